#include "tests/support/visitor.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
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
  const auto end = std::chrono::steady_clock::now() + kLimit;
  while (display_->x == nullptr && std::chrono::steady_clock::now() < end) {
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
  tree.touches = parsed["touches"];
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

long Visitor::touches() const {
  std::ifstream in(tree_, std::ios::binary);
  std::string before_number(std::strlen("{\"touches\":"), '\0');
  long count = -1;
  in.read(before_number.data(), static_cast<std::streamsize>(before_number.size()));
  in >> count;
  return in ? count : -1;
}

void Visitor::send_tap(const Seen& element) {
  XTestFakeMotionEvent(display_->x, 0, element.x + element.w / 2, element.y + element.h / 2,
                       CurrentTime);
  XTestFakeButtonEvent(display_->x, 1, True, CurrentTime);
  XTestFakeButtonEvent(display_->x, 1, False, CurrentTime);
  XSync(display_->x, False);
}

void Visitor::tap(const Seen& element) {
  const long before = touches();
  send_tap(element);
  wait_for_touches(before, 1);
}

void Visitor::touch(int x, int y) {
  Seen there;
  there.x = x, there.y = y;
  tap(there);
}

// A program that started anew has answered fewer than before: it too has answered.
void Visitor::wait_for_touches(long before, long sent) const {
  const auto end = std::chrono::steady_clock::now() + kLimit;
  for (long now = touches(); now < before + sent && now >= before; now = touches()) {
    if (!held_ || std::chrono::steady_clock::now() > end) give_up("an answer to a tap", look());
    std::this_thread::sleep_for(2ms);
  }
}

void Visitor::bring_into_sight(const std::string& action) {
  for (const char* scroller : {"scroll.more", "scroll.less"}) {
    for (int i = 0; i < 40; ++i) {
      const Tree tree = look();
      if (tree.action(action) != nullptr) return;
      const Seen* button = tree.action(scroller);
      if (button == nullptr) break;
      tap(*button);
    }
  }
}

void Visitor::tap(const std::string& action) {
  bring_into_sight(action);
  tap(*wait("a tap on " + action, [&](const Tree& t) {
         return t.action(action) != nullptr;
       }).action(action));
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
  for (const char* layer : layers) {
    if (*layer != 0 && !tap_if_there(layer)) continue;
    const Tree tree = look();
    if (const Seen* found = tree.action(action)) return tap(*found);
  }
  give_up("the key " + action, look());
}

void Visitor::type(const std::string& text) {
  // Keys of the letters on the glass go fast, a few ahead of the program as a quick hand may
  // be. A key of another layer may change the layer again (a capital lasts for one letter),
  // so the glass is read anew after it.
  constexpr long kAhead = 8;
  Tree keys = look();
  long before = touches(), sent = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text::next(text, i);
    const std::string one = text.substr(i, end - i);
    const std::string action = one == " " ? "key.space" : one == "\n" ? "key.enter" : "type." + one;
    i = end;
    const Seen* found = keys.action(action);
    if (found != nullptr && keys.action("type.a") != nullptr) {
      if (sent == kAhead) wait_for_touches(before, sent), before = touches(), sent = 0;
      send_tap(*found);
      ++sent;
      continue;
    }
    wait_for_touches(before, sent);
    key(action);
    keys = look();
    before = keys.touches, sent = 0;
  }
  wait_for_touches(before, sent);
}

void Visitor::write(const std::string& field, const std::string& text) {
  const auto find = [&](const Tree& tree) -> const Seen* {
    for (const auto& element : tree.elements)
      if (element.action == field) return &element;
    return nullptr;
  };
  const auto focused = [&](const Tree& tree) {
    const Seen* found = find(tree);
    return found != nullptr && found->is("focused");
  };
  if (!focused(look())) tap(field);
  wait("focus on " + field, focused);
  const Tree before = look();
  const Seen* old = find(before);
  for (std::size_t n = old == nullptr ? 0 : text::count(old->value); n > 0; --n) key("key.erase");
  type(text);
  put_keyboard_away();
}

