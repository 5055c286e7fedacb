// Tables of the rule files as values. Problems are noted in the table's document.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/config/toml.h"
#include "app/relief/rule_set.h"

namespace clearway::relief {

// title, reason, next, note, citation and last_checked; what is left out is as in `otherwise`.
Says read_says(config::Table& table, const Says& otherwise = {}, bool citation = true);

core::Day read_day(config::Table& table, std::string_view key);

Fact read_fact(config::Table& table);

// `facts` must stay where they are: conditions point at them.
class RuleReader {
 public:
  explicit RuleReader(const std::vector<Fact>& facts) : facts_(facts) {}
  Rule read(config::Table& table, const std::vector<std::string>& bands);

 private:
  const Fact* fact(config::Table& table, std::string_view key, std::string_view name) const;
  Condition read_condition(config::Table& when, const std::string& key) const;
  Wait read_wait(config::Table& table, const Says& rule) const;

  const std::vector<Fact>& facts_;
  std::set<std::string> ids_;
};

}  // namespace clearway::relief
