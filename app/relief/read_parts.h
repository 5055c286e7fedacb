// Tables of the rule files as values. Problems are noted in the table's document.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/config/toml.h"
#include "app/relief/rule_set.h"

namespace clearway::relief {

// What rules.toml says once and the rules name: next steps, limits, whom to serve, forms.
struct Palette {
  std::map<std::string, std::string, std::less<>> next;
  std::map<std::string, std::string, std::less<>> serve;
  std::map<std::string, Reason, std::less<>> limits;
  std::map<std::string, std::vector<std::string>, std::less<>> forms;  // with their items
  std::optional<core::Day> today;  // no rule was checked after it
};

// A sentence; one that promises what only a judge can give is a problem.
std::string read_sentence(config::Table& table, std::string_view key);
core::Day read_day(config::Table& table, std::string_view key);
core::Day read_last_checked(config::Table& table, const Palette& palette);
// The value that `key` names; a problem lists the names there are.
template <class Value>
Value named(config::Table& table, std::string_view key, std::string_view name,
            const std::map<std::string, Value, std::less<>>& all);

SectionList read_list(config::Table& table, const Palette& palette);
std::set<std::string> read_lettered(config::Table& table);

class RuleReader {
 public:
  RuleReader(const RuleSet& rules, const Palette& palette) : rules_(rules), palette_(palette) {}
  Rule read(config::Table& table);
  std::vector<Condition> read_when(config::Table& when) const;
  // notice_days, serve, notice_cite and does_not of a relief.
  void read_around(config::Table& table, Relief& relief) const;

 private:
  Condition read_condition(config::Table& when, const std::string& key) const;
  void read_list_condition(config::Table& when, const std::string& key, Condition& into) const;
  void check_form(config::Table& table, const std::string& form) const;

  const RuleSet& rules_;
  const Palette& palette_;
};

}  // namespace clearway::relief
