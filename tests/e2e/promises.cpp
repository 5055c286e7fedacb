#include "tests/e2e/promises.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/core/date.h"

namespace clearway::e2e {
namespace {

using support::Persona;
using support::Tree;

// Reads the elements in their order: boxes and choices first, then the sign that goes with them.
class Reader {
 public:
  void read(const support::Seen& e) {
    if (e.role == "textbox" && e.action.find('#') == e.action.npos)
      finish(), out_.push_back({e.action, e.value, e.is("kept")});
    else if (e.role == "textbox")
      date_part(e);
    else if (e.role == "radio" || e.role == "checkbox")
      option(e);
    else if (e.role == "status" && choice_)
      out_.back().kept = true, choice_ = false;
  }
  std::vector<Shown> done() {
    finish();
    return std::move(out_);
  }

 private:
  void date_part(const support::Seen& e) {
    const auto hash = e.action.find('#');
    if (date_.field != e.action.substr(0, hash)) finish();
    date_.field = e.action.substr(0, hash);
    date_.kept = date_.kept || e.is("kept");
    parts_[e.action.substr(hash)] = e.value;
  }
  void option(const support::Seen& e) {
    const auto equals = e.action.find('=');
    const std::string field = e.action.substr(0, equals), id = e.action.substr(equals + 1);
    if (!choice_ || out_.back().field != field) finish(), out_.push_back({field, "", false});
    choice_ = true;
    std::string& chosen = out_.back().value;
    if (e.is("checked")) chosen += (chosen.empty() ? "" : ",") + id;
  }
  void finish() {
    choice_ = false;
    if (date_.field.empty()) return;
    date_.value = composed();
    out_.push_back(std::exchange(date_, {}));
    parts_.clear();
  }
  // As the program takes it; nothing while it is not a date.
  std::string composed() {
    const auto padded = [&](const char* part) {
      const std::string digits = parts_[part];
      return digits.empty() ? "" : digits.size() == 1 ? "-0" + digits : "-" + digits;
    };
    const std::string month = padded("#month"), day = padded("#day");
    const std::string text = parts_["#year"] + month + day;
    if (month.empty() && !day.empty()) return {};
    return core::parse_partial_date(text) ? text : std::string();
  }

  std::vector<Shown> out_;
  bool choice_ = false;  // the last of them is a list of choices that may go on
  Shown date_;
  std::map<std::string, std::string> parts_;
};

// What the persona gives there; of any of the cases, since a field's name tells only its id.
std::vector<std::string> meant(const Persona& persona, const std::string& field) {
  std::vector<std::string> values;
  for (const auto* answers : {&persona.about, &persona.story})
    if (const auto it = answers->find(field); it != answers->end()) values.push_back(it->second);
  if (!field.starts_with("case.")) return values;
  const std::string name = field.substr(field.rfind('.') + 1);
  for (const auto& one : persona.cases)
    if (const auto it = one.find(name); it != one.end()) values.push_back(it->second);
  return values;
}

// What is typed for a list is a line of it; nothing, or nothing but spaces, is none.
bool stands_on_list(const std::vector<std::string>& entries, const std::string& list) {
  return std::ranges::any_of(entries, [&](const std::string& entry) {
    const bool blank = entry.find_first_not_of(' ') == entry.npos;
    return blank || ("\n" + list + "\n").find("\n" + entry + "\n") != std::string::npos;
  });
}

}  // namespace

std::vector<Shown> answers_on(const Tree& tree) {
  Reader reader;
  for (const auto& element : tree.elements) reader.read(element);
  return reader.done();
}

void Promises::see(const Tree& tree) {
  if (tree.screen == "code") {
    for (const auto& e : tree.elements)
      if (e.role == "text" && e.name == e.value && e.name.size() > 16) code_on_glass_ = e.name;
  } else if (!tree.screen.empty() && !code_on_glass_.empty()) {
    code_ = code_on_glass_;  // "I wrote it down"
  }
  for (const auto& [field, value, kept] : answers_on(tree)) {
    if (kept)
      since_kept_[field] = {value};
    else if (const auto it = since_kept_.find(field); it != since_kept_.end())
      it->second.push_back(value);
  }
}

void Promises::forget(const std::string& stem) {
  std::erase_if(since_kept_, [&](const auto& each) { return each.first.starts_with(stem); });
}

void Promises::check(const std::map<std::string, std::string>& record, const Persona& persona) {
  for (auto& [field, values] : since_kept_) {
    constexpr std::string_view kEntry = "list.";
    if (field.starts_with(kEntry)) {
      const auto list = record.find(field.substr(kEntry.size()));
      EXPECT_TRUE(stands_on_list(values, list == record.end() ? std::string() : list->second))
          << field;
      continue;
    }
    const auto found = record.find(field);
    const std::string value = found == record.end() ? std::string() : found->second;
    auto may = values;
    for (auto& one : meant(persona, field)) may.push_back(std::move(one));
    EXPECT_THAT(may, testing::Contains(value)) << field;
    values = {value};
  }
}

}  // namespace clearway::e2e
