// The tools at the foot of every screen, and what lies over a screen.
#include <algorithm>

#include "app/flow/roles.h"
#include "app/flow/say.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

// The screen alone says to wave; with sound, the room hears that somebody would
// like help, and nothing else.
void call_for_help(Turn& turn) {
  if (turn.world.site.ask_signal != "sound") return;
  turn.ask(Speak{turn.s.language, Say(turn.world, turn.s)("cover.ask.call")});
}

// One button: off, it begins; while the voice speaks it pauses; in silence it asks how it should
// sound. Covered, the screen behind is not read.
void press_listen(Turn& turn) {
  Sound& sound = turn.s.sound;
  switch (sound.ear) {
    case Ear::speaking:
      sound.ear = Ear::paused;
      return turn.ask(PauseSpeaking{true});
    case Ear::paused:
      sound.ear = Ear::speaking;
      return turn.ask(PauseSpeaking{false});
    case Ear::off:
      sound.ear = Ear::silent;
      break;
    case Ear::silent:
      break;
  }
  turn.s.cover = Cover::sound;
}

template <class Steps>
int stepped(const Steps& steps, int value, int by) {
  const auto at = std::ranges::find(steps, value) - steps.begin() + by;
  return steps[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, std::ssize(steps) - 1))];
}

bool press_sound(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (action == "sound.open") {
    turn.ask(StopSpeaking{});
    s.sound.ear = Ear::silent;
    s.cover = Cover::sound;
  } else if (action == "sound.off") {
    be_silent(turn);
    s.cover = Cover::none;
  } else if (action == "sound.hush") {
    if (s.sound.ear == Ear::speaking || s.sound.ear == Ear::paused) press_listen(turn);
  } else if (action == "sound.again") {
    ++s.sound.again;
    if (s.cover == Cover::sound) s.cover = Cover::none;  // a key says it too, whatever lies there
  } else if (action == "sound.headphones") {
    s.sound.headphones = !s.sound.headphones;
  } else if (action == "sound.slower" || action == "sound.faster") {
    s.sound.words_per_minute =
        stepped(kSpeeds, s.sound.words_per_minute, action == "sound.faster" ? 1 : -1);
  } else if (action == "sound.softer" || action == "sound.louder") {
    s.sound.volume = stepped(kVolumes, s.sound.volume, action == "sound.louder" ? 1 : -1);
  } else {
    return false;
  }
  return true;
}

}  // namespace

void be_silent(Turn& turn) {
  if (turn.s.sound.ear != Ear::off) turn.ask(StopSpeaking{});
  turn.s.sound = {};
}

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
  s.board.clear();
  s.cover = Cover::none;
  set_answer(turn, "visit.language", language);
  flush(turn);
  if (s.where.screen == Screen::papers) make_paper(turn, Paper::packet);
  if (s.where.screen == Screen::language) go(turn, Screen::home);
}

void choose_size(State& s, TextSize size) {
  s.text_size = size;
  if (size == TextSize::largest && s.large_letters == State::Reminder::ahead)
    s.large_letters = State::Reminder::now;
}

void close_display(State& s) {
  if (s.large_letters == State::Reminder::now) s.large_letters = State::Reminder::done;
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
    if (action == name) return choose_size(s, size), true;
  for (const auto& [name, contrast] : kContrasts)
    if (action == name) return s.contrast = contrast, true;
  if (action == "reach.lower") return s.reach = Reach::lower, true;
  if (action == "motion.less") return s.still = true, true;
  if (action == "motion.whole") return s.still = false, true;
  if (action == "reach.whole") return s.reach = Reach::whole, true;
  return false;
}

}  // namespace

bool press_cover(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string rest;
  if (starts(action, "language.", rest)) return choose_language(turn, rest), true;
  if (press_display(s, action) || press_sound(turn, action)) return true;
  if (action == "cover.close") {
    close_display(s);
    s.cover = s.cover == Cover::idle && hides(s.behind_idle) ? s.behind_idle : Cover::none;
  } else if (action == "finish.anyway" && s.door == Way::staff)
    turn.ask(Restart{});
  else if (action == "leave.save" || action == "finish.anyway")
    end_visit(turn, true);
  else if (action == "leave.delete" && s.record_open)
    s.cover = Cover::erase;  // what was kept is asked for once more
  else if (action == "leave.delete" || (action == "leave.erase" && s.cover == Cover::erase))
    end_visit(turn, false);
  else if (action == "case.remove.yes") {
    remove_case(turn, s.subject);
    s.cover = Cover::none;
    s.toast = "toast.case_removed";
    s.toast_at = s.uptime;
  } else if (action == "paragraph.restore.yes" && s.cover == Cover::restore_paragraph) {
    restore_paragraph(turn);
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
