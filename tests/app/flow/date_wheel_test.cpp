// A date that is turned to instead of typed.
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

constexpr const char* kBirth = "person.birth_date";

class DateWheel : public testing::Test {
 protected:
  void SetUp() override {
    test::play_to_home(player_, "en");
    test::play_consent(player_, "clinic");
    player_.write("person.name.court", "Ana Prueba");
    while (player_.view().screen != "question.birth_date") ASSERT_TRUE(player_.press("next"));
    ASSERT_TRUE(player_.focus(std::string(kBirth) + "#month"));
    ASSERT_TRUE(player_.press("key.wheel"));
  }
  std::vector<std::string> faces(std::size_t wheel) const {
    std::vector<std::string> labels;
    const View view = player_.view();
    for (const auto& face : view.keyboard->wheels.at(wheel).faces) labels.push_back(face.label);
    return labels;
  }
  // Turns a wheel by the face at a place, 0 to 4 from above.
  void turn(std::size_t wheel, std::size_t face) {
    player_.event(Pressed{player_.view().keyboard->wheels.at(wheel).faces.at(face).action});
  }
  std::string birth() const { return std::string(record::value_of(player_.state.answers, kBirth)); }
  using Faces = std::vector<std::string>;
  Player player_;
};

TEST_F(DateWheel, ATouchBringsAFaceToTheMiddle) {
  EXPECT_EQ(faces(0), (Faces{"November", "December", "–", "January", "February"}));
  turn(0, 4);
  EXPECT_EQ(faces(0), (Faces{"–", "January", "February", "March", "April"}));
  turn(0, 1);
  EXPECT_EQ(faces(0)[2], "January");
  EXPECT_EQ(birth(), "") << "a month alone is no date";
}

TEST_F(DateWheel, WhoHasNoYearStandsAfterThisOneAndWhatIsToComeIsNotOffered) {
  const int now = static_cast<int>(player_.state.today.year());
  const auto year = [&](int by) { return std::to_string(now + by); };
  EXPECT_EQ(faces(2), (Faces{year(-9), year(0), "–", "", ""}));
  turn(2, 0);
  turn(2, 0);
  turn(2, 3);
  EXPECT_EQ(birth(), year(-18)) << "a year alone is an answer";
  turn(2, 4);
  EXPECT_EQ(faces(2), (Faces{year(-18), year(-9), year(-8), year(-7), ""}));
}

TEST_F(DateWheel, TheYearsEndWhereDatesDo) {
  player_.state.typed[std::string(kBirth) + "#year"] = "1901";
  EXPECT_EQ(faces(2), (Faces{"", "1900", "1901", "1902", "1911"}));
  turn(2, 1);
  EXPECT_EQ(birth(), "1900");
  EXPECT_EQ(faces(2)[1], "");
}

TEST_F(DateWheel, AMonthHasTheDaysItHas) {
  const struct {
    const char *year, *month, *last;
  } rows[] = {{"", "", "31"},       {"", "4", "30"},      {"", "2", "29"},
              {"2019", "2", "28"},  {"2000", "02", "29"}, {"1900", "2", "28"},
              {"2019", "12", "31"}, {"2019", "13", "31"}};
  for (const auto& row : rows) {
    SCOPED_TRACE(testing::Message() << row.year << "-" << row.month);
    player_.state.typed[std::string(kBirth) + "#year"] = row.year;
    player_.state.typed[std::string(kBirth) + "#month"] = row.month;
    EXPECT_EQ(faces(1)[1], row.last);
  }
}

TEST_F(DateWheel, AMonthThatIsNoneIsShownAsItWasTyped) {
  player_.state.typed[std::string(kBirth) + "#month"] = "14";
  EXPECT_EQ(faces(0), (Faces{"November", "December", "14", "January", "February"}));
}

TEST_F(DateWheel, WhatIsTurnedToIsWhatIsTyped) {
  turn(0, 3);
  turn(1, 4);
  turn(2, 1);
  const std::string day = std::to_string(static_cast<int>(player_.state.today.year())) + "-01-05";
  EXPECT_EQ(birth(), day);
  EXPECT_EQ(player_.state.editing->field, std::string(kBirth) + "#year") << "the last one turned";
  ASSERT_TRUE(player_.press("key.keypad"));
  ASSERT_TRUE(player_.focus(std::string(kBirth) + "#day"));
  EXPECT_TRUE(player_.view().keyboard->wheels.empty());
  ASSERT_TRUE(player_.press("key.erase"));
  player_.type("9");
  ASSERT_TRUE(player_.press("key.wheel"));
  EXPECT_EQ(faces(1)[2], "9");
  EXPECT_EQ(birth(), day.substr(0, 8) + "09");
}

TEST_F(DateWheel, ErasesAPartAtATime) {
  turn(2, 1);
  turn(0, 3);
  ASSERT_TRUE(player_.press("key.erase"));
  EXPECT_EQ(faces(0)[2], "–");
  EXPECT_EQ(birth().size(), 4U) << "the year stays";
  turn(0, 3);
  turn(0, 1);  // back to nothing
  EXPECT_EQ(birth().size(), 4U);
}

TEST_F(DateWheel, IsThereAgainForTheNextDate) {
  ASSERT_TRUE(player_.press("key.done"));
  ASSERT_TRUE(player_.focus(std::string(kBirth) + "#year"));
  EXPECT_EQ(player_.state.editing->layer, "wheel");
  player_.type("x");
  EXPECT_EQ(birth(), "") << "letters are no part of a date";
  player_.type("1984");
  EXPECT_EQ(birth(), "1984") << "a keyboard that is plugged in types all the same";
}

}  // namespace
}  // namespace clearway::flow
