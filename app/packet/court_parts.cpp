// What every sheet for a court has: its caption, its head, lines to sign on.
#include "app/packet/court_parts.h"

#include <algorithm>

namespace clearway::packet {

namespace {

constexpr Type kCourt{Face::serif_bold, 13, 18};

// The address the person gave for it: what a court files anybody may read, so they were told that
// it need not be their home. The phone they gave is for the clinic, and goes here by hand if at
// all.
void add_address(Column& column, const std::string& label, const std::string& address,
                 Inset inset) {
  column.space(4);
  column.paragraph(type::kSmall, label, inset);
  if (!address.empty()) column.paragraph({Face::serif, 12, 17}, address, inset);
  for (int i = address.empty() ? 0 : 1; i < 2; ++i) {
    column.move_to(column.y() + 18);
    column.sheets().rule(column.sheet(), {kLeft + inset.left, column.y() - 4},
                         {kRight - inset.right - 8, column.y() - 4}, 0.6F, Ink::black);
  }
}

// A translator is not the one whose case it is, and says below how to be reached.
std::string role(const Wording& wording, By by) {
  return wording.court(by == By::person ? "court.declarant" : "court.petitioner");
}

// Left who declares, right the case numbers; what nobody knew yet is a line to write on.
void add_caption_box(Column& column, const Papers& papers, const std::vector<CaseView>& cases,
                     By by) {
  const Wording& wording = papers.wording;
  const float middle = 214;
  const float top = column.y();
  const Inset left{.left = 12, .right = kRight - kLeft - middle + 12};
  const Inset right{.left = middle + 14, .right = 12};
  column.move_to(top + 10);
  column.paragraph(type::kSmall, role(wording, by), left);
  column.paragraph({Face::serif, 12, 17}, papers.name, left);
  const std::string address = record::value_of(papers.input.answers, "person.contact.address");
  if (by == By::person) add_address(column, wording.court("court.address"), address, left);
  const float left_end = column.y();
  column.move_to(top + 10);
  column.paragraph(type::kSmall, wording.court("court.case_number"), right);
  const auto blank = [&](float from) {
    column.sheets().rule(column.sheet(), {kLeft + from, column.y() - 4},
                         {kRight - right.right, column.y() - 4}, 0.6F, Ink::black);
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const CaseView& one = cases[i];
    const std::string county = one.county.empty()
                                   ? wording.court("court.county_blank")
                                   : wording.court("court.county", {{"county", one.county}});
    column.space(i == 0 ? 1 : 5);
    column.paragraph(type::kSmall, county, right);
    if (one.county.empty()) blank(right.left + 52);
    if (one.docket.empty()) {
      column.move_to(column.y() + 18);
      blank(right.left);
    } else {
      column.paragraph({Face::serif, 12, 17}, one.docket, right);
    }
  }
  const float end = std::max(column.y(), left_end) + 10;
  column.sheets().frame(column.sheet(), {kLeft, top}, {kRight, end}, 0.8F, Ink::black);
  column.sheets().rule(column.sheet(), {kLeft + middle, top}, {kLeft + middle, end}, 0.8F,
                       Ink::black);
  column.move_to(end);
}

// More cases than a box on one sheet holds go down the column instead.
constexpr std::size_t kMostInBox = 8;
void add_caption_rows(Column& column, const Papers& papers, const std::vector<CaseView>& cases,
                      By by) {
  const Wording& wording = papers.wording;
  column.row(type::kSmall, role(wording, by), {Face::serif, 12, 17}, papers.name, 150);
  for (const CaseView& one : cases) {
    const std::string county = one.county.empty()
                                   ? wording.court("court.county_blank") + " ____________"
                                   : wording.court("court.county", {{"county", one.county}});
    column.row(type::kSmall, wording.court("court.case_number"), {Face::serif, 12, 17},
               (one.docket.empty() ? "____________________" : one.docket) + ", " + county, 150);
  }
}

// A name too long for a head gives up its end there; it stands whole on the first sheet.
std::string fitting(const Sheets& sheets, const Type& type, std::string text, float width) {
  if (sheets.width(type.face, type.size, text) <= width) return text;
  while (!text.empty() && sheets.width(type.face, type.size, text + "…") > width)
    text.resize(text::previous(text, text.size()));
  return text + "…";
}

}  // namespace

void centered(Column& column, const Type& type, const std::string& text) {
  const float width = column.sheets().width(type.face, type.size, text);
  column.paragraph(type, text, {.left = std::max(0.0F, (kRight - kLeft - width) / 2), .right = 0});
}

void add_caption(Column& column, const Papers& papers, const std::vector<CaseView>& cases,
                 const std::string& title, By by) {
  const Wording& wording = papers.wording;
  centered(column, kCourt, wording.court("court.superior"));
  if (const std::string& county = cases.front().county; !county.empty())
    centered(column, {Face::serif, 12, 17}, wording.court("court.county", {{"county", county}}));
  column.space(12);
  if (cases.size() > kMostInBox)
    add_caption_rows(column, papers, cases, by);
  else
    add_caption_box(column, papers, cases, by);
  column.space(24);
  centered(column, {Face::serif_bold, 12.5F, 18}, title);
}

void add_lines(Column& column, const std::string& left, const std::string& right,
               const std::string& written) {
  constexpr float kGap = 28;
  const float middle = (kRight - kLeft - kGap) / 2;
  column.space(kWriting);
  Sheets& sheets = column.sheets();
  sheets.rule(column.sheet(), {kLeft, column.y()}, {kLeft + middle, column.y()}, 0.8F, Ink::black);
  sheets.rule(column.sheet(), {kLeft + middle + kGap, column.y()}, {kRight, column.y()}, 0.8F,
              Ink::black);
  float size = 12;
  while (size > 8 && sheets.width(Face::serif, size, written) > middle) size -= 0.5F;
  if (sheets.width(Face::serif, size, written) <= middle)  // else it is written by hand
    sheets.text(column.sheet(), {kLeft + middle + kGap, column.y() - 5}, Face::serif, size,
                Ink::black, written);
  column.space(2);
  column.mark(type::kSmall, left);
  column.mark(type::kSmall, right, middle + kGap);
  column.space(type::kSmall.leading);
}

Column::Head court_head(int first, const std::string& goes_on) {
  return [first, goes_on](Sheets& on, int sheet) {
    on.rule(sheet, {kLeft, 69}, {kRight, 69}, 1.2F, Ink::teal);
    if (sheet != first)
      on.text(sheet, {kLeft, 54}, type::kSmall.face, type::kSmall.size, Ink::black,
              fitting(on, type::kSmall, goes_on, kRight - kLeft));
    return 92.0F;
  };
}

std::string continued(const Papers& papers, const std::vector<CaseView>& cases) {
  const std::string& county = cases.front().county;
  const std::string court =
      county.empty() ? "" : papers.wording.court("court.county", {{"county", county}});
  std::vector<std::string> known;
  for (const CaseView& one : cases)
    if (!one.docket.empty()) known.push_back(one.docket);
  return joined({court, joined(known, ", "),
                 papers.wording.court("court.continued", {{"name", papers.name}})},
                " · ");
}

void add_court_feet(Sheets& sheets, int first, const Wording& wording, const std::string& paper) {
  constexpr Type kPaper{Face::sans, 10, 14};
  const int pages = sheets.count() - first;
  for (int i = 0; i < pages; ++i) {
    const std::string page = wording.court(
        "court.page", {{"page", std::to_string(i + 1)}, {"pages", std::to_string(pages)}});
    const float room = kRight - kLeft - sheets.width(kPaper.face, kPaper.size, " · " + page);
    const std::string foot = fitting(sheets, kPaper, paper, room) + " · " + page;
    const float width = sheets.width(kPaper.face, kPaper.size, foot);
    sheets.rule(first + i, {kLeft, 734}, {kRight, 734}, 0.5F, Ink::line);
    sheets.text(first + i, {(kSheetWidth - width) / 2, 750}, kPaper.face, kPaper.size, Ink::black,
                foot);
  }
}

}  // namespace clearway::packet
