#include "app/packet/parts.h"

#include <algorithm>
#include <cctype>

#include "app/packet/wrap.h"

namespace clearway::packet {

namespace {

bool unsure(std::string_view answer) { return answer.empty() || answer == "unsure"; }

// Counties are kept by id, "san_luis_obispo"; their names are the same in every language.
std::string county_name(std::string_view id) {
  if (unsure(id)) return {};
  std::string name;
  bool first = true;
  for (const char c : id) {
    if (c == '_') {
      name += ' ';
    } else {
      name += first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    first = c == '_' || c == ' ';
  }
  return name;
}

std::vector<std::string> case_order(const Input& input) {
  std::vector<std::string> order;
  for (const auto& [id, told] : input.cases) order.push_back(id);
  for (const std::string& id : record::case_ids(input.answers))
    if (std::ranges::find(order, id) == order.end()) order.push_back(id);
  return order;
}

// The superior courts of these cases. A case whose county nobody knows may be any court's, and
// goes apart. Without a case there is one declaration, with lines to fill in by hand.
std::vector<std::vector<CaseView>> courts_of(const std::vector<CaseView>& cases) {
  std::vector<std::vector<CaseView>> courts;
  for (const CaseView& one : cases) {
    if (one.court != Court::superior) continue;
    const auto same = [&](const auto& court) {
      return !one.county.empty() && court.front().county == one.county;
    };
    const auto found = std::ranges::find_if(courts, same);
    if (found == courts.end())
      courts.push_back({one});
    else
      found->push_back(one);
  }
  if (courts.empty()) courts.push_back({CaseView{}});
  return courts;
}

}  // namespace

Papers papers(const Context& context, const Input& input) {
  Papers all{.context = context,
             .input = input,
             .wording = Wording(context),
             .name = record::value_of(input.answers, "person.name.court"),
             .cases = {},
             .courts = {}};
  for (const std::string& id : case_order(input)) {
    CaseView one;
    one.id = id;
    const std::string county = record::value_of(input.answers, "case." + id + ".county");
    if (county == "federal")
      one.court = Court::federal;
    else if (county == "another_state")
      one.court = Court::other_state;
    else
      one.county = county_name(county);
    one.docket = record::value_of(input.answers, "case." + id + ".number");
    if (unsure(one.docket)) one.docket.clear();
    const auto told = std::ranges::find(input.cases, id, [](const auto& row) { return row.first; });
    if (told != input.cases.end()) one.told = told->second;
    for (const relief::Finding& finding : input.findings)
      if (finding.case_id == id) one.findings.push_back(finding);
    all.cases.push_back(std::move(one));
  }
  all.courts = courts_of(all.cases);
  std::erase_if(all.courts, [&](const std::vector<CaseView>& cases) {
    return sworn_paragraphs(input.statement, cases).empty();
  });
  return all;
}

std::set<std::string> Papers::languages() const {
  std::set<std::string> all;
  for (const auto& court : courts) all.merge(sworn_languages(input.statement, court));
  return all;
}

float brand_head(Sheets& sheets, int sheet, const std::string& site, const std::string& goes_on) {
  sheets.sign(sheet, {kLeft + 9, 50}, 9);
  sheets.text(sheet, {kLeft + 25, 55}, Face::serif_bold, 14, Ink::teal, "Clearway");
  const float width = sheets.width(Face::sans, 9, site);
  sheets.text(sheet, {kRight - width, 54}, Face::sans, 9, Ink::black, site);
  sheets.rule(sheet, {kLeft, 69}, {kRight, 69}, 1.2F, Ink::teal);
  if (goes_on.empty()) return 92;
  sheets.text(sheet, {kLeft, 104}, type::kTitle.face, type::kTitle.size, Ink::black, goes_on);
  return 120;
}

namespace {

constexpr Inset kHelperInset{.left = 16, .right = 16};
constexpr float kHelperPadding = 9;
constexpr Inset kStepInset{.left = 24, .right = 0};
constexpr float kBetweenSteps = 5;

std::vector<std::string> helper_lines(const Context& context) {
  const config::Helper& helper = context.site.helper;
  const std::string hours = helper.hours_in(context.catalog.language());
  std::vector<std::string> lines;
  for (std::string line : {joined({helper.phone, hours}, " · "), helper.address})
    if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace

float helper_height(const Column& column, const Context& context) {
  float height = kHelperPadding * 2 + type::kSmallStrong.leading +
                 column.height(type::kTitle, context.site.helper.name, kHelperInset);
  for (const std::string& line : helper_lines(context))
    height += column.height(type::kBody, line, kHelperInset);
  return height;
}

void add_helper(Column& column, const Context& context, const Wording& wording) {
  column.keep(helper_height(column, context));
  const float top = column.y();
  column.move_to(top + kHelperPadding);
  column.paragraph(type::kSmallStrong, wording.say("cover.help"), kHelperInset);
  column.paragraph(type::kTitle, context.site.helper.name, kHelperInset);
  for (const std::string& line : helper_lines(context))
    column.paragraph(type::kBody, line, kHelperInset);
  column.move_to(column.y() + kHelperPadding);
  column.sheets().rule(column.sheet(), {kLeft + 1, top}, {kLeft + 1, column.y()}, 2.4F, Ink::teal);
}

void add_told(Column& column, const std::string& label, const std::string& value) {
  constexpr float kValues = 150;  // where the values begin
  column.space(4);
  column.row(type::kSmallStrong, label, type::kBody, value, kValues);
  column.space(3);
  column.rule(0.4F, Ink::line);
}

float numbered_height(const Column& column, const std::vector<std::string>& steps) {
  float height = 0;
  for (const std::string& step : steps)
    height += column.height(type::kBody, step, kStepInset) + kBetweenSteps;
  return height;
}

void numbered(Column& column, const std::vector<std::string>& steps) {
  constexpr Type kNumeral{Face::serif_bold, 12.5F, 15.5F, Ink::teal};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    column.keep(column.height(type::kBody, steps[i], kStepInset));
    column.mark(kNumeral, std::to_string(i + 1));
    column.paragraph(type::kBody, steps[i], kStepInset);
    column.space(kBetweenSteps);
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

std::string court_name(const Wording& wording, const CaseView& one) {
  if (one.court == Court::federal) return wording.say("case.court_federal");
  if (one.court == Court::other_state) return wording.say("case.court_other_state");
  if (one.county.empty()) return wording.say("case.court_unknown");
  return wording.say("case.court", {{"county", one.county}});
}

std::string sentence(const Wording& wording, const relief::Reason& reason) {
  return relief::filled(wording.translate(reason.text), reason.fills,
                        [&](const core::Day& day) { return wording.date(day); });
}

void add_old_rules(Column& column, const Papers& papers) {
  if (!papers.input.old_rules) return;
  column.paragraph(
      type::kStrong,
      papers.wording.say("cover.old_rules", {{"date", papers.wording.date(*papers.input.old_rules)},
                                             {"helper", papers.context.site.helper.name}}));
}

std::string band_word(const Wording& wording, const relief::Finding& finding) {
  std::string word = wording.say(std::string("band.") + relief::name_of(finding.band));
  if (finding.not_before) word += ": " + wording.date(*finding.not_before);
  return word;
}

std::string law_words(const Wording& wording, const relief::Finding& finding) {
  const std::string date = wording.date(finding.last_checked);
  if (finding.citation.empty()) return wording.say("finding.checked", {{"date", date}});
  return wording.say("finding.law_checked", {{"citation", finding.citation}, {"date", date}});
}

std::string form_words(const Wording& wording, const relief::Finding& finding) {
  const auto& items = finding.form_items;
  if (finding.form.empty() || items.empty()) return finding.form;
  if (items.size() == 1)
    return wording.say("finding.form_item", {{"form", finding.form}, {"item", items.front()}});
  return wording.say("finding.form_items",
                     {{"form", finding.form}, {"items", wording.list(items)}});
}

void add_mark(Sheets& sheets, int sheet, const Wording& wording) {
  constexpr float kLeading = 10;
  const auto measure = [&](char32_t c) {
    return sheets.width(type::kFoot.face, type::kFoot.size, c);
  };
  float y = 760;
  for (const std::string& line : wrap(wording.mark(), kRight - kLeft, measure)) {
    const float width = sheets.width(type::kFoot.face, type::kFoot.size, line);
    sheets.text(sheet, {(kSheetWidth - width) / 2, y}, type::kFoot.face, type::kFoot.size,
                type::kFoot.ink, line);
    y += kLeading;
  }
}

void add_feet(Sheets& sheets, const Wording& wording, const std::vector<relief::Finding>& findings,
              Range court) {
  // The oldest date promises the least.
  const auto oldest = std::ranges::min_element(findings, {}, &relief::Finding::last_checked);
  const bool dated = oldest != findings.end();
  const std::string key = dated ? "foot.packet_checked" : "foot.packet";
  for (int sheet = 0; sheet < sheets.count(); ++sheet) {
    if (sheet >= court.first && sheet < court.end) continue;  // they have their own
    Values values{{"page", std::to_string(sheet + 1)}, {"pages", std::to_string(sheets.count())}};
    if (dated) values.emplace_back("date", wording.date(oldest->last_checked));
    const std::string foot = wording.say(key, values);
    const float width = sheets.width(type::kFoot.face, type::kFoot.size, foot);
    sheets.rule(sheet, {kLeft, 734}, {kRight, 734}, 0.5F, Ink::line);
    sheets.text(sheet, {(kSheetWidth - width) / 2, 749}, type::kFoot.face, type::kFoot.size,
                type::kFoot.ink, foot);
    add_mark(sheets, sheet, wording);
  }
}

}  // namespace clearway::packet
