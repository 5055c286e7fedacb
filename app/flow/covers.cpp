// What lies over a screen: language, display, ask a person, a moment, leave, still there?
#include <algorithm>
#include <array>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

Overlay dialog(const Show& show, const char* name, const std::string& word) {
  Overlay made;
  made.name = name;
  made.title = show.say(word + ".title");
  const std::string body = word + ".body";
  if (show.world.words.has(body)) made.body.push_back({show.say(body), Weight::normal});
  return made;
}

Overlay language_cover(const Show& show) {
  Overlay made = dialog(show, "language", "cover.language");
  for (const auto& language : show.world.site.languages) {
    std::string name = Say(show.world, language)("language." + language);  // in itself
    for (const auto& mark : language_marks(show.world, language)) name += " · " + mark;
    Button choice = button("language." + language, std::move(name));
    choice.on = language == show.s.language;
    made.buttons.push_back(std::move(choice));
  }
  made.buttons.push_back(button("cover.close", show.say("cover.close"), Style::text));
  return made;
}

Overlay display_cover(const Show& show) {
  Overlay made = dialog(show, "display", "cover.display");
  if (show.s.large_letters == State::Reminder::now)
    made.body.push_back({show.say("display.private"), Weight::soft});
  const auto add = [&](const char* action, bool on) {
    Button choice = button(action, show.say(std::string("display.") + action));
    choice.on = on;
    made.choices.push_back(std::move(choice));
  };
  add("size.small", show.s.text_size == TextSize::small);
  add("size.medium", show.s.text_size == TextSize::medium);
  add("size.large", show.s.text_size == TextSize::large);
  add("size.largest", show.s.text_size == TextSize::largest);
  add("contrast.normal", show.s.contrast == Contrast::normal);
  add("contrast.high_light", show.s.contrast == Contrast::high_light);
  add("contrast.high_dark", show.s.contrast == Contrast::high_dark);
  add("contrast.low", show.s.contrast == Contrast::low);
  // Under everything else, so that whoever needs it reaches it.
  const bool lower = show.s.reach == Reach::lower;
  made.buttons.push_back(button(lower ? "reach.whole" : "reach.lower",
                                show.say(lower ? "display.reach.whole" : "display.reach.lower")));
  // A page that turns at once, for whom a fade makes dizzy.
  made.buttons.push_back(
      button(show.s.still ? "motion.whole" : "motion.less",
             show.say(show.s.still ? "display.motion.whole" : "display.motion.less")));
  // While the voice speaks its own button pauses it.
  if (show.s.sound.ear != Ear::off)
    made.buttons.push_back(
        button("sound.open", show.say("tool.sound"), Style::quiet, Icon::listen));
  made.buttons.push_back(button("cover.close", show.say("cover.done"), Style::primary));
  return made;
}

// The place of a value in a list of steps, from 1.
template <class Steps>
std::string place_in(const Steps& steps, int value) {
  return std::to_string(std::ranges::find(steps, value) - steps.begin() + 1);
}

Overlay sound_cover(const Show& show) {
  Overlay made = dialog(show, "sound", "cover.sound");
  made.closes = "sound.again";  // nothing else there closes it and goes on listening
  const Sound& sound = show.s.sound;
  made.body.push_back(
      {show.say("cover.sound.now", {{"speed", place_in(kSpeeds, sound.words_per_minute)},
                                    {"speeds", std::to_string(kSpeeds.size())},
                                    {"volume", place_in(kVolumes, sound.volume)},
                                    {"volumes", std::to_string(kVolumes.size())}}),
       Weight::strong});
  const auto add = [&](const char* action, const char* word, bool enabled) {
    made.choices.push_back(button(action, show.say(word)));
    made.choices.back().enabled = enabled;
  };
  add("sound.slower", "cover.sound.slower", sound.words_per_minute != kSpeeds.front());
  add("sound.faster", "cover.sound.faster", sound.words_per_minute != kSpeeds.back());
  add("sound.softer", "cover.sound.softer", sound.volume != kVolumes.front());
  add("sound.louder", "cover.sound.louder", sound.volume != kVolumes.back());
  Button own = button("sound.headphones", show.say("cover.sound.headphones"));
  own.on = sound.headphones;
  made.buttons.push_back(std::move(own));
  made.buttons.push_back(
      button("sound.again", show.say("cover.sound.again"), Style::primary, Icon::listen));
  made.buttons.push_back(button("sound.off", show.say("cover.sound.off")));
  return made;
}

Overlay leave_cover(const Show& show) {
  const bool kept = show.s.record_open;
  Overlay made = dialog(show, "leave", kept ? "cover.leave" : "cover.leave_unkept");
  if (printing_unfinished(show.s))
    made.body.push_back({show.say("cover.printing_stops"), Weight::soft});
  if (kept)
    made.buttons.push_back(button("leave.save", show.say("cover.leave.save"), Style::primary));
  made.buttons.push_back(button("leave.delete",
                                show.say(kept ? "cover.leave.delete" : "cover.leave_unkept.delete"),
                                kept ? Style::danger : Style::primary));
  made.buttons.push_back(button("cover.close", show.say("cover.stay")));
  return made;
}

