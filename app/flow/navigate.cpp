// Where one goes from here.
#include <algorithm>

#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

bool is_short_text(interview::Kind kind) {
  using enum interview::Kind;
  return kind == text || kind == email || kind == number || kind == money;
}

void arrive(Turn& turn, Where where) {
  State& s = turn.s;
  end_entry(turn);
  end_paragraph(turn);
  flush(turn);
  s.where = std::move(where);
  s.editing.reset();
  s.notice.clear();
  s.checked.clear();
  s.kinder_asked = false;
  s.kinder_kept.clear();
  s.scroll = 0;
  s.initial.clear();
  // What came of an earlier print is news on its own screen and at the end, nowhere else.
  if (!printing_unfinished(s) && s.where.screen != Screen::finish) s.printing = Printing::none;
  if (s.sound.ear != Ear::off) {
    s.sound.ear = Ear::silent;  // what is said now is of the screen before
    turn.ask(StopSpeaking{});
  }
  if (s.where.screen == Screen::papers) make_paper(turn, Paper::packet);
  if (s.where.screen != Screen::door) forget_door(s);
  const auto* page = page_here(turn.world, s);
  if (page == nullptr) return;
  for (const auto& question : page->questions) {
    const std::string field = interview::field_path(question, s.where.place.case_id);
    if (question.kind == interview::Kind::date) fill_date_parts(s, field);
  }
  // One short answer to type: the keyboard is there already. A long one is read first.
  if (page->questions.size() == 1 && is_short_text(page->questions[0].kind)) {
    const std::string field = interview::field_path(page->questions[0], s.where.place.case_id);
    focus(turn, field, text_of(s, field).size());
  }
  if (page->questions.size() == 1 && page->questions[0].kind == interview::Kind::list) {
    const std::string field = interview::field_path(page->questions[0], s.where.place.case_id);
    if (text_of(s, field).empty()) focus(turn, "list." + field, 0);
  }
  if (s.editing && is_hidden(turn.world, s, s.editing->field)) s.editing.reset();
}

// The screen behind the last page of a section.
Screen after_section(const State& s, std::string_view section) {
  if (s.back_to) return *s.back_to;
  if (section == "about") return Screen::order;
  if (section == "cases") return Screen::cases;
  if (s.only_statement) return Screen::read_all;
  const bool cases_first = !s.story_first || !record::case_ids(s.answers).empty();
  return cases_first ? Screen::read_all : Screen::cases;
}

// For a statement by itself no more is asked than whose it is, and how to reach who said yes to
// that.
bool asks_too_much(const State& s, const interview::Page* page) {
  const bool reach = record::value_of(s.answers, "consent.contact") == "yes";
  return page != nullptr && std::ranges::none_of(page->questions, [&](const auto& question) {
           return question.field == "person.name.court" ||
                  (reach && question.field.starts_with("person.contact."));
         });
}

std::vector<interview::Place> pages_of(const Turn& turn, std::string_view section,
                                       std::string_view case_id) {
  const auto& interview = turn.world.interview;
  auto pages = interview::pages(interview, section, turn.s.answers, case_id);
  if (turn.s.only_statement && section == "about")
    std::erase_if(pages, [&](const interview::Place& place) {
      return asks_too_much(turn.s, interview::find(interview, place));
    });
  return pages;
}

// Changing one answer from the review goes straight back, unless new pages may grow out of it.
bool straight_back(const Turn& turn, const interview::Place& here) {
  if (turn.s.back_to == Screen::review) return true;  // what grows out of it is open there
  const auto* page = interview::find(turn.world.interview, here);
  const bool words = page != nullptr && page->writing;
  if (here.section == "cases") return words && turn.s.back_to == Screen::read_all;
  return words || here.section != "statement";
}

// What is for the person alone waits until they have the screen back.
bool asked(const Turn& turn, const interview::Place& place) {
  const auto* page = interview::find(turn.world.interview, place);
  return !turn.s.helped || page == nullptr || !interview::person_only(*page);
}

