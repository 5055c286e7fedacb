// The real clearway-central program on a loopback port, and the real client.
#include <gmock/gmock.h>

#include <csignal>
#include <fstream>

#include "sync/client/client.h"
#include "sync/entry/receipt.h"
#include "sync/entry/trust.h"
#include "tests/support/core_limit.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/central/device.h"

namespace clearway::central {
namespace {

using client::Client;
using core::ErrorCode;
using entry::PushStatus;

class Network : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(keys::start());
    const auto made =
        operate({"init", "--address", address_, "--root", core::to_hex(test_root().verify)});
    ASSERT_EQ(made.status, 0) << made.errors;
    start();
  }

  support::Finished operate(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), CLEARWAY_CENTRAL);
    arguments.insert(arguments.end(), {"--data", data()});
    return support::run(arguments);
  }
  void start() {
    server_.reset();
    server_.emplace(std::vector<std::string>{CLEARWAY_CENTRAL, "serve", "--data", data(),
                                             "--listen", "127.0.0.1:" + port_});
    ASSERT_TRUE(server_->wait_for("listening on 127.0.0.1:" + port_)) << server_->errors();
  }
  std::string data() const { return (dir_ / "center").string(); }
  std::string code(const std::string& hours = "24") const {
    auto text = operate({"invite", "--hours", hours}).output;
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }
  Client client_of(const TestDevice& device) const {
    return Client::make({.certificate_pem = device.certificate().certificate_pem,
                         .private_key_pem = device.certificate().private_key_pem,
                         .center_address = address_,
                         .center_certificate_pem = support::read_file(dir_ / "center" / "tls.pem")})
        .value();
  }
  Client enrolled(const TestDevice& device) const {
    auto client = client_of(device);
    const auto reply = client.enroll(device.enrollment(code()));
    EXPECT_TRUE(reply) << core::describe(reply.error());
    return client;
  }
  bool good_receipt(const entry::PushResult& result) const {
    const auto seed = support::read_file(dir_ / "center" / "receipt.seed");
    const auto key = keys::SigningKey::from_seed(core::as_bytes(seed)).value().verify;
    const auto receipt = entry::decode_receipt(result.receipt);
    return receipt && entry::verify(*receipt, key) && receipt->entry == result.entry;
  }

  support::TempDir dir_;
  std::string port_ = std::to_string(support::free_port());
  std::string address_ = "https://127.0.0.1:" + port_;
  std::optional<support::Process> server_;
};

template <class T>
std::string refusal(const core::Result<T>& result) {
  if (result) return "accepted";
  return std::string(core::name_of(result.error().code)) + " " + result.error().detail;
}

TEST_F(Network, ADeviceEnrollsOnceByCodeAndTwoShareWhatTheyPush) {
  TestDevice kiosk("kiosk-1"), desk("desk-1");
  const auto once = code();
  auto from = client_of(kiosk);
  ASSERT_TRUE(from.enroll(kiosk.enrollment(once)));
  auto to = client_of(desk);
  EXPECT_EQ(refusal(to.enroll(desk.enrollment(once))), "rejected 403 code_used");
  EXPECT_EQ(refusal(to.enroll(desk.enrollment("AAAA-AAAA"))), "rejected 403 code_unknown");
  EXPECT_EQ(refusal(to.enroll(desk.enrollment(code("0")))), "rejected 403 code_expired");
  EXPECT_EQ(refusal(to.pull({})), "rejected 403 unknown_device");
  ASSERT_TRUE(to.enroll(desk.enrollment(code())));

  const auto one = kiosk.next("one");
  const auto wrap = kiosk.wrap();
  const auto pushed = from.push({0, {one}, {entry::encode(wrap)}});
  ASSERT_TRUE(pushed) << core::describe(pushed.error());
  EXPECT_EQ(pushed->results.at(0).status, PushStatus::stored);
  EXPECT_TRUE(good_receipt(pushed->results[0]));
  const auto pulled = to.pull({});
  ASSERT_TRUE(pulled);
  ASSERT_EQ(pulled->items.size(), 2U);
  EXPECT_EQ(pulled->items[0].entry, one.entry);
  EXPECT_EQ(pulled->items[1].wrap, entry::encode(wrap));
}

