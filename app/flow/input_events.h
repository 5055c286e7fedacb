// What a finger or a key did, as the interface reports it. The other events, from workers
// and the clock, stand in event.h.
#pragma once

#include <cstddef>
#include <string>

namespace clearway::flow {

struct Pressed {  // any button, door, tool, tag, table row or keyboard control
  std::string action;
};
struct Chosen {  // an option of a ChoiceList
  std::string field;
  std::string value;
};
struct Focused {  // a text field, at a byte position of its text
  std::string field;
  std::size_t caret = 0;
};
struct Typed {  // from the screen's keyboard or a real one
  std::string text;
};
struct Erased {};  // backspace
struct CaretMoved {
  int by = 0;  // code points
};
struct Scrolled {
  float to = 0;  // 0 to 1
};

}  // namespace clearway::flow
