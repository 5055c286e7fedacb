#include "app/station/sync_round.h"

#include <map>

#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using entry::PushStatus;

// A vault of an enrolled device, without the office around it.
struct Device {
  support::TempDir scratch;
  keys::Secret key = must(keys::Secret::random(32));
  vault::Vault vault = must(vault::Vault::open(scratch.path(), key.view()));
  core::DeviceId id = keys::random_id<core::DeviceId>();

  Device() { must(vault.set_device({id, 1, must(keys::SigningKey::generate())})); }

  entry::DeviceKey statement() {
    const auto own = must(vault.device());
    entry::DeviceKey statement;
    statement.device = own.id;
    statement.name = "desk";
    statement.key = own.key.verify;
    return statement;
  }
  core::EntryId visit() {
    const auto visit = keys::random_id<core::VisitId>();
    const auto record = keys::random_id<core::RecordId>();
    const auto record_key = must(keys::Secret::random(32));
    const auto device = must(vault.device());
    const auto box = must(keys::BoxKey::generate());
    const auto wrap = must(entry::wrap_to_organization({device.id, device.key}, record,
                                                       record_key.view(), box.public_key, 1));
    must(vault.begin_visit(visit, record, {wrap}));
    const entry::EntryHeader header{entry::EntryKind::changes, record,
                                    keys::random_id<core::EntryId>()};
    must(vault.end_visit(visit, must(entry::seal_entry(record_key.view(), header, {})), kNoon));
    return header.id;
  }
};

// A center in memory that does what a test tells it.
struct FakeCenter {
  core::CenterId id = keys::random_id<core::CenterId>();
  keys::SigningKey receipt_key = must(keys::SigningKey::generate());
  std::uint32_t epoch = 1;
  std::map<std::uint64_t, PushStatus> say;  // by sequence; else stored
  std::function<void(entry::Receipt&)> change_receipt = [](entry::Receipt&) {};
  std::vector<entry::PullItem> feed;
  keys::SigningKey root = must(keys::SigningKey::generate());
  std::vector<core::Bytes> signers;  // of the wraps in the feed
  std::map<std::uint64_t, core::Hash> stored;
  std::vector<std::size_t> pushes;  // items of each
  std::vector<std::string> cursors;
  std::size_t wraps = 0;
  std::optional<ErrorCode> fails;

  core::Result<entry::PushReply> push(const entry::PushRequest& request) {
    if (fails) return core::fail(*fails, "test.center");
    pushes.push_back(request.items.size());
    entry::PushReply reply{id, epoch, 0, {}, {}};
    for (const auto& item : request.items) reply.results.push_back(answer(item));
    for (const auto& bytes : request.wraps) {
      reply.stored_wraps.push_back(must(entry::decode_wrap(bytes)).id);
      ++wraps;
    }
    return reply;
  }
  entry::PushResult answer(const entry::PushItem& item) {
    const auto link = must(entry::decode_link(item.link));
    EXPECT_EQ(link.entry, keys::hash(item.entry));
    const auto told = say.find(link.sequence);
    entry::PushResult result{link.sequence, link.entry, PushStatus::stored, "", {}};
    if (told != say.end()) result.status = told->second;
    if (result.status != PushStatus::stored) {
      result.reason = "entry_hash Ana!";
      return result;
    }
    if (!stored.emplace(link.sequence, link.entry).second) result.status = PushStatus::duplicate;
    entry::Receipt receipt{id, epoch, link.device, link.device_epoch, link.sequence, link.entry, {},
                           {}, kNoon, {}};
    receipt.durability = entry::Durability::one_disk;
    change_receipt(receipt);
    result.receipt = entry::encode(must(entry::sign_receipt(receipt_key, receipt)));
    return result;
  }
  core::Result<entry::PullReply> pull(const entry::PullRequest& request) {
    if (fails) return core::fail(*fails, "test.center");
    cursors.push_back(request.cursor);
    const std::size_t at = request.cursor.empty() ? 0 : std::stoul(request.cursor);
    entry::PullReply reply{epoch, {}, std::to_string(std::min(at + 2, feed.size())), false};
    for (std::size_t i = at; i < feed.size() && i < at + 2; ++i) reply.items.push_back(feed[i]);
    reply.more = at + 2 < feed.size();
    reply.signers = signers;
    return reply;
  }
  Line line() {
    return {
        [this](const entry::PushRequest& request, const std::stop_token&) { return push(request); },
        [this](const entry::PullRequest& request, const std::stop_token&) {
          return pull(request);
        }};
  }
  SyncTrust trust(const Device& device) const {
    return {device.id, id, receipt_key.verify, root.verify};
  }
};

