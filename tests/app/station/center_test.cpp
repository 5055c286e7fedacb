// Two desks of one site and the real center between them.
#include "tests/app/station/real_center.h"

namespace clearway::station {
namespace {

using core::ErrorCode;

TEST_F(RealCenter, CarriesARecordFromDeskToDesk) {
  auto one = desk("one");
  auto two = desk("two");
  const auto keys = visit(one, "Ana Ñandú");
  EXPECT_EQ(code_of(two.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
  const auto pushed = sync(one);
  ASSERT_OK(pushed);
  EXPECT_EQ(pushed->safe, 2) << "the visit and the note of it";
  EXPECT_EQ(pushed->wraps, 3);
  ASSERT_OK(sync(two));
  auto next = two.continue_with_code(*keys.code, kNoon);
  ASSERT_OK(next);
  EXPECT_EQ(record::value_of(next->record.fields(), "person.name.court"), "Ana Ñandú");
  must(two.keep_field(next->keys, "person.phone", "555-0100"));
  EXPECT_TRUE(must(two.end_visit(next->keys, next->record, kPerson, kNoon + 1)));

  const auto staff = must(two.sign_in("ana", office_.ana, kUptime, kNoon));
  const auto fresh = must(two.replace_code(staff, keys.record, kNoon));
  ASSERT_OK(sync(two));
  ASSERT_OK(sync(one));
  EXPECT_EQ(code_of(one.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
  const auto back = one.continue_with_code(fresh, kNoon);
  ASSERT_OK(back);
  EXPECT_EQ(back->record.fields().size(), 2U);
}

TEST_F(RealCenter, HandsTheNewStaffListToEveryMachine) {
  auto one = desk("one");
  must(remove_staff(office_.organization, office_.site, "ana", LastOfStaff::remove));
  run({"publish", office_.folder / "statements" / ("staff-" + office_.site.hex() + ".signed")});
  EXPECT_OK(one.sign_in("ana", office_.ana, kUptime, kNoon));
  const auto round = sync(one);
  ASSERT_OK(round);
  EXPECT_EQ(round->staff_lists, 1);
  EXPECT_EQ(round->unreadable, 0);
  EXPECT_EQ(code_of(one.sign_in("ana", office_.ana, kUptime, kNoon)), ErrorCode::not_found);
  EXPECT_EQ(must(sync(one)).staff_lists, 0) << "once";
}

TEST_F(RealCenter, GetsEverythingOnceWhenItComesBack) {
  auto one = desk("one");
  stop();
  for (int i = 0; i < 40; ++i) visit(one, "Test Person");
  EXPECT_EQ(code_of(sync(one)), ErrorCode::offline);
  EXPECT_EQ(must(one.vault().counts(0)).waiting, 40);
  start();
  const auto result = sync(one);
  ASSERT_OK(result);
  EXPECT_EQ(result->safe, 80) << "each with its note";
  const auto counts = must(one.vault().counts(0));
  EXPECT_EQ(counts.safe, 40);
  EXPECT_EQ(counts.waiting, 0);
  const auto again = sync(one);
  ASSERT_OK(again);
  EXPECT_EQ(again->pushed, 0);
}

TEST_F(RealCenter, GetsEverythingAgainAfterARestore) {
  auto one = desk("one");
  visit(one, "Ana Prueba");
  stop();
  const auto backup = office_.scratch / "backup";
  std::filesystem::copy(store_, backup, std::filesystem::copy_options::recursive);
  start();
  ASSERT_OK(sync(one));
  visit(one, "Test Person");
  ASSERT_OK(sync(one));
  stop();
  std::filesystem::remove_all(store_);
  std::filesystem::rename(backup, store_);
  run({"new-epoch"});
  start();
  const auto result = sync(one);
  ASSERT_OK(result);
  EXPECT_EQ(result->safe, 4) << "each with its note";
  EXPECT_EQ(result->wraps, 6);
  EXPECT_EQ(result->waiting, 0);
  EXPECT_EQ(must(one.vault().counts(0)).safe, 2);
}

TEST_F(RealCenter, RefusesACodeASecondTime) {
  const auto code = run({"invite"});
  const Enrollment first{office_.scratch / "one", office_.site, "one", code};
  ASSERT_OK(enroll(office_.organization, demo_site(), first));
  const Enrollment second{office_.scratch / "two", office_.site, "two", code};
  EXPECT_EQ(code_of(enroll(office_.organization, demo_site(), second)), ErrorCode::rejected);
  const Enrollment right{office_.scratch / "two", office_.site, "two", run({"invite"})};
  EXPECT_OK(enroll(office_.organization, demo_site(), right));
}

}  // namespace
}  // namespace clearway::station
