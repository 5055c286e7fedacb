// A made-up screen by ear: what is said when, and what is never said.
#include "app/kiosk/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clearway::kiosk {
namespace {

using testing::HasSubstr;
using ui::Element;

Element element(const char* role, const std::string& name, const char* action = "") {
  Element made;
  made.role = role;
  made.name = made.spoken = name;
  made.action = action;
  return made;
}

class ReaderTest : public testing::Test {
 protected:
  ReaderTest() {
    view_.screen = "question.court_name";
    view_.language = "en";
    view_.brand = "Clearway";
    view_.title = "What is your name?";
    view_.sound.ear = flow::Ear::silent;
    Element step = element("step", "Your cases");
    step.states = {"ahead"};
    elements_ = {element("text", "Clearway"),
                 step,
                 element("heading", "What is your name?"),
                 element("textbox", "Your name", "person.name.court"),
                 element("radio", "Yes", "keep=yes"),
                 element("radio", "No", "keep=no"),
                 element("key", "ñ", "type.ñ"),
                 element("button", "Back", "back"),
                 element("button", "Language", "tool.language"),
                 element("button", "Continue", "next")};
  }
  std::string next() { return reader_.next(view_, elements_); }
  Element& of(const char* action) {
    for (auto& e : elements_)
      if (e.action == action) return e;
    throw std::out_of_range(action);
  }
  void ring(const char* action) {
    for (auto& e : elements_) std::erase(e.states, "ring");
    of(action).states.emplace_back("ring");
  }
  void type(const std::string& text) {
    of("person.name.court").value = text;
    of("person.name.court").states = {"focused"};
  }