core::Result<SyncResult> round(Device& device, FakeCenter& center) {
  return sync_round(direct_ports(device.vault), center.line(), center.trust(device));
}

TEST(SyncRound, PushesEverythingInBatches) {
  Device device;
  FakeCenter center;
  for (int i = 0; i < 70; ++i) device.visit();
  const auto result = round(device, center);
  ASSERT_OK(result);
  EXPECT_EQ(result->pushed, 70);
  EXPECT_EQ(result->safe, 70);
  EXPECT_EQ(result->waiting, 0);
  EXPECT_EQ(result->wraps, 70);
  EXPECT_EQ(center.pushes, (std::vector<std::size_t>{32, 32, 6}));
  EXPECT_EQ(center.stored.size(), 70U);
  EXPECT_EQ(must(device.vault.counts(0)).safe, 70);
  EXPECT_TRUE(must(device.vault.waiting(100)).empty());

  const auto again = round(device, center);
  ASSERT_OK(again);
  EXPECT_EQ(again->pushed, 0);
}

TEST(SyncRound, KeepsNothingOnAReceiptThatIsNotTheCenters) {
  struct Row {
    const char* what;
    std::function<void(entry::Receipt&)> change;
  };
  const Row rows[] = {
      {"center", [](auto& receipt) { receipt.center = keys::random_id<core::CenterId>(); }},
      {"device", [](auto& receipt) { receipt.device = keys::random_id<core::DeviceId>(); }},
      {"device epoch", [](auto& receipt) { ++receipt.device_epoch; }},
      {"sequence", [](auto& receipt) { ++receipt.sequence; }},
      {"entry", [](auto& receipt) { receipt.entry[0] ^= 1; }},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    Device device;
    FakeCenter center;
    device.visit();
    center.change_receipt = row.change;
    const auto result = round(device, center);
    ASSERT_OK(result);
    EXPECT_EQ(result->safe, 0);
    EXPECT_EQ(result->bad_receipts, 1);
    EXPECT_EQ(result->waiting, 1);
    EXPECT_EQ(must(device.vault.waiting(10)).size(), 1U);
  }
}

TEST(SyncRound, KeepsNothingOnAReceiptSignedByAnotherKey) {
  Device device;
  FakeCenter center;
  device.visit();
  auto trust = center.trust(device);
  trust.receipt_key = must(keys::SigningKey::generate()).verify;
  const auto result = sync_round(direct_ports(device.vault), center.line(), trust);
  ASSERT_OK(result);
  EXPECT_EQ(result->bad_receipts, 1);
  EXPECT_EQ(must(device.vault.waiting(10)).size(), 1U);
}

TEST(SyncRound, SetsAPoisonedEntryAsideAndGoesOnBehindIt) {
  Device device;
  FakeCenter center;
  const auto first = device.visit();
  for (int i = 0; i < 3; ++i) device.visit();
  center.say[1] = PushStatus::quarantined;
  const auto result = round(device, center);
  ASSERT_OK(result);
  EXPECT_EQ(result->set_aside, 1);
  EXPECT_EQ(result->safe, 3);
  EXPECT_EQ(result->waiting, 0);
  for (const auto& info : must(device.vault.entries())) {
    EXPECT_EQ(info.state == vault::EntryState::set_aside, info.id == first);
    if (info.id == first) {
      EXPECT_EQ(info.reason, "entry_hash na");  // nothing but plain words
    }
  }
}

