// words.toml and the keyboard: the interface's own sentences, each under a key that code
// names. English here is the message id of the translations. No sentence stands in C++.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::config {

class Words {
 public:
  struct Word {
    std::string text;
    int line = 0;
  };
  using Map = std::map<std::string, Word, std::less<>>;

  // A file of tables of strings; `[footer] back = "Back"` is key "footer.back".
  // Errors: not_found, invalid_input.
  static core::Result<Words> read(const std::filesystem::path& file);
  // The English sentence; the key itself when unknown, which config check reports.
  std::string_view get(std::string_view key) const;
  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;
  // Problems for every key of `wanted` that is missing and every own key not wanted.
  core::Result<> match(const std::vector<std::string>& wanted) const;

 private:
  std::string file_;
  Map words_;
};

// keyboard.toml: rows of keys per keyboard and layer, [en.letters] rows = ["q w e", …]; keys
// stand apart by spaces and each types its own text. Every keyboard has the layers "letters" and
// "digits", and "capitals" and "accents" where its script has them, of at most 4 rows of 12 keys.
// The space bar and the keys that change layers are the screen's own.
struct KeyboardLayer {
  std::vector<std::vector<std::string>> rows;
};
struct Keyboard {
  std::string name;    // "Tiếng Việt", in its own language
  std::string sign;    // "VI": on the key that leads to the other keyboards
  std::string shift;   // on the key to the capitals, where "capitals" is no word for them
  std::string method;  // how keys become text: "", "vietnamese", "hangul" or "zhuyin"
  std::map<std::string, KeyboardLayer, std::less<>> layers;

  bool has(std::string_view layer) const { return layers.contains(layer); }
};
using Keyboards = std::map<std::string, Keyboard, std::less<>>;  // by language

// Errors: not_found, invalid_input.
core::Result<Keyboards> read_keyboards(const std::filesystem::path& file);

}  // namespace clearway::config