TEST_F(Network, AStrangerIsRefusedAlsoWithALargeBody) {
  TestDevice stranger("stranger");
  auto client = client_of(stranger);
  EXPECT_EQ(refusal(client.push({0, {stranger.next("x")}, {}})), "rejected 403 unknown_device");
  entry::PushRequest large;
  for (int i = 0; i < 3; ++i) large.items.push_back({core::Bytes(160, 1), core::Bytes(1 << 20, 1)});
  EXPECT_EQ(refusal(client.push(large)), "rejected 403 unknown_device");
}

TEST_F(Network, AFullBatchOfLargeEntriesGoesThrough) {
  TestDevice kiosk("kiosk-1");
  auto client = enrolled(kiosk);
  entry::PushRequest request;
  std::string noise(600'000, ' ');
  for (int i = 0; i < 12; ++i) {
    keys::fill_random({reinterpret_cast<core::Byte*>(noise.data()), noise.size()});
    request.items.push_back(kiosk.next(noise));
  }
  const auto reply = client.push(request);
  ASSERT_TRUE(reply) << core::describe(reply.error());
  EXPECT_EQ(reply->high_water, 12U);
}

TEST_F(Network, MoreThanABodyMayHoldIsRefused) {
  TestDevice kiosk("kiosk-1");
  auto client = enrolled(kiosk);
  entry::PushRequest request;
  for (int i = 0; i < 9; ++i)
    request.items.push_back({core::Bytes(160, 1), core::Bytes(std::size_t{2} << 20, 1)});
  EXPECT_EQ(refusal(client.push(request)), "rejected 413 body_too_large");
}

TEST_F(Network, AnotherCertificateForTheSameAddressIsNotTheCenter) {
  TestDevice kiosk("kiosk-1");
  const auto other = keys::make_certificate("clearway-central", "127.0.0.1").value();
  auto client = Client::make({kiosk.certificate().certificate_pem,
                              kiosk.certificate().private_key_pem, address_, other.certificate_pem})
                    .value();
  const auto reply = client.enroll(kiosk.enrollment(code()));
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().code, ErrorCode::offline);
}

TEST_F(Network, TheOperatorSeesWhichMachinesThereAre) {
  TestDevice kiosk("kiosk-1"), desk("desk-1");
  enrolled(kiosk);
  enrolled(desk);
  operate({"revoke", "--device", kiosk.id().hex()});
  const auto listed = operate({"devices"}).output;
  EXPECT_THAT(listed, testing::HasSubstr(kiosk.id().hex() + "  epoch 1  site "));
  EXPECT_THAT(listed, testing::ContainsRegex("enrolled 20[0-9T:-]+Z  seen never  kiosk-1  "
                                             "revoked 20[0-9T:-]+Z\n"));
  EXPECT_THAT(listed, testing::HasSubstr("seen never  desk-1\n"));
}

TEST_F(Network, AMachineThatAskedIsSeen) {
  TestDevice kiosk("kiosk-1"), desk("desk-1");
  auto client = enrolled(kiosk);
  enrolled(desk);
  ASSERT_TRUE(client.pull({}));
  const auto listed = operate({"devices"}).output;
  EXPECT_THAT(listed, testing::ContainsRegex("seen 20[0-9T:-]+Z  kiosk-1\n"));
  EXPECT_THAT(listed, testing::HasSubstr("seen never  desk-1\n"));
}

TEST_F(Network, RevokingTakesEffectOnAConnectionThatIsOpen) {
  TestDevice kiosk("kiosk-1");
  auto client = enrolled(kiosk);
  ASSERT_TRUE(client.push({0, {kiosk.next("one")}, {}}));
  const auto revoked = operate({"revoke", "--device", kiosk.id().hex()});
  EXPECT_EQ(revoked.output, "epoch 1: 1 arrived, last offered 1, never arrived none\n");
  EXPECT_EQ(refusal(client.push({0, {kiosk.next("two")}, {}})), "rejected 403 device_revoked");
}