TEST(SyncRound, LooksBehindWhatIsHeldAndTriesItNextTime) {
  Device device;
  FakeCenter center;
  for (int i = 0; i < 40; ++i) device.visit();
  for (std::uint64_t i = 1; i <= 32; ++i) center.say[i] = PushStatus::held;
  const auto result = round(device, center);
  ASSERT_OK(result);
  EXPECT_EQ(result->safe, 8);
  EXPECT_EQ(result->waiting, 32);
  center.say.clear();
  const auto next = round(device, center);
  ASSERT_OK(next);
  EXPECT_EQ(next->safe, 32);
}

TEST(SyncRound, KeepsWhatItHasWhenTheLineBreaks) {
  Device device;
  FakeCenter center;
  for (int i = 0; i < 40; ++i) device.visit();
  int calls = 0;
  auto line = center.line();
  line.push = [&](const entry::PushRequest& request,
                  const std::stop_token&) -> core::Result<entry::PushReply> {
    if (++calls > 1) return core::fail(ErrorCode::offline, "test.line");
    return center.push(request);
  };
  EXPECT_EQ(code_of(sync_round(direct_ports(device.vault), line, center.trust(device))),
            ErrorCode::offline);
  EXPECT_EQ(must(device.vault.waiting(100)).size(), 8U);
}

TEST(SyncRound, GetsAReceiptForWhatWasStoredBeforeTheReplyWasLost) {
  Device device;
  FakeCenter center;
  device.visit();
  auto line = center.line();
  line.push = [&](const entry::PushRequest& request,
                  const std::stop_token&) -> core::Result<entry::PushReply> {
    static_cast<void>(center.push(request));
    return core::fail(ErrorCode::offline, "test.line");
  };
  EXPECT_EQ(code_of(sync_round(direct_ports(device.vault), line, center.trust(device))),
            ErrorCode::offline);
  const auto result = round(device, center);
  ASSERT_OK(result);
  EXPECT_EQ(result->safe, 1);
  EXPECT_EQ(center.stored.size(), 1U);
}

TEST(SyncRound, PullsToTheEndAndRemembersWhere) {
  Device one;
  Device two;
  FakeCenter center;
  for (int i = 0; i < 5; ++i) {
    const auto id = one.visit();
    center.feed.push_back({must(one.vault.entry_bytes(id)), {}, {}});
  }
  for (const auto& wrap : must(one.vault.waiting_wraps(10))) {
    center.feed.push_back({{}, entry::encode(wrap), {}});
  }
  center.feed.push_back({core::Bytes(100, 7), {}, {}});  // no entry
  center.signers = {must(entry::sign(center.root, one.statement()))};
  const auto result = round(two, center);
  ASSERT_OK(result);
  EXPECT_EQ(result->pulled, 5);
  EXPECT_EQ(result->unreadable, 1);
  EXPECT_EQ(must(two.vault.entries()).size(), 5U);
  EXPECT_EQ(must(round(two, center)).pulled, 0);
  EXPECT_EQ(center.cursors.back(), "11");
}

TEST(SyncRound, OffersEverythingAgainToARestoredCenter) {
  Device device;
  FakeCenter center;
  for (int i = 0; i < 3; ++i) device.visit();
  ASSERT_OK(round(device, center));
  EXPECT_EQ(must(direct_ports(device.vault).server_epoch()), 1U);
  center.epoch = 2;
  center.stored.clear();  // its backup was older
  center.wraps = 0;
  const auto result = round(device, center);
  ASSERT_OK(result);
  EXPECT_EQ(result->server_epoch, 2U);
  EXPECT_EQ(result->safe, 3);
  EXPECT_EQ(center.stored.size(), 3U);
  EXPECT_EQ(center.wraps, 3U);
  EXPECT_EQ(must(device.vault.counts(0)).safe, 3);
  EXPECT_EQ(must(round(device, center)).pushed, 0);
}

// An erasure as the feed hands it on, and the root's statement on who signed it.
entry::PullItem erased_item(const keys::SigningKey& root, const keys::SigningKey& signs,
                            core::DeviceId device, core::RecordId record) {
  entry::DeviceKey statement;
  statement.device = device;
  statement.name = "desk";
  statement.key = signs.verify;
  entry::PullItem item;
  item.erasure.erasure = entry::encode(
      must(entry::sign_erasure(signs, {device, record, kNoon, entry::AskedBy::staff, {}})));
  item.erasure.signer = must(entry::sign(root, statement));
  return item;
}

