// Answers become a sworn statement in which every sentence is traced: the person's own
// words exactly as typed, or a sentence we offer that stands only once it is accepted.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/declaration/outline.h"
#include "app/record/record.h"

namespace clearway::declaration {

enum class Origin { own, offered };

struct Sentence {
  std::string id;    // of an offered one, stable: "name", "work_place.2"; else the answer's field
  std::string text;  // what will be sworn to, exactly
  Origin origin = Origin::own;
  std::vector<std::string> fields = {};  // the answers whose words stand in it
  bool accepted = false;                 // own words are; an offered one only by its exact digest
  bool removed = false;                  // the person took it out
};

struct Paragraph {
  std::string prompt;  // "who", "work.2", "case.<32 hex digits>"
  std::vector<Sentence> sentences;
  std::string case_id = {};  // a court is shown its own cases only; empty: for every court
  std::string field = {};    // the first answer it has room for; empty: it has room for none
  std::string answers = {};  // digest of the answers it is made of
  bool edited = false;       // one sentence of the person's own stands for all the others
  bool outdated = false;     // edited, and the answers have changed since
  bool left_out = false;     // the person took the whole paragraph out
};

struct Statement {
  std::vector<Paragraph> paragraphs;
  bool empty() const;   // no words of the person's own yet
  int waiting() const;  // offered sentences neither accepted nor removed
};

// Pure. `translate` gives the sentence in the language of the visit.
using Translate = std::function<std::string(std::string_view)>;
Statement build(const Outline& outline, const record::Fields& answers, const Translate& translate);

// What stands of a paragraph: its accepted and own sentences, as they are. Between two stands a
// space, or a line's end after words that do not end a sentence themselves, since no point is
// ever added to them. Empty when the paragraph is left out.
enum class Show { standing, waiting_too };  // waiting_too: offered sentences in [brackets]
std::string text_of(const Paragraph& paragraph, Show show = Show::standing);

// Digest of the exact sentence, 32 hex digits (no secret: guards against change, not people).
std::string digest(std::string_view sentence);

// The field changes that accept or remove an offered sentence:
// "declaration.accepted.<id>" = digest, "declaration.removed.<id>" = "yes".
std::string accepted_field(std::string_view sentence_id);
std::string removed_field(std::string_view sentence_id);

// What the person does to a whole paragraph, as changes to their answers; no value: the field
// goes. The answers themselves are never among them.
using Changes = std::map<std::string, std::optional<std::string>>;
Changes edit(const Paragraph& paragraph, std::string text);
Changes restore(std::string_view prompt);  // as the answers have it, and in again
Changes leave_out(std::string_view prompt);
Changes move(const Statement& statement, std::string_view prompt, int by);  // -1: one up

}  // namespace clearway::declaration
