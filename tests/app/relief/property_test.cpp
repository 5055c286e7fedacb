// Whatever is told, everybody gets an answer with a next step, and nothing is guessed.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

const std::vector<std::string> kSections = {
    "PC 484(a)", "PC 288(a)", "PC 286",    "23152(b) VC", "HS 11377(a)", "HS 11358",
    "PC 459",    "PC 211",    "PC 647(b)", "664/288 PC",  "PC 484a",     "484",
    "theft",     "",          "HS 11395",  "PC 273.5(a)", "\xff((("};
const std::vector<std::string> kDates = {"2019",       "2025-11",    "2026-11-27",
                                         "2026",       "1971-01-02", "2024-02-29",
                                         "2011-09-30", "2014",       "2030-01-01"};

class Someone {
 public:
  explicit Someone(unsigned seed) : number_(seed) {}

  // Of each fact nothing, its first value, or any.
  std::vector<Told> told(Of of) {
    std::vector<Told> all;
    for (const FactInfo& fact : fact_table()) {
      if (fact.of != of || fact.kind == Kind::text || number_() % 5 == 0) continue;
      if (fact.kind == Kind::date) {
        if (number_() % 2 == 0) tell(all, fact.fact, kDates[number_() % kDates.size()]);
        continue;
      }
      auto values = values_of(fact);
      if (*fact.unsure != '\0') values.emplace_back(fact.unsure);
      tell(all, fact.fact, values[number_() % 2 == 0 ? 0 : number_() % values.size()]);
    }
    return all;
  }
  Person person() {
    Person person{.told = told(Of::person), .cases = {}};
    for (std::size_t i = 0; i < 1 + number_() % 3; ++i) {
      Case one{.id = std::to_string(i), .told = told(Of::one_case), .counts = {}};
      for (std::size_t n = number_() % 3; n > 0; --n)
        one.counts.push_back(
            {told(Of::count), read_charge(kSections[number_() % kSections.size()])});
      person.cases.push_back(std::move(one));
    }
    return person;
  }
  std::mt19937& number() { return number_; }

 private:
  std::mt19937 number_;
};

const core::Day kToday = day("2026-11-28");

bool clear(Band band) { return band != Band::attorney_review && band != Band::not_screened; }

// One line for each count of each case and relief, in no order.
std::multiset<std::string> said(const std::vector<Finding>& findings,
                                const std::map<std::string, std::string>& cases = {}) {
  std::multiset<std::string> all;
  for (const Finding& finding : findings) {
    const auto renamed = cases.find(finding.case_id);
    const std::string line = (renamed == cases.end() ? finding.case_id : renamed->second) + " " +
                             finding.relief + " " + finding.track + " " + name_of(finding.band);
    for (std::size_t i = 0; i < std::max<std::size_t>(1, finding.counts.size()); ++i)
      all.insert(line);
  }
  return all;
}

TEST(Screen, EverybodyGetsAnAnswerANextStepAndALaw) {
  Someone someone(1);
  for (int round = 0; round < 1500; ++round) {
    const Person person = someone.person();
    const auto findings = screen(shipped(), person, kToday);
    for (const Case& one : person.cases)
      EXPECT_NE(std::ranges::find(findings, one.id, &Finding::case_id), findings.end());
    for (const Finding& finding : findings) {
      EXPECT_NE(finding.citation, "") << finding.relief << " " << finding.track;
      EXPECT_NE(finding.title, "");
      EXPECT_NE(finding.reason, "") << finding.relief << " " << finding.track;
      EXPECT_NE(finding.next, "");
      EXPECT_TRUE(finding.last_checked.ok());
      EXPECT_TRUE(!finding.not_before || finding.band == Band::not_yet);
      EXPECT_TRUE(finding.missing.empty() || finding.band == Band::attorney_review);
    }
  }
}

// Learn one thing that was not known: what was clear stays clear. What only a "yes" changes by the
// contract (relief that stands on the record) is not among them.
TEST(Screen, KnowingMoreIsNeverVaguer) {
  Someone someone(2);
  int learned = 0;
  for (int round = 0; round < 3000; ++round) {
    const Person before = someone.person();
    Person after = before;
    const auto& table = fact_table();
    const FactInfo& fact = table[someone.number()() % kFacts];
    if (fact.kind != Kind::choice || fact.of == Of::derived || fact.absent != 0 ||
        *fact.unsure == '\0')
      continue;
    auto& told = fact.of == Of::person           ? after.told
                 : fact.of == Of::one_case       ? after.cases[0].told
                 : after.cases[0].counts.empty() ? after.told
                                                 : after.cases[0].counts[0].told;
    if (&told == &after.told && fact.of == Of::count) continue;
    const auto known = std::ranges::find(told, fact.fact, &Told::fact);
    if (known != told.end() && known->choice != 0) continue;
    if (fact.fact == Fact::disposition && known == told.end())
      continue;  // the case's outcome says it
    std::erase_if(told, [&](const Told& one) { return one.fact == fact.fact; });
    const auto values = values_of(fact);
    tell(told, fact.fact, values[someone.number()() % values.size()]);
    // A value that contradicts another one makes both unsure: that is another promise.
    const auto values_after = values_of(after, number_of(kToday));
    const auto values_before = values_of(before, number_of(kToday));
    bool same = true;
    for (std::size_t i = 0; i < values_after.size(); ++i)
      for (std::size_t n = 0; n < values_after[i].size(); ++n)
        same = same && values_after[i][n].clashing == values_before[i][n].clashing;
    if (!same) continue;
    ++learned;
    const auto now = screen(shipped(), after, kToday);
    for (const Finding& was : screen(shipped(), before, kToday)) {
      if (!clear(was.band)) continue;
      for (const Finding& is : now) {
        const bool shared = std::ranges::any_of(
            was.counts, [&](int n) { return std::ranges::find(is.counts, n) != is.counts.end(); });
        if (is.case_id != was.case_id || is.relief != was.relief) continue;
        if (!shared && !(is.counts.empty() && was.counts.empty())) continue;
        EXPECT_TRUE(clear(is.band))
            << fact.name << ": " << was.relief << " " << was.track << " became " << is.track;
      }
    }
  }
  EXPECT_GT(learned, 200);
}

