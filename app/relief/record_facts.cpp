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
    {"probation", "probation", "yes"},   {"jail_no_probation", "jail", "no"},
    {"fine", "fine_only", "no"},         {"jail_split", "split_1170h", "no"},
    {"jail_felony", "jail_1170h", "no"}, {"prison", "prison", "no"},
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

class Answers {
 public:
  Answers(const record::Fields& answers, const core::Day& today)
      : answers_(answers), today_(number_of(today)), ids_(record::case_ids(answers)) {}

  Person person() const {
    Person person;
    tell(person.told, Fact::pending_case, of("person.pending_case"));
    tell(person.told, Fact::supervision, of("person.supervision"));
    tell(person.told, Fact::serving_sentence, serving());
    for (const std::string& id : ids_) person.cases.push_back(one_case(id));
    return person;
  }

 private:
  std::string of(std::string_view path) const { return record::value_of(answers_, path); }
  std::string of_case(const std::string& id, const char* name) const {
    return of("case." + id + "." + name);
  }
  Span date(const std::string& id, const char* name) const {
    const auto date = core::parse_partial_date(of_case(id, name));
    return date ? span_of(*date) : Span{};
  }

  // What was said, unless an end that lies ahead says otherwise. Whoever was not asked and told the
  // end of every sentence has told whether one goes on.
  std::string serving() const {
    const std::string said = of("person.serving_sentence");
    const std::string ends = by_the_ends();
    if (said.empty()) return ends;
    return said == "no" && ends == "yes" ? "unsure" : said;
  }

  std::string by_the_ends() const {
    bool unsure = false;
    for (const std::string& id : ids_) {
      if (of_case(id, "sentence") == "probation") continue;
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
      if (other == id) continue;
      const Span its = date(other, "date");
      if (mine.known() && its.known() && its.first > mine.last) return "yes";
      unsure = unsure || !mine.known() || !its.known() || its.last > mine.first;
    }
    return unsure ? "unknown" : "no";
  }

  Case one_case(const std::string& id) const {
    Case one{.id = id, .told = {}, .counts = {}};
    const std::string county = of_case(id, "county");
    if (county == "federal")
      tell(one.told, Fact::jurisdiction, "federal");
    else if (county == "another_state")
      tell(one.told, Fact::jurisdiction, "other_state");
    else if (county.empty() || county == "unsure")
      one.told.push_back({.fact = Fact::jurisdiction});
    tell(one.told, Fact::outcome, "convicted");
    const std::string sentence = of_case(id, "sentence");
    const auto said = std::ranges::find(kSentences, sentence, &Sentence::answer);
    if (said != std::end(kSentences)) {
      tell(one.told, Fact::sentence, said->sentence);
      tell(one.told, Fact::probation_granted, said->granted);
    }
    const auto end = std::ranges::find(kEnds, of_case(id, "probation_end"), &End::answer);
    if (sentence == "probation" && end != std::end(kEnds))
      tell(one.told, Fact::probation_outcome, end->outcome);
    tell(one.told, Fact::sentence_date, of_case(id, "date"));
    if (sentence != "probation")
      tell(one.told, Fact::sentence_completed, of_case(id, "sentence_end"));
    tell(one.told, Fact::new_conviction_since, newer(id));
    // Asked case by case: so it is this conviction, whatever the others are.
    if (const std::string registers = of_case(id, "registration"); !registers.empty()) {
      tell(one.told, Fact::registration_290,
           registers == "yes"  ? "current"
           : registers == "no" ? "never"
                               : "unsure");
      tell(one.told, Fact::convictions, "one");
    }
    Count count;
    tell(count.told, Fact::level, of_case(id, "level"));
    count.charge = read_charge(of_case(id, "what") + "\n" + of_case(id, "code"));
    one.counts.push_back(std::move(count));
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
