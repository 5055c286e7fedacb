// What each button does. An action is a word or two: "next", "door.look", "case.add".
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

// ---- consent ----------------------------------------------------------------------------------

void after_consent(Turn& turn) {
  State& s = turn.s;
  if (s.door == Way::look) s.door = Way::papers;  // who looked first has decided to go on
  if (s.keep == Keep::nothing) return enter_section(turn, "about");
  if (s.record_open) return go(turn, Screen::code);
  if (s.starting) return;
  s.starting = true;
  turn.ask(StartRecord{s.keep == Keep::clinic});
}

void next_on_consent(Turn& turn) {
  State& s = turn.s;
  switch (s.where.screen) {
    case Screen::consent_keep:
      if (s.keep == Keep::nothing) return after_consent(turn);
      // With "only me" nobody else can open it, so there is nobody to contact.
      return go(turn, s.keep == Keep::clinic ? Screen::consent_contact : Screen::consent_totals);
    case Screen::consent_contact:
      return go(turn, Screen::consent_totals);
    default:
      return after_consent(turn);
  }
}

// Each asks one thing, and nothing is taken for an answer to it.
bool answered_consent(const State& s) {
  constexpr std::pair<Screen, const char*> kAsked[] = {{Screen::consent_keep, "consent.keep"},
                                                       {Screen::consent_contact, "consent.contact"},
                                                       {Screen::consent_totals, "consent.totals"}};
  for (const auto& [screen, field] : kAsked)
    if (s.where.screen == screen) return !record::value_of(s.answers, field).empty();
  return true;
}

// ---- cases and the statement --------------------------------------------------------------------

bool press_case(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string id;
  if (action == "case.add") {
    enter_section(turn, "cases", new_case(turn));
  } else if (action == "case.no_papers") {
    go(turn, Screen::no_record);
  } else if (starts(action, "case.change.", id)) {
    enter_section(turn, "cases", id);
  } else if (starts(action, "case.remove.", id)) {
    s.cover = Cover::remove_case;
    s.subject = id;
  } else if (starts(action, "finding.", id)) {
    if (!s.opened.erase(id)) s.opened.insert(id);
  } else {
    return false;
  }
  return true;
}

void decide_sentence(Turn& turn, const std::string& id, bool accept) {
  const auto statement = statement_of(turn.world, turn.s, turn.s.answers);
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences) {
      if (sentence.id != id) continue;
      for (const auto& [field, value] : declaration::decide(sentence, accept))
        set_answer(turn, field, value.value_or(std::string()));
    }
  turn.s.notice.clear();
  flush(turn);
}

// To the page that asks for this part of the statement, and straight back.
void change_words(Turn& turn, const std::string& field) {
  State& s = turn.s;
  const interview::Interview& interview = turn.world.interview;
  auto places = interview::pages(interview, "statement", s.answers);
  for (const auto& id : record::case_ids(s.answers)) {
    if (!field.starts_with("case." + id + ".")) continue;
    places = interview::pages(interview, "cases", s.answers, id);
  }
  for (const auto& place : places) {
    const auto* page = interview::find(interview, place);
    if (page == nullptr || page->questions.empty()) continue;
    if (interview::field_path(page->questions[0], place.case_id) != field) continue;
    s.back_to = Screen::read_all;
    return go(turn, Where{Screen::question, place});
  }
}

bool press_statement(Turn& turn, const std::string& action) {
  std::string rest;
  if (starts(action, "sentence.keep.", rest))
    decide_sentence(turn, rest, true);
  else if (starts(action, "sentence.remove.", rest))
    decide_sentence(turn, rest, false);
  else if (starts(action, "statement.", rest))
    change_words(turn, rest);
  else
    return false;
  return true;
}

// "review.about/phone/", "review.cases/level/<id>": to that page, and straight back.
bool press_review(Turn& turn, const std::string& action) {
  std::string rest;
  if (!starts(action, "review.", rest)) return false;
  const auto first = rest.find('/'), last = rest.rfind('/');
  if (first == last) return false;
  const interview::Place place{rest.substr(0, first), rest.substr(first + 1, last - first - 1),
                               rest.substr(last + 1)};
  if (interview::find(turn.world.interview, place) == nullptr) return false;
  turn.s.back_to = Screen::review;
  go(turn, Where{Screen::question, place});
  return true;
}

