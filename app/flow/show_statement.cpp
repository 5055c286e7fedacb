// The statement as it stands: read it all, and what there is to decide about it.
#include <algorithm>
#include <utility>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

using declaration::Origin;

// The answer that is being written now.
std::string field_here(const Show& show) {
  const auto& where = show.s.where;
  const auto* page = where.screen == Screen::question
                         ? interview::find(show.world.interview, where.place)
                         : nullptr;
  if (page == nullptr || page->questions.empty()) return {};
  return interview::field_path(page->questions[0], where.place.case_id);
}

bool waits(const declaration::Sentence& sentence) {
  return !sentence.accepted && !sentence.removed;
}

Card offered_card(const Show& show, const declaration::Sentence& sentence, int count) {
  Card card;
  card.tone = Tone::example;
  const bool typed = sentence.by_other;
  card.title = typed ? show.say("read_all.typed") : show.say.counted("read_all.ours", count);
  card.body.push_back({"“" + sentence.text + "”", Weight::strong, true});
  card.body.push_back({show.say(typed ? "read_all.typed_body" : "read_all.ours_body")});
  card.buttons.push_back(
      button("sentence.keep." + sentence.id, show.say("read_all.keep"), Style::primary));
  card.buttons.push_back(button("sentence.remove." + sentence.id, show.say("read_all.remove")));
  return card;
}

class Parts {
 public:
  Parts(const Show& show, bool with_buttons)
      : show_(show), with_buttons_(with_buttons), now_(with_buttons ? "" : field_here(show)) {}

  void add(const declaration::Paragraph& paragraph) {
    StatementText::Part part;
    for (const auto& sentence : paragraph.sentences) {
      if (sentence.removed) continue;
      const bool offered = sentence.origin == Origin::offered;
      // Each answer has its own way back to its page.
      if (with_buttons_ && !offered && !part.prompt.empty()) {
        change(part);
        end(part);
      }
      part.spans.push_back({sentence.id, sentence.text, offered || waits(sentence),
                            sentence.accepted, !offered && now_ == sentence.id});
      if (!offered && !paragraph.edited) part.prompt = sentence.id;
    }
    if (part.spans.empty()) return;
    if (paragraph.edited)
      part.prompt = "paragraph." + paragraph.prompt;
    else if (part.prompt.empty())
      part.prompt = paragraph.field;
    if (with_buttons_ && paragraph.edited)
      part.note = show_.say(paragraph.outdated ? "paragraph.outdated" : "paragraph.own");
    if (!with_buttons_) return end(part);
    change(part);
    if (!paragraph.edited)
      part.buttons.push_back(
          button("statement.paragraph." + paragraph.prompt, show_.say("read_all.arrange")));
    end(part);
  }

  StatementText text;

 private:
  void change(StatementText::Part& part) const {
    if (part.prompt.empty()) return;
    // One's own words are changed where they are arranged, and no answer is.
    const bool own = part.prompt.starts_with("paragraph.");
    part.buttons.push_back(button("statement." + part.prompt,
                                  show_.say(own ? "read_all.arrange" : "read_all.change"),
                                  Style::quiet, Icon::pencil));
    if (question_of(show_.world, part.prompt) != nullptr)
      part.buttons.back().about = question_text(show_.world, show_.s, part.prompt);
  }
  void end(StatementText::Part& part) { text.parts.push_back(std::exchange(part, {})); }

  const Show& show_;
  bool with_buttons_;
  std::string now_;
};

