// One page of the interview, and the pages between its sections.
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

Tone tone_of(const std::string& name) {
  return name == "why" ? Tone::why : name == "example" ? Tone::example : Tone::plain;
}

void show_preview(Show& show) {
  if (show.s.helped) return;  // it has the answers of the other pages too
  show.v.aside.push_back(Paragraph{show.say("page.preview"), Weight::strong});
  // Of a long statement, what grows while somebody types would be out of sight.
  show.v.aside.push_back(show.s.editing ? paragraph_with(show, show.s.editing->field)
                                        : statement_text(show, show.s.answers, false));
}

}  // namespace

void show_asides(Show& show, const interview::Page& page) {
  // While somebody types, what they see grow is their own text; before that, the example.
  const bool typing = show.s.editing.has_value();
  if (page.preview && typing) show_preview(show);
  for (const auto& aside : page.asides) {
    Card made;
    made.tone = tone_of(aside.tone);
    made.title = show.say.message(aside.title);
    made.body.push_back({show.say.message(aside.body), Weight::normal});
    const auto day = core::parse_day(aside.last_checked);
    if (day) made.small = checked_on(show.say, aside.citation, *day);
    show.v.aside.push_back(std::move(made));
  }
  if (page.preview && !typing) show_preview(show);
}

namespace {

void add_date(Show& show, const std::string& field) {
  for (const char* part : {"#month", "#day", "#year"}) {
    TextField made = text_field(show, field + part, show.say(std::string("date.") + (part + 1)));
    made.narrow = true;
    if (show.s.kept.contains(field) && !made.text.empty()) made.kept = show.say("page.kept");
    show.v.main.push_back(std::move(made));
  }
}

void add_question(Show& show, const interview::Question& question, bool alone) {
  using interview::Kind;
  const std::string field = interview::field_path(question, show.s.where.place.case_id);
  if (is_hidden(show.world, show.s, field)) {
    show.v.main.emplace_back(Card{Tone::soft,
                                  show.say.message(question.label),
                                  {{show.say("helper.hidden"), Weight::normal}},
                                  "",
                                  {}});
    return;
  }
  switch (question.kind) {
    case Kind::information:
      return;
    case Kind::date:
      if (!alone)
        show.v.main.push_back(Paragraph{show.say.message(question.label), Weight::strong});
      return add_date(show, field);
    case Kind::choice:
    case Kind::choices:
    case Kind::county:
      return show_choices(show, question, field);
    case Kind::list:
      return show_list(show, field);
    case Kind::text:
    case Kind::long_text:
    case Kind::phone:
    case Kind::address:
    case Kind::email:
    case Kind::number:
    case Kind::money: {
      TextField made =
          text_field(show, field, alone ? std::string() : show.say.message(question.label));
      made.placeholder = show.say.message(question.placeholder);
      made.multiline = interview::has_lines(question.kind);
      made.masked = question.masked;
      show.v.main.push_back(std::move(made));
    }
  }
}

void add_same(Show& show) {
  const auto same = same_answer(show.world, show.s);
  if (!same) return;
  const std::string answer = answer_text(show.world, show.s, same->field, same->value);
  ButtonRow row;
  row.buttons.push_back(button("answer.same", show.say("question.same", {{"answer", answer}})));
  show.v.main.push_back(std::move(row));
}

std::string kicker_of(const Show& show) {
  const auto& place = show.s.where.place;
  if (place.case_id.empty()) return {};
  const auto ids = record::case_ids(show.s.answers);
  std::size_t n = 0;
  while (n < ids.size() && ids[n] != place.case_id) ++n;
  std::string where;
  if (!show.s.helped) where = case_place(show.world, show.s, show.s.answers, place.case_id);
  return show.say(
      where.empty() ? "cases.kicker" : "cases.kicker_place",
      {{"n", std::to_string(n + 1)}, {"all", std::to_string(ids.size())}, {"place", where}});
}

std::string case_title(const Show& show, std::size_t n) {
  return show.say("cases.title_n", {{"n", std::to_string(n)}});
}

}  // namespace

