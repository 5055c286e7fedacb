// Every script that can be written here, typed key by key on the glass.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/text/code_points.h"
#include "tests/support/glass.h"

namespace clearway::flow {
namespace {

using test::Glass;
using test::Player;
using testing::EndsWith;

constexpr const char* kField = "declaration.changed";

void check_keys(const Glass& glass, ui::Size size, float pixels_per_mm) {
  const float least = 12.7F * pixels_per_mm, gap = 2.54F * pixels_per_mm - 1;
  std::vector<const ui::Element*> keys;
  for (const ui::Element& e : glass.frame().elements)
    if (e.role == "key") keys.push_back(&e);
  ASSERT_GT(keys.size(), 8U);
  for (const ui::Element* key : keys) {
    const ui::Rect& r = key->rect;
    EXPECT_TRUE(r.w >= least && r.h >= least) << key->name;
    EXPECT_TRUE(r.x >= 0 && r.x + r.w <= static_cast<float>(size.w)) << key->name;
    for (const ui::Element* other : keys) {
      const ui::Rect& o = other->rect;
      const float dx = std::max(o.x - r.x - r.w, r.x - o.x - o.w);
      const float dy = std::max(o.y - r.y - r.h, r.y - o.y - o.h);
      EXPECT_TRUE(key == other || std::max(dx, dy) >= gap) << key->name << " | " << other->name;
    }
  }
}

// At the page of the statement that asks what has changed, with a record that is kept.
class Scripts : public testing::Test {
 protected:
  void SetUp() override {
    play_to_home(player_, "en");
    play_consent(player_, "clinic");
    for (const auto& place :
         interview::pages(test::shipped_world().interview, "statement", player_.state.answers)) {
      const auto* page = interview::find(test::shipped_world().interview, place);
      if (!page->questions.empty() && page->questions[0].field == kField)
        player_.state.where = Where{Screen::question, place};
    }
    ASSERT_TRUE(player_.focus(kField));
    glass_ = std::make_unique<Glass>(player_);
  }
  void keys(std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); from = at) {
      text::next_code_point(text, at);
      const std::string one(text.substr(from, at - from));
      ASSERT_TRUE(glass_->key(one)) << "no key " << one << " after " << glass_->text();
    }
  }
  std::string kept() { return player_.vault[kField]; }

  Player player_;
  std::unique_ptr<Glass> glass_;
};

TEST_F(Scripts, RussianAndArmenianArriveAsTheyWereTyped) {
  ASSERT_TRUE(glass_->choose_board("ru"));
  const std::string russian = "Меня зовут Анна Щёлкина, мне 41 год.";
  keys(russian);
  ASSERT_TRUE(glass_->choose_board("hy"));
  const std::string armenian = " Ես Անի եմ։ Արև, ծով և օդ։";
  keys(armenian);
  ASSERT_TRUE(glass_->tap("key.done"));
  EXPECT_EQ(kept(), russian + armenian);
}

TEST_F(Scripts, VietnameseTonesGoToTheSyllableJustTyped) {
  ASSERT_TRUE(glass_->choose_board("vi"));
  const auto tone = [&](const char* key) { ASSERT_TRUE(glass_->tap(std::string("type.") + key)); };
  keys("Tôi tên la"), tone("◌̀");
  keys(" Nguyên"), tone("◌̃");
  keys(" Thi"), tone("◌̣");
  keys(" Hông"), tone("◌̀");
  keys(". Tôi đươc"), tone("◌̣");
  keys(" giup"), tone("◌́");
  keys(" đơ"), tone("◌̃"), tone("◌́"), tone("◌̃");
  keys(".");
  ASSERT_TRUE(glass_->tap("key.done"));
  EXPECT_EQ(kept(), "Tôi tên là Nguyễn Thị Hồng. Tôi được giúp đỡ.");
}

