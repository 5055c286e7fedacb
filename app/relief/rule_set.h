// What kiosk-config/relief/california/*.toml says, as values. rules.toml there explains the
// files; this header says what they become.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/relief/relief.h"
#include "app/relief/section_list.h"

namespace clearway::relief {

enum class FactKind {
  choice,    // an answer with a fixed list of values
  date,      // an answer that is a date, perhaps only a year
  place,     // "california", "another_state" or "federal", from the county
  sections,  // "yes", "no", "words", "unnamed": is the offense on a list?
  newer,     // "yes", "no": is another conviction of this person newer?
};

struct Fact {
  std::string name;
  FactKind kind = FactKind::choice;
  bool of_person = false;
  std::vector<std::string> from;    // answers it is read from; the first is what is missing
  std::vector<std::string> values;  // that it may have, without "unsure"
  SectionList list;
  std::string unsure;  // message id: what we would have to know
};

struct DateTest {
  // before the day; on or after it; over n years ago; after today
  enum class Kind { before, since, ago, future };
  Kind kind = Kind::before;
  core::Day day{};
  int years = 0;
};

// True when the fact has one of the values or the date passes every test. A fact that is not
// known makes it neither true nor false, unless `unsure` stands in the list.
struct Condition {
  const Fact* fact = nullptr;  // in RuleSet::facts
  std::vector<std::string> values;
  std::vector<DateTest> tests;
  bool unsure = false;
};

struct Says {
  std::string title, reason, next, note;
  std::string citation;
  core::Day last_checked{};
};

struct Wait {
  const Fact* from = nullptr;
  int years = 0;
  int months = 0;
  Says says;  // while it runs
};

struct Rule {
  std::string id;
  Band band = Band::attorney_review;
  std::vector<Condition> when;
  std::optional<Wait> wait;
  Says says;
  std::string checked_by;
  std::string form;
  std::vector<std::string> form_items;
  bool declaration_needed = false;
  std::string beside;  // note on the other findings of the case
};

// The rules of one relief in the order in which they are tried: the first that holds is its
// answer, and one that cannot be decided before that sends it to a lawyer.
struct Relief {
  std::string name;
  int order = 0;
  bool alone = false;  // decides whether we look at the case at all
  std::vector<Rule> rules;
};

// What stands between a person and a petition that would fit otherwise.
struct Gate {
  Rule rule;
  std::vector<std::string> over;  // names of reliefs
};

struct RuleSet {
  std::string version;
  core::Day last_checked{};
  core::Day expires{};  // after this day everything goes to a lawyer
  std::vector<Fact> facts;
  std::vector<Relief> reliefs;
  std::vector<Gate> gates;
  Says undecided, nothing, expired;
};

const Fact* find_fact(const RuleSet& rules, std::string_view name);

}  // namespace clearway::relief
