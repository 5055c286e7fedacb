// The first sheet: whose papers, what may fit, what to do next, and what this is not.
#include <algorithm>
#include <set>

#include "app/packet/parts.h"

namespace clearway::packet {

namespace {

constexpr Inset kFindings{.left = 132, .right = 0};

float height_of(const Column& column, const Wording& wording, const relief::Finding& finding) {
  return type::kSmallStrong.leading + 6 +
         column.height(type::kTitle, wording.translate(finding.title), kFindings) +
         column.height(type::kBody, wording.translate(finding.reason), kFindings) +
         column.height(type::kSmall, law_words(wording, finding), kFindings);
}

void add_finding_line(Column& column, const Wording& wording, const relief::Finding& finding) {
  column.keep(height_of(column, wording, finding));
  column.paragraph(type::kSmallStrong, band_word(wording, finding), kFindings);
  column.paragraph(type::kTitle, wording.translate(finding.title), kFindings);
  column.paragraph(type::kBody, wording.translate(finding.reason), kFindings);
  column.space(1);
  column.paragraph(type::kSmall, law_words(wording, finding), kFindings);
}

// Where and which number stand on the left; what it was about does not: a cover is often
// read by others.
void add_case_row(Column& column, const Papers& papers, std::size_t index, std::string& goes_on) {
  const Wording& wording = papers.wording;
  const CaseView& one = papers.cases[index];
  const Inset label{.left = 0, .right = kRight - kLeft - kFindings.left + 14};
  if (!one.findings.empty()) column.keep(8 + height_of(column, wording, one.findings.front()));
  column.rule(0.5F, Ink::line);
  column.space(8);
  const int sheet = column.sheet();
  const float top = column.y();
  column.paragraph(type::kTitle, wording.say("case.number", {{"n", std::to_string(index + 1)}}),
                   label);
  column.paragraph(type::kSmall, one.county.empty() ? court_name(wording, one) : one.county, label);
  column.paragraph(type::kSmall,
                   one.docket.empty() ? wording.say("case.docket_unknown") : one.docket, label);
  const float label_end = column.y();
  goes_on = wording.say("case.continued", {{"n", std::to_string(index + 1)}});
  if (column.sheet() == sheet) column.move_to(top);
  for (const relief::Finding& finding : one.findings) {
    add_finding_line(column, wording, finding);
    column.space(6);
  }
  goes_on.clear();
  if (column.sheet() == sheet) column.move_to(std::max(column.y(), label_end));
  column.space(6);
}

bool any(const Papers& papers, auto&& holds) {
  return std::ranges::any_of(papers.input.findings, holds);
}

void add_filing(const Papers& papers, std::vector<std::string>& steps) {
  const Wording& wording = papers.wording;
  std::vector<std::string> forms;
  std::vector<std::string> counties;
  bool unknown = false;
  const auto once = [](std::vector<std::string>& list, const std::string& item) {
    if (!item.empty() && std::ranges::find(list, item) == list.end()) list.push_back(item);
  };
  for (const CaseView& one : papers.cases) {
    for (const relief::Finding& finding : one.findings) {
      if (!can_be_filed(finding)) continue;
      once(forms, finding.form);
      once(counties, one.county);
      unknown = unknown || one.county.empty();
    }
  }
  if (!forms.empty()) steps.push_back(wording.say("steps.form", {{"forms", wording.list(forms)}}));
  steps.push_back(wording.say("steps.copies"));
  steps.push_back(unknown || counties.empty()
                      ? wording.say("steps.file_unknown")
                      : wording.say("steps.file", {{"counties", wording.list(counties)}}));
}

std::vector<std::string> next_steps(const Papers& papers) {
  const Wording& wording = papers.wording;
  const Values helper{{"helper", papers.context.site.helper.name}};
  const auto has = [&](relief::Band band) {
    return any(papers, [&](const relief::Finding& f) { return f.band == band; });
  };
  const bool filing = any(papers, relief::can_be_filed);
  std::vector<std::string> steps{wording.say("steps.check")};
  if (papers.cases.empty()) steps.push_back(wording.say("steps.record", helper));
  if (!filing && !papers.cases.empty()) steps.push_back(wording.say("steps.nothing"));
  if (has(relief::Band::attorney_review))
    steps.push_back(wording.say(filing ? "steps.lawyer" : "steps.lawyer_later", helper));
  if (papers.has_declaration()) {
    if (papers.courts.size() > 1) steps.push_back(wording.say("steps.each_court"));
    const bool translated = !papers.languages().empty();
    if (translated || !wording.english()) steps.push_back(wording.say("steps.english", helper));
    if (translated) steps.push_back(wording.say("steps.translator"));
    steps.push_back(wording.say(filing ? "steps.sign" : "steps.sign_later"));
  } else if (any(papers, [](const relief::Finding& f) { return f.declaration_needed; })) {
    steps.push_back(wording.say("steps.write"));
  }
  if (filing) add_filing(papers, steps);
  if (has(relief::Band::not_yet)) steps.push_back(wording.say("steps.wait"));
  steps.push_back(wording.say("steps.ask", helper));
  return steps;
}

std::string kept_words(const Papers& papers) {
  const auto& until = papers.input.kept_until;
  if (!until) return {};
  return papers.wording.say("cover.kept_until", {{"date", papers.wording.date(*until)},
                                                 {"name", papers.context.site.helper.name}});
}

// What to do, what this is not and whom to ask stay together on one sheet where they can.
void add_what_to_do(Column& column, const Papers& papers) {
  const Wording& wording = papers.wording;
  const std::vector<std::string> steps = next_steps(papers);
  const std::string limits =
      joined({wording.say("cover.limit_filing"), wording.say("cover.limit_lawyer"),
              wording.say("cover.limit_result")},
             " ");
  const std::string kept = kept_words(papers);
  const float between = 14;
  const float kept_height = kept.empty() ? 0 : column.height(type::kBody, kept) + between;
  column.keep(type::kHeading.leading * 2 + 10 + between * 2 + numbered_height(column, steps) +
              column.height(type::kBody, limits) + kept_height +
              helper_height(column, papers.context));
  column.paragraph(type::kHeading, wording.say("cover.next"));
  column.space(6);
  numbered(column, steps);
  column.space(between);
  column.keep(type::kHeading.leading + 4 + column.height(type::kBody, limits));
  column.paragraph(type::kHeading, wording.say("cover.limits"));
  column.space(4);
  column.paragraph(type::kBody, limits);
  column.space(between);
  if (!kept.empty()) {
    column.paragraph(type::kBody, kept);
    column.space(between);
  }
  add_helper(column, papers.context, wording);
}

}  // namespace

void add_cover(Sheets& sheets, const Papers& papers) {
  const Wording& wording = papers.wording;
  const std::string& site = papers.context.site.name;
  std::string goes_on;
  Column column(sheets,
                [&](Sheets& on, int sheet) { return brand_head(on, sheet, site, goes_on); });
  if (papers.name.empty()) {
    column.paragraph(type::kName, wording.say("cover.no_name"));
  } else {
    column.paragraph(type::kBody, wording.say("cover.for"));
    column.paragraph(type::kName, papers.name);
  }
  column.paragraph(
      type::kBody,
      wording.say("cover.made", {{"date", wording.date(papers.input.today)}, {"site", site}}));
  column.space(4);
  column.paragraph(type::kStrong, wording.say("cover.disclaimer"));
  add_old_rules(column, papers);
  column.space(18);
  column.paragraph(type::kHeading, wording.say("cover.what_may_fit"));
  column.space(6);
  for (std::size_t i = 0; i < papers.cases.size(); ++i) add_case_row(column, papers, i, goes_on);
  if (papers.cases.empty()) column.paragraph(type::kBody, wording.say("cover.no_cases"));
  column.space(12);
  add_what_to_do(column, papers);
}

}  // namespace clearway::packet
