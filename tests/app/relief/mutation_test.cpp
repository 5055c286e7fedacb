// Break each rule in turn and see that a row of the tables notices: a rule that nobody would miss
// is a rule that nobody has tested.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

struct Mutant {
  std::string what;
  std::function<void(RuleSet&)> change;
};

// The rule with this track in every relief (a gate), or in one.
using Place = std::function<void(RuleSet&, const std::function<void(Relief&, std::size_t)>&)>;

Place place_of(const std::string& relief, const std::string& track) {
  return [=](RuleSet& rules, const std::function<void(Relief&, std::size_t)>& change) {
    for (Relief& each : rules.reliefs) {
      if (!relief.empty() && each.id != relief) continue;
      const auto rule = std::ranges::find(each.rules, track, &Rule::track);
      if (rule != each.rules.end())
        change(each, static_cast<std::size_t>(rule - each.rules.begin()));
    }
  };
}

Band other_band(Band band) {
  return band == Band::excluded ? Band::attorney_review : Band::excluded;
}

std::vector<std::function<void(Condition&)>> breaks(const Condition& condition) {
  std::vector<std::function<void(Condition&)>> all;
  for (unsigned bit = 0; bit < 16; ++bit)
    if ((condition.values >> bit & 1U) != 0)
      all.emplace_back(
          [bit](Condition& c) { c.values = static_cast<std::uint16_t>(c.values & ~(1U << bit)); });
  for (std::size_t i = 0; i < condition.tests.size(); ++i)
    for (const int by : {-1, 1})
      all.emplace_back([i, by](Condition& c) {
        DateTest& test = c.tests[i];
        const bool day = test.kind == DateTest::Kind::before || test.kind == DateTest::Kind::since;
        (day ? test.day : test.years) += by;
      });
  return all;
}

void add_rule(const Relief& relief, const Rule& rule, std::vector<Mutant>& mutants) {
  const Place place = place_of(rule.gate ? "" : relief.id, rule.track);
  const std::string name = (rule.gate ? "gate " : relief.id + " ") + rule.track;
  mutants.push_back({name + ": left out", [=](RuleSet& rules) {
                       place(rules, [](Relief& r, std::size_t i) {
                         r.rules.erase(r.rules.begin() + static_cast<std::ptrdiff_t>(i));
                       });
                     }});
  mutants.push_back({name + ": another band", [=](RuleSet& rules) {
                       place(rules, [](Relief& r, std::size_t i) {
                         r.rules[i].band = other_band(r.rules[i].band);
                       });
                     }});
  for (std::size_t c = 0; c < rule.when.size(); ++c) {
    const std::string of = name + ", " + rule.when[c].said;
    for (const auto& change : breaks(rule.when[c]))
      mutants.push_back({of + ": a value less, a day or a year off", [=](RuleSet& rules) {
                           place(rules,
                                 [&](Relief& r, std::size_t i) { change(r.rules[i].when[c]); });
                         }});
  }
}

void add_subject(const Relief& relief, std::vector<Mutant>& mutants) {
  for (std::size_t f = 0; f < relief.subject.size(); ++f)
    for (std::size_t c = 0; c < relief.subject[f].size(); ++c) {
      const Condition& condition = relief.subject[f][c];
      const std::string of = relief.id + " for " + condition.said;
      const auto change = [id = relief.id, f, c](RuleSet& rules,
                                                 const std::function<void(Condition&)>& with) {
        with(std::ranges::find(rules.reliefs, id, &Relief::id)->subject[f][c]);
      };
      for (const auto& broken : breaks(condition))
        mutants.push_back(
            {of + ": a value less or a day off", [=](RuleSet& rules) { change(rules, broken); }});
      mutants.push_back({of + ": not asked", [=, id = relief.id](RuleSet& rules) {
                           auto& when =
                               std::ranges::find(rules.reliefs, id, &Relief::id)->subject[f];
                           when.erase(when.begin() + static_cast<std::ptrdiff_t>(c));
                         }});
    }
}

bool noticed(const RuleSet& rules, const std::string& relief) {
  return std::ranges::any_of(rows(), [&](const Row& row) {
    return (relief.empty() || row.relief == relief) && !wrong_with(rules, row).empty();
  });
}

TEST(Mutation, ARowNoticesEveryBrokenRule) {
  int killed = 0;
  std::vector<std::string> survivors;
  std::set<std::string> gates;
  for (const Relief& relief : shipped().reliefs) {
    std::vector<Mutant> mutants;
    add_subject(relief, mutants);
    for (const Rule& rule : relief.rules)
      if (!rule.gate || gates.insert(rule.track).second) add_rule(relief, rule, mutants);
    for (const Mutant& mutant : mutants) {
      RuleSet broken = shipped();
      mutant.change(broken);
      const bool gate = mutant.what.starts_with("gate ");
      if (noticed(broken, gate ? "" : relief.id))
        ++killed;
      else
        survivors.push_back(mutant.what);
    }
  }
  EXPECT_GT(killed, 500);
  // These never hold, they only ever send to a lawyer: dates that do not fit are not known, and a
  // section that is surely of Proposition 36 is met by the gate before.
  std::erase_if(survivors, [](const std::string& what) {
    return what.starts_with("gate dates") || what == "gate prop-36-perhaps: another band" ||
           what.starts_with("gate prop-36-perhaps, prop_36");
  });
  EXPECT_TRUE(survivors.empty());
  for (const std::string& what : survivors) ADD_FAILURE() << "nobody notices: " << what;
}

// Every section of the lists that follow the letter of a statute.
TEST(Mutation, ARowNoticesASectionThatIsGone) {
  for (const char* name : {"listed_1203_4b", "listed_1203_4a", "prop_36"}) {
    const int list = shipped().lists.find(name);
    ASSERT_GE(list, 0);
    const SectionList& all = shipped().lists.all()[static_cast<std::size_t>(list)];
    for (std::size_t i = 0; i < all.sections.size() + all.ask.size(); ++i) {
      RuleSet broken = shipped();
      SectionLists lists;
      for (SectionList each : shipped().lists.all()) {
        auto& from = i < each.sections.size() ? each.sections : each.ask;
        const std::size_t at = i < all.sections.size() ? i : i - all.sections.size();
        if (each.name == name) from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
        lists.add(std::move(each));
      }
      lists.set_lettered(shipped().lists.lettered());
      broken.lists = std::move(lists);
      EXPECT_TRUE(noticed(broken, "")) << name << " " << i;
    }
  }
}

}  // namespace
}  // namespace clearway::relief
