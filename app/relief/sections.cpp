#include "app/relief/sections.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/relief/section_words.h"

namespace clearway::relief {
namespace {

using TokenKind = Token::Kind;

class Reader {
 public:
  explicit Reader(std::string_view text) : tokens_(joined(tokens(text))) {}

  std::vector<Section> run() {
    // "459 PC" or "PC 459": whoever comes first says how this person writes.
    suffix_ = first_number() < first_code();
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (tokens_[i].kind == TokenKind::number && plausible(i)) read(i);
    return std::move(out_);
  }

 private:
  const Token* at(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }

  bool is_word(std::size_t i, std::string_view word) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::word && tokens_[i].text == word;
  }

  const char* code_at(std::size_t i) const { return relief::code_at(tokens_, i); }

  std::size_t first_number() const {
    const auto number = [](const Token& token) { return token.kind == TokenKind::number; };
    return static_cast<std::size_t>(std::ranges::find_if(tokens_, number) - tokens_.begin());
  }

  std::size_t first_code() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (code_at(i) != nullptr) return i;
    return tokens_.size();
  }

  bool named_beside(std::size_t i) const {
    if (code_at(i + 1) != nullptr) return true;
    if (i == 0) return false;
    return code_at(i - 1) != nullptr || is_section_word(tokens_[i - 1]) || is_word(i - 1, "code");
  }

  // Counts, ages, years, amounts and case numbers are no sections.
  bool plausible(std::size_t i) const {
    const std::string& text = tokens_[i].text;
    const auto whole = std::min(text.find_first_not_of("0123456789"), text.size());
    if (whole > 5) return false;
    if (i > 0 && tokens_[i - 1].text == "$") return false;
    if (named_beside(i)) return true;
    const Token* next = at(i + 1);
    const bool plain =
        whole == text.size() && (next == nullptr || next->kind != TokenKind::subdivision);
    const bool year = plain && whole == 4 && (text.starts_with("19") || text.starts_with("20"));
    return !year && (whole >= 3 || !plain);
  }

  static bool parts(const Token& token) {
    return token.kind == TokenKind::number || token.text == "," || token.text == ";";
  }

  // The code that stands before the number, over what only joins; other numbers too.
  std::string code_before(std::size_t i, bool& apart) const {
    while (i-- > 0) {
      if (const char* code = code_at(i)) return code;
      if (!is_filler(tokens_[i])) break;
      apart = apart || parts(tokens_[i]);
    }
    return {};
  }

  std::string code_after(std::size_t i, bool& apart) const {
    if (letter_apart(i + 1)) ++i;
    while (++i < tokens_.size()) {
      if (const char* code = code_at(i)) return code;
      if (!is_filler(tokens_[i])) break;
      apart = apart || parts(tokens_[i]);
    }
    return {};
  }

  // "PC 459, 23152 VC" changes its way of writing; in "PC 459, 484 VC 10851" the VC is the next
  // one's.
  bool its_own_after(std::size_t i) const {
    if (letter_apart(i + 1)) ++i;
    while (++i < tokens_.size() && tokens_[i].kind == TokenKind::subdivision) {
    }
    if (code_at(i) == nullptr) return false;
    while (++i < tokens_.size() && tokens_[i].kind != TokenKind::mark && is_filler(tokens_[i]))
      if (tokens_[i].kind == TokenKind::number) return false;
    return true;
  }

  // The same of "459 PC, VC 23152, 484 PC".
  bool its_own_before(std::size_t i) const {
    if (i == 0 || code_at(i - 1) == nullptr) return false;
    return i == 1 || (tokens_[i - 2].kind != TokenKind::number &&
                      tokens_[i - 2].kind != TokenKind::subdivision);
  }

  std::string code_of(std::size_t i) const {
    bool far = false;  // another number or a comma stands between
    bool ignored = false;
    const std::string before = code_before(i, suffix_ ? ignored : far);
    const std::string after = code_after(i, suffix_ ? far : ignored);
    const std::string& first = suffix_ ? after : before;
    const std::string& second = suffix_ ? before : after;
    const bool own = far && (suffix_ ? its_own_before(i) : its_own_after(i));
    return first.empty() || own ? second : first;
  }

