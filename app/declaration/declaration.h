// Answers become a sworn statement in which every sentence is traced: the person's own
// words exactly as typed, or a sentence we offer that stands only once it is accepted.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"
#include "app/record/record.h"

namespace clearway::declaration {

enum class Origin { own, offered };

struct Sentence {
  std::string id;    // stable: "name", "changed", "thanks"
  std::string text;  // what will be sworn to, exactly
  Origin origin = Origin::own;
  std::string field;      // where the words come from; for an offered one, the answer it uses
  bool accepted = false;  // own words are; an offered one only by its exact digest
  bool removed = false;   // the person took it out
};

struct Paragraph {
  std::string prompt;  // "who", "changed", "towards", "meaning", "closing"
  std::vector<Sentence> sentences;
};

struct Statement {
  std::vector<Paragraph> paragraphs;
  bool empty() const;   // no words of the person's own yet
  int waiting() const;  // offered sentences neither accepted nor removed
};

// The templates, as English message ids with {name}: read from
// kiosk-config/declaration.toml and translated by the caller's function.
struct Template {
  std::string id;
  std::string paragraph;
  std::string sentence;  // message id; "{person.name.court}" names a field that must be answered
  std::string position;  // "before" or "after" the person's own words of that paragraph
};

// Reads [[offered]] tables. Errors: invalid_input.
core::Result<std::vector<Template>> read_templates(const std::filesystem::path& file);

// Pure. `translate` gives the sentence in the language of the visit.
using Translate = std::function<std::string(std::string_view)>;
Statement build(const std::vector<Template>& templates, const record::Fields& answers,
                const Translate& translate);

// Digest of the exact sentence, 32 hex digits (no secret: guards against change, not people).
std::string digest(std::string_view sentence);

// The field changes that accept or remove an offered sentence:
// "declaration.accepted.<id>" = digest, "declaration.removed.<id>" = "yes".
std::string accepted_field(std::string_view sentence_id);
std::string removed_field(std::string_view sentence_id);

}  // namespace clearway::declaration
