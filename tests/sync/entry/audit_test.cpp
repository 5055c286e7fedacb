#include "sync/entry/audit.h"

#include <rapidcheck.h>

#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

const Bytes kKey = counting(32, 0x80);
const core::SiteId kSite = fixed_id<core::SiteId>(0x60);

Audit opened_by_staff() {
  Audit audit;
  audit.record = fixed_id<core::RecordId>(0x10);
  audit.id = fixed_id<core::EntryId>(0x30);
  audit.at = 1'750'000'000;
  audit.event = AuditEvent::opened;
  audit.who = AuditWho::staff;
  audit.device = fixed_id<core::DeviceId>(0x50);
  audit.staff = staff_tag(kSite, "rosa");
  return audit;
}
Audit signed_in() {
  Audit audit = opened_by_staff();
  audit.record = {};
  audit.event = AuditEvent::signed_in;
  return audit;
}

TEST(Audit, HasKnownBytes) {
  const Bytes made = *make_audit(kKey, opened_by_staff());
  const Bytes kept = golden("audit", made);
  EXPECT_EQ(core::to_hex(made), core::to_hex(kept));
  EXPECT_EQ(kept.size(), kAuditSize);
  const auto read = *read_audit(kept);
  EXPECT_TRUE(proves(read, kKey));
  auto expected = opened_by_staff();
  expected.proof = read.proof;
  EXPECT_EQ(read, expected);
  EXPECT_EQ(*read_header(kept), (EntryHeader{EntryKind::audit, expected.record, expected.id}));
}

TEST(Audit, AboutNoRecordHasKnownBytesAndProvesNothing) {
  const Bytes kept = golden("audit_sign_in", *make_audit({}, signed_in()));
  EXPECT_EQ(core::to_hex(*make_audit({}, signed_in())), core::to_hex(kept));
  EXPECT_EQ(*read_audit(kept), signed_in());
  EXPECT_FALSE(proves(*read_audit(kept), kKey));
}

TEST(Audit, NoChangePassesForWhatTheKeyProved) {
  for_each_damage(*make_audit(kKey, opened_by_staff()), [](const Bytes& bad) {
    const auto audit = read_audit(bad);
    ASSERT_FALSE(audit && proves(*audit, kKey));
  });
}

// The center knows every byte of an entry and no record's key.
TEST(Audit, WithoutTheRecordsKeyNobodyProvesAnything) {
  EXPECT_FALSE(proves(*read_audit(*make_audit(counting(32, 0x81), opened_by_staff())), kKey));
  const auto good = *read_audit(*make_audit(kKey, opened_by_staff()));
  Audit moved = good;
  moved.record.bytes[0] ^= 1;
  EXPECT_FALSE(proves(moved, kKey));
  EXPECT_FALSE(proves(good, {}));
}

TEST(Audit, HasOneForm) {
  Bytes bytes = *make_audit(kKey, opened_by_staff());
  bytes.push_back(0);
  EXPECT_EQ(code_of(read_audit(bytes)), ErrorCode::corrupt);
  bytes = *make_audit({}, signed_in());
  bytes.back() = 1;
  EXPECT_EQ(code_of(read_audit(bytes)), ErrorCode::corrupt) << "a proof of nothing";
  bytes = *make_audit(kKey, opened_by_staff());
  bytes[37] = 2;
  EXPECT_EQ(code_of(read_audit(bytes)), ErrorCode::corrupt) << "another version";
  EXPECT_TRUE(read_header(bytes)) << "which still travels, for a newer reader";
}

