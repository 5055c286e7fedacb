// A statement in another language than English: whoever translates it signs a sheet for the court,
// and the person has one of their own, which is not filed, to know what they sign.
#include "app/packet/court_parts.h"

namespace clearway::packet {

namespace {

// In English: "Spanish", "Korean and Spanish".
std::string names_of(const Wording& wording, const std::set<std::string>& languages) {
  std::vector<std::string> names;
  for (const std::string& language : languages) {
    const std::string key = "language." + language;
    names.push_back(wording.court(wording.has(key) ? key : "language.other"));
  }
  std::string all;
  for (const std::string& name : names)
    all = all.empty() ? name : wording.court("list.and", {{"first", all}, {"last", name}});
  return all;
}

void add_box(Column& column, const std::string& text) {
  constexpr float kSide = 11;
  constexpr Inset kBeside{.left = 22, .right = 0};
  column.keep(column.height(type::kSworn, text, kBeside));
  column.sheets().frame(column.sheet(), {kLeft, column.y() + 4},
                        {kLeft + kSide, column.y() + 4 + kSide}, 0.8F, Ink::black);
  column.paragraph(type::kSworn, text, kBeside);
}

void add_translator(Sheets& sheets, const Papers& papers, const std::vector<CaseView>& cases,
                    const std::set<std::string>& languages) {
  const Wording& wording = papers.wording;
  const Values values{{"language", names_of(wording, languages)}, {"name", papers.name}};
  const int first = sheets.count();
  Column column(sheets, court_head(first, continued(papers, cases)));
  add_caption(column, papers, cases, wording.court("court.translator_title"), By::translator);
  column.space(14);
  column.paragraph(type::kSworn, wording.court("court.translator_fluent", values));
  column.space(8);
  column.paragraph(type::kSworn, wording.court("court.translator_true", values));
  column.space(8);
  add_box(column, wording.court("court.translator_read", values));
  column.space(8);
  column.keep(column.height(type::kSworn, wording.court("court.jurat")) + 3 * (kWriting + 15));
  column.paragraph(type::kSworn, wording.court("court.jurat"));
  add_lines(column, wording.court("court.date"), wording.court("court.place"));
  add_lines(column, wording.court("court.signature"), wording.court("court.printed_name"));
  add_lines(column, wording.court("court.translator_number"),
            wording.court("court.translator_phone"));
  add_court_feet(sheets, first, wording, wording.court("court.translator_paper"));
}

}  // namespace

void add_translators(Sheets& sheets, const Papers& papers) {
  for (const std::vector<CaseView>& cases : papers.courts) {
    const auto languages = sworn_languages(papers.input.statement, cases);
    if (!languages.empty()) add_translator(sheets, papers, cases, languages);
  }
}

void add_companion(Sheets& sheets, const Papers& papers) {
  const Wording& wording = papers.wording;
  if (papers.languages().empty()) return;
  std::string goes_on;
  Column column(sheets, [&](Sheets& on, int sheet) {
    return brand_head(on, sheet, papers.context.site.name, goes_on);
  });
  goes_on = wording.say("companion.continued");
  const config::Helper& helper = papers.context.site.helper;
  column.paragraph({Face::serif_bold, 20, 27}, wording.say("companion.title"));
  column.space(2);
  column.paragraph(type::kStrong, wording.say("companion.not_filed"));
  column.space(8);
  column.paragraph(type::kBody, wording.say("companion.why"));
  column.space(8);
  numbered(column,
           {wording.say("companion.translate", {{"helper", helper.name}, {"phone", helper.phone}}),
            wording.say("companion.translator"), wording.say("companion.read"),
            wording.say("companion.sign")});
  column.space(8);
  column.paragraph(type::kHeading, wording.say("companion.swear"));
  column.space(4);
  column.paragraph(type::kAid, wording.say("court.jurat"));
  column.space(10);
  column.paragraph(type::kHeading, wording.say("companion.words"));
  column.space(4);
  std::vector<CaseView> told;  // what one court or another is told
  for (const auto& court : papers.courts) told.insert(told.end(), court.begin(), court.end());
  for (const std::string& paragraph : sworn_paragraphs(papers.input.statement, told)) {
    column.paragraph(type::kSworn, paragraph);
    column.space(8);
  }
}

}  // namespace clearway::packet