  void read(std::size_t i) {
    Section section;
    section.code = code_of(i);
    section.number = tokens_[i].text;
    if (letter_apart(i + 1)) section.number += " " + tokens_[++i].text;
    bool apart = false;  // a comma, a slash or "and" since the last subdivision
    for (++i; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::subdivision) {
        deepen(section, token.text, apart);
        apart = false;
      } else if (is_subdivision_word(i)) {
        if (const Token* next = at(i + 1);
            next && next->kind == TokenKind::word && next->text.size() == 1)
          deepen(section, tokens_[++i].text, apart);
      } else if (is_one_of(token.text, {",", "/", "&", "-", ";", ".", "and", "or"})) {
        apart = true;
      } else {
        break;
      }
    }
    out_.push_back(std::move(section));
  }

  // "288 a" may be 288a or 288(a); in "459 a burglary" it is a word.
  bool letter_apart(std::size_t i) const {
    if (i >= tokens_.size() || !is_letter_word(tokens_[i]) || is_section_word(tokens_[i]))
      return false;
    return i + 1 == tokens_.size() || tokens_[i + 1].kind != TokenKind::word ||
           code_at(i + 1) != nullptr;
  }

  bool is_subdivision_word(std::size_t i) const {
    return tokens_[i].kind == TokenKind::word &&
           is_one_of(tokens_[i].text,
                     {"subd", "subds", "subdivision", "subdivisions", "sub", "subs"});
  }

  // (b)(2) goes down; (a)(b) and (a)/(b) are two subdivisions of one section.
  void deepen(Section& section, const std::string& text, bool apart) {
    const auto is_letter = [](const std::string& part) { return part[0] >= 'a' && part[0] <= 'z'; };
    auto& path = section.path;
    const bool beside = path.size() == 1 && is_letter(text) && is_letter(path[0]);
    if (!path.empty() && (apart || beside)) {
      out_.push_back(section);
      if (is_letter(text)) path.clear();
      if (!is_letter(text) && path.size() > 1) path.resize(1);
    }
    path.push_back(text);
  }

  std::vector<Token> tokens_;
  bool suffix_ = false;
  std::vector<Section> out_;
};

}  // namespace

std::vector<Section> mentions(std::string_view text) {
  std::vector<Section> found = Reader(text).run();
  // "PC 288(a), the 288": a number without a code is the one that was named with it.
  for (Section& section : found) {
    if (!section.code.empty()) continue;
    const auto same = std::ranges::find_if(found, [&](const Section& other) {
      return !other.code.empty() && other.number == section.number;
    });
    if (same != found.end()) section.code = same->code;
  }
  return found;
}

Charge read_charge(std::string_view text) {
  constexpr std::array kAttempts = {"attempt",    "attempted", "att",
                                    "conspiracy", "tentativa", "intento"};
  Charge charge{.sections = mentions(text)};
  const auto uncoded = [](const Section& section) { return section.code.empty(); };
  charge.readable = !charge.sections.empty() && std::ranges::none_of(charge.sections, uncoded);
  // In "664/10851 VC" the code is that of what was attempted.
  const bool several = charge.sections.size() > 1;
  const auto attempts = std::erase_if(charge.sections, [&](const Section& section) {
    return section.number == "664" && (several || section.code == "Penal Code");
  });
  charge.attempt = attempts > 0;
  const auto said = [&](const char* word) { return has_words(text, word); };
  if (charge.sections.empty() || (!charge.attempt && std::ranges::any_of(kAttempts, said)))
    charge.readable = false;
  return charge;
}

std::string to_text(const Section& section) {
  std::string text = section.code.empty() ? section.number : section.code + " " + section.number;
  for (const std::string& part : section.path) text += "(" + part + ")";
  return text;
}

bool has_words(std::string_view text, std::string_view words) {
  const std::string all = lower(text);
  const auto part_of_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  for (auto at = all.find(words); at != all.npos; at = all.find(words, at + 1)) {
    const bool starts = at == 0 || !part_of_word(all[at - 1]);
    const auto end = at + words.size();
    if (starts && (end == all.size() || !part_of_word(all[end]))) return true;
  }
  return false;
}

Match compare(const Section& said, const Section& listed) {
  if (said.number != listed.number) return Match::no;
  if (!said.code.empty() && said.code != listed.code) return Match::no;
  const auto common = std::min(said.path.size(), listed.path.size());
  if (!std::equal(said.path.begin(), said.path.begin() + static_cast<std::ptrdiff_t>(common),
                  listed.path.begin()))
    return Match::no;
  if (said.code.empty() || said.path.size() < listed.path.size()) return Match::unclear;
  return Match::yes;
}

}  // namespace clearway::relief
