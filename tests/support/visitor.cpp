#include "tests/support/visitor.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "app/screen/png.h"
#include "app/text/catalog.h"

namespace clearway::support {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

Seen seen_of(const json& e) {
  Seen seen{e["role"], e["name"], e["value"], e["action"], e["states"], 0, 0, 0, 0};
  const auto& r = e["rect"];
  seen.x = r[0], seen.y = r[1], seen.w = r[2], seen.h = r[3];
  return seen;
}

}  // namespace

bool Seen::is(const std::string& state) const {
  return std::find(states.begin(), states.end(), state) != states.end();
}

const Seen* Tree::action(const std::string& name) const {
  for (const auto& element : elements)
    if (element.action == name && element.w > 0 && element.h > 0 && !element.is("disabled"))
      return &element;
  return nullptr;
}

bool Tree::says(const std::string& text) const {
  for (const auto& element : elements)
    if (element.name.find(text) != element.name.npos) return true;
  return false;
}

struct Visitor::Display {
  ::Display* x = nullptr;
  ~Display() {
    if (x != nullptr) XCloseDisplay(x);
  }
};

Visitor::Visitor(const std::string& display, std::filesystem::path tree)
    : display_(std::make_unique<Display>()), tree_(std::move(tree)) {
  for (int i = 0; i < 100 && display_->x == nullptr; ++i) {
    display_->x = XOpenDisplay(display.c_str());
    if (display_->x == nullptr) pause();
  }
  if (display_->x == nullptr) throw std::runtime_error("no X server at " + display);
}
Visitor::~Visitor() = default;

Tree Visitor::look() const {
  std::ifstream in(tree_, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto parsed = json::parse(text, nullptr, /*allow_exceptions=*/false);
  Tree tree;
  if (!parsed.is_object()) return tree;  // not written yet
  tree.screen = parsed["screen"];
  tree.language = parsed["language"];
  tree.overlay = parsed["overlay"];
  for (const auto& element : parsed["elements"]) tree.elements.push_back(seen_of(element));
  return tree;
}

void Visitor::pause() const { std::this_thread::sleep_for(20ms); }

void Visitor::give_up(const std::string& what, const Tree& tree) const {
  std::string actions;
  for (const auto& element : tree.elements)
    if (!element.action.empty() && element.role != "key")
      actions += " " + element.action + (element.h > 0 ? "" : "(hidden)") +
                 (element.is("disabled") ? "(disabled)" : "") +
                 (element.role == "textbox" ? "='" + element.value + "'" : "");
  throw std::runtime_error("waited in vain for " + what + " on screen '" + tree.screen +
                           "', overlay '" + tree.overlay + "';" + actions);
}

Tree Visitor::wait_screen(const std::string& screen, std::chrono::seconds limit) const {
  return wait(
      "screen " + screen, [&](const Tree& t) { return t.screen == screen; }, limit);
}

void Visitor::tap_at(int x, int y) {
  XTestFakeMotionEvent(display_->x, 0, x, y, CurrentTime);
  XTestFakeButtonEvent(display_->x, 1, True, CurrentTime);
  XTestFakeButtonEvent(display_->x, 1, False, CurrentTime);
  XSync(display_->x, False);
}

void Visitor::bring_into_sight(const std::string& action) {
  for (const char* scroller : {"scroll.more", "scroll.less"}) {
    for (int i = 0; i < 40; ++i) {
      const Tree tree = look();
      if (tree.action(action) != nullptr) return;
      const Seen* button = tree.action(scroller);
      if (button == nullptr) break;
      tap_at(button->x + button->w / 2, button->y + button->h / 2);
      std::this_thread::sleep_for(150ms);
      settle();  // else the next tap lands on what has scrolled away
    }
  }
}

void Visitor::tap(const std::string& action) {
  bring_into_sight(action);
  const Tree tree =
      wait("a tap on " + action, [&](const Tree& t) { return t.action(action) != nullptr; });
  const Seen* element = tree.action(action);
  tap_at(element->x + element->w / 2, element->y + element->h / 2);
}

bool Visitor::tap_if_there(const std::string& action) {
  if (look().action(action) == nullptr) return false;
  tap(action);
  return true;
}

void Visitor::key(const std::string& action) {
  // The layer it is likely on first; pressing a layer's key again goes back to letters.
  const char first = action.size() > 5 ? action[5] : ' ';
  const bool ascii = static_cast<unsigned char>(first) < 0x80;
  std::vector<const char*> layers = {"", "key.letters", "key.capitals", "key.accents",
                                     "key.digits"};
  if (!ascii) std::swap(layers[2], layers[3]);
  const auto find = [&](const Tree& tree) { return tree.action(action) != nullptr; };
  for (const char* layer : layers) {
    if (*layer != 0 && !tap_if_there(layer)) continue;
    for (int i = 0; i < (*layer == 0 ? 1 : 150) && !find(look()); ++i) pause();
    const Tree tree = look();
    if (const Seen* found = tree.action(action)) {
      tap_at(found->x + found->w / 2, found->y + found->h / 2);
      return;
    }
  }
  give_up("the key " + action, look());
}

void Visitor::type(const std::string& text) {
  // Keys of the layer on the glass go fast. Another layer's key may change the layer again
  // (a capital lasts for one letter), so the glass is read anew once the letter is there.
  const auto typed = [](const Tree& tree) {
    for (const auto& element : tree.elements)
      if (element.role == "textbox" && element.is("focused")) return element.action + element.value;
    return std::string();
  };
  Tree keys = look();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text::next(text, i);
    const std::string one = text.substr(i, end - i);
    const std::string action = one == " " ? "key.space" : one == "\n" ? "key.enter" : "type." + one;
    i = end;
    const Seen* found = keys.action(action);
    if (found != nullptr && keys.action("type.a") != nullptr) {
      tap_at(found->x + found->w / 2, found->y + found->h / 2);
      std::this_thread::sleep_for(12ms);  // faster than any hand, slower than a frame
      continue;
    }
    settle();
    const std::string before = typed(look());
    key(action);
    keys = wait("the letter " + one, [&](const Tree& tree) { return typed(tree) != before; });
  }
}

