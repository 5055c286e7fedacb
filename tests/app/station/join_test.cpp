// Two records of one person, joined by staff at a desk.
#include "app/station/join.h"

#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Join : public testing::Test {
 protected:
  VisitKeys visit(const std::map<std::string, std::string>& fields, core::UnixTime at = kNoon,
                  Keep keep = Keep::clinic) {
    auto keys = must(desk_.station.start_record(keep));
    for (const auto& [field, value] : fields) must(desk_.station.keep_field(keys, field, value));
    EXPECT_TRUE(must(desk_.station.end_visit(keys, {}, kPerson, at)));
    return keys;
  }
  record::Record by_code(const VisitKeys& keys) {
    auto opened = must(desk_.station.continue_with_code(*keys.code, kNoon));
    must(desk_.station.drop_visit(opened.keys));
    return opened.record;
  }
  record::Record by_staff(const VisitKeys& keys) {
    return must(desk_.station.open_record(ana_, keys.record, kNoon));
  }
  std::size_t entries(const VisitKeys& keys) {
    return must(desk_.station.vault().entries(keys.record)).size();
  }
  void join(const VisitKeys& one, const VisitKeys& other) {
    must(desk_.station.join(ana_, one.record, other.record, kNoon + 9));
  }

  Desk desk_;
  StaffSession ana_ = must(desk_.station.sign_in("ana", office().ana, kUptime, kNoon));
};

TEST_F(Join, WhoeverOpensOneReadsBoth) {
  const auto one = visit({{"person.name.court", "Ana Ñandú"}, {"person.phone", "555-0100"}});
  const auto two = visit({{"person.name.court", "Ana Ñandú"}, {"declaration.goals", "Rest."}});
  join(one, two);
  const record::Fields both{{"declaration.goals", "Rest."},
                            {"person.name.court", "Ana Ñandú"},
                            {"person.phone", "555-0100"}};
  for (const auto* keys : {&one, &two}) {
    EXPECT_EQ(by_code(*keys).fields(), both);
    EXPECT_EQ(by_staff(*keys).fields(), both);
  }
  EXPECT_THAT(must(desk_.station.vault().verify()), IsEmpty());
}

TEST_F(Join, TwiceAndTheOtherWayRoundIsOnce) {
  const auto one = visit({{"a", "1"}});
  const auto two = visit({{"b", "2"}});
  join(one, two);
  const auto before = by_staff(one);
  join(one, two);
  join(two, one);
  EXPECT_EQ(entries(one), 2U);
  EXPECT_EQ(entries(two), 2U);
  EXPECT_EQ(by_staff(one), before);
  EXPECT_EQ(by_staff(two), before);
  EXPECT_EQ(code_of(desk_.station.join(ana_, one.record, one.record, kNoon)),
            ErrorCode::invalid_input);
}

TEST_F(Join, ADifferenceIsAConflictThatTheNextAnswerSettles) {
  const auto one = visit({{"person.phone", "555-0100"}});
  const auto two = visit({{"person.phone", "555-0199"}});
  join(one, two);
  EXPECT_THAT(by_code(two).conflicts(), ElementsAre("person.phone"));
  auto next = must(desk_.station.continue_with_code(*one.code, kNoon));
  must(desk_.station.keep_field(next.keys, "person.phone", "555-0111"));
  EXPECT_TRUE(must(desk_.station.end_visit(next.keys, next.record, kPerson, kNoon + 20)));
  EXPECT_EQ(entries(one), 3U);  // new words go to what was opened
  EXPECT_EQ(entries(two), 2U);
  for (const auto* keys : {&one, &two}) {
    EXPECT_THAT(by_staff(*keys).conflicts(), IsEmpty());
    EXPECT_EQ(record::value_of(by_staff(*keys).fields(), "person.phone"), "555-0111");
  }
}

TEST_F(Join, KeysAreInNothingThatIsShown) {
  const auto one = visit({{"a", "1"}});
  const auto two = visit({{"b", "2"}});
  join(one, two);
  const auto hidden = [&](const record::Fields& fields) {
    for (const auto& [path, value] : fields)
      if (path.starts_with(record::kJoined)) return false;
    return true;
  };
  EXPECT_TRUE(hidden(by_code(one).fields()));
  for (const auto& row : must(desk_.station.list(ana_, 100)).rows) EXPECT_TRUE(hidden(row.fields));
  EXPECT_THAT(joined_keys(by_staff(one)), SizeIs(2));  // they are there all the same
}

