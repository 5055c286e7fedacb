// The center that the root signed, gone bad: it has its own keys, all that was ever sent to it,
// and a kiosk that calls it every few minutes.
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::ElementsAre;

// Answers as a center does, except for what a test exchanges.
struct BadCenter {
  std::uint32_t epoch = 1;
  std::vector<entry::PullItem> feed;
  entry::Signed staff_list;
  core::Bytes signer;  // the root's word on the machine that calls
  std::function<core::Bytes(entry::Receipt)> receipt = [](entry::Receipt honest) {
    return entry::encode(must(entry::sign_receipt(office().center.receipt, honest)));
  };

  Line line() {
    return {
        [this](const entry::PushRequest& request, const std::stop_token&) { return push(request); },
        [this](const entry::PullRequest&, const std::stop_token&) {
          return core::Result<entry::PullReply>(
              entry::PullReply{epoch, feed, "1", false, staff_list, {signer}});
        }};
  }
  core::Result<entry::PushReply> push(const entry::PushRequest& request) {
    entry::PushReply reply{office().center.id, epoch, 0, {}, {}};
    for (const auto& item : request.items) {
      const auto link = must(entry::decode_link(item.link));
      entry::Receipt honest;
      honest.center = office().center.id;
      honest.server_epoch = std::max(epoch, 1U);
      honest.device = link.device;
      honest.device_epoch = link.device_epoch;
      honest.sequence = link.sequence;
      honest.entry = link.entry;
      honest.received = kMorning;
      reply.results.push_back(
          {link.sequence, link.entry, entry::PushStatus::stored, "", receipt(honest)});
    }
    for (const auto& wrap : request.wraps)
      reply.stored_wraps.push_back(must(entry::decode_wrap(wrap)).id);
    return reply;
  }
};

class MaliciousCenter : public testing::Test {
 protected:
  MaliciousCenter() {
    const auto device = desk_.station.device().hex();
    center_.signer = must(read_statement(office().folder, "device-" + device));
  }
  Station& station() { return desk_.station; }
  core::Result<SyncResult> round() {
    return sync_round(direct_ports(station()), center_.line(), station().sync_trust());
  }
  std::ptrdiff_t made_here(core::RecordId record) {
    return std::ranges::count(must(station().vault().wraps(record)), station().device(),
                              &entry::Wrap::device);
  }
  // Whatever it did: everybody still has their record and every way to it.
  void expect_all_there() {
    EXPECT_EQ(made_here(shared_.record), 3);
    EXPECT_EQ(made_here(private_.record), 1);
    for (const auto* keys : {&shared_, &private_}) {
      const auto record = station().vault().open_record(keys->record, keys->record_key.view());
      ASSERT_OK(record);
      EXPECT_EQ(record->fields().size(), 1U);
    }
  }
  entry::WrapContext its_own() const { return {keys::random_id<core::DeviceId>(), its_key_}; }
  void put_in_feed(const entry::Wrap& wrap) {
    entry::PullItem item;
    item.wrap = entry::encode(wrap);
    center_.feed.push_back(item);
  }

  Desk desk_;
  BadCenter center_;
  keys::SigningKey its_key_ = must(keys::SigningKey::generate());
  VisitKeys shared_ = came(desk_.station, Keep::clinic, "Ana Marcada");
  VisitKeys private_ = came(desk_.station, Keep::me, "Ben Marcado");
};

TEST_F(MaliciousCenter, AForgedReceiptMakesNothingSafe) {
  const auto& own = office().center.receipt;
  const auto other = must(keys::SigningKey::generate());
  const auto first = must(entry::decode_link(must(station().vault().waiting(1)).front().link));
  using Make = std::function<core::Bytes(entry::Receipt)>;
  const auto changed = [&own](auto change) -> Make {
    return [&own, change](entry::Receipt receipt) {
      change(receipt);
      return entry::encode(must(entry::sign_receipt(own, receipt)));
    };
  };
  const auto changed_after = [&own](auto change) -> Make {
    return [&own, change](entry::Receipt receipt) {
      receipt = must(entry::sign_receipt(own, receipt));
      change(receipt);
      return entry::encode(receipt);
    };
  };
  const std::pair<const char*, Make> rows[] = {
      {"another key",
       [&](entry::Receipt receipt) {
         return entry::encode(must(entry::sign_receipt(other, receipt)));
       }},
      {"another center", changed([](auto& r) { r.center = keys::random_id<core::CenterId>(); })},
      {"another device", changed([](auto& r) { r.device = keys::random_id<core::DeviceId>(); })},
      {"another device epoch", changed([](auto& r) { ++r.device_epoch; })},
      {"another place", changed([](auto& r) { r.sequence += 7; })},
      {"other bytes", changed([](auto& r) { r.entry[3] ^= 1; })},
      {"what was never here", changed([&](auto& r) {
         r.sequence = first.sequence + 9;
         r.entry = first.entry;
       })},
      {"an epoch written in later", changed_after([](auto& r) { ++r.server_epoch; })},
      {"better kept than it said",
       changed_after([](auto& r) { r.durability = entry::Durability::replicated; })},
      {"no receipt", [](entry::Receipt) { return core::Bytes(); }},
      {"noise", [](entry::Receipt) { return core::Bytes(150, 7); }},
  };
  for (const auto& [what, make] : rows) {
    SCOPED_TRACE(what);
    center_.receipt = make;
    const auto result = round();
    ASSERT_OK(result);
    EXPECT_EQ(result->safe, 0);
    EXPECT_GE(result->pushed, 2);
    EXPECT_EQ(result->bad_receipts, result->pushed);
    EXPECT_EQ(must(station().vault().counts(0)).waiting, 2);
  }
  center_ = {};
  EXPECT_EQ(must(round()).waiting, 0) << "only the center's true word does";
  EXPECT_EQ(must(station().vault().counts(0)).safe, 2);
}

