#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include "app/config/toml.h"
#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

using Bases = std::map<std::string, Given>;

Given given_in(config::Table& table) {
  Given given;
  for (const std::string& key : table.keys()) given[key] = table.text(key);
  return given;
}

// "level=felony; section=PC 211"; an empty value takes the fact away.
void change(Given& given, const std::string& text) {
  std::stringstream parts(text);
  for (std::string part; std::getline(parts, part, ';');) {
    part.erase(0, part.find_first_not_of(' '));
    const auto equals = part.find('=');
    if (equals == part.npos) continue;
    if (equals + 1 == part.size())
      given.erase(part.substr(0, equals));
    else
      given[part.substr(0, equals)] = part.substr(equals + 1);
  }
}

Row read_row(config::Table& table, const std::string& relief, const Bases& bases,
             const std::string& today) {
  Row row;
  row.relief = table.text("relief", relief);
  row.what = table.text("what");
  row.want = table.text("want");
  row.eligible_on = table.text("eligible_on", "");
  row.missing = table.text("missing", "");
  row.says = table.text("says", "");
  row.today = day(table.text("today", today));
  Given given = bases.at("person");
  for (const auto& [fact, value] : bases.at(table.text("base"))) given[fact] = value;
  change(given, table.text("set", ""));
  row.person = person_with(given);
  if (const std::string count = table.text("count", ""); !count.empty()) {
    Given other;
    change(other, count);
    add_count(row.person.cases.front(), other);
  }
  if (const std::string second = table.text("second", ""); !second.empty()) {
    Given other = bases.at(second);
    change(other, table.text("second_set", ""));
    row.person.cases.push_back(person_with(other).cases.front());
  }
  table.refuse_unknown();
  return row;
}

std::vector<Row> read_tables() {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(CLEARWAY_SOURCE_DIR) / "tests/app/relief/tables";
  std::vector<Row> rows;
  Bases bases;
  auto document = config::Document::read(folder / "bases.toml").value();
  config::Table root = document.root();
  const std::string today = root.text("today");
  for (const std::string& key : root.keys())
    if (auto table = root.table(key); root.holds_table(key)) bases[key] = given_in(*table);
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().filename() == "bases.toml") continue;
    auto read = config::Document::read(file.path());
    if (!read) {
      ADD_FAILURE() << core::describe(read.error());
      continue;
    }
    config::Table table = read->root();
    const std::string relief = table.text("relief", "");
    for (config::Table& row : table.tables("row"))
      rows.push_back(read_row(row, relief, bases, today));
    const auto done = read->finish();
    EXPECT_TRUE(done) << core::describe(done.error());
  }
  return rows;
}

bool has_words_of(const std::vector<std::string>& all, const std::string& wanted) {
  std::stringstream words(wanted);
  for (std::string word; words >> word;) {
    const bool there = std::ranges::any_of(
        all, [&](const std::string& text) { return text.find(word) != text.npos; });
    if (!there) return false;
  }
  return true;
}

std::string text_of(const Finding& finding) {
  std::string text = std::string(name_of(finding.band)) + " " + finding.track;
  for (const std::string& name : finding.missing) text += " ?" + name;
  if (finding.not_before) text += " on " + core::to_text(*finding.not_before);
  return text;
}

}  // namespace

void add_count(Case& one, const Given& facts) {
  Count count;
  for (const auto& [name, value] : facts) {
    const auto fact = find_fact(name);
    if (!fact) {
      ADD_FAILURE() << name;
    } else if (*fact == Fact::section) {
      count.charge = read_charge(value);
    } else if (info(*fact).of == Of::count) {
      EXPECT_TRUE(tell(count.told, *fact, value)) << name << " " << value;
    }
  }
  one.counts.push_back(std::move(count));
}

Person person_with(const Given& facts) {
  Person person;
  Case one{.id = "0", .told = {}, .counts = {}};
  add_count(one, facts);
  for (const auto& [name, value] : facts) {
    const auto fact = find_fact(name);
    if (!fact || info(*fact).of == Of::count) continue;
    auto& told = info(*fact).of == Of::person ? person.told : one.told;
    EXPECT_TRUE(tell(told, *fact, value)) << name << " " << value;
  }
  person.cases.push_back(std::move(one));
  return person;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> kAll = read_tables();
  return kAll;
}

std::string wrong_with(const RuleSet& rules, const Row& row) {
  const auto findings = screen(rules, row.person, row.today);
  const auto found = std::ranges::find_if(findings, [&](const Finding& finding) {
    const bool first = finding.counts.empty() || finding.counts.front() == 1;
    return finding.case_id == "0" && first && finding.relief == row.relief;
  });
  if (found == findings.end()) return row.want == "none" ? "" : "no finding";
  std::string got = text_of(*found);
  if (std::string(name_of(found->band)) + " " + found->track != row.want) return got;
  if (!row.eligible_on.empty()) {
    const std::string on = found->not_before ? core::to_text(*found->not_before) : "null";
    if (on != row.eligible_on) return got;
  }
  std::stringstream names(row.missing);
  const std::multiset<std::string> wanted{std::istream_iterator<std::string>(names), {}};
  const std::multiset<std::string> missing(found->missing.begin(), found->missing.end());
  if (!wanted.empty() && missing != wanted) return got;
  std::vector<std::string> said;
  for (const Reason& reason : found->more)
    said.push_back(
        filled(reason.text, reason.fills, [](const core::Day& d) { return core::to_text(d); }));
  said.push_back(found->reason);
  return has_words_of(said, row.says) ? "" : got + ": it does not say " + row.says;
}

}  // namespace clearway::relief