Overlay erase_cover(const Show& show) {
  Overlay made = dialog(show, "erase", "cover.erase");
  made.buttons.push_back(button("leave.erase", show.say("cover.erase.yes"), Style::danger));
  made.buttons.push_back(button("cover.close", show.say("cover.stay")));
  return made;
}

Overlay helper_cover(const Show& show) {
  Overlay made = dialog(show, "ask", "cover.ask");
  const auto& helper = show.world.site.helper;
  const std::string hours = helper.hours_in(show.s.language);
  const std::string when = hours.empty() ? helper.phone : helper.phone + ", " + hours;
  // In the largest letters a small panel has no room for a second button under it otherwise.
  const auto weight = may_hand_over(show.s) ? Weight::small : Weight::soft;
  if (!helper.phone.empty())
    made.body.push_back(
        {show.say("cover.ask.phone", {{"name", helper.name}, {"phone", when}}), weight});
  made.buttons.push_back(button("cover.close", show.say("cover.go_on"), Style::primary));
  if (may_hand_over(show.s))
    made.buttons.push_back(
        button("helper.ask", show.say("helper.ask"), Style::quiet, Icon::person));
  made.cover = true;
  return made;
}

Overlay hand_over_cover(const Show& show) {
  Overlay made = dialog(show, "helper", "cover.helper");
  made.buttons.push_back(button("helper.begin", show.say("cover.helper.begin"), Style::primary));
  made.buttons.push_back(button("cover.close", show.say("cover.helper.no")));
  return made;
}

Overlay give_back_cover(const Show& show) {
  Overlay made = dialog(show, "give_back", "cover.give_back");
  made.buttons.push_back(button("helper.back", show.say("cover.give_back.yes"), Style::primary));
  made.cover = true;
  return made;
}

Overlay idle_cover(const Show& show) {
  Overlay made = dialog(show, "idle", show.s.record_open ? "cover.idle" : "cover.idle_unkept");
  made.buttons.push_back(button("cover.close", show.say("cover.still_here"), Style::primary));
  // What they had covered stays covered, and so does what is not a helper's to see.
  made.cover = hides(show.s.behind_idle) || waits_for_person(show.s);
  return made;
}

Overlay remove_cover(const Show& show) {
  Overlay made = dialog(show, "confirm", "cover.remove_case");
  made.buttons.push_back(
      button("case.remove.yes", show.say("cover.remove_case.yes"), Style::danger));
  made.buttons.push_back(button("cover.close", show.say("cover.remove_case.no")));
  return made;
}

Overlay restore_cover(const Show& show) {
  Overlay made = dialog(show, "confirm", "cover.restore_paragraph");
  made.buttons.push_back(
      button("cover.close", show.say("cover.restore_paragraph.no"), Style::primary));
  made.buttons.push_back(
      button("paragraph.restore.yes", show.say("cover.restore_paragraph.yes"), Style::danger));
  return made;
}

Overlay replace_cover(const Show& show) {
  Overlay made = dialog(show, "confirm", "cover.replace_code");
  made.buttons.push_back(
      button("code.replace.yes", show.say("cover.replace_code.yes"), Style::primary));
  made.buttons.push_back(button("cover.close", show.say("cover.replace_code.no")));
  return made;
}

Overlay print_cover(const Show& show) {
  Overlay made = dialog(show, "confirm", "cover.unfinished_print");
  made.body.push_back({printing_line(show), Weight::soft});
  made.buttons.push_back(
      button("cover.close", show.say("cover.unfinished_print.wait"), Style::primary));
  made.buttons.push_back(button("finish.anyway", show.say("cover.unfinished_print.finish")));
  return made;
}

}  // namespace

void show_cover(Show& show) {
  if (waits_for_person(show.s) && show.s.cover != Cover::idle) {
    show.v.overlay = give_back_cover(show);
    return;
  }
  switch (show.s.cover) {
    case Cover::none:
      return;
    case Cover::language:
      show.v.overlay = language_cover(show);
      break;
    case Cover::display:
      show.v.overlay = display_cover(show);
      break;
    case Cover::sound:
      show.v.overlay = sound_cover(show);
      break;
    case Cover::ask:
      show.v.overlay = helper_cover(show);
      break;
    case Cover::moment:
      show.v.overlay = dialog(show, "moment", "cover.moment");
      show.v.overlay->cover = true;
      show.v.overlay->buttons.push_back(
          button("cover.close", show.say("cover.go_on"), Style::primary));
      break;
    case Cover::leave:
      show.v.overlay = leave_cover(show);
      break;
    case Cover::erase:
      show.v.overlay = erase_cover(show);
      break;
    case Cover::idle:
      show.v.overlay = idle_cover(show);
      break;
    case Cover::unfinished_print:
      show.v.overlay = print_cover(show);
      break;
    case Cover::restore_paragraph:
      show.v.overlay = restore_cover(show);
      break;
    case Cover::replace_code:
      show.v.overlay = replace_cover(show);
      break;
    case Cover::helper:
      show.v.overlay = hand_over_cover(show);
      break;
    case Cover::remove_case:
      show.v.overlay = remove_cover(show);
      break;
  }
  for (const auto& each : show.v.overlay->buttons)
    if (each.action == "cover.close") show.v.overlay->closes = each.action;
}

}  // namespace clearway::flow
