#include "app/print/trouble.h"

#include <algorithm>
#include <array>

namespace clearway::print {

namespace {

struct Row {
  std::string_view reason;  // without "-error", "-warning", "-report"
  std::string_view trouble;
};
// In order of what to look at first.
constexpr std::array<Row, 10> kRows{{{"media-jam", "jam"},
                                     {"media-empty", "no_paper"},
                                     {"media-needed", "no_paper"},
                                     {"input-tray-missing", "no_paper"},
                                     {"offline", "offline"},
                                     {"shutdown", "offline"},
                                     {"timed-out", "offline"},
                                     {"connecting-to-device", "offline"},
                                     {"paused", "offline"},
                                     {"stopped-partly", "unknown"}}};

bool drop_suffix(std::string_view& reason, std::string_view suffix) {
  if (!reason.ends_with(suffix)) return false;
  reason.remove_suffix(suffix.size());
  return true;
}

}  // namespace

std::string trouble_of(const std::vector<std::string>& reasons) {
  std::size_t first = kRows.size();
  bool unknown = false;
  for (std::string_view reason : reasons) {
    if (drop_suffix(reason, "-report")) continue;
    const bool warning = drop_suffix(reason, "-warning");
    const bool error = drop_suffix(reason, "-error");
    const auto row = std::ranges::find(kRows, reason, &Row::reason);
    if (row != kRows.end()) {
      // Paper that is only low is a warning of "media-low"; an empty tray stops the pages
      // whatever it is called.
      first = std::min(first, static_cast<std::size_t>(row - kRows.begin()));
    } else if (error && !warning) {
      unknown = true;
    }
  }
  if (first < kRows.size()) return std::string(kRows[first].trouble);
  return unknown ? "unknown" : "";
}

bool says_unreachable(std::string_view printer_message) {
  for (const std::string_view words : {"unavailable at this time", "not responding",
                                       "Unable to locate printer", "Waiting for printer"}) {
    if (printer_message.find(words) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace clearway::print
