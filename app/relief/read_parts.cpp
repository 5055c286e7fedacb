#include "app/relief/read_parts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "app/relief/section_tokens.h"

namespace clearway::relief {
namespace {

constexpr std::array kBands = {
    Band::likely_mandatory, Band::likely_discretionary,        Band::not_yet,
    Band::excluded,         Band::automatic_may_have_happened, Band::attorney_review,
    Band::not_screened};

const std::vector<std::string> kKinds = {"choice", "date", "place", "sections", "newer"};

// Words that promise what only a judge can give.
constexpr std::array<std::string_view, 3> kPromises = {"qualif", "eligib", "guarantee"};

void refuse_promises(config::Table& table, std::string_view key, const std::string& sentence) {
  for (const auto promise : kPromises)
    if (lower(sentence).find(promise) != std::string::npos)
      table.problem(key, fmt::format("promises: \"{}…\" may not stand in a finding", promise));
}

std::string sentence(config::Table& table, std::string_view key, const std::string& otherwise) {
  std::string text =
      otherwise.empty() || table.has(key) ? table.text(key) : table.text(key, otherwise);
  refuse_promises(table, key, text);
  return text;
}

FactKind kind_of(std::string_view name) {
  if (name == "date") return FactKind::date;
  if (name == "place") return FactKind::place;
  if (name == "sections") return FactKind::sections;
  if (name == "newer") return FactKind::newer;
  return FactKind::choice;
}

std::vector<std::string> values_of(config::Table& table, FactKind kind) {
  switch (kind) {
    case FactKind::choice: {
      auto values = table.texts("values");
      if (values.empty()) table.problem("values", "missing; expected the values it may have");
      return values;
    }
    case FactKind::date:
      return {};
    case FactKind::place:
      return {"california", "another_state", "federal"};
    case FactKind::sections:
      return {kNamed, kPlainWords, kOtherSection, kNoSection};
    case FactKind::newer:
      return {"yes", "no"};
  }
  return {};
}

std::vector<Listed> read_listed(config::Table& table, std::string_view key) {
  std::vector<Listed> list;
  for (std::string text : table.texts(key)) {
    Listed listed;
    for (const char* level : {"felony ", "misdemeanor ", "infraction "}) {
      if (!text.starts_with(level)) continue;
      listed.level = std::string(level, std::string_view(level).size() - 1);
      text.erase(0, std::string_view(level).size());
      break;
    }
    const auto found = mentions(text).sections;
    if (found.size() != 1 || found[0].code.empty() || to_text(found[0]) != text) {
      table.problem(key, fmt::format("\"{}\"; expected one section such as \"felony Penal Code "
                                     "261.5(d)\"",
                                     text));
      continue;
    }
    listed.section = found[0];
    list.push_back(std::move(listed));
  }
  return list;
}

SectionList read_list(config::Table& table) {
  SectionList list;
  list.sections = read_listed(table, "sections");
  list.ask = read_listed(table, "ask");
  for (const Listed& doubt : read_listed(table, "doubt")) list.doubt.push_back(doubt.section);
  list.codes = table.texts("codes");
  list.numbers = table.texts("numbers");
  for (const std::string& words : table.texts("words")) list.words.push_back(lower(words));
  return list;
}

// "before 2011-10-01", "since 1973-01-01", "over 4 years ago", "past", "future".
std::optional<DateTest> read_test(std::string_view text) {
  DateTest test;
  if (text == "future") {
    test.kind = DateTest::Kind::future;
    return test;
  }
  if (text == "past") {
    test.kind = DateTest::Kind::ago;
    return test;
  }
  if (text.starts_with("over ") && text.size() > 6) {
    const char years = text[5];
    const auto rest = text.substr(6);
    if (years < '1' || years > '9' || (rest != " years ago" && rest != " year ago"))
      return std::nullopt;
    test.kind = DateTest::Kind::ago;
    test.years = years - '0';
    return test;
  }
  const bool before = text.starts_with("before ");
  if (!before && !text.starts_with("since ")) return std::nullopt;
  const auto day = core::parse_day(text.substr(text.find(' ') + 1));
  if (!day) return std::nullopt;
  test.kind = before ? DateTest::Kind::before : DateTest::Kind::since;
  test.day = *day;
  return test;
}

Band band_of(std::string_view name) {
  for (const Band band : kBands)
    if (name == name_of(band)) return band;
  return Band::attorney_review;
}

}  // namespace

core::Day read_day(config::Table& table, std::string_view key) {
  const std::string text = table.text(key);
  const auto day = core::parse_day(text);
  if (!day && !text.empty()) table.problem(key, "expected a day such as \"2026-11-22\"");
  return day.value_or(core::Day{});
}

Says read_says(config::Table& table, const Says& otherwise, bool citation) {
  Says says;
  says.title = sentence(table, "title", otherwise.title);
  says.reason = sentence(table, "reason", {});
  says.next = sentence(table, "next", {});
  says.note = table.text("note", "");
  refuse_promises(table, "note", says.note);
  const bool inherits = !otherwise.citation.empty() && !table.has("citation");
  if (inherits || !citation)
    says.citation = table.text("citation", otherwise.citation);
  else
    says.citation = table.text("citation");
  says.last_checked = inherits && !table.has("last_checked") ? otherwise.last_checked
                                                             : read_day(table, "last_checked");
  return says;
}

Fact read_fact(config::Table& table) {
  Fact fact;
  fact.name = table.text("name");
  fact.kind = kind_of(table.one_of("kind", kKinds));
  fact.of_person = table.one_of("of", {"person", "case"}, "case") == "person";
  fact.from = table.texts("from");
  if (fact.from.empty()) fact.from = {fact.name};
  fact.values = values_of(table, fact.kind);
  if (fact.kind == FactKind::sections) fact.list = read_list(table);
  fact.unsure = sentence(table, "unsure", {});
  table.refuse_unknown();
  return fact;
}

const Fact* RuleReader::fact(config::Table& table, std::string_view key,
                             std::string_view name) const {
  const auto found = std::ranges::find(facts_, name, &Fact::name);
  if (found != facts_.end()) return &*found;
  std::vector<std::string> names;
  for (const Fact& known : facts_) names.push_back(known.name);
  table.problem(key, fmt::format("\"{}\" is no fact; allowed: {}", name, fmt::join(names, ", ")));
  return nullptr;
}

Condition RuleReader::read_condition(config::Table& when, const std::string& key) const {
  Condition condition;
  condition.fact = fact(when, key, key);
  const auto values = when.texts(key);
  if (condition.fact == nullptr) return condition;
  if (values.empty()) when.problem(key, "empty; expected the values that make it true");
  const bool date = condition.fact->kind == FactKind::date;
  for (const std::string& value : values) {
    if (value == "unsure") {
      condition.unsure = true;
    } else if (date) {
      if (const auto test = read_test(value))
        condition.tests.push_back(*test);
      else
        when.problem(key, fmt::format("\"{}\"; allowed: \"before 2011-10-01\", \"since "
                                      "1973-01-01\", \"over 4 years ago\", \"past\", "
                                      "\"future\", \"unsure\"",
                                      value));
    } else if (std::ranges::find(condition.fact->values, value) == condition.fact->values.end()) {
      when.problem(key, fmt::format("\"{}\" is not one of: {}, unsure", value,
                                    fmt::join(condition.fact->values, ", ")));
    } else {
      condition.values.push_back(value);
    }
  }
  return condition;
}

Wait RuleReader::read_wait(config::Table& table, const Says& rule) const {
  Wait wait;
  wait.from = fact(table, "from", table.text("from"));
  if (wait.from != nullptr && wait.from->kind != FactKind::date)
    table.problem("from", "expected a fact that is a date");
  wait.years = static_cast<int>(table.integer("years", 0, 0, 20));
  wait.months = static_cast<int>(table.integer("months", 0, 0, 11));
  if (wait.years + wait.months == 0) table.problem("years", "expected years, months or both");
  wait.says = read_says(table, rule);
  table.refuse_unknown();
  return wait;
}

Rule RuleReader::read(config::Table& table, const std::vector<std::string>& bands) {
  Rule rule;
  rule.id = table.text("id");
  if (!ids_.insert(rule.id).second) table.problem("id", "used twice");
  rule.band = band_of(table.one_of("band", bands));
  rule.says = read_says(table, {}, rule.band != Band::not_screened);
  rule.checked_by = table.text("checked_by");
  rule.form = table.text("form", "");
  rule.form_items = table.texts("form_items");
  rule.declaration_needed = table.boolean("declaration_needed", false);
  rule.beside = table.text("beside", "");
  refuse_promises(table, "beside", rule.beside);
  if (auto when = table.table("when"))
    for (const std::string& key : when->keys()) rule.when.push_back(read_condition(*when, key));
  if (rule.when.empty()) table.problem("when", "missing; expected [rule.when] with facts");
  if (auto wait = table.table("wait")) rule.wait = read_wait(*wait, rule.says);
  const auto guesses = [](const Condition& condition) { return condition.unsure; };
  if (rule.band == Band::likely_mandatory && std::ranges::any_of(rule.when, guesses))
    table.problem("when", "\"unsure\" may not lead to likely_mandatory");
  std::erase_if(rule.when, [](const Condition& condition) { return condition.fact == nullptr; });
  table.refuse_unknown();
  return rule;
}

}  // namespace clearway::relief