// It may hand on what the root signed and nothing else, and never an older list.
TEST_F(MaliciousCenter, AStaffListOfItsOwnOrAnOlderOneChangesNothing) {
  const auto& root = office().organization.root;
  const auto before = station().trust().staff;
  auto mine = before;
  mine.version += 5;
  mine.members.push_back({"mallory", "admin", {}});
  auto next = before;
  ++next.version;
  auto elsewhere = mine;
  elsewhere.site = keys::random_id<core::SiteId>();
  auto flipped = must(entry::sign(root, next));
  flipped.back() ^= 1;
  const std::pair<const char*, entry::Signed> rows[] = {
      {"its own", must(entry::sign(its_key_, mine))},
      {"another site's", must(entry::sign(root, elsewhere))},
      {"the one that is here", must(entry::sign(root, before))},
      {"a flipped bit", flipped},
      {"another statement", must(read_statement(office().folder, "organization"))},
      {"noise", core::Bytes(300, 7)}};
  for (const auto& [what, list] : rows) {
    SCOPED_TRACE(what);
    center_.staff_list = list;
    const auto result = must(round());
    EXPECT_EQ(result.staff_lists, 0);
    EXPECT_EQ(result.unreadable, 1);
    EXPECT_EQ(station().trust().staff.version, before.version);
  }
  center_.staff_list = must(entry::sign(root, next));
  EXPECT_EQ(must(round()).staff_lists, 1);
  EXPECT_EQ(station().trust().staff.version, next.version);
}

// A receipt for one entry says nothing of the next one.
TEST_F(MaliciousCenter, AReceiptIsForOneEntryOnly) {
  std::optional<entry::Receipt> kept;
  center_.receipt = [&kept](entry::Receipt receipt) {
    if (!kept) kept = must(entry::sign_receipt(office().center.receipt, receipt));
    return entry::encode(*kept);
  };
  const auto result = must(round());
  EXPECT_EQ(result.safe, 1);
  EXPECT_EQ(result.waiting, result.pushed - 1);
}

// Higher, lower, none at all: an epoch says "offer again" and never "forget".
TEST_F(MaliciousCenter, AnEpochOfItsOwnLosesNothing) {
  ASSERT_EQ(must(round()).waiting, 0);
  for (const std::uint32_t epoch : {7U, 3U, 0U, 0xffffffffU, 1U, 2U}) {
    SCOPED_TRACE(epoch);
    center_.epoch = epoch;
    ASSERT_OK(round());
    expect_all_there();
    const auto counts = must(station().vault().counts(0));
    EXPECT_EQ(counts.taken, 2);
    EXPECT_EQ(counts.safe + counts.waiting, 2);
  }
  std::uint32_t changing = 10;
  auto restless = center_.line();
  restless.push = [&](const entry::PushRequest& request, const std::stop_token&) {
    center_.epoch = ++changing;
    return center_.push(request);
  };
  restless.pull = [&](const entry::PullRequest&, const std::stop_token&) {
    return core::Result<entry::PullReply>(entry::PullReply{++changing, {}, "1", false});
  };
  EXPECT_OK(sync_round(direct_ports(station().vault()), restless, station().sync_trust()))
      << "a round ends, however often it changes its mind";
  expect_all_there();
  center_.epoch = 1;
  ASSERT_OK(round());
  EXPECT_EQ(must(station().vault().counts(0)).safe, 2);
}

// It hands on which wraps were replaced. That word is taken for a code that staff can give anew,
// and for nothing else: nobody is locked out of what was made here.
TEST_F(MaliciousCenter, CannotTakeTheLastWayToARecord) {
  ASSERT_OK(round());
  for (const auto& record : {shared_.record, private_.record}) {
    for (const auto& wrap : must(station().vault().wraps(record))) {
      if (wrap.recipient == entry::Recipient::code && record == shared_.record) continue;
      entry::PullItem item;
      item.destroyed_wrap = wrap.id;
      center_.feed.push_back(item);
      auto forged = must(entry::wrap_to_organization(its_own(), record, core::Bytes(32, 1),
                                                     station().trust().organization.key, 1));
      forged.replaces = wrap.id;  // its signature is nobody's; the center does not care
      put_in_feed(forged);
    }
  }
  ASSERT_OK(round());
  expect_all_there();
  const auto staff = must(station().sign_in("ana", office().ana, kUptime, kMorning));
  EXPECT_OK(station().open_record(staff, shared_.record, kMorning));
  EXPECT_OK(station().continue_with_code(*private_.code, kMorning));

  const auto wraps = must(station().vault().wraps_of_locator(shared_.code->locator));
  entry::PullItem item;
  item.destroyed_wrap = wraps.at(0).id;
  center_.feed = {item};
  ASSERT_OK(round());
  EXPECT_EQ(code_of(station().continue_with_code(*shared_.code, kMorning)), ErrorCode::not_found);
  EXPECT_OK(station().continue_with_code(
      must(station().replace_code(staff, shared_.record, kMorning)), kMorning));
}

