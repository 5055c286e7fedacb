// A person who does not see the screen: two keys, and what the voice says. The voice is a program
// that writes down what it is given, in the place of the real one.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class ByEar : public testing::Test {
 protected:
  void SetUp() override {
    const auto bin = stage_ / "voice";
    std::filesystem::create_directories(bin);
    std::ofstream(bin / "espeak-ng") << "#!/bin/sh\ncat >> " << heard_file().string()
                                     << "\nprintf '\\n@\\n' >> " << heard_file().string() << "\n";
    std::filesystem::permissions(bin / "espeak-ng", std::filesystem::perms::owner_all);
    stage_.start_center();
    stage_.enroll("kiosk");
    // The first screen waits for us in English; by itself it goes on to the next language.
    const auto config = stage_.copy_of_config();
    auto site = support::read_file(config / "site.toml");
    const auto turns = site.find("language_seconds = 10");
    ASSERT_NE(turns, std::string::npos);
    support::write_file(config / "site.toml", site.replace(turns, 21, "language_seconds = 0"));
    stage_.start_kiosk("kiosk", {{"PATH", bin.string() + ":" + std::getenv("PATH")}}, config);
    stage_.visitor().wait_screen("attract");
  }
  std::filesystem::path heard_file() const { return stage_ / "heard"; }
  std::string heard() const { return support::read_file(heard_file()); }
  // What was said after `since` bytes; waits until it has these words.
  void wait_to_hear(const std::string& words, std::size_t since) {
    ASSERT_TRUE(soon([&] { return heard().find(words, since) != std::string::npos; }))
        << words << " was not said; after it: " << heard().substr(std::min(since, heard().size()));
  }
  // A page is read when it comes, its choices too: whoever presses before it is read to the end
  // would take what is read for where they are.
  void listen_to_the_end() const {
    std::string before;
    ASSERT_TRUE(soon([&] {
      const std::string all = heard();
      const bool quiet = all == before && all.ends_with("@\n");
      before = all;
      if (!quiet) std::this_thread::sleep_for(std::chrono::seconds(1));
      return quiet;
    }));
  }
  // One key goes on, until the voice says so; the other chooses. Nobody looks.
  void choose(const std::string& words) {
    listen_to_the_end();
    for (int i = 0; i < 90; ++i) {
      const auto before = heard().size();
      stage_.visitor().press_key("Tab");
      ASSERT_TRUE(soon([&] { return heard().find('@', before) != std::string::npos; }));
      if (heard().find(words, before) == std::string::npos) continue;
      stage_.visitor().press_key("Return");
      return;
    }
    FAIL() << "the focus never came to " << words << "; heard: " << heard();
  }
  Stage stage_;
};

TEST_F(ByEar, TwoKeysAndAVoiceAreEnough) {
  auto& visitor = stage_.visitor();
  visitor.press_key("Tab");  // the first thing on the first screen
  visitor.press_key("Return");
  wait_to_hear("The screen is read to you.", 0);
  choose("Read the screen. Button");
  wait_to_hear("A past record", 0);
  choose("Touch to begin. Button");
  wait_to_hear("Choose your language", 0);
  choose("English");
  wait_to_hear("What would you like to do?", 0);
  choose("Prepare my papers");
  visitor.wait_screen("welcome");
  choose("Continue. Button");
  visitor.wait_screen("consent.keep");
  choose("Do not keep");
  choose("Continue. Button");
  visitor.wait_screen("question.court_name");
  wait_to_hear("What is your full name?", 0);
  visitor.type_on_board("Ana Marcada");
  visitor.wait("the name", [](const support::Tree& t) {
    const auto* field = t.action("person.name.court");
    return field != nullptr && field->value == "Ana Marcada";
  });
  visitor.press_key("Return");  // done with the keyboard
  choose("Continue. Button");
  visitor.wait("the next question",
               [](const support::Tree& t) { return t.screen != "question.court_name"; });
  EXPECT_THAT(heard(), Not(HasSubstr("Marcada"))) << "no headphones: the room hears no answer";
  EXPECT_THAT(heard(), HasSubstr("Text field. Empty"));
}

}  // namespace
}  // namespace clearway::e2e
