// The parts a packet is put together from. Each adds its own sheets; the foot of every sheet
// is drawn last, when the number of sheets is known.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/packet/column.h"
#include "app/packet/wording.h"

namespace clearway::packet {

// One case as the papers speak of it.
enum class Court { superior, federal, other_state };
struct CaseView {
  std::string id;
  Court court = Court::superior;
  std::string county;  // as a person reads it; empty when not known or no superior court
  std::string docket;  // the court's case number; empty when not known
  std::vector<std::pair<std::string, std::string>> told;
  std::vector<relief::Finding> findings;
};

struct Papers {  // everything a part may need
  const Context& context;
  const Input& input;
  Wording wording;
  std::string name;  // for court papers; may be empty
  std::vector<CaseView> cases;
  // A declaration each: a court sees its own cases and no others.
  std::vector<std::vector<CaseView>> courts;
  bool has_declaration() const { return !courts.empty(); }
  std::set<std::string> languages() const;  // other than English, of any of them
};

// What of a statement a court with these cases is told; empty without a word of the person's own.
std::vector<std::string> sworn_paragraphs(const declaration::Statement& statement,
                                          const std::vector<CaseView>& cases);

// Languages other than English in it; empty: nothing has to be translated for that court.
std::set<std::string> sworn_languages(const declaration::Statement& statement,
                                      const std::vector<CaseView>& cases);

Papers papers(const Context& context, const Input& input);

void add_cover(Sheets& sheets, const Papers& papers);
void add_declarations(Sheets& sheets, const Papers& papers);
void add_translators(Sheets& sheets, const Papers& papers);  // a sheet for each court that needs it
void add_companion(Sheets& sheets, const Papers& papers);
void add_case(Sheets& sheets, const Papers& papers, std::size_t index);
void add_about(Sheets& sheets, const Papers& papers);

// Shared by the parts.
// `goes_on` says what the sheet before it began: "Case 2, continued"; may be empty.
float brand_head(Sheets& sheets, int sheet, const std::string& site,
                 const std::string& goes_on = {});
void add_helper(Column& column, const Context& context, const Wording& wording);
float helper_height(const Column& column, const Context& context);
// A line of a table: the question's short name on the left, what was told on the right.
void add_told(Column& column, const std::string& label, const std::string& value);
void numbered(Column& column, const std::vector<std::string>& steps);
float numbered_height(const Column& column, const std::vector<std::string>& steps);
// The parts that are not empty.
std::string joined(const std::vector<std::string>& parts, std::string_view between);
std::string court_name(const Wording& wording, const CaseView& one);
// A reason with its days filled in.
std::string sentence(const Wording& wording, const relief::Reason& reason);
// That the rules are old, when they are.
void add_old_rules(Column& column, const Papers& papers);
std::string band_word(const Wording& wording, const relief::Finding& finding);
// "Penal Code 1203.4 · checked November 22, 2026"; the date alone where no law is cited.
std::string law_words(const Wording& wording, const relief::Finding& finding);
// "CR-180, items 2 and 2a"; empty when the finding names no form.
std::string form_words(const Wording& wording, const relief::Finding& finding);
// Draws "Clearway · for you, not to file · page n of m · rules last checked …" on every sheet but
// those for a court, and that their words are machine-drafted, when they are.
void add_mark(Sheets& sheets, int sheet, const Wording& wording);
struct Range {
  int first = 0;
  int end = 0;
};
void add_feet(Sheets& sheets, const Wording& wording, const std::vector<relief::Finding>& findings,
              Range court = {});

}  // namespace clearway::packet