TEST_F(Join, AFileForMeOnlyOpensWithItsCodeAndThenForStaffToo) {
  const auto one = visit({{"a", "1"}});
  const auto mine = visit({{"b", "2"}}, kNoon, Keep::me);
  EXPECT_EQ(code_of(desk_.station.join(ana_, one.record, mine.record, kNoon)),
            ErrorCode::not_found);
  must(desk_.station.join(ana_, one.record, *mine.code, kNoon + 9));
  EXPECT_EQ(by_staff(one).fields(), (record::Fields{{"a", "1"}, {"b", "2"}}));
  EXPECT_EQ(by_code(mine).fields(), (record::Fields{{"a", "1"}, {"b", "2"}}));
  EXPECT_EQ(code_of(desk_.station.open_record(ana_, mine.record, kNoon)), ErrorCode::not_found);
}

TEST_F(Join, NobodyWithoutAKeyMay) {
  const auto one = visit({{"a", "1"}});
  const auto two = visit({{"b", "2"}});
  const auto volunteer = must(desk_.station.sign_in("vol", office().vol, kUptime, kNoon));
  EXPECT_EQ(code_of(desk_.station.join(volunteer, one.record, two.record, kNoon)),
            ErrorCode::wrong_key);
  EXPECT_EQ(code_of(desk_.station.join(volunteer, one.record, *two.code, kNoon)),
            ErrorCode::wrong_key);
  EXPECT_EQ(entries(one), 1U);
}

TEST_F(Join, ChainsOpenAllAndWhatIsNotHereIsLeftOut) {
  const auto one = visit({{"a", "1"}});
  const auto two = visit({{"b", "2"}});
  const auto three = visit({{"c", "3"}});
  join(one, two);
  join(two, three);
  join(three, one);
  EXPECT_THAT(by_code(one).fields(), SizeIs(3));
  const auto device = must(desk_.station.vault().device());
  must(desk_.station.vault().erase_record(must(entry::sign_erasure(
      device.key, {device.id, two.record, kNoon, entry::AskedBy::person, {}}))));
  EXPECT_EQ(by_code(one).fields(), (record::Fields{{"a", "1"}, {"c", "3"}}));
  EXPECT_EQ(by_code(three).fields(), by_code(one).fields());
}

TEST_F(Join, AKeyThatIsNotTheRecordsIsLeftOut) {
  const auto two = visit({{"b", "2"}});
  const auto one = visit({{"a", "1"},
                          {"joined." + two.record.hex(), std::string(64, 'a')},
                          {"joined.nothing", "at all"}});
  EXPECT_EQ(by_code(one).fields(), (record::Fields{{"a", "1"}}));
}

TEST_F(Join, WhoWithdrawsWithdrawsBoth) {
  for (const bool staff_asks : {false, true}) {
    SCOPED_TRACE(staff_asks);
    const auto one = visit({{"a", "1"}});
    const auto two = visit({{"b", "2"}});
    const auto mine = visit({{"c", "3"}}, kNoon, Keep::me);
    const auto other = visit({{"d", "4"}});
    join(one, two);
    must(desk_.station.join(ana_, two.record, *mine.code, kNoon + 9));
    if (staff_asks) {
      must(desk_.station.erase_as_staff(ana_, one.record, kNoon + 20));
    } else {
      must(desk_.station.erase_with_code(*one.code, one.record, kNoon + 20));
    }
    for (const auto* keys : {&one, &two, &mine}) {
      EXPECT_EQ(entries(*keys), 0U);
      const auto erasure = must(desk_.station.vault().erasure(keys->record));
      ASSERT_TRUE(erasure.has_value());
      EXPECT_EQ(erasure->erasure.record, keys->record);
      EXPECT_EQ(code_of(desk_.station.continue_with_code(*keys->code, kNoon)),
                ErrorCode::not_found);
    }
    EXPECT_EQ(entries(other), 1U);
    EXPECT_THAT(must(desk_.station.vault().verify()), IsEmpty());
  }
}

