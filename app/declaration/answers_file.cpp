#include "app/declaration/answers_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/declaration/decisions.h"
#include "app/declaration/placeholders.h"

namespace clearway::declaration {
namespace {

using nlohmann::json;

constexpr std::size_t kMostBytes = 4U << 20;
constexpr std::size_t kMostCases = 99;
constexpr std::size_t kIdDigits = 32;

std::string case_id(std::size_t n) { return fmt::format("{:0{}}", n, kIdDigits); }

// A prompt or a sentence id without the number of its entry or case.
std::string stem_of(std::string_view id) { return std::string(id.substr(0, id.find('.'))); }

// "case.2" is "case.00…02" in a record.
std::string long_name(const std::string& id, const std::set<std::string>& of_cases) {
  const auto dot = id.find('.');
  if (dot == id.npos || !of_cases.contains(id.substr(0, dot))) return id;
  const std::string number = id.substr(dot + 1);
  if (number.empty() || number.size() > 2 || number.find_first_not_of("0123456789") != number.npos)
    return id;
  return id.substr(0, dot + 1) + case_id(std::stoul(number));
}

// A key of the file: an answer, an object of answers, or a list of such objects.
struct Key {
  std::string field;
  std::map<std::string, Key, std::less<>> inner;
  bool list = false;
};
using Keys = std::map<std::string, Key, std::less<>>;

Keys keys_of(const Known& known) {
  Keys keys;
  keys["cases"].list = true;
  keys["cases"].inner["county"].field = "case.*.county";
  for (const std::string& field : known.fields) {
    const auto dot = field.find('.');
    const std::string rest = field.substr(dot + 1);
    if (field == "person.name.court") {
      keys["name"].field = field;
    } else if (field == "person.veteran") {
      keys["veteran"].field = field;
    } else if (field.starts_with("case.")) {
      keys["cases"].inner[field.substr(field.rfind('.') + 1)].field = field;
    } else if (field.starts_with("letter.")) {
      keys["letter"].inner[rest].field = field;
    } else if (const auto end = rest.find('.'); end == rest.npos) {
      keys[rest].field = field;
    } else {
      Key& outer = keys[rest.substr(0, end)];
      outer.list = rest.find('*') != rest.npos;
      outer.inner[rest.substr(rest.rfind('.') + 1)].field = field;
    }
  }
  return keys;
}

class Reader {
 public:
  Reader(const Known& known, const std::string& name) : known_(known), name_(name) {}

  core::Result<AnswersFile> read(std::string_view text) {
    if (text.size() > kMostBytes) problem("", "expected at most 4 MiB");
    const json root = problems_.empty() ? parse(text) : json();
    if (problems_.empty()) whole(root);
    if (!problems_.empty())
      return core::fail(core::ErrorCode::invalid_input, "declaration.answers", problems_);
    return std::move(file_);
  }

 private:
  void problem(const std::string& path, const std::string& expected) {
    if (!problems_.empty()) problems_ += '\n';
    problems_ += name_ + ": " + (path.empty() ? "" : path + ": ") + expected;
  }

  // Of a key that stands twice the second would silently win.
  json parse(std::string_view text) {
    std::vector<std::set<std::string>> seen;
    const json::parser_callback_t watch = [&](int, json::parse_event_t event, json& value) {
      if (event == json::parse_event_t::object_start) seen.emplace_back();
      if (event == json::parse_event_t::object_end) seen.pop_back();
      if (event == json::parse_event_t::key) {
        const auto key = value.get<std::string>();
        if (!seen.back().insert(key).second) problem(key, "expected once, stands twice");
      }
      return true;
    };
    try {
      return json::parse(text, watch);
    } catch (const json::parse_error& error) {
      const std::string_view before = text.substr(0, std::min(error.byte, text.size()));
      const auto lines = std::ranges::count(before, '\n') + 1;
      const auto begin = before.rfind('\n');
      const auto column = begin == before.npos ? before.size() : before.size() - begin - 1;
      problem(fmt::format("line {}, column {}", lines, column), "expected JSON");
    } catch (const json::out_of_range&) {  // 1e999 is JSON, and no number of ours
      problem("", "expected no number that large");
    }
    return {};
  }

  void whole(const json& root) {
    if (!root.is_object()) return problem("", "expected an object { … }");
    const Keys keys = keys_of(known_);
    for (const auto& [key, value] : root.items()) {
      if (decision(key, value)) continue;
      const auto found = keys.find(key);
      if (found == keys.end())
        problem(key, "not a key that is known here");
      else
        answer(value, key, found->second, {});
    }
  }

  void answer(const json& value, const std::string& path, const Key& key, std::string_view star) {
    if (key.list) return list(value, path, key);
    if (!key.inner.empty()) return object(value, path, key, star);
    const std::string field = starred(key.field, star);
    if (key.field == "person.veteran") {
      if (!value.is_boolean()) return problem(path, "expected true or false");
      file_.answers[field] = value.get<bool>() ? "yes" : "no";
    } else if (key.field == "declaration.involved") {
      std::string joined;
      for (const auto& one : texts(value, path)) joined += (joined.empty() ? "" : ",") + one;
      file_.answers[field] = joined;
    } else if (const auto text = text_at(value, path)) {
      file_.answers[field] = *text;
    }
  }

