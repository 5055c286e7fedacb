#include "app/declaration/placeholders.h"

#include <algorithm>
#include <array>
#include <optional>

namespace clearway::declaration {
namespace {

struct Placeholder {
  std::size_t begin;  // of "{"
  std::size_t end;    // after "}"
  std::string_view name;
};

std::optional<Placeholder> next(std::string_view sentence, std::size_t from) {
  const auto close = sentence.find('}', from);
  if (close == sentence.npos) return std::nullopt;
  const auto open = sentence.rfind('{', close);
  if (open == sentence.npos || open < from) return next(sentence, close + 1);
  return Placeholder{open, close + 1, sentence.substr(open + 1, close - open - 1)};
}

}  // namespace

std::set<std::string> placeholders(std::string_view sentence) {
  std::set<std::string> names;
  for (auto found = next(sentence, 0); found; found = next(sentence, found->end))
    names.emplace(found->name);
  return names;
}

std::string fill(std::string_view sentence, const record::Fields& answers, std::string_view star) {
  std::string text;
  std::size_t done = 0;
  for (auto found = next(sentence, 0); found; found = next(sentence, found->end)) {
    const std::string value = record::value_of(answers, starred(found->name, star));
    text += sentence.substr(done, found->begin - done);
    text += value;
    done = found->end;
    if (ends_sentence(value) && sentence.substr(done).starts_with('.')) ++done;
  }
  text += sentence.substr(done);
  return text;
}

bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 12> kClosing = {" ", "\n", "\r", "\t", "\"", "'",
                                                         ")", "]",  "”",  "’",  "»",  "›"};
  constexpr std::array<std::string_view, 8> kEnds = {".", "!", "?", "…", ":", "。", "！", "？"};
  const auto ends = [&](std::string_view sign) { return text.ends_with(sign); };
  for (auto at = kClosing.begin(); at != kClosing.end();) {
    at = std::ranges::find_if(kClosing, ends);
    if (at != kClosing.end()) text.remove_suffix(at->size());
  }
  return std::ranges::any_of(kEnds, ends);
}

std::string starred(std::string_view path, std::string_view with) {
  std::string filled(path);
  const auto star = filled.find('*');
  if (star != filled.npos && !with.empty()) filled.replace(star, 1, with);
  return filled;
}

bool answered(std::string_view value) {
  return value.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

}  // namespace clearway::declaration
