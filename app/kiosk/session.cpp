#include "app/kiosk/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/core/bytes.h"
#include "app/core/digest.h"
#include "app/kiosk/session_members.h"

namespace clearway::kiosk {
namespace {

using core::ErrorCode;
using core::fail;
using nlohmann::json;

constexpr std::size_t kLongestLine = std::size_t{1} << 20U;
constexpr std::int64_t kLongestTime = std::int64_t{1} << 40U;  // no sum of a few overflows

template <class T>
concept Listed = requires(T& thing) {
  thing.push_back(thing.front());
}
&&!std::is_same_v<T, std::string>;
template <class T>
concept Number = std::is_arithmetic_v<T>;

template <class T>
json written(T value);

class Writer {
 public:
  void called(const char* name) { out["step"] = name; }
  void refuse() {}
  template <class T>
  void operator()(const char* name, const T& value) {
    out[name] = written(value);
  }
  template <class E>
  void operator()(const char* name, E value, E /*last*/) {
    out[name] = static_cast<int>(value);
  }
  json out = json::object();
};

template <class T>
json made_of(T value) {
  Writer writer;
  members::of(writer, value);
  return std::move(writer.out);
}

template <class T>
json written(T value) {
  if constexpr (Number<T> || std::is_same_v<T, std::string> || std::is_same_v<T, record::Fields>) {
    return value;
  } else if constexpr (std::is_same_v<T, core::Day>) {
    return core::to_text(value);
  } else if constexpr (std::is_same_v<T, std::optional<core::Day>>) {
    return value ? json(core::to_text(*value)) : json();
  } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
    return value.count();
  } else if constexpr (std::is_same_v<T, std::array<core::Byte, 16>>) {
    return core::to_hex(value);
  } else if constexpr (Listed<T>) {
    json list = json::array();
    for (const auto& one : value) list.push_back(written(one));
    return list;
  } else if constexpr (std::is_same_v<T, ui::Input>) {
    return std::visit([](const auto& one) { return made_of(one); }, value);
  } else {
    return made_of(std::move(value));
  }
}

// Stays good until something is missing or is not what it should be.
class Reader {
 public:
  explicit Reader(const json& from) : from_(from) {}
  void called(const char* name) { good = good && at("step") == name; }
  void refuse() { good = false; }
  template <class T>
  void operator()(const char* name, T& value) {
    good = good && read(at(name), value);
  }
  template <class E>
  void operator()(const char* name, E& value, E last) {
    int number = 0;
    good = good && read(at(name), number) && number >= 0 && number <= static_cast<int>(last);
    if (good) value = static_cast<E>(number);
  }
  bool good = true;

 private:
  const json& at(const char* name) const {
    static const json kNothing;
    const auto found = from_.find(name);
    return found == from_.end() ? kNothing : *found;
  }
  template <class T>
  static bool read(const json& from, T& value);
  const json& from_;
};

template <class T>
bool made_from(const json& from, T& value) {
  if (!from.is_object()) return false;
  Reader reader(from);
  members::of(reader, value);
  return reader.good;
}

template <class T>
bool read_number(const json& from, T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    if (from.is_boolean()) value = from.get<bool>();
    return from.is_boolean();
  } else if constexpr (std::is_floating_point_v<T>) {
    if (!from.is_number()) return false;
    value = from.get<T>();
    return std::isfinite(value);
  } else {
    if (!from.is_number_integer()) return false;
    const bool fits = from.is_number_unsigned() ? std::in_range<T>(from.get<std::uint64_t>())
                                                : std::in_range<T>(from.get<std::int64_t>());
    if (fits) value = from.get<T>();
    return fits;
  }
}

bool read_text(const json& from, std::string& value) {
  if (from.is_string()) value = from.get<std::string>();
  return from.is_string();
}

bool read_day(const json& from, core::Day& value) {
  std::string text;
  if (!read_text(from, text)) return false;
  const auto day = core::parse_day(text);
  if (day) value = *day;
  return day.has_value();
}

bool read_fields(const json& from, record::Fields& value) {
  if (!from.is_object()) return false;
  for (const auto& [field, text] : from.items())
    if (!read_text(text, value[field])) return false;
  return true;
}