// Killed in the middle of things, again and again: every offer is repeated until it has a
// receipt, and in the end each entry is there once.
TEST_F(Network, AKilledServerLosesAndDoublesNothing) {
  TestDevice kiosk("kiosk-1"), desk("desk-1");
  auto client = enrolled(kiosk);
  auto reader = enrolled(desk);
  std::vector<entry::PushItem> items;
  for (int round = 0; round < 5; ++round) {
    entry::PushRequest batch;
    for (int i = 0; i < 4; ++i) items.push_back(kiosk.next(std::to_string(items.size())));
    batch.items = {items.end() - 4, items.end()};
    std::jthread killer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(7 * round));
      server_->signal(SIGKILL);
    });
    (void)client.push(batch);  // may or may not have been heard
    killer.join();
    start();
    const auto again = client.push(batch);
    ASSERT_TRUE(again) << core::describe(again.error());
    for (const auto& result : again->results) EXPECT_TRUE(good_receipt(result));
    EXPECT_EQ(again->high_water, items.size());
  }
  const auto pulled = reader.pull({"", 256});
  ASSERT_TRUE(pulled);
  ASSERT_EQ(pulled->items.size(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) EXPECT_EQ(pulled->items[i].entry, items[i].entry);
}

TEST_F(Network, ARestoredCenterAnnouncesANewEpoch) {
  TestDevice kiosk("kiosk-1");
  auto client = enrolled(kiosk);
  EXPECT_EQ(client.pull({})->server_epoch, 1U);
  EXPECT_EQ(operate({"new-epoch"}).status, 0);
  EXPECT_GT(client.pull({})->server_epoch, 1U);
}

TEST_F(Network, EndsCleanlyOnASignalAndCountsWhatItHas) {
  TestDevice kiosk("kiosk-1");
  auto client = enrolled(kiosk);
  ASSERT_TRUE(client.push({0, {kiosk.next("one")}, {}}));
  for (const int number : {SIGTERM, SIGINT}) {
    server_->signal(number);
    EXPECT_EQ(server_->wait(), 0) << server_->errors();
    start();
  }
  EXPECT_NE(operate({"status", "--json"}).output.find("\"entries\": 1"), std::string::npos);
  const auto out = (dir_ / "out").string();
  EXPECT_EQ(operate({"dump", "--out", out}).output, "1 entries, 0 wraps\n");
}

TEST_F(Network, LeavesNoCoreDump) { EXPECT_EQ(support::core_limit(server_->pid()), "0 0"); }

TEST_F(Network, ASecondServerOnThePortAndBadUsageSayWhatIsWrong) {
  const auto second = operate({"serve", "--listen", "127.0.0.1:" + port_});
  EXPECT_EQ(second.status, 4);
  EXPECT_NE(second.errors.find("busy in central.serve"), std::string::npos) << second.errors;
  EXPECT_EQ(operate({"serve", "--listen", "nowhere"}).status, 2);
  EXPECT_EQ(support::run({CLEARWAY_CENTRAL, "serve"}).status, 2);
  EXPECT_EQ(support::run({CLEARWAY_CENTRAL, "--help"}).status, 0);
  EXPECT_EQ(support::run({CLEARWAY_CENTRAL, "status", "--data", dir_.path() / "no"}).status, 2);
}

TEST_F(Network, ExitStatusesMeanSomethingAndHelpSaysWhat) {
  EXPECT_EQ(operate({"revoke", "--device", "not an id"}).status, 2);
  EXPECT_EQ(operate({"revoke", "--device", std::string(32, '0')}).status, 2);
  EXPECT_EQ(operate({"publish", dir_ / "none"}).status, 2);
  const auto list = dir_ / "list";
  const auto stranger = keys::SigningKey::generate().value();
  const auto forged =
      entry::sign(stranger, entry::StaffList{keys::random_id<core::SiteId>(), 1, {}}).value();
  std::ofstream(list) << core::as_text(forged);
  EXPECT_EQ(operate({"publish", list}).status, 3);
  std::ofstream(list) << "nothing that anybody signed";
  EXPECT_EQ(operate({"publish", list}).status, 6);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{CLEARWAY_CENTRAL, "--help"},
        {CLEARWAY_CENTRAL, "revoke", "--help"}})
    EXPECT_THAT(support::run(command).output, testing::HasSubstr("Exit status: 0 done; 2 "));
}

}  // namespace
}  // namespace clearway::central
