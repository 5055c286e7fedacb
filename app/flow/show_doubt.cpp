// Two answers to one question, side by side in time: what was told, when, and by whom.
#include <algorithm>

#include "app/flow/roles.h"
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

std::string question_of_doubt(const Show& show, const record::Fields& answers,
                              const std::string& field) {
  std::string id;
  if (starts(field, "case.", id)) id = id.substr(0, id.find('.'));
  return of_case(show, answers, id, question_text(show.world, show.s, field));
}

std::string told_line(const Show& show, const Told& told, bool desk) {
  const std::string when =
      show.say("audit.moment",
               {{"date", text::format_date(told.day, show.say.catalog())}, {"time", told.time}});
  if (told.doer == Doer::person)
    return show.say(desk ? "doubt.by_person" : "doubt.by_you", {{"when", when}});
  if (desk && !told.name.empty())
    return show.say("doubt.by_staff", {{"name", told.name}, {"when", when}});
  return show.say("doubt.by_somebody", {{"when", when}});
}

void show_answers(Show& show, const Doubt& doubt, bool desk) {
  for (std::size_t i = 0; i < doubt.answers.size(); ++i) {
    const auto& told = doubt.answers[i];
    Card card;
    const std::string value = told.value.empty()
                                  ? show.say("doubt.nothing")
                                  : answer_text(show.world, show.s, doubt.field, told.value);
    card.body.push_back({value, Weight::strong, true});
    card.body.push_back({told_line(show, told, desk), Weight::soft});
    card.buttons.push_back(button("doubt." + std::to_string(i) + "." + doubt.field,
                                  show.say("doubt.keep"), Style::quiet, Icon::check));
    card.buttons.back().enabled = !show.s.starting;
    show.v.main.push_back(std::move(card));
  }
}

}  // namespace

void show_doubt(Show& show) {
  View& v = show.v;
  v.title = show.say("doubt.title");
  v.lead = show.say("doubt.lead");
  if (show.s.doubts.empty()) return;
  const auto& doubt = show.s.doubts.front();
  v.main.push_back(Paragraph{question_of_doubt(show, show.s.answers, doubt.field), Weight::strong});
  show_answers(show, doubt, false);
  v.aside.push_back(word_card(show, Tone::why, "doubt.aside"));
  v.next = next_button(show, "doubt.later");
}

void show_staff_doubts(Show& show) {
  View& v = show.v;
  staff_frame(show);
  v.title = show.say("staff.doubts");
  v.lead = show.say("staff.doubts_lead");
  const auto& file = show.s.open_file;
  const auto doubts = asked_doubts(show.world, file.doubts);
  if (doubts.empty()) v.main.push_back(Paragraph{show.say("staff.doubts_none"), Weight::normal});
  for (const auto& doubt : doubts) {
    v.main.push_back(Paragraph{question_of_doubt(show, file.fields, doubt.field), Weight::strong});
    show_answers(show, doubt, true);
  }
}

// On the open record: what was told twice, and the way to say which is right.
void show_doubts_card(Show& show) {
  const auto& file = show.s.open_file;
  const auto doubts = asked_doubts(show.world, file.doubts);
  if (doubts.empty()) return;
  Card card;
  card.tone = Tone::example;
  card.title = show.say("staff.doubts");
  for (const auto& doubt : doubts) {
    std::string line = question_of_doubt(show, file.fields, doubt.field) + ":";
    for (const auto& told : doubt.answers)
      line += (line.ends_with(':') ? " “" : " · “") +
              (told.value.empty() ? show.say("doubt.nothing")
                                  : answer_text(show.world, show.s, doubt.field, told.value)) +
              "”";
    card.body.push_back({line, Weight::normal, true});
  }
  card.body.push_back({show.say("staff.doubts_body"), Weight::soft});
  if (may(show.s.staff_role, Task::settle))
    card.buttons.push_back(
        button("staff.doubts", show.say("staff.doubts_settle"), Style::quiet, Icon::check));
  show.v.main.push_back(std::move(card));
}

}  // namespace clearway::flow
