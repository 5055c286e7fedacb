#include "app/interview/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/interview/reach.h"
#include "app/interview/walk.h"

namespace clearway::interview {
namespace {

using config::Table;

constexpr std::string_view kAnyCase = "00000000000000000000000000000000";

bool picks(Kind kind) { return kind == Kind::choice || kind == Kind::choices; }

class Verifier {
 public:
  explicit Verifier(const Interview& interview) : interview_(interview), reach_(interview) {}

  void run(Sources& sources) {
    for (std::size_t s = 0; s < interview_.sections.size(); ++s) {
      const Section& section = interview_.sections[s];
      repeated_ = !section.repeat.empty();
      std::set<std::string> ids;
      announced_.clear();
      for (std::size_t p = 0; p < section.pages.size(); ++p) {
        const Page& page = section.pages[p];
        Table& table = sources.pages[s][p];
        if (!page.id.empty() && !ids.insert(page.id).second)
          table.problem("id", fmt::format("{} is used twice", page.id));
        verify_page(page, table, sources.questions[s][p]);
        announce(section, p, table);
      }
    }
  }

 private:
  void verify_page(const Page& page, Table& table, std::vector<Table>& tables) {
    verify_conditions(page.when, table);
    const bool reached = reach_.possible(page.when);
    if (!reached) table.problem("when", "no answers lead to this page");
    for (std::size_t q = 0; q < page.questions.size(); ++q) {
      verify_question(page.questions[q], tables[q]);
      std::vector<Condition> both = page.when;
      both.insert(both.end(), page.questions[q].when.begin(), page.questions[q].when.end());
      if (reached && !reach_.possible(std::move(both)))
        tables[q].problem("when", "no answers lead to this question");
      if (page.hard && page.questions[q].required)
        tables[q].problem("required", "a hard page can always be skipped");
    }
    const bool says_why =
        std::ranges::any_of(page.asides, [](const Aside& aside) { return aside.tone == "why"; });
    if (page.hard && !says_why)
      table.problem("hard", "a hard page says why it is asked: add [[page.aside]] tone = \"why\"");
    const bool writes = std::ranges::any_of(
        page.questions, [](const Question& question) { return question.kind == Kind::long_text; });
    if ((page.writing || page.preview) && !writes)
      table.problem(page.writing ? "writing" : "preview", "needs a question of kind long_text");
  }

  // Nobody is to come upon a hard question without a word beforehand.
  void announce(const Section& section, std::size_t at, Table& table) {
    const Page& page = section.pages[at];
    if (page.hard && !announced_.contains(page.id))
      table.problem("hard",
                    "an earlier page of the section says that it comes: add announces = "
                    "[\"" +
                        page.id + "\"] to an aside there");
    for (const Aside& aside : page.asides) {
      for (const std::string& id : aside.announces) {
        const auto later = std::find_if(
            section.pages.begin() + static_cast<std::ptrdiff_t>(at) + 1, section.pages.end(),
            [&](const Page& other) { return other.id == id && other.hard; });
        if (later == section.pages.end())
          table.problem("announces", fmt::format("no later hard page {}", id));
        announced_.insert(id);
      }
    }
  }

  void verify_question(const Question& question, Table& table) {
    verify_conditions(question.when, table);
    verify_choices(question, table);
    const bool is_date = question.kind == Kind::date;
    if (question.future && !is_date) table.problem("future", "only a date may lie ahead");
    for (const std::string& field : question.not_before) {
      const auto earlier = fields_.find(field);
      if (!is_date || earlier == fields_.end() || earlier->second->kind != Kind::date)
        table.problem("not_before", "expected, for a date, the fields of earlier dates");
    }
    if (question.person_only && !question.is_private)
      table.problem("person_only", "what a helper is not asked is private: add private = true");
    if (question.same_as_last && !repeated_)
      table.problem("same_as_last", "only what is asked of each case can be the same as the last");
    if (question.kind == Kind::information || question.field.empty()) return;
    verify_field(question.field, table);
    if (!fields_.emplace(question.field, &question).second)
      table.problem("field", fmt::format("{} is used twice", question.field));
  }

  void verify_field(const std::string& field, Table& table) const {
    if (!record::valid_path(field_path(field, kAnyCase)))
      table.problem("field", "expected lower-case words joined by dots, at most 120 bytes");
    const bool of_case = field.starts_with("case.*.");
    if (of_case != repeated_)
      table.problem("field", repeated_ ? "in a repeated section it starts with case.*."
                                       : "case.*. belongs in a section with repeat = \"case\"");
  }

  void verify_choices(const Question& question, Table& table) const {
    const bool county = question.kind == Kind::county;
    if (picks(question.kind) && question.choices.size() < 2)
      table.problem("choices", "expected at least two choices");
    if (!picks(question.kind) && !county && !question.choices.empty())
      table.problem("choices", "only kinds choice, choices and county have choices");
    const auto exclusive = std::ranges::count_if(question.choices, &Choice::exclusive);
    if (exclusive > 0 && question.kind != Kind::choices)
      table.problem("choices", "only a choice of kind choices is exclusive");
    if (exclusive > 0 && exclusive == std::ssize(question.choices))
      table.problem("choices", "where every choice is exclusive, the kind is choice");
    if (!county) return;
    const auto list = interview_.lists.find("county");
    if (list == interview_.lists.end()) {
      table.problem("kind", "needs a list county.toml, named in interview.toml");
      return;
    }
    for (const Choice& choice : question.choices) {
      if (std::ranges::find(list->second, choice.id, &Choice::id) != list->second.end())
        table.problem("choices", fmt::format("{} is a county already", choice.id));
    }
  }

  void verify_conditions(const std::vector<Condition>& when, Table& table) const {
    for (const Condition& condition : when) {
      const auto found = fields_.find(condition.field);
      if (found == fields_.end()) {
        table.problem("when", fmt::format("no earlier question asks {}", condition.field));
      } else if (condition.field.starts_with("case.*.") && !repeated_) {
        table.problem("when", fmt::format("{} is only known within one case", condition.field));
      } else {
        verify_values(condition, *found->second, table);
      }
    }
  }

  // "" stands for an unanswered field.
  void verify_values(const Condition& condition, const Question& asked, Table& table) const {
    if (!picks(asked.kind)) return;
    for (const std::string& value : condition.values) {
      const auto same = [&](const Choice& choice) { return choice.id == value; };
      if (!value.empty() && std::ranges::none_of(asked.choices, same))
        table.problem("when", fmt::format("{} has no choice {}", condition.field, value));
    }
  }

  const Interview& interview_;
  const Reach reach_;
  std::map<std::string, const Question*> fields_;  // of the questions before this place
  std::set<std::string> announced_;                // of this section, so far
  bool repeated_ = false;
};

}  // namespace

bool valid_id(std::string_view id) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !id.empty() && id.size() <= 60 && letter(id.front()) && std::ranges::all_of(id, allowed);
}

void verify(const Interview& interview, Sources& sources) { Verifier(interview).run(sources); }

}  // namespace clearway::interview
