// The last sheet: what the person told us about themselves, to copy onto the court's forms. It
// stands apart, with a word of care, because nobody but the person needs it.
#include "app/packet/parts.h"

namespace clearway::packet {

void add_about(Sheets& sheets, const Papers& papers) {
  if (papers.input.person.empty()) return;
  const Wording& wording = papers.wording;
  const std::string& site = papers.context.site.name;
  std::string goes_on;
  Column column(sheets,
                [&](Sheets& on, int sheet) { return brand_head(on, sheet, site, goes_on); });
  goes_on = wording.say("about.continued");
  column.paragraph({Face::serif_bold, 20, 27}, wording.say("about.title"));
  column.space(2);
  column.paragraph(type::kBody, wording.say("about.lead"));
  column.space(16);
  for (const auto& [label, value] : papers.input.person) add_told(column, label, value);
}

}  // namespace clearway::packet
