// Answers as plain JSON, for trying the wording of a statement or a letter without a kiosk. The
// shape is explained in README.md of this folder; its keys are those the outlines ask for.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/declaration/declaration.h"

namespace clearway::declaration {

// What the outlines together know; anything else in a file is refused by its name.
struct Known {
  std::set<std::string> fields;
  std::set<std::string> sentences;  // ids without the number of an entry
  std::set<std::string> prompts;    // of paragraphs, likewise
  std::set<std::string> of_cases;   // those of both that stand for a case each
  void add(const Outline& outline);
};

struct AnswersFile {
  record::Fields answers;
  bool accept_all = false;
  std::set<std::string> accepted;  // ids of offered sentences
};

// Errors: invalid_input; each line "NAME: PATH: expected …". A line about broken JSON names the
// line and the column, and no word of the file.
core::Result<AnswersFile> read_answers(std::string_view json, const Known& known,
                                       const std::string& name);

// The statement in which what the file accepts is accepted, word for word as it is now.
Statement statement_from(const Outline& outline, const AnswersFile& file,
                         const Translate& translate);

// "case.00…02" is "case.2", as a file names it, and "case.00…02.number" is "case.2.number".
std::string short_name(std::string_view name);

}  // namespace clearway::declaration
