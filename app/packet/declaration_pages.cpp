// The sworn declaration. Only the person's own sentences and those they accepted are printed,
// in the order they were accepted in, and nothing is left out however long they are.
#include <algorithm>

#include "app/packet/court_parts.h"

namespace clearway::packet {

namespace {

// An empty line in somebody's own words begins a paragraph, as it does between two answers.
void split_at_empty_lines(std::string_view text, std::vector<std::string>& paragraphs) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    if (end > 0) paragraphs.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.find_first_not_of('\n', end), text.size()));
  }
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
  const std::string needs =
      wording.say("court.needs_english", {{"helper", helper.name}, {"phone", helper.phone}});
  return {.reading = wording.say("court.jurat"), .needs = joined({needs, wording.mark()}, "\n")};
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

void add_declaration(Sheets& sheets, const Papers& papers, const std::vector<CaseView>& cases) {
  const Wording& wording = papers.wording;
  const int first = sheets.count();
  const std::string head = continued(papers, cases);
  Column column(sheets, court_head(first, head));
  add_caption(column, papers, cases, wording.court("court.title"));
  centered(column, {Face::serif_bold, 15, 21}, papers.name);
  if (!sworn_languages(papers.input.statement, cases).empty())
    centered(column, type::kSmall, wording.court("court.to_translate"));
  column.space(14);
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

// A court is told of its own cases.
bool is_told(const declaration::Paragraph& paragraph, const std::vector<CaseView>& cases) {
  return !paragraph.left_out &&
         (paragraph.case_id.empty() ||
          std::ranges::find(cases, paragraph.case_id, &CaseView::id) != cases.end());
}

}  // namespace

std::vector<std::string> sworn_paragraphs(const declaration::Statement& statement,
                                          const std::vector<CaseView>& cases) {
  std::vector<std::string> paragraphs;
  bool own = false;
  for (const declaration::Paragraph& paragraph : statement.paragraphs) {
    if (!is_told(paragraph, cases)) continue;
    std::string text = declaration::text_of(paragraph);
    std::erase(text, '\r');
    split_at_empty_lines(text, paragraphs);
    own = own || std::ranges::any_of(paragraph.sentences, [](const declaration::Sentence& s) {
            return s.origin == declaration::Origin::own && s.accepted && !s.removed;
          });
  }
  return own ? paragraphs : std::vector<std::string>();
}

std::set<std::string> sworn_languages(const declaration::Statement& statement,
                                      const std::vector<CaseView>& cases) {
  declaration::Statement told;
  for (const declaration::Paragraph& paragraph : statement.paragraphs)
    if (is_told(paragraph, cases)) told.paragraphs.push_back(paragraph);
  return told.languages();
}

void add_declarations(Sheets& sheets, const Papers& papers) {
  for (const std::vector<CaseView>& cases : papers.courts) add_declaration(sheets, papers, cases);
}

}  // namespace clearway::packet
