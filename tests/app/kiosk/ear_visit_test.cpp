// By keys and by the spoken text alone, without a picture: what is said after each key, and that it
// is enough to go on by.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/kiosk/reader.h"
#include "app/screen/screen.h"
#include "tests/support/player.h"

namespace clearway::kiosk {
namespace {

using testing::HasSubstr;
using testing::Not;

class EarAlone : public testing::Test {
 protected:
  void SetUp() override {
    auto made =
        ui::Ui::make("/usr/share/fonts/truetype/noto", ui::default_theme(), {1024, 768}, 4.17F);
    ASSERT_TRUE(made.has_value());
    ui_ = std::make_unique<ui::Ui>(std::move(*made));
    test::play_to_home(player_, "en");
    test::play_consent(player_, "me");
    player_.write("person.name.court", "Ana Prueba");
  }
  void to_other_names() {
    for (int i = 0; i < 9 && player_.view().screen != "question.other_names"; ++i)
      player_.press("next");
    ASSERT_EQ(player_.view().screen, "question.other_names");
  }
  void listen(bool headphones) {
    player_.press("tool.listen");
    if (headphones) player_.press("sound.headphones");
    player_.press("sound.again");
    hear();
  }
  // Whatever is to be said now, said to its end.
  void hear() {
    for (int i = 0; i < 9; ++i) {
      frame_ = ui_->draw(player_.view(), {});
      const std::string words = reader_.next(player_.view(), frame_.elements);
      if (!words.empty()) {
        said_ = words;
        all_ += words + "\n";
      }
      player_.event(flow::Spoke{!words.empty()});
      if (words.empty()) return;
    }
    FAIL() << "it never stops: " << said_;
  }
  std::string strike(const ui::Input& input) {
    said_.clear();
    const std::string before = all_;
    frame_ = ui_->draw(player_.view(), {input});
    for (const auto& event : frame_.events)
      std::visit([&](const auto& e) { player_.event(e); }, event);
    hear();
    return all_.substr(before.size());
  }
  std::string strike(ui::Key key) { return strike(ui::KeyPressed{key}); }
  void type(const std::string& text) {
    for (const char letter : text) strike(ui::TextTyped{std::string(1, letter)});
  }
  // Tab until the voice says so, then Enter; what is heard after it.
  std::string choose(const std::string& words) {
    for (int i = 0; i < 40; ++i)
      if (strike(ui::Key::tab).find(words) != std::string::npos) return strike(ui::Key::enter);
    ADD_FAILURE() << "never heard: " << words << " in " << all_;
    return {};
  }

  test::Player player_;
  Reader reader_;
  std::unique_ptr<ui::Ui> ui_;
  ui::Frame frame_;
  std::string said_, all_;
};

TEST_F(EarAlone, AListGrowsAndShrinks) {
  to_other_names();
  listen(true);
  type("Zelda");
  EXPECT_THAT(choose("Add to the list. Button"), HasSubstr("It is on your list."));
  type("Bo");
  choose("Add to the list. Button");
  EXPECT_THAT(choose("Take out. Button. Zelda"), HasSubstr("It is off your list."));
  EXPECT_EQ(player_.state.answers["person.name.other"], "Bo");
  type("Bo");
  EXPECT_THAT(choose("Add to the list. Button"), HasSubstr("on your list already"));
}

TEST_F(EarAlone, AListIsNotToldToTheRoom) {
  to_other_names();
  listen(false);
  type("Zelda");
  choose("Add to the list. Button");
  choose("Take out. Button");
  EXPECT_EQ(player_.state.answers.count("person.name.other"), 0U);
  EXPECT_THAT(all_, Not(HasSubstr("Zelda")));
}

TEST_F(EarAlone, TheScreenIsHandedOverAndTakenBack) {
  to_other_names();
  type("Zelda");
  listen(true);
  EXPECT_THAT(choose("Ask a person. Button"), HasSubstr("You are on: Go on. Button"));
  EXPECT_THAT(choose("Let somebody help me. Button"),
              HasSubstr("You are on: Give them the screen. Button"));
  all_.clear();
  EXPECT_THAT(strike(ui::Key::enter), HasSubstr("Somebody is helping"));
  EXPECT_TRUE(player_.state.helped);
  choose("Give it back to me. Button");
  EXPECT_FALSE(player_.state.helped);
}

// The button is called otherwise once the voice has ended, and whoever stands on it hears that.
TEST_F(EarAlone, TheSoundButtonSaysItsNewName) {
  to_other_names();
  player_.press("tool.listen");
  player_.press("sound.again");
  hear();
  std::string heard;
  for (int i = 0; i < 40 && heard.find("Sound. Button") == std::string::npos; ++i)
    heard = strike(ui::Key::tab);
  ASSERT_THAT(heard, HasSubstr("Sound. Button"));
  EXPECT_EQ(strike(ui::PointerMoved{1, 1}), "") << "once";
}

TEST_F(EarAlone, ADialogSaysWhatItChanged) {
  listen(false);
  choose("Sound. Button");
  EXPECT_THAT(choose("Slower. Button"),
              AllOf(HasSubstr("Speed 2 of 6"), Not(HasSubstr("Tab key"))));
}

TEST_F(EarAlone, ALongListIsNotReadWhole) {
  player_.state.where = {flow::Screen::cases, {}};
  player_.press("case.add");
  ASSERT_EQ(player_.view().screen, "question.where");
  listen(true);
  EXPECT_THAT(said_, AllOf(HasSubstr("This is a long list."), Not(HasSubstr("Alameda"))));
  EXPECT_THAT(strike(ui::TextTyped{"m"}), HasSubstr("Madera"));
  EXPECT_THAT(said_, HasSubstr("The arrow keys go through these"));
  EXPECT_THAT(strike(ui::TextTyped{"m"}), HasSubstr("Marin"));
  EXPECT_THAT(said_, Not(HasSubstr("The arrow keys")));
  EXPECT_THAT(strike(ui::Key::enter), HasSubstr("Chosen"));
  choose("Continue. Button");
  EXPECT_NE(player_.view().screen, "question.where");
}

TEST_F(EarAlone, ADisabledContinueSaysWhatIsMissing) {
  player_.state.answers.erase("person.name.court");
  listen(false);
  EXPECT_THAT(choose("Continue. Button. Not ready yet"), HasSubstr("Please answer this one"));
}

}  // namespace
}  // namespace clearway::kiosk