TEST(SyncRound, ErasesOnlyOnTheWordOfADeviceThatTheRootSigned) {
  const auto root = must(keys::SigningKey::generate());
  const auto other_root = must(keys::SigningKey::generate());
  const auto desk = must(keys::SigningKey::generate());
  const auto id = keys::random_id<core::DeviceId>();
  Device device;
  FakeCenter center;
  device.visit();
  const auto record = must(device.vault.entries()).front().record;
  auto trust = center.trust(device);
  trust.root = root.verify;
  auto forged = erased_item(root, desk, id, record);
  forged.erasure.erasure.back() ^= 1;
  auto other_device = erased_item(root, desk, id, record);
  other_device.erasure.signer =
      erased_item(root, desk, keys::random_id<core::DeviceId>(), record).erasure.signer;
  auto unsigned_item = erased_item(root, desk, id, record);
  unsigned_item.erasure.signer.clear();
  center.feed = {erased_item(other_root, desk, id, record), forged, other_device, unsigned_item};
  const auto refused = sync_round(direct_ports(device.vault), center.line(), trust);
  ASSERT_OK(refused);
  EXPECT_EQ(refused->unreadable, 4);
  EXPECT_EQ(refused->erased, 0);
  EXPECT_EQ(must(device.vault.entries()).size(), 1U);

  center.feed.push_back(erased_item(root, desk, id, record));
  const auto erased = sync_round(direct_ports(device.vault), center.line(), trust);
  ASSERT_OK(erased);
  EXPECT_EQ(erased->erased, 1);
  EXPECT_TRUE(must(device.vault.entries()).empty());
}

TEST(SyncRound, OffersAnErasureUntilTheCentersOwnReceipt) {
  Device device;
  FakeCenter center;
  device.visit();
  ASSERT_OK(round(device, center));
  const auto record = must(device.vault.entries()).front().record;
  const auto self = must(device.vault.device());
  const auto erasure =
      must(entry::sign_erasure(self.key, {self.id, record, kNoon, entry::AskedBy::person, {}}));
  must(device.vault.erase_record(erasure));
  const auto deaf = round(device, center);  // it answers nothing about it
  ASSERT_OK(deaf);
  EXPECT_EQ(deaf->erasures, 0);
  EXPECT_EQ(must(device.vault.waiting_erasures(9)).size(), 1U);

  entry::ErasureReceipt receipt{center.id, 1, self.id, record, kNoon, {}};
  auto line = center.line();
  line.push = [&](const entry::PushRequest& request, const std::stop_token&) {
    auto reply = center.push(request);
    EXPECT_EQ(request.erasures.size(), 1U);
    reply->erasure_receipts = {entry::encode(receipt)};
    return reply;
  };
  receipt = must(entry::sign_erasure_receipt(must(keys::SigningKey::generate()), receipt));
  const auto false_word = sync_round(direct_ports(device.vault), line, center.trust(device));
  ASSERT_OK(false_word);
  EXPECT_GE(false_word->bad_receipts, 1);
  EXPECT_EQ(must(device.vault.waiting_erasures(9)).size(), 1U);
  receipt = must(entry::sign_erasure_receipt(center.receipt_key, receipt));
  const auto confirmed = sync_round(direct_ports(device.vault), line, center.trust(device));
  ASSERT_OK(confirmed);
  EXPECT_EQ(confirmed->erasures, 1);
  EXPECT_TRUE(must(device.vault.waiting_erasures(9)).empty());
}

TEST(SyncRound, StopsWhenAsked) {
  Device device;
  FakeCenter center;
  device.visit();
  std::stop_source stop;
  stop.request_stop();
  const auto result =
      sync_round(direct_ports(device.vault), center.line(), center.trust(device), stop.get_token());
  ASSERT_OK(result);
  EXPECT_EQ(result->pushed, 0);
  EXPECT_TRUE(center.pushes.empty());
}

}  // namespace
}  // namespace clearway::station
