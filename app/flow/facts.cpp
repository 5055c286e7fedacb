// What the answers say, in the forms that both update and view need.
#include <algorithm>

#include "app/flow/say.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

// "case.0123….county" -> "case.*.county", which is how definitions name it.
std::string definition_path(std::string_view field) {
  constexpr std::size_t kIdDigits = 32;
  if (!field.starts_with("case.") || field.size() < 6 + kIdDigits) return std::string(field);
  return "case.*" + std::string(field.substr(5 + kIdDigits));
}

std::string joined_labels(const Say& say, const std::vector<interview::Choice>& choices,
                          const std::string& value) {
  std::string out;
  const std::string padded = "," + value + ",";
  for (const auto& choice : choices) {
    if (padded.find("," + choice.id + ",") == padded.npos) continue;
    if (!out.empty()) out += "; ";  // labels have commas of their own
    out += say.message(choice.label);
  }
  return out;
}

std::string shown_answer(const World& world, const Say& say, const interview::Question& question,
                         const std::string& value) {
  using interview::Kind;
  switch (question.kind) {
    case Kind::date: {
      const auto date = core::parse_partial_date(value);
      return date ? text::format_date(*date, say.catalog()) : value;
    }
    case Kind::choice:
    case Kind::choices:
    case Kind::county:
      return joined_labels(say, choices_of(world, question), value);
    case Kind::list:
    case Kind::address: {
      std::string line = value;
      for (auto end = line.find('\n'); end != line.npos; end = line.find('\n', end))
        line.replace(end, 1, ", ");
      return line;
    }
    default:
      return value;
  }
}

}  // namespace

const interview::Question* question_of(const World& world, std::string_view field) {
  const std::string path = definition_path(field);
  for (const auto* interview : {&world.interview, &world.doors})
    for (const auto& section : interview->sections)
      for (const auto& page : section.pages)
        for (const auto& question : page.questions)
          if (question.field == path) return &question;
  return nullptr;
}

std::vector<interview::Choice> choices_of(const World& world, const interview::Question& question) {
  if (question.kind != interview::Kind::county) return question.choices;
  const auto found = world.interview.lists.find("county");
  std::vector<interview::Choice> choices;
  if (found != world.interview.lists.end()) choices = found->second;
  choices.insert(choices.end(), question.choices.begin(), question.choices.end());
  return choices;
}

std::vector<relief::Finding> findings_of(const World& world, const State& state,
                                         const record::Fields& answers) {
  if (!world.rules) return {};
  const relief::RuleSet& rules = *world.rules;
  auto findings = relief::screen(rules, relief::person_of(answers, state.today), state.today);
  if (world.site.fresh_rules && relief::expired(rules, state.today))
    findings = relief::for_a_lawyer(rules, std::move(findings));
  return relief::for_reading(std::move(findings));
}

declaration::Statement statement_of(const World& world, const State& state,
                                    const record::Fields& answers) {
  const Say say(world, state);
  declaration::Told told{.by_others = state.by_others, .language = state.language};
  told.by_others.insert(state.by_helper.begin(), state.by_helper.end());
  if (state.door == Way::staff)
    told.by_others = {state.open_file.by_others.begin(), state.open_file.by_others.end()};
  if (told.language == "en") told.language.clear();
  return declaration::build(
      world.outline, answers, [&](std::string_view message) { return say.message(message); }, told);
}

std::optional<core::Day> kept_until(const World& world, const State& state) {
  if (!state.record_open || world.site.keep.count() == 0) return std::nullopt;
  return core::Day(std::chrono::sys_days(state.today) + world.site.keep);
}

bool has_words(const record::Fields& answers) {
  return std::ranges::any_of(answers, [](const auto& answer) {
    const std::string& field = answer.first;
    return field.starts_with("declaration.") && !declaration::is_decision(field) &&
           !answer.second.empty();
  });
}

std::string case_place(const World& world, const State& state, const record::Fields& answers,
                       const std::string& id) {
  const Say say(world, state);
  const std::string stem = "case." + id + ".";
  std::string place;
  if (const auto* county = question_of(world, stem + "county"))
    place =
        joined_labels(say, choices_of(world, *county), record::value_of(answers, stem + "county"));
  const std::string date = record::value_of(answers, stem + "date");
  if (date.empty()) return place;
  return place.empty() ? date.substr(0, 4) : place + ", " + date.substr(0, 4);
}

std::vector<std::pair<std::string, std::string>> labeled(const World& world, const State& state,
                                                         const record::Fields& answers,
                                                         std::string_view section,
                                                         const std::string& case_id) {
  const Say say(world, state);
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& place : interview::pages(world.interview, section, answers, case_id)) {
    const auto* page = interview::find(world.interview, place);
    if (page == nullptr) continue;
    for (const auto& question : page->questions) {
      if (!question.on_paper || !interview::holds(question.when, answers, case_id)) continue;
      // What is told at length about a case stands in the statement.
      if (!case_id.empty() && question.kind == interview::Kind::long_text) continue;
      const std::string value = record::value_of(answers, interview::field_path(question, case_id));
      if (value.empty()) continue;
      lines.emplace_back(say.message(question.label), shown_answer(world, say, question, value));
    }
  }
  return lines;
}

std::string question_text(const World& world, const State& state, const std::string& field) {
  const auto* question = question_of(world, field);
  return question == nullptr ? field : Say(world, state).message(question->label);
}

std::string answer_text(const World& world, const State& state, const std::string& field,
                        const std::string& value) {
  const auto* question = question_of(world, field);
  return question == nullptr ? value : shown_answer(world, Say(world, state), *question, value);
}

}  // namespace clearway::flow
