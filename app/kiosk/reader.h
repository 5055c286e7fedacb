// What to read aloud, told from what is on the glass: a new screen whole, then only what changes.
// Reads the semantic tree and nothing else, as somebody would who does not see the picture.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/flow/view.h"
#include "app/ui/ui.h"

namespace clearway::kiosk {

class Reader {
 public:
  // After each frame: what is to be said now, in place of what is being said. Empty: nothing new,
  // or nobody listens. In order of weight: another screen, or the same once more when asked; an
  // alert; what was done; a line that has come; where the keyboard's focus went; what was chosen;
  // what the button under the focus is called now; what was typed, a letter or, at its end, a word.
  std::string next(const flow::View& view, const std::vector<ui::Element>& elements);

 private:
  struct Glass {
    std::string place;
    int again = 0;
    std::string alert, toast;
    std::vector<std::string> lines;  // that can be read: "Speed 2 of 6"
    std::string ring, ring_says;     // and as it was last said
    bool among = false;              // many: the ring
    std::map<std::string, bool> chosen;
    std::string field, text;  // that is being typed into
  };
  struct Focus {
    const ui::Element* ring = nullptr;
    const ui::Element* row = nullptr;  // the first and the last of a row with the ring around it
    const ui::Element* row_end = nullptr;
    const ui::Element* field = nullptr;
    const ui::Element* chosen = nullptr;  // just now
  };
  Focus look(const std::vector<ui::Element>& elements, Glass& now) const;

  Glass seen_;
  bool listening_ = false;
};

}  // namespace clearway::kiosk
