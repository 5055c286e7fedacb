// Five made-up people, as different from each other as those who come. What each of them would
// sign stands in tests/golden/declaration: read it aloud when it changes. CLEARWAY_GOLDEN=write
// makes the files anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/declaration/answers_file.h"
#include "app/declaration/placeholders.h"
#include "app/text/catalog.h"
#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = CLEARWAY_SOURCE_DIR;

struct Person {
  const char* name;
  const char* language;
};
constexpr Person kPeople[] = {{"veteran", "en"},
                              {"young_parent", "en"},
                              {"spanish_reader", "es"},
                              {"on_my_own", "en"},
                              {"not_sure", "en"}};

std::string contents(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Outline letter(const std::string& kind) {
  return read_outline(kRoot / "kiosk-config/letters" / (kind + ".toml")).value();
}

AnswersFile answers_of(const std::string& person) {
  Known known;
  known.add(shipped_outline());
  for (const char* kind : {"employer", "landlord", "licensing"}) known.add(letter(kind));
  const std::string name = person + ".json";
  auto file = read_answers(contents(kRoot / "tests/app/declaration/people" / name), known, name);
  EXPECT_TRUE(file) << file.error().detail;
  return file.value_or(AnswersFile{});
}

std::string written(const Outline& outline, const AnswersFile& file, const std::string& language) {
  text::Catalog catalog;
  if (language != "en")
    catalog = text::Catalog::load(kRoot / "assets/locale" / (language + ".po"), language).value();
  const auto statement =
      statement_from(outline, file, [&](std::string_view id) { return catalog.get(id); });
  std::string text;
  for (const auto& paragraph : statement.paragraphs) {
    const std::string one = text_of(paragraph);
    if (!one.empty()) text += (text.empty() ? "" : "\n\n") + one;
  }
  return text + "\n";
}

void expect_golden(const std::string& name, const std::string& text) {
  const fs::path file = kRoot / "tests/golden/declaration" / (name + ".txt");
  if (std::getenv("CLEARWAY_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << text;
  EXPECT_EQ(text, contents(file)) << file;
}

TEST(People, EachSignsWhatTheyWouldSay) {
  for (const Person& person : kPeople) {
    SCOPED_TRACE(person.name);
    const AnswersFile file = answers_of(person.name);
    const std::string text = written(shipped_outline(), file, person.language);
    expect_golden(std::string("statement.") + person.name, text);
    for (const auto& [field, value] : file.answers) {
      const bool told = field.starts_with("declaration.") || field.find(".story.") != field.npos;
      const bool decision =
          field.starts_with("declaration.removed.") || field == "declaration.involved";
      if (!told || decision) continue;
      EXPECT_THAT(text, testing::HasSubstr(value)) << field;
    }
  }
}

TEST(People, TheSameAnswersMakeALetterThatIsNotSwornTo) {
  for (const auto& [person, kind] :
       {std::pair<const char*, const char*>{"young_parent", "employer"},
        {"young_parent", "licensing"},
        {"on_my_own", "landlord"}}) {
    AnswersFile file = answers_of(person);
    file.accept_all = true;
    const std::string text = written(letter(kind), file, "en");
    expect_golden(std::string("letter.") + kind + "." + person, text);
  }
}

// An employer need not know of the case: it stands in no letter unless the person put it there.
TEST(Letter, SpeaksOfTheOffenseOnlyWhereThePersonAddedIt) {
  for (const char* kind : {"employer", "landlord", "licensing"}) {
    SCOPED_TRACE(kind);
    for (const Person& person : kPeople) {
      AnswersFile file = answers_of(person.name);
      file.accept_all = true;
      std::string text = written(letter(kind), file, "en");
      for (const char* word : {"case", "convict", "perjury", "probation"})
        EXPECT_THAT(text, testing::Not(testing::HasSubstr(word))) << person.name;
      const std::string changed = record::value_of(file.answers, "declaration.changed");
      EXPECT_THAT(text, testing::Not(testing::HasSubstr(changed)));
      file.answers["letter.offense"] = "In 2005 I made a mistake.";
      text = written(letter(kind), file, "en");
      EXPECT_THAT(text, testing::HasSubstr("In 2005 I made a mistake."));
      EXPECT_THAT(text, testing::HasSubstr(changed));
    }
  }
}

// What somebody edits for a court must not turn up in a letter to their landlord.
TEST(Letter, SharesNoIdWithTheStatementOrAnotherLetter) {
  Known all;
  all.add(shipped_outline());
  std::size_t prompts = all.prompts.size();
  std::size_t sentences = all.sentences.size();
  for (const char* kind : {"employer", "landlord", "licensing"}) {
    const Outline outline = letter(kind);
    Known one;
    one.add(outline);
    all.add(outline);
    EXPECT_EQ(all.prompts.size(), prompts += one.prompts.size()) << kind;
    EXPECT_EQ(all.sentences.size(), sentences += one.sentences.size()) << kind;
    EXPECT_TRUE(one.of_cases.empty()) << kind;
  }
}

}  // namespace
}  // namespace clearway::declaration
