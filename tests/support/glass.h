// A finger on the glass, without a window: what the flow shows is laid out, touched in the middle
// of an element, and what the interface makes of it goes back to the flow.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/ui/ui.h"
#include "tests/support/player.h"

namespace clearway::test {

class Glass {
 public:
  explicit Glass(Player& player, ui::Size size = {1024, 768});

  void draw();  // after something that no finger did
  bool has(const std::string& action) const;
  // False when nothing on the glass stands for that, or it cannot be seen.
  bool tap(const std::string& action);
  // The keyboard of a language, whichever is there now.
  bool choose_board(const std::string& language);
  // A key by what it shows, on whatever layer it is; " " and "\n" have keys of their own.
  bool key(const std::string& text);
  // The candidate that reads so, wherever in the list it stands.
  bool pick(const std::string& candidate);
  // "focused" text field: what it shows, and of that what is still being put together.
  std::string text() const;
  std::string composed() const;
  const ui::Frame& frame() const { return frame_; }

 private:
  Player& player_;
  std::unique_ptr<ui::Ui> ui_;
  ui::Frame frame_;
};

}  // namespace clearway::test
