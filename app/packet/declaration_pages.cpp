// The sworn declaration. Only the person's own sentences and those they accepted are printed,
// in the order they were accepted in, and nothing is left out however long they are.
#include <algorithm>

#include "app/packet/parts.h"

namespace clearway::packet {

namespace {

constexpr Type kCourt{Face::serif_bold, 13, 18};

void centered(Column& column, const Type& type, const std::string& text) {
  const float width = column.sheets().width(type.face, type.size, text);
  column.paragraph(type, text, {.left = std::max(0.0F, (kRight - kLeft - width) / 2), .right = 0});
}

// Left who declares, right the case numbers; what nobody knew yet is a line to write on.
void add_caption_box(Column& column, const Papers& papers, const std::vector<CaseView>& cases) {
  const Wording& wording = papers.wording;
  const float middle = 214;
  const float top = column.y();
  const Inset left{.left = 12, .right = kRight - kLeft - middle + 12};
  const Inset right{.left = middle + 14, .right = 12};
  column.move_to(top + 10);
  column.paragraph(type::kSmall, wording.court("court.declarant"), left);
  column.paragraph({Face::serif, 12, 17}, papers.name, left);
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
void add_caption_rows(Column& column, const Papers& papers, const std::vector<CaseView>& cases) {
  const Wording& wording = papers.wording;
  column.row(type::kSmall, wording.court("court.declarant"), {Face::serif, 12, 17}, papers.name,
             150);
  for (const CaseView& one : cases) {
    const std::string county = one.county.empty()
                                   ? wording.court("court.county_blank") + " ____________"
                                   : wording.court("court.county", {{"county", one.county}});
    column.row(type::kSmall, wording.court("court.case_number"), {Face::serif, 12, 17},
               (one.docket.empty() ? "____________________" : one.docket) + ", " + county, 150);
  }
}

void add_caption(Column& column, const Papers& papers, const std::vector<CaseView>& cases) {
  const Wording& wording = papers.wording;
  centered(column, kCourt, wording.court("court.superior"));
  if (const std::string& county = cases.front().county; !county.empty())
    centered(column, {Face::serif, 12, 17}, wording.court("court.county", {{"county", county}}));
  column.space(12);
  if (cases.size() > kMostInBox)
    add_caption_rows(column, papers, cases);
  else
    add_caption_box(column, papers, cases);
  column.space(24);
  centered(column, {Face::serif_bold, 12.5F, 18}, wording.court("court.title"));
  centered(column, {Face::serif_bold, 15, 21}, papers.name);
  column.space(14);
}

// A name too long for a head gives up its end there; it stands whole on the first sheet.
std::string fitting(const Sheets& sheets, const Type& type, std::string text, float width) {
  if (sheets.width(type.face, type.size, text) <= width) return text;
  while (!text.empty() && sheets.width(type.face, type.size, text + "…") > width)
    text.resize(text::previous(text, text.size()));
  return text + "…";
}

// An empty line in somebody's own words begins a paragraph, as it does between two answers.
void split_at_empty_lines(std::string_view text, std::vector<std::string>& paragraphs) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    if (end > 0) paragraphs.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.find_first_not_of('\n', end), text.size()));
  }
}

constexpr float kWriting = 38;  // room for a hand

