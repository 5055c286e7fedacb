#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/record/generators.h"

namespace clearway::record {
namespace {

using Values = std::map<std::string, std::optional<std::string>>;

core::DeviceId device(core::Byte n) {
  core::DeviceId id;
  id.bytes.fill(n);
  return id;
}

// One device's next step on what it has seen so far.
Change step(const Record& seen, core::Byte id, Values fields, core::Byte on = 1) {
  return seen.change_to(std::move(fields), change_id(id), device(on), {}, 1'700'000'000);
}

TEST(Merge, IsAssociativeCommutativeAndIdempotent) {
  EXPECT_TRUE(rc::check(
      [](const std::vector<Change>& a, const std::vector<Change>& b, const std::vector<Change>& c) {
        Record left = record_of(a);
        left.merge(record_of(b));
        left.merge(record_of(c));
        Record right = record_of(c);
        Record inner = record_of(b);
        inner.merge(record_of(a));
        right.merge(inner);
        RC_ASSERT(left == right);
        right.merge(left);
        RC_ASSERT(left == right);
        RC_ASSERT(left.fields() == right.fields());
      }));
}

TEST(Merge, OrderOfArrivalNeverMatters) {
  EXPECT_TRUE(rc::check([](const std::vector<Change>& changes) {
    auto shuffled = changes;
    std::ranges::reverse(shuffled);
    RC_ASSERT(record_of(changes) == record_of(shuffled));
    RC_ASSERT(record_of(changes).conflicts() == record_of(shuffled).conflicts());
  }));
}

TEST(Merge, EveryFieldKeepsSomethingStanding) {
  // Nobody's words vanish: whatever was set by anyone has at least one standing value.
  EXPECT_TRUE(rc::check([](const std::vector<Change>& changes) {
    const Record record = record_of(changes);
    for (const auto& [id, change] : record.changes())
      for (const auto& [path, value] : change.fields) RC_ASSERT(!record.standing(path).empty());
  }));
}

TEST(Merge, AResolvedConflictStaysResolved) {
  EXPECT_TRUE(rc::check([](const std::vector<Change>& changes) {
    Record record = record_of(changes);
    Values wanted;
    for (const auto& path : record.conflicts()) wanted[path] = "settled";
    record.merge(record.change_to(wanted, change_id(200), device(9), {ActorKind::staff, "x"}, 0));
    RC_ASSERT(record.conflicts().empty());
    for (const auto& [path, value] : wanted)
      RC_ASSERT(value_of(record.fields(), path) == "settled");
    for (const auto& change : changes) record.merge(change);  // all of it arrives once more
    RC_ASSERT(record.conflicts().empty());
  }));
}

TEST(Merge, TwoDesksAtOnceAreAConflictUntilOneSettlesIt) {
  Record base;
  base.merge(step(base, 1, {{"case.a.county", "alameda"}}));
  Record here = base;
  Record there = base;
  here.merge(step(here, 2, {{"case.a.county", "kern"}}, 2));
  there.merge(step(there, 3, {{"case.a.county", "fresno"}}, 3));
  here.merge(there);
  EXPECT_EQ(here.conflicts(), std::vector<std::string>{"case.a.county"});
  ASSERT_EQ(here.standing("case.a.county").size(), 2u);
  EXPECT_EQ(here.standing("case.a.county").front().value, "fresno");  // higher device
  EXPECT_EQ(value_of(here.fields(), "case.a.county"), "fresno");
  here.merge(step(here, 4, {{"case.a.county", "kern"}}));
  EXPECT_TRUE(here.conflicts().empty());
  EXPECT_EQ(value_of(here.fields(), "case.a.county"), "kern");
}

TEST(Merge, CorrectingOneFieldLeavesTheOthersOfThatStepStanding) {
  Record record;
  record.merge(step(record, 1, {{"a", "one"}, {"b", "two"}}));
  record.merge(step(record, 2, {{"a", "three"}}));
  EXPECT_EQ(record.fields(), (Fields{{"a", "three"}, {"b", "two"}}));
}

TEST(Merge, DeletingIsAChange) {
  Record record;
  record.merge(step(record, 1, {{"a", "one"}}));
  record.merge(step(record, 2, {{"a", std::nullopt}}));
  EXPECT_TRUE(record.fields().empty());
  ASSERT_EQ(record.standing("a").size(), 1u);
  EXPECT_EQ(record.standing("a").front().value, std::nullopt);
}

TEST(Merge, SameIdOtherContentTakesTheSmallerEncodingEitherWayRound) {
  Record empty;
  const Change one = step(empty, 1, {{"a", "one"}});
  const Change two = step(empty, 1, {{"a", "two"}});
  EXPECT_EQ(record_of({one, two}), record_of({two, one}));
  EXPECT_EQ(value_of(record_of({two, one}).fields(), "a"), "one");
}

TEST(ChangeTo, SaysOnlyWhatDiffers) {
  Record record;
  record.merge(step(record, 1, {{"a", "one"}, {"b", "two"}}));
  const Change change = step(record, 2, {{"a", "one"}, {"b", "2"}, {"gone", std::nullopt}});
  EXPECT_EQ(change.fields, (Values{{"b", "2"}}));
  EXPECT_EQ(change.replaces, (std::set{change_id(1)}));
  EXPECT_EQ(change.lamport, 2u);
  EXPECT_TRUE(step(record, 3, {{"a", "one"}}).fields.empty());
}

TEST(CaseIds, ComeInTheirOrderThenById) {
  const Fields fields{{"case.aa.county", "kern"},  {"case.aa.order", "2"}, {"case.bb.order", "1"},
                      {"case.cc.county", "kern"},  {"case.dd.order", "x"}, {"caseless.zz", "no"},
                      {"declaration.goals", "yes"}};
  EXPECT_EQ(case_ids(fields), (std::vector<std::string>{"bb", "aa", "cc", "dd"}));
  EXPECT_EQ(value_of(fields, "case.aa.county"), "kern");
  EXPECT_EQ(value_of(fields, "case.ee.county"), "");
}

}  // namespace
}  // namespace clearway::record
