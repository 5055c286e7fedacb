// mentions() reads what a person typed: it never crashes, and what it finds stands in the text.
#include <cstdint>
#include <cstdlib>

#include "app/relief/section_tokens.h"
#include "app/relief/sections.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string all = clearway::relief::lower(text);
  for (const auto& section : clearway::relief::mentions(text))
    if (all.find(section.number.substr(0, section.number.find(' '))) == std::string::npos)
      std::abort();
  return 0;
}