  flow::View view_;
  std::vector<Element> elements_;
  Reader reader_;
};

TEST_F(ReaderTest, SaysNothingUntilSomebodyListens) {
  view_.sound.ear = flow::Ear::off;
  EXPECT_EQ(next(), "");
  ring("next");
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, SaysANewScreenWholeAndOnce) {
  EXPECT_EQ(next(), "What is your name?\nYour name\nYes\nNo\nContinue");
  view_.sound.ear = flow::Ear::speaking;
  EXPECT_EQ(next(), "");
  view_.title = "Case 2 of 3";
  EXPECT_THAT(next(), HasSubstr("Continue"));
  view_.overlay = flow::Overlay{};
  view_.overlay->name = "idle";
  EXPECT_NE(next(), "") << "that somebody asks whether they are still there";
  ++view_.sound.again;
  EXPECT_NE(next(), "") << "once more, because they asked";
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, FollowsTheFocusAlsoToWhatIsOnEveryScreen) {
  next();
  for (const auto& [action, words] : {std::pair{"next", "Continue"},
                                      {"tool.language", "Language"},
                                      {"type.ñ", "ñ"},
                                      {"keep=no", "No"}}) {
    ring(action);
    EXPECT_EQ(next(), words);
    EXPECT_EQ(next(), "");
  }
}

TEST_F(ReaderTest, SaysWhereADialogPutsTheFocus) {
  view_.spoken.at = "You are on:";
  next();
  view_.overlay = flow::Overlay{};
  view_.overlay->name = "leave";
  ring("next");
  EXPECT_THAT(next(), testing::EndsWith("You are on: Continue"));
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, SaysANewNameOnceAndCutsNothingOff) {
  next();
  ring("tool.language");
  EXPECT_EQ(next(), "Language");
  view_.sound.ear = flow::Ear::speaking;
  of("tool.language").spoken = "Pause the voice";
  EXPECT_EQ(next(), "") << "it speaks";
  of("tool.language").spoken = "Sound";
  view_.sound.ear = flow::Ear::silent;
  EXPECT_EQ(next(), "Sound");
  view_.sound.ear = flow::Ear::speaking;
  of("tool.language").spoken = "Pause the voice";
  EXPECT_EQ(next(), "");
  of("tool.language").spoken = "Sound";
  view_.sound.ear = flow::Ear::silent;
  EXPECT_EQ(next(), "") << "it was said, and nobody hears it for ever";
}

TEST_F(ReaderTest, SaysOnceHowToGoOnAmongMany) {
  view_.spoken.arrows = "The arrow keys go through these";
  for (const char* key : {"type.ñ", "back"}) of(key).states = {"of_many"};
  next();
  elements_.front().states = {"ring"};
  next();
  std::erase(elements_.front().states, "ring");
  of("type.ñ").states.emplace_back("ring");
  EXPECT_EQ(next(), "ñ\nThe arrow keys go through these");
  std::erase(of("type.ñ").states, "ring");
  of("back").states.emplace_back("ring");
  EXPECT_EQ(next(), "Back");
}

TEST_F(ReaderTest, SaysWhatWasChosen) {
  next();
  of("keep=yes").states = {"checked"};
  of("keep=yes").spoken = "Yes. Chosen";
  EXPECT_EQ(next(), "Yes. Chosen");
  of("keep=yes").states.clear();
  of("keep=no").states = {"checked"};
  of("keep=no").spoken = "No. Chosen";
  EXPECT_EQ(next(), "No. Chosen") << "and not that the other is so no longer";
}

TEST_F(ReaderTest, SaysALineThatHasComeAndThenWhereTheRingIs) {
  next();
  elements_.push_back(element("text", "Your papers are on their way."));
  EXPECT_EQ(next(), "Your papers are on their way.");
  EXPECT_EQ(next(), "");
  elements_.back() = element("text", "One more sentence to decide on.");
  ring("next");
  EXPECT_EQ(next(), "One more sentence to decide on.\nContinue");
  elements_.pop_back();
  EXPECT_EQ(next(), "") << "what has gone says nothing";
}

TEST_F(ReaderTest, SaysNothingOfTheTextThatGrowsWhileSomebodyTypes) {
  type("");
  next();
  type("A");
  elements_.push_back(element("text", "My name is A"));
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, SaysWhatAWheelWasTurnedToAndNotWhatStandsUnderTheRing) {
  elements_.push_back(element("key", "March", "wheel.month.3"));
  elements_.push_back(element("key", "April", "wheel.month.4"));
  elements_[elements_.size() - 2].states = {"checked"};
  ring("wheel.month.4");
  type("3");
  next();
  type("4");
  elements_[elements_.size() - 2] = element("key", "April. Chosen", "wheel.month.4");
  elements_[elements_.size() - 2].states = {"checked"};
  elements_.back() = element("key", "May", "wheel.month.5");
  elements_.back().states = {"ring"};
  EXPECT_EQ(next(), "April. Chosen");
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, SaysAnAlertAtOnce) {
  next();
  elements_.push_back(element("alert", "That date is before you were born."));
  EXPECT_EQ(next(), "That date is before you were born.");
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, SaysLettersAndWordsWithHeadphonesOnly) {
  type("");
  next();
  type("A");
  EXPECT_EQ(next(), "") << "the room would hear it";
  view_.sound.headphones = true;
  type("An");
  EXPECT_EQ(next(), "n");
  type("Aná");
  EXPECT_EQ(next(), "á");
  type("Aná ");
  EXPECT_EQ(next(), "Aná");
  type("Aná");
  EXPECT_EQ(next(), "Aná") << "what is left";
  of("person.name.court").states.emplace_back("masked");
  of("person.name.court").value = "•••";
  EXPECT_EQ(next(), "");
}

TEST_F(ReaderTest, BeginsAnewForWhoeverListensNext) {
  next();
  view_.sound.ear = flow::Ear::off;
  EXPECT_EQ(next(), "");
  view_.sound.ear = flow::Ear::silent;
  EXPECT_THAT(next(), HasSubstr("What is your name?"));
}

}  // namespace
}  // namespace clearway::kiosk
