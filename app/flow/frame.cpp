// What every screen has: brand, the five places, the tools, Back; and the keyboard.
#include <algorithm>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

// Which of the five places a screen belongs to; -1 for none.
int place_of(const State& s) {
  switch (s.where.screen) {
    case Screen::question:
      return s.where.place.section == "about" ? 0 : s.where.place.section == "cases" ? 1 : 3;
    case Screen::order:
    case Screen::welcome:
    case Screen::consent_keep:
    case Screen::consent_contact:
    case Screen::consent_totals:
    case Screen::code:
      return 0;
    case Screen::cases:
    case Screen::no_record:
      return 1;
    case Screen::findings:
      return 2;
    case Screen::read_all:
    case Screen::paragraph:
      return 3;
    case Screen::review:
    case Screen::papers:
    case Screen::finish:
      return 4;
    default:
      return -1;
  }
}

void show_steps(Show& show) {
  const int now = place_of(show.s);
  const bool on_the_way = show.s.door == Way::papers || show.s.door == Way::look;
  if (now < 0 || !on_the_way) return;
  constexpr const char* kWords[] = {"step.about", "step.cases", "step.findings", "step.statement",
                                    "step.papers"};
  // Done is what was answered, not what lies to the left: the story may come first.
  const auto& answers = show.s.answers;
  const bool done[] = {!record::value_of(answers, "person.name.court").empty(),
                       !record::case_ids(answers).empty() && now != 1,
                       !record::case_ids(answers).empty() && now > 2, has_words(answers), false};
  for (int i = 0; i < 5; ++i) {
    if (show.s.only_statement && (i == 1 || i == 2)) continue;  // cases, and what may fit
    const auto state = i == now  ? Step::State::now
                       : done[i] ? Step::State::done
                                 : Step::State::ahead;
    show.v.steps.push_back({show.say(kWords[i]), state});
  }
}

const char* listen_word(Ear ear) {
  switch (ear) {
    case Ear::off:
      return "tool.listen";
    case Ear::silent:
      return "tool.sound";
    case Ear::speaking:
      return "tool.pause";
    case Ear::paused:
      return "tool.go_on";
  }
  return "tool.listen";
}

void show_tools(Show& show) {
  const auto tool = [&](const char* action, const char* word, Icon icon) {
    Button made = button(action, show.say(word), Style::quiet, icon);
    show.v.tools.push_back(std::move(made));
  };
  tool("tool.language", "tool.language", Icon::language);
  tool("tool.display", "tool.display", Icon::display);
  tool("tool.listen", listen_word(show.s.sound.ear), Icon::listen);
  if (show.s.helped)
    tool("helper.back", "tool.give_back", Icon::person);
  else
    tool("tool.ask", "tool.ask", Icon::ask);
  tool("tool.moment", "tool.moment", Icon::moment);
  tool("tool.leave", "tool.leave", Icon::leave);
  show.v.tools[2].on = show.s.sound.ear != Ear::off;
}

void show_sound(Show& show) {
  show.v.sound = show.s.sound;
  auto& words = show.v.spoken;
  words.button = show.say("spoken.button");
  words.field = show.say("spoken.field");
  words.chosen = show.say("spoken.chosen");
  words.not_chosen = show.say("spoken.not_chosen");
  words.empty = show.say("spoken.empty");
  words.hidden = show.say("spoken.hidden");
  words.own = show.say("spoken.own");
  words.disabled = show.say("spoken.disabled");
  words.here = show.say("spoken.here");
  words.radio = show.say("spoken.radio");
  words.checkbox = show.say("spoken.checkbox");
  words.own_choice = show.say("spoken.own_choice");
  words.at = show.say("spoken.at");
  words.arrows = show.say("spoken.arrows");
  words.many = show.say("spoken.many");
  words.own_code =
      show.say("spoken.own_code", {{"pause", show.say("tool.pause")},
                                   {"sound", show.say("tool.sound")},
                                   {"headphones", show.say("cover.sound.headphones")}});
}

}  // namespace

Button button(std::string action, std::string label, Style style, Icon icon) {
  return {std::move(action), std::move(label), style, icon, true, false};
}

Button next_button(const Show& show, const char* word) {
  return button("next", show.say(word), Style::primary, Icon::next);
}

