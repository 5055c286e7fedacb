// Each act, from where it is done to where it is listed.
#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using entry::AuditWho;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

VisitKeys visit(Station& station, Keep keep = Keep::clinic) {
  auto keys = must(station.start_record(keep));
  must(station.keep_field(keys, "person.name.court", "Ana Ñandú"));
  EXPECT_TRUE(must(station.end_visit(keys, {}, kPerson, kNoon)));
  return keys;
}

// "opened by staff ana", newest first.
std::string told(const AuditLine& line) {
  constexpr const char* kEvents[] = {
      "?",       "signed_in", "signed_out", "sign_in_refused", "opened",
      "changed", "printed",   "exported",   "code_replaced",   "erased"};
  constexpr const char* kWho[] = {"?",        "person", "volunteer", "staff",
                                  "attorney", "admin",  "office",    "nobody"};
  std::string out = kEvents[static_cast<std::size_t>(line.audit.event)];
  out += std::string(" by ") + kWho[static_cast<std::size_t>(line.audit.who)];
  return line.name ? out + " " + *line.name : out;
}
std::vector<std::string> told(const std::vector<AuditLine>& lines) {
  std::vector<std::string> out;
  out.reserve(lines.size());
  for (const auto& line : lines) out.push_back(told(line));
  return out;
}
std::vector<std::string> all(Station& station) { return told(must(station.audit(0, 100))); }

TEST(Audit, ListsEveryKindOfActWithWhoDidIt) {
  Desk desk;
  auto& station = desk.station;
  const auto ana = visit(station);
  EXPECT_EQ(code_of(station.sign_in("ana", "not her words at all", kUptime, kNoon + 1)),
            ErrorCode::wrong_key);
  EXPECT_EQ(code_of(station.sign_in("Test Person", "", kUptime, kNoon + 2)), ErrorCode::not_found);
  const auto volunteer = must(station.sign_in("vol", office().vol, kUptime, kNoon + 3));
  must(station.sign_out(volunteer, kNoon + 4));
  const auto staff = must(station.sign_in("ana", office().ana, kUptime, kNoon + 5));
  must(station.open_record(staff, ana.record, kNoon + 6));
  must(station.note_printed(staff, ana.record, kNoon + 7));
  const auto code = must(station.replace_code(staff, ana.record, kNoon + 8));
  auto back = must(station.continue_with_code(code, kNoon + 9));
  must(station.note_printed(back.keys, kNoon + 10));
  must(station.keep_field(back.keys, "person.phone", "555-0100"));
  EXPECT_TRUE(must(station.end_visit(back.keys, back.record, kPerson, kNoon + 11)));
  auto at_desk = must(station.continue_as_staff(staff, ana.record, kNoon + 12));
  must(station.keep_field(at_desk.keys, "person.phone", "555-0101"));
  EXPECT_TRUE(must(station.end_visit(at_desk.keys, at_desk.record,
                                     {record::ActorKind::staff, "ana"}, kNoon + 13)));
  EXPECT_THAT(told(must(station.audit_of(back.keys))),
              ElementsAre("changed by staff ana", "opened by staff ana", "changed by person",
                          "printed by person", "opened by person", "code_replaced by staff ana",
                          "printed by staff ana", "opened by staff ana", "changed by person"));
  must(station.erase_as_staff(staff, ana.record, kNoon + 14));
  must(station.sign_out(staff, kNoon + 15));

  EXPECT_THAT(all(station), ElementsAre("signed_out by staff ana", "erased by staff ana",
                                        "signed_in by staff ana", "signed_out by volunteer vol",
                                        "signed_in by volunteer vol", "sign_in_refused by nobody",
                                        "sign_in_refused by staff ana"))
      << "what was done to the erased record went with it";
  EXPECT_EQ(must(station.audit(0, 1)).front().audit.at, kNoon + 15);
  EXPECT_THAT(told(must(station.audit(2, 2))),
              ElementsAre("signed_in by staff ana", "signed_out by volunteer vol"));
  EXPECT_THAT(must(station.vault().verify()), IsEmpty());
}

TEST(Audit, ThePersonsOwnErasureIsListedAsTheirs) {
  Desk desk;
  const auto keys = visit(desk.station, Keep::me);
  must(desk.station.erase_with_code(*keys.code, keys.record, kNoon));
  EXPECT_THAT(all(desk.station), ElementsAre("erased by person"));
}

TEST(Audit, WhoeverKeepsNothingLeavesNoNote) {
  Desk desk;
  auto keys = must(desk.station.start_record(Keep::clinic));
  must(desk.station.keep_field(keys, "person.name.court", "Ana Ñandú"));
  must(desk.station.note_printed(keys, kNoon));
  EXPECT_THAT(all(desk.station), IsEmpty()) << "nobody knows yet whether it is kept";
  must(desk.station.drop_visit(keys));
  EXPECT_THAT(all(desk.station), IsEmpty());
  EXPECT_THAT(must(desk.station.vault().waiting(9)), IsEmpty());
}