bool read_seed(const json& from, std::array<core::Byte, 16>& value) {
  std::string text;
  if (!read_text(from, text)) return false;
  const auto bytes = core::from_hex(text);
  if (!bytes || bytes->size() != value.size()) return false;
  std::ranges::copy(*bytes, value.begin());
  return true;
}

// The alternative that says it is called so; nothing of the rest is looked at.
template <class Variant, std::size_t i = 0>
bool read_one_of(const json& from, Variant& value) {
  if constexpr (i == std::variant_size_v<Variant>) {
    return false;
  } else {
    std::variant_alternative_t<i, Variant> one;
    if (made_from(from, one)) return value = std::move(one), true;
    return read_one_of<Variant, i + 1>(from, value);
  }
}

template <class T>
bool Reader::read(const json& from, T& value) {
  if constexpr (Number<T>) {
    return read_number(from, value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return read_text(from, value);
  } else if constexpr (std::is_same_v<T, record::Fields>) {
    return read_fields(from, value);
  } else if constexpr (std::is_same_v<T, core::Day>) {
    return read_day(from, value);
  } else if constexpr (std::is_same_v<T, std::optional<core::Day>>) {
    return from.is_null() || read_day(from, value.emplace());
  } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
    std::int64_t count = 0;
    const bool good = read_number(from, count) && std::abs(count) < kLongestTime;
    if (good) value = std::chrono::seconds{count};
    return good;
  } else if constexpr (std::is_same_v<T, std::array<core::Byte, 16>>) {
    return read_seed(from, value);
  } else if constexpr (Listed<T>) {
    if (!from.is_array()) return false;
    for (const auto& one : from)
      if (!read(one, value.emplace_back())) return false;
    return true;
  } else if constexpr (std::is_same_v<T, ui::Input>) {
    return read_one_of(from, value);
  } else {
    return made_from(from, value);
  }
}

bool read_step(const json& from, Step& step) {
  flow::Event event;
  if (read_one_of(from, event)) return step = std::move(event), true;
  Opened opened;
  if (made_from(from, opened)) return step = opened, true;
  Resized resized;
  if (made_from(from, resized)) return step = resized, true;
  Drawn drawn;
  if (made_from(from, drawn)) return step = std::move(drawn), true;
  Tree tree;
  if (made_from(from, tree)) return step = std::move(tree), true;
  return false;
}

struct Write {
  json operator()(const flow::Event& event) const { return std::visit(*this, event); }
  template <class T>
  json operator()(const T& step) const {
    return made_of(step);
  }
};

}  // namespace

std::string to_line(const Line& line) {
  json out = std::visit(Write{}, line.step);
  out["after"] = line.after.count();
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

core::Result<Line> parse_line(std::string_view text) {
  if (text.size() > kLongestLine) return fail(ErrorCode::invalid_input, "session.line", "too long");
  const json from = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!from.is_object()) return fail(ErrorCode::invalid_input, "session.line", "not JSON");
  Line line;
  std::int64_t after = 0;
  const auto found = from.find("after");
  if (found == from.end() || !read_number(*found, after) || after < 0 || after >= kLongestTime)
    return fail(ErrorCode::invalid_input, "session.line", "no time");
  line.after = std::chrono::milliseconds{after};
  if (!read_step(from, line.step))
    return fail(ErrorCode::invalid_input, "session.line", "no step that this program knows");
  return line;
}

core::Result<std::vector<Line>> parse_session(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = parse_line(text.substr(0, end));
    if (!line)
      return fail(ErrorCode::invalid_input, "session.read",
                  fmt::format("line {}: {}", lines.size() + 1, line.error().detail));
    lines.push_back(*std::move(line));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  if (lines.empty() || !std::holds_alternative<Opened>(lines.front().step))
    return fail(ErrorCode::invalid_input, "session.read",
                "line 1: expected the beginning of a demo's session");
  return lines;
}

core::Result<std::vector<Line>> read_session(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::not_found, "session.read", "the file cannot be read");
  return parse_session(std::string(std::istreambuf_iterator<char>(in), {}));
}

std::string digest_of(const std::string& tree) {
  return core::to_hex(core::sha256(core::as_bytes(tree)));
}

}  // namespace clearway::kiosk
