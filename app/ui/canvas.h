// What everything on a page is drawn with: boxes, words, signs; and beside each the element
// of the semantic tree and what a finger does there. A dry canvas only measures.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/ui/atlas.h"
#include "app/ui/metrics.h"
#include "app/ui/sprites.h"
#include "app/ui/target.h"
#include "app/ui/text.h"
#include "app/ui/theme.h"
#include "app/ui/ui.h"

struct ImDrawList;

namespace clearway::ui {

constexpr int kGlyphs = 0, kPicture = 1, kSprites = 2, kLogo = 3;  // textures

enum class Align { left, center, right };

class Canvas {
 public:
  Canvas(ImDrawList& list, Atlas& atlas, Sprites& sprites, const Metrics& metrics,
         const Palette& palette, const Touch& touch);

  // ---- shapes; nothing is drawn while dry ------------------------------------------------
  void rect(Rect r, Color color, float alpha = 1);
  void box(Rect r, float radius, Color fill);
  void frame(Rect r, float radius, float thickness, Color color);
  void panel(Rect r, float radius, float thickness, Color fill, Color border);
  void disc(float cx, float cy, float d, Color color);
  void ring(float cx, float cy, float d, float thickness, Color color);
  void icon(int icon, float cx, float cy, float px, Color color);
  void picture(Rect r, int texture);

  // ---- words -----------------------------------------------------------------------------
  float width(Type type, std::string_view text);
  const text::Shaped& shaped(Type type, std::string_view line, Direction direction);
  // Which way a text runs: as its first letter does, or the page's language.
  Direction direction(std::string_view text) const;
  std::vector<Line> lines(Type type, std::string_view text, float w);
  float height(Type type, std::string_view text, float w);
  // The least width that takes no more lines than `w` does: lines of a length.
  float balanced(Type type, std::string_view text, float w);
  // A part of an area as wide as that, where the lines of the text begin.
  Rect at_start(std::string_view text, Rect area, float w) const;
  // One line, its baseline where a line box of the type's leading has it. `top` of that box.
  void line(Type type, std::string_view text, float x, float top, Color color, float tracking = 0);
  // The same of one line of a text that runs in a direction.
  void line_of(Type type, std::string_view text, Direction direction, float x, float top,
               Color color);
  // Wrapped; returns the height. Left is where its lines begin: at the right for a text that
  // runs from there.
  float words(Type type, std::string_view text, Rect area, Color color, Align align = Align::left);
  // The same with an element: role "text" or "heading".
  float say(const char* role, Type type, const std::string& text, Rect area, Color color,
            Align align = Align::left);

  // ---- meaning ---------------------------------------------------------------------------
  void element(Element element);
  // A ring around something.
  void ring_around(Rect r, float radius);
  // Returns whether it is held down, and draws the focus ring around it.
  bool target(std::string key, Rect r, bool enabled, UiEvent event, float radius,
              std::vector<CaretStop> stops = {});
  bool held(const std::string& key) const { return touch.down == key; }

  void push_clip(Rect r);
  void pop_clip();
  const Rect& clip() const { return clips_.back(); }

  bool dry = false;
  Direction base = Direction::left_to_right;  // of the page's language
  bool in_page = false;
  bool told = false;  // what is drawn now is what the person has told
  bool shown_only =
      false;        // what is drawn now is not touched: it stands where a hand may not reach
  float reach = 0;  // what is touched lies below this; 0: anywhere
  Metrics m;
  const Palette& p;
  const Touch& touch;
  std::string row;    // that what is drawn now belongs to
  std::string title;  // of the page: the name of a field without a label
  std::vector<Element> elements;
  std::vector<Target> targets;
  // Where the caret was drawn, unclipped; the page scrolls so that it is seen.
  std::optional<Rect> caret;
  PageView page;
  Size picture_size;  // of the landscape, when the screen shows it
  Size logo;          // as it was given; 0: none
  Size logo_size;     // as the screen shows it

 private:
  void glyphs(Type type, const text::Shaped& shaped, float x, float top, Color color);
  void sprite(SpriteKey key, Rect to, std::uint32_t color);
  void quarter(const Uv& uv, float x, float y, float size, int corner, std::uint32_t color);
  void corners(SpriteKey key, Rect r, float radius, std::uint32_t color);

  ImDrawList& list_;
  Atlas& atlas_;
  Sprites& sprites_;
  std::vector<Rect> clips_;
  std::set<std::string> keys_;
  bool ring_here_ = false;   // the last target has the ring; its element comes next
  bool shown_here_ = false;  // the same of one that is only shown
};

// While it lives, what is drawn is what the person has told.
class Told {
 public:
  explicit Told(Canvas& c, bool told = true) : c_(c), was_(std::exchange(c.told, c.told || told)) {}
  Told(const Told&) = delete;
  Told& operator=(const Told&) = delete;
  ~Told() { c_.told = was_; }

 private:
  Canvas& c_;
  bool was_;
};

// While it lives, what is drawn is a row: one thing for a switch until it is pressed.
class InRow {
 public:
  InRow(Canvas& c, std::string row, Rect r);
  InRow(const InRow&) = delete;
  InRow& operator=(const InRow&) = delete;
  ~InRow() { c_.row.clear(); }

 private:
  Canvas& c_;
};

// Runs `f` dry and puts the canvas back; returns what f returns, a height.
template <class F>
float measure(Canvas& c, F f) {
  const bool was = c.dry;
  const auto caret = c.caret;
  c.dry = true;
  const float height = f();
  c.dry = was;
  c.caret = caret;
  return height;
}

Rect intersect(const Rect& a, const Rect& b);
bool contains(const Rect& r, float x, float y);
Rect inset(const Rect& r, float by);

}  // namespace clearway::ui
