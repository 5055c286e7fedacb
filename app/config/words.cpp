#include "app/config/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "app/config/toml.h"

namespace clearway::config {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::size_t kKeysInRow = 12;  // what fits at 12 mm a key on the smallest screen
constexpr std::size_t kRows = 4;
constexpr std::array kLayers = {"letters", "capitals", "accents", "digits"};
constexpr std::array kNeeded = {"letters", "digits"};

void collect(Table table, const std::string& prefix, Words::Map& words) {
  for (const std::string& key : table.keys()) {
    const std::string path = prefix.empty() ? key : prefix + "." + key;
    if (table.holds_table(key)) {
      collect(*table.table(key), path, words);
    } else if (prefix.empty()) {
      table.problem(key, "stands outside of a table; put it under a [heading]");
    } else {
      words.insert_or_assign(path, Words::Word{table.text(key), table.line_of(key)});
    }
  }
}

std::vector<std::string> keys_of_row(std::string_view row) {
  std::vector<std::string> keys;
  std::size_t at = 0;
  while ((at = row.find_first_not_of(' ', at)) != std::string_view::npos) {
    const std::size_t end = std::min(row.find(' ', at), row.size());
    keys.emplace_back(row.substr(at, end - at));
    at = end;
  }
  return keys;
}

KeyboardLayer read_layer(Table layer) {
  KeyboardLayer result;
  std::set<std::string> seen;
  for (const std::string& text : layer.texts("rows")) {
    std::vector<std::string> row = keys_of_row(text);
    if (row.empty() || row.size() > kKeysInRow)
      layer.problem("rows",
                    fmt::format("a row of {} keys; allowed: 1 to {}", row.size(), kKeysInRow));
    for (const std::string& key : row) {
      if (!seen.insert(key).second)
        layer.problem("rows", fmt::format("the key {} stands there twice", key));
    }
    result.rows.push_back(std::move(row));
  }
  if (result.rows.empty() || result.rows.size() > kRows)
    layer.problem("rows", fmt::format("{} rows; allowed: 1 to {}", result.rows.size(), kRows));
  layer.refuse_unknown();
  return result;
}

Keyboard read_keyboard(Table table) {
  Keyboard keyboard;
  keyboard.name = table.text("name");
  keyboard.sign = table.text("sign");
  keyboard.shift = table.text("shift", "");
  keyboard.method = table.one_of("method", {"vietnamese", "hangul", "zhuyin"}, "");
  for (const char* name : kLayers) {
    if (std::optional<Table> layer = table.table(name))
      keyboard.layers.emplace(name, read_layer(*layer));
  }
  for (const char* name : kNeeded) {
    if (!keyboard.has(name)) table.problem(name, "missing; every keyboard has letters and digits");
  }
  table.refuse_unknown();
  return keyboard;
}

}  // namespace

Result<Words> Words::read(const std::filesystem::path& file) {
  auto document = TRY(Document::read(file));
  Words words;
  words.file_ = file.string();
  collect(document.root(), "", words.words_);
  TRY(document.finish());
  return words;
}

std::string_view Words::get(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? key : std::string_view{found->second.text};
}

bool Words::has(std::string_view key) const { return words_.contains(key); }

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, word] : words_) keys.push_back(key);
  return keys;
}

Result<> Words::match(const std::vector<std::string>& wanted) const {
  const std::set<std::string, std::less<>> names(wanted.begin(), wanted.end());
  std::string lines;
  const auto note = [&](int line, std::string_view key, std::string_view message) {
    if (!lines.empty()) lines += '\n';
    lines += fmt::format("{}:{}: `{}`: {}", file_, line, key, message);
  };
  for (const auto& [key, word] : words_) {
    if (!names.contains(key)) note(word.line, key, "no screen uses it; take it out");
  }
  for (const std::string& name : names) {
    if (!has(name)) note(1, name, "missing; a screen needs this sentence");
  }
  if (lines.empty()) return {};
  return fail(ErrorCode::invalid_input, "config.words", std::move(lines));
}

Result<Keyboards> read_keyboards(const std::filesystem::path& file) {
  auto document = TRY(Document::read(file));
  Table root = document.root();
  Keyboards keyboards;
  for (const std::string& language : root.keys()) {
    if (std::optional<Table> table = root.table(language))
      keyboards.emplace(language, read_keyboard(*table));
  }
  if (keyboards.empty()) root.problem("en", "missing; expected a keyboard per language");
  TRY(document.finish());
  return keyboards;
}

}  // namespace clearway::config
