// The fields under which decisions about whole paragraphs are kept. Private to the room.
#pragma once

#include <string>
#include <string_view>

namespace clearway::declaration {

inline constexpr const char* kOrderField = "declaration.order";  // prompts, joined by commas

// The digest of the answers that the edited words were made from.
inline std::string edited_from_field(std::string_view prompt) {
  return "declaration.edited_from." + std::string(prompt);
}
inline std::string left_out_field(std::string_view prompt) {
  return "declaration.left_out." + std::string(prompt);
}

}  // namespace clearway::declaration