bool press_order(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string section;
  if (action == "history" && s.returning) {
    go(turn, Screen::history);
  } else if (action == "order.cases") {
    s.story_first = false;
    go(turn, Screen::cases);
  } else if (action == "order.story") {
    s.story_first = true;
    enter_section(turn, "statement");
  } else if (starts(action, "go.", section)) {
    if (section == "cases")
      go(turn, Screen::cases);
    else if (section == "findings")
      go(turn, Screen::findings);
    else if (section == "read_all")
      go(turn, Screen::read_all);
    else if (section == "papers")
      go(turn, Screen::papers);
    else if (section == "review")
      go(turn, Screen::review);
    else
      enter_section(turn, section);
  } else {
    return false;
  }
  return true;
}

// ---- paper and the end
// ----------------------------------------------------------------------------

bool press_paper(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string door;
  if (action == "print.code")
    make_paper(turn, Paper::code_slip);
  else if (action == "print.findings")
    make_paper(turn, Paper::findings);
  else if (starts(action, "print.slip.", door))
    make_paper(turn, Paper::slip, door);
  else if (action == "print.packet") {
    if (!s.pages || s.paper != Paper::packet) return true;
    s.printing = Printing::sending;
    s.packet_out = true;
    turn.ask(PrintPaper{Paper::packet, {}});
  } else if (action == "papers.again") {
    if (!s.making) make_paper(turn, Paper::packet);
  } else if (action == "print.cancel") {
    turn.ask(CancelPrinting{});
  } else {
    return false;
  }
  return true;
}

void press_next(Turn& turn) {
  State& s = turn.s;
  s.notice.clear();
  switch (s.where.screen) {
    case Screen::consent_keep:
    case Screen::consent_contact:
    case Screen::consent_totals:
      if (!answered_consent(s)) return void(s.notice = "question.needed");
      return next_on_consent(turn);
    case Screen::return_code:
      if (s.starting) return;
      if (text_of(s, "return.code").empty()) return void(s.notice = "question.needed");
      s.editing.reset();
      s.starting = true;
      return turn.ask(OpenCode{s.secrets["return.code"]});
    case Screen::question:
    case Screen::door:
      if (page_ok(turn)) advance(turn);
      return;
    case Screen::read_all: {
      // Without a word of the person's own there is no statement to sign, and none is printed.
      const auto statement = statement_of(turn.world, s, s.answers);
      if (!statement.empty() && statement.waiting() > 0) {
        s.scroll = 0;  // where it is decided
        return void(s.notice = "read_all.decide");
      }
      return advance(turn);
    }
    case Screen::finish:
      if (printing_unfinished(s)) return void(s.cover = Cover::unfinished_print);
      return end_visit(turn, true);
    default:
      return advance(turn);
  }
}

}  // namespace

void end_visit(Turn& turn, bool keep) {
  State& s = turn.s;
  if (s.ending) return;
  settle(turn);
  end_entry(turn);
  end_paragraph(turn);
  if (keep) flush(turn);
  be_silent(turn);
  if (s.printing != Printing::none) turn.ask(CancelPrinting{});
  s.ending = true;
  s.ending_keeps = keep;
  s.cover = Cover::none;
  s.editing.reset();
  s.notice.clear();
  s.toast.clear();
  s.where = Where{Screen::leaving, {}};
  s.history.clear();
  turn.ask(EndVisit{keep});
}

void press(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (s.ending) return;
  if (press_key(turn, action)) return;
  settle(turn);
  if (press_helper(turn, action)) return;
  if (waits_for_person(s) && !(s.cover == Cover::idle && action == "cover.close")) return;
  if (press_tool(turn, action)) return;
  if (press_cover(turn, action)) return;
  if (s.cover != Cover::none) return;  // nothing behind a cover can be touched
  if (press_doubt(turn, action)) return;
  if (action == "next" && s.door != Way::staff) return press_next(turn);
  if (action == "back") return back(turn);
  if (press_door(turn, action) || press_case(turn, action)) return;
  if (press_paragraph(turn, action) || press_kinder(turn, action)) return;
  if (press_letter(turn, action)) return;
  if (press_statement(turn, action) || press_review(turn, action) || press_order(turn, action))
    return;
  if (press_paper(turn, action) || press_list(turn, action) || press_same(turn, action)) return;
  if (press_initial(turn, action)) return;
  press_staff(turn, action);
}

}  // namespace clearway::flow
