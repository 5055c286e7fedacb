// Plays a visit against flow::update with no window and no clock: presses, types, and
// answers effects as friendly workers would.
#pragma once

#include <string>
#include <vector>

#include "app/flow/flow.h"

namespace clearway::test {

// The shipped content. Aborts the test program with the reader's own words if it is bad.
const flow::World& shipped_world();

class Player {
 public:
  explicit Player(const flow::World& world = shipped_world());

  // Each presses what is on the glass; false when it is not there or cannot be pressed.
  bool press(const std::string& action);
  bool choose(const std::string& field, const std::string& value);
  bool focus(const std::string& field);
  void type(const std::string& text);                             // into the focused field
  bool write(const std::string& field, const std::string& text);  // focus, type, done
  void date(const std::string& field, const std::string& year, const std::string& month = "",
            const std::string& day = "");
  void event(const flow::Event& event);
  void idle(int seconds);

  flow::View view() const { return flow::view(world_, state); }
  bool can_press(const std::string& action) const;
  template <class E>
  std::vector<E> asked() const {
    std::vector<E> found;
    for (const auto& effect : effects)
      if (const auto* one = std::get_if<E>(&effect)) found.push_back(*one);
    return found;
  }

  flow::State state;
  std::vector<flow::Effect> effects;  // everything asked for so far
  record::Fields vault;               // what friendly workers kept
  bool answer = true;                 // false: the workers are silent
  std::vector<flow::Doubt> doubts;    // in whatever file is opened

 private:
  void answer_to(const flow::Effect& effect);
  const flow::World& world_;
};

// From the attract screen through a whole visit to the finish screen, in one language: three
// cases in two counties, accents, a long answer. For an obviously made-up person.
void play_to_home(Player& player, const std::string& language);
void play_consent(Player& player, const std::string& keep);
void play_about(Player& player);
void play_case(Player& player, const std::string& county, const std::string& year);
// The first three, and to the first page of the story: who tells it before their cases.
void play_to_story(Player& player, const std::string& language = "en",
                   const std::string& keep = "clinic");
void play_story(Player& player);
// To the statement, whole and not yet accepted, of somebody who tells their story first and has no
// case to add.
void play_to_read_all(Player& player);
// From the attract screen with a return code to where the file that it opens is gone on with.
void play_return(Player& player, const flow::CodeOpened& opened);

}  // namespace clearway::test