// By the arithmetic of the Unicode standard, which shares no line with what composes here.
std::string jamo_of(std::string_view korean) {
  const std::vector<std::string> first = {"ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ",
                                          "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ",
                                          "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
  const std::vector<std::string> middle = {"ㅏ",   "ㅐ",   "ㅑ",   "ㅒ",   "ㅓ",   "ㅔ",   "ㅕ",
                                           "ㅖ",   "ㅗ",   "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ",   "ㅜ",
                                           "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ",   "ㅡ",   "ㅡㅣ", "ㅣ"};
  const std::vector<std::string> last = {"",     "ㄱ",   "ㄲ",   "ㄱㅅ", "ㄴ",   "ㄴㅈ", "ㄴㅎ",
                                         "ㄷ",   "ㄹ",   "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ",
                                         "ㄹㅍ", "ㄹㅎ", "ㅁ",   "ㅂ",   "ㅂㅅ", "ㅅ",   "ㅆ",
                                         "ㅇ",   "ㅈ",   "ㅊ",   "ㅋ",   "ㅌ",   "ㅍ",   "ㅎ"};
  std::string keys;
  std::size_t from = 0;
  for (std::size_t at = 0; at < korean.size(); from = at) {
    const std::uint32_t point = text::next_code_point(korean, at);
    if (point < 0xAC00 || point > 0xD7A3) {
      keys += korean.substr(from, at - from);
      continue;
    }
    const std::uint32_t syllable = point - 0xAC00;
    keys += first[syllable / 588] + middle[syllable % 588 / 28] + last[syllable % 28];
  }
  return keys;
}

TEST_F(Scripts, AKoreanParagraphArrivesByteForByte) {
  ASSERT_TRUE(glass_->choose_board("ko"));
  const std::string paragraph =
      "제 이름은 김민수입니다. 2019년부터 밤에 일했고, 빚을 다 갚았습니다. 값진 삶을 다시 시작하고 "
      "싶습니다. 왜 그런지 꼭 들어 주십시오.";
  keys(jamo_of(paragraph));
  EXPECT_EQ(glass_->text(), paragraph);
  ASSERT_TRUE(glass_->tap("key.done"));
  EXPECT_EQ(kept(), paragraph);
}

TEST_F(Scripts, ASyllableIsShownWhileItIsBuiltAndTakenBackLetterByLetter) {
  ASSERT_TRUE(glass_->choose_board("ko"));
  keys("ㄱㅏㅂㅅ");
  EXPECT_EQ(glass_->text(), "값");
  EXPECT_EQ(glass_->composed(), "값");
  EXPECT_EQ(player_.state.answers[kField], "값") << "what is shown is the answer";
  ASSERT_TRUE(glass_->tap("key.erase"));
  EXPECT_EQ(glass_->text(), "갑");
  ASSERT_TRUE(glass_->tap("key.erase"));
  EXPECT_EQ(glass_->text(), "가");
  keys(" ");
  EXPECT_EQ(glass_->text(), "가 ");
  EXPECT_EQ(glass_->composed(), "");
  ASSERT_TRUE(glass_->tap("key.erase") && glass_->tap("key.erase"));
  EXPECT_EQ(glass_->text(), "");
}

TEST_F(Scripts, ATraditionalChineseParagraphArrivesByteForByte) {
  ASSERT_TRUE(glass_->choose_board("zh_Hant"));
  const struct {
    const char *keys, *word;  // as somebody types and looks: a word, and another if it is wrong
  } words[] = {
      {"ㄨㄛˇ", "我"},
      {"ㄐㄧㄠˋ", "叫"},
      {"ㄔㄣˊ", "陳"},
      {"ㄇㄟˇ", "美"},
      {"ㄌㄧㄥˊ", "玲"},
      {"，", ""},
      {"ㄓㄨˋㄗㄞˋ", "住在"},
      {"ㄌㄨㄛˋㄕㄢ ㄐㄧ ", "洛杉磯"},
      {"。", ""},
      {"ㄨㄛˇ", "我"},
      {"ㄇㄟˇㄊㄧㄢ ", "每天"},
      {"ㄗㄠˇㄕㄤˋ", "早上"},
      {"ㄑㄩˋ", "去"},
      {"ㄘㄢ ㄊㄧㄥ ", "餐廳"},
      {"ㄍㄨㄥ ㄗㄨㄛˋ", "工作"},
      {"，", ""},
      {"ㄨㄢˇㄕㄤˋ", "晚上"},
      {"ㄒㄩㄝˊ", "學"},
      {"ㄧㄥ ㄨㄣˊ", "英文"},
      {"。", ""},
      {"ㄨㄛˇ", "我"},
      {"ㄒㄧㄤˇ", "想"},
      {"ㄔㄨㄥˊㄒㄧㄣ ", "重新"},
      {"ㄎㄞ ㄕˇ", "開始"},
      {"，", ""},
      {"ㄓㄠˋㄍㄨˋ", "照顧"},
      {"ㄨㄛˇㄉㄜ˙", "我的"},
      {"ㄏㄞˊㄗ˙", "孩子"},
      {"。", ""},
  };
  int picked = 0;
  for (const auto& [typed, word] : words) {
    keys(typed);
    if (*word == 0 || glass_->text().ends_with(word)) continue;
    ASSERT_TRUE(glass_->pick(word)) << word << " is not offered for " << typed;
    EXPECT_THAT(glass_->text(), EndsWith(word));
    ++picked;
  }
  const std::string paragraph =
      "我叫陳美玲，住在洛杉磯。我每天早上去餐廳工作，晚上學英文。我想重新開始，照顧我的孩子。";
  EXPECT_EQ(glass_->text(), paragraph);
  EXPECT_GT(picked, 0) << "the paragraph should need another character than the likeliest";
  ASSERT_TRUE(glass_->tap("key.done"));
  EXPECT_EQ(kept(), paragraph);
}

TEST_F(Scripts, TheSpaceKeyEndsASyllableThenAcceptsAndThenIsASpace) {
  ASSERT_TRUE(glass_->choose_board("zh_Hant"));
  keys("ㄊㄚ");
  EXPECT_EQ(glass_->composed(), "ㄊㄚ");
  EXPECT_FALSE(glass_->has("pick.0"));
  keys(" ");
  EXPECT_TRUE(glass_->has("pick.0"));
  const std::string one = glass_->composed();
  keys(" ");
  EXPECT_EQ(glass_->composed(), "");
  EXPECT_EQ(glass_->text(), one);
  keys(" ");
  EXPECT_EQ(glass_->text(), one + " ");
}

TEST_F(Scripts, WhateverIsTouchedNextEndsWhatIsBeingPutTogether) {
  ASSERT_TRUE(glass_->choose_board("ko"));
  const std::vector<std::pair<const char*, std::vector<Event>>> rows = {
      {"another page over it", {Pressed{"tool.display"}, Pressed{"cover.close"}}},
      {"the chooser of keyboards", {Pressed{"key.board"}, Pressed{"key.board"}}},
      {"the caret", {CaretMoved{-1}, CaretMoved{1}}},
      {"the field", {Focused{kField, 3}}},
      {"the way on and back", {Pressed{"next"}, Pressed{"back"}, Focused{kField, 3}}}};
  for (const auto& [what, events] : rows) {
    SCOPED_TRACE(what);
    player_.state.answers.erase(kField);
    player_.focus(kField);
    player_.event(Typed{"ㄱ"}), player_.event(Typed{"ㅏ"});
    EXPECT_EQ(player_.state.answers[kField], "가");
    for (const auto& event : events) player_.event(event);
    EXPECT_EQ(player_.state.answers[kField], "가");
    player_.event(Typed{"ㄴ"});
    EXPECT_EQ(player_.state.answers[kField], "가ㄴ") << "a syllable of its own";
  }
}

TEST_F(Scripts, CodesAndDatesHavePlainLettersWhateverKeyboardWasChosen) {
  player_.state.board = "ko";
  player_.state.editing = Editing{"return.code", 0, "letters"};
  ASSERT_TRUE(player_.view().keyboard);
  EXPECT_EQ(player_.view().keyboard->rows[1][0], "q");
  EXPECT_FALSE(player_.can_press("key.board"));
  player_.state.editing = Editing{kField, 0, "letters"};
  EXPECT_EQ(player_.view().keyboard->rows[1][0], "ㅂ");
  EXPECT_TRUE(player_.can_press("key.board"));
}

// 12.7 mm and apart, in the least and the largest text, on the smallest panel and the usual one; in
// the language with the longest words.
TEST_F(Scripts, EveryKeyboardFitsAndIsLargeEnoughToTouch) {
  player_.state.language = "es";
  for (const auto& [size, per_mm] : {std::pair<ui::Size, float>{{1024, 768}, 4.17F},
                                     std::pair<ui::Size, float>{{1920, 1080}, 4.03F}})
    for (const auto text_size : {TextSize::small, TextSize::largest}) {
      player_.state.text_size = text_size;
      Glass glass(player_, size);
      for (const auto& [language, board] : test::shipped_world().keyboards)
        for (const char* layer : {"letters", "capitals", "digits", "boards"}) {
          SCOPED_TRACE(language + " " + layer + " " + std::to_string(size.w));
          player_.state.board = language;
          player_.state.editing = Editing{kField, 0, layer};
          if (board.method == "zhuyin") player_.state.editing->keys = {"ㄕ", "ˋ"};
          glass.draw();
          check_keys(glass, size, per_mm);
        }
    }
}

TEST_F(Scripts, AFullFieldTakesNoMoreKeys) {
  const auto* question =
      interview::find(test::shipped_world().interview, player_.state.where.place);
  const auto most = static_cast<std::size_t>(question->questions[0].max_length);
  player_.state.answers[kField] = std::string(most - 1, 'a');
  player_.focus(kField);
  player_.state.board = "ko";
  for (const char* key : {"ㄱ", "ㅏ", "ㄴ", "ㅏ"}) player_.event(Typed{key});
  EXPECT_EQ(player_.view().notice.empty(), false);
  player_.press("key.done");
  EXPECT_EQ(player_.state.answers[kField], std::string(most - 1, 'a') + "간");
}

// A dictionary is read when a key is pressed, and not when somebody looks.
TEST(InputMethod, IsAskedOnceForEachKeyAndNeverByTheView) {
  World world = test::shipped_world();
  int asked = 0;
  world.compose = [&, real = world.compose](input::Method method, const input::Keys& keys) {
    ++asked;
    return real(method, keys);
  };
  Player player(world);
  test::play_to_home(player, "en");
  test::play_consent(player, "clinic");
  player.state.board = "zh_Hant";
  for (const char* key : {"ㄨ", "ㄛ", "ˇ"}) player.event(Typed{key});
  EXPECT_EQ(asked, 3);
  for (int i = 0; i < 5; ++i) EXPECT_GT(player.view().keyboard->candidates.size(), 1U);
  EXPECT_EQ(asked, 3);
  player.event(Pressed{"pick.1"});
  EXPECT_EQ(asked, 4);
}

// Without one what is typed stands as it is, and nothing is lost.
TEST(InputMethod, MayBeMissing) {
  World world = test::shipped_world();
  world.compose = {};
  Player player(world);
  test::play_to_home(player, "en");
  test::play_consent(player, "clinic");
  player.state.board = "ko";
  for (const char* key : {"ㅎ", "ㅏ"}) player.event(Typed{key});
  EXPECT_EQ(record::value_of(player.state.answers, "person.name.court"), "ㅎㅏ");
}

}  // namespace
}  // namespace clearway::flow
