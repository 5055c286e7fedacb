#include "app/declaration/guards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>

namespace clearway::declaration {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class GuardsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto read = read_guards(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/guards.toml");
    ASSERT_TRUE(read) << read.error().detail;
    guards = *std::move(read);
  }
  static std::vector<std::string> hinted(std::string_view text) {
    std::vector<std::string> ids;
    for (const Remark& remark : hints(guards, text)) ids.push_back(remark.id);
    return ids;
  }
  static std::vector<std::string> marked(const std::vector<Remark>& remarks,
                                         const std::string& text) {
    std::vector<std::string> words;
    words.reserve(remarks.size());
    for (const Remark& remark : remarks)
      words.push_back(text.substr(remark.begin, remark.end - remark.begin));
    return words;
  }
  inline static Guards guards;
};

TEST_F(GuardsTest, HintAtWhatIsSaferLeftOut) {
  const struct {
    const char* text;
    std::vector<std::string> want;
  } rows[] = {
      {"", {}},
      {"My number is 078-05-1120.", {"number"}},
      {"078 05 1120", {"number"}},
      {"Call 555-0100, case 1078-05-11204", {}},
      {"I was born on 1/2/1980.", {"birth"}},
      {"My date of birth is known.", {"birth"}},
      {"In 2019 I began again, on June 3.", {}},
      {"I wrote to the victim, and said sorry.", {"name"}},
      {"Pedí perdón a la VÍCTIMA.", {"name"}},
      {"la victima", {"name"}},
      {"I still\nuse on weekends.", {"new_crime"}},
      {"There was a restraining  order, and I’m undocumented.", {"contact", "immigration"}},
      {"They deported my brother.", {"immigration"}},
      {"I advise young people.", {}},
      {"I ate ice cream with my son.", {}},
      {"Me da miedo la migra.", {"immigration"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(hinted(row.text), row.want);
  }
}

TEST_F(GuardsTest, NoHintAboutAnExampleOfOurs) {
  for (const char* text :
       {"I am the mother of two girls. I drive a bus in Test City.",
        "In 2015 I was convicted of a misdemeanor for taking a phone from a store.",
        "I missed two visits because I had no ride. I called my officer the same week."}) {
    EXPECT_THAT(hinted(text), IsEmpty());
    EXPECT_THAT(kinder(guards, text), IsEmpty());
  }
}

TEST_F(GuardsTest, OfferAKinderWordAndSayWhere) {
  const std::string text = "I was a JUNKIE and an ex-con. Ya no soy drogadicta, ni criminal.";
  const auto remarks = kinder(guards, text);
  EXPECT_THAT(marked(remarks, text), ElementsAre("JUNKIE", "ex-con", "drogadicta", "criminal"));
  EXPECT_EQ(remarks[0].say, "a person who was using drugs");
  EXPECT_THAT(kinder(guards, "My criminal record, and I was convicted; my conviction."), IsEmpty());
}

TEST_F(GuardsTest, OurOwnWordsMayNotUseThemNorOtherNamesForACommunityMember) {
  const std::string ours = "Every client, and every offender: you qualify.";
  EXPECT_THAT(marked(stigmatizing(guards, ours), ours),
              ElementsAre("client", "offender", "you qualify"));
  EXPECT_THAT(stigmatizing(guards, "Is a criminal case open against you now?"), IsEmpty());
}

TEST_F(GuardsTest, ReadOtherAlphabetsToo) {
  const struct {
    std::string text;
    std::vector<std::string> want;
  } rows[] = {
      {"저는 전과자였습니다.", {"전과자였습니다"}},
      {"비전과자는 다른 말입니다.", {}},   // another word that ends so
      {"我不是罪犯，是媽媽。", {"罪犯"}},  // no spaces around it
      {"Я был НАРКОМАНОМ.", {"НАРКОМАНОМ"}},
      {"Tôi là TỘI PHẠM à?", {"TỘI PHẠM"}},
      {"Ես «Հանցագործ» չեմ։", {"Հանցագործ"}},
      {"저는 엄마입니다. 我是媽媽。 Я мама. Tôi là mẹ.", {}},
  };
  for (const auto& row : rows)
    EXPECT_EQ(marked(kinder(guards, row.text), row.text), row.want) << row.text;
}

// Whatever is written: it is read to its end, and what is pointed at stands in it.
TEST_F(GuardsTest, EveryRemarkIsAPlaceInTheText) {
  EXPECT_TRUE(rc::check([] {
    std::string text = *rc::gen::arbitrary<std::string>();
    for (const char* word : {" the victim ", "\xC3", "é", " ex-con", "1/2/1980", "\xE2\x80", " "})
      if (*rc::gen::arbitrary<bool>()) text += word + *rc::gen::arbitrary<std::string>();
    for (const auto& remarks :
         {hints(guards, text), kinder(guards, text), stigmatizing(guards, text)})
      for (const Remark& remark : remarks)
        RC_ASSERT(remark.begin < remark.end && remark.end <= text.size());
  }));
}

TEST(ReadGuards, NamesEveryProblemWithItsLine) {
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"[[hint]]\nsay = \"x\"\nwords = [\"a\"]\n", "`id`"},
      {"[[hint]]\nid = \"a\"\nsay = \"x\"\n", "`words`: expected shapes or words"},
      {"[[hint]]\nid = \"a\"\nsay = \"x\"\nword = [\"a\"]\n", ":4: `word`: not a key"},
      {"[[hint]]\nid = \"a\"\nsay = \"x\"\nwords = [\"a\"]\n"
       "[[hint]]\nid = \"a\"\nsay = \"x\"\nwords = [\"a\"]\n",
       ":6: `id`: used twice"},
      {"[[kinder]]\ninstead = \"x\"\n", "`words`: expected at least one"},
      {"always = []\n", ":1: `always`: not a key"},
  };
  const auto file = std::filesystem::path(testing::TempDir()) / "guards-problems.toml";
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    std::ofstream(file) << row.text;
    const auto result = read_guards(file);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().detail, HasSubstr(row.want));
  }
  std::filesystem::remove(file);
}

TEST_F(GuardsTest, AKinderWordStandsWhereTheOtherStood) {
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"I was a felon.", "I was a person with a conviction."},
      {"I am an ex-con, and tired", "I am a person with a conviction, and tired"},
      {"An addict. I was an addict.", "A person who was using drugs. I was an addict."},
      {"Felons like me", "A person with a conviction like me"},
      {"I was america felon", "I was america a person with a conviction"},
      {"the felon", "the a person with a conviction"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto remarks = kinder(guards, row.text);
    ASSERT_FALSE(remarks.empty());
    EXPECT_EQ(reworded(row.text, remarks[0], remarks[0].say), row.want);
  }
  const std::string spanish = "Era una ratera.";
  EXPECT_EQ(reworded(spanish, kinder(guards, spanish).at(0), "una persona que se equivocó"),
            "Era una persona que se equivocó.");
}

}  // namespace
}  // namespace clearway::declaration
