// What a machine does once a day: forget by the site's policy, and look at its whole store.
#include "app/station/settings.h"
#include "app/station/station.h"

namespace clearway::station {
namespace {

std::string day_of(core::UnixTime now) {
  constexpr core::UnixTime kDay = core::UnixTime{24} * 60 * 60;
  return std::to_string(now / kDay);
}

core::Result<bool> was_on(vault::Vault& vault, std::string_view setting, core::UnixTime now) {
  const auto last = TRY(vault.get(setting));
  return last && core::as_text(*last) == day_of(now);
}

core::Result<> keep_day(vault::Vault& vault, std::string_view setting, core::UnixTime now) {
  return vault.put(setting, core::as_bytes(day_of(now)));
}

}  // namespace

core::Result<vault::Forgotten> Station::forget_old(std::chrono::days keep, core::UnixTime now) {
  if (keep.count() == 0 || TRY(was_on(vault_, kForgotOn, now))) return vault::Forgotten{};
  const auto forgotten = TRY(vault_.forget(keep, now));
  if (!forgotten.clock_behind) TRY(keep_day(vault_, kForgotOn, now));
  return forgotten;
}

core::Result<bool> Station::found_whole_on(core::UnixTime now) {
  return was_on(vault_, kFoundWholeOn, now);
}

core::Result<> Station::keep_found_whole(core::UnixTime now) {
  return keep_day(vault_, kFoundWholeOn, now);
}

}  // namespace clearway::station
