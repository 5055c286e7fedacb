// The tools at the foot of every screen, and what lies over a screen.
#include "app/flow/roles.h"
#include "app/flow/say.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

std::string spoken(const View& shown) {
  std::string text = shown.title + ". " + shown.lead + " ";
  for (const auto& block : shown.main) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + " ";
    const auto* list = std::get_if<ChoiceList>(&block);
    for (std::size_t i = 0; list != nullptr && i < list->options.size(); ++i)
      text += list->options[i].label + ". ";
  }
  return text;
}

// The screen alone says to wave; with sound, the room hears that somebody would
// like help, and nothing else.
void call_for_help(Turn& turn) {
  if (turn.world.site.ask_signal != "sound") return;
  turn.ask(Speak{turn.s.language, Say(turn.world, turn.s)("cover.ask.call")});
}

void press_listen(Turn& turn) {
  State& s = turn.s;
  s.speaking = !s.speaking;
  if (!s.speaking) return turn.ask(StopSpeaking{});
  turn.ask(Speak{s.language, spoken(view(turn.world, s))});
}

}  // namespace

bool press_tool(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (action == "tool.language")
    s.cover = Cover::language;
  else if (action == "tool.display")
    s.cover = Cover::display;
  else if (action == "tool.moment")
    s.cover = Cover::moment;
  else if (action == "tool.leave")
    s.cover = Cover::leave;
  else if (action == "tool.listen")
    press_listen(turn);
  else if (action == "tool.ask") {
    s.cover = Cover::ask;
    call_for_help(turn);
  } else {
    return false;
  }
  flush(turn);
  return true;
}

namespace {

void choose_language(Turn& turn, const std::string& language) {
  State& s = turn.s;
  s.language = language;
  s.cover = Cover::none;
  set_answer(turn, "visit.language", language);
  flush(turn);
  if (s.where.screen == Screen::papers) make_paper(turn, Paper::packet);
  if (s.where.screen == Screen::language) go(turn, Screen::home);
}

bool press_display(State& s, const std::string& action) {
  constexpr std::pair<std::string_view, TextSize> kSizes[] = {{"size.small", TextSize::small},
                                                              {"size.medium", TextSize::medium},
                                                              {"size.large", TextSize::large},
                                                              {"size.largest", TextSize::largest}};
  constexpr std::pair<std::string_view, Contrast> kContrasts[] = {
      {"contrast.normal", Contrast::normal},
      {"contrast.high_light", Contrast::high_light},
      {"contrast.high_dark", Contrast::high_dark},
      {"contrast.low", Contrast::low}};
  for (const auto& [name, size] : kSizes)
    if (action == name) return s.text_size = size, true;
  for (const auto& [name, contrast] : kContrasts)
    if (action == name) return s.contrast = contrast, true;
  return false;
}

}  // namespace

bool press_cover(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string rest;
  if (starts(action, "language.", rest)) return choose_language(turn, rest), true;
  if (press_display(s, action)) return true;
  if (action == "cover.close")
    s.cover = Cover::none;
  else if (action == "leave.save" || action == "finish.anyway")
    end_visit(turn, true);
  else if (action == "leave.delete")
    end_visit(turn, false);
  else if (action == "case.remove.yes") {
    remove_case(turn, s.subject);
    s.cover = Cover::none;
  } else if (action == "code.replace.yes") {
    s.cover = Cover::none;
    if (s.starting || !may(s.staff_role, Task::replace_code)) return true;
    s.starting = true;
    turn.ask(ReplaceCode{s.open_row});
  } else {
    return false;
  }
  return true;
}

bool starts(std::string_view action, std::string_view with, std::string& rest) {
  if (!action.starts_with(with)) return false;
  rest = std::string(action.substr(with.size()));
  return true;
}

}  // namespace clearway::flow
