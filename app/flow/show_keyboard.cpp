// The keyboard of the focused field, and what its keys are putting together.
#include <algorithm>

#include "app/flow/show.h"
#include "app/text/catalog.h"

namespace clearway::flow {
namespace {

// At once, so that a row of the smallest screen has room for them.
constexpr std::size_t kCandidates = 7, kCharacters = 14;

// Where each page of them begins, and the end.
std::vector<std::size_t> pages_of(const std::vector<std::string>& candidates) {
  std::vector<std::size_t> starts = {0};
  std::size_t characters = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::size_t more = text::count(candidates[i]);
    const bool full = i - starts.back() == kCandidates || characters + more > kCharacters;
    if (full && i > starts.back()) starts.push_back(i), characters = 0;
    characters += more;
  }
  starts.push_back(candidates.size());
  return starts;
}

// A page of them, round and round.
void show_candidates(const Show& show, KeyboardView& keys) {
  const auto& all = show.s.editing->candidates;
  const auto starts = pages_of(all);
  const std::size_t page = show.s.editing->picks % (starts.size() - 1);
  for (std::size_t i = starts[page]; i < starts[page + 1]; ++i)
    keys.candidates.push_back(button("pick." + std::to_string(i), all[i]));
  if (starts.size() > 2) keys.candidates.push_back(button("pick.more", show.say("frame.more")));
}

void show_boards(const Show& show, std::string_view now, KeyboardView& keys) {
  for (const auto& [language, board] : show.world.keyboards) {
    keys.boards.push_back(button("board." + language, board.name));
    keys.boards.back().on = language == now;
  }
}

// The parts of a date, and a number: ten large keys, as on a telephone, and nothing that could not
// be meant.
KeyboardView keypad(const Show& show) {
  const bool date = show.s.editing->field.find('#') != std::string::npos;
  KeyboardView keys;
  keys.rows = {{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}, {"0"}};
  keys.controls = {button("key.erase", show.say("key.erase")),
                   button("key.done", show.say("key.done"), Style::primary)};
  if (date) keys.controls.insert(keys.controls.begin(), button("key.wheel", show.say("key.wheel")));
  return keys;
}

}  // namespace

void show_keyboard(Show& show) {
  if (show.s.editing->layer == "keypad") {
    show.v.keyboard = keypad(show);
    return;
  }
  if (show.s.editing->layer == "wheel") {
    show.v.keyboard = date_wheel(show);
    return;
  }
  const auto* found = board_of(show.world, show.s);
  if (found == nullptr) return;
  const auto& [language, board] = *found;
  const std::string& asked = show.s.editing->layer;
  const std::string layer = asked == "capitals_lock" ? "capitals" : asked;
  const bool choosing = asked == "boards";
  KeyboardView keys;
  keys.language = language;
  keys.name = show.say("key.board", {{"name", board.name}});
  keys.offers = board.method == "zhuyin" && !choosing;
  if (choosing) show_boards(show, language, keys);
  if (keys.offers) show_candidates(show, keys);
  const auto rows = board.layers.find(layer);
  if (!choosing)
    keys.rows = (rows == board.layers.end() ? board.layers.begin() : rows)->second.rows;
  const auto* question = question_of(show.world, show.s.editing->field);
  if (question != nullptr && question->kind == interview::Kind::email && !keys.rows.empty())
    keys.rows.back().emplace_back("@");
  const auto control = [&](const char* action, std::string label, Icon icon = Icon::none) {
    keys.controls.push_back(button(action, std::move(label), Style::quiet, icon));
  };
  const std::string capitals = board.shift.empty() ? show.say("key.capitals") : board.shift;
  if (board.has("capitals"))
    control("key.capitals", layer == "capitals" ? show.say("key.small") : capitals, Icon::up);
  const auto either = [&](const char* action, const char* of) {
    const bool there = layer == of;
    control(there ? "key.letters" : action, show.say(there ? "key.letters" : action));
  };
  if (board.has("accents")) either("key.accents", "accents");
  either("key.digits", "digits");
  const bool others = show.world.keyboards.size() > 1;
  if (others && !needs_plain_letters(show.s.editing->field)) {
    control("key.board", board.sign, Icon::language);
    keys.controls.back().on = choosing;
  }
  control("key.space", show.say("key.space"));
  control("key.erase", show.say("key.erase"));
  if (takes_lines(show.world, show.s.editing->field)) control("key.enter", show.say("key.enter"));
  control("key.done", show.say("key.done"));
  keys.controls.back().style = Style::primary;
  show.v.keyboard = std::move(keys);
}

}  // namespace clearway::flow
