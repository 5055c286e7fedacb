// The kiosk's answers as facts. What the interview does not ask stays unsure; what follows from
// its answers does not.
#include <algorithm>

#include "app/relief/relief.h"

namespace clearway::relief {
namespace {

struct Sentence {  // what one answer says about three facts
  const char* answer;
  const char* sentence;
  const char* granted;
};
constexpr Sentence kSentences[] = {
    {"probation", "probation", "yes"},
    {"jail_no_probation", "jail", "no"},
    {"fine", "fine_only", "no"},
    {"jail_split", "split_1170h", "no"},
    {"jail_felony", "jail_1170h", "no"},
    {"prison", "prison", "no"},
    {"prison_held", "suspended_prison", "yes"},
};

struct End {
  const char* answer;
  const char* outcome;
};
constexpr End kEnds[] = {{"full", "completed"},
                         {"early", "terminated_early"},
                         {"violation", "completed_with_violation"},
                         {"revoked", "revoked"},
                         {"ongoing", "ongoing"}};

struct HowItEnded {
  const char* answer;
  const char* outcome;
};
constexpr HowItEnded kOutcomes[] = {
    {"convicted", "convicted"},           {"dismissed", "dismissed"},
    {"acquitted", "acquitted"},           {"no_charges", "no_charges"},
    {"diversion", "diversion_completed"}, {"deferred", "deferred_entry_completed"}};

constexpr End kCustody[] = {{"jail", "jail"},
                            {"jail_split", "split_1170h"},
                            {"jail_felony", "jail_1170h"},
                            {"prison", "prison"}};

constexpr int kMostCounts = 5;  // that the interview asks for

bool on_probation(std::string_view sentence) {
  return sentence == "probation" || sentence == "prison_held";
}

// The second text of the pair, or nothing.
template <class Pairs>
const char* meaning(const Pairs& pairs, std::string_view answer) {
  for (const auto& [said, means] : pairs)
    if (answer == said) return means;
  return "";
}

bool one_of(std::string_view answer, std::initializer_list<const char*> answers) {
  return std::ranges::find(answers, answer) != answers.end();
}

class Answers {
 public:
  Answers(const record::Fields& answers, const core::Day& today)
      : answers_(answers), today_(number_of(today)), ids_(record::case_ids(answers)) {}

  Person person() const {
    Person person;
    tell(person.told, Fact::pending_case, of("person.pending_case"));
    tell(person.told, Fact::supervision, of("person.supervision"));
    tell(person.told, Fact::serving_sentence, serving());
    tell(person.told, Fact::registration_290, of("person.registration"));
    tell(person.told, Fact::survivor, of("person.survivor"));
    for (const std::string& id : ids_) person.cases.push_back(one_case(id));
    return person;
  }

 private:
  std::string of(std::string_view path) const { return record::value_of(answers_, path); }
  std::string of_case(const std::string& id, std::string_view name) const {
    return of("case." + id + "." + std::string(name));
  }
  Span date(const std::string& id, const char* name) const {
    const auto date = core::parse_partial_date(of_case(id, name));
    return date ? span_of(*date) : Span{};
  }

  // What was said, unless an end that lies ahead says otherwise. Whoever was not asked and told the
  // end of every sentence has told whether one goes on.
  std::string serving() const {
    const std::string said = of("person.serving_sentence");
    std::string ends = by_the_ends();
    if (said.empty()) return ends;
    return said == "no" && ends == "yes" ? "unsure" : said;
  }

  std::string by_the_ends() const {
    bool unsure = false;
    for (const std::string& id : ids_) {
      if (!may_be_conviction(id) || on_probation(of_case(id, "sentence"))) continue;
      const Span end = date(id, "sentence_end");
      if (end.known() && end.first > today_) return "yes";
      unsure = unsure || !end.known() || end.last >= today_;
    }
    return unsure ? "unsure" : "no";
  }

  // Is another conviction of this person newer?
  std::string newer(const std::string& id) const {
    const Span mine = date(id, "date");
    bool unsure = false;
    for (const std::string& other : ids_) {
      if (other == id || !may_be_conviction(other)) continue;
      const Span its = date(other, "date");
      if (mine.known() && its.known() && its.first > mine.last) return "yes";
      unsure = unsure || !mine.known() || !its.known() || its.last > mine.first;
    }
    return unsure ? "unknown" : "no";
  }

  // A page that was skipped, or a file from before it was asked: a sentence says that there was a
  // conviction.
  std::string outcome(const std::string& id) const {
    const std::string said = of_case(id, "outcome");
    if (!said.empty()) return meaning(kOutcomes, said);
    return of_case(id, "sentence").empty() ? "" : "convicted";
  }
  // Otherwise there was no sentence, and what was told of one before is kept aside.
  bool may_be_conviction(const std::string& id) const {
    return one_of(outcome(id), {"", "convicted"});
  }

  void tell_place(Case& one) const {
    const std::string county = of_case(one.id, "county");
    if (county == "federal")
      tell(one.told, Fact::jurisdiction, "federal");
    else if (county == "another_state")
      tell(one.told, Fact::jurisdiction, "other_state");
    else if (county.empty() || county == "unsure")
      one.told.push_back({.fact = Fact::jurisdiction});
  }

