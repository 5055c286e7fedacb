// libharu's ToUnicode maps, by which a reader turns glyphs back into text, do not follow the
// PDF specification (they use `begincidrange`). One pass of qpdf replaces them.
#pragma once

#include <string_view>

#include "app/core/bytes.h"

namespace clearway::packet {

// Also names the language, for whoever reads the file aloud. Deterministic. Errors: internal.
core::Result<core::Bytes> with_readable_text(core::ByteView pdf, std::string_view language);

}  // namespace clearway::packet
