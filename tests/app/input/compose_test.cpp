#include "app/input/compose.h"
#include "app/input/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace clearway::input {
namespace {

// "ㄱ ㅏ" -> keys; "_" is the space bar.
Keys keys_of(std::string_view text) {
  Keys keys;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto key = text.substr(at, end - at);
    if (!key.empty()) keys.emplace_back(key == "_" ? " " : key);
    at = end + 1;
  }
  return keys;
}

TEST(Hangul, SyllablesAreBuiltFromTheirLetters) {
  const struct {
    const char* keys;
    const char* text;
  } rows[] = {
      {"ㄱ", "ㄱ"},
      {"ㄱ ㅏ", "가"},
      {"ㄱ ㅏ ㄱ", "각"},
      {"ㄱ ㅏ ㄱ ㅏ", "가가"},
      {"ㄱ ㅏ ㅂ ㅅ", "값"},
      {"ㄱ ㅏ ㅂ ㅅ ㅣ", "갑시"},
      {"ㅇ ㅗ ㅏ", "와"},
      {"ㄲ ㅜ ㅁ", "꿈"},
      {"ㄱ ㅣ ㅁ ㅁ ㅣ ㄴ ㅅ ㅜ", "김민수"},
      {"ㅏ", "ㅏ"},
  };
  for (const auto& row : rows) {
    const Keys keys = keys_of(row.keys);
    for (const auto& key : keys) EXPECT_TRUE(composes(Method::hangul, key)) << key;
    const auto composed = compose(Method::hangul, keys);
    ASSERT_TRUE(composed);
    EXPECT_EQ(composed->text, row.text) << row.keys;
    EXPECT_TRUE(composed->candidates.empty());
  }
  EXPECT_FALSE(composes(Method::hangul, "."));
  EXPECT_FALSE(composes(Method::direct, "ㄱ"));
}

TEST(Zhuyin, SoundsBecomeCharactersAndHalfASyllableIsShown) {
  const auto half = compose(Method::zhuyin, keys_of("ㄨ ㄛ ˇ ㄉ"));
  ASSERT_TRUE(half) << half.error().detail;
  EXPECT_EQ(half->text, "我ㄉ");
  EXPECT_TRUE(half->half);
  EXPECT_TRUE(half->candidates.empty());
  const auto whole = compose(Method::zhuyin, keys_of("ㄨ ㄛ ˇ ㄉ ㄜ ˙ ㄇ ㄧ ㄥ ˊ ㄗ ˋ"));
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->text, "我的名字");
  EXPECT_FALSE(whole->half);
  EXPECT_THAT(whole->candidates, testing::Contains("字"));
  const auto first_tone = compose(Method::zhuyin, keys_of("ㄊ ㄚ _"));
  ASSERT_TRUE(first_tone);
  EXPECT_THAT(first_tone->candidates, testing::IsSupersetOf({"他", "她"}));
}

TEST(Zhuyin, ACandidateTakesThePlaceOfWhatItStandsFor) {
  Keys keys = keys_of("ㄨ ㄛ ˇ ㄐ ㄧ ㄠ ˋ ㄔ ㄣ ˊ ㄇ ㄟ ˇ ㄌ ㄧ ㄥ ˊ");
  const auto before = compose(Method::zhuyin, keys);
  ASSERT_TRUE(before);
  const auto wanted = std::ranges::find(before->candidates, "玲");
  ASSERT_NE(wanted, before->candidates.end());
  keys.push_back(choice(static_cast<std::size_t>(wanted - before->candidates.begin())));
  const auto after = compose(Method::zhuyin, keys);
  ASSERT_TRUE(after);
  EXPECT_THAT(after->text, testing::EndsWith("玲"));
  EXPECT_EQ(after->text.size(), before->text.size());
}

// Nothing of a person may stay: the same keys give the same answer whatever was chosen before,
// and no file is made.
TEST(Zhuyin, LearnsNothingAndWritesNothing) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("clearway-input-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  setenv("HOME", folder.c_str(), 1);
  setenv("CHEWING_USER_PATH", folder.c_str(), 1);
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(folder);
  const Keys name = keys_of("ㄔ ㄣ ˊ ㄇ ㄟ ˇ ㄌ ㄧ ㄥ ˊ");
  const auto first = compose(Method::zhuyin, name);
  ASSERT_TRUE(first);
  for (std::size_t i = 1; i < 8; ++i) {
    Keys chosen = name;
    chosen.push_back(choice(i));
    for (const auto& key : name) chosen.push_back(key);
    ASSERT_TRUE(compose(Method::zhuyin, chosen));
  }
  const auto again = compose(Method::zhuyin, name);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->text, first->text);
  EXPECT_EQ(again->candidates, first->candidates);
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::current_path(here);
  std::filesystem::remove_all(folder);
}

TEST(Vietnamese, ToneStandsWhereItIsWritten) {
  const struct {
    const char *text, *tone, *want;
  } rows[] = {
      {"Nguyên", "◌̃", "Nguyễn"}, {"Trân", "◌̀", "Trần"},   {"Hoa", "◌̀", "Hòa"},
      {"cua", "◌̉", "của"},       {"toan", "◌́", "toán"},   {"tôi đươc", "◌̣", "tôi được"},
      {"qua", "◌́", "quá"},       {"gia", "◌̀", "già"},     {"gi", "◌̀", "gì"},
      {"THUY", "◌́", "THÚY"},     {"ngoai", "◌̀", "ngoài"}, {"giup", "◌́", "giúp"},
      {"ba", "◌́", "bá"},         {"bá", "◌̣", "bạ"},       {"bạ", "◌̣", "ba"},
      {"xin ", "◌́", "xin "},     {"", "◌́", ""},           {"muôn", "◌́", "muốn"},
      {"nghiêp", "◌̣", "nghiệp"}, {"quyên", "◌̀", "quyền"},
  };
  for (const auto& row : rows) {
    EXPECT_TRUE(is_tone(row.tone));
    EXPECT_EQ(with_tone(row.text, row.tone), row.want) << row.text;
  }
  EXPECT_FALSE(is_tone("a"));
  EXPECT_FALSE(is_tone(""));
}

}  // namespace
}  // namespace clearway::input