  void tell_dates(Case& one, bool conviction) const {
    const std::string& id = one.id;
    if (of_case(id, "outcome") == "deferred")
      tell(one.told, Fact::conviction_date, of_case(id, "deferred_on"));
    if (!conviction) return tell_arrest(one);
    if (one_of(of_case(id, "level"), {"felony", "unsure"}))
      tell(one.told, Fact::conviction_date, of_case(id, "conviction_date"));
    tell(one.told, Fact::sentence_date, of_case(id, "date"));
    tell(one.told, Fact::new_conviction_since, newer(id));
  }
  void tell_arrest(Case& one) const {
    if (of_case(one.id, "outcome") != "deferred")
      tell(one.told, Fact::arrest_date, of_case(one.id, "arrest_date"));
  }

  void tell_probation(Case& one) const {
    const std::string& id = one.id;
    const std::string end = of_case(id, "probation_end");
    tell(one.told, Fact::probation_outcome, meaning(kEnds, end));
    if (end == "revoked") {
      tell(one.told, Fact::revocation_custody, meaning(kCustody, of_case(id, "revoked_to")));
      tell(one.told, Fact::sentence_completed, of_case(id, "revoked_end"));
    } else if (end != "ongoing" && one_of(of_case(id, "level"), {"felony", "unsure"})) {
      tell(one.told, Fact::probation_end_date, of_case(id, "probation_end_date"));
    }
  }

  // Whoever knows when all of it was over is not asked for its parts.
  void tell_end(Case& one, std::string_view sentence) const {
    const std::string& id = one.id;
    if (tell(one.told, Fact::sentence_completed, of_case(id, "sentence_end"))) return;
    if (!one_of(sentence, {"jail_split", "jail_felony", "prison"})) return;
    const std::string released = of_case(id, "release_date");
    const bool supervised = one_of(sentence, {"jail_split", "prison"});
    const bool free = supervised && of_case(id, "after_release") == "none";
    tell(one.told, free ? Fact::sentence_completed : Fact::release_date, released);
    if (supervised && !free)
      tell(one.told, Fact::supervision_end_date, of_case(id, "supervision_end"));
  }

  void tell_sentence(Case& one) const {
    const std::string& id = one.id;
    const std::string sentence = of_case(id, "sentence");
    const auto said = std::ranges::find(kSentences, sentence, &Sentence::answer);
    if (said != std::end(kSentences)) {
      tell(one.told, Fact::sentence, said->sentence);
      tell(one.told, Fact::probation_granted, said->granted);
    }
    if (on_probation(sentence)) return tell_probation(one);
    tell_end(one, sentence);
    if (one_of(sentence, {"jail_no_probation", "jail_split", "jail_felony", "prison"}))
      tell(one.told, Fact::fire_camp, of_case(id, "fire_camp"));
    // Asked case by case: so it is this conviction, whatever the others are.
    const std::string registers = of_case(id, "registration");
    if (sentence != "prison" || registers.empty() || of("person.registration") == "never") return;
    tell(one.told, Fact::registration_290,
         registers == "yes"  ? "current"
         : registers == "no" ? "never"
                             : "unsure");
    tell(one.told, Fact::convictions, "one");
  }

  // How a count ended is asked where there are several, and a conviction among them.
  Count count(const std::string& id, const std::string& stem, bool several) const {
    Count one;
    tell(one.told, Fact::level, of_case(id, stem + "level"));
    const std::string end = of_case(id, stem + "end");
    if (several) tell(one.told, Fact::disposition, end == "unsure" ? "unknown" : end);
    one.charge = read_charge(of_case(id, stem + "what") + "\n" + of_case(id, stem + "code"));
    return one;
  }
  std::vector<Count> counts(const std::string& id, bool conviction) const {
    const auto stem = [](int n) { return "count." + std::to_string(n) + "."; };
    const auto told = [&](int n) {
      const std::string any = of_case(id, stem(n) + "any");
      return any.empty() ? !of_case(id, stem(n) + "what").empty() : any == "yes";
    };
    const bool several = conviction && told(2);
    std::vector<Count> all = {count(id, "", several)};
    for (int n = 2; n <= kMostCounts && told(n); ++n) all.push_back(count(id, stem(n), several));
    return all;
  }

  Case one_case(const std::string& id) const {
    Case one{.id = id, .told = {}, .counts = {}};
    const bool conviction = may_be_conviction(id);
    tell_place(one);
    tell(one.told, Fact::outcome, outcome(id));
    tell_dates(one, conviction);
    if (conviction) {
      tell_sentence(one);
      tell(one.told, Fact::relief_already_granted, of_case(id, "granted"));
    }
    one.counts = counts(id, conviction);
    return one;
  }

  const record::Fields& answers_;
  std::int32_t today_;
  std::vector<std::string> ids_;
};

}  // namespace

Person person_of(const record::Fields& answers, const core::Day& today) {
  return Answers(answers, today).person();
}

}  // namespace clearway::relief
