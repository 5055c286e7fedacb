// What a screen shows, as a value. Every sentence is already in the person's language; the
// interface lays it out and draws it and adds no word of its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clearway::flow {

// ---- small parts ------------------------------------------------------------------------
enum class Style { primary, quiet, danger, text };
enum class Icon {
  none,
  back,
  next,
  language,
  display,
  listen,
  ask,
  moment,
  leave,
  look,
  papers,
  code,
  print,
  check,
  half,
  clock,
  pencil,
  remove,
  up,
  person,
  warning,
  sync,
  lock
};
enum class Tone { plain, soft, why, example, good, judge, later, alarm, teal };

struct Button {
  std::string action;  // "next", "tool.language", "door.papers": what Pressed carries
  std::string label;
  Style style = Style::quiet;
  Icon icon = Icon::none;
  bool enabled = true;
  bool on = false;          // the chosen one of a group
  std::string about = {};   // which of several that read alike: said after it by ear
  bool about_told = false;  // that is what the person has told: only with headphones
  bool says_why = false;    // pressed while it is not enabled, it says what is missing
};

struct Tag {  // status by words first, with a sign and a color behind them
  std::string text;
  Icon icon = Icon::none;
  Tone tone = Tone::plain;
};

// ---- blocks: what stands under the title, from top to bottom ------------------------------
enum class Weight { normal, soft, small, strong };
struct Paragraph {
  std::string text;
  Weight weight = Weight::normal;
  bool told = false;  // it says what the person has told: read aloud only with headphones
};

struct Option {
  std::string id;
  std::string label;
  std::string help;
  bool on = false;
};
struct ChoiceList {
  std::string field;
  std::string label;  // accessible name
  std::vector<Option> options;
  bool many = false;   // check boxes, else radio buttons
  int columns = 1;     // 3 for counties
  std::string kept{};  // "Kept" once the vault has it, else empty
  bool told = true;    // which is chosen says something of the person: heard only with headphones
  std::vector<Button> letters = {};  // of a long list: shows those that begin with it, or all again
};

struct TextField {
  std::string field;  // "person.name.court"; parts of a date end in "#month", "#day", "#year"
  std::string label;  // shown above when not empty
  std::string text;
  std::string placeholder;
  std::size_t caret = 0;  // byte position in text
  bool focused = false;
  bool multiline = false;
  bool masked = false;
  bool narrow = false;  // a part of a date: several stand side by side
  std::string kept;     // "Kept" once the vault has it, else empty
  // The part of the text that is still being put together from keys; bytes.
  std::size_t composed_from = 0, composed_to = 0;
};

struct ButtonRow {
  std::vector<Button> buttons;
  bool stacked = false;
};

struct Card {
  Tone tone = Tone::plain;
  std::string title;
  std::vector<Paragraph> body;
  std::string small;  // citation and date
  std::vector<Button> buttons;
};

struct FindingCard {
  Tag tag;
  std::string title;   // "Case 1"
  std::string where;   // "Los Angeles, 2018"
  std::string relief;  // what may fit: "Dismissing a case after probation"
  std::string body;
  std::string next;   // what to do, and whom to ask
  std::string note;   // in a gold box
  std::string small;  // citation, date checked
  std::string shown;  // what the case was; only after a tap
  Button tap;
};
struct FindingRow {  // up to three side by side, more wrap below
  std::vector<FindingCard> cards;
};

struct Door {
  std::string action;
  std::string title;
  std::string text;
  Icon icon = Icon::none;
};
struct Doors {
  std::vector<Door> doors;
};

struct Span {
  std::string id;
  std::string text;
  bool offered = false;   // written by Clearway
  bool accepted = false;  // and kept by the person
  bool fresh = false;     // what is being typed now
};
struct StatementText {  // serif, as on paper; tapping a paragraph presses "statement.<prompt>"
  struct Part {
    std::string prompt;
    std::vector<Span> spans;
    std::vector<Button> buttons;
    std::string note = {};  // what is to know about it, in small letters underneath
  };
  std::vector<Part> parts;
  std::string empty;  // said when there is nothing yet
};

struct CodeText {
  std::string code;  // large, spaced, one line
};

struct Fact {  // a label and its answer in the review; tapping changes it
  std::string label;
  std::string value;
  Button change;
};
struct FactList {
  std::string title;
  std::vector<Fact> facts;
};

struct Row {
  std::vector<std::string> cells;
  Tag tag;
  std::string action;
};
struct Table {
  std::vector<std::string> header;
  std::vector<Row> rows;
  std::string empty;
};