TEST(Audit, PapersOfAFirstVisitAreNotedWhenItIsKept) {
  Desk desk;
  auto keys = must(desk.station.start_record(Keep::me));
  must(desk.station.keep_field(keys, "person.name.court", "Ana Ñandú"));
  must(desk.station.note_printed(keys, kNoon));
  must(desk.station.note_printed(keys, kNoon + 5));
  EXPECT_TRUE(must(desk.station.end_visit(keys, {}, kPerson, kNoon + 9)));
  const auto lines = must(desk.station.audit_of(keys));
  EXPECT_THAT(told(lines), ElementsAre("changed by person", "printed by person"));
  EXPECT_EQ(lines.back().audit.at, kNoon);
}

TEST(Audit, WhoLeftIsStillNamed) {
  Desk desk;
  const auto load = [&](const entry::StaffList& list) {
    must(desk.station.accept_staff_list(must(entry::sign(office().organization.root, list))));
  };
  must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  load({office().site, 9, {{"vol", "volunteer", {}}}, {"ana"}});
  EXPECT_THAT(all(desk.station), ElementsAre("signed_in by staff ana"));
  load({office().site, 10, {{"vol", "volunteer", {}}}, {}});
  EXPECT_THAT(all(desk.station), ElementsAre("signed_in by staff")) << "on no list at all";
}

TEST(Audit, HoldsNoWordOfAnybody) {
  Desk desk;
  const auto keys = visit(desk.station);
  const auto staff = must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  must(desk.station.open_record(staff, keys.record, kNoon));
  must(desk.station.sign_out(staff, kNoon));
  EXPECT_FALSE(desk.station.sign_in("Test Person", "my own words", kUptime, kNoon));
  int audits = 0;
  for (const auto& stored : must(desk.station.vault().waiting(100))) {
    if (must(entry::read_header(stored.entry)).kind != entry::EntryKind::audit) continue;
    ++audits;
    const auto bytes = core::as_text(stored.entry);
    for (const char* word : {"ana", "Ana", "Ñandú", "Test", "words", "kiosk", "Library", "staff"})
      EXPECT_EQ(bytes.find(word), bytes.npos) << word;
  }
  EXPECT_EQ(audits, 5);
}

// A name that is on no list may be a community member's, typed into the wrong place.
TEST(Audit, OfANameOnNoListNotEvenATagIsKept) {
  Desk desk;
  EXPECT_FALSE(desk.station.sign_in("Test Person", "", kUptime, kNoon));
  EXPECT_EQ(must(desk.station.audit(0, 1)).front().audit.staff, entry::StaffTag{});
}

TEST(Audit, ATryThatWasNotLookedAtIsNotNoted) {
  Desk desk;
  for (int i = 0; i < 5; ++i)
    EXPECT_FALSE(desk.station.sign_in("ana", "not her words", kUptime, kNoon));
  EXPECT_EQ(code_of(desk.station.sign_in("ana", office().ana, kUptime, kNoon)), ErrorCode::busy);
  EXPECT_THAT(all(desk.station), SizeIs(5));
}

TEST(Audit, APersonSeesOnlyWhatTheKeyOfTheirRecordProves) {
  Desk one;
  Desk two;
  const auto keys = visit(one.station, Keep::me);
  auto& vault = two.station.vault();
  for (const auto& stored : must(one.station.vault().waiting(100)))
    must(vault.keep_pulled({stored.entry}, must(one.station.vault().wraps(keys.record)), {}, "1"));
  entry::Audit forged;
  forged.record = keys.record;
  forged.id = keys::random_id<core::EntryId>();
  forged.who = AuditWho::staff;
  forged.staff.fill(1);
  must(vault.keep_pulled({must(entry::make_audit(core::Bytes(32, 1), forged))}, {}, {}, "2"));

  const auto back = must(two.station.continue_with_code(*keys.code, kNoon + 60));
  const auto lines = must(two.station.audit_of(back.keys));
  EXPECT_THAT(told(lines), ElementsAre("opened by person", "changed by person"));
  EXPECT_TRUE(lines[0].here);
  EXPECT_FALSE(lines[1].here);
  EXPECT_THAT(all(two.station), ElementsAre("opened by person")) << "what happened here";
}

TEST(Audit, TheListOfPeopleIsAsBefore) {
  Desk desk;
  const auto keys = visit(desk.station);
  const auto staff = must(desk.station.sign_in("ana", office().ana, kUptime, kNoon));
  must(desk.station.open_record(staff, keys.record, kNoon + 1'000'000));
  const auto rows = must(desk.station.list(staff, 100)).rows;
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].last_entry, kNoon) << "being looked at is no visit";
  EXPECT_EQ(must(desk.station.vault().counts(0)).taken, 1);
}

}  // namespace
}  // namespace clearway::station
