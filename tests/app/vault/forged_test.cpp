// Somebody who has the database key, but neither a person's key nor the device's, writes rows that
// look right: links put in, taken out or exchanged, another device's entries, another's signature,
// a way to the wrong record. verify() names each, and everybody else's record reads as before.
#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::Contains;
using testing::IsEmpty;

constexpr const char* kLocators[] = {"K7QM", "K7QN", "K7QP"};

std::string sql(core::ByteView bytes) { return "x'" + core::to_hex(bytes) + "'"; }

// Three people, each with a wrap; the second is the one that is tampered with.
class ForgedTest : public VaultTest {
 protected:
  void SetUp() override {
    VaultTest::SetUp();
    stranger_.id.bytes.fill(0xD2);
    Vault vault = open_enrolled();
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const auto& who = people_[i];
      ASSERT_TRUE(vault.begin_visit(who.visit, who.record, {code_wrap(who, kLocators[i])}));
      ASSERT_TRUE(vault.end_visit(who.visit, sealed(who, {}, {{"a", "told"}}), kNow));
    }
    for (const auto& stored : std::vector(vault.waiting(9).value()))
      links_.push_back(entry::decode_link(stored.link).value());
    ASSERT_EQ(links_.size(), 3U);
    EXPECT_THAT(whats(vault), IsEmpty());
  }
  void edit(const std::string& text) { edit_file(folder_ / "vault.db", database_key(), text); }

  // The link as a row: what it says of itself, and its entry's row.
  static std::string put(const entry::Link& link, int entry) {
    return "INSERT INTO links (device, epoch, sequence, hash, bytes, entry) VALUES (" +
           sql(link.device.view()) + ", " + std::to_string(link.device_epoch) + ", " +
           std::to_string(link.sequence) + ", " + sql(entry::hash_of(link)) + ", " +
           sql(entry::encode(link)) + ", " + (entry > 0 ? std::to_string(entry) : "NULL") + ");";
  }
  // Behind the newest, with whatever key.
  entry::Link next(const Device& who, const core::Hash& entry) const {
    return entry::make_link(who.key,
                            {who.id, who.epoch, 4, entry::hash_of(links_.back()), entry, {}})
        .value();
  }
  std::string put_wrap_bytes(const entry::Wrap& wrap) const {
    return "UPDATE wraps SET id = " + sql(wrap.id.view()) + ", bytes = " + sql(encode(wrap)) +
           " WHERE row = 2";
  }

  std::vector<Visitor> people_{3};
  std::vector<entry::Link> links_;
  Device stranger_{{}, 1, keys::SigningKey::from_seed(core::Bytes(32, 5)).value()};
};

