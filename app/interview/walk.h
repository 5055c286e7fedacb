// Walking through the interview: which page comes next for these answers. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/core/date.h"
#include "app/interview/definition.h"

namespace clearway::interview {

// One page, for one case where its section repeats.
struct Place {
  std::string section;
  std::string page;
  std::string case_id;  // 32 hex digits, or empty
  friend bool operator==(const Place&, const Place&) = default;
};

// "case.*.county" for case "ab…" is "case.ab….county".
std::string field_path(const Question& question, std::string_view case_id);
std::string field_path(std::string_view field, std::string_view case_id);
bool holds(const std::vector<Condition>& when, const record::Fields& answers,
           std::string_view case_id);

// The ids in the answer of a question of kind `choices`, and back.
std::vector<std::string> chosen(std::string_view value);
std::string join_chosen(const std::vector<std::string>& ids);
// Such an answer after one more choice was pressed: taken, or taken back, in the question's order.
// An exclusive choice and the others clear each other.
std::string with_pressed(const std::vector<Choice>& choices, std::string_view value,
                         std::string_view id);

// The pages of one section (for one case) that are to be shown for these answers, in order.
// None for a repeated section without a case, or an unknown section.
std::vector<Place> pages(const Interview& interview, std::string_view section,
                         const record::Fields& answers, std::string_view case_id = {});
const Page* find(const Interview& interview, const Place& place);

// What is wrong with an answer: a key of words.toml ("check.too_long"), or nothing.
struct Check {
  std::string word;
  bool blocks = false;  // false: "keep it, or change it?"
};
std::optional<Check> check(const Question& question, std::string_view value, const core::Day& today,
                           const record::Fields& answers, std::string_view case_id = {});
// Every word that check() can give.
std::vector<std::string> check_words();

// True when nothing on it is for a helper who has the screen.
bool person_only(const Page& page);

// True when every required question shown on the page has an answer.
bool complete(const Page& page, const record::Fields& answers, std::string_view case_id);

}  // namespace clearway::interview
