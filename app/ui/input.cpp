#include "app/ui/input.h"

#include <algorithm>
#include <cmath>

#include "app/ui/overload.h"

namespace clearway::ui {
namespace {

constexpr const char* kNext = "press:next";

const Target* target_at(const Seen& seen, float x, float y) {
  // The last drawn lies on top.
  const auto found = std::find_if(seen.targets.rbegin(), seen.targets.rend(),
                                  [&](const Target& t) { return contains(t.rect, x, y); });
  return found == seen.targets.rend() || !found->enabled ? nullptr : &*found;
}

const Target* target_of(const Seen& seen, const std::string& key) {
  const auto found = std::find_if(seen.targets.begin(), seen.targets.end(),
                                  [&](const Target& t) { return t.key == key; });
  return found == seen.targets.end() ? nullptr : &*found;
}

// The nearest line first, then the nearest place on it.
std::size_t caret_at(const std::vector<CaretStop>& stops, Point at) {
  std::size_t best = 0;
  float nearest = INFINITY;
  for (const CaretStop& stop : stops) {
    const float dy = at.y < stop.top       ? stop.top - at.y
                     : at.y >= stop.bottom ? at.y - stop.bottom + 1  // the edge is the next line's
                                           : 0;
    const float distance = dy * 10000 + std::abs(at.x - stop.x);
    if (distance < nearest) nearest = distance, best = stop.byte;
  }
  return best;
}

std::string first_safe(const flow::Overlay& overlay) {
  for (const auto* buttons : {&overlay.choices, &overlay.buttons}) {
    for (const auto& button : *buttons)
      if (button.enabled && button.style != flow::Style::danger) return "press:" + button.action;
  }
  return {};
}

bool blank(std::string_view text) { return text.find_first_not_of(' ') == text.npos; }

}  // namespace

Seen seen_of(const flow::View& view, const Canvas& canvas) {
  Seen seen;
  seen.targets = canvas.targets;
  seen.page = canvas.page;
  seen.screen = view.screen;
  int fields = 0;
  for (const auto* blocks : {&view.main, &view.aside}) {
    for (const auto& block : *blocks) {
      const auto* field = std::get_if<flow::TextField>(&block);
      if (field == nullptr) continue;
      seen.only_field = ++fields == 1 ? field->field : std::string();
      if (!field->focused) continue;
      seen.typing = true;
      seen.field = field->field;
      seen.multiline = field->multiline;
      seen.caret = field->caret;
    }
  }
  if (view.overlay) {
    seen.typing = false;
    seen.overlay = view.overlay->name;
    seen.closes = view.overlay->closes;
    seen.first = first_safe(*view.overlay);
  }
  if (seen.typing || view.overlay) seen.only_field.clear();
  if (view.next && view.next->enabled) seen.done = view.next->action;
  if (view.keyboard) {
    for (const auto& key : view.keyboard->controls) {
      if (key.action == "key.done") seen.done = key.action;
    }
  }
  return seen;
}

void Pointer::forget() {
  touch_ = {};
  opener_ = {};
  place_ = {};
  pressed_.clear();
  looked_away_ = false;
}

void Pointer::handle(const Input& input, const Seen& seen, std::vector<UiEvent>& events) {
  const auto visit = Overload{
      [&](const PointerMoved& e) {
        const Target* target = target_at(seen, e.x, e.y);
        touch_.down = target != nullptr && target->key == pressed_ ? pressed_ : std::string();
      },
      [&](const PointerDown& e) {
        const Target* target = target_at(seen, e.x, e.y);
        pressed_ = touch_.down = target == nullptr ? std::string() : target->key;
        touch_.ring.clear();
        touch_.row.clear();
      },
      [&](const PointerUp& e) { finger_up(e.x, e.y, seen, events); },
      [&](const KeyPressed& e) { key(e.key, seen, events); },
      [&](const TextTyped& e) { type(e.text, seen, events); },
  };
  std::visit(visit, input);
}

void Pointer::finger_up(float x, float y, const Seen& seen, std::vector<UiEvent>& events) {
  const Target* target = target_at(seen, x, y);
  const bool same = target != nullptr && !pressed_.empty() && target->key == pressed_;
  pressed_.clear();
  touch_.down.clear();
  if (same) fire(*target, Point{x, y}, events);
}

void Pointer::fire(const Target& target, std::optional<Point> at, std::vector<UiEvent>& events) {
  UiEvent event = target.event;
  if (auto* focused = std::get_if<flow::Focused>(&event)) {
    if (!target.stops.empty())
      focused->caret = at ? caret_at(target.stops, *at) : target.stops.back().byte;
  }
  looked_away_ = std::holds_alternative<flow::Scrolled>(event);
  events.push_back(std::move(event));
}

// Where there is only one field, what is typed goes there. A space alone may have been meant for
// what the ring is on.
void Pointer::type(const std::string& text, const Seen& seen, std::vector<UiEvent>& events) {
  if (text.empty()) return;
  if (!seen.typing) {
    if (blank(text)) return;
    if (seen.only_field.empty()) return find(text, seen, events);
    events.emplace_back(flow::Focused{seen.only_field, std::string::npos});
    if (!touch_.ring.empty() || !touch_.row.empty()) touch_.ring = "field:" + seen.only_field;
    touch_.row.clear();
  }
  looked_away_ = false;
  events.emplace_back(flow::Typed{text});
}

void Pointer::turn_page(float by, const PageView& page, std::vector<UiEvent>& events) {
  if (page.overflow <= 0) return;
  const float offset = std::clamp(page.offset + by * page.rect.h * kPageStep, 0.0F, page.overflow);
  if (offset == page.offset) return;
  looked_away_ = true;
  events.emplace_back(flow::Scrolled{offset / page.overflow});
}

bool Pointer::step_line(Key key, const Seen& seen, std::vector<UiEvent>& events) {
  const Target* field = target_of(seen, "field:" + seen.field);
  if (field == nullptr) return false;
  const CaretStop* here = nullptr;
  for (const CaretStop& stop : field->stops)
    if (stop.byte == seen.caret) here = &stop;  // where a line was wrapped, the start of the next
  if (here == nullptr) return false;
  const CaretStop* best = nullptr;
  for (const CaretStop& stop : field->stops) {
    const bool beyond = key == Key::up ? stop.top < here->top : stop.top > here->top;
    if (!beyond) continue;
    const auto off = [&](const CaretStop& one) {
      return std::abs(one.top - here->top) * 10000 + std::abs(one.x - here->x);
    };
    if (best == nullptr || off(stop) < off(*best)) best = &stop;
  }
  if (best == nullptr) return false;
  looked_away_ = false;
  events.emplace_back(flow::Focused{seen.field, best->byte});
  return true;
}

bool Pointer::stay_in_place(const Seen& seen) {
  if (touch_.ring.empty()) return false;
  if (const Target* target = target_of(seen, touch_.ring)) {
    place_ = target->rect;
    return false;
  }
  const Target* best = nullptr;
  float nearest = INFINITY;
  for (const Target& t : seen.targets) {
    if (!t.enabled || t.rect.h <= 0) continue;
    const float dx = t.rect.x + t.rect.w / 2 - place_.x - place_.w / 2;
    const float dy = t.rect.y + t.rect.h / 2 - place_.y - place_.h / 2;
    const float far = dx * dx + dy * dy;
    if (far < nearest) nearest = far, best = &t;
  }
  if (best == nullptr || place_.h <= 0) return false;
  touch_.ring = best->key;
  place_ = best->rect;
  return true;
}

bool Pointer::meet(const Seen& seen) {
  if (seen.overlay == overlay_) return stay_in_place(seen);
  if (overlay_.empty()) opener_ = touch_;
  overlay_ = seen.overlay;
  if (touch_.ring.empty() && touch_.row.empty()) return false;
  touch_.ring = overlay_.empty() ? opener_.ring : seen.first;
  touch_.row = overlay_.empty() ? opener_.row : std::string();
  return true;
}

// Scrolls so far that it is seen.
void Pointer::show(const Target& target, const PageView& page, std::vector<UiEvent>& events) {
  if (!target.in_page || page.overflow <= 0) return;
  const float top = target.whole.y, bottom = top + target.whole.h, edge = 24;
  float offset = page.offset;
  if (bottom + edge > page.rect.y + page.rect.h)
    offset += bottom + edge - page.rect.y - page.rect.h;
  if (top - edge < page.rect.y) offset = page.offset - (page.rect.y + edge - top);
  offset = std::clamp(offset, 0.0F, page.overflow);
  if (offset == page.offset) return;
  looked_away_ = true;  // or the caret would pull the page back over it
  events.emplace_back(flow::Scrolled{offset / page.overflow});
}

void Pointer::key(Key key, const Seen& seen, std::vector<UiEvent>& events) {
  const Target* ring = target_of(seen, touch_.ring);
  const bool ring_on_field = ring != nullptr && std::holds_alternative<flow::Focused>(ring->event);
  const bool typing = seen.typing && (ring == nullptr || ring_on_field);
  switch (key) {
    case Key::tab:
      return tab(1, seen, events);
    case Key::back_tab:
      return tab(-1, seen, events);
    case Key::down:
    case Key::up:
      if (typing && seen.multiline && step_line(key, seen, events)) return;
      return arrow(key, seen, events);
    case Key::left:
    case Key::right:
      if (!typing) return arrow(key, seen, events);
      looked_away_ = false;
      return events.push_back(flow::CaretMoved{key == Key::right ? 1 : -1});
    case Key::erase:
      looked_away_ = false;
      if (seen.typing) events.emplace_back(flow::Erased{});
      return;
    case Key::page_down:
      return turn_page(1, seen.page, events);
    case Key::page_up:
      return turn_page(-1, seen.page, events);
    case Key::escape:
      if (!seen.closes.empty()) return events.push_back(flow::Pressed{seen.closes});
      touch_.ring.clear();
      touch_.row.clear();
      return;
    case Key::say_again:
      return events.push_back(flow::Pressed{"sound.again"});
    case Key::hush:
      return events.push_back(flow::Pressed{"sound.hush"});
    case Key::switch_next:
      return switch_next(seen, events);
    case Key::switch_press:
      return switch_press(seen, events);
    case Key::enter:
      break;
  }
  if (typing && seen.multiline) return events.push_back(flow::Typed{"\n"});
  if (typing && !seen.done.empty()) {
    const Target* next = target_of(seen, kNext);
    if (seen.done == "key.done" && next != nullptr && next->enabled) touch_.ring = kNext;
    return events.push_back(flow::Pressed{seen.done});
  }
  if (ring != nullptr && ring->enabled) fire(*ring, std::nullopt, events);
}

}  // namespace clearway::ui