// Two lines to write on, side by side, each with its name beneath.
void add_lines(Column& column, const std::string& left, const std::string& right,
               const std::string& written = {}) {
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

constexpr float kSigning = 2 * (kWriting + 2 + 13);

// What helps somebody to read the English they sign; empty where English is read anyway.
struct Aid {
  std::string reading, needs;
};
constexpr float kAidRoom = 18 + 8 + 13 + 6;  // what stands between and above its sentences

Aid aid_of(const Papers& papers) {
  const Wording& wording = papers.wording;
  if (wording.english()) return {};
  const config::Helper& helper = papers.context.site.helper;
  return {.reading = wording.say("court.jurat"),
          .needs = wording.say("court.needs_english",
                               {{"helper", helper.name}, {"phone", helper.phone}})};
}

float height_of(const Column& column, const Aid& aid) {
  if (aid.reading.empty()) return 0;
  return kAidRoom + column.height(type::kAid, aid.reading) + column.height(type::kSmall, aid.needs);
}

void add_jurat(Column& column, const Papers& papers, const Aid& aid) {
  const Wording& wording = papers.wording;
  column.space(6);
  column.paragraph(type::kSworn, wording.court("court.jurat"));
  add_lines(column, wording.both("court.date"), wording.both("court.place"));
  add_lines(column, wording.both("court.signature"), wording.both("court.printed_name"),
            papers.name);
  if (aid.reading.empty()) return;
  column.space(18);
  column.rule(0.5F, Ink::line);
  column.space(8);
  column.paragraph(type::kSmallStrong, wording.say("court.reading_aid"));
  column.paragraph(type::kAid, aid.reading);
  column.space(6);
  column.paragraph(type::kSmall, aid.needs);
}

void add_numbers(Sheets& sheets, const Papers& papers, int first) {
  const int pages = sheets.count() - first;
  for (int i = 0; i < pages; ++i) {
    const std::string number = papers.wording.court(
        "court.page", {{"page", std::to_string(i + 1)}, {"pages", std::to_string(pages)}});
    const float width = sheets.width(type::kSmall.face, type::kSmall.size, number);
    sheets.text(first + i, {kRight - width, 54}, type::kSmall.face, type::kSmall.size, Ink::black,
                number);
  }
}

// The head of a sheet after the first, so that sheets of two courts are not mixed up.
std::string continued(const Papers& papers, const std::vector<CaseView>& cases) {
  const std::string& county = cases.front().county;
  const std::string court =
      county.empty() ? "" : papers.wording.court("court.county", {{"county", county}});
  return joined({court, papers.wording.court("court.continued", {{"name", papers.name}})}, " · ");
}

void add_declaration(Sheets& sheets, const Papers& papers, const std::vector<CaseView>& cases) {
  const Wording& wording = papers.wording;
  const int first = sheets.count();
  const std::string head = continued(papers, cases);
  Column column(sheets, [&](Sheets& on, int sheet) {
    on.rule(sheet, {kLeft, 69}, {kRight, 69}, 1.2F, Ink::teal);
    if (sheet == first) return 92.0F;
    on.text(sheet, {kLeft, 54}, type::kSmall.face, type::kSmall.size, Ink::black,
            fitting(on, type::kSmall, head, kRight - kLeft - 130));
    return 92.0F;
  });
  add_caption(column, papers, cases);
  const std::vector<std::string> paragraphs = sworn_paragraphs(papers.input.statement, cases);
  const Aid aid = aid_of(papers);
  // Nobody is asked to sign a sheet that holds nothing of what they swear to, and what helps
  // to read it stands where they sign.
  const float signing = kSigning + 6 + 10 +
                        column.height(type::kSworn, wording.court("court.jurat")) +
                        height_of(column, aid);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool last = i + 1 == paragraphs.size();
    column.paragraph(type::kSworn, paragraphs[i], {}, last ? signing : 0);
    column.space(10);
  }
  add_jurat(column, papers, aid);
  add_numbers(sheets, papers, first);
}

}  // namespace

std::vector<std::string> sworn_paragraphs(const declaration::Statement& statement,
                                          const std::vector<CaseView>& cases) {
  std::vector<std::string> paragraphs;
  bool own = false;
  for (const declaration::Paragraph& paragraph : statement.paragraphs) {
    const bool elsewhere =
        !paragraph.case_id.empty() &&
        std::ranges::find(cases, paragraph.case_id, &CaseView::id) == cases.end();
    if (elsewhere || paragraph.left_out) continue;
    std::string text = declaration::text_of(paragraph);
    std::erase(text, '\r');
    split_at_empty_lines(text, paragraphs);
    own = own || std::ranges::any_of(paragraph.sentences, [](const declaration::Sentence& s) {
            return s.origin == declaration::Origin::own;
          });
  }
  return own ? paragraphs : std::vector<std::string>();
}

void add_declarations(Sheets& sheets, const Papers& papers) {
  for (const std::vector<CaseView>& cases : papers.courts) add_declaration(sheets, papers, cases);
}

}  // namespace clearway::packet
