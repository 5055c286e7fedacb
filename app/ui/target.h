// What a finger or the keyboard's focus can reach on a screen, and what is held just now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/ui.h"

namespace clearway::ui {

struct CaretStop {  // a place in a text field where the caret can stand
  float x = 0, top = 0, bottom = 0;
  std::size_t byte = 0;
};

// Something a finger or the focus can reach.
struct Target {
  std::string key;  // the same from frame to frame
  Rect rect;        // as seen; empty when scrolled out of sight
  Rect whole;       // before clipping
  bool enabled = true;
  bool in_page = false;   // scrolls with the page
  bool chosen = false;    // of a list: where Tab enters it
  std::string name = {};  // of a long list's: found by its first letters
  std::string row = {};   // reached as one by a switch, then each by itself; empty: alone
  UiEvent event;          // Focused: its caret is found by `stops`
  std::vector<CaretStop> stops;
};

// The many that a row is of, for the Tab key one thing: "keys" of the keyboard, a list in columns.
// Empty: each of the row is a thing of its own.
std::string_view group_of(std::string_view row);

struct Touch {       // what the input knows while a frame is drawn
  std::string down;  // the key under the finger that went down there
  std::string ring;  // the key the keyboard's focus is on
  std::string row;   // or the row that it is around
};

constexpr float kPageStep = 0.8F;  // of what is seen, for one touch of "More" or Page Down

struct PageView {  // what of the page is seen
  Rect rect;
  float offset = 0, overflow = 0;  // pixels above the top edge; the most that can be
};

}  // namespace clearway::ui