void Visitor::put_keyboard_away() {
  const Tree tree = look();
  if (const Seen* done = tree.action("key.done")) tap(*done);
}

void Visitor::choose(const std::string& field, const std::string& value) {
  const std::string action = field + "=" + value;
  tap(action);
  wait("the choice " + action, [&](const Tree& tree) {
    for (const auto& element : tree.elements)
      if (element.action == action) return element.is("checked");
    return false;
  });
}

std::string Visitor::code() const {
  for (const auto& element : look().elements)
    if (element.role == "text" && element.name == element.value && element.name.size() > 16)
      return element.name;
  return {};
}

void Visitor::press_key(const std::string& name) {
  const auto key = XKeysymToKeycode(display_->x, XStringToKeysym(name.c_str()));
  XTestFakeKeyEvent(display_->x, key, True, CurrentTime);
  XTestFakeKeyEvent(display_->x, key, False, CurrentTime);
  XFlush(display_->x);
}

void Visitor::type_on_board(const std::string& text) {
  const auto shift = XKeysymToKeycode(display_->x, XStringToKeysym("Shift_L"));
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) XTestFakeKeyEvent(display_->x, shift, True, CurrentTime);
    press_key(c == ' ' ? "space" : std::string(1, c));
    if (capital) XTestFakeKeyEvent(display_->x, shift, False, CurrentTime);
  }
  XFlush(display_->x);
}

namespace {

// False when the window shows nothing that can be copied.
bool picture_of(::Display* x, ::Window window, const std::filesystem::path& png) {
  XWindowAttributes attributes;
  if (XGetWindowAttributes(x, window, &attributes) == 0) return false;
  XImage* image = XGetImage(x, window, 0, 0, static_cast<unsigned>(attributes.width),
                            static_cast<unsigned>(attributes.height), AllPlanes, ZPixmap);
  if (image == nullptr) return false;
  const auto written =
      screen::write_png(png, image->width, image->height, image->bytes_per_line, image->data);
  XDestroyImage(image);
  if (!written) throw std::runtime_error("cannot write " + png.string());
  return true;
}

// The window of this name, however deep a window manager has put it; None when there is none.
::Window window_named(::Display* x, ::Window under, const char* name) {
  char* title = nullptr;
  if (XFetchName(x, under, &title) != 0) {
    const bool found = std::strcmp(title, name) == 0;
    XFree(title);
    if (found) return under;
  }
  ::Window root = None, parent = None, *children = nullptr;
  unsigned count = 0;
  if (XQueryTree(x, under, &root, &parent, &children, &count) == 0) return None;
  ::Window found = None;
  for (unsigned i = 0; i < count && found == None; ++i) found = window_named(x, children[i], name);
  if (children != nullptr) XFree(children);
  return found;
}

}  // namespace

void Visitor::screenshot(const std::filesystem::path& png) const {
  if (!picture_of(display_->x, DefaultRootWindow(display_->x), png))
    throw std::runtime_error("no picture of the screen");
}

void Visitor::watch(const std::filesystem::path& folder) const {
  // Windows come and go while we look: what is gone gives no picture, which is no error here.
  XSetErrorHandler([](::Display*, XErrorEvent*) { return 0; });
  const auto window = [this] {
    return window_named(display_->x, DefaultRootWindow(display_->x), "Clearway");
  };
  wait("the kiosk's window", [&](const Tree&) { return window() != None; });
  std::filesystem::create_directories(folder);
  std::set<std::string> seen;
  while (const ::Window glass = window()) {
    const Tree tree = look();
    const std::string name = tree.screen + "-" + tree.language;
    std::this_thread::sleep_for(200ms);  // the glass is one frame behind the tree at most
    if (tree.screen.empty() || look().screen != tree.screen || seen.contains(name)) continue;
    if (picture_of(display_->x, glass, folder / fmt::format("{:02}-{}.png", seen.size() + 1, name)))
      seen.insert(name);
  }
}

}  // namespace clearway::support
