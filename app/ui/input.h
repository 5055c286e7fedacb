// Fingers and keys against what was on the screen when they came.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/flow/view.h"
#include "app/ui/canvas.h"
#include "app/ui/raster.h"

namespace clearway::ui {

// What was on the screen. The events of a frame belong to the frame the person saw.
struct Seen {
  std::vector<Target> targets;
  PageView page;
  std::string screen;
  bool typing = false;     // a text field has the focus
  std::string field;       // this one
  bool multiline = false;  // and takes line ends
  std::size_t caret = 0;   // byte position in it
  std::string done;        // what Enter presses there
  std::string only_field;  // the one field of a page where nothing has the focus
  std::string overlay;     // what lies over the page
  std::string closes;      // what Escape presses there
  std::string first;       // the key of its first button that takes nothing away
};
Seen seen_of(const flow::View& view, const Canvas& canvas);

class Pointer {
 public:
  // Appends what happened to `events`.
  void handle(const Input& input, const Seen& seen, std::vector<UiEvent>& events);
  const Touch& touch() const { return touch_; }
  bool looked_away() const { return looked_away_; }
  void forget();  // another screen
  // After `seen` was drawn: what opened over a page takes the ring of whoever uses keys, and gives
  // it back to what opened it. True when the ring went elsewhere.
  bool meet(const Seen& seen);

 private:
  // What the ring was on is gone, and something else stands in its place: the next sentence to
  // decide on, another layer of the keyboard. Whoever uses keys goes on from there.
  bool stay_in_place(const Seen& seen);
  // The line over or under the caret of a long text; false: there is none.
  bool step_line(Key key, const Seen& seen, std::vector<UiEvent>& events);
  void finger_up(float x, float y, const Seen& seen, std::vector<UiEvent>& events);
  void key(Key key, const Seen& seen, std::vector<UiEvent>& events);
  // Tab: the next thing, a keyboard or a long list being one; arrows: the nearest on that side.
  void tab(int by, const Seen& seen, std::vector<UiEvent>& events);
  void arrow(Key key, const Seen& seen, std::vector<UiEvent>& events);
  void go_to(const Target& target, const Seen& seen, std::vector<UiEvent>& events);
  void find(const std::string& letter, const Seen& seen, std::vector<UiEvent>& events);
  const Target* here(const Seen& seen) const;  // the ring, or what is typed into; or nothing
  void type(const std::string& text, const Seen& seen, std::vector<UiEvent>& events);
  void turn_page(float by, const PageView& page, std::vector<UiEvent>& events);
  void show(const Target& target, const PageView& page, std::vector<UiEvent>& events);
  void switch_next(const Seen& seen, std::vector<UiEvent>& events);
  void switch_press(const Seen& seen, std::vector<UiEvent>& events);
  void fire(const Target& target, std::optional<Point> at, std::vector<UiEvent>& events);

  Touch touch_;
  std::string pressed_;  // the key under the finger when it went down
  std::string overlay_;  // what lay over the page when it was last drawn
  Touch opener_;         // where the ring was before
  Rect place_;           // of what the ring is on, as it was last drawn
  bool looked_away_ = false;
};

}  // namespace clearway::ui
