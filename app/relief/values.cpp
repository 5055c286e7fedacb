#include "app/relief/values.h"

#include <algorithm>

#include "app/relief/derive.h"

namespace clearway::relief {
namespace {

void take(Values& v, const std::vector<Told>& told) {
  for (const Told& one : told) {
    v.choice[at(one.fact)] = one.choice;
    if (one.span.known()) v.when[at(one.fact)] = {{one.span}, 1};
  }
}

Values nothing_told(std::int32_t today) {
  Values v;
  for (const FactInfo& fact : fact_table()) {
    v.choice[at(fact.fact)] = fact.absent;
    v.blame[at(fact.fact)] = set_of(fact.fact);
  }
  v.when[at(Fact::as_of)] = {{Span{today, today}}, 1};
  return v;
}

bool is(const Values& v, Fact fact, std::string_view value) {
  return v.choice[at(fact)] == *find_value(info(fact), value);
}

bool goes_on(const Values& v) { return is(v, Fact::probation_outcome, "ongoing"); }

// Probation in any case counts for all of them; nobody is on it whose supervision is "none".
// `told`: in which case it was said to go on, also where something else there says that it does
// not.
void join_probation(std::vector<Values>& cases, const std::vector<bool>& told) {
  constexpr FactSet kBoth = set_of(Fact::supervision) | set_of(Fact::probation_outcome);
  const bool any_told = std::ranges::find(told, true) != told.end();
  const bool any = std::ranges::any_of(cases, goes_on);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    Values& v = cases[i];
    const bool clashing = any_told && is(v, Fact::supervision, "none");
    if (clashing && told[i]) clash(v, Fact::supervision, Fact::probation_outcome);
    if (clashing) {
      v.choice[at(Fact::supervision)] = 0;
      v.blame[at(Fact::supervision)] = kBoth;
      v.clashing |= set_of(Fact::supervision);
    }
    const bool on = is(v, Fact::supervision, "probation") || (any && !clashing);
    const bool known = on || (v.choice[at(Fact::supervision)] != 0 && !any_told);
    v.choice[at(Fact::on_probation)] =
        known ? *find_value(info(Fact::on_probation), on ? "yes" : "no") : std::uint8_t{0};
    v.blame[at(Fact::on_probation)] = any_told && !any ? kBoth : v.blame[at(Fact::supervision)];
  }
}

std::uint8_t result_of(const Values& v, const Count* count) {
  if (count != nullptr)
    for (const Told& one : count->told)
      if (one.fact == Fact::disposition) return one.choice;  // the same words in the same order
  return v.choice[at(Fact::outcome)];
}

// May another count of the case be the felony that a felony sentence is for?
bool felony_beside(const std::vector<Count>& counts, const Count* count) {
  return std::ranges::any_of(counts, [&](const Count& other) {
    if (&other == count) return false;
    const auto told = std::ranges::find(other.told, Fact::level, &Told::fact);
    if (told == other.told.end() || told->choice == 0) return true;
    const FactInfo& fact = info(Fact::level);
    return told->choice == find_value(fact, "felony") ||
           told->choice == find_value(fact, "reduced_felony");
  });
}

Values count_values(const Values& of_case, const std::vector<Count>& counts, const Count* count) {
  Values v = of_case;
  if (count != nullptr) take(v, count->told);
  v.choice[at(Fact::result)] = result_of(v, count);
  v.blame[at(Fact::result)] =
      count != nullptr &&
              std::ranges::find(count->told, Fact::disposition, &Told::fact) != count->told.end()
          ? set_of(Fact::disposition)
          : set_of(Fact::outcome);
  level_and_sentence(v, felony_beside(counts, count));
  return v;
}

// "yes" when one of them is, "no" when none is.
template <class Range, class Read>
std::uint8_t any_yes(const Range& range, Read read) {
  bool unsure = false;
  for (const auto& one : range) {
    const std::uint8_t value = read(one);
    if (value == 2) return 2;
    unsure = unsure || value == 0;
  }
  return unsure ? 0 : 1;
}

void judge_case(std::vector<Values>& counts) {
  const std::uint8_t convicted = any_yes(counts, [](const Values& v) -> std::uint8_t {
    if (v.choice[at(Fact::result)] == 0) return 0;
    return is(v, Fact::result, "convicted") ? 2 : 1;
  });
  FactSet blame = 0;
  for (const Values& v : counts)
    if (v.choice[at(Fact::result)] == 0) blame |= v.blame[at(Fact::result)];
  for (Values& v : counts) {
    v.choice[at(Fact::case_convicted)] = convicted;
    v.blame[at(Fact::case_convicted)] = blame;
  }
}

void count_convictions(std::vector<std::vector<Values>>& all) {
  int sure = 0, unsure = 0;
  for (const auto& counts : all)
    for (const Values& v : counts) {
      sure += is(v, Fact::result, "convicted") ? 1 : 0;
      unsure += v.choice[at(Fact::result)] == 0 ? 1 : 0;
    }
  const char* value = sure > 1 ? "more" : "one";
  for (auto& counts : all)
    for (Values& v : counts) {
      if (v.choice[at(Fact::convictions)] != 0) continue;  // told of this very case
      v.blame[at(Fact::convictions)] = set_of(Fact::outcome);
      if (sure > 1 || unsure == 0)
        v.choice[at(Fact::convictions)] = *find_value(info(Fact::convictions), value);
    }
}

// Is the sentence of every other conviction over? What is not known may go on.
void look_elsewhere(std::vector<std::vector<Values>>& all) {
  const auto over = [](const Values& v) {
    const bool judged = v.choice[at(Fact::result)] != 0;
    return is(v, Fact::sentence_over, "yes") || (judged && !is(v, Fact::result, "convicted"));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool elsewhere = false;
    for (std::size_t j = 0; j < all.size(); ++j)
      elsewhere = elsewhere || (j != i && !std::ranges::all_of(all[j], over));
    for (Values& v : all[i])
      v.choice[at(Fact::elsewhere)] =
          *find_value(info(Fact::elsewhere), elsewhere ? "perhaps" : "no");
  }
}

}  // namespace

std::vector<std::vector<Values>> values_of(const Person& person, std::int32_t today) {
  Values base = nothing_told(today);
  take(base, person.told);
  std::vector<Values> cases(person.cases.size(), base);
  std::vector<bool> ongoing;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    take(cases[i], person.cases[i].told);
    ongoing.push_back(goes_on(cases[i]));
    find_clashes(cases[i]);
  }
  join_probation(cases, ongoing);
  std::vector<std::vector<Values>> all(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    derive(cases[i]);
    const auto& counts = person.cases[i].counts;
    for (const Count& count : counts) all[i].push_back(count_values(cases[i], counts, &count));
    if (counts.empty()) all[i].push_back(count_values(cases[i], counts, nullptr));
    judge_case(all[i]);
  }
  count_convictions(all);
  look_elsewhere(all);
  return all;
}

}  // namespace clearway::relief