TEST_F(MaliciousCenter, CannotOpenARecordByMovingItsWraps) {
  const auto site_key = must(open_site_key(office().organization, office().site));
  Held staff_of_the_site;
  staff_of_the_site.add(site_key.secret.view());
  for (auto wrap : must(station().vault().wraps(shared_.record))) {
    wrap.record = private_.record;
    wrap.id = keys::random_id<core::WrapId>();
    if (wrap.recipient == entry::Recipient::site) {
      EXPECT_EQ(code_of(entry::unwrap(wrap, site_key)), ErrorCode::wrong_key);
    }
    put_in_feed(wrap);
  }
  ASSERT_OK(round());
  EXPECT_THAT(opened_with(station().vault(), staff_of_the_site), ElementsAre(shared_.record));
  const auto session = must(station().sign_in("ana", office().ana, kUptime, kMorning));
  EXPECT_FALSE(station().open_record(session, private_.record, kMorning));
}

// Entries and wraps that it made up: nobody's words are hidden by them and none are added.
TEST_F(MaliciousCenter, CannotPutWordsIntoARecord) {
  const core::Bytes its_record_key(32, 0x66);
  const auto change = record::Record().change_to({{"person.name.court", "Somebody Else"}},
                                                 keys::random_id<core::ChangeId>(), {}, {}, 0);
  for (const auto* keys : {&shared_, &private_}) {
    entry::PullItem item;
    item.entry = must(entry::seal_entry(
        its_record_key, {entry::EntryKind::changes, keys->record, keys::random_id<core::EntryId>()},
        record::encode({change})));
    center_.feed.push_back(item);
    put_in_feed(
        must(entry::wrap_to_site(its_own(), keys->record, its_record_key, station().trust().site)));
  }
  ASSERT_OK(round());
  expect_all_there();
  const auto session = must(station().sign_in("ana", office().ana, kUptime, kMorning));
  const auto seen = must(station().open_record(session, shared_.record, kMorning));
  EXPECT_EQ(record::value_of(seen.fields(), "person.name.court"), "Ana Marcada");
  auto next = must(station().continue_as_staff(session, shared_.record, kMorning));
  EXPECT_EQ(core::to_hex(next.keys.record_key.view()), core::to_hex(shared_.record_key.view()))
      << "and nothing new is ever sealed with its key";
  EXPECT_FALSE(station().open_record(session, private_.record, kMorning))
      << "nor is it shown as theirs";
}

// No message of sync carries a key to seal to. Were one written into the database all the same,
// the machine would not start rather than seal to it.
TEST_F(MaliciousCenter, CannotPutItsOwnKeysInTheRootsPlace) {
  const auto& root = office().organization.root;
  const auto box = must(keys::BoxKey::generate());
  const auto site = office().site;
  const auto other = keys::random_id<core::SiteId>();
  const auto by = [&](const keys::SigningKey& key, auto statement) {
    return must(entry::sign(key, statement));
  };
  const entry::OrganizationKey organization{"Test Clinic", 2, box.public_key};
  const entry::SiteKey site_key{site, "Test Library", 2, box.public_key};
  const entry::CenterKey center_key{keys::random_id<core::CenterId>(), "https://127.0.0.1:1",
                                    its_key_.verify, office().center.tls.certificate_pem};
  const std::tuple<const char*, std::string_view, entry::Signed> rows[] = {
      {"organization", kOrganization, by(its_key_, organization)},
      {"organization, signed by the receipt key", kOrganization,
       by(office().center.receipt, organization)},
      {"site", kSite, by(its_key_, site_key)},
      {"center", kCenter, by(its_key_, center_key)},
      {"staff", kStaff, by(its_key_, entry::StaffList{site, 9, {}})},
      {"one of the root's for another", kOrganization, by(root, site_key)},
      {"another site of the root's", kSite,
       by(root, entry::SiteKey{other, "Another", 1, box.public_key})},
  };
  for (const auto& [what, name, statement] : rows) {
    SCOPED_TRACE(what);
    const auto before = must(station().vault().get(name));
    must(station().vault().put(name, statement));
    EXPECT_EQ(code_of(read_trust(station().vault())), ErrorCode::wrong_key);
    must(station().vault().put(name, *before));
    EXPECT_OK(read_trust(station().vault()));
  }
  EXPECT_EQ(station().trust().organization.key, office().organization.box.public_key);
}

}  // namespace
}  // namespace clearway::station
