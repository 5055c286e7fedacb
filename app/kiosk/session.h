// A session: what came in from outside, in order, a line of JSON each. It holds whatever was
// typed, so only demos write one and only demos read one.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core/result.h"
#include "app/flow/event.h"
#include "app/ui/ui.h"

namespace clearway::kiosk {

inline constexpr int kSessionFormat = 1;

struct Opened {  // the program began; everything before is forgotten
  ui::Size size;
  float pixels_per_mm = 0;
};
struct Resized {
  ui::Size size;
};
struct Drawn {  // what fingers and keys did since the last picture, possibly nothing
  std::vector<ui::Input> inputs;
};
struct Tree {  // SHA-256 of the semantic tree that was then on the glass, hex
  std::string digest;
};
using Step = std::variant<Opened, Resized, Drawn, Tree, flow::Event>;

struct Line {
  std::chrono::milliseconds after{0};  // the line before
  Step step;
};

std::string to_line(const Line& line);  // without the line's end
// Errors: invalid_input for anything that to_line() does not write.
core::Result<Line> parse_line(std::string_view text);
// Errors: invalid_input, naming the line; also for a file that does not say it is a demo's.
core::Result<std::vector<Line>> parse_session(std::string_view text);
core::Result<std::vector<Line>> read_session(const std::filesystem::path& file);

std::string digest_of(const std::string& tree);

}  // namespace clearway::kiosk
