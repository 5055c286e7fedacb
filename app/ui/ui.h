// view -> quads, events, semantic tree. Draws with Dear ImGui; keeps nothing of the
// interview between frames, only where the finger went down.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core/result.h"
#include "app/flow/input_events.h"
#include "app/flow/view.h"
#include "app/ui/theme.h"

namespace clearway::ui {

struct Size {  // pixels
  int w = 0, h = 0;
};
struct Rect {  // pixels, from the top left
  float x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const Rect&, const Rect&) = default;
};

// ---- what comes in ---------------------------------------------------------------------
// A switch: `switch_next` goes on to the next thing or row of things, `switch_press` presses it.
// For whoever listens: `say_again` the screen, `hush` the voice and let it go on.
enum class Key {
  enter,
  tab,
  back_tab,
  escape,
  erase,
  left,
  right,
  up,
  down,
  switch_next,
  switch_press,
  page_down,
  page_up,
  say_again,
  hush
};
struct PointerMoved {
  float x = 0, y = 0;
};
struct PointerDown {
  float x = 0, y = 0;
};
struct PointerUp {
  float x = 0, y = 0;
};
struct KeyPressed {
  Key key = Key::enter;
};
struct TextTyped {
  std::string text;
};
using Input = std::variant<PointerMoved, PointerDown, PointerUp, KeyPressed, TextTyped>;

// ---- what goes out ---------------------------------------------------------------------
using UiEvent = std::variant<flow::Pressed, flow::Chosen, flow::Focused, flow::Typed, flow::Erased,
                             flow::CaretMoved, flow::Scrolled>;

// The semantic tree: one element per thing a person can see or use.
struct Element {
  std::string role;   // "button", "radio", "checkbox", "textbox", "heading", "text", "key", …
  std::string name;   // what it says, in the person's language
  std::string value;  // a text field's text (masked fields: dots), a list's chosen option
  // "disabled", "checked", "focused" (typing goes there), "ring" (the keyboard's focus is on it),
  // "ring_row" (it is around the row that this is in), "shown" (it stands out of reach and is not
  // touched), "of_many" (the arrow keys go around among them, and Tab past all), "kept",
  // "current", "masked", "spelled" (it is read letter by letter), …
  std::vector<std::string> states;
  std::string action;       // the action or field it stands for; not shown
  Rect rect;                // as drawn, clipped; w or h 0 when scrolled out of sight
  bool told = false;        // it says what the person has told: read aloud only with headphones
  std::string about = {};   // of a button: which of several that read alike; `told` is of this
  std::string spoken = {};  // what is said of it, in the person's language
};

bool has_state(const Element& element, std::string_view state);

// Everything drawn is an axis-aligned textured rectangle.
struct Quad {
  Rect to;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;  // 0 to 1 of the texture
  std::uint32_t color = 0xffffffff;      // ABGR, as Dear ImGui has it
  int texture = 0;                       // index into textures()
  Rect clip;
  friend bool operator==(const Quad&, const Quad&) = default;
};
struct Texture {
  Size size;
  std::vector<std::uint32_t> pixels;  // RGBA bytes
  std::uint64_t version = 0;          // changes when the pixels do
};

struct Frame {
  std::vector<UiEvent> events;
  std::vector<Element> elements;
  std::vector<Quad> quads;
  std::uint32_t background = 0;
};

class Ui {
 public:
  // `fonts` has NotoSans-*.ttf and NotoSerif-*.ttf. `size` in pixels; `pixels_per_mm` of the
  // panel, from EDID or configuration. Errors: not_found for a font.
  static core::Result<Ui> make(const std::filesystem::path& fonts, const Theme& theme, Size size,
                               float pixels_per_mm);
  // The first frame comes without the landscape, which takes its time, and the next one has it.
  void begin_without_picture();
  Ui(Ui&&) noexcept;
  Ui& operator=(Ui&&) noexcept;
  ~Ui();

  // One frame: the view and what fingers and keys did since the last. Typing events go to
  // the focused field of the view; the interface does not change text itself.
  Frame draw(const flow::View& view, const std::vector<Input>& inputs);
  void resize(Size size);
  // A picture for the top bar, RGBA bytes; of whom says the view.
  void set_logo(Texture logo);
  const std::vector<Texture>& textures() const;

 private:
  struct Impl;
  explicit Ui(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The tree as JSON lines for a test to follow: {"touches":…,"screen":…,"elements":[…]}.
// `touches` counts the fingers that have come up since the start: once it has moved, what is
// on the glass is the answer to that touch.
std::string to_json(const flow::View& view, const std::vector<Element>& elements, long touches);

}  // namespace clearway::ui
