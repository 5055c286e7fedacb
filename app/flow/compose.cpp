// Keys that become letters together: Korean syllables, Chinese characters, Vietnamese tones. The
// state holds the keys that were pressed; what they make is worked out anew from them each time, so
// nothing of it is anywhere else. Until it is settled it is no part of the answer.
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
  const std::string now = text_of(s, s.editing->field);
  const std::size_t caret = std::min(s.editing->caret, now.size());
  const std::string before = input::with_tone(std::string_view(now).substr(0, caret), tone);
  set_text(turn, s.editing->field, before + now.substr(caret));
  s.editing->caret = before.size();
  return true;
}

void to_letters(Editing& editing) {
  if (editing.layer == "capitals" || editing.layer == "accents") editing.layer = "letters";
}

// True when the key was added, and what the keys make now fits into the field.
bool add_key(Turn& turn, Method method, std::string key) {
  State& s = turn.s;
  input::Keys keys = s.editing->keys;
  keys.push_back(std::move(key));
  const auto composed = input::compose(method, keys);
  if (!composed) return false;
  const std::size_t whole = text::count(text_of(s, s.editing->field)) + text::count(composed->text);
  if (whole > limit_of(turn.world, s.editing->field)) {
    s.notice = "check.too_long";
    return true;
  }
  s.editing->keys = std::move(keys);
  s.editing->picks = 0;
  s.notice.clear();
  if (!composed->half && text::count(composed->text) >= kMostComposed) settle(turn);
  return true;
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

input::Composition composition_of(const World& world, const State& s) {
  if (!s.editing || s.editing->keys.empty()) return {};
  return input::compose(method_of(world, s), s.editing->keys).value_or(input::Composition{});
}

bool compose_key(Turn& turn, std::string_view key) {
  State& s = turn.s;
  const Method method = method_of(turn.world, s);
  if (method == Method::vietnamese && input::is_tone(key)) return set_tone(turn, key);
  if (key == " " && method == Method::zhuyin && !s.editing->keys.empty()) {
    // The first tone while a syllable is open; else the words are right as they stand.
    if (composition_of(turn.world, s).half) return add_key(turn, method, " ");
    return settle(turn), true;
  }
  if (!input::composes(method, key)) return false;
  to_letters(*s.editing);
  return add_key(turn, method, std::string(key));
}

bool take_back_key(Turn& turn) {
  State& s = turn.s;
  if (s.editing->keys.empty()) return false;
  s.editing->keys.pop_back();
  s.editing->picks = 0;
  return true;
}

void settle(Turn& turn) {
  State& s = turn.s;
  if (!s.editing || s.editing->keys.empty()) return;
  const std::string made = composition_of(turn.world, s).text;
  s.editing->keys.clear();
  s.editing->picks = 0;
  std::string now = text_of(s, s.editing->field);
  const std::size_t caret = std::min(s.editing->caret, now.size());
  now.insert(caret, made);
  set_text(turn, s.editing->field, now);
  s.editing->caret = caret + made.size();
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
    if (index < composition_of(turn.world, s).candidates.size())
      add_key(turn, method_of(turn.world, s), input::choice(index));
  }
  return true;
}

}  // namespace clearway::flow
