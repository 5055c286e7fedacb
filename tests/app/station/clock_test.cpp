// A machine whose battery is dead, whose date is wrong, or that somebody set back: no clock loses
// anything or keeps anybody out.
#include "tests/app/station/real_center.h"

namespace clearway::station {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Clock : public RealCenter {
 protected:
  static VisitKeys visit_at(Station& station, core::UnixTime now) {
    auto keys = must(station.start_record(Keep::clinic));
    must(station.keep_field(keys, "person.name.court", "Test Person"));
    EXPECT_TRUE(must(station.end_visit(keys, {}, kPerson, now)));
    return keys;
  }
};

const core::UnixTime kClocks[] = {
    kNoon,
    0,                   // 1970: no battery
    -kDay,               // before it
    2'147'483'648,       // one second after 32 bits, in 2038
    kNoon + 10 * kDay,   // ahead
    kNoon - 400 * kDay,  // set back
    kNoon - kDay / 3,    // another zone
    4'102'444'800,       // 2100
};

TEST_F(Clock, WhateverItSaysEveryVisitIsKeptOpensAndArrives) {
  auto one = desk("one");
  std::vector<VisitKeys> visits;
  for (const auto now : kClocks) {
    SCOPED_TRACE(now);
    visits.push_back(visit_at(one, now));
    const auto opened = one.continue_with_code(*visits.back().code, now);
    ASSERT_OK(opened);
    EXPECT_OK(one.drop_visit(opened->keys));
  }
  const auto staff = must(one.sign_in("ana", office_.ana, kUptime, 0));
  EXPECT_THAT(must(one.list(staff, 100)).rows, SizeIs(std::size(kClocks)));
  EXPECT_THAT(must(one.vault().verify()), IsEmpty());
  ASSERT_OK(sync(one));
  const auto counts = must(one.vault().counts(0));
  EXPECT_EQ(counts.safe, counts.taken);

  auto two = desk("two");
  ASSERT_OK(sync(two));
  for (const auto& keys : visits) EXPECT_OK(two.continue_with_code(*keys.code, -kDay));
}

TEST_F(Clock, AnOpenVisitIsAdoptedAtAnyHour) {
  auto one = desk("one");
  for (const auto now : kClocks) {
    auto keys = must(one.start_record(Keep::clinic));
    must(one.keep_field(keys, "person.name.court", "Test Person"));
    EXPECT_EQ(must(one.vault().adopt_orphans(now)), 1);
    EXPECT_OK(one.continue_with_code(*keys.code, now));
    must(one.vault().adopt_orphans(now));
  }
  EXPECT_THAT(must(one.vault().verify()), IsEmpty());
}

TEST_F(Clock, AnErasureHoldsWhateverItIsDated) {
  auto one = desk("one");
  auto two = desk("two");
  for (const auto now : kClocks) {
    const auto keys = visit_at(one, kNoon);
    ASSERT_OK(sync(one));
    ASSERT_OK(sync(two));
    must(one.erase_with_code(*keys.code, keys.record, now));
    ASSERT_OK(sync(one));
    ASSERT_OK(sync(two));
    EXPECT_THAT(must(two.vault().wraps(keys.record)), IsEmpty());
  }
}

}  // namespace
}  // namespace clearway::station
