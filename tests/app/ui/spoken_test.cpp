// What is said of an element, and what is not said where others can hear it.
#include "app/ui/spoken.h"

#include <gtest/gtest.h>

namespace clearway::ui {
namespace {

const flow::SpokenWords kWords{.button = "Button",
                               .field = "Text field",
                               .chosen = "Chosen",
                               .not_chosen = "Not chosen",
                               .empty = "Empty",
                               .hidden = "Hidden",
                               .own = "With headphones only",
                               .disabled = "Not ready yet",
                               .here = "You are here",
                               .radio = "Choice",
                               .checkbox = "Check box",
                               .own_choice = "Chosen or not: with headphones",
                               .own_code = "The code: press Sound"};

Element element(const char* role, const char* name, const char* value = "",
                std::vector<std::string> states = {}) {
  Element made;
  made.role = role;
  made.name = name;
  made.value = value;
  made.states = std::move(states);
  return made;
}
Element told(Element e) {
  e.told = true;
  return e;
}

Element about(Element e, const char* what) {
  e.about = what;
  return e;
}

TEST(Spoken, SaysNameKindAndHowItStands) {
  const struct {
    Element element;
    const char* said = "";
  } rows[] = {
      {element("heading", "What is your name?"), "What is your name?"},
      {element("button", "Continue"), "Continue. Button"},
      {element("button", "Continue", "", {"disabled"}), "Continue. Button. Not ready yet"},
      {element("button", "Look first", "See what may fit."),
       "Look first. See what may fit. Button"},
      {element("button", "Large letters", "", {"checked"}), "Large letters. Button. Chosen"},
      {about(element("button", "Take out"), "Case 2"), "Take out. Button. Case 2"},
      {told(about(element("button", "Take out"), "Bo")), "Take out. Button. Bo"},
      {element("radio", "Yes", "", {"checked"}), "Yes. Choice. Chosen"},
      {element("checkbox", "Work", "Any job counts."),
       "Work. Check box. Not chosen. Any job counts."},
      {element("textbox", "Name"), "Name. Text field. Empty"},
      {element("textbox", "Name", "Ana Prueba"), "Name. Text field. Ana Prueba"},
      {element("textbox", "Passphrase", "•••", {"masked"}), "Passphrase. Text field. Hidden"},
      {element("text", "7K3M-Q9WX", "7K3M-Q9WX", {"spelled"}), "7, K, 3, M; Q, 9, W, X"},
      {element("key", "ñ"), "ñ"},
      {element("step", "Your cases", "", {"current"}), "Your cases. You are here"},
  };
  for (const auto& row : rows) EXPECT_EQ(spoken(row.element, kWords, true), row.said);
}

// A room hears the questions and nobody's answers: not a word, not a choice, not a code.
TEST(Spoken, WithoutHeadphonesNothingThatSomebodyTold) {
  const struct {
    Element element;
    const char* said = "";
  } rows[] = {
      {told(element("textbox", "Name", "Ana Prueba")), "Name. Text field. With headphones only"},
      {told(element("textbox", "Name")), "Name. Text field. Empty"},
      {told(element("textbox", "Words", "•••", {"masked"})), "Words. Text field. Hidden"},
      {told(element("radio", "Yes", "", {"checked"})),
       "Yes. Choice. Chosen or not: with headphones"},
      {told(element("radio", "No")), "No. Choice. Chosen or not: with headphones"},
      {element("radio", "No"), "No. Choice. Not chosen"},
      {told(element("text", "7K3M-Q9WX", "7K3M-Q9WX", {"spelled"})), "The code: press Sound"},
      {told(element("text", "7K3M-Q9WX", "7K3M-Q9WX")), "With headphones only"},
      {told(about(element("button", "Take out"), "Bo")), "Take out. Button"},
      {about(element("button", "Take out"), "Case 2"), "Take out. Button. Case 2"},
      {told(element("button", "I was young.")), "With headphones only. Button"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(spoken(row.element, kWords, false), row.said);
    EXPECT_FALSE(spoken(row.element, kWords, true).empty());
  }
}

}  // namespace
}  // namespace clearway::ui
