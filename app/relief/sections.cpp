#include "app/relief/sections.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/relief/section_tokens.h"

namespace clearway::relief {
namespace {

using Kind = Token::Kind;

constexpr const char* kVehicle = "Vehicle Code";

struct Alias {
  std::string_view word;
  const char* code;
};
constexpr std::array kAliases = {
    Alias{"pc", "Penal Code"},
    Alias{"cpc", "Penal Code"},
    Alias{"pen", "Penal Code"},
    Alias{"penal", "Penal Code"},
    Alias{"vc", kVehicle},
    Alias{"cvc", kVehicle},
    Alias{"veh", kVehicle},
    Alias{"hs", "Health and Safety Code"},
    Alias{"hsc", "Health and Safety Code"},
    Alias{"bp", "Business and Professions Code"},
    Alias{"bpc", "Business and Professions Code"},
    Alias{"wi", "Welfare and Institutions Code"},
    Alias{"wic", "Welfare and Institutions Code"},
    Alias{"gc", "Government Code"},
    Alias{"gov", "Government Code"},
    Alias{"fgc", "Fish and Game Code"},
    Alias{"ins", "Insurance Code"},
    Alias{"rtc", "Revenue and Taxation Code"},
    Alias{"uic", "Unemployment Insurance Code"},
};

constexpr std::array<std::string_view, 25> kFiller = {
    "code", "codes",      "section",     "sections",    "sec",          "secs", "s",
    "ss",   "of",         "the",         "and",         "or",           "to",   "cal",
    "ca",   "california", "subd",        "subdivision", "subdivisions", "sub",  "subs",
    "part", "safety",     "professions", "institutions"};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_section_word(const Token& token) {
  return token.kind == Kind::word &&
         is_one_of(token.text, {"section", "sections", "sec", "secs", "s", "ss"});
}

bool is_filler(const Token& token) {
  return token.kind != Kind::word || std::ranges::find(kFiller, token.text) != kFiller.end();
}

class Reader {
 public:
  explicit Reader(std::string_view text) : tokens_(tokens(text)) {}

  Mentions run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (const char* code = code_at(i)) out_.codes.insert(code);
    // "459 PC" or "PC 459": whoever comes first says how this person writes.
    suffix_ = first_number() < first_code();
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (tokens_[i].kind == Kind::number && plausible(i)) read(i);
    return std::move(out_);
  }

 private:
  const Token* at(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }

  bool is_word(std::size_t i, std::string_view word) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::word && tokens_[i].text == word;
  }

  const char* code_at(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != Kind::word) return nullptr;
    const std::string& word = tokens_[i].text;
    for (const Alias& alias : kAliases)
      if (alias.word == word) return alias.code;
    // "a vehicle" is no code; "Vehicle Code" and "vehicle 23152" are.
    if (word == "vehicle") {
      const Token* next = at(i + 1);
      const bool named = next != nullptr && (next->kind == Kind::number || is_section_word(*next));
      return named || is_word(i + 1, "code") ? kVehicle : nullptr;
    }
    if (is_word(i + 1, "code") && word == "government") return "Government Code";
    if (is_word(i + 1, "code") && word == "insurance") return "Insurance Code";
    const std::size_t other = i + 2;  // over "and" or "&"
    if (word == "health" && is_word(other, "safety")) return "Health and Safety Code";
    if (word == "business" && is_word(other, "professions")) return "Business and Professions Code";
    if (word == "welfare" && is_word(other, "institutions")) return "Welfare and Institutions Code";
    return nullptr;
  }

  std::size_t first_number() const {
    const auto number = [](const Token& token) { return token.kind == Kind::number; };
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
    const bool plain = whole == text.size() && (next == nullptr || next->kind != Kind::subdivision);
    const bool year = plain && whole == 4 && (text.starts_with("19") || text.starts_with("20"));
    return !year && (whole >= 3 || !plain);
  }

  std::string code_before(std::size_t i) const {
    while (i-- > 0) {
      if (const char* code = code_at(i)) return code;
      if (!is_filler(tokens_[i])) break;
    }
    return {};
  }

  std::string code_after(std::size_t i) const {
    while (++i < tokens_.size()) {
      if (const char* code = code_at(i)) return code;
      if (!is_filler(tokens_[i])) break;
    }
    return {};
  }

  void read(std::size_t i) {
    const std::string first = suffix_ ? code_after(i) : code_before(i);
    Section section;
    section.code = !first.empty() ? first : suffix_ ? code_before(i) : code_after(i);
    section.number = tokens_[i].text;
    bool apart = false;  // a comma, a slash or "and" since the last subdivision
    for (++i; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind == Kind::subdivision) {
        deepen(section, token.text, apart);
        apart = false;
      } else if (is_subdivision_word(i)) {
        if (const Token* next = at(i + 1);
            next && next->kind == Kind::word && next->text.size() == 1)
          deepen(section, tokens_[++i].text, apart);
      } else if (is_one_of(token.text, {",", "/", "&", "-", ";", ".", "and", "or"})) {
        apart = true;
      } else {
        break;
      }
    }
    out_.sections.push_back(std::move(section));
  }

  bool is_subdivision_word(std::size_t i) const {
    return tokens_[i].kind == Kind::word &&
           is_one_of(tokens_[i].text,
                     {"subd", "subds", "subdivision", "subdivisions", "sub", "subs"});
  }

  // (b)(2) goes down; (a)(b) and (a)/(b) are two subdivisions of one section.
  void deepen(Section& section, const std::string& text, bool apart) {
    const auto is_letter = [](const std::string& part) { return part[0] >= 'a' && part[0] <= 'z'; };
    auto& path = section.path;
    const bool beside = path.size() == 1 && is_letter(text) && is_letter(path[0]);
    if (!path.empty() && (apart || beside)) {
      out_.sections.push_back(section);
      if (is_letter(text)) path.clear();
      if (!is_letter(text) && path.size() > 1) path.resize(1);
    }
    path.push_back(text);
  }

  std::vector<Token> tokens_;
  bool suffix_ = false;
  Mentions out_;
};

}  // namespace

Mentions mentions(std::string_view text) {
  Mentions found = Reader(text).run();
  // "PC 288(a), the 288": a number without a code is the one that was named with it.
  for (Section& section : found.sections) {
    if (!section.code.empty()) continue;
    const auto same = std::ranges::find_if(found.sections, [&](const Section& other) {
      return !other.code.empty() && other.number == section.number;
    });
    if (same != found.sections.end()) section.code = same->code;
  }
  return found;
}

Charge read_charge(std::string_view text) {
  constexpr std::array kAttempts = {"attempt",    "attempted", "att",
                                    "conspiracy", "tentativa", "intento"};
  Charge charge{.sections = mentions(text).sections};
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
