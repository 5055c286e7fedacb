// One paragraph of the statement by itself: written the person's own way, given back to their
// answers, left out, put in again, moved. What they wrote is theirs; only they take it back.
#include <algorithm>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

using declaration::Statement;

std::string prompt_here(const State& s) {
  return s.where.screen == Screen::paragraph ? s.where.place.page : std::string();
}

void carry_out(Turn& turn, const declaration::Changes& changes) {
  for (const auto& [field, value] : changes) set_answer(turn, field, value.value_or(std::string()));
  flush(turn);
}

Statement statement_now(const World& world, const State& s) {
  return statement_of(world, s, s.answers);
}

// What the answers make of it, whatever the person made of that.
std::string from_answers(const World& world, const State& s, const std::string& prompt,
                         declaration::Show what = declaration::Show::standing) {
  record::Fields answers = s.answers;
  for (const auto& [field, value] : declaration::restore(prompt)) answers.erase(field);
  const Statement statement = statement_of(world, s, answers);
  const auto* made = paragraph_of(statement, prompt);
  return made == nullptr ? std::string() : declaration::text_of(*made, what);
}

std::string language_of(const declaration::Paragraph& paragraph) {
  for (const auto& sentence : paragraph.sentences)
    if (sentence.accepted && !sentence.language.empty()) return sentence.language;
  return {};
}

// Begins with the words that stand. A sentence of ours that waits is not among them: nobody would
// have accepted it.
void begin_writing(Turn& turn, const declaration::Paragraph& paragraph) {
  const std::string field = declaration::edited_field(paragraph.prompt);
  if (!paragraph.edited) {
    const std::string language = language_of(paragraph);
    carry_out(turn, declaration::edit(paragraph, declaration::text_of(paragraph)));
    set_answer(turn, declaration::language_field(field), language);
  }
  focus(turn, field, text_of(turn.s, field).size());
}

// Over those that are left out too: else it would seem not to move.
void move_one(Turn& turn, const Statement& statement, const std::string& prompt, int step) {
  const auto& all = statement.paragraphs;
  const auto at = std::ranges::find(all, prompt, &declaration::Paragraph::prompt) - all.begin();
  for (auto to = at + step; to >= 0 && to < std::ssize(all); to += step) {
    if (all[static_cast<std::size_t>(to)].left_out) continue;
    return carry_out(turn, declaration::move(statement, prompt, static_cast<int>(to - at)));
  }
}

void say_done(State& s, const char* toast) {
  s.toast = toast;
  s.toast_at = s.uptime;
}

bool press_here(Turn& turn, const std::string& what) {
  State& s = turn.s;
  const std::string prompt = prompt_here(s);
  const Statement statement = statement_now(turn.world, s);
  const auto* here = paragraph_of(statement, prompt);
  if (here == nullptr) return true;
  s.notice.clear();
  if (what == "write" && !here->left_out) {
    begin_writing(turn, *here);
  } else if (what == "up" || what == "down") {
    move_one(turn, statement, prompt, what == "up" ? -1 : 1);
    say_done(s, "toast.paragraph_moved");
  } else if (what == "leave_out") {
    s.editing.reset();
    carry_out(turn, declaration::leave_out(prompt));
    say_done(s, "toast.paragraph_left_out");
  } else if (what == "put_in") {
    carry_out(turn, declaration::put_in(prompt));
    say_done(s, "toast.paragraph_put_in");
  } else if (what == "keep" && here->edited) {
    carry_out(turn, declaration::edit(*here, declaration::text_of(*here)));
    say_done(s, "toast.paragraph_kept");
  } else if (what == "restore" && here->edited) {
    s.cover = Cover::restore_paragraph;
  }
  return true;
}

void show_changed(Show& show, const declaration::Paragraph& paragraph) {
  if (!paragraph.outdated) return;
  Card card;
  card.tone = Tone::judge;
  card.title = show.say("paragraph.outdated");
  const std::string now =
      from_answers(show.world, show.s, paragraph.prompt, declaration::Show::waiting_too);
  card.body.push_back({show.say(now.empty() ? "paragraph.no_answers" : "paragraph.new_words")});
  if (!now.empty()) card.body.push_back({"“" + now + "”", Weight::strong, true});
  card.buttons.push_back(
      button("paragraph.keep", show.say("paragraph.keep"), Style::primary, Icon::check));
  if (!now.empty())
    card.buttons.push_back(button("paragraph.restore", show.say("paragraph.take_new")));
  show.v.main.push_back(std::move(card));
}