TEST(Audit, RefusesWhatMeansNothing) {
  struct Row {
    const char* what;
    Audit audit;
  };
  std::vector<Row> rows;
  const auto add = [&](const char* what, Audit audit, auto change) {
    change(audit);
    rows.push_back({what, audit});
  };
  add("no such event", opened_by_staff(), [](Audit& a) { a.event = AuditEvent{10}; });
  add("event zero", opened_by_staff(), [](Audit& a) { a.event = AuditEvent{0}; });
  add("nobody such", opened_by_staff(), [](Audit& a) { a.who = AuditWho{8}; });
  add("staff without a tag", opened_by_staff(), [](Audit& a) { a.staff = {}; });
  add("a person with a tag", opened_by_staff(), [](Audit& a) { a.who = AuditWho::person; });
  add("an opened record that is none", opened_by_staff(), [](Audit& a) { a.record = {}; });
  add("an unknown name that opened", opened_by_staff(), [](Audit& a) {
    a.who = AuditWho::nobody;
    a.staff = {};
  });
  add("a sign-in to a record", signed_in(), [](Audit& a) { a.record.bytes[3] = 1; });
  add("a person who signed in", signed_in(), [](Audit& a) {
    a.who = AuditWho::person;
    a.staff = {};
  });
  add("an erased record that is named", signed_in(), [](Audit& a) {
    a.event = AuditEvent::erased;
    a.record.bytes[3] = 1;
  });
  // Where these bytes stand is part of the format.
  constexpr std::size_t kRecord = 5, kEvent = 46, kWho = 47, kStaff = 64;
  for (const auto& [what, audit] : rows) {
    SCOPED_TRACE(what);
    const bool with_key = is_about_record(audit.event);
    EXPECT_EQ(code_of(make_audit(with_key ? core::ByteView(kKey) : core::ByteView(), audit)),
              ErrorCode::invalid_input);
    Bytes bytes = *make_audit(kKey, opened_by_staff());
    bytes[kEvent] = static_cast<core::Byte>(audit.event);
    bytes[kWho] = static_cast<core::Byte>(audit.who);
    std::ranges::copy(audit.record.bytes, bytes.begin() + kRecord);
    std::ranges::copy(audit.staff, bytes.begin() + kStaff);
    EXPECT_EQ(code_of(read_audit(bytes)), ErrorCode::corrupt);
  }
  EXPECT_EQ(code_of(make_audit({}, opened_by_staff())), ErrorCode::invalid_input) << "no key";
  EXPECT_EQ(code_of(make_audit(kKey, signed_in())), ErrorCode::invalid_input)
      << "a key for nothing";
}

TEST(Audit, WhatIsWrittenIsRead) {
  EXPECT_TRUE(rc::check([](std::int64_t at, core::Byte event, core::Byte who,
                           const std::array<core::Byte, 16>& any, const std::string& name) {
    Audit audit;
    audit.at = at;
    // Nearly always a pair that makes sense.
    audit.event = AuditEvent{static_cast<core::Byte>(1 + event % 9)};
    audit.who = AuditWho{static_cast<core::Byte>(1 + who % 7)};
    audit.id.bytes = any;
    audit.device.bytes = any;
    if (is_about_record(audit.event)) audit.record.bytes = any;
    if (has_name(audit.who)) audit.staff = staff_tag(kSite, name);
    const bool with_key = is_about_record(audit.event);
    const auto made = make_audit(with_key ? core::ByteView(kKey) : core::ByteView(), audit);
    RC_PRE(made.has_value());
    const auto read = read_audit(*made);
    RC_ASSERT(read.has_value());
    audit.proof = read->proof;
    RC_ASSERT(*read == audit);
    RC_ASSERT(proves(*read, kKey) == with_key);
  }));
}

TEST(Audit, HoldsNoNameAndTellsNamesAndSitesApart) {
  const std::string name = "Made-up Rosa Ñandú";
  Audit audit = opened_by_staff();
  audit.staff = staff_tag(kSite, name);
  const auto bytes = core::as_text(*make_audit(kKey, audit));
  for (std::size_t from = 0; from + 4 <= name.size(); ++from)
    EXPECT_EQ(bytes.find(name.substr(from, 4)), bytes.npos);
  EXPECT_NE(staff_tag(kSite, "rosa"), staff_tag(kSite, "rosb"));
  EXPECT_NE(staff_tag(kSite, "rosa"), staff_tag(fixed_id<core::SiteId>(0x61), "rosa"));
}

// To a reader of people's words an audit entry is nothing, and the other way round.
TEST(Audit, IsNoOtherKindOfEntry) {
  const Bytes audit = *make_audit(kKey, opened_by_staff());
  EXPECT_EQ(code_of(open_entry(kKey, audit)), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(unframe_drafts(audit)), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(seal_entry(kKey, {EntryKind::audit, {}, {}}, audit)), ErrorCode::invalid_input);
  const Bytes words = *seal_entry(kKey, {EntryKind::changes, fixed_id<core::RecordId>(1), {}}, {});
  EXPECT_EQ(code_of(read_audit(words)), ErrorCode::corrupt);
}

}  // namespace
}  // namespace clearway::entry
