// Single sheets: what may fit without a name, the return code, what a door of home tells, a letter.
#include "app/packet/parts.h"

namespace clearway::packet {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr float kLetterTop = 72;

Result<Document> finished(Sheets& sheets, const Wording& wording) {
  const int pages = sheets.count();
  return Document{.pdf = TRY(sheets.finish(wording.language())), .pages = pages};
}

// `goes_on` must outlive the column.
Column branded(Sheets& sheets, const Context& context, const std::string& goes_on) {
  return Column(sheets, [&](Sheets& on, int sheet) {
    return brand_head(on, sheet, context.site.name, goes_on);
  });
}

void add_looked_at(Column& column, const Papers& papers, std::size_t index, std::string& goes_on) {
  const Wording& wording = papers.wording;
  const CaseView& one = papers.cases[index];
  column.keep(110);
  column.rule(0.5F, Ink::line);
  column.space(8);
  std::string heading = wording.say("case.number", {{"n", std::to_string(index + 1)}});
  heading += " · " + (one.county.empty() ? court_name(wording, one) : one.county);
  column.paragraph(type::kTitle, heading);
  goes_on = wording.say("case.continued", {{"n", std::to_string(index + 1)}});
  constexpr Inset kInset{.left = 16, .right = 0};
  for (const relief::Finding& finding : one.findings) {
    column.space(4);
    column.keep(type::kSmallStrong.leading + type::kBody.leading * 2 +
                column.height(type::kStrong, wording.translate(finding.title), kInset));
    column.paragraph(type::kSmallStrong, band_word(wording, finding), kInset);
    column.paragraph(type::kStrong, wording.translate(finding.title), kInset);
    column.paragraph(type::kBody, wording.translate(finding.reason), kInset);
    for (const relief::Reason& reason : finding.more)
      column.paragraph(type::kBody, sentence(wording, reason), kInset);
    if (!finding.note.empty())
      column.paragraph(type::kBody, wording.translate(finding.note), kInset);
    std::string law = law_words(wording, finding);
    if (const std::string form = form_words(wording, finding); !form.empty()) law += " · " + form;
    const float law_height = 1 + column.height(type::kSmall, law, kInset);
    column.paragraph(type::kBody, wording.translate(finding.next), kInset, law_height);
    column.space(1);
    column.paragraph(type::kSmall, law, kInset);
  }
  goes_on.clear();
  column.space(12);
}

void add_section(Column& column, const std::string& title, const std::vector<std::string>& steps) {
  column.space(16);
  column.keep(80);
  column.paragraph(type::kHeading, title);
  column.space(6);
  numbered(column, steps);
}

void add_part(Column& column, const SlipPart& part) {
  constexpr Inset kInset{.left = 16, .right = 0};
  column.space(12);
  column.keep(type::kHeading.leading + column.height(type::kBody, part.body));
  column.paragraph(type::kHeading, part.title);
  column.paragraph(type::kBody, part.body);
  for (const SlipPoint& point : part.points) {
    column.space(3);
    const float small = point.small.empty() ? 0 : column.height(type::kSmall, point.small, kInset);
    column.keep(type::kStrong.leading + column.height(type::kBody, point.body, kInset) + small);
    column.paragraph(type::kStrong, point.title, kInset);
    column.paragraph(type::kBody, point.body, kInset, small);
    if (small > 0) column.paragraph(type::kSmall, point.small, kInset);
  }
}

}  // namespace

Result<Document> make_findings_sheet(const Context& context, const Input& input) {
  Sheets sheets = TRY(Sheets::open(context.fonts));
  const Papers all = papers(context, input);
  const Wording& wording = all.wording;
  std::string goes_on;
  Column column = branded(sheets, context, goes_on);
  column.paragraph(type::kName, wording.say("sheet.title"));
  column.space(2);
  column.paragraph(type::kBody, wording.say("sheet.lead", {{"date", wording.date(input.today)}}));
  column.space(4);
  column.paragraph(type::kStrong, wording.say("cover.disclaimer"));
  add_old_rules(column, all);
  column.space(16);
  for (std::size_t i = 0; i < all.cases.size(); ++i) add_looked_at(column, all, i, goes_on);
  const std::vector<std::string> next{
      wording.say("sheet.next_papers"), wording.say("sheet.next_record"),
      wording.say("sheet.next_ask", {{"helper", context.site.helper.name}})};
  column.keep(type::kHeading.leading + 34 + numbered_height(column, next) +
              helper_height(column, context));
  add_section(column, wording.say("sheet.next_title"), next);
  column.space(12);
  add_helper(column, context, wording);
  add_feet(sheets, wording, input.findings);
  return finished(sheets, wording);
}

Result<Document> make_code_slip(const Context& context, const std::string& code) {
  if (code.empty()) return fail(ErrorCode::invalid_input, "packet.code_slip", "no code");
  Sheets sheets = TRY(Sheets::open(context.fonts));
  const Wording wording(context);
  const int sheet = sheets.add();
  const float left = kLeft;
  const float right = kRight;
  sheets.frame(sheet, {left, 72}, {right, 270}, 1, Ink::black);
  const auto center = [&](float y, Face face, float size, const std::string& text) {
    const float width = sheets.width(face, size, text);
    sheets.text(sheet, {(kSheetWidth - width) / 2, y}, face, size, Ink::black, text);
  };
  center(112, Face::serif_bold, 15, context.site.name);
  float size = 40;
  while (size > 12 && sheets.width(Face::sans_bold, size, code) > right - left - 40) size -= 0.5F;
  center(170 + size * 0.36F, Face::sans_bold, size, code);
  center(226, Face::sans_bold, 11, wording.say("code.keep"));
  center(246, Face::sans, 11,
         wording.say("code.phone",
                     {{"name", context.site.helper.name}, {"phone", context.site.helper.phone}}));
  add_mark(sheets, sheet, wording);
  return finished(sheets, wording);
}

Result<Document> make_slip(const Context& context, const Slip& slip) {
  Sheets sheets = TRY(Sheets::open(context.fonts));
  const Wording wording(context);
  const std::string goes_on;
  Column column = branded(sheets, context, goes_on);
  column.paragraph(type::kName, slip.title);
  if (!slip.typed.empty()) column.space(8);
  for (const auto& [label, value] : slip.typed) add_told(column, label, value);
  for (const SlipPart& part : slip.parts) add_part(column, part);
  column.space(16);
  add_helper(column, context, wording);
  column.space(14);
  column.paragraph(type::kStrong, wording.say("cover.disclaimer"));
  add_feet(sheets, wording, {});
  return finished(sheets, wording);
}

Result<Document> make_letter(const Context& context, const std::vector<std::string>& paragraphs,
                             const core::Day& today) {
  constexpr Type kLetter{Face::serif, 12, 18};
  if (paragraphs.empty()) return fail(ErrorCode::invalid_input, "packet.letter", "no letter");
  Sheets sheets = TRY(Sheets::open(context.fonts));
  const Wording wording(context);
  Column column(sheets, [](Sheets&, int) { return kLetterTop; });
  column.paragraph(kLetter, wording.date(today));
  for (const std::string& paragraph : paragraphs) {
    column.space(kLetter.leading);
    column.paragraph(kLetter, paragraph);
  }
  return finished(sheets, wording);
}

}  // namespace clearway::packet
