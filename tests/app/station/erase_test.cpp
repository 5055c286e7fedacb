// A record is withdrawn: at the desk where it was asked for, at the real center, at another
// desk, and again wherever an older copy is put back.
#include "app/station/files.h"
#include "tests/app/station/real_center.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::IsEmpty;
namespace fs = std::filesystem;

class Erase : public RealCenter {
 protected:
  // The desk's database as it was, put back under a desk that is closed.
  void put_back(std::optional<Station>& station, const std::string& name, const fs::path& copy) {
    station.reset();
    const auto file = office_.scratch / name / "vault.db";
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(file.string() + suffix);
    fs::copy_file(copy, file, fs::copy_options::overwrite_existing);
    station.emplace(must(Station::open(office_.scratch / name, demo_site())));
  }
  // What the center has of a record: entries, the notes of what was done with it among them,
  // and wraps.
  std::pair<int, int> at_center(core::RecordId record) {
    const auto folder = office_.scratch / ("dump" + std::to_string(++dumps_));
    run({"dump", "--out", folder});
    std::pair<int, int> found;
    for (const auto& file : fs::directory_iterator(folder)) {
      const auto bytes = must(read_small(file.path(), entry::kMaxEntry));
      if (file.path().extension() == ".entry")
        found.first += must(entry::read_header(bytes)).record == record ? 1 : 0;
      else
        found.second += must(entry::decode_wrap(bytes)).record == record ? 1 : 0;
    }
    return found;
  }
  static void expect_gone(Station& station, const VisitKeys& keys) {
    EXPECT_THAT(must(station.vault().entries(keys.record)), IsEmpty());
    EXPECT_THAT(must(station.vault().wraps(keys.record)), IsEmpty());
    EXPECT_EQ(code_of(station.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
    EXPECT_TRUE(must(station.vault().erasure(keys.record)).has_value());
  }
  static void expect_whole(Station& station) {
    EXPECT_THAT(must(station.vault().verify()), IsEmpty());
  }
  static constexpr std::pair<int, int> kNothing{0, 0};
  static constexpr std::pair<int, int> kOneVisit{2, 3};  // its entry and the note of it

  int dumps_ = 0;
};

TEST_F(Erase, GoesEverywhereAndNoOlderCopyBringsItBack) {
  std::optional<Station> one(desk("one"));
  auto two = desk("two");
  const auto keys = visit(*one, "Ana Ñandú");
  ASSERT_OK(sync(*one));
  ASSERT_OK(sync(two));
  ASSERT_OK(two.continue_with_code(*keys.code, kNoon));
  const auto desk_copy = office_.scratch / "one.copy";
  const auto center_copy = office_.scratch / "center.copy";
  must(one->vault().backup(desk_copy));
  keep_copy_of_center(center_copy);
  EXPECT_EQ(at_center(keys.record), kOneVisit);

  must(one->erase_with_code(*keys.code, keys.record, kNoon));
  expect_gone(*one, keys);
  expect_whole(*one);
  EXPECT_EQ(must(one->vault().erasure(keys.record))->server_epoch, 0U);
  const auto told = sync(*one);
  ASSERT_OK(told);
  EXPECT_EQ(told->erasures, 1);
  EXPECT_EQ(must(one->vault().erasure(keys.record))->server_epoch, 1U);
  EXPECT_EQ(at_center(keys.record), kNothing);
  const auto heard = sync(two);
  ASSERT_OK(heard);
  EXPECT_EQ(heard->erased, 1);
  EXPECT_EQ(heard->unreadable, 0);
  expect_gone(two, keys);

  put_back(one, "one", desk_copy);
  expect_gone(*one, keys);
  // Where the list beside the database is gone too, the center says so.
  ASSERT_TRUE(fs::remove(office_.scratch / "one" / "withdrawn"));
  put_back(one, "one", desk_copy);
  ASSERT_OK(one->continue_with_code(*keys.code, kNoon));
  ASSERT_OK(sync(*one));
  expect_gone(*one, keys);

  // Only the desk that was told so tells the center that has forgotten.
  put_back_center(center_copy);
  EXPECT_EQ(at_center(keys.record), kOneVisit);
  const auto again = sync(two);
  ASSERT_OK(again);
  EXPECT_EQ(again->erasures, 1);
  EXPECT_EQ(at_center(keys.record), kNothing);
  expect_gone(two, keys);

  // And both at once.
  put_back_center(center_copy);
  put_back(one, "one", desk_copy);
  ASSERT_OK(sync(*one));
  ASSERT_OK(sync(two));
  ASSERT_OK(sync(*one));
  expect_gone(*one, keys);
  expect_gone(two, keys);
  EXPECT_EQ(at_center(keys.record), kNothing);
  auto three = desk("three");
  ASSERT_OK(sync(three));
  EXPECT_THAT(must(three.vault().entries()), IsEmpty());
  expect_gone(three, keys);
  expect_whole(two);
  expect_whole(three);
}

TEST_F(Erase, WhatWasNeverSentIsNeverSentAndHoldsUpNothing) {
  auto one = desk("one");
  const auto keys = visit(one, "Ana Ñandú");
  const auto other = visit(one, "Test Person");
  must(one.erase_with_code(*keys.code, keys.record, kNoon));
  const auto result = sync(one);
  ASSERT_OK(result);
  EXPECT_EQ(result->erasures, 1);
  EXPECT_EQ(result->waiting, 0);
  EXPECT_EQ(result->set_aside, 0);
  EXPECT_EQ(at_center(keys.record), kNothing);
  EXPECT_EQ(at_center(other.record), kOneVisit);
  const auto counts = must(one.vault().counts(0));
  EXPECT_EQ(counts.taken, 1);
  EXPECT_EQ(counts.safe, 1);
  expect_gone(one, keys);
  expect_whole(one);
}

TEST_F(Erase, WhatIsAddedElsewhereMeanwhileGoesToo) {
  auto one = desk("one");
  auto two = desk("two");
  const auto keys = visit(one, "Ana Ñandú");
  ASSERT_OK(sync(one));
  ASSERT_OK(sync(two));
  auto next = must(two.continue_with_code(*keys.code, kNoon));
  must(two.keep_field(next.keys, "person.phone", "555-0100"));
  EXPECT_TRUE(must(two.end_visit(next.keys, next.record, kPerson, kNoon + 1)));
  must(one.erase_with_code(*keys.code, keys.record, kNoon + 2));
  ASSERT_OK(sync(one));
  const auto late = sync(two);
  ASSERT_OK(late);
  EXPECT_EQ(late->waiting, 0);
  EXPECT_EQ(at_center(keys.record), kNothing);
  expect_gone(two, keys);
  visit(two, "Test Person");
  ASSERT_OK(sync(two));
  EXPECT_EQ(must(two.vault().counts(0)).waiting, 0);
  expect_whole(two);
}

TEST_F(Erase, OnlyWhoCanOpenItMayAsk) {
  auto one = desk("one");
  const auto keys = visit(one, "Ana Ñandú");
  const auto other = visit(one, "Test Person");
  EXPECT_EQ(code_of(one.erase_with_code(*other.code, keys.record, kNoon)), ErrorCode::not_found);
  auto wrong = *keys.code;
  std::swap(wrong.secret.front(), wrong.secret.back());
  if (wrong.secret != keys.code->secret) {
    EXPECT_EQ(code_of(one.erase_with_code(wrong, keys.record, kNoon)), ErrorCode::wrong_key);
  }
  const auto volunteer = must(one.sign_in("vol", office_.vol, kUptime, kNoon));
  EXPECT_EQ(code_of(one.erase_as_staff(volunteer, keys.record, kNoon)), ErrorCode::wrong_key);
  auto mine = must(one.start_record(Keep::me));
  must(one.keep_field(mine, "a", "b"));
  EXPECT_TRUE(must(one.end_visit(mine, {}, kPerson, kNoon)));
  const auto staff = must(one.sign_in("ana", office_.ana, kUptime, kNoon));
  EXPECT_EQ(code_of(one.erase_as_staff(staff, mine.record, kNoon)), ErrorCode::not_found);
  EXPECT_EQ(must(one.vault().entries()).size(), 3U);

  must(one.erase_as_staff(staff, keys.record, kNoon));
  expect_gone(one, keys);
  EXPECT_EQ(must(one.vault().erasure(keys.record))->erasure.asked_by, entry::AskedBy::staff);
  EXPECT_EQ(must(one.vault().entries()).size(), 2U);
}

}  // namespace
}  // namespace clearway::station
