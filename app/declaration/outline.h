// What a statement or a letter is made of, as data: paragraphs in the order a judge reads
// them, each of sentences we offer and of the person's own answers. Read from
// kiosk-config/declaration.toml and kiosk-config/letters/*.toml, which explain the keys.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/core/result.h"

namespace clearway::declaration {

// True when one of the values of the field is one of `is`; "" is an unanswered field, "*" any
// answer.
struct Condition {
  std::string field;
  std::vector<std::string> is;
};

// Either a sentence we offer, which has an id, or the name of an answer that stands as it is.
struct Part {
  std::string id;
  std::string sentence;     // message id; "{person.name.court}" must be answered
  std::string answer;       // "declaration.who"; in a repeated paragraph "declaration.work.*.story"
  bool with_words = false;  // offered only beside words of the person's own
  std::optional<Condition> when = {};
  bool is_answer() const { return !answer.empty(); }
};

// How often a paragraph is made: once, for each entry of a list (* is 1 to 9), or for each case
// (* is its id).
enum class Each { once, entry, a_case };
inline constexpr int kMostEntries = 9;

struct Plan {
  std::string id;
  Each each = Each::once;
  std::optional<Condition> when = {};
  std::vector<Part> parts;
};

struct Outline {
  std::vector<Plan> plans;
};

// Errors: not_found; invalid_input, a line a problem.
core::Result<Outline> read_outline(const std::filesystem::path& file);

// Every sentence of it, for translators.
std::vector<std::string> sentences(const Outline& outline);

// Every answer it reads, with * where a paragraph is repeated.
std::vector<std::string> fields(const Outline& outline);
std::vector<std::string> fields(const Plan& plan);

}  // namespace clearway::declaration
