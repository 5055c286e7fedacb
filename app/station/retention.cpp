// Site policy: after how long this machine forgets.
#include "app/station/settings.h"
#include "app/station/station.h"

namespace clearway::station {

core::Result<vault::Forgotten> Station::forget_old(std::chrono::days keep, core::UnixTime now) {
  constexpr core::UnixTime kDay = core::UnixTime{24} * 60 * 60;
  if (keep.count() == 0) return vault::Forgotten{};
  const auto today = std::to_string(now / kDay);
  const auto last = TRY(vault_.get(kForgotOn));
  if (last && core::as_text(*last) == today) return vault::Forgotten{};
  const auto forgotten = TRY(vault_.forget(keep, now));
  if (!forgotten.clock_behind) TRY(vault_.put(kForgotOn, core::as_bytes(today)));
  return forgotten;
}

}  // namespace clearway::station
