// State in, what the screen shows out.
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

struct ScreenRow {
  Screen screen;
  const char* name;
  void (*show)(Show&);
};

constexpr ScreenRow kScreens[] = {
    {Screen::attract, "attract", show_attract},
    {Screen::language, "language", show_language},
    {Screen::home, "home", show_home},
    {Screen::door, "door", show_door},
    {Screen::letters, "letters", show_letters},
    {Screen::letter, "letter", show_letter},
    {Screen::welcome, "welcome", show_welcome},
    {Screen::consent_keep, "consent.keep", show_consent},
    {Screen::consent_contact, "consent.contact", show_consent},
    {Screen::consent_totals, "consent.totals", show_consent},
    {Screen::code, "code", show_code},
    {Screen::question, "question", show_question},
    {Screen::order, "order", show_order},
    {Screen::cases, "cases", show_cases},
    {Screen::no_record, "no_record", show_no_record},
    {Screen::findings, "findings", show_findings},
    {Screen::read_all, "read_all", show_read_all},
    {Screen::paragraph, "paragraph", show_paragraph},
    {Screen::review, "review", show_review},
    {Screen::papers, "papers", show_papers},
    {Screen::finish, "finish", show_finish},
    {Screen::leaving, "leaving", show_leaving},
    {Screen::return_code, "return_code", show_return_code},
    {Screen::hub, "hub", show_hub},
    {Screen::history, "history", show_history},
    {Screen::doubt, "doubt", show_doubt},
    {Screen::staff_sign_in, "staff.sign_in", show_staff_sign_in},
    {Screen::staff_list, "staff.list", show_staff_list},
    {Screen::staff_record, "staff.record", show_staff_record},
    {Screen::staff_code, "staff.code", show_staff_code},
    {Screen::staff_audit, "staff.audit", show_staff_audit},
    {Screen::staff_join, "staff.join", show_staff_join},
    {Screen::staff_join_sure, "staff.join_sure", show_staff_join_sure},
    {Screen::staff_part, "staff.part", show_staff_part},
    {Screen::staff_doubts, "staff.doubts", show_staff_doubts},
    {Screen::locked, "locked", show_locked},
};

}  // namespace

View view(const World& world, const State& state) {
  View v;
  Show show{world, state, Say(world, state), v};
  show_frame(show);
  for (const auto& row : kScreens) {
    if (row.screen != state.where.screen) continue;
    v.screen = row.name;
    row.show(show);
  }
  if (state.helped) v.notice = show.say("helper.banner"), v.notice_tone = Tone::example;
  if (!state.notice.empty()) {
    v.notice = world.words.has(state.notice)
                   ? show.say(state.notice, {{"n", std::to_string(state.notice_n)}})
                   : show.say.counted(state.notice, state.notice_n);
    const bool done = state.notice == "staff.joined" || state.notice == "staff.parted";
    v.notice_tone = done ? Tone::good : Tone::judge;
  }
  if (!state.toast.empty()) v.toast = show.say(state.toast);
  if (state.editing) show_keyboard(show);
  show_cover(show);
  return v;
}

}  // namespace clearway::flow
