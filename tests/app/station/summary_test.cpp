// What the staff list keeps of each record, so that it need not open them all again.
#include "app/station/summary.h"

#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::size_t kMany = 100;
const core::Bytes kListKey(32, 5);

record::Record made_up_person() {
  record::Record record;
  record.merge(record.change_to({{"person.name.court", "Ana Prueba"},
                                 {"person.birth_date", "1985-02-03"},
                                 {"person.phone", "555-0100"},
                                 {"case.aa.county", "kern"},
                                 {"case.bb.county", "inyo"}},
                                keys::random_id<core::ChangeId>(), {}, kPerson, kNoon));
  record.merge(record.change_to({{"person.phone", "555-0111"}}, keys::random_id<core::ChangeId>(),
                                {}, kPerson, kNoon + 9));
  return record;
}

vault::RecordInfo info_with(std::int64_t newest) {
  vault::RecordInfo info;
  info.id.bytes.fill(0xA1);
  info.newest = newest;
  return info;
}

TEST(Summary, SaysWhatARowShowsAndNothingElse) {
  const auto summary = summary_of(made_up_person());
  EXPECT_EQ(summary.fields, (record::Fields{{"case.aa.order", ""},
                                            {"case.bb.order", ""},
                                            {"person.birth_date", "1985"},
                                            {"person.name.court", "Ana Prueba"}}));
  EXPECT_EQ(record::case_ids(summary.fields), record::case_ids(made_up_person().fields()));
  EXPECT_EQ(summary.first_entry, kNoon);
  EXPECT_EQ(summary.last_entry, kNoon + 9);
  EXPECT_EQ(summary_of({}), Summary{});
}

TEST(Summary, OpensForItsRecordItsNewestEntryAndItsKeyOnly) {
  const auto summary = summary_of(made_up_person());
  const auto sealed = must(seal_summary(kListKey, info_with(7), summary));
  EXPECT_EQ(sealed.record, info_with(7).id);
  EXPECT_EQ(sealed.newest, 7);
  EXPECT_EQ(must(open_summary(kListKey, info_with(7), sealed.sealed)), summary);
  auto other = info_with(7);
  other.id.bytes[15] ^= 1;
  EXPECT_EQ(code_of(open_summary(kListKey, other, sealed.sealed)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(open_summary(kListKey, info_with(8), sealed.sealed)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(open_summary(core::Bytes(32, 6), info_with(7), sealed.sealed)),
            ErrorCode::wrong_key);
  for (std::size_t i = 0; i < sealed.sealed.size(); ++i) {
    auto changed = sealed.sealed;
    changed[i] ^= 1;
    EXPECT_FALSE(open_summary(kListKey, info_with(7), changed)) << i;
  }
  EXPECT_FALSE(open_summary(kListKey, info_with(7), {}));
}

TEST(Summary, TellsNoLengthBeyondABucket) {
  const auto size = [](const std::string& name) {
    return must(seal_summary(kListKey, info_with(1), {{{"person.name.court", name}}, kNoon, kNoon}))
        .sealed.size();
  };
  EXPECT_EQ(size("Al"), size("Maximiliana Prueba de la Montaña"));
  EXPECT_EQ((size(std::string(900, 'a')) - keys::kSealOverhead) % 256, 0U);
}

// A desk whose list was shown once, and what it keeps of it.
class ListedDesk : public testing::Test {
 protected:
  void SetUp() override {
    shared_ = visit({{"person.name.court", "Ana Prueba"}});
    EXPECT_THAT(rows(), SizeIs(1));
  }
  core::RecordId visit(const std::map<std::string, std::string>& fields) {
    auto keys = must(desk_.station.start_record(Keep::clinic));
    for (const auto& [path, value] : fields) must(desk_.station.keep_field(keys, path, value));
    EXPECT_TRUE(must(desk_.station.end_visit(keys, {}, kPerson, kNoon)));
    return keys.record;
  }
  std::vector<Row> rows() {
    auto listed = must(desk_.station.list(ana_, kMany));
    desk_.station.keep_listed(listed);
    return std::move(listed.rows);
  }
  std::string name(const Row& row) { return record::value_of(row.fields, "person.name.court"); }
  vault::RecordInfo info_of(core::RecordId record) {
    for (const auto& info : must(vault().records_of_site(office().site, kMany)))
      if (info.id == record) return info;
    return {};
  }
  std::optional<core::Bytes> kept() { return must(vault().summary(info_of(shared_))); }
  vault::Vault& vault() { return desk_.station.vault(); }
  void say(const std::string& field, const std::string& value, core::UnixTime now) {
    auto again = must(desk_.station.continue_as_staff(ana_, shared_, now));
    must(desk_.station.keep_field(again.keys, field, value));
    EXPECT_TRUE(must(desk_.station.end_visit(again.keys, again.record, kPerson, now)));
  }

  Desk desk_;
  StaffSession ana_ = must(desk_.station.sign_in("ana", office().ana, kUptime, kNoon));
  core::RecordId shared_;
};

TEST_F(ListedDesk, ReadsTheSameFromWhatItKeptAsFromTheRecords) {
  ASSERT_TRUE(kept());
  const auto again = rows();
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].id, shared_);
  EXPECT_EQ(again[0].last_entry, kNoon);
  EXPECT_TRUE(again[0].readable);
  EXPECT_EQ(name(again[0]), "Ana Prueba");
  // Another one in its place shows that the row is read from it.
  const auto key = must(summary_key(*ana_.site_key));
  const Summary other{{{"person.name.court", "Otra Prueba"}}, kNoon, kNoon};
  must(vault().keep_summaries({must(seal_summary(key.view(), info_of(shared_), other))}));
  EXPECT_EQ(name(rows().at(0)), "Otra Prueba");
}