// What is not told yet and has a button of its own; the second answer of a paragraph only where
// the first is there.
void add_missing(Show& show) {
  struct Prompt {
    const char* name;
    const char* after;
  };
  constexpr Prompt kPrompts[] = {{"who", ""},      {"changed", ""},         {"involved", ""},
                                 {"hardship", ""}, {"towards", ""},         {"steps", "towards"},
                                 {"meaning", ""},  {"obstacles", "meaning"}};
  const auto told = [&](const std::string& prompt) {
    return !record::value_of(show.s.answers, "declaration." + prompt).empty();
  };
  ButtonRow row;
  for (const Prompt& prompt : kPrompts) {
    const std::string name = prompt.name;
    if (told(name) || (*prompt.after != 0 && !told(prompt.after))) continue;
    row.buttons.push_back(
        button("statement.declaration." + name, show.say("read_all.add_" + name)));
  }
  if (!row.buttons.empty()) show.v.main.push_back(std::move(row));
}

// Enough of it to know it again.
std::string beginning(std::string text) {
  constexpr std::size_t kMost = 90;
  if (text.size() <= kMost) return text;
  text.resize(text::previous(text, kMost));
  return text + "…";
}

void add_left_out(Show& show, const declaration::Statement& statement) {
  for (const auto& paragraph : statement.paragraphs) {
    if (!paragraph.left_out) continue;
    Card card;
    card.tone = Tone::soft;
    card.title = show.say("paragraph.left_out");
    card.body.push_back({beginning(paragraph.sentences.front().text), Weight::soft, true});
    card.buttons.push_back(button("statement.put_in." + paragraph.prompt,
                                  show.say("paragraph.put_in"), Style::quiet, Icon::check));
    show.v.main.push_back(std::move(card));
  }
}

}  // namespace

StatementText statement_text(const Show& show, const record::Fields& answers, bool with_buttons) {
  const auto statement = statement_of(show.world, show.s, answers);
  Parts parts(show, with_buttons);
  for (const auto& paragraph : statement.paragraphs)
    if (!paragraph.left_out) parts.add(paragraph);
  if (statement.empty()) parts.text.empty = show.say("read_all.empty");
  return std::move(parts.text);
}

StatementText paragraph_with(const Show& show, const std::string& field) {
  const auto statement = statement_of(show.world, show.s, show.s.answers);
  const auto says_it = [&](const declaration::Sentence& sentence) {
    return sentence.id == field ||
           std::ranges::find(sentence.fields, field) != sentence.fields.end();
  };
  Parts parts(show, /*with_buttons=*/false);
  for (const auto& paragraph : statement.paragraphs)
    if (!paragraph.left_out && std::ranges::any_of(paragraph.sentences, says_it))
      parts.add(paragraph);
  if (parts.text.parts.empty()) parts.text.empty = show.say("read_all.empty");
  return std::move(parts.text);
}

void show_waiting(Show& show, const declaration::Statement& statement, std::string_view prompt) {
  const declaration::Sentence* first = nullptr;
  int offered = 0;
  for (const auto& paragraph : statement.paragraphs) {
    if (paragraph.left_out || (!prompt.empty() && paragraph.prompt != prompt)) continue;
    for (const auto& sentence : paragraph.sentences) {
      if (!waits(sentence)) continue;
      if (first == nullptr) first = &sentence;
      if (!sentence.by_other) ++offered;
    }
  }
  if (first == nullptr) return;
  show.v.aside.insert(show.v.aside.begin(), offered_card(show, *first, offered));
  show.v.asks_aside = true;
}

void show_read_all(Show& show) {
  View& v = show.v;
  v.title = show.say("read_all.title");
  v.lead = show.say("read_all.lead");
  v.main.push_back(statement_text(show, show.s.answers, true));
  const auto statement = statement_of(show.world, show.s, show.s.answers);
  add_left_out(show, statement);
  add_missing(show);
  if (!statement.empty()) show_waiting(show, statement);
  if (!statement.languages().empty()) {
    v.aside.push_back(word_card(show, Tone::why, "read_all.translate"));
    std::get<Card>(v.aside.back()).small = show.say("read_all.translate.small");
  }
  Card own;
  own.title = show.say("read_all.own.title");
  own.body.push_back({show.say("read_all.own.body"), Weight::normal});
  v.aside.push_back(std::move(own));
  v.next = next_button(show, "read_all.next");
}

}  // namespace clearway::flow
