#include "app/relief/read_parts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "app/relief/section_tokens.h"

namespace clearway::relief {
namespace {

const std::vector<std::string> kBandNames = {
    "likely_mandatory", "likely_discretionary",        "not_yet",
    "excluded",         "automatic_may_have_happened", "attorney_review",
    "not_screened"};

// Words that promise what only a judge can give.
constexpr std::array<std::string_view, 3> kPromises = {"qualif", "eligib", "guarantee"};

void refuse_promises(config::Table& table, std::string_view key, const std::string& sentence) {
  for (const auto promise : kPromises)
    if (lower(sentence).find(promise) != std::string::npos)
      table.problem(key, fmt::format("promises: \"{}…\" may not stand in a finding", promise));
  for (const char* mark : {"TODO", "FIXME", "XXX", "???"})
    if (sentence.find(mark) != std::string::npos)
      table.problem(key, fmt::format("not filled in yet: \"{}\"", mark));
}

std::vector<Listed> read_listed(config::Table& table, std::string_view key) {
  std::vector<Listed> list;
  for (std::string text : table.texts(key)) {
    Listed listed;
    for (const std::string& level : values_of(info(Fact::level))) {
      if (!text.starts_with(level + " ")) continue;
      listed.level = *find_value(info(Fact::level), level);
      text.erase(0, level.size() + 1);
      break;
    }
    const auto found = mentions(text);
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

// "Health and Safety Code 11000 to 11651".
std::optional<Range> read_range(const std::string& text) {
  const auto ends = mentions(text);
  if (ends.size() != 2 || ends[0].code.empty() || ends[1].code != ends[0].code) return std::nullopt;
  if (text != to_text(ends[0]) + " to " + ends[1].number) return std::nullopt;
  const auto number = [](const Section& section) { return std::stoi(section.number); };
  const Range range{ends[0].code, number(ends[0]), number(ends[1])};
  return range.first < range.last ? std::optional(range) : std::nullopt;
}

// "before 2011-10-01", "since 1973-01-01", "within 4 years", "future".
std::optional<DateTest> read_test(std::string_view text) {
  using Kind = DateTest::Kind;
  if (text == "future") return DateTest{Kind::within};
  if (text.starts_with("within ")) {
    const auto wait = text.substr(text.find(' ') + 1);
    if (wait.empty() || wait[0] < '1' || wait[0] > '9') return std::nullopt;
    if (wait.substr(1) != " years" && wait.substr(1) != " year") return std::nullopt;
    return DateTest{Kind::within, 0, wait[0] - '0'};
  }
  const bool before = text.starts_with("before ");
  if (!before && !text.starts_with("since ")) return std::nullopt;
  const auto day = core::parse_day(text.substr(text.find(' ') + 1));
  if (!day) return std::nullopt;
  return DateTest{before ? Kind::before : Kind::since, number_of(*day), 0};
}

}  // namespace

std::string read_sentence(config::Table& table, std::string_view key) {
  std::string text = table.text(key);
  refuse_promises(table, key, text);
  return text;
}

core::Day read_day(config::Table& table, std::string_view key) {
  const std::string text = table.text(key);
  const auto day = core::parse_day(text);
  if (!day && !text.empty()) table.problem(key, "expected a day such as \"2026-11-22\"");
  return day.value_or(core::Day{});
}

core::Day read_last_checked(config::Table& table, const Palette& palette) {
  const core::Day day = read_day(table, "last_checked");
  if (palette.today && day > *palette.today)
    table.problem("last_checked", "lies in the future; expected the day it was checked");
  return day;
}

template <class Value>
Value named(config::Table& table, std::string_view key, std::string_view name,
            const std::map<std::string, Value, std::less<>>& all) {
  const auto found = all.find(name);
  if (found != all.end()) return found->second;
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const auto& [known, value] : all) names.push_back(known);
  table.problem(key, fmt::format("\"{}\"; allowed: {}", name, fmt::join(names, ", ")));
  return {};
}

SectionList read_list(config::Table& table, const Palette& palette) {
  SectionList list;
  list.name = table.text("name");
  if (find_fact(list.name)) table.problem("name", "is the name of a fact");
  list.sections = read_listed(table, "sections");
  list.ask = read_listed(table, "ask");
  for (const std::string& code : table.texts("codes")) list.ranges.push_back({code});
  for (const std::string& text : table.texts("ranges"))
    if (const auto range = read_range(text))
      list.ranges.push_back(*range);
    else
      table.problem("ranges", fmt::format("\"{}\"; expected \"Health and Safety Code 11000 to "
                                          "11651\"",
                                          text));
  list.any = table.one_of("several", {"all", "any"}, "all") == "any";
  const std::string attempt = table.one_of("attempt", {"same", "other", "ask"}, "ask");
  list.attempt = attempt == "same"    ? Attempt::same
                 : attempt == "other" ? Attempt::other
                                      : Attempt::ask;
  table.text("cite");
  read_last_checked(table, palette);
  table.text("checked_by");
  table.refuse_unknown();
  return list;
}

std::set<std::string> read_lettered(config::Table& table) {
  std::set<std::string> all;
  for (const std::string& text : table.texts("lettered")) {
    const auto found = mentions(text);
    if (found.size() != 1 || to_text(found[0]) != text)
      table.problem("lettered", fmt::format("\"{}\"; expected \"Penal Code 273a\"", text));
    all.insert(text);
  }
  return all;
}

void RuleReader::read_list_condition(config::Table& when, const std::string& key,
                                     Condition& into) const {
  const int list = rules_.lists.find(key);
  if (list < 0) {
    std::vector<std::string> names;
    for (const FactInfo& fact : fact_table())
      if (fact.kind != Kind::text) names.emplace_back(fact.name);
    for (const SectionList& one : rules_.lists.all()) names.push_back(one.name);
    when.problem(key, fmt::format("\"{}\" is no fact; allowed: {}", key, fmt::join(names, ", ")));
    return;
  }
  into.list = static_cast<std::size_t>(list);
  for (const std::string& value : when.texts(key)) {
    if (value == "yes")
      into.values |= 4U;
    else if (value == "no")
      into.values |= 2U;
    else
      when.problem(key, fmt::format("\"{}\"; allowed: no, yes", value));
  }
}

Condition RuleReader::read_condition(config::Table& when, const std::string& key) const {
  Condition condition;
  const auto values = when.texts(key);
  condition.said = fmt::format("{}: {}", key, fmt::join(values, ", "));
  if (values.empty()) when.problem(key, "empty; expected the values that make it true");
  condition.fact = find_fact(key);
  if (!condition.fact || info(*condition.fact).kind == Kind::text) {
    condition.fact.reset();
    read_list_condition(when, key, condition);
    return condition;
  }
  const FactInfo& fact = info(*condition.fact);
  for (const std::string& value : values) {
    if (fact.kind == Kind::date) {
      if (const auto test = read_test(value))
        condition.tests.push_back(*test);
      else
        when.problem(key, fmt::format("\"{}\"; allowed: \"before 2011-10-01\", \"since "
                                      "1973-01-01\", \"within 4 years\", \"future\"",
                                      value));
    } else if (value == "unsure") {
      condition.values |= 1U;
    } else if (const auto n = find_value(fact, value); n && *n > 0) {
      condition.values = static_cast<std::uint16_t>(condition.values | 1U << *n);
    } else {
      when.problem(key, fmt::format("\"{}\" is not one of: {}, unsure", value,
                                    fmt::join(values_of(fact), ", ")));
    }
  }
  return condition;
}

std::vector<Condition> RuleReader::read_when(config::Table& when) const {
  std::vector<Condition> conditions;
  for (const std::string& key : when.keys()) conditions.push_back(read_condition(when, key));
  return conditions;
}

void RuleReader::check_form(config::Table& table, const std::string& form) const {
  const auto colon = form.find(':');
  const auto items = named(table, "forms", form.substr(0, colon), palette_.forms);
  if (items.empty() || colon == form.npos) return;
  const std::string item = form.substr(colon + 1);
  if (std::ranges::find(items, item) == items.end())
    table.problem("forms", fmt::format("\"{}\" has no item \"{}\"; allowed: {}",
                                       form.substr(0, colon), item, fmt::join(items, ", ")));
}

void RuleReader::read_around(config::Table& table, Relief& relief) const {
  auto around = std::make_shared<Around>();
  for (const std::string& name : table.texts("does_not"))
    around->limits.push_back(named(table, "does_not", name, palette_.limits));
  relief.notice_days = static_cast<int>(table.integer("notice_days", 0, 0, 90));
  if (relief.notice_days > 0) {
    around->notice = Reason{named(table, "serve", table.text("serve"), palette_.serve),
                            table.text("notice_cite"),
                            {{"n", std::to_string(relief.notice_days), {}}}};
  }
  relief.around = std::move(around);
}

Rule RuleReader::read(config::Table& table) {
  Rule rule;
  rule.track = table.text("track");
  rule.band = find_band(table.one_of("band", kBandNames)).value_or(Band::attorney_review);
  rule.only_if_sure = table.boolean("only_if_sure", false);
  rule.whatever_else = table.boolean("whatever_else", false);
  if (table.has("title")) rule.says.title = read_sentence(table, "title");
  rule.says.reason = read_sentence(table, "reason");
  rule.says.next = named(table, "next", table.text("next"), palette_.next);
  rule.says.note = table.text("note", "");
  refuse_promises(table, "note", rule.says.note);
  rule.forms = table.texts("forms");
  for (const std::string& form : rule.forms) check_form(table, form);
  rule.declaration = table.one_of("declaration", {"usual", "not_needed"}, "not_needed") == "usual";
  rule.says.cite = table.text("cite");
  rule.last_checked = read_last_checked(table, palette_);
  rule.checked_by = table.text("checked_by");
  if (auto when = table.table("when")) rule.when = read_when(*when);
  if (rule.when.empty()) table.problem("when", "missing; expected [rule.when] with facts");
  const auto guesses = [](const Condition& c) { return c.fact && (c.values & 1U) != 0; };
  if (rule.band == Band::likely_mandatory && std::ranges::any_of(rule.when, guesses))
    table.problem("when", "\"unsure\" may not lead to likely_mandatory");
  table.refuse_unknown();
  return rule;
}

template std::string named(config::Table&, std::string_view, std::string_view,
                           const std::map<std::string, std::string, std::less<>>&);

}  // namespace clearway::relief
