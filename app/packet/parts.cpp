#include "app/packet/parts.h"

#include <algorithm>
#include <cctype>

namespace clearway::packet {

namespace {

bool unsure(std::string_view answer) {
  return answer.empty() || answer == "unsure" || answer == "not_sure";
}

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

}  // namespace

Papers papers(const Context& context, const Input& input) {
  Papers all{.context = context,
             .input = input,
             .wording = Wording(context),
             .name = record::value_of(input.answers, "person.name.court"),
             .cases = {},
             .has_declaration = !input.statement.empty()};
  for (const std::string& id : case_order(input)) {
    CaseView one;
    one.county = county_name(record::value_of(input.answers, "case." + id + ".county"));
    one.docket = record::value_of(input.answers, "case." + id + ".number");
    if (unsure(one.docket)) one.docket.clear();
    const auto told = std::ranges::find(input.cases, id, [](const auto& row) { return row.first; });
    if (told != input.cases.end()) one.told = told->second;
    for (const relief::Finding& finding : input.findings)
      if (finding.case_id == id) one.findings.push_back(finding);
    all.cases.push_back(std::move(one));
  }
  return all;
}

float brand_head(Sheets& sheets, int sheet, const std::string& site) {
  sheets.sign(sheet, {kLeft + 9, 50}, 9);
  sheets.text(sheet, {kLeft + 25, 55}, Face::serif_bold, 14, Ink::teal, "Clearway");
  const float width = sheets.width(Face::sans, 9, site);
  sheets.text(sheet, {kRight - width, 54}, Face::sans, 9, Ink::black, site);
  sheets.rule(sheet, {kLeft, 69}, {kRight, 69}, 1.2F, Ink::teal);
  return 92;
}

void add_helper(Column& column, const Context& context, const Wording& wording) {
  const config::Helper& helper = context.site.helper;
  std::vector<std::string> lines;
  for (const std::string& part : {helper.phone, helper.hours, helper.address})
    if (!part.empty()) lines.push_back(part);
  const Inset inset{.left = 16, .right = 16};
  float height = 22 + type::kSmallStrong.leading + type::kTitle.leading;
  for (const std::string& line : lines) height += column.height(type::kBody, line, inset);
  column.keep(height);
  const float top = column.y();
  column.move_to(top + 11);
  column.paragraph(type::kSmallStrong, wording.say("cover.help"), inset);
  column.paragraph(type::kTitle, helper.name, inset);
  for (const std::string& line : lines) column.paragraph(type::kBody, line, inset);
  column.move_to(column.y() + 11);
  column.sheets().rule(column.sheet(), {kLeft + 1, top}, {kLeft + 1, column.y()}, 2.4F, Ink::teal);
}

void numbered(Column& column, const std::vector<std::string>& steps) {
  constexpr Type kNumeral{Face::serif_bold, 12.5F, 15.5F, Ink::teal};
  constexpr Inset kInset{.left = 24, .right = 0};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    column.keep(column.height(type::kBody, steps[i], kInset));
    column.mark(kNumeral, std::to_string(i + 1));
    column.paragraph(type::kBody, steps[i], kInset);
    column.space(5);
  }
}

void bullets(Column& column, const std::vector<std::string>& points) {
  constexpr Inset kInset{.left = 24, .right = 0};
  for (const std::string& point : points) {
    column.keep(column.height(type::kBody, point, kInset));
    column.mark({Face::sans_bold, 10.5F, 15.5F, Ink::teal}, "–", 4);
    column.paragraph(type::kBody, point, kInset);
    column.space(3);
  }
}

std::string band_word(const Wording& wording, const relief::Finding& finding) {
  std::string word = wording.say(std::string("band.") + relief::name_of(finding.band));
  if (finding.not_before) word += ": " + wording.date(*finding.not_before);
  return word;
}

std::string form_words(const Wording& wording, const relief::Finding& finding) {
  const auto& items = finding.form_items;
  if (finding.form.empty() || items.empty()) return finding.form;
  if (items.size() == 1)
    return wording.say("finding.form_item", {{"form", finding.form}, {"item", items.front()}});
  return wording.say("finding.form_items",
                     {{"form", finding.form}, {"items", wording.list(items)}});
}

bool can_be_filed(const relief::Finding& finding) {
  return finding.band == relief::Band::likely_mandatory ||
         finding.band == relief::Band::likely_discretionary;
}

void add_feet(Sheets& sheets, const Wording& wording,
              const std::vector<relief::Finding>& findings) {
  // The oldest date says the least too much.
  const auto oldest = std::ranges::min_element(findings, {}, &relief::Finding::last_checked);
  for (int sheet = 0; sheet < sheets.count(); ++sheet) {
    Values values{{"page", std::to_string(sheet + 1)}, {"pages", std::to_string(sheets.count())}};
    if (oldest != findings.end()) values.emplace_back("date", wording.date(oldest->last_checked));
    const std::string foot =
        wording.say(oldest != findings.end() ? "foot.packet_checked" : "foot.packet", values);
    const float width = sheets.width(type::kFoot.face, type::kFoot.size, foot);
    sheets.rule(sheet, {kLeft, 734}, {kRight, 734}, 0.5F, Ink::line);
    sheets.text(sheet, {(kSheetWidth - width) / 2, 749}, type::kFoot.face, type::kFoot.size,
                type::kFoot.ink, foot);
  }
}

}  // namespace clearway::packet
