#include "app/relief/section_tokens.h"

#include <algorithm>

namespace clearway::relief {
namespace {

constexpr std::size_t kLongestText = 8192;  // bytes read of one answer

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Scanner {
 public:
  explicit Scanner(std::string text) : text_(std::move(text)) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void add(Token::Kind kind, std::string text, std::size_t end) {
    out_.push_back({kind, std::move(text), at_});
    at_ = end;
  }

  void step() {
    if (is_space(peek())) {
      ++at_;
    } else if (text_.compare(at_, 2, "\xC2\xA7") == 0) {  // the section sign
      add(Token::Kind::word, "section", at_ + 2);
    } else if (is_letter(peek()) || is_high(peek())) {
      word();
    } else if (is_digit(peek())) {
      number();
    } else if (peek() != '(' || !subdivision()) {
      add(Token::Kind::mark, std::string(1, peek()), at_ + 1);
    }
  }

  void word() {
    std::size_t end = at_;
    std::string text;
    while (end < text_.size() && (is_letter(text_[end]) || is_high(text_[end]) ||
                                  text_[end] == '.' || text_[end] == '&')) {
      if (text_.compare(end, 2, "\xC2\xA7") == 0) break;
      if (text_[end] != '.' && text_[end] != '&') text += text_[end];
      ++end;
    }
    add(Token::Kind::word, std::move(text), end);
  }

  // 459, 311.11, 288a. A single letter belongs to the number, several are a word: 459pc.
  void number() {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      ++end;
      while (end < text_.size() && is_digit(text_[end])) ++end;
    }
    const auto letter_at = [&](std::size_t i) { return i < text_.size() && is_letter(text_[i]); };
    if (letter_at(end) && !letter_at(end + 1)) ++end;
    add(Token::Kind::number, text_.substr(at_, end - at_), end);
  }

  // "(c)", "( 2 )", "(aa)"; not "(pc)" nor "(burglary)".
  bool subdivision() {
    std::size_t end = at_ + 1;
    std::string text;
    while (end < text_.size() && text_[end] != ')' && text.size() <= 2) {
      if (!is_space(text_[end])) text += text_[end];
      ++end;
    }
    if (end >= text_.size() || text_[end] != ')') return false;
    const bool digits = !text.empty() && text.size() <= 2 && std::ranges::all_of(text, is_digit);
    const bool letters = !text.empty() && text.size() <= 2 && is_letter(text[0]) &&
                         text.find_first_not_of(text[0]) == text.npos;
    if (!digits && !letters) return false;
    add(Token::Kind::subdivision, std::move(text), end + 1);
    return true;
  }

  std::string text_;
  std::size_t at_ = 0;
  std::vector<Token> out_;
};

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<Token> tokens(std::string_view text) {
  return Scanner(lower(text.substr(0, kLongestText))).run();
}

}  // namespace clearway::relief