void show_questions(Show& show, const interview::Page& page, const record::Fields& told) {
  for (const auto& question : page.questions)
    if (interview::holds(question.when, told, show.s.where.place.case_id))
      add_question(show, question, page.questions.size() == 1);
}

void show_question(Show& show) {
  const auto* page = interview::find(show.world.interview, show.s.where.place);
  if (page == nullptr) return;
  View& v = show.v;
  v.screen = "question." + page->id;
  v.kicker = kicker_of(show);
  v.kicker_told = !show.s.where.place.case_id.empty();
  v.title = show.say.message(page->title);
  v.lead = show.say.message(page->lead);
  add_same(show);
  show_questions(show, *page, show.s.answers);
  show_hints(show);
  show_asides(show, *page);
  v.next = next_button(show, "frame.continue");
  v.next->enabled = interview::complete(*page, show.s.answers, show.s.where.place.case_id);
  v.next->says_why = true;
}

void show_order(Show& show) {
  View& v = show.v;
  v.title = show.say("order.title");
  v.lead = show.say("order.lead");
  Doors doors;
  doors.doors.push_back(
      {"order.cases", show.say("order.cases"), show.say("order.cases_text"), Icon::look});
  doors.doors.push_back(
      {"order.story", show.say("order.story"), show.say("order.story_text"), Icon::pencil});
  v.main.push_back(std::move(doors));
}

void show_cases(Show& show) {
  View& v = show.v;
  const auto ids = record::case_ids(show.s.answers);
  v.title = show.say("cases.title");
  v.lead = show.say(ids.empty() ? "cases.lead_none" : "cases.lead");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Card made;
    made.title = case_title(show, i + 1);
    const std::string place = case_place(show.world, show.s, show.s.answers, ids[i]);
    made.body.push_back(
        {place.empty() ? show.say("cases.no_place") : place, Weight::normal, !place.empty()});
    made.buttons.push_back(
        button("case.change." + ids[i], show.say("cases.change"), Style::quiet, Icon::pencil));
    made.buttons.push_back(
        button("case.remove." + ids[i], show.say("cases.remove"), Style::quiet, Icon::remove));
    for (Button& each : made.buttons) each.about = made.title;
    v.main.push_back(std::move(made));
  }
  ButtonRow row;
  row.buttons.push_back(button("case.add", show.say(ids.empty() ? "cases.first" : "cases.another"),
                               ids.empty() ? Style::primary : Style::quiet));
  row.buttons.push_back(button("case.no_papers", show.say("cases.no_papers")));
  v.main.push_back(std::move(row));
  v.aside.push_back(word_card(show, Tone::plain, "cases.aside"));
  // Whoever has none to add goes on too: to how one gets a record.
  v.next = next_button(show, ids.empty() ? "frame.continue" : "cases.next");
}

void show_no_record(Show& show) {
  View& v = show.v;
  v.title = show.say("no_record.title");
  v.lead = show.say("no_record.lead");
  for (const char* word : {"no_record.one", "no_record.two", "no_record.three"})
    v.main.push_back(Paragraph{show.say(word), Weight::normal});
  ButtonRow row;
  row.buttons.push_back(
      button("print.slip.record", show.say("no_record.print"), Style::quiet, Icon::print));
  row.buttons.push_back(button("page.record", show.say("home.record")));
  v.main.push_back(std::move(row));
  const std::string line = printing_line(show);
  if (!line.empty()) v.main.push_back(Paragraph{line, Weight::soft});
  v.aside.push_back(word_card(show, Tone::why, "no_record.aside"));
  v.aside.push_back(helper_card(show));
  v.next = next_button(show, show.s.door == Way::look ? "findings.keep_going" : "no_record.next");
}

}  // namespace clearway::flow