std::string of_case(const Show& show, const record::Fields& answers, const std::string& case_id,
                    const std::string& text) {
  const auto ids = record::case_ids(answers);
  const auto at = std::ranges::find(ids, case_id);
  if (at == ids.end()) return text;
  return show.say("cases.title_n", {{"n", std::to_string(at - ids.begin() + 1)}}) + ": " + text;
}

std::string listed_title(const Show& show, const interview::Page& page) {
  return show.say.message(page.hard ? page.questions[0].label : page.title);
}

Card word_card(const Show& show, Tone tone, const std::string& word) {
  return {tone, show.say(word + ".title"), {{show.say(word + ".body"), Weight::normal}}, "", {}};
}

Card helper_card(const Show& show) {
  const auto& helper = show.world.site.helper;
  Card card;
  card.tone = Tone::why;
  card.title = show.say("finish.aside");
  card.body.push_back({helper.name, Weight::strong});
  for (const auto& line : {helper.phone, helper.hours_in(show.s.language)})
    if (!line.empty()) card.body.push_back({line, Weight::normal});
  return card;
}

Option option(const Show& show, std::string id, std::string_view word, bool on) {
  const std::string help = std::string(word) + "_help";
  return {std::move(id), show.say(word),
          show.world.words.has(help) ? show.say(help) : std::string(), on};
}

TextField text_field(const Show& show, const std::string& field, std::string label) {
  TextField made;
  made.field = field;
  made.label = std::move(label);
  made.text = shown_text(show.s, field);
  made.masked = is_masked(field);
  made.caret = made.text.size();
  if (show.s.editing && show.s.editing->field == field) {
    made.focused = true;
    const Editing& editing = *show.s.editing;
    made.caret = shown_caret(show.s, field, editing.caret);
    if (!editing.keys.empty()) {
      made.composed_from = editing.made_from;
      made.composed_to = editing.made_from + editing.made_size;
    }
  }
  if (show.s.kept.contains(field) && !made.text.empty()) made.kept = show.say("page.kept");
  return made;
}

std::string checked_on(const Say& say, std::string_view citation, const core::Day& day) {
  const std::string date = text::format_date(day, say.catalog());
  if (citation.empty()) return say("page.checked", {{"date", date}});
  return say("page.citation", {{"citation", std::string(citation)}, {"date", date}});
}

std::string kept_line(const Show& show) {
  const auto until = kept_until(show.world, show.s);
  if (!until) return {};
  return show.say("kept.until", {{"date", text::format_date(*until, show.say.catalog())},
                                 {"name", show.world.site.helper.name}});
}

std::string printing_line(const Show& show) {
  switch (show.s.printing) {
    case Printing::none:
      return {};
    case Printing::sending:
    case Printing::printing:
      return show.say("printing.now");
    case Printing::done:
      return show.say("printing.done");
    case Printing::saved:
      return show.say("printing.saved");
    case Printing::no_paper:
      return show.say("printing.no_paper");
    case Printing::jam:
      return show.say("printing.jam");
    case Printing::offline:
      return show.say("printing.offline");
    case Printing::failed:
      return show.say("printing.failed");
    case Printing::canceled:
      return show.say("printing.canceled");
  }
  return {};
}

void show_frame(Show& show) {
  View& v = show.v;
  const State& s = show.s;
  v.language = s.language;
  v.text_size = s.text_size;
  v.contrast = s.contrast;
  v.reach = s.reach;
  v.brand = show.say("frame.brand");
  if (!show.world.site.logo.empty()) v.logo = show.world.site.organization;
  v.more = show.say("frame.more");
  v.less = show.say("frame.less");
  v.scroll = s.scroll;
  v.back = button("back", show.say("frame.back"), Style::quiet, Icon::back);
  v.back->enabled = may_go_back(s);
  // Said where a visit begins; on every page it would crowd out the question.
  const bool beginning = s.where.screen == Screen::attract || s.where.screen == Screen::home ||
                         s.where.screen == Screen::welcome ||
                         s.where.screen == Screen::staff_sign_in ||
                         s.where.screen == Screen::locked;
  if (show.world.site.demo) v.badge = show.say("frame.demo_badge");
  if (show.world.site.demo && beginning) {
    v.notice = show.say("frame.demo");
    v.notice_tone = Tone::example;
  }
  show_steps(show);
  show_tools(show);
  show_sound(show);
}

}  // namespace clearway::flow
