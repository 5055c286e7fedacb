// Gentle hints about what somebody wrote, as data from kiosk-config/guards.toml. Pure: nothing is
// changed and nothing is refused; whoever asks shows them, and the person decides.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::declaration {

struct HintRule {
  std::string id;
  std::string say;                  // message id
  std::vector<std::string> shapes;  // "999-99-9999"
  std::vector<std::string> words;   // "restraining order", "deport*"
};
struct KinderRule {
  std::vector<std::string> words;
  std::vector<std::string> except;  // where the word is a term: "criminal record"
  std::string instead;              // message id
};
struct Guards {
  std::vector<HintRule> hints;
  std::vector<KinderRule> kinder;
  std::vector<std::string> never;  // in what we write ourselves
};

// Errors: not_found; invalid_input, a line a problem.
core::Result<Guards> read_guards(const std::filesystem::path& file);

// Every sentence of it, for translators.
std::vector<std::string> sentences(const Guards& guards);

// Bytes [begin, end) of the text, and what to say about them.
struct Remark {
  std::string id;   // of the hint; empty of a kinder word
  std::string say;  // message id: the hint, or the kinder words
  std::size_t begin = 0;
  std::size_t end = 0;
};

// For each hint the first place that calls for it, in the order of the text.
std::vector<Remark> hints(const Guards& guards, std::string_view text);
// Words that somebody uses against themselves: only when they ask.
std::vector<Remark> kinder(const Guards& guards, std::string_view text);
// The text with other words in the place of a remark's. An article before them goes where the
// others bring their own, and a capital stays one.
std::string reworded(std::string_view text, const Remark& remark, std::string_view words);
// What may not stand in a sentence of ours; `say` is what may stand instead, or empty.
std::vector<Remark> stigmatizing(const Guards& guards, std::string_view ours);

}  // namespace clearway::declaration
