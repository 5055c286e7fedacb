#include "app/core/zone.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace clearway::core {

bool has_zone(const std::string& name) {
  const bool sound = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos;
  std::error_code none;
  return sound && std::filesystem::is_regular_file("/usr/share/zoneinfo/" + name, none);
}

Result<> use_zone(const std::string& name) {
  if (!has_zone(name)) return fail(ErrorCode::invalid_input, "core.zone", name);
  ::setenv("TZ", (":" + name).c_str(), 1);
  ::tzset();
  return {};
}

std::chrono::minutes utc_offset(UnixTime time) {
  const std::time_t seconds{time};
  std::tm wall{};
  if (::localtime_r(&seconds, &wall) == nullptr) return std::chrono::minutes{0};
  return std::chrono::minutes{wall.tm_gmtoff / 60};
}

Day local_day(UnixTime time) { return day_of(time, utc_offset(time)); }

}  // namespace clearway::core
