// Answers become a sworn statement in which every sentence is traced: the person's own
// words exactly as typed, or a sentence we offer that stands only once it is accepted.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
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
  // Words that the person typed are; an offered sentence, and words that somebody else typed for
  // them, only by the digest of exactly these.
  bool accepted = false;
  bool removed = false;       // the person took it out
  bool by_other = false;      // own words that somebody else typed
  std::string language = {};  // of its words; empty: English
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
  int waiting() const;  // sentences neither accepted nor removed
  // Languages other than English of what stands in it: for a court somebody translates it.
  std::set<std::string> languages() const;
};

// How the answers came about.
struct Told {
  std::set<std::string> by_others = {};  // fields whose present value the person did not give
  std::string language = {};             // of `translate`; empty: English
};

// Pure. `translate` gives the sentence in the language of the visit. Nobody accepts for the person:
// an acceptance that is among `by_others` is none.
using Translate = std::function<std::string(std::string_view)>;
Statement build(const Outline& outline, const record::Fields& answers, const Translate& translate,
                const Told& told = {});

// What stands of a paragraph: its accepted and own sentences, as they are. Between two stands a
// space, or a line's end after words that do not end a sentence themselves, since no point is
// ever added to them. Empty when the paragraph is left out.
enum class Show { standing, waiting_too };  // waiting_too: offered sentences in [brackets]
std::string text_of(const Paragraph& paragraph, Show show = Show::standing);

// Digest of the exact sentence, 32 hex digits (no secret: guards against change, not people).
std::string digest(std::string_view sentence);

// The fields under which it is kept that a sentence stands as it is, or was taken out:
// "declaration.accepted.<id>" = digest, "declaration.removed.<id>" = "yes", or, of words that
// somebody else typed, their digest: what they type next is another matter.
std::string accepted_field(std::string_view sentence_id);
std::string removed_field(std::string_view sentence_id);
// The paragraph's version in the person's own words.
std::string edited_field(std::string_view prompt);
bool is_edited(std::string_view field);
// The language in which an answer was typed, where that is not English.
std::string language_field(std::string_view field);
// A field that says what is done with words, and holds none of them.
bool is_decision(std::string_view field);

// What the person does to a whole paragraph, as changes to their answers; no value: the field
// goes. The answers themselves are never among them.
using Changes = std::map<std::string, std::optional<std::string>>;
Changes decide(const Sentence& sentence, bool accept);
Changes edit(const Paragraph& paragraph, std::string text);
Changes restore(std::string_view prompt);  // as the answers have it, and in again
Changes leave_out(std::string_view prompt);
Changes put_in(std::string_view prompt);
Changes move(const Statement& statement, std::string_view prompt, int by);  // -1: one up

}  // namespace clearway::declaration
