#include "app/config/words.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/support/temp_dir.h"

namespace clearway::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

core::Result<Words> words_from(const std::string& text) {
  const support::TempDir folder;
  support::write_file(folder / "words.toml", text);
  return Words::read(folder / "words.toml");
}

core::Result<Keyboards> keyboards_from(const std::string& text) {
  const support::TempDir folder;
  support::write_file(folder / "keyboard.toml", text);
  return read_keyboards(folder / "keyboard.toml");
}

TEST(Words, StandUnderTheirTableAndKey) {
  const auto words = words_from("[footer]\nback = \"Back\"\n[check.date]\nfuture = \"Later?\"\n");
  ASSERT_TRUE(words) << words.error().detail;
  EXPECT_EQ(words->get("footer.back"), "Back");
  EXPECT_EQ(words->get("check.date.future"), "Later?");
  EXPECT_EQ(words->get("footer.gone"), "footer.gone");
  EXPECT_THAT(words->keys(), ElementsAre("check.date.future", "footer.back"));
}

TEST(Words, MatchNamesWhatIsMissingAndWhatIsTooMuch) {
  const auto words = words_from("[footer]\nback = \"Back\"\nnext = \"Next\"\n");
  ASSERT_TRUE(words);
  EXPECT_TRUE(words->match({"footer.next", "footer.back"}));
  const auto unlike = words->match({"footer.back", "footer.leave"});
  ASSERT_FALSE(unlike);
  EXPECT_THAT(unlike.error().detail, HasSubstr("words.toml:3: `footer.next`: no screen uses it"));
  EXPECT_THAT(unlike.error().detail, HasSubstr("`footer.leave`: missing"));
}

TEST(Words, RefuseWhatIsNoSentence) {
  const auto words = words_from("title = \"Stray\"\n[footer]\nback = 1\nnext = \"\"\n");
  ASSERT_FALSE(words);
  EXPECT_THAT(words.error().detail, HasSubstr("words.toml:1: `title`: stands outside of a table"));
  EXPECT_THAT(words.error().detail, HasSubstr("words.toml:3: `back`: expected text"));
  EXPECT_THAT(words.error().detail, HasSubstr("words.toml:4: `next`: empty"));
}

TEST(Keyboard, ShippedOnesTypeEverythingANameNeeds) {
  const auto boards =
      read_keyboards(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/keyboard.toml");
  ASSERT_TRUE(boards) << boards.error().detail;
  for (const char* language : {"en", "es"}) {
    SCOPED_TRACE(language);
    std::set<std::string> keys;
    for (const auto& [name, layer] : boards->at(language).layers) {
      for (const auto& row : layer.rows) keys.insert(row.begin(), row.end());
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      EXPECT_TRUE(keys.contains(std::string(1, letter)));
      EXPECT_TRUE(keys.contains(std::string(1, static_cast<char>(letter - 'a' + 'A'))));
    }
    for (const char* key : {"á", "é", "í", "ó", "ú", "ü", "ñ",  "ç", "Á", "É", "Í", "Ó", "Ú", "Ü",
                            "Ñ", "Ç", "¿", "¡", "à", "è", "â",  "ê", "-", "/", "#", "&", "(", ")",
                            "@", "+", ":", ";", "!", "?", "\"", "%", "0", "9", ",", ".", "’"})
      EXPECT_TRUE(keys.contains(key)) << key;
    const auto& board = boards->at(language).layers;
    ASSERT_EQ(board.at("letters").rows.size(), board.at("capitals").rows.size());
    for (std::size_t row = 0; row < board.at("letters").rows.size(); ++row)
      EXPECT_EQ(board.at("letters").rows[row].size(), board.at("capitals").rows[row].size());
  }
}

TEST(Keyboard, RefusesRowsThatDoNotFit) {
  const auto boards = keyboards_from(
      "[en.letters]\nrows = [\"a b c d e f g h i j k l m\", \"a\"]\n[en.capitals]\nrows = []\n"
      "[en.accents]\nrows = [\"á\"]\nshape = \"round\"\n");
  ASSERT_FALSE(boards);
  EXPECT_THAT(boards.error().detail, HasSubstr("keyboard.toml:2: `rows`: a row of 13 keys"));
  EXPECT_THAT(boards.error().detail, HasSubstr("the key a stands there twice"));
  EXPECT_THAT(boards.error().detail, HasSubstr("keyboard.toml:4: `rows`: 0 rows"));
  EXPECT_THAT(boards.error().detail, HasSubstr("`shape`: not a key"));
  EXPECT_THAT(boards.error().detail, HasSubstr("`digits`: missing"));
  EXPECT_THAT(boards.error().detail, HasSubstr("`name`: missing"));
}

std::set<std::string> keys_of(const Keyboard& board) {
  std::set<std::string> keys;
  for (const auto& [name, layer] : board.layers)
    for (const auto& row : layer.rows) keys.insert(row.begin(), row.end());
  return keys;
}

std::string hex_point(std::uint32_t point) {
  std::string utf8;
  utf8 += static_cast<char>(0xC0U | point >> 6U);
  utf8 += static_cast<char>(0x80U | (point & 0x3FU));
  return utf8;
}

// Whole alphabets, from Unicode's own lists of them.
TEST(Keyboard, ShippedOnesHaveEveryLetterOfTheirAlphabet) {
  const auto boards =
      read_keyboards(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/keyboard.toml");
  ASSERT_TRUE(boards) << boards.error().detail;
  const auto russian = keys_of(boards->at("ru"));
  for (std::uint32_t point = 0x410; point <= 0x44F; ++point)
    EXPECT_TRUE(russian.contains(hex_point(point))) << std::hex << point;
  EXPECT_TRUE(russian.contains("ё") && russian.contains("Ё"));
  const auto armenian = keys_of(boards->at("hy"));
  for (std::uint32_t point = 0x531; point <= 0x556; ++point) {
    EXPECT_TRUE(armenian.contains(hex_point(point))) << std::hex << point;
    EXPECT_TRUE(armenian.contains(hex_point(point + 0x30))) << std::hex << point + 0x30;
  }
  EXPECT_TRUE(armenian.contains("և") && armenian.contains("։"));
  const auto vietnamese = keys_of(boards->at("vi"));
  for (const char* key : {"ă", "â", "đ", "ê", "ô", "ơ", "ư", "Ă", "Â", "Đ", "Ê", "Ô", "Ơ", "Ư", "◌̀",
                          "◌́", "◌̉", "◌̃", "◌̣"})
    EXPECT_TRUE(vietnamese.contains(key)) << key;
}

}  // namespace
}  // namespace clearway::config
