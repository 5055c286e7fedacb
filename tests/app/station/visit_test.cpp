// Visits: begun, kept, ended, gone on with.
#include "app/station/settings.h"
#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;

constexpr std::size_t kAll = 1000;  // rows

// A whole visit that keeps these fields; the keys, to go on with.
VisitKeys visit(Station& station, Keep keep,
                const std::vector<std::pair<std::string, std::string>>& fields) {
  auto keys = must(station.start_record(keep));
  for (const auto& [path, value] : fields) must(station.keep_field(keys, path, value));
  EXPECT_TRUE(must(station.end_visit(keys, {}, kPerson, kNoon)));
  return keys;
}

// Carries everything that one desk has to another, as a center would.
void carry(Station& from, Station& to) {
  std::vector<core::Bytes> entries;
  std::vector<entry::Wrap> wraps;
  std::vector<core::WrapId> destroyed;
  std::set<core::RecordId> records;
  for (const auto& info : must(from.vault().entries())) {
    entries.push_back(must(from.vault().entry_bytes(info.id)));
    records.insert(info.record);
  }
  for (const auto& record : records) {
    for (auto& wrap : must(from.vault().wraps(record))) {
      if (wrap.replaces) destroyed.push_back(*wrap.replaces);
      wraps.push_back(std::move(wrap));
    }
  }
  must(to.vault().keep_pulled(entries, wraps, destroyed, "1"));
}

TEST(Visit, ForMeOnlyLeavesOneWrap) {
  Desk desk;
  const auto keys = visit(desk.station, Keep::me, {{"person.name.court", "Ana Prueba"}});
  const auto wraps = must(desk.station.vault().wraps(keys.record));
  ASSERT_EQ(wraps.size(), 1U);
  EXPECT_EQ(wraps[0].recipient, entry::Recipient::code);
  EXPECT_EQ(wraps[0].locator, keys.code->locator);
}

TEST(Visit, SharedWithTheClinicOpensWithEachOfThreeKeys) {
  Desk desk;
  const auto keys = visit(desk.station, Keep::clinic, {{"person.name.court", "Ana Prueba"}});
  const auto site_key = must(open_site_key(office().organization, office().site));
  int opened = 0;
  for (const auto& wrap : must(desk.station.vault().wraps(keys.record))) {
    auto key = wrap.recipient == entry::Recipient::code ? entry::unwrap(wrap, *keys.code)
               : wrap.recipient == entry::Recipient::site
                   ? entry::unwrap(wrap, site_key)
                   : entry::unwrap(wrap, office().organization.box);
    ASSERT_OK(key);
    EXPECT_TRUE(std::ranges::equal(key->view(), keys.record_key.view()));
    ++opened;
  }
  EXPECT_EQ(opened, 3);
}

TEST(Visit, GoesOnWithItsCode) {
  Desk desk;
  const auto first = visit(desk.station, Keep::me,
                           {{"person.name.court", "Ana Ñandú"}, {"declaration.goals", "Trabajo"}});
  auto next = desk.station.continue_with_code(*first.code, kNoon);
  ASSERT_OK(next);
  EXPECT_EQ(next->keys.record, first.record);
  EXPECT_EQ(record::value_of(next->record.fields(), "person.name.court"), "Ana Ñandú");

  must(desk.station.keep_field(next->keys, "declaration.goals", std::nullopt));
  must(desk.station.keep_field(next->keys, "person.phone", "555-0100"));
  EXPECT_TRUE(must(desk.station.end_visit(next->keys, next->record, kPerson, kNoon + 1)));
  const auto last = desk.station.continue_with_code(*first.code, kNoon);
  ASSERT_OK(last);
  EXPECT_EQ(last->record.fields(),
            (record::Fields{{"person.name.court", "Ana Ñandú"}, {"person.phone", "555-0100"}}));
  EXPECT_TRUE(last->record.conflicts().empty());
  EXPECT_EQ(must(desk.station.vault().wraps(first.record)).size(), 1U);
}

