#include "app/command/clock.h"

#include <ctime>

namespace clearway::command {

std::string time_text(core::UnixTime time) {
  const auto seconds = static_cast<std::time_t>(time);
  std::tm parts{};
  char text[32] = "";
  if (::gmtime_r(&seconds, &parts) != nullptr)
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
  return text;
}

}  // namespace clearway::command
