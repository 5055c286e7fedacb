#include "app/packet/wording.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "tests/app/packet/people.h"
#include "tests/support/temp_dir.h"

namespace clearway::packet {
namespace {

namespace fs = std::filesystem;

TEST(Words, PacketTomlAndTheWantedWordsAgreeBothWays) {
  const auto matched = example_words().match(wanted_words());
  EXPECT_TRUE(matched) << core::describe(matched.error());
}

// Every key the sources name is on the list, and nothing is on the list for nobody.
TEST(Words, TheSourcesUseExactlyTheWantedWords) {
  std::set<std::string> used;
  const std::regex key(
      "\"((foot|list|cover|steps|case|about|band|finding|court|sheet|code|record|companion|"
      "language)\\.[a-z_]+)\"");
  for (const auto& entry : fs::directory_iterator(fs::path(CLEARWAY_SOURCE_DIR) / "app/packet")) {
    if (entry.path().extension() != ".cpp" || entry.path().filename() == "wording.cpp") continue;
    const std::string source = support::read_file(entry.path());
    for (auto it = std::sregex_iterator(source.begin(), source.end(), key);
         it != std::sregex_iterator(); ++it)
      used.insert((*it)[1]);
  }
  using enum relief::Band;
  for (const auto band : {likely_mandatory, likely_discretionary, not_yet, excluded,
                          automatic_may_have_happened, attorney_review, not_screened})
    used.insert(std::string("band.") + relief::name_of(band));
  for (const char* language : {"es", "ko", "zh_Hant", "vi", "hy", "tl", "ru"})
    used.insert(std::string("language.") + language);
  for (const char* here : {"list.and", "foot.machine_drafted"}) used.insert(here);  // wording.cpp
  const auto wanted = wanted_words();
  EXPECT_EQ(used, std::set<std::string>(wanted.begin(), wanted.end()));
}

TEST(Words, EverySentenceHasItsSpanishWithTheSameBlanks) {
  const text::Catalog& catalog = spanish();
  const auto blanks = [](const std::string& sentence) {
    const std::regex blank("\\{[a-z]+\\}");
    std::multiset<std::string> found;
    for (auto it = std::sregex_iterator(sentence.begin(), sentence.end(), blank);
         it != std::sregex_iterator(); ++it)
      found.insert(it->str());
    return found;
  };
  for (const std::string& key : wanted_words()) {
    SCOPED_TRACE(key);
    const std::string english(example_words().get(key));
    EXPECT_TRUE(catalog.has(english));
    EXPECT_EQ(blanks(english), blanks(catalog.get(english)));
  }
}

TEST(Words, NoSentencePromisesOrLabels) {
  const std::regex never("you qualify|eligib|offender|client|guarantee", std::regex::icase);
  for (const std::string& key : wanted_words())
    EXPECT_FALSE(std::regex_search(std::string(example_words().get(key)), never)) << key;
}

TEST(Wording, ListsAreJoinedInTheVisitsLanguage) {
  const config::Site site = example_site();
  const text::Catalog english;
  const text::Catalog& es = spanish();
  const Wording in_english({site, example_words(), english, kFonts});
  const Wording in_spanish({site, example_words(), es, kFonts});
  EXPECT_EQ(in_english.list({}), "");
  EXPECT_EQ(in_english.list({"Kern"}), "Kern");
  EXPECT_EQ(in_english.list({"Kern", "Inyo"}), "Kern and Inyo");
  EXPECT_EQ(in_spanish.list({"Kern", "Inyo", "Mono"}), "Kern, Inyo y Mono");
  EXPECT_EQ(in_english.both("court.date"), "Date");
  EXPECT_EQ(in_spanish.both("court.date"), "Date / Fecha");
  EXPECT_EQ(in_spanish.court("court.county", {{"county", "Kern"}}), "County of Kern");
}

}  // namespace
}  // namespace clearway::packet
