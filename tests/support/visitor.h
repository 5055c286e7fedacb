// A scripted finger: real pointer events into the real window, at places read from the
// program's semantic tree.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clearway::support {

struct Seen {  // one element of the tree
  std::string role, name, value, action;
  std::vector<std::string> states;
  int x = 0, y = 0, w = 0, h = 0;
  bool is(const std::string& state) const;
};
struct Tree {
  long touches = -1;  // fingers the program has answered; -1: no tree yet
  std::string screen, language, overlay;
  std::vector<Seen> elements;
  const Seen* action(const std::string& name) const;  // in sight and not disabled
  bool says(const std::string& text) const;           // some element's name has it
};

class Visitor {
 public:
  // `display` is that of an X server, ":99"; `tree` what --tree writes.
  Visitor(const std::string& display, std::filesystem::path tree);
  ~Visitor();

  Tree look() const;  // the last tree written; empty screen when there is none

  // The program is gone: whoever waits for it throws at once, until take_hold().
  void let_go() { held_ = false; }
  void take_hold() { held_ = true; }
  // A wait ends as soon as the thing happens, so the limit only says when to give up: far beyond
  // what the busiest machine needs.
  static constexpr std::chrono::seconds kLimit{180};
  // Waits until `done` holds of the tree. Throws, naming `what` and the screen, when it
  // does not within the limit.
  template <class Done>
  Tree wait(const std::string& what, Done done, std::chrono::seconds limit = kLimit) const {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (true) {
      Tree tree = look();
      if (done(tree)) return tree;
      if (!held_ || std::chrono::steady_clock::now() > end) give_up(what, tree);
      pause();
    }
  }
  Tree wait_screen(const std::string& screen, std::chrono::seconds limit = kLimit) const;

  // Taps the element with this action, scrolling to it where it is out of sight. Waits for
  // it to be there, and then for the glass that answers the tap. Throws when either never is.
  void tap(const std::string& action);
  bool tap_if_there(const std::string& action);
  void touch(int x, int y);  // whatever is there; waits for the answer like tap()
  // Focuses the field, empties it, and types on the keyboard of the glass.
  void write(const std::string& field, const std::string& text);
  void put_keyboard_away();
  void choose(const std::string& field, const std::string& value);
  // On a keyboard that is plugged in: a key by its X name ("Tab", "Return"), or words of letters
  // and spaces. Nothing is waited for.
  void press_key(const std::string& name);
  void type_on_board(const std::string& text);
  std::string code() const;  // the return code on the screen

  void screenshot(const std::filesystem::path& png) const;
  // While somebody else goes through the kiosk: a picture of each screen the first time it is
  // shown, as long as the program's window is there. For a demo on a real display.
  void watch(const std::filesystem::path& folder) const;

 private:
  [[noreturn]] void give_up(const std::string& what, const Tree& tree) const;
  void pause() const;
  long touches() const;  // of the last tree; cheaper than look()
  void send_tap(const Seen& element);
  void wait_for_touches(long before, long sent) const;
  void tap(const Seen& element);  // and waits for the answer
  void bring_into_sight(const std::string& action);
  void type(const std::string& text);
  void key(const std::string& action);
  struct Display;
  std::unique_ptr<Display> display_;
  std::filesystem::path tree_;
  std::atomic<bool> held_ = true;
};

// An obviously made-up person, and what they say.
struct Persona {
  std::string language = "en";
  std::string keep = "clinic";                            // consent.keep
  std::map<std::string, std::string> about;               // field -> answer; a date as 1980-01-02
  std::vector<std::map<std::string, std::string>> cases;  // "county" -> "los_angeles"
  std::map<std::string, std::string> story;               // "declaration.who" -> words
};
// Three cases in two counties, accents in the names, an answer of at least 1,500 characters.
Persona ana();   // English
Persona jose();  // Spanish

struct Visit {
  std::string code;  // the return code, when something is kept
};
// Who is careful goes on from a question only once the glass says that the answer is kept.
enum class Pace { quick, careful };
// Walks until `until` is on the glass, from wherever it is. Stops there without touching it.
// With `shots`, a screenshot of every screen on the way, numbered.
Visit walk(Visitor& visitor, const Persona& persona, const std::string& until,
           const std::filesystem::path& shots = {}, Pace pace = Pace::quick);

}  // namespace clearway::support
