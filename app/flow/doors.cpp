// The doors of home. Some tell something: pages of kiosk-config/doors, one after the other, and
// what of them goes on paper. Nothing typed on the way is kept, and no door is a dead end.
#include <algorithm>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

constexpr std::string_view kSlipPage = "slip";        // the page that offers the others on paper
constexpr std::string_view kLettersPage = "letters";  // the page that offers to write one

void enter_door(Turn& turn, std::string_view section) {
  const auto pages = interview::pages(turn.world.doors, section, turn.s.typed);
  if (!pages.empty()) go(turn, Where{Screen::door, pages.front()});
}

// Back to where the door was opened.
void leave_door(Turn& turn) {
  auto& history = turn.s.history;
  const std::string section = turn.s.where.place.section;
  while (!history.empty() && history.back().place.section == section &&
         history.back().screen == Screen::door)
    history.pop_back();
  back(turn);
}

bool asks(const interview::Page& page) {
  return std::ranges::any_of(page.questions, [](const interview::Question& question) {
    return question.kind != interview::Kind::information;
  });
}

void add_typed(Slip& slip, const World& world, const State& state, const interview::Page& page) {
  for (const auto& question : page.questions) {
    const std::string value(text_of(state, question.field));
    if (!value.empty())
      slip.typed.emplace_back(Say(world, state).message(question.label),
                              answer_text(world, state, question.field, value));
  }
}

}  // namespace

const interview::Page* page_here(const World& world, const State& state) {
  if (state.where.screen == Screen::question)
    return interview::find(world.interview, state.where.place);
  if (state.where.screen == Screen::door) return interview::find(world.doors, state.where.place);
  return nullptr;
}

bool press_door(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string section;
  if (action.starts_with("door.")) s.only_statement = action == "door.statement";
  if (action == "begin") {
    const bool chosen = !record::value_of(s.answers, "visit.language").empty();
    go(turn, chosen ? Screen::home : Screen::language);
  } else if (action == "door.look") {
    s.door = Way::look;
    go(turn, Screen::cases);
  } else if (action == "door.papers" || action == "door.statement") {
    s.door = Way::papers;
    go(turn, Screen::welcome);
  } else if (action == "door.code") {
    s.door = Way::code;
    s.secrets.erase("return.code");  // of an earlier try, perhaps somebody else's
    go(turn, Screen::return_code);
    focus(turn, "return.code", 0);
    s.editing->layer = "capitals_lock";
  } else if (action == "door.staff" && turn.world.site.staff_sign_in) {
    s.door = Way::staff;
    s.language = turn.world.site.languages.front();  // not the one whose turn it was
    go(turn, Screen::staff_sign_in);
    focus(turn, "staff.name", 0);
  } else if (starts(action, "page.", section)) {
    enter_door(turn, section);
  } else {
    return false;
  }
  return true;
}

void advance_door(Turn& turn) {
  const auto here = turn.s.where.place;
  if (turn.s.back_to) return back(turn);  // one page of a letter was changed
  const auto pages = interview::pages(turn.world.doors, here.section, turn.s.typed);
  const auto at = std::ranges::find(pages, here);
  if (at == pages.end() || std::next(at) == pages.end())
    return here.section == kLetterDoor ? go(turn, Screen::letter) : leave_door(turn);
  go(turn, Where{Screen::door, *std::next(at)});
}

void forget_door(State& state) {
  std::erase_if(state.typed, [](const auto& typed) {
    return typed.first.starts_with("practice.") || typed.first.starts_with("slip.");
  });
}

bool offers_slip(const interview::Page& page) { return page.id == kSlipPage; }
bool offers_letters(const interview::Page& page) { return page.id == kLettersPage; }

Slip slip_of(const World& world, const State& state, std::string_view id) {
  Slip slip;
  const auto* section = world.doors.section(id);
  if (section == nullptr) return slip;
  const Say say(world, state);
  slip.title = say.message(section->title);
  for (const auto& page : section->pages) {
    add_typed(slip, world, state, page);
    if (offers_slip(page) || offers_letters(page) || asks(page)) continue;
    SlipPart part{say.message(page.title), say.message(page.lead), {}};
    for (const auto& aside : page.asides) {
      const auto day = core::parse_day(aside.last_checked);
      part.points.push_back({say.message(aside.title), say.message(aside.body),
                             day ? checked_on(say, aside.citation, *day) : std::string()});
    }
    slip.parts.push_back(std::move(part));
  }
  return slip;
}

}  // namespace clearway::flow
