// A sheet per case: what the person told us, what may fit and why, and the next step.
#include "app/packet/parts.h"

namespace clearway::packet {

namespace {

constexpr float kBeginning = 140;  // of a finding: its heading and the first lines of its text

std::string with_law(const Wording& wording, const relief::Reason& reason) {
  return sentence(wording, reason) + " (" + reason.citation + ")";
}

// Whom to serve, and what an order would leave as it is.
void add_filing(Column& column, const Wording& wording, const relief::Around& around) {
  if (around.notice)
    add_told(column, wording.say("finding.serve"), with_law(wording, *around.notice));
  std::string limits;
  for (const relief::Reason& limit : around.limits)
    limits += (limits.empty() ? "" : "\n") + with_law(wording, limit);
  if (!limits.empty()) add_told(column, wording.say("finding.limits"), limits);
}

void add_finding(Column& column, const Wording& wording, const relief::Finding& finding) {
  column.keep(kBeginning);
  const float top = column.y();
  const int sheet = column.sheet();
  constexpr Inset kInset{.left = 16, .right = 0};
  column.paragraph(type::kSmallStrong, band_word(wording, finding), kInset);
  column.space(2);
  column.paragraph({Face::serif_bold, 14, 19}, wording.translate(finding.title), kInset);
  column.space(3);
  column.paragraph(type::kBody, wording.translate(finding.reason), kInset);
  for (const relief::Reason& reason : finding.more)
    column.paragraph(type::kBody, sentence(wording, reason), kInset);
  if (!finding.note.empty()) {
    column.space(5);
    column.paragraph(type::kBody, wording.translate(finding.note), kInset);
  }
  if (column.sheet() == sheet)
    column.sheets().rule(sheet, {kLeft + 1, top + 1}, {kLeft + 1, column.y()}, 2.4F, Ink::teal);
  column.space(8);
  if (finding.citation.empty())
    add_told(column, wording.say("finding.checked_on"), wording.date(finding.last_checked));
  else
    add_told(column, wording.say("finding.law"), law_words(wording, finding));
  if (std::string form = form_words(wording, finding); !form.empty()) {
    if (finding.declaration_needed) form += "\n" + wording.say("finding.declaration");
    add_told(column, wording.say("finding.form"), form);
  }
  if (can_be_filed(finding) && finding.around) add_filing(column, wording, *finding.around);
  if (finding.not_before)
    add_told(column, wording.say("finding.not_before"), wording.date(*finding.not_before));
  if (!finding.next.empty())
    add_told(column, wording.say("finding.next"), wording.translate(finding.next));
}

}  // namespace

void add_case(Sheets& sheets, const Papers& papers, std::size_t index) {
  const Wording& wording = papers.wording;
  const CaseView& one = papers.cases[index];
  const std::string& site = papers.context.site.name;
  std::string goes_on;
  Column column(sheets,
                [&](Sheets& on, int sheet) { return brand_head(on, sheet, site, goes_on); });
  goes_on = wording.say("case.continued", {{"n", std::to_string(index + 1)}});
  column.paragraph(type::kBody,
                   wording.say("case.of", {{"n", std::to_string(index + 1)},
                                           {"total", std::to_string(papers.cases.size())}}));
  column.paragraph({Face::serif_bold, 20, 27}, court_name(wording, one));
  column.paragraph({Face::sans, 12, 18},
                   one.docket.empty() ? wording.say("case.docket_unknown")
                                      : wording.say("case.docket", {{"number", one.docket}}));
  column.space(18);
  if (!one.told.empty()) {
    column.paragraph(type::kHeading, wording.say("case.told"));
    column.space(4);
    for (const auto& [label, value] : one.told)
      add_told(column, label, value.empty() ? wording.say("case.unknown") : value);
  }
  column.space(22);
  if (one.findings.empty()) return;
  column.keep(type::kHeading.leading + 8 + kBeginning);
  column.paragraph(type::kHeading, wording.say("case.may_fit"));
  column.space(8);
  for (const relief::Finding& finding : one.findings) {
    add_finding(column, wording, finding);
    column.space(20);
  }
}

}  // namespace clearway::packet
