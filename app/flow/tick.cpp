// The clock's part: what is said for a while, whom nobody waits for, and what ends by itself.
#include <algorithm>

#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

constexpr std::chrono::seconds kToast{5};  // as long as it is shown
constexpr std::chrono::seconds kPause{1};  // in typing; then long text is kept

bool takes_turns(const World& world, const State& s) {
  return s.where.screen == Screen::attract && world.site.languages.size() > 1 &&
         world.site.language_every > std::chrono::seconds::zero();
}

// Nobody touches it: the first screen goes on to the next language, so that whoever passes by reads
// their own before long, or hears it once the one before has been said.
void turn_language(const World& world, State& s) {
  const auto& languages = world.site.languages;
  if (!takes_turns(world, s) || s.uptime - s.turned_at < world.site.language_every) return;
  const auto now = std::ranges::find(languages, s.language);
  const bool last = now == languages.end() || std::next(now) == languages.end();
  s.language = last ? languages.front() : *std::next(now);
  s.turned_at = s.uptime;
}

std::chrono::seconds patience(const World& world, const State& s) {
  if (!s.staff_name.empty()) return world.site.staff_idle;
  if (hides(s.cover)) return 2 * world.site.idle_statement;
  const auto* page = page_here(world, s);
  const bool writing = s.where.screen == Screen::read_all || (page != nullptr && page->writing);
  return writing ? world.site.idle_statement : world.site.idle;
}

}  // namespace

void tick(Turn& turn, const Ticked& e) {
  State& s = turn.s;
  s.today = e.today;
  s.uptime = e.uptime;
  if (s.uptime - s.toast_at >= kToast) s.toast.clear();
  if (s.ending) {
    // Sealing failed and may be possible now: a full disk was emptied, say.
    if (s.notice.empty()) return;
    s.notice.clear();
    return turn.ask(EndVisit{s.ending_keeps});
  }
  if (e.idle >= kPause) flush(turn);
  const bool heard = s.sound.ear == Ear::silent && s.cover == Cover::none && s.answers.empty();
  if (!occupied(s) || (heard && e.idle >= turn.world.site.language_every))
    turn_language(turn.world, s);
  if (!occupied(s)) return;
  if (s.where.screen == Screen::locked) {  // half a passphrase that somebody walked away from
    if (e.idle >= turn.world.site.idle && !s.starting) turn.ask(Restart{});
    return;
  }
  if (!s.staff_name.empty() && s.uptime - s.signed_in_at >= turn.world.site.staff_longest)
    return turn.ask(Restart{});
  const auto limit = s.cover == Cover::idle ? s.idle_limit : patience(turn.world, s);
  if (e.idle < limit) return;
  if (!s.staff_name.empty()) return turn.ask(Restart{});
  if (e.idle >= limit + turn.world.site.idle_answer) return end_visit(turn, true);
  if (s.cover == Cover::idle) return;
  s.behind_idle = s.cover;
  s.idle_limit = limit;
  s.cover = Cover::idle;
}

bool occupied(const State& state) {
  // Nobody need be there while the kiosk is locked, until something is touched.
  if (state.where.screen == Screen::locked)
    return state.starting || state.editing || state.cover != Cover::none ||
           state.sound.ear != Ear::off || !state.typed.empty() || !state.secrets.empty() ||
           !state.answers.empty();
  // On the first screen somebody is there who has changed how it looks or speaks.
  const State fresh;
  return state.where.screen != Screen::attract || state.cover != Cover::none ||
         state.sound.ear != Ear::off || !state.answers.empty() ||
         state.text_size != fresh.text_size || state.contrast != fresh.contrast ||
         state.reach != fresh.reach || state.still != fresh.still;
}

std::chrono::seconds tick_every(const World& world, const State& state) {
  constexpr std::chrono::seconds kAsleep{60};  // for the date
  if (occupied(state)) return std::chrono::seconds{1};
  return takes_turns(world, state) ? std::min(world.site.language_every, kAsleep) : kAsleep;
}

}  // namespace clearway::flow
