#include "app/declaration/guards.h"

#include <algorithm>
#include <set>

#include "app/config/toml.h"
#include "app/declaration/match.h"

namespace clearway::declaration {
namespace {

HintRule read_hint(config::Table& table, std::set<std::string>& ids) {
  HintRule rule{table.text("id"), table.text("say"), table.texts("shapes"), table.texts("words")};
  if (!ids.insert(rule.id).second) table.problem("id", "used twice");
  if (rule.shapes.empty() && rule.words.empty())
    table.problem("words", "expected shapes or words to look for");
  table.refuse_unknown();
  return rule;
}

KinderRule read_kinder(config::Table& table) {
  KinderRule rule{table.texts("words"), table.texts("except"), table.text("instead")};
  if (rule.words.empty()) table.problem("words", "expected at least one");
  table.refuse_unknown();
  return rule;
}

bool within(const Span& span, const std::vector<Span>& others) {
  return std::ranges::any_of(others, [&](const Span& other) {
    return other.begin <= span.begin && span.end <= other.end;
  });
}

void sort(std::vector<Remark>& remarks) { std::ranges::stable_sort(remarks, {}, &Remark::begin); }

void find_kinder(const KinderRule& rule, const Folded& text, std::vector<Remark>& remarks) {
  std::vector<Span> terms;
  for (const std::string& term : rule.except)
    for (const Span& span : text.words(term)) terms.push_back(span);
  for (const std::string& word : rule.words)
    for (const Span& span : text.words(word))
      if (!within(span, terms)) remarks.push_back({{}, rule.instead, span.begin, span.end});
}

}  // namespace

core::Result<Guards> read_guards(const std::filesystem::path& file) {
  auto document = TRY(config::Document::read(file));
  config::Table root = document.root();
  Guards guards;
  std::set<std::string> ids;
  for (config::Table& table : root.tables("hint")) guards.hints.push_back(read_hint(table, ids));
  for (config::Table& table : root.tables("kinder")) guards.kinder.push_back(read_kinder(table));
  guards.never = root.texts("never");
  root.refuse_unknown();
  TRY(document.finish());
  return guards;
}

std::vector<std::string> sentences(const Guards& guards) {
  std::vector<std::string> all;
  for (const HintRule& rule : guards.hints) all.push_back(rule.say);
  for (const KinderRule& rule : guards.kinder) all.push_back(rule.instead);
  return all;
}

std::vector<Remark> hints(const Guards& guards, std::string_view text) {
  const Folded folded(text);
  std::vector<Remark> remarks;
  for (const HintRule& rule : guards.hints) {
    std::vector<Span> spans;
    const auto add = [&](const std::vector<Span>& found) {
      spans.insert(spans.end(), found.begin(), found.end());
    };
    for (const std::string& shape : rule.shapes) add(folded.shapes(shape));
    for (const std::string& words : rule.words) add(folded.words(words));
    const auto first = std::ranges::min_element(spans, {}, &Span::begin);
    if (first != spans.end()) remarks.push_back({rule.id, rule.say, first->begin, first->end});
  }
  sort(remarks);
  return remarks;
}

std::vector<Remark> kinder(const Guards& guards, std::string_view text) {
  const Folded folded(text);
  std::vector<Remark> remarks;
  for (const KinderRule& rule : guards.kinder) find_kinder(rule, folded, remarks);
  sort(remarks);
  return remarks;
}

std::string reworded(std::string_view text, const Remark& remark, std::string_view words) {
  constexpr std::string_view kArticles[] = {"a ", "an ", "un ", "una "};
  const auto small = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  std::string made(words);
  std::size_t from = remark.begin;
  const bool brings_one =
      std::ranges::any_of(kArticles, [&](auto article) { return words.starts_with(article); });
  for (const auto article : kArticles) {
    if (!brings_one || from < article.size()) continue;
    const std::size_t at = from - article.size();
    const bool whole = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
    if (!whole || !std::ranges::equal(text.substr(at, article.size()), article, {}, small))
      continue;
    from = at;
    break;
  }
  const bool capital = from < text.size() && text[from] >= 'A' && text[from] <= 'Z';
  if (capital && !made.empty() && made[0] >= 'a' && made[0] <= 'z')
    made[0] = static_cast<char>(made[0] - 'a' + 'A');
  return std::string(text.substr(0, from)) + made + std::string(text.substr(remark.end));
}

std::vector<Remark> stigmatizing(const Guards& guards, std::string_view ours) {
  std::vector<Remark> remarks = kinder(guards, ours);
  const Folded folded(ours);
  for (const std::string& words : guards.never)
    for (const Span& span : folded.words(words)) remarks.push_back({{}, {}, span.begin, span.end});
  sort(remarks);
  return remarks;
}

}  // namespace clearway::declaration
