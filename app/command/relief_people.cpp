// From a stream to the text of one person after another.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/command/relief_input.h"

namespace clearway::command {

using nlohmann::json;

namespace {

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

// Where a key stands twice: JSON allows it, and a reader keeps the last one.
class Keys {
 public:
  bool operator()(int, json::parse_event_t event, json& value) {
    using Event = json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        step();
        inside_.push_back({.array = event == Event::array_start});
        break;
      case Event::key:
        key(value.get<std::string>());
        break;
      case Event::object_end:
      case Event::array_end:
        inside_.pop_back();
        break;
      case Event::value:
        step();
        break;
    }
    return true;
  }
  const std::optional<std::string>& twice() const { return twice_; }

 private:
  struct Inside {
    bool array = false;
    int index = -1;
    std::string key{};
    std::set<std::string> keys{};
  };

  void step() {
    if (!inside_.empty() && inside_.back().array) ++inside_.back().index;
  }
  void key(const std::string& name) {
    inside_.back().key = name;
    if (!inside_.back().keys.insert(name).second && !twice_) twice_ = path();
  }
  std::string path() const {
    std::string path;
    for (const Inside& one : inside_)
      path +=
          one.array ? "[" + std::to_string(one.index) + "]" : (path.empty() ? "" : ".") + one.key;
    return path;
  }

  std::vector<Inside> inside_;
  std::optional<std::string> twice_;
};

bool is_object(const std::string& text) { return json::parse(text, nullptr, false).is_object(); }

// The elements of an array as they were written. What follows its end, or stands where the end is
// missing, is one more that cannot be read.
std::vector<std::string> elements(const std::string& text) {
  std::vector<std::string> all(1);
  int depth = 0;
  bool quoted = false;
  std::size_t at = text.find('[');
  for (++at, depth = 1; at < text.size() && depth > 0; ++at) {
    const char c = text[at];
    if (quoted && c == '\\' && at + 1 < text.size()) {
      all.back() += c;
      all.back() += text[++at];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '[' || c == '{')) ++depth;
    if (!quoted && (c == ']' || c == '}')) --depth;
    if (depth == 0) break;
    if (!quoted && c == ',' && depth == 1)
      all.emplace_back();
    else
      all.back() += c;
  }
  const bool ended = depth == 0 && text[at] == ']';
  if (all.size() == 1 && blank(all[0]) && ended) all.clear();
  if (!ended || !blank(text.substr(at + 1))) all.emplace_back();
  return all;
}

}  // namespace

PersonRead read_person_text(const std::string& text) {
  const auto refuse = [](const std::string& path, const char* expected) {
    return tl::unexpected<Malformed>(Malformed{path, expected});
  };
  Keys keys;
  const json value = json::parse(text, std::ref(keys), false);
  if (value.is_discarded()) return refuse("", "JSON: an object for a person");
  if (keys.twice()) return refuse(*keys.twice(), "each key once");
  return read_person(value);
}

struct People::State {
  std::istream& in;
  bool array = false;
  bool streamed = false;  // more lines may come
  std::vector<std::string> people{};
  std::size_t at = 0;
};

People::People(std::istream& in) : state_(new State{.in = in}) {
  State& s = *state_;
  std::string line;
  bool begun = false;
  do {
    if (!std::getline(in, line)) line.clear();
    if (!begun && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    begun = true;
  } while (in && blank(line));
  if (is_object(line)) {
    s.streamed = true;
    s.people = {line};
    return;
  }
  std::string text;
  std::vector<std::string> lines;
  do {
    text += line + "\n";
    if (!blank(line)) lines.push_back(line);
  } while (std::getline(in, line));
  s.array = !blank(text) && text[text.find_first_not_of(" \t\r\n")] == '[';
  // A first line that is broken does not spoil those after it.
  const bool by_line = !json::accept(text) && std::ranges::any_of(lines, is_object);
  s.people = s.array   ? elements(text)
             : by_line ? std::move(lines)
                       : std::vector<std::string>{std::move(text)};
}

People::~People() = default;

bool People::is_array() const { return state_->array; }

std::optional<PersonRead> People::next() {
  State& s = *state_;
  std::string text;
  if (s.at < s.people.size())
    text = std::move(s.people[s.at++]);
  else if (!s.streamed)
    return std::nullopt;
  else
    while (blank(text))
      if (!std::getline(s.in, text)) return std::nullopt;
  return read_person_text(text);
}

}  // namespace clearway::command
