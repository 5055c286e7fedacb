// Words and shapes of digits in somebody's text. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearway::declaration {

struct Span {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

// A text in small letters, those of Western Europe without accents, any white space as one space;
// each sign knows where it stood.
class Folded {
 public:
  explicit Folded(std::string_view text);
  // Every place where the words stand whole; "deport*" takes any ending.
  std::vector<Span> words(std::string_view wanted) const;
  // "99/99/9999": 9 is any digit, and no digit stands before or after it.
  std::vector<Span> shapes(std::string_view wanted) const;

 private:
  Span span(std::size_t from, std::size_t to) const;
  std::u32string signs_;
  std::vector<std::size_t> starts_;  // one more than there are signs
  std::vector<std::size_t> heads_;   // of signs_: where a word may begin
  std::uint64_t marks_ = 0;          // of every sign, see mark_of
};

}  // namespace clearway::declaration