  void object(const json& value, const std::string& path, const Key& key, std::string_view star) {
    if (!value.is_object()) return problem(path, "expected an object { … }");
    for (const auto& [name, inner] : value.items()) {
      const auto found = key.inner.find(name);
      if (found == key.inner.end())
        problem(path + "." + name, "not a key that is known here");
      else
        answer(inner, path + "." + name, found->second, star);
    }
  }

  void list(const json& value, const std::string& path, const Key& key) {
    const bool cases = path == "cases";
    const std::size_t most = cases ? kMostCases : kMostEntries;
    if (!value.is_array() || value.size() > most)
      return problem(path, fmt::format("expected a list [ … ] of at most {}", most));
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string star = cases ? case_id(i + 1) : std::to_string(i + 1);
      if (cases) file_.answers["case." + star + ".order"] = fmt::format("{:02}", i + 1);
      object(value[i], fmt::format("{}[{}]", path, i + 1), key, star);
    }
  }

  std::optional<std::string> text_at(const json& value, const std::string& path) {
    if (!value.is_string()) return problem(path, "expected text"), std::nullopt;
    auto text = value.get<std::string>();
    if (!record::valid_value(text))
      return problem(path, "expected text of at most 64 KiB"), std::nullopt;
    return text;
  }

  std::vector<std::string> texts(const json& value, const std::string& path) {
    std::vector<std::string> all;
    if (!value.is_array()) return problem(path, "expected a list of texts [\"…\"]"), all;
    for (std::size_t i = 0; i < value.size(); ++i)
      if (auto text = text_at(value[i], fmt::format("{}[{}]", path, i + 1)))
        all.push_back(std::move(*text));
    return all;
  }

  // Ids that are there, in the form a record has them.
  std::vector<std::string> ids(const json& value, const std::string& path,
                               const std::set<std::string>& of, const char* what) {
    std::vector<std::string> all;
    for (const std::string& id : texts(value, path)) {
      const std::string whole = long_name(id, known_.of_cases);
      if (of.contains(stem_of(id)) && record::valid_path("declaration.accepted." + whole))
        all.push_back(whole);
      else
        problem(path, fmt::format("{} is not the name of {}", id, what));
    }
    return all;
  }

  // What was decided about sentences and paragraphs; false: another key.
  bool decision(const std::string& key, const json& value) {
    if (key == "accepted") {
      file_.accept_all = value.is_string() && value.get<std::string>() == "all";
      if (file_.accept_all) return true;
      for (auto& id : ids(value, key, known_.sentences, "a sentence")) file_.accepted.insert(id);
    } else if (key == "removed") {
      for (const auto& id : ids(value, key, known_.sentences, "a sentence"))
        file_.answers[removed_field(id)] = "yes";
    } else if (key == "left_out") {
      for (const auto& id : ids(value, key, known_.prompts, "a paragraph"))
        file_.answers[left_out_field(id)] = "yes";
    } else if (key == "order") {
      std::string joined;
      for (const auto& id : ids(value, key, known_.prompts, "a paragraph"))
        joined += (joined.empty() ? "" : ",") + id;
      file_.answers[kOrderField] = joined;
    } else if (key == "edited") {
      edited(value);
    } else {
      return false;
    }
    return true;
  }

  void edited(const json& value) {
    if (!value.is_object()) return problem("edited", "expected an object { … }");
    for (const auto& [id, words] : value.items()) {
      const auto text = text_at(words, "edited." + id);
      const auto found = ids(json::array({id}), "edited", known_.prompts, "a paragraph");
      if (text && !found.empty()) file_.answers[edited_field(found.front())] = *text;
    }
  }

  const Known& known_;
  const std::string& name_;
  AnswersFile file_;
  std::string problems_;
};

}  // namespace

void Known::add(const Outline& outline) {
  for (std::string& field : declaration::fields(outline)) fields.insert(std::move(field));
  for (const Plan& plan : outline.plans) {
    std::set<std::string> ids;
    for (const Part& part : plan.parts)
      if (!part.is_answer()) ids.insert(part.id);
    sentences.insert(ids.begin(), ids.end());
    prompts.insert(plan.id);
    if (plan.each != Each::a_case) continue;
    of_cases.insert(plan.id);
    of_cases.insert(ids.begin(), ids.end());
  }
}

core::Result<AnswersFile> read_answers(std::string_view json, const Known& known,
                                       const std::string& name) {
  return Reader(known, name).read(json);
}

Statement statement_from(const Outline& outline, const AnswersFile& file,
                         const Translate& translate) {
  record::Fields answers = file.answers;
  for (const Paragraph& paragraph : build(outline, answers, translate).paragraphs) {
    if (paragraph.edited) answers[edited_from_field(paragraph.prompt)] = paragraph.answers;
    for (const Sentence& sentence : paragraph.sentences)
      if (file.accept_all || file.accepted.contains(sentence.id))
        answers[accepted_field(sentence.id)] = digest(sentence.text);
  }
  return build(outline, answers, translate);
}

std::string short_name(std::string_view name) {
  const auto from = name.find('.') + 1;
  const auto to = std::min(name.find('.', from), name.size());
  if (from == 0 || to - from != kIdDigits) return std::string(name);
  const auto digits = std::min(name.find_first_not_of('0', from), to - 1);
  return std::string(name.substr(0, from)) + std::string(name.substr(digits));
}

}  // namespace clearway::declaration
