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
  const std::string drafted = wording.mark().empty() ? "" : wording.say("court.aid_drafted");
  return {.reading = wording.say("court.jurat"), .needs = joined({needs, drafted}, "\n")};
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

// Nobody is asked to sign a sheet that holds nothing of what they swear to, and what helps to read
// it stands where they sign.
float signing_height(const Column& column, const Papers& papers, const Aid& aid) {
  return kSigning + 6 + 10 + column.height(type::kSworn, papers.wording.court("court.jurat")) +
         height_of(column, aid);
}

Column titled(Sheets& sheets, const Papers& papers, const std::vector<CaseView>& cases) {
  Column column(sheets, court_head(sheets.count(), continued(papers, cases)));
  add_caption(column, papers, cases, papers.wording.court("court.title"));
  centered(column, {Face::serif_bold, 15, 21}, papers.name);
  return column;
}

void add_words(Column& column, const std::vector<std::string>& paragraphs, float at_end) {
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool last = i + 1 == paragraphs.size();
    column.paragraph(type::kSworn, paragraphs[i], {}, last ? at_end : 0);
    column.space(10);
  }
}

// The English that is signed: lines for whoever translates, down to where it is signed, and further
// sheets where the words took more.
void add_lines_to_translate(Column& column, float words, float signing) {
  constexpr float kLine = 26, kMore = 1.2F;
  constexpr int kLeast = 3;
  const auto fit = [&](float room) { return std::max(0, static_cast<int>(room / kLine)); };
  int wanted = std::max(kLeast, fit(words * kMore));
  for (bool signs = false, last = false; !signs;) {
    const int above_signing = fit(column.left_over() - signing);
    signs = last || above_signing >= wanted;
    const int lines = signs ? above_signing : fit(column.left_over());
    for (int i = 0; i < lines; ++i) {
      column.move_to(column.y() + kLine);
      column.sheets().rule(column.sheet(), {kLeft, column.y()}, {kRight, column.y()}, 0.5F,
                           Ink::line);
    }
    last = wanted - lines <= 0;  // all that is wanted is there: the next sheet is signed
    wanted = std::max(kLeast, wanted - lines);
    if (!signs) column.next_sheet();
  }
  column.space(10);
}

// What is not in English is no sheet to sign: it goes to whoever translates it, and the sheet that
// is signed follows.
void add_to_translate(Sheets& sheets, const Papers& papers, const std::vector<CaseView>& cases,
                      const std::vector<std::string>& paragraphs) {
  const Wording& wording = papers.wording;
  const std::string paper = wording.court("court.paper", {{"name", papers.name}});
  int first = sheets.count();
  Column words = titled(sheets, papers, cases);
  centered(words, type::kSmall, wording.court("court.to_translate"));
  words.space(14);
  add_words(words, paragraphs, 0);
  words.paragraph(type::kSmallStrong, wording.both("court.not_here"));
  add_court_feet(sheets, first, wording, paper);

  float height = 0;
  for (const std::string& paragraph : paragraphs)
    height += words.height(type::kSworn, paragraph) + 10;
  first = sheets.count();
  Column english = titled(sheets, papers, cases);
  const Aid aid = aid_of(papers);
  add_lines_to_translate(english, height, signing_height(english, papers, aid));
  add_jurat(english, papers, aid);
  add_court_feet(sheets, first, wording, paper);
}

void add_declaration(Sheets& sheets, const Papers& papers, const std::vector<CaseView>& cases) {
  const std::vector<std::string> paragraphs = sworn_paragraphs(papers.input.statement, cases);
  if (!sworn_languages(papers.input.statement, cases).empty())
    return add_to_translate(sheets, papers, cases, paragraphs);
  const Wording& wording = papers.wording;
  const int first = sheets.count();
  Column column = titled(sheets, papers, cases);
  column.space(14);
  const Aid aid = aid_of(papers);
  add_words(column, paragraphs, signing_height(column, papers, aid));
  add_jurat(column, papers, aid);
  add_court_feet(sheets, first, wording, wording.court("court.paper", {{"name", papers.name}}));
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
