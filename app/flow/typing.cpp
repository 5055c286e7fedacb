// Typing, from the keyboard on the glass or a real one. The text lives in the state; the
// caret is a byte position on a code point's edge.
#include <algorithm>

#include "app/flow/turn.h"
#include "app/text/catalog.h"

namespace clearway::flow {
namespace {

constexpr std::size_t kShortLimit = 200;  // bytes, for fields that are no question's
constexpr std::size_t kDatePart = 4;
constexpr std::size_t kParagraph = 12000;

std::string first_layer(const Turn& turn, std::string_view field) {
  if (field.find('#') != field.npos) return turn.s.wheel ? "wheel" : "keypad";
  const auto* question = question_of(turn.world, field);
  using interview::Kind;
  const bool digits =
      question != nullptr && (question->kind == Kind::phone || question->kind == Kind::money);
  if (question != nullptr && question->kind == Kind::number) return "keypad";
  return digits ? "digits" : "letters";
}

bool digits_only(std::string_view text) {
  return text.find_first_not_of("0123456789") == text.npos;
}

// What a layer of the keyboard is called for a field that takes nothing but digits.
bool is_for_numbers(std::string_view layer) { return layer == "keypad" || layer == "wheel"; }

// The wheel shows a whole part at a time, so it takes a whole one back.
void clear_part(Turn& turn) {
  set_text(turn, turn.s.editing->field, {});
  turn.s.editing->caret = 0;
}

// The next part of a date once this one is full, so that nobody has to aim for it.
std::string next_part(std::string_view field, std::size_t length) {
  const auto hash = field.find('#');
  if (hash == field.npos) return {};
  const std::string stem(field.substr(0, hash));
  if (field.ends_with("#month") && length == 2) return stem + "#day";
  if (field.ends_with("#day") && length == 2) return stem + "#year";
  return {};
}

}  // namespace

bool takes_lines(const World& world, std::string_view field) {
  const auto* question = question_of(world, field);
  return declaration::is_edited(field) ||
         (question != nullptr && interview::has_lines(question->kind));
}

std::size_t limit_of(const World& world, std::string_view field) {
  if (declaration::is_edited(field)) return kParagraph;
  if (field.find('#') != field.npos) return field.ends_with("#year") ? kDatePart : 2;
  const auto* question = question_of(world, is_entry(field) ? list_of(field) : std::string(field));
  return question == nullptr ? kShortLimit : static_cast<std::size_t>(question->max_length);
}

void focus(Turn& turn, const std::string& field, std::size_t caret) {
  State& s = turn.s;
  settle(turn);
  flush(turn);
  const std::size_t size = text_of(s, field).size();
  s.editing = Editing{field, std::min(caret, size), first_layer(turn, field)};
}

void type(Turn& turn, std::string_view text) {
  State& s = turn.s;
  if (!s.editing || text.empty() || !text::valid_utf8(text)) return;
  if (compose_key(turn, text)) return;
  settle(turn);
  const std::string field = s.editing->field;
  const std::string_view now = text_of(s, field);
  if (is_for_numbers(first_layer(turn, field)) && !digits_only(text)) return;
  if (text == "\n" && !takes_lines(turn.world, field)) return;
  if (!text::printable(text)) return void(s.notice = "check.sign");
  if (text::count(now) + text::count(text) > limit_of(turn.world, field)) {
    s.notice = "check.too_long";
    return;
  }
  const std::size_t caret = std::min(s.editing->caret, now.size());
  const std::size_t size = now.size() + text.size();
  replace_text(turn, field, caret, 0, text);
  s.editing->caret = caret + text.size();
  s.notice.clear();
  // A capital or an accent is for one letter, as on a phone.
  if (s.editing->layer == "capitals" || s.editing->layer == "accents") s.editing->layer = "letters";
  const std::string next = next_part(field, size);
  if (!next.empty()) focus(turn, next, text_of(s, next).size());
}

void erase(Turn& turn) {
  State& s = turn.s;
  if (!s.editing || take_back_key(turn)) return;
  if (s.editing->layer == "wheel") return clear_part(turn);
  const std::string_view now = text_of(s, s.editing->field);
  const std::size_t caret = std::min(s.editing->caret, now.size());
  if (caret == 0) return;
  const std::size_t from = text::previous(now, caret);
  s.editing->caret = from;
  replace_text(turn, s.editing->field, from, caret - from, {});
  s.notice.clear();
}

void move_caret(Turn& turn, int by) {
  State& s = turn.s;
  if (!s.editing) return;
  settle(turn);
  const std::string_view now = text_of(s, s.editing->field);
  for (; by < 0; ++by) s.editing->caret = text::previous(now, s.editing->caret);
  for (; by > 0; --by) s.editing->caret = text::next(now, s.editing->caret);
}

bool press_key(Turn& turn, std::string_view action) {
  State& s = turn.s;
  if (press_board(turn, action) || press_wheel(turn, action)) return true;
  if (!action.starts_with("key.")) return false;
  if (!s.editing) return true;
  const std::string_view key = action.substr(4);
  if (key == "space")
    type(turn, " ");
  else if (key == "enter")
    type(turn, "\n");
  else if (key == "erase")
    erase(turn);
  else if (key == "board") {
    settle(turn);
    s.editing->layer = s.editing->layer == "boards" ? "letters" : "boards";
  } else if (is_for_numbers(key)) {
    s.wheel = key == "wheel";
    s.editing->layer = key;
  } else if (key == "done") {
    settle(turn);
    end_entry(turn);
    if (declaration::is_edited(s.editing->field)) end_paragraph(turn);
    flush(turn);
    s.editing.reset();
  } else {
    s.editing->layer = s.editing->layer == key ? "letters" : std::string(key);
  }
  return true;
}

}  // namespace clearway::flow
