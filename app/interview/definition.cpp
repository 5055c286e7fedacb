#include "app/interview/definition.h"

#include <algorithm>
#include <set>

namespace clearway::interview {
namespace {

class Collector {
 public:
  void add(const std::string& sentence) {
    if (!sentence.empty() && seen_.insert(sentence).second) sentences_.push_back(sentence);
  }
  void add(const Question& question) {
    add(question.label);
    add(question.placeholder);
    for (const Choice& choice : question.choices) {
      add(choice.label);
      add(choice.help);
    }
  }
  void add(const Page& page) {
    add(page.title);
    add(page.lead);
    for (const Question& question : page.questions) add(question);
    for (const Aside& aside : page.asides) {
      add(aside.title);
      add(aside.body);
    }
  }
  std::vector<std::string> take() { return std::move(sentences_); }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> sentences_;
};

}  // namespace

bool has_lines(Kind kind) { return kind == Kind::long_text || kind == Kind::address; }

const Section* Interview::section(std::string_view wanted) const {
  const auto found = std::ranges::find(sections, wanted, &Section::id);
  return found == sections.end() ? nullptr : &*found;
}

// A citation is not a sentence: "Penal Code 1203.4" is its name in every language.
std::vector<std::string> sentences(const Interview& interview) {
  Collector collector;
  for (const Section& section : interview.sections) {
    collector.add(section.title);
    for (const Page& page : section.pages) collector.add(page);
  }
  return collector.take();
}

}  // namespace clearway::interview