TEST_F(ForgedTest, EachShowsAndTakesNobodyElseAlong) {
  const auto& second = links_[1];
  const auto theirs_first =
      entry::make_link(stranger_.key, {stranger_.id, 1, 1, {}, second.entry, {}}).value();
  const Device in_our_name{device_.id, 1, keys::SigningKey::from_seed(core::Bytes(32, 5)).value()};
  entry::Link resigned = second;
  resigned.signature[9] ^= 1;
  const entry::WrapContext theirs{stranger_.id, stranger_.key};
  const entry::WrapContext ours_forged{device_.id, stranger_.key};
  const auto& victim = people_[1];
  const keys::ReturnCode code{kLocators[1], "234567ABCDEF"};
  const std::string drop_two = "DELETE FROM links WHERE sequence = 2;";
  const struct {
    const char* what;
    std::string edit;
    const char* want;
  } rows[] = {
      {"a link taken out", drop_two, "link.gap"},
      {"and its entry with it", drop_two + "DELETE FROM entries WHERE row = 2", "link.gap"},
      {"a link put in, signed by another", put(next(in_our_name, second.entry), 0),
       "link.signature"},
      {"two links exchanged",
       "UPDATE links SET sequence = 9 WHERE sequence = 2; UPDATE links SET sequence = 2 WHERE"
       " sequence = 3; UPDATE links SET sequence = 3 WHERE sequence = 9",
       "link.corrupt"},
      {"the entries of two links exchanged",
       "UPDATE links SET entry = NULL WHERE sequence = 2; UPDATE links SET entry = 2 WHERE"
       " sequence = 3; UPDATE links SET entry = 3 WHERE sequence = 2",
       "entry.hash"},
      {"another device's link in our place", drop_two + put(theirs_first, 2), "link.signature"},
      {"an entry of another device as our own",
       "INSERT INTO entries (id, record, kind, own, kept_at, hash, bytes) SELECT zeroblob(16),"
       " record, kind, 1, kept_at, hash, bytes FROM entries WHERE row = 2",
       "entry.unlinked"},
      {"a forged signature", drop_two + put(resigned, 2), "link.signature"},
      {"an entry filed under another's record", "UPDATE entries SET record = 1 WHERE row = 2",
       "entry.misfiled"},
      {"an entry hidden as a note of the audit", "UPDATE entries SET kind = 3 WHERE row = 2",
       "entry.misfiled"},
      {"a way to the wrong record", "UPDATE wraps SET record = 3 WHERE row = 2", "wrap.misfiled"},
      {"a way under another's locator", "UPDATE wraps SET locator = 'ZZZZ' WHERE row = 2",
       "wrap.misfiled"},
      {"a way that another device made",
       put_wrap_bytes(entry::wrap_to_code(theirs, victim.record, victim.key, code).value()),
       "wrap.signature"},
      {"a way that was forged in our name",
       put_wrap_bytes(entry::wrap_to_code(ours_forged, victim.record, victim.key, code).value()),
       "wrap.signature"},
      {"a way that is cut short", "UPDATE wraps SET bytes = x'0102' WHERE row = 2",
       "wrap.misfiled"},
  };
  const auto sound = read_all(folder_ / "vault.db");
  const auto anchor = read_all(folder_ / "anchor");
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    write_all(folder_ / "vault.db", sound);
    write_all(folder_ / "anchor", anchor);
    edit(row.edit);
    Vault vault = open();
    EXPECT_THAT(whats(vault), Contains(row.want));
    const auto other = vault.open_record(people_[0].record, people_[0].key);
    ASSERT_TRUE(other) << "a healthy record went along: " << core::describe(other.error());
    EXPECT_EQ(record::value_of(other->fields(), "a"), "told");
    EXPECT_EQ(vault.wraps_of_locator(kLocators[0])->size(), 1U);
    visit(vault, Visitor{}, "the next person");
  }
}

// Whoever has the database key has the device's voice too. They can write a chain of their own,
// but not make the anchor's word untrue that stands outside the file.
TEST_F(ForgedTest, AChainWrittenAnewWithTheDevicesOwnKeyShowsByTheAnchor) {
  const auto second =
      entry::make_link(device_.key,
                       {device_.id, 1, 2, entry::hash_of(links_[0]), links_[2].entry, {}})
          .value();
  const auto third =
      entry::make_link(device_.key, {device_.id, 1, 3, entry::hash_of(second), links_[1].entry, {}})
          .value();
  edit("DELETE FROM links WHERE sequence > 1;" + put(second, 3) + put(third, 2));
  Vault vault = open();
  EXPECT_THAT(whats(vault), testing::ElementsAre("anchor.forked"));
}

// What is skipped proves nothing: a key that opens no entry of the record is still a wrong one.
TEST_F(ForgedTest, AMisfiledEntryMakesNoWrongKeyARightOne) {
  edit("UPDATE entries SET record = 1 WHERE row = 2");
  Vault vault = open();
  const auto refused = vault.open_record(people_[0].record, core::Bytes(32, 0x77));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::wrong_key);
}

// What a wrap holds names its record: filed under another, it opens nothing there.
TEST_F(ForgedTest, AWayToTheWrongRecordOpensNothing) {
  edit("UPDATE wraps SET record = 3 WHERE row = 2");
  Vault vault = open();
  const auto wraps = vault.wraps(people_[2].record).value();
  ASSERT_EQ(wraps.size(), 2U);
  for (const auto& wrap : wraps) {
    const auto key = entry::unwrap(wrap, {kLocators[1], "234567ABCDEF"});
    if (!key) continue;
    EXPECT_EQ(wrap.record, people_[1].record) << "the bytes say whose it is";
    EXPECT_EQ(vault.open_record(people_[2].record, key->view()).error().code, ErrorCode::wrong_key);
  }
}

}  // namespace
}  // namespace clearway::vault
