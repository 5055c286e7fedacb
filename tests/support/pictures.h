// Pictures of the glass against those in tests/golden/screens, at half their size: an edge that is
// smoothed a little differently passes, a thing that stands elsewhere does not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace clearway::test {

struct Picture {
  int w = 0, h = 0;
  std::vector<std::uint8_t> rgb;
};

Picture read_picture(const std::filesystem::path& png);  // empty when it cannot be read
bool write_picture(const std::filesystem::path& png, const Picture& picture);
Picture halved(const Picture& picture);  // each pixel the mean of four

// How different two may be and still be the same screen.
constexpr int kTolerance = 32;          // of 255, of a channel of a pixel
constexpr double kMayDiffer = 0.00025;  // of all pixels

struct Difference {
  double share = 1;  // of all pixels; 1 when the sizes differ
  Picture shown;     // what differs in red over a pale picture of what is now
};
Difference difference(const Picture& golden, const Picture& now);

}  // namespace clearway::test