void advance_question(Turn& turn) {
  State& s = turn.s;
  const auto here = s.where.place;
  const bool one_page = s.back_to && straight_back(turn, here);
  const auto pages = pages_of(turn, here.section, here.case_id);
  const auto at = std::ranges::find(pages, here);
  if (!one_page && at != pages.end()) {
    const auto next = std::find_if(
        at + 1, pages.end(), [&](const interview::Place& place) { return asked(turn, place); });
    if (next != pages.end()) return go(turn, Where{Screen::question, *next});
  }
  if (s.only_statement && here.section == "about" && !s.back_to)
    return enter_section(turn, "statement");
  const Screen next = after_section(s, here.section);
  if (s.back_to) s.back_to.reset();
  go(turn, next);
}

void after_cases(Turn& turn) {
  if (!record::case_ids(turn.s.answers).empty()) return go(turn, Screen::findings);
  go(turn, Screen::no_record);
}

void to_story(Turn& turn) {
  if (turn.s.door == Way::look) return go(turn, Screen::welcome);
  if (turn.s.story_first || has_words(turn.s.answers)) return go(turn, Screen::read_all);
  enter_section(turn, "statement");
}

}  // namespace

void go(Turn& turn, Where where) {
  turn.s.history.push_back(turn.s.where);
  arrive(turn, std::move(where));
}

void go(Turn& turn, Screen screen) { go(turn, Where{screen, {}}); }

void replace(Turn& turn, Where where) {
  turn.s.history.clear();
  arrive(turn, std::move(where));
}

void back(Turn& turn) {
  State& s = turn.s;
  if (!may_go_back(s)) return;
  Where where = s.history.back();
  // The first screen is the next person's: whoever goes back to it leaves, and nothing they typed
  // stays. Once something is kept, the way back no longer leads there.
  if (where.screen == Screen::attract) return end_visit(turn, false);
  s.history.pop_back();
  s.back_to.reset();
  // A case that was removed, or a branch no longer taken, has no page to go back to.
  const bool gone = where.screen == Screen::question &&
                    interview::find(turn.world.interview, where.place) == nullptr;
  if (gone) return back(turn);
  arrive(turn, std::move(where));
}

// Not while the vault works on what was asked: its answer belongs to this screen.
bool may_go_back(const State& state) { return !state.history.empty() && !state.starting; }

void enter_section(Turn& turn, std::string_view section, std::string_view case_id) {
  const auto pages = pages_of(turn, section, case_id);
  if (pages.empty()) return go(turn, after_section(turn.s, section));
  go(turn, Where{Screen::question, pages.front()});
}

void advance(Turn& turn) {
  State& s = turn.s;
  switch (s.where.screen) {
    case Screen::welcome:
      return go(turn, Screen::consent_keep);
    case Screen::code:
      return enter_section(turn, "about");
    case Screen::question:
      return advance_question(turn);
    case Screen::door:
      return advance_door(turn);
    case Screen::letter:
      return leave_letters(turn);
    case Screen::cases:
      return after_cases(turn);
    case Screen::no_record:
    case Screen::findings:
      return to_story(turn);
    case Screen::read_all:
      return go(turn, Screen::papers);
    case Screen::paragraph:
      return back(turn);
    case Screen::review:
      return go(turn, Screen::papers);
    case Screen::papers:
      return go(turn, Screen::finish);
    default:
      return;
  }
}

std::string new_case(Turn& turn) {
  State& s = turn.s;
  // Unique across kiosks by the visit's random seed, within the visit by the counter.
  core::RecordId id{s.seed};
  const auto n = static_cast<unsigned>(++s.cases_made);
  for (unsigned i = 0; i < 4; ++i) id.bytes[12 + i] ^= static_cast<core::Byte>(n >> (8 * i));
  const std::size_t order = record::case_ids(s.answers).size() + 1;
  set_answer(turn, "case." + id.hex() + ".order", std::to_string(order));
  return id.hex();
}

void remove_case(Turn& turn, const std::string& id) {
  // What was told of it, and what was made of that in the statement.
  const std::string stem = "case." + id + ".", paragraph = "." + id;
  std::vector<std::string> fields;
  for (const auto& [field, value] : turn.s.answers)
    if (field.starts_with(stem) || field.find(paragraph) != field.npos) fields.push_back(field);
  for (const auto& field : fields) set_answer(turn, field, "");
  flush(turn);
}

}  // namespace clearway::flow
