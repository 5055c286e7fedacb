// A page of a door: what is told on the right, what is asked or printed on the left.
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

// What the page says once something was done on it.
void show_praise(Show& show, const interview::Page& page) {
  for (const auto& question : page.questions) {
    if (question.kind != interview::Kind::information) continue;
    if (!interview::holds(question.when, show.s.typed, {})) continue;
    Card card;
    card.tone = Tone::good;
    card.title = show.say.message(question.label);
    show.v.main.push_back(std::move(card));
  }
}

// What is only read stands in two columns, once one is not enough.
void spread(View& v) {
  constexpr std::size_t kOnTheRight = 2;
  while (v.aside.size() > kOnTheRight) {
    v.main.push_back(std::move(v.aside.front()));
    v.aside.erase(v.aside.begin());
  }
}

void show_slip_button(Show& show) {
  ButtonRow row;
  row.buttons.push_back(button("print.slip." + show.s.where.place.section, show.say("door.print"),
                               Style::quiet, Icon::print));
  row.buttons.back().enabled = !printing_unfinished(show.s);
  show.v.main.push_back(std::move(row));
  const std::string line = printing_line(show);
  if (!line.empty()) show.v.main.push_back(Paragraph{line, Weight::soft});
}

}  // namespace

void show_door(Show& show) {
  const auto* page = page_here(show.world, show.s);
  const auto& place = show.s.where.place;
  const auto* section = show.world.doors.section(place.section);
  if (page == nullptr || section == nullptr) return;
  View& v = show.v;
  v.screen = "door." + place.section + "." + page->id;
  v.kicker = show.say.message(section->title);
  v.title = show.say.message(page->title);
  v.lead = show.say.message(page->lead);
  show_questions(show, *page, show.s.typed);
  show_praise(show, *page);
  if (offers_slip(*page)) show_slip_button(show);
  if (offers_letters(*page)) {
    ButtonRow row;
    row.buttons.push_back(button("letters.open", show.say("letters.open")));
    v.main.push_back(std::move(row));
  }
  show_hints(show);
  show_asides(show, *page);
  if (page->questions.empty()) spread(v);
  const bool last = page == &section->pages.back() && place.section != kLetterDoor;
  v.next = next_button(show, last ? "door.done" : "frame.continue");
  v.next->enabled = interview::complete(*page, show.s.answers, {});
}

}  // namespace clearway::flow