TEST_F(ListedDesk, WhatCameSinceIsShown) {
  say("person.name.court", "Ana P. Prueba", kNoon + kDay);
  EXPECT_FALSE(kept()) << "it was of an earlier entry";
  for (int i = 0; i < 2; ++i) {
    const auto now = rows();
    ASSERT_THAT(now, SizeIs(1));
    EXPECT_EQ(name(now[0]), "Ana P. Prueba");
    EXPECT_EQ(now[0].last_entry, kNoon + kDay);
    EXPECT_TRUE(kept());
  }
}

// With nobody waiting, so that whoever asks for all of them does not wait either.
TEST_F(ListedDesk, WhatNobodyHasListedYetIsMadeReady) {
  const auto second = visit({{"person.name.court", "Ben Prueba"}});
  const auto third = visit({{"person.name.court", "Eva Prueba"}});
  say("person.phone", "555-0100", kNoon);
  const auto wanted = must(desk_.station.unlisted(ana_));
  ASSERT_THAT(wanted, SizeIs(3));
  EXPECT_EQ(wanted[0].id, shared_) << "what came last first";
  EXPECT_EQ(wanted[1].id, third);
  must(desk_.station.make_ready(ana_, std::span(wanted).first(2)));
  EXPECT_TRUE(kept());
  const auto left = must(desk_.station.unlisted(ana_));
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left[0].id, second);
  must(desk_.station.make_ready(ana_, left));
  EXPECT_THAT(must(desk_.station.unlisted(ana_)), IsEmpty());
  EXPECT_THAT(rows(), SizeIs(3));
  const auto vol = must(desk_.station.sign_in("vol", office().vol, kUptime, kNoon));
  EXPECT_EQ(code_of(desk_.station.unlisted(vol)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(desk_.station.make_ready(vol, wanted)), ErrorCode::wrong_key);
}

TEST_F(ListedDesk, OneThatDoesNotOpenIsMadeAnew) {
  must(vault().keep_summaries({{shared_, info_of(shared_).newest, core::Bytes(300, 1)}}));
  EXPECT_EQ(name(rows().at(0)), "Ana Prueba");
  const auto key = must(summary_key(*ana_.site_key));
  EXPECT_OK(open_summary(key.view(), info_of(shared_), *kept()));
}

TEST_F(ListedDesk, NothingIsKeptOfWhatIsJoinedOrCannotBeRead) {
  const auto other = visit({{"person.name.court", "Ana P."}});
  must(desk_.station.join(ana_, shared_, other, kNoon));
  EXPECT_THAT(rows(), SizeIs(1));
  EXPECT_FALSE(kept()) << "its row is made of another record too";
}

TEST_F(ListedDesk, WhatWasErasedLeavesNoneBehind) {
  const auto before = info_of(shared_);
  must(desk_.station.erase_as_staff(ana_, shared_, kNoon));
  EXPECT_FALSE(must(vault().summary(before)));
  must(vault().keep_summaries({{shared_, before.newest, core::Bytes(300, 1)}}));
  EXPECT_FALSE(must(vault().summary(before))) << "a late one is passed over";
  EXPECT_THAT(rows(), IsEmpty());
}

}  // namespace
}  // namespace clearway::station
