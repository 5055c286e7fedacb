// How long the engine takes for 100,000 people from parsed facts, on one core. Nothing here is
// measured by ctest:
//
//   cmake --build --preset release --target relief_bench && build/release/bin/relief_bench
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "app/relief/relief.h"

namespace {

namespace relief = clearway::relief;
using relief::Fact;

constexpr int kPeople = 100'000;

struct Told {
  Fact fact;
  const char* value;
};

relief::Case one_case(std::initializer_list<Told> told, const char* section, const char* level) {
  relief::Case one{.id = "1", .told = {}, .counts = {}};
  for (const Told& each : told) relief::tell(one.told, each.fact, each.value);
  relief::Count count;
  relief::tell(count.told, Fact::level, level);
  count.charge = relief::read_charge(section);
  one.counts = {count, count};
  return one;
}

// Three cases of two counts each: probation, prison and an arrest.
relief::Person person() {
  relief::Person person;
  for (const Told& each :
       {Told{Fact::pending_case, "no"}, Told{Fact::supervision, "none"},
        Told{Fact::serving_sentence, "no"}, Told{Fact::registration_290, "never"}})
    relief::tell(person.told, each.fact, each.value);
  person.cases.push_back(one_case({{Fact::outcome, "convicted"},
                                   {Fact::sentence, "probation"},
                                   {Fact::probation_outcome, "completed"},
                                   {Fact::sentence_date, "2012-05-01"}},
                                  "PC 484(a)", "misdemeanor"));
  person.cases.push_back(one_case({{Fact::outcome, "convicted"},
                                   {Fact::sentence, "prison"},
                                   {Fact::sentence_date, "2010"},
                                   {Fact::sentence_completed, "2014-05-01"}},
                                  "HS 11351", "felony"));
  person.cases.push_back(one_case({{Fact::outcome, "no_charges"}, {Fact::arrest_date, "2019-05"}},
                                  "PC 273.5(a)", "misdemeanor"));
  return person;
}

}  // namespace

int main() {
  const auto rules =
      relief::read_rules(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/relief/california");
  if (!rules) {
    fmt::print(stderr, "{}\n", clearway::core::describe(rules.error()));
    return EXIT_FAILURE;
  }
  const relief::Person one = person();
  const auto today = std::chrono::year{2026} / std::chrono::November / 28;
  std::size_t findings = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < kPeople; ++i) findings += relief::screen(**rules, one, today).size();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  fmt::print("{} people, {} findings: {:.2f} s\n", kPeople, findings, took.count());
  return EXIT_SUCCESS;
}
