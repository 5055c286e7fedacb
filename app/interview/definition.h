// The interview as data: sections of pages of questions, read from
// kiosk-config/interview/*.toml. All sentences are English message ids.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/config/toml.h"
#include "app/core/result.h"
#include "app/record/record.h"

namespace clearway::interview {

// What an answer is: text as typed; "2019", "2019-06" or "2019-06-15"; the id of a choice; ids
// of choices joined by a comma; an id of list "county" or of the question's own choices.
// Information asks nothing and has no field. A list is short texts, a line each; an address has
// lines too. A number, an amount of money and an e-mail address stay as they were typed.
enum class Kind {
  text,
  long_text,
  date,
  choice,
  choices,
  county,
  phone,
  information,
  list,
  address,
  email,
  number,
  money
};
bool has_lines(Kind kind);  // whoever types it can begin a new line

struct Choice {
  std::string id;
  std::string label;
  std::string help;
  bool exclusive = false;  // of several choices: none of the others goes with it
};

// In TOML {field = "…", is = ["…"]} or {field = "…", not = ["…"]}. True when the field's value is
// one of `values`; with `none` when it is not one of them. An unanswered field has the value
// "". Of several choices, one that matches is enough.
struct Condition {
  std::string field;
  std::vector<std::string> values;
  bool none = false;
};

struct Question {
  std::string field;  // "person.name.court"; in a repeated section "case.*.county"
  Kind kind = Kind::text;
  std::string label;  // short name of the answer, for the review and the semantic tree
  std::vector<Choice> choices;
  std::string placeholder;
  bool required = false;
  int max_length = 200;  // code points; of each one of a list
  bool masked = false;
  bool is_private = false;              // not for a helper who has the screen
  bool person_only = false;             // a helper is not even asked it
  bool same_as_last = false;            // what the case before says can be taken over
  bool on_paper = true;                 // among what was told, on the sheets that are not filed
  bool future = false;                  // a date that may lie ahead
  std::vector<std::string> not_before;  // fields of dates that this one should not come before
  std::vector<Condition> when;          // all must hold
};

struct Aside {  // what helps with the question, on the right
  std::string title;
  std::string body;
  std::string citation;                // "Penal Code 1203.4(a)(1)"
  std::string last_checked;            // "2026-11-22"; required with a citation
  std::string tone;                    // "why", "example" or "plain"
  std::vector<std::string> announces;  // hard pages that come later in the section
};

struct Page {
  std::string id;
  std::string title;  // the one question, in serif
  std::string lead;   // one or two sentences under it
  std::vector<Question> questions;
  std::vector<Aside> asides;
  std::vector<Condition> when;
  bool hard = false;     // announced beforehand, says why it is asked, can be skipped
  bool writing = false;  // a statement page: longer idle time
  bool preview = false;  // live preview of the statement beside it
};

struct Section {
  std::string id;
  std::string title;   // one of the named places of the progress bar
  std::string repeat;  // "" or "case": asked once per case
  std::vector<Page> pages;
};

struct Interview {
  std::string id;
  std::vector<Section> sections;
  // Shared choices: "county". They are names, shown as they stand and never translated.
  std::map<std::string, std::vector<Choice>, std::less<>> lists;
  const Section* section(std::string_view id) const;
};

// Reads every *.toml of the folder (interview.toml names the sections in order; counties
// and other lists stand in files of their own). Errors: invalid_input, a line a problem:
// unknown keys, ids used twice, a condition on a field that comes later or does not exist, a
// hard page without a reason or that no earlier page announces, a citation without a date.
core::Result<Interview> read_interview(const std::filesystem::path& folder);

// Every English sentence in it, for `clearway config extract` and `config check`.
std::vector<std::string> sentences(const Interview& interview);

}  // namespace clearway::interview
