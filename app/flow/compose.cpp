// Keys that become letters together: Korean syllables, Chinese characters, Vietnamese tones. The
// state holds the keys that were pressed, and what they make stands in the answer, as it is shown;
// with each key it is worked out anew from all of them and written over.
#include <algorithm>
#include <charconv>

#include "app/flow/turn.h"
#include "app/text/catalog.h"

namespace clearway::flow {
namespace {

using input::Method;

// Then it is settled, though nobody asked: nobody looks further back to choose another word.
constexpr std::size_t kMostComposed = 20;  // characters

Method method_of(const World& world, const State& s) {
  const auto* board = board_of(world, s);
  if (board == nullptr) return Method::direct;
  return input::method_of(board->second.method).value_or(Method::direct);
}

bool is_plain(const config::Keyboard& board) {
  const auto letters = board.layers.find("letters");
  if (letters == board.layers.end() || !board.method.empty()) return false;
  return std::ranges::any_of(letters->second.rows, [](const auto& row) {
    return std::ranges::find(row, "a") != row.end();
  });
}

// The tone changes the syllable before the caret.
bool set_tone(Turn& turn, std::string_view tone) {
  State& s = turn.s;
  const std::string now(text_of(s, s.editing->field));
  const std::size_t caret = std::min(s.editing->caret, now.size());
  const std::string before = input::with_tone(std::string_view(now).substr(0, caret), tone);
  set_text(turn, s.editing->field, before + now.substr(caret));
  s.editing->caret = before.size();
  return true;
}

void to_letters(Editing& editing) {
  if (editing.layer == "capitals" || editing.layer == "accents") editing.layer = "letters";
}

// Writes what the keys make over what they made before. False where there is no such method here.
bool make(Turn& turn, Method method, input::Keys keys) {
  State& s = turn.s;
  Editing& editing = *s.editing;
  if (!turn.world.compose) return false;
  auto made = turn.world.compose(method, keys);
  if (!made) return false;
  std::string now(text_of(s, editing.field));
  if (editing.keys.empty()) editing.made_from = std::min(editing.caret, now.size());
  const std::size_t from = std::min(editing.made_from, now.size());
  now.replace(from, editing.keys.empty() ? 0 : editing.made_size, made->text);
  if (text::count(now) > limit_of(turn.world, editing.field)) {
    s.notice = "check.too_long";
    return true;
  }
  set_text(turn, editing.field, now);
  editing.keys = std::move(keys);
  editing.made_size = made->text.size();
  editing.caret = from + editing.made_size;
  editing.candidates = std::move(made->candidates);
  editing.half = made->half;
  editing.picks = 0;
  s.notice.clear();
  if (!editing.half && text::count(made->text) >= kMostComposed) settle(turn);
  return true;
}

bool add_key(Turn& turn, Method method, std::string key) {
  input::Keys keys = turn.s.editing->keys;
  keys.push_back(std::move(key));
  return make(turn, method, std::move(keys));
}

}  // namespace

bool needs_plain_letters(std::string_view field) { return !is_answer(field); }

const std::pair<const std::string, config::Keyboard>* board_of(const World& world, const State& s) {
  const auto& all = world.keyboards;
  const bool plain = s.editing && needs_plain_letters(s.editing->field);
  for (const auto& wanted : {plain ? std::string() : s.board, s.language, std::string("en")}) {
    const auto found = all.find(wanted);
    if (found != all.end() && (!plain || is_plain(found->second))) return &*found;
  }
  return all.empty() ? nullptr : &*all.begin();
}

bool compose_key(Turn& turn, std::string_view key) {
  State& s = turn.s;
  const Method method = method_of(turn.world, s);
  if (method == Method::vietnamese && input::is_tone(key)) return set_tone(turn, key);
  if (key == " " && method == Method::zhuyin && !s.editing->keys.empty()) {
    // The first tone while a syllable is open; else the words are right as they stand.
    if (s.editing->half) return add_key(turn, method, " ");
    return settle(turn), true;
  }
  if (!input::composes(method, key)) return false;
  to_letters(*s.editing);
  return add_key(turn, method, std::string(key));
}

bool take_back_key(Turn& turn) {
  input::Keys keys = turn.s.editing->keys;
  if (keys.empty()) return false;
  keys.pop_back();
  return make(turn, method_of(turn.world, turn.s), std::move(keys));
}

void settle(Turn& turn) {
  if (!turn.s.editing) return;
  turn.s.editing->keys.clear();
  turn.s.editing->candidates.clear();
  turn.s.editing->half = false;
  turn.s.editing->picks = 0;
}

bool press_board(Turn& turn, std::string_view action) {
  State& s = turn.s;
  const bool pick = action.starts_with("pick."), board = action.starts_with("board.");
  if (!pick && !board) return false;
  if (!s.editing) return true;
  const std::string rest(action.substr(action.find('.') + 1));
  if (board) {
    settle(turn);
    if (turn.world.keyboards.contains(rest)) s.board = rest;
    s.editing->layer = "letters";
  } else if (rest == "more") {
    ++s.editing->picks;
  } else {
    std::size_t index = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), index);
    if (index < s.editing->candidates.size())
      add_key(turn, method_of(turn.world, s), input::choice(index));
  }
  return true;
}

}  // namespace clearway::flow
