#include "app/interview/reach.h"

#include <algorithm>

namespace clearway::interview {
namespace {

const std::string kAny = "*";  // some answer, where any text may be one

bool picks(Kind kind) { return kind == Kind::choice || kind == Kind::choices; }

std::set<std::string> all_answers(const Question& question) {
  std::set<std::string> answers;
  if (!question.required) answers.insert("");
  if (!picks(question.kind)) answers.insert(kAny);
  for (const Choice& choice : question.choices)
    if (picks(question.kind)) answers.insert(choice.id);
  return answers;
}

// What stands for the answer among the values of a condition.
bool named(const std::vector<std::string>& values, const std::string& answer) {
  if (answer != kAny) return std::ranges::find(values, answer) != values.end();
  return std::ranges::any_of(values, [](const std::string& value) { return !value.empty(); });
}

}  // namespace

Reach::Reach(const Interview& interview) {
  for (const Section& section : interview.sections)
    for (const Page& page : section.pages)
      for (const Question& question : page.questions) {
        Asked asked{&question, page.when};
        asked.when.insert(asked.when.end(), question.when.begin(), question.when.end());
        asked_.emplace(question.field, std::move(asked));
      }
}

// Of several choices more than one may be taken, so that one condition does not narrow the next.
bool Reach::narrow(std::set<std::string>& allowed, const Condition& condition, Kind kind) const {
  const auto matches = [&](const std::string& answer) { return named(condition.values, answer); };
  if (condition.none)
    std::erase_if(allowed,
                  [&](const std::string& answer) { return answer != kAny && matches(answer); });
  else if (kind != Kind::choices || !std::ranges::any_of(allowed, matches))
    std::erase_if(allowed, [&](const std::string& answer) { return !matches(answer); });
  else if (!matches(""))
    allowed.erase("");
  return !allowed.empty();
}

bool Reach::possible(std::vector<Condition> when) const {
  std::map<std::string, std::set<std::string>> allowed;
  std::set<std::string> must;  // fields whose own conditions are among `when` already
  for (std::size_t i = 0; i < when.size(); ++i) {
    const Condition condition = when[i];
    const auto asked = asked_.find(condition.field);
    if (asked == asked_.end()) continue;  // told elsewhere
    const Question& question = *asked->second.question;
    auto& answers = allowed.try_emplace(condition.field, all_answers(question)).first->second;
    if (!narrow(answers, condition, question.kind)) return false;
    if (answers.contains("") || !must.insert(condition.field).second) continue;
    when.insert(when.end(), asked->second.when.begin(), asked->second.when.end());
  }
  return true;
}

}  // namespace clearway::interview