TEST(Visit, TellsAWrongCodeFromOneThatIsNotHere) {
  Desk desk;
  const auto keys = visit(desk.station, Keep::me, {{"a", "b"}});
  auto wrong = *keys.code;
  wrong.secret = must(keys::new_return_code()).secret;
  EXPECT_EQ(code_of(desk.station.continue_with_code(wrong, kNoon)), ErrorCode::wrong_key);
  auto elsewhere = *keys.code;
  elsewhere.locator = elsewhere.locator == "0000" ? "1111" : "0000";
  EXPECT_EQ(code_of(desk.station.continue_with_code(elsewhere, kNoon)), ErrorCode::not_found);
}

TEST(Visit, IsFoundAmongOthersWithTheSameLocator) {
  Desk desk;
  const auto mine = visit(desk.station, Keep::me, {{"a", "mine"}});
  auto theirs = must(desk.station.start_record(Keep::me));
  auto same = must(keys::new_return_code());
  same.locator = mine.code->locator;
  const auto device = must(desk.station.vault().device());
  must(desk.station.vault().replace_wrap(must(entry::wrap_to_code(
      {device.id, device.key}, theirs.record, theirs.record_key.view(), same))));
  must(desk.station.keep_field(theirs, "a", "theirs"));
  EXPECT_TRUE(must(desk.station.end_visit(theirs, {}, kPerson, kNoon)));
  EXPECT_EQ(must(desk.station.continue_with_code(*mine.code, kNoon)).keys.record, mine.record);
  EXPECT_EQ(must(desk.station.continue_with_code(same, kNoon)).keys.record, theirs.record);
}

TEST(Visit, WithNothingNewKeepsNothing) {
  Desk desk;
  const auto empty = must(desk.station.start_record(Keep::clinic));
  EXPECT_FALSE(must(desk.station.end_visit(empty, {}, kPerson, kNoon)));
  EXPECT_TRUE(must(desk.station.vault().wraps(empty.record)).empty());

  const auto keys = visit(desk.station, Keep::me, {{"a", "b"}});
  auto next = must(desk.station.continue_with_code(*keys.code, kNoon));
  must(desk.station.keep_field(next.keys, "a", "b"));
  EXPECT_FALSE(must(desk.station.end_visit(next.keys, next.record, kPerson, kNoon)));
  EXPECT_EQ(must(desk.station.vault().entries(keys.record)).size(), 1U);
  EXPECT_OK(desk.station.continue_with_code(*keys.code, kNoon));
}

TEST(Visit, EndedTwiceIsEndedOnce) {
  Desk desk;
  const auto keys = visit(desk.station, Keep::me, {{"a", "b"}});
  EXPECT_FALSE(must(desk.station.end_visit(keys, {}, kPerson, kNoon)));
  EXPECT_EQ(must(desk.station.vault().entries(keys.record)).size(), 1U);
  EXPECT_OK(desk.station.continue_with_code(*keys.code, kNoon));
}

