#include "app/keys/phrases.h"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "app/keys/symbols.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::size_t kLocatorSize = 4;
constexpr std::size_t kSecretSize = 12;
constexpr std::size_t kCodeSize = kLocatorSize + kSecretSize + 1;
constexpr std::size_t kWordCount = 2048;
constexpr std::size_t kPassphraseWords = 6;

std::string symbols_of(core::ByteView values) {
  std::string out;
  out.reserve(values.size());
  for (const core::Byte value : values) out += symbol_of(value);
  return out;
}

bool is_list_word(std::string_view word) {
  return word.size() >= 3 && word.size() <= 7 &&
         std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

ReturnCode::~ReturnCode() { wipe(secret); }

std::string ReturnCode::text() const {
  std::string symbols;
  symbols.reserve(kCodeSize);
  symbols += locator;
  symbols += secret;
  core::Bytes values;
  values.reserve(kCodeSize);
  for (const char c : symbols) values.push_back(symbol_value(c).value_or(0));
  symbols += symbol_of(check_symbol(values));
  std::string out = group_by_four(symbols);
  wipe(values);
  wipe(symbols);
  return out;
}

core::Result<ReturnCode> new_return_code() {
  Secret random = TRY(Secret::random(kLocatorSize + kSecretSize));
  for (core::Byte& value : random.bytes()) value &= 31;
  return ReturnCode{symbols_of(random.view().first(kLocatorSize)),
                    symbols_of(random.view().last(kSecretSize))};
}

core::Result<ReturnCode> parse_return_code(std::string_view typed) {
  core::Bytes values = TRY(read_symbols(typed, kCodeSize, "keys.return_code"));
  const core::ByteView all = values;
  const bool good = check_symbol(all.first(kCodeSize - 1)) == values.back();
  ReturnCode code{symbols_of(all.first(kLocatorSize)),
                  symbols_of(all.subspan(kLocatorSize, kSecretSize))};
  wipe(values);
  if (!good)
    return fail(ErrorCode::invalid_input, "keys.return_code",
                "this is no return code: one of its symbols is mistyped or missing. Compare "
                "it with the slip, sign by sign");
  return code;
}

core::Result<std::vector<std::string>> read_word_list(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::not_found, "keys.word_list", file.string());
  std::vector<std::string> words;
  std::set<std::string_view> seen;
  words.reserve(kWordCount + 1);  // `seen` looks into it
  for (std::string line; words.size() <= kWordCount && std::getline(in, line);) {
    if (!is_list_word(line) || seen.contains(line))
      return fail(ErrorCode::corrupt, "keys.word_list", "line " + std::to_string(words.size() + 1));
    seen.insert(words.emplace_back(line));
  }
  if (words.size() != kWordCount)
    return fail(ErrorCode::corrupt, "keys.word_list", "expected 2048 words");
  return words;
}

core::Result<std::string> new_passphrase(const std::vector<std::string>& words) {
  if (words.size() != kWordCount)
    return fail(ErrorCode::invalid_input, "keys.passphrase", "expected 2048 words");
  std::string phrase;
  phrase.reserve(kPassphraseWords * 8);
  for (std::size_t i = 0; i < kPassphraseWords; ++i) {
    std::array<core::Byte, 2> random{};
    fill_random(random);
    if (i != 0) phrase += ' ';
    phrase += words[(std::size_t{random[0]} << 8 | random[1]) % kWordCount];  // divides evenly
    wipe(random);
  }
  return phrase;
}

std::string normal_passphrase(std::string_view typed) {
  std::string out;
  out.reserve(typed.size() + 1);
  for (const char c : typed) {
    const bool gap = c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n';
    if (gap && (out.empty() || out.back() == ' ')) continue;
    out += gap ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace clearway::keys
