// Somebody who knows a record's number makes an entry of it under a key of their own, and a way for
// the site to that key, and sees to it that both reach a desk that did not make the record. Staff
// there must see the record as it is, and must never seal a word with that key.
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;

class SlippedIn : public testing::Test {
 protected:
  Station& there() { return there_.station; }
  StaffSession ana() { return must(there().sign_in("ana", office().ana, kUptime, kMorning)); }
  vault::Vault& origin() { return here_.station.vault(); }

  core::Bytes their_entry() {
    const auto change = record::Record().change_to({{"person.name.court", "Somebody Else"}},
                                                   keys::random_id<core::ChangeId>(), {}, {}, 0);
    return must(entry::seal_entry(
        their_key_, {entry::EntryKind::changes, shared_.record, keys::random_id<core::EntryId>()},
        record::encode({change})));
  }
  entry::Wrap their_wrap(const entry::WrapContext& by) {
    return must(entry::wrap_to_site(by, shared_.record, their_key_, there().trust().site));
  }
  core::Bytes true_entry() {
    return must(origin().entry_bytes(must(origin().entries(shared_.record)).front().id));
  }
  std::vector<entry::Wrap> true_wraps() { return must(origin().wraps(shared_.record)); }

  void expect_only_the_truth() {
    const auto session = ana();
    const auto seen = must(there().open_record(session, shared_.record, kMorning));
    EXPECT_EQ(record::value_of(seen.fields(), "person.name.court"), "Ana Marcada");
    const auto listed = must(there().list(session, 9));
    ASSERT_EQ(listed.rows.size(), 1U);
    EXPECT_EQ(record::value_of(listed.rows[0].fields, "person.name.court"), "Ana Marcada");
    const auto next = must(there().continue_as_staff(session, shared_.record, kMorning));
    EXPECT_TRUE(keys::equal(next.keys.record_key.view(), shared_.record_key.view()))
        << "what is typed now would be sealed with a key of theirs";
    must(there().drop_visit(next.keys));
  }

  static entry::Signed statement_of(core::DeviceId device) {
    return must(read_statement(office().folder, "device-" + device.hex()));
  }
  void put(core::Bytes entry) { reply_.items.emplace_back().entry = std::move(entry); }
  void put(const entry::Wrap& wrap) { reply_.items.emplace_back().wrap = entry::encode(wrap); }
  core::Result<SyncResult> round() {
    const Line line{[](const entry::PushRequest&, const std::stop_token&) {
                      return core::Result<entry::PushReply>(core::fail(ErrorCode::offline, "test"));
                    },
                    [this](const entry::PullRequest&, const std::stop_token&) {
                      return core::Result<entry::PullReply>(reply_);
                    }};
    auto ports = direct_ports(there().vault());
    ports.waiting = [](std::size_t) { return std::vector<vault::StoredEntry>(); };
    return sync_round(ports, line, there().sync_trust());
  }

  Desk here_, there_;
  VisitKeys shared_ = came(here_.station, Keep::clinic, "Ana Marcada");
  const core::Bytes their_key_ = core::Bytes(32, 0x66);
  const keys::SigningKey its_key_ = must(keys::SigningKey::generate());
  entry::PullReply reply_{1, {}, "1", false, {}, {statement_of(here_.station.device())}};
};

// The center knows every record's number, and hands on what it likes in the order it likes.
TEST_F(SlippedIn, ByTheCenterItIsNobodysWay) {
  const entry::WrapContext its_own{keys::random_id<core::DeviceId>(), its_key_};
  const entry::WrapContext as_ours{here_.station.device(), its_key_};
  for (const auto& by : {its_own, as_ours}) put(their_wrap(by));
  put(their_entry());
  entry::DeviceKey made_up;
  made_up.device = its_own.device;
  made_up.site = office().site;
  made_up.name = "kiosk-9";
  made_up.key = its_key_.verify;
  reply_.signers.push_back(must(entry::sign(its_key_, made_up)));
  const auto result = must(round());
  EXPECT_EQ(result.unreadable, 2);
  EXPECT_TRUE(must(there().vault().wraps(shared_.record)).empty());
  EXPECT_TRUE(must(there().list(ana(), 9)).rows.empty()) << "words nobody said are shown as theirs";
  EXPECT_FALSE(there().open_record(ana(), shared_.record, kMorning));

  put(true_entry());
  for (const auto& wrap : true_wraps()) put(wrap);
  EXPECT_EQ(must(round()).unreadable, 2);
  expect_only_the_truth();
}

// Taken without a word on who signed it, a way would be lost once the feed has gone on.
TEST_F(SlippedIn, ACenterThatDoesNotSayWhoSignedIsNotFollowed) {
  reply_.signers.clear();
  put(true_entry());
  for (const auto& wrap : true_wraps()) put(wrap);
  EXPECT_EQ(code_of(round()), ErrorCode::rejected);
  EXPECT_EQ(must(there().vault().begin_pull()), "") << "it is asked for again";
  EXPECT_TRUE(must(there().vault().entries()).empty());
}

// A machine of the organization itself, in a thief's hands: the center takes what it signs. What
// was there before it says which key is the record's, whichever way is tried first.
TEST_F(SlippedIn, ByAMachineOfOursItDoesNotTakeThePlaceOfWhatWasThere) {
  const entry::WrapContext thief{keys::random_id<core::DeviceId>(),
                                 must(keys::SigningKey::generate())};
  std::vector<entry::Wrap> wraps{their_wrap(thief)};
  for (auto& wrap : true_wraps()) wraps.push_back(std::move(wrap));
  must(there().vault().keep_pulled({true_entry()}, {}, {}, "1"));
  must(there().vault().keep_pulled({their_entry()}, wraps, {}, "2"));
  expect_only_the_truth();
}

}  // namespace
}  // namespace clearway::station