void Visitor::settle() const {
  // Everything tapped so far has been drawn: the tree stands still.
  for (std::string last;;) {
    std::ifstream in(tree_, std::ios::binary);
    std::string now{std::istreambuf_iterator<char>(in), {}};
    if (now == last && !now.empty()) return;
    last = std::move(now);
    std::this_thread::sleep_for(120ms);
  }
}

void Visitor::write(const std::string& field, const std::string& text) {
  const auto value = [&](const Tree& tree) -> const std::string* {
    for (const auto& element : tree.elements)
      if (element.action == field) return &element.value;
    return nullptr;
  };
  const auto focused = [&](const Tree& tree) {
    for (const auto& element : tree.elements)
      if (element.action == field && element.is("focused")) return true;
    return false;
  };
  if (!focused(look())) tap(field);
  wait("focus on " + field, focused);
  // As a person would: look at what stands there, and correct it. What is kept is compared
  // with what was meant by the tests themselves, to the byte.
  const bool part = field.find('#') != field.npos;  // a full part of a date goes on by itself
  for (int attempt = 0; attempt < 3; ++attempt) {
    settle();
    const Tree before = look();
    const std::string* old = value(before);
    for (std::size_t n = old == nullptr ? 0 : text::count(*old); n > 0; --n) key("key.erase");
    type(text);
    settle();
    const Tree after = look();
    const std::string* now = value(after);
    const bool masked = now != nullptr && now->find("•") != now->npos;
    if (part || masked || (now != nullptr && *now == text)) break;
    std::fprintf(stderr, "visitor: corrected what was typed on %s\n", after.screen.c_str());
  }
  put_keyboard_away();
}

void Visitor::put_keyboard_away() {
  for (int i = 0; i < 20; ++i) {
    const Tree tree = look();
    const Seen* done = tree.action("key.done");
    if (done == nullptr) return;
    tap_at(done->x + done->w / 2, done->y + done->h / 2);
    for (int n = 0; n < 25 && look().action("key.done") != nullptr; ++n) pause();
  }
}

void Visitor::choose(const std::string& field, const std::string& value) {
  const std::string action = field + "=" + value;
  const auto checked = [&](const Tree& tree) {
    for (const auto& element : tree.elements)
      if (element.action == action) return element.is("checked");
    return false;
  };
  for (int attempt = 0; attempt < 3 && !checked(look()); ++attempt) {
    tap(action);
    std::this_thread::sleep_for(150ms);
    settle();
  }
  wait("the choice " + action, checked);
}

std::string Visitor::code() const {
  for (const auto& element : look().elements)
    if (element.role == "text" && element.name == element.value && element.name.size() > 16)
      return element.name;
  return {};
}

void Visitor::screenshot(const std::filesystem::path& png) const {
  const ::Window root = DefaultRootWindow(display_->x);
  XWindowAttributes attributes;
  XGetWindowAttributes(display_->x, root, &attributes);
  XImage* image = XGetImage(display_->x, root, 0, 0, static_cast<unsigned>(attributes.width),
                            static_cast<unsigned>(attributes.height), AllPlanes, ZPixmap);
  if (image == nullptr) throw std::runtime_error("no picture of the screen");
  const auto written =
      screen::write_png(png, image->width, image->height, image->bytes_per_line, image->data);
  XDestroyImage(image);
  if (!written) throw std::runtime_error("cannot write " + png.string());
}

}  // namespace clearway::support