struct Count {  // the end of the day in one number
  std::string number;
  std::string label;
  std::string line;
  Tag tag;
};

using Block = std::variant<Paragraph, ChoiceList, TextField, ButtonRow, Card, FindingRow, Doors,
                           StatementText, CodeText, FactList, Table, Count>;

// ---- the whole -----------------------------------------------------------------------------
struct Step {
  std::string title;
  enum class State { ahead, now, done } state = State::ahead;
};

struct Wheel {  // a part of a date: five faces, the middle one is chosen
  std::string name;
  std::vector<Button> faces;  // "wheel.month.9"; one without a label is a gap
};

struct KeyboardView {
  std::vector<std::vector<std::string>> rows;  // each key types its text
  // The last row, always in this order; `action` is "key.capitals", "key.accents", "key.digits",
  // "key.letters", "key.keypad", "key.wheel", "key.board", "key.space", "key.erase", "key.enter",
  // "key.done".
  std::vector<Button> controls;
  std::string language = {};  // of the letters, which need not be the screen's
  std::string name = {};      // what "key.board" is called
  // Other ways to write what is being put together, over the keys; the room for them stays.
  bool offers = false;
  std::vector<Button> candidates = {};  // "pick.0" and on; at the end "pick.more"
  std::vector<Button> boards = {};      // "board.ko", …: instead of the rows
  std::vector<Wheel> wheels = {};       // of a date: instead of the rows
};

struct Overlay {
  bool cover = false;  // hides everything behind it; else a dialog over a veil
  std::string name;    // "language", "display", "ask", "moment", "leave", "idle", "confirm"
  std::string title;
  std::vector<Paragraph> body;
  std::vector<Button> choices{};  // side by side, as many as fit
  std::vector<Button> buttons;    // one under the other
  std::string closes = {};        // what the Escape key presses; empty: nothing
};

// How the screen sounds. `ear`: is it read aloud at all, and is something being said just now?
enum class Ear { off, silent, speaking, paused };
struct Sound {
  Ear ear = Ear::off;
  bool headphones = false;     // only then is read aloud what the person has told
  int words_per_minute = 120;  // 60 to 250
  int volume = 100;            // 25 to 200, percent
  int again = 0;               // grows when the screen is to be read once more
};
inline constexpr std::array kSpeeds{60, 90, 120, 160, 200, 250};  // words a minute
inline constexpr std::array kVolumes{25, 50, 100, 200};           // percent; a step is 6 dB

struct SpokenWords {  // what is said of an element beside its name
  std::string button, field, chosen, not_chosen, empty, hidden, own, disabled, here;
  std::string radio = {}, checkbox = {};  // what a choice is: one of several, or any of them
  std::string own_choice = {};            // in place of whether it is chosen
  std::string own_code = {};              // in place of a code, and how to hear it
  std::string at = {};                    // before what the ring is on, where it was put
  std::string arrows = {};                // when the ring comes among many, and how to go on
  std::string many = {};                  // in place of a long list, and how to find one of it
};

enum class TextSize { small, medium, large, largest };
enum class Contrast { normal, high_light, high_dark, low };
enum class Reach { whole, lower };  // lower: whatever is touched lies in the lower half

struct View {
  std::string screen;    // stable id: "attract", "home", "question.court_name", "staff.list"
  std::string language;  // "en"
  TextSize text_size = TextSize::medium;
  Contrast contrast = Contrast::normal;
  Reach reach = Reach::whole;
  Sound sound;
  SpokenWords spoken;

  std::string brand;        // "Clearway", on the left of the top bar
  std::string logo;         // whose logo stands beside it; empty: none
  std::string status;       // on the right of the top bar when there are no steps
  std::vector<Step> steps;  // the five named places; empty outside the papers door
  std::string notice;       // a banner: demo mode, an error in plain words
  Tone notice_tone = Tone::example;
  std::string toast;  // a word on what was done; it goes by itself, so nothing that must be read
  std::string badge;  // under everything on every screen: that this is a demo

  bool attract = false;      // the large picture and title instead of a page
  std::string kicker;        // small line over the title
  bool kicker_told = false;  // it names what the person has told
  std::string title;
  std::string lead;
  std::vector<Block> main;
  std::vector<Block> aside;  // on the right; cards
  bool asks_aside = false;   // the first of them asks something: reached before `main`

  std::optional<Button> back;
  std::vector<Button> tools;
  std::optional<Button> next;
  std::optional<KeyboardView> keyboard;
  std::optional<Overlay> overlay;
  float scroll = 0;        // 0 to 1 of what does not fit
  std::string more, less;  // what the buttons that scroll down and up say
};

}  // namespace clearway::flow