TEST_F(Join, TheListShowsOneRowThatTheOldestNames) {
  const auto young = visit({{"person.birth_date", "1985-02-03"}}, kNoon + 5);
  const auto old = visit({{"person.name.court", "Ana Prueba"}}, kNoon);
  const auto stranger = visit({{"z", "9"}}, kNoon + 1);
  join(young, old);
  const auto rows = must(desk_.station.list(ana_, 100)).rows;
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].id, old.record);  // the newest, by the join itself
  EXPECT_THAT(rows[0].joined, ElementsAre(young.record));
  EXPECT_EQ(rows[0].fields,
            (record::Fields{{"person.birth_date", "1985"}, {"person.name.court", "Ana Prueba"}}));
  EXPECT_TRUE(rows[0].readable);
  EXPECT_EQ(rows[1].id, stranger.record);
  EXPECT_THAT(rows[1].joined, IsEmpty());
}

TEST_F(Join, PartedEachIsReadByItselfAndMayBeJoinedAnew) {
  const auto one = visit({{"a", "1"}});
  const auto two = visit({{"b", "2"}});
  join(one, two);
  must(desk_.station.part(ana_, two.record, one.record, kNoon + 20));
  EXPECT_EQ(by_code(one).fields(), (record::Fields{{"a", "1"}}));
  EXPECT_EQ(by_code(two).fields(), (record::Fields{{"b", "2"}}));
  EXPECT_THAT(must(desk_.station.list(ana_, 100)).rows, SizeIs(2));
  EXPECT_EQ(code_of(desk_.station.part(ana_, two.record, one.record, kNoon + 21)),
            ErrorCode::not_found);
  join(one, two);
  EXPECT_THAT(by_code(one).fields(), SizeIs(2));
}

TEST_F(Join, OneOfThreeIsTakenOutAndTheOthersStayOne) {
  for (const std::size_t out : {0U, 1U, 2U}) {
    SCOPED_TRACE(out);
    const VisitKeys made[] = {visit({{"a", "1"}}), visit({{"b", "2"}}), visit({{"c", "3"}})};
    join(made[0], made[1]);  // held together by the one in the middle
    join(made[1], made[2]);
    const auto& from = made[(out + 1) % 3];
    const auto& rest = made[(out + 2) % 3];
    EXPECT_THAT(must(desk_.station.files(ana_, from.record)), SizeIs(3));
    must(desk_.station.part(ana_, from.record, made[out].record, kNoon + 20));
    EXPECT_THAT(by_code(made[out]).fields(), SizeIs(1));
    EXPECT_THAT(by_code(from).fields(), SizeIs(2));
    EXPECT_EQ(by_code(rest).fields(), by_code(from).fields());
    EXPECT_THAT(must(desk_.station.files(ana_, made[out].record)), SizeIs(1));
  }
}

TEST_F(Join, FilesAreShownEachByItself) {
  const auto one = visit({{"person.name.court", "Ana Prueba"}});
  const auto two = visit({{"person.birth_date", "1985"}});
  join(one, two);
  const auto files = must(desk_.station.files(ana_, two.record));
  ASSERT_THAT(files, SizeIs(2));
  EXPECT_EQ(files[0].id, two.record);
  EXPECT_EQ(files[0].fields, (record::Fields{{"person.birth_date", "1985"}}));
  EXPECT_EQ(files[1].id, one.record);
  EXPECT_EQ(files[1].fields, (record::Fields{{"person.name.court", "Ana Prueba"}}));
  const auto volunteer = must(desk_.station.sign_in("vol", office().vol, kUptime, kNoon));
  EXPECT_EQ(code_of(desk_.station.files(volunteer, one.record)), ErrorCode::wrong_key);
}

TEST_F(Join, ANewCodeOpensBothAndTheOldOnesNothing) {
  const auto one = visit({{"a", "1"}});
  const auto two = visit({{"b", "2"}});
  join(one, two);
  const auto code = must(desk_.station.replace_code(ana_, one.record, kNoon));
  for (const auto* keys : {&one, &two})
    EXPECT_EQ(code_of(desk_.station.continue_with_code(*keys->code, kNoon)), ErrorCode::not_found);
  EXPECT_THAT(must(desk_.station.continue_with_code(code, kNoon)).record.fields(), SizeIs(2));
}

TEST_F(Join, RowsOfHalfAJoinAreStillOne) {
  Row a;
  Row b;
  a.id = keys::random_id<core::RecordId>();
  b.id = keys::random_id<core::RecordId>();
  a.first_entry = 5;
  b.first_entry = 1;
  a.joined = {b.id};  // what b says has not come yet
  a.state = vault::EntryState::safe;
  const auto rows = one_row_each({b, a});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].id, a.id);  // opening it opens both
  EXPECT_EQ(rows[0].state, vault::EntryState::waiting);
}

}  // namespace
}  // namespace clearway::station
