// What we say can be read by somebody who left school after fifth grade, in English and in
// Spanish; tests/support/reading_level.h names the formulas.
#include "tests/support/reading_level.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "app/command/letters.h"
#include "app/config/words.h"
#include "app/declaration/guards.h"
#include "app/interview/definition.h"
#include "app/text/catalog.h"

namespace clearway::command {
namespace {

namespace fs = std::filesystem;
using support::Reading;
const fs::path kTree = CLEARWAY_SOURCE_DIR;

constexpr double kFifthGrade = 5.9;        // Flesch-Kincaid, at most
constexpr double kFifthGradeSpanish = 80;  // Fernández Huerta, at least
// A formula says little of a few words, so one page may be a grade above the whole it is of.
constexpr int kEnoughWords = 30;
constexpr double kOnePage = 6.9;
constexpr double kOnePageSpanish = 70;

// Words that are not ours to choose: the heads and the oath of a court paper, the names of forms,
// offices and laws on the slip about records.
bool of_the_law(std::string_view key) { return key.starts_with("court.") || key == "foot.packet"; }

// Pages that are mostly such names: the kinds of supervision there are.
constexpr std::string_view kMostlyNames = "about, supervision";

// An answer stands in the place of a name in braces.
std::string without_names(const std::string& sentence) {
  static const std::regex kName("\\{[^}]*\\}");
  return std::regex_replace(sentence, kName, "");
}

struct Both {
  Reading english, spanish;
};

class ReadingLevel : public testing::Test {
 protected:
  void read(const std::string& whole, const std::string& page, const std::string& message) {
    for (Both* both : {&wholes_[whole], &pages_[whole + ", " + page]}) {
      both->english.add_english(without_names(message));
      both->spanish.add_spanish(without_names(spanish_.get(message)));
    }
  }
  void read_words(const std::string& file) {
    const auto words = config::Words::read(kTree / "kiosk-config" / file).value();
    for (const auto& key : words.keys())
      if (!of_the_law(key)) read(file, key.substr(0, key.find('.')), std::string(words.get(key)));
  }
  void read_interview(const char* folder) {
    const auto interview = interview::read_interview(kTree / "kiosk-config" / folder).value();
    for (const auto& section : interview.sections) {
      for (const auto& page : section.pages) {
        const std::string whole = interview.id == "doors" ? "door " + section.id : section.id;
        for (const auto& message : {page.title, page.lead}) read(whole, page.id, message);
        for (const auto& aside : page.asides) read(whole, page.id, aside.body);
        for (const auto& question : page.questions)
          for (const auto& choice : question.choices) read(whole, page.id, choice.label);
      }
    }
  }

  text::Catalog spanish_ = text::Catalog::load(kTree / "assets/locale/es.po", "es").value();
  std::map<std::string, Both> wholes_;
  std::map<std::string, Both> pages_;
};

TEST_F(ReadingLevel, OfEveryPageAndPaperIsFifthGradeInBothLanguages) {
  read_interview("interview");
  read_interview("doors");
  read_words("words.toml");
  read_words("packet.toml");
  const auto outlines = read_outlines(kTree / "kiosk-config").value();
  for (const auto& [name, outline] : outlines)
    for (const auto& sentence : declaration::sentences(outline))
      read("statement and letters", name, sentence);
  const auto guards = declaration::read_guards(kTree / "kiosk-config/guards.toml").value();
  for (const auto& hint : guards.hints) read("hints", hint.id, hint.say);
  ASSERT_EQ(wholes_.size(), 12U);
  for (const auto& [name, both] : wholes_) {
    EXPECT_LE(both.english.flesch_kincaid(), kFifthGrade) << name;
    EXPECT_GE(both.spanish.fernandez_huerta(), kFifthGradeSpanish) << name;
  }
  for (const auto& [name, both] : pages_) {
    if (both.english.words < kEnoughWords || name == kMostlyNames) continue;
    EXPECT_LE(both.english.flesch_kincaid(), kOnePage) << name;
    EXPECT_GE(both.spanish.fernandez_huerta(), kOnePageSpanish) << name;
  }
}

TEST(ReadingFormula, CountsSyllables) {
  const std::pair<const char*, int> english[] = {{"cat", 1},   {"make", 1},       {"table", 2},
                                                 {"asked", 1}, {"wanted", 2},     {"houses", 2},
                                                 {"lives", 1}, {"conviction", 3}, {"judge", 1}};
  for (const auto& [word, count] : english)
    EXPECT_EQ(support::english_syllables(word), count) << word;
  const std::pair<const char*, int> spanish[] = {{"casa", 2},   {"tribunal", 3}, {"juez", 1},
                                                 {"ciudad", 2}, {"leer", 2},     {"queja", 2},
                                                 {"yo", 1},     {"muy", 1},      {"dIa", 2}};
  for (const auto& [word, count] : spanish)
    EXPECT_EQ(support::spanish_syllables(word), count) << word;
}

TEST(ReadingFormula, IsThePublishedOne) {
  Reading cat;
  cat.add_english("The cat sat on the mat.");
  EXPECT_NEAR(cat.flesch_kincaid(), -1.45, 0.005);
  Reading casa;
  casa.add_spanish("La casa es roja.");
  EXPECT_NEAR(casa.fernandez_huerta(), 112.76, 0.005);
  Reading hard;
  hard.add_english(
      "Rehabilitation notwithstanding, postconviction relief necessitates "
      "discretionary judicial determination.");
  EXPECT_GT(hard.flesch_kincaid(), 20);
}

}  // namespace
}  // namespace clearway::command
