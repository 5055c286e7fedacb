#include "app/relief/facts.h"

#include <algorithm>

namespace clearway::relief {
namespace {

using enum Fact;
constexpr auto kPerson = Of::person;
constexpr auto kCase = Of::one_case;
constexpr auto kCount = Of::count;
constexpr auto kDerived = Of::derived;
constexpr auto kChoice = Kind::choice;
constexpr auto kDate = Kind::date;

constexpr const char* kCustody = "jail_1170h split_1170h prison none";
constexpr const char* kOutcomes =
    "convicted dismissed acquitted no_charges deferred_entry_completed diversion_completed";

// What is absent and still no guess: the state this program is for, a fire camp and a survival
// nobody spoke of, and relief that nobody has seen on the record.
constexpr std::array<FactInfo, kFacts> kTable = {{
    {pending_case, kPerson, kChoice, "pending_case", "pending_case", "no yes", "unsure"},
    {supervision, kPerson, kChoice, "supervision", "supervision",
     "none probation parole mandatory_supervision prcs federal", "unsure"},
    {serving_sentence, kPerson, kChoice, "serving_sentence", "serving_sentence", "no yes",
     "unsure"},
    {registration_290, kPerson, kChoice, "registration_290", "registration_290",
     "never current terminated", "unsure"},
    {fire_camp, kPerson, kChoice, "fire_camp", "fire_camp", "no yes", "unsure", 1},
    {survivor, kPerson, kChoice, "survivor", "survivor", "no yes unsaid", "", 3},
    {super_strike, kPerson, kChoice, "super_strike", "super_strike", "no yes", "unsure"},
    {birth_date, kPerson, kDate, "birth_date", "birth_date", "", ""},
    {residence_since, kPerson, kDate, "residence_since", "residence_since", "", ""},
    {jurisdiction, kCase, kChoice, "jurisdiction", "jurisdiction", "california federal other_state",
     "", 1},
    {outcome, kCase, kChoice, "outcome", "outcome", kOutcomes, "unknown"},
    {sentence, kCase, kChoice, "sentence", "sentence",
     "probation jail fine_only jail_1170h split_1170h prison suspended_prison", "unknown"},
    {probation_granted, kCase, kChoice, "probation_granted", "probation.granted", "yes no",
     "unknown"},
    {probation_outcome, kCase, kChoice, "probation_outcome", "probation.outcome",
     "completed terminated_early completed_with_violation revoked ongoing", "unknown"},
    {probation_end_date, kCase, kDate, "probation_end_date", "probation.end_date", "", ""},
    {revocation_custody, kCase, kChoice, "revocation_custody", "probation.revocation_custody",
     "jail jail_1170h split_1170h prison", "unknown"},
    {offense_date, kCase, kDate, "offense_date", "offense_date", "", ""},
    {arrest_date, kCase, kDate, "arrest_date", "arrest_date", "", ""},
    {conviction_date, kCase, kDate, "conviction_date", "conviction_date", "", ""},
    {sentence_date, kCase, kDate, "sentence_date", "sentence_date", "", ""},
    {release_date, kCase, kDate, "release_date", "release_date", "", ""},
    {supervision_end_date, kCase, kDate, "supervision_end_date", "supervision_end_date", "", ""},
    {sentence_completed, kCase, kDate, "sentence_completed", "sentence_completed", "", ""},
    {new_conviction_since, kCase, kChoice, "new_conviction_since", "new_conviction_since", "no yes",
     "unknown"},
    {relief_already_granted, kCase, kChoice, "relief_already_granted", "relief_already_granted",
     "no yes", "unknown"},
    {section, kCount, Kind::text, "section", "section", "", ""},
    {level, kCount, kChoice, "level", "level", "felony misdemeanor infraction reduced_felony",
     "unknown"},
    {disposition, kCount, kChoice, "disposition", "disposition", "convicted dismissed acquitted",
     "unknown"},
    {as_of, kDerived, kDate, "as_of", "--as-of", "", ""},
    {result, kDerived, kChoice, "result", "", kOutcomes, ""},
    {probation, kDerived, kChoice, "probation", "", "yes no", ""},
    {custody, kDerived, kChoice, "custody", "", kCustody, ""},
    {on_probation, kDerived, kChoice, "on_probation", "", "no yes", ""},
    {released, kDerived, kChoice, "released", "", "no yes", ""},
    {sentence_over, kDerived, kChoice, "sentence_over", "", "no yes", ""},
    {end_ahead, kDerived, kChoice, "end_ahead", "", "no yes", ""},
    {elsewhere, kDerived, kChoice, "elsewhere", "", "no perhaps", ""},
    {minor_at_offense, kDerived, kChoice, "minor_at_offense", "", "no yes unsaid", ""},
    {case_convicted, kDerived, kChoice, "case_convicted", "", "no yes", ""},
    {convictions, kDerived, kChoice, "convictions", "", "one more", ""},
    {timeline, kDerived, kChoice, "timeline", "", "fits broken", ""},
    {offense, kDerived, kDate, "offense", "", "", ""},
    {convicted, kDerived, kDate, "convicted", "", "", ""},
    {judgment, kDerived, kDate, "judgment", "", "", ""},
    {completion, kDerived, kDate, "completion", "", "", ""},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kFacts; ++i)
    if (kTable[i].fact != static_cast<Fact>(i)) return false;
  return true;
}
static_assert(in_order());

}  // namespace

const std::array<FactInfo, kFacts>& fact_table() { return kTable; }

const FactInfo& info(Fact fact) { return kTable[static_cast<std::size_t>(fact)]; }

std::optional<Fact> find_fact(std::string_view name) {
  const auto found = std::ranges::find(kTable, name, [](const FactInfo& f) { return f.name; });
  return found == kTable.end() ? std::nullopt : std::optional(found->fact);
}

std::optional<std::uint8_t> find_value(const FactInfo& fact, std::string_view value) {
  if (*fact.unsure != '\0' && value == fact.unsure) return std::uint8_t{0};
  std::string_view rest = fact.values;
  for (std::uint8_t n = 1; !rest.empty(); ++n) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == value) return n;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

std::vector<std::string> values_of(const FactInfo& fact) {
  std::vector<std::string> values;
  std::string_view rest = fact.values;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    values.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return values;
}

std::int32_t number_of(const core::Day& day) {
  return static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count());
}

core::Day day_of(std::int32_t number) {
  return core::Day{std::chrono::sys_days{std::chrono::days{number}}};
}

Span span_of(const core::PartialDate& date) {
  return {number_of(core::earliest(date)), number_of(core::latest(date))};
}

bool tell(std::vector<Told>& told, Fact fact, std::string_view value) {
  Told one{.fact = fact};
  if (info(fact).kind == Kind::date) {
    const auto date = core::parse_partial_date(value);
    if (!date) return false;
    one.span = span_of(*date);
  } else {
    const auto choice = find_value(info(fact), value);
    if (!choice || info(fact).kind != Kind::choice) return false;
    one.choice = *choice;
  }
  told.push_back(one);
  return true;
}

}  // namespace clearway::relief