void show_what_to_do(Show& show, const declaration::Paragraph& paragraph, std::size_t n,
                     std::size_t all) {
  ButtonRow row;
  const auto add = [&](const char* action, const char* word, Icon icon, bool enabled = true) {
    row.buttons.push_back(button(action, show.say(word), Style::quiet, icon));
    row.buttons.back().enabled = enabled;
  };
  if (paragraph.left_out) {
    add("paragraph.put_in", "paragraph.put_in", Icon::check);
  } else {
    add("paragraph.write", paragraph.edited ? "paragraph.go_on" : "paragraph.write", Icon::pencil);
    add("paragraph.up", "paragraph.up", Icon::up, n > 1);
    add("paragraph.down", "paragraph.down", Icon::none, n < all);
    add("paragraph.leave_out", "paragraph.leave_out", Icon::remove);
  }
  if (paragraph.edited && !paragraph.outdated)
    add("paragraph.restore", "paragraph.restore", Icon::none);
  show.v.main.push_back(std::move(row));
}

StatementText as_it_stands(const Show& show, const declaration::Paragraph& paragraph) {
  StatementText text;
  StatementText::Part part;
  for (const auto& sentence : paragraph.sentences) {
    const bool waits = !sentence.accepted && !sentence.removed;
    if (!sentence.removed)
      part.spans.push_back({sentence.id, sentence.text, waits, sentence.accepted, false});
  }
  if (paragraph.left_out)
    part.note = show.say("paragraph.left_out");
  else if (paragraph.edited && !paragraph.outdated)
    part.note = show.say("paragraph.own");
  if (part.spans.empty())
    text.empty = show.say("paragraph.nothing");
  else
    text.parts.push_back(std::move(part));
  return text;
}

}  // namespace

const declaration::Paragraph* paragraph_of(const Statement& statement, std::string_view prompt) {
  const auto found =
      std::ranges::find(statement.paragraphs, prompt, &declaration::Paragraph::prompt);
  return found == statement.paragraphs.end() ? nullptr : &*found;
}

void end_paragraph(Turn& turn) {
  State& s = turn.s;
  const std::string prompt = prompt_here(s);
  if (prompt.empty()) return;
  const std::string field = declaration::edited_field(prompt);
  const std::string words = record::value_of(s.answers, field);
  const Statement statement = statement_now(turn.world, s);
  const auto* here = paragraph_of(statement, prompt);
  if (here != nullptr && here->outdated) return;  // they were written about other answers
  const bool theirs =
      here != nullptr && here->edited && from_answers(turn.world, s, prompt) != words;
  if (theirs) return;
  const auto left_out = s.answers.find(declaration::leave_out(prompt).begin()->first);
  declaration::Changes changes = declaration::restore(prompt);
  if (left_out != s.answers.end()) changes.erase(left_out->first);
  carry_out(turn, changes);
}

void restore_paragraph(Turn& turn) {
  State& s = turn.s;
  s.cover = Cover::none;
  s.editing.reset();
  carry_out(turn, declaration::restore(prompt_here(s)));
  say_done(s, "toast.paragraph_restored");
}

bool press_paragraph(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string rest;
  if (s.door == Way::staff) return false;
  if (starts(action, "paragraph.", rest)) return press_here(turn, rest);
  if (starts(action, "statement.paragraph.", rest)) {
    if (paragraph_of(statement_now(turn.world, s), rest) != nullptr)
      go(turn, Where{Screen::paragraph, {{}, rest, {}}});
  } else if (starts(action, "statement.put_in.", rest)) {
    carry_out(turn, declaration::put_in(rest));
    say_done(s, "toast.paragraph_put_in");
  } else {
    return false;
  }
  return true;
}

void show_paragraph(Show& show) {
  View& v = show.v;
  const State& s = show.s;
  v.title = show.say("paragraph.title");
  v.lead = show.say("paragraph.lead");
  v.next = next_button(show, "paragraph.next");
  const std::string prompt = prompt_here(s);
  const Statement statement = statement_now(show.world, s);
  const std::string field = declaration::edited_field(prompt);
  const bool writing = s.editing && s.editing->field == field;
  const auto* here = paragraph_of(statement, prompt);
  if (writing) {
    v.main.push_back(text_field(show, field, {}));
    std::get<TextField>(v.main.back()).multiline = true;
  }
  if (here == nullptr) return;
  std::size_t n = 0, all = 0;
  for (const auto& paragraph : statement.paragraphs) {
    if (!paragraph.left_out) ++all;
    if (&paragraph == here) n = all;
  }
  if (!here->left_out)
    v.kicker =
        show.say("paragraph.kicker", {{"n", std::to_string(n)}, {"all", std::to_string(all)}});
  if (!writing) v.main.push_back(as_it_stands(show, *here));
  show_changed(show, *here);
  if (!writing) show_what_to_do(show, *here, n, all);
  if (!writing) show_waiting(show, statement, prompt);
  if (here->edited) show_hints(show);
  v.aside.push_back(word_card(show, Tone::plain, "paragraph.aside"));
}

}  // namespace clearway::flow
