// A desk forgets what the real center has, and the real center is put back from an old copy.
#include "tests/app/station/real_center.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::chrono::days kRest{30};

class Forget : public RealCenter {
 protected:
  // Somebody else's receipt of a month later: the center's clock is the real one.
  static void a_month_passes(Station& station) {
    visit(station, "Test Person");
    for (const auto& waiting : must(station.vault().waiting(9))) {
      const auto link = must(entry::decode_link(waiting.link));
      entry::Receipt receipt;
      receipt.device = link.device;
      receipt.sequence = link.sequence;
      receipt.entry = link.entry;
      receipt.received = kLater;
      must(station.vault().keep_receipt(receipt));
    }
  }
  static int forget(Station& station, core::UnixTime now = kLater) {
    return must(station.forget_old(kRest, now)).records;
  }
  static void expect_gone(Station& station, const VisitKeys& keys) {
    EXPECT_THAT(must(station.vault().entries(keys.record)), IsEmpty());
    EXPECT_EQ(code_of(station.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
    EXPECT_THAT(must(station.vault().verify()), IsEmpty());
  }
  static std::string name_in(Station& station, const VisitKeys& keys) {
    const auto opened = must(station.continue_with_code(*keys.code, kNoon));
    must(station.drop_visit(opened.keys));
    return record::value_of(opened.record.fields(), "person.name.court");
  }

  static constexpr core::UnixTime kLater = kNoon + 40 * kDay;
};

TEST_F(Forget, ACenterPutBackFromBeforeItGoesOnWithoutIt) {
  auto one = desk("one");
  auto two = desk("two");
  const auto copy = office_.scratch / "center.copy";
  keep_copy_of_center(copy);
  const auto keys = visit(one, "Ana Ñandú");
  EXPECT_EQ(must(sync(one)).waiting, 0);
  a_month_passes(one);
  EXPECT_EQ(forget(one), 1);
  expect_gone(one, keys);

  put_back_center(copy);
  const auto again = sync(one);
  ASSERT_OK(again);
  EXPECT_EQ(again->safe, again->pushed);
  EXPECT_EQ(again->waiting, 0);
  EXPECT_EQ(again->set_aside, 0);
  visit(one, "Test Person");
  EXPECT_EQ(must(sync(one)).waiting, 0);
  ASSERT_OK(sync(two));
  EXPECT_THAT(must(two.vault().entries()), SizeIs(2));  // what stood behind it
}

TEST_F(Forget, RecalledItComesAgainFromTheCenter) {
  auto one = desk("one");
  const auto keys = visit(one, "Ana Ñandú");
  ASSERT_OK(sync(one));
  a_month_passes(one);
  EXPECT_EQ(forget(one), 1);
  ASSERT_OK(sync(one));
  expect_gone(one, keys);
  EXPECT_EQ(must(one.vault().recall()), 1);
  ASSERT_OK(sync(one));
  EXPECT_EQ(name_in(one, keys), "Ana Ñandú");
  EXPECT_THAT(must(one.vault().verify()), IsEmpty());
}

TEST_F(Forget, AVisitElsewhereBringsTheWholeFileBackWithinADay) {
  auto one = desk("one");
  auto two = desk("two");
  const auto keys = visit(one, "Ana Ñandú");
  ASSERT_OK(sync(one));
  ASSERT_OK(sync(two));
  a_month_passes(one);
  EXPECT_EQ(forget(one), 1);
  auto next = must(two.continue_with_code(*keys.code, kNoon));
  must(two.keep_field(next.keys, "person.phone", "555-0100"));
  EXPECT_TRUE(must(two.end_visit(next.keys, next.record, kPerson, kNoon + 1)));
  ASSERT_OK(sync(two));
  ASSERT_OK(sync(one));
  expect_gone(one, keys);  // not half of it
  EXPECT_EQ(forget(one, kLater + kDay), 0);
  ASSERT_OK(sync(one));
  EXPECT_EQ(name_in(one, keys), "Ana Ñandú");
  EXPECT_THAT(must(one.vault().entries(keys.record)), SizeIs(2));
}

TEST_F(Forget, LooksOnceADayAndNeverWhereTheSiteSaysNever) {
  auto one = desk("one");
  const auto keys = visit(one, "Ana Ñandú");
  ASSERT_OK(sync(one));
  EXPECT_EQ(forget(one), 0);
  a_month_passes(one);
  EXPECT_EQ(forget(one), 0);  // the same day
  EXPECT_EQ(must(one.forget_old(std::chrono::days{0}, kLater + kDay)).records, 0);
  EXPECT_EQ(forget(one, kLater + kDay), 1);
  expect_gone(one, keys);
}

}  // namespace
}  // namespace clearway::station