TEST(Screen, AnOffenseThatIsLeftOutIsNeverLikely) {
  Someone someone(3);
  for (int round = 0; round < 1500; ++round) {
    Person person = someone.person();
    for (Case& one : person.cases)
      for (Count& count : one.counts)
        count.charge = read_charge(round % 2 == 0 ? "PC 288(a)" : "PC 311.11(a)");
    for (const Finding& finding : screen(shipped(), person, kToday))
      EXPECT_FALSE(finding.relief == "pc-1203.4" && can_be_filed(finding) &&
                   !finding.counts.empty());
  }
}

TEST(Screen, DrivingIsNeverByRightUnder1203_4) {
  Someone someone(4);
  for (int round = 0; round < 1500; ++round) {
    Person person = someone.person();
    for (Case& one : person.cases)
      for (Count& count : one.counts) count.charge = read_charge("VC 14601.1(a)");
    for (const Finding& finding : screen(shipped(), person, kToday))
      EXPECT_FALSE(finding.relief == "pc-1203.4" && finding.band == Band::likely_mandatory &&
                   !finding.counts.empty());
  }
}

TEST(Screen, WaitingNeverClosesWhatWasOpen) {
  Someone someone(5);
  for (int round = 0; round < 1500; ++round) {
    const Person person = someone.person();
    const auto later = core::plus_months(kToday, 1 + static_cast<int>(someone.number()() % 60));
    const auto then = screen(shipped(), person, later);
    for (const Finding& was : screen(shipped(), person, kToday)) {
      if (!can_be_filed(was)) continue;
      for (const Finding& is : then) {
        if (is.case_id == was.case_id && is.relief == was.relief && is.counts == was.counts) {
          EXPECT_NE(is.band, Band::not_yet) << was.relief << " " << was.track;
        }
      }
    }
  }
}

// Facts grow old on the way: whoever serves a sentence today does not until then.
TEST(Screen, OnTheNamedDayItOpensAndNotTheDayBefore) {
  Someone someone(8);
  int named = 0;
  for (int round = 0; round < 3000; ++round) {
    const Person person = someone.person();
    const Values values = values_of(person, number_of(kToday))[0][0];
    const auto free = *find_value(info(Fact::supervision), "none");
    if (values.choice[at(Fact::serving_sentence)] == 2) continue;
    if (values.choice[at(Fact::supervision)] != free) continue;
    for (const Finding& was : screen(shipped(), person, kToday)) {
      if (!was.not_before) continue;
      ++named;
      const auto same = [&](const core::Day& on) {
        const auto then = screen(shipped(), person, on);
        const auto found = std::ranges::find_if(then, [&](const Finding& is) {
          return is.case_id == was.case_id && is.relief == was.relief && is.counts == was.counts;
        });
        return found == then.end() ? Band::attorney_review : found->band;
      };
      EXPECT_NE(same(*was.not_before), Band::not_yet) << was.relief << " " << was.track;
      const Band eve = same(day_of(number_of(*was.not_before) - 1));
      EXPECT_NE(eve, Band::likely_mandatory) << was.relief << " " << was.track;
      EXPECT_NE(eve, Band::likely_discretionary) << was.relief << " " << was.track;
    }
  }
  EXPECT_GT(named, 30);
}

TEST(Screen, OrderNeverMatters) {
  Someone someone(6);
  for (int round = 0; round < 1000; ++round) {
    const Person person = someone.person();
    Person turned = person;
    std::ranges::reverse(turned.cases);
    for (Case& one : turned.cases) std::ranges::reverse(one.counts);
    EXPECT_EQ(said(screen(shipped(), person, kToday)), said(screen(shipped(), turned, kToday)));
  }
}

TEST(Screen, AFactThatIsMissingIsNamed) {
  Someone someone(7);
  for (int round = 0; round < 1000; ++round)
    for (const Finding& finding : screen(shipped(), someone.person(), kToday))
      EXPECT_EQ(finding.track == "undecided", !finding.missing.empty())
          << finding.relief << " " << finding.track;
}

}  // namespace
}  // namespace clearway::relief
