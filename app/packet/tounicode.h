// libharu's ToUnicode maps, by which a reader turns glyphs back into text, do not follow the
// PDF specification (they use `begincidrange`). One pass of qpdf replaces them.
//
// Nothing of ours is included here: clang 14 reads qpdf's headers as C++17 only, so
// tounicode.cpp is compiled as that.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace clearway::packet {

// Also names the language, for whoever reads the file aloud. Deterministic. Nothing when
// qpdf cannot read what libharu wrote.
std::optional<std::vector<std::uint8_t>> with_readable_text(const std::vector<std::uint8_t>& pdf,
                                                            std::string_view language);

}  // namespace clearway::packet
