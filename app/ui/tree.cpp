// The semantic tree as JSON, one element a line.
#include <cmath>

#include "app/ui/ui.h"

namespace clearway::ui {
namespace {

std::string quoted(const std::string& text) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string whole(float value) { return std::to_string(static_cast<int>(std::lround(value))); }

std::string line_of(const Element& e) {
  std::string states;
  for (const auto& state : e.states) states += (states.empty() ? "" : ",") + quoted(state);
  return "{\"role\":" + quoted(e.role) + ",\"name\":" + quoted(e.name) +
         ",\"value\":" + quoted(e.value) + ",\"spoken\":" + quoted(e.spoken) + ",\"states\":[" +
         states + "],\"action\":" + quoted(e.action) + ",\"rect\":[" + whole(e.rect.x) + "," +
         whole(e.rect.y) + "," + whole(e.rect.w) + "," + whole(e.rect.h) + "]}";
}

}  // namespace

std::string to_json(const flow::View& view, const std::vector<Element>& elements, long touches) {
  std::string out =
      "{\"touches\":" + std::to_string(touches) + ",\"screen\":" + quoted(view.screen) +
      ",\"language\":" + quoted(view.language) +
      ",\"overlay\":" + quoted(view.overlay ? view.overlay->name : "") + ",\"elements\":[\n";
  for (std::size_t i = 0; i < elements.size(); ++i) {
    out += line_of(elements[i]) + (i + 1 < elements.size() ? ",\n" : "\n");
  }
  return out + "]}\n";
}

}  // namespace clearway::ui
