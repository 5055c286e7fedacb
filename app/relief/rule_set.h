// What kiosk-config/relief/california/*.toml says, as values. rules.toml there explains the
// files; this header says what they become.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/relief/relief.h"
#include "app/relief/section_list.h"
#include "app/relief/values.h"

namespace clearway::relief {

struct DateTest {
  // before the day; on or after it; not yet more than n years ago
  enum class Kind : std::uint8_t { before, since, within };
  Kind kind = Kind::before;
  std::int32_t day = 0;
  int years = 0;
};

// True when the fact has one of the values, the date passes every test, or the section is (not)
// on the list. What is not known makes it neither true nor false.
struct Condition {
  std::optional<Fact> fact;  // else a list
  std::size_t list = 0;
  std::uint16_t values = 0;  // bit n: the n-th value; bit 0: unsure. Of a list: 1 no, 2 yes
  std::vector<DateTest> tests;
  std::string said;  // as the file says it, for --explain
};

struct Says {
  std::string title, reason, next, note, cite;
};

struct Rule {
  std::string track;
  Band band = Band::attorney_review;
  std::vector<Condition> when;
  Says says;
  core::Day last_checked{};
  std::string checked_by;
  std::vector<std::string> forms;  // "CR-180:2a"
  bool declaration = false;        // usually needed
  bool whatever_else = false;      // stands also while other facts are unsure
  bool only_if_sure = false;       // unsure facts do not hold it open
  bool gate = false;               // of gates.toml, in every relief it stands before
};

// The rules of one relief in the order in which they are tried: the first that holds is its
// answer, and one that cannot be decided before that sends it to a lawyer.
struct Relief {
  std::string id;     // "pc-1203.4"
  std::string name;   // "Penal Code 1203.4"
  std::string title;  // message id: "Dismissing a case after probation"
  int order = 0;
  bool alone = false;                           // its findings stand without any other
  std::vector<std::vector<Condition>> subject;  // any of these: whose relief it is
  FactSet sure = 0;                             // says nothing while these are unsure
  std::vector<Rule> rules;
  int notice_days = 0;
  std::shared_ptr<const Around> around;  // whom to serve, and what it does not do
};

struct RuleSet {
  std::string version;
  core::Day last_checked{};
  core::Day expires{};
  std::string checked_by;
  SectionLists lists;
  std::vector<Relief> reliefs;
  std::array<std::string, kFacts> unsure;    // what is said when the fact is not known
  std::array<std::string, kFacts> question;  // which question answers it
  Says undecided, nothing, expired;
  std::string clash, either, counted_one, counted_many, ends;  // sentences of the arithmetic
};

}  // namespace clearway::relief