TEST(Visit, DroppedLeavesNothing) {
  Desk desk;
  auto keys = must(desk.station.start_record(Keep::clinic));
  must(desk.station.keep_field(keys, "a", "b"));
  ASSERT_OK(desk.station.drop_visit(keys));
  EXPECT_EQ(code_of(desk.station.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
  EXPECT_TRUE(must(desk.station.vault().entries()).empty());
}

TEST(Visit, CutOffByAPowerCutGoesOnWithItsCode) {
  Desk desk;
  auto keys = must(desk.station.start_record(Keep::me));
  must(desk.station.keep_field(keys, "person.name.court", "Ana Prueba"));
  EXPECT_EQ(must(desk.station.vault().adopt_orphans(kNoon)), 1);  // what a restart does
  const auto next = desk.station.continue_with_code(*keys.code, kNoon);
  ASSERT_OK(next);
  EXPECT_EQ(record::value_of(next->record.fields(), "person.name.court"), "Ana Prueba");
}

record::ActorKind who_typed(const record::Record& record, const char* field) {
  const auto standing = record.standing(field);
  EXPECT_EQ(standing.size(), 1U) << field;
  return standing.empty() ? record::ActorKind::staff : standing.front().actor.kind;
}

TEST(Visit, KeepsWhatAHelperTypedAsTheirs) {
  for (const bool cut_off : {false, true}) {
    SCOPED_TRACE(cut_off ? "after a power cut" : "after an orderly end");
    Desk desk;
    auto keys = must(desk.station.start_record(Keep::me));
    must(desk.station.keep_field(keys, "a", "own"));
    must(desk.station.keep_field(keys, "b", "helped", true));
    must(desk.station.keep_field(keys, "c", "helped", true));
    must(desk.station.keep_field(keys, "c", "own in the end"));
    if (cut_off) {
      EXPECT_EQ(must(desk.station.vault().adopt_orphans(kNoon)), 1);
    } else {
      EXPECT_TRUE(must(desk.station.end_visit(keys, {}, kPerson, kNoon)));
    }
    const auto next = desk.station.continue_with_code(*keys.code, kNoon);
    ASSERT_OK(next);
    EXPECT_EQ(record::value_of(next->record.fields(), "b"), "helped");
    EXPECT_EQ(record::value_of(next->record.fields(), "c"), "own in the end");
    EXPECT_EQ(who_typed(next->record, "a"), record::ActorKind::person);
    EXPECT_EQ(who_typed(next->record, "b"), record::ActorKind::volunteer);
    EXPECT_EQ(who_typed(next->record, "c"), record::ActorKind::person);
  }
}

TEST(Visit, GoesOnAtAnotherDeskOnceItHasArrived) {
  Desk one;
  Desk two;
  const auto keys = visit(one.station, Keep::me, {{"a", "from one"}});
  EXPECT_EQ(code_of(two.station.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
  carry(one.station, two.station);
  auto next = two.station.continue_with_code(*keys.code, kNoon);
  ASSERT_OK(next);
  must(two.station.keep_field(next->keys, "b", "from two"));
  EXPECT_TRUE(must(two.station.end_visit(next->keys, next->record, kPerson, kNoon)));
  carry(two.station, one.station);
  const auto back = one.station.continue_with_code(*keys.code, kNoon);
  ASSERT_OK(back);
  EXPECT_EQ(back->record.fields(), (record::Fields{{"a", "from one"}, {"b", "from two"}}));
}

TEST(Visit, WhoseEntriesAreStillOnTheWayIsNotHereYet) {
  Desk one;
  Desk two;
  const auto keys = visit(one.station, Keep::me, {{"a", "b"}});
  must(two.station.vault().keep_pulled({}, must(one.station.vault().wraps(keys.record)), {}, "1"));
  EXPECT_EQ(code_of(two.station.continue_with_code(*keys.code, kNoon)), ErrorCode::not_found);
}

// ---- staff ---------------------------------------------------------------------------------

TEST(Staff, SignInWithTheirOwnWordsOnly) {
  Desk desk;
  const auto session = desk.station.sign_in("ana", " " + office().ana + " ", kUptime, kNoon);
  ASSERT_OK(session);
  EXPECT_EQ(session->role, "staff");
  EXPECT_TRUE(session->site_key.has_value());
  EXPECT_EQ(code_of(desk.station.sign_in("ana", "six words that are not right", kUptime, kNoon)),
            ErrorCode::wrong_key);
  EXPECT_EQ(code_of(desk.station.sign_in("nobody", office().ana, kUptime, kNoon)),
            ErrorCode::not_found);
}

TEST(Staff, SeeWhatWasSharedAndNothingElse) {
  Desk desk;
  visit(desk.station, Keep::me, {{"a", "private"}});
  const auto shared = visit(desk.station, Keep::clinic, {{"person.name.court", "shared"}});
  const auto session = must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  const auto listed = desk.station.list(session, kAll);
  ASSERT_OK(listed);
  const auto& rows = listed->rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().id, shared.record);
  EXPECT_EQ(rows.front().last_entry, kNoon);
  EXPECT_EQ(rows.front().state, vault::EntryState::waiting);
  EXPECT_TRUE(rows.front().readable);
  EXPECT_EQ(record::value_of(rows.front().fields, "person.name.court"), "shared");
  EXPECT_OK(desk.station.open_record(session, shared.record, kNoon));
}

TEST(Staff, SeeWhatCameLastFirstAndNoMoreThanTheyAskFor) {
  Desk desk;
  std::vector<core::RecordId> newest_first;
  for (int i = 0; i < 5; ++i) {
    visit(desk.station, Keep::me, {{"a", "private"}});
    const auto keys = visit(desk.station, Keep::clinic, {{"a", std::to_string(i)}});
    newest_first.insert(newest_first.begin(), keys.record);
  }
  // Whoever comes again is the newest, whenever they began.
  auto again = must(desk.station.continue_as_staff(
      must(desk.station.sign_in("ana", office().ana, kUptime, kNoon)), newest_first.back(), kNoon));
  must(desk.station.keep_field(again.keys, "a", "again"));
  EXPECT_TRUE(must(desk.station.end_visit(again.keys, again.record, kPerson, kNoon)));
  std::rotate(newest_first.begin(), newest_first.end() - 1, newest_first.end());
  const auto session = must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  for (std::size_t limit = 0; limit < 7; ++limit) {
    SCOPED_TRACE(limit);
    std::vector<core::RecordId> listed;
    for (const auto& row : must(desk.station.list(session, limit)).rows) listed.push_back(row.id);
    const auto want = std::min<std::size_t>(limit, newest_first.size());
    EXPECT_EQ(listed, std::vector(newest_first.begin(),
                                  newest_first.begin() + static_cast<std::ptrdiff_t>(want)));
  }
}

TEST(Staff, WhoAreVolunteersOpenNothing) {
  Desk desk;
  const auto shared = visit(desk.station, Keep::clinic, {{"a", "shared"}});
  const auto session = must(desk.station.sign_in("vol", office().vol, kUptime, kNoon));
  EXPECT_FALSE(session.site_key.has_value());
  EXPECT_EQ(code_of(desk.station.list(session, kAll)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(desk.station.open_record(session, shared.record, kNoon)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(desk.station.replace_code(session, shared.record, kNoon)),
            ErrorCode::wrong_key);
}

TEST(Staff, ReplaceALostCode) {
  Desk desk;
  const auto shared = visit(desk.station, Keep::clinic, {{"a", "shared"}});
  const auto session = must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  const auto fresh = desk.station.replace_code(session, shared.record, kNoon);
  ASSERT_OK(fresh);
  EXPECT_OK(desk.station.continue_with_code(*fresh, kNoon));
  EXPECT_EQ(code_of(desk.station.continue_with_code(*shared.code, kNoon)), ErrorCode::not_found);
  EXPECT_EQ(must(desk.station.vault().wraps(shared.record)).size(), 3U);
}

TEST(Staff, WriteUnderTheirOwnName) {
  Desk desk;
  const auto shared = visit(desk.station, Keep::clinic, {{"a", "shared"}});
  const auto session = must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  auto open = desk.station.continue_as_staff(session, shared.record, kNoon);
  ASSERT_OK(open);
  EXPECT_FALSE(open->keys.code.has_value());
  must(desk.station.keep_field(open->keys, "note", "checked"));
  EXPECT_TRUE(must(
      desk.station.end_visit(open->keys, open->record, {record::ActorKind::staff, "ana"}, kNoon)));
  const auto record = must(desk.station.open_record(session, shared.record, kNoon));
  ASSERT_EQ(record.standing("note").size(), 1U);
  EXPECT_EQ(record.standing("note")[0].actor.name, "ana");
}

// Anyone can seal to a public key. A key that opens nothing here is never used to write.
TEST(Staff, AreNotFooledByAWrapThatSomebodySlippedIn) {
  Desk one;
  Desk two;
  const auto shared = visit(one.station, Keep::clinic, {{"a", "shared"}});
  const auto device = must(one.station.vault().device());
  const auto evil = must(keys::Secret::random(32));
  const auto& site = one.station.trust().site;
  const auto slipped =
      must(entry::wrap_to_site({device.id, device.key}, shared.record, evil.view(), site));
  must(two.station.vault().keep_pulled({}, {slipped}, {}, "1"));
  carry(one.station, two.station);
  const auto session = must(two.station.sign_in("ana", office().ana, kUptime, kNoon));
  const auto open = two.station.continue_as_staff(session, shared.record, kNoon);
  ASSERT_OK(open);
  EXPECT_TRUE(std::ranges::equal(open->keys.record_key.view(), shared.record_key.view()));
}

// Made once: the same list twice is the same bytes.
const core::Bytes& slot_of_new() {
  static const core::Bytes kSlot =
      must(keys::make_slot(staff_slot_name(office().site, "new"), "made up words", {}));
  return kSlot;
}

TEST(StaffList, OnlyGetsNewer) {
  Desk desk;
  const auto& root = office().organization.root;
  const auto sign = [&](core::SiteId site, std::uint64_t version) {
    return must(
        entry::sign(root, entry::StaffList{site, version, {{"new", "volunteer", slot_of_new()}}}));
  };
  EXPECT_EQ(code_of(desk.station.accept_staff_list(sign(office().site, 2))), ErrorCode::rejected);
  EXPECT_EQ(code_of(desk.station.accept_staff_list(sign(office().site, 3))), ErrorCode::rejected);
  EXPECT_EQ(code_of(desk.station.accept_staff_list(sign(keys::random_id<core::SiteId>(), 9))),
            ErrorCode::wrong_key);
  const auto forged =
      must(entry::sign(must(keys::SigningKey::generate()), entry::StaffList{office().site, 9, {}}));
  EXPECT_EQ(code_of(desk.station.accept_staff_list(forged)), ErrorCode::wrong_key);

  ASSERT_OK(desk.station.accept_staff_list(sign(office().site, 4)));
  EXPECT_OK(desk.station.accept_staff_list(sign(office().site, 4)));  // again: nothing to do
  EXPECT_OK(desk.station.sign_in("new", "made up words", kUptime, kNoon));
  EXPECT_EQ(code_of(desk.station.sign_in("ana", office().ana, kUptime, kNoon)),
            ErrorCode::not_found);
}

// SQLCipher takes a file, or a page of it, as it was before somebody was removed.
TEST(StaffList, PutBackToAnOlderOneLetsNobodyIn) {
  namespace fs = std::filesystem;
  support::TempDir scratch;
  std::optional<Desk> desk(std::in_place);
  const auto data = desk->data;
  must(desk->station.vault().backup(scratch / "older.db"));
  const auto list = [](std::uint64_t version) {
    return must(entry::sign(
        office().organization.root,
        entry::StaffList{office().site, version, {{"new", "volunteer", slot_of_new()}}}));
  };
  ASSERT_OK(desk->station.accept_staff_list(list(7)));
  { Station closed = std::move(desk->station); }
  fs::remove(data / "vault.db-wal");
  fs::copy_file(scratch / "older.db", data / "vault.db", fs::copy_options::overwrite_existing);
  auto station = must(Station::open(data, demo_site()));
  EXPECT_EQ(code_of(station.sign_in("ana", office().ana, kUptime, kNoon)), ErrorCode::corrupt);
  EXPECT_EQ(code_of(station.sign_in("vol", office().vol, kUptime, kNoon)), ErrorCode::corrupt);
  // Nobody's file is lost by it, and the newest list ends it.
  EXPECT_OK(station.start_record(Keep::clinic));
  ASSERT_OK(station.accept_staff_list(list(7)));
  EXPECT_OK(station.sign_in("new", "made up words", kUptime, kNoon));
  EXPECT_EQ(must(station.vault().verify_head()).size(), 0U);
}

// Written oftener, and the same all the while: nothing newer was ever here, so that list ends it.
TEST(StaffList, TheSameThatTheAnchorNamesIsTheNewest) {
  Desk desk;
  auto& vault = desk.station.vault();
  must(vault.backup(desk.scratch / "older.db"));
  const auto list = must(vault.get("trust.staff"));
  for (int i = 0; i < 2; ++i) must(vault.put("trust.staff", *list));
  { Station closed = std::move(desk.station); }
  std::filesystem::remove(desk.data / "vault.db-wal");
  std::filesystem::copy_file(desk.scratch / "older.db", desk.data / "vault.db",
                             std::filesystem::copy_options::overwrite_existing);
  auto station = must(Station::open(desk.data, demo_site()));
  ASSERT_EQ(code_of(station.sign_in("ana", office().ana, kUptime, kNoon)), ErrorCode::corrupt);
  ASSERT_OK(station.accept_staff_list(*list));
  EXPECT_OK(station.sign_in("ana", office().ana, kUptime, kNoon));
  EXPECT_EQ(must(station.vault().verify_head()).size(), 0U);
}

TEST(Trust, IsVerifiedAtEveryOpen) {
  Desk desk;
  const auto forged = must(entry::sign(
      must(keys::SigningKey::generate()),
      entry::OrganizationKey{"Test Clinic", 1, must(keys::BoxKey::generate()).public_key}));
  must(desk.station.vault().put("trust.organization", forged));
  EXPECT_EQ(code_of(read_trust(desk.station.vault())), ErrorCode::wrong_key);
}

}  // namespace
}  // namespace clearway::station
