#include "sync/client/client.h"

#include <gtest/gtest.h>

#include "tests/sync/client/fake_center.h"

namespace clearway::client {
namespace {

using core::ErrorCode;

constexpr const char* kProtobuf = "application/x-protobuf";
constexpr const char* kRefusal = "text/x-clearway-refusal";

class ClientTest : public testing::Test {
 protected:
  keys::Certificate device_ = keys::make_certificate("device", "").value();
  keys::Certificate center_ = keys::make_certificate("center", "127.0.0.1").value();

  Client client_of(const FakeCenter& fake) const {
    return Client::make({.certificate_pem = device_.certificate_pem,
                         .private_key_pem = device_.private_key_pem,
                         .center_address = fake.address(),
                         .center_certificate_pem = center_.certificate_pem})
        .value();
  }
  std::string outcome(const FakeCenter& fake) const {
    const auto reply = client_of(fake).pull({});
    if (reply) return "accepted";
    return std::string(core::name_of(reply.error().code)) + " " + reply.error().detail;
  }
};

TEST_F(ClientTest, DecodesWhatTheCenterSays) {
  entry::PullReply reply;
  reply.server_epoch = 3;
  reply.next_cursor = "next";
  const FakeCenter fake(center_, http("200 OK", kProtobuf, core::as_text(entry::encode(reply))));
  auto client = client_of(fake);
  for (int i = 0; i < 2; ++i) {  // also on a second connection
    const auto got = client.pull({"", 5});
    ASSERT_TRUE(got) << core::describe(got.error());
    EXPECT_EQ(got->server_epoch, 3U);
    EXPECT_EQ(got->next_cursor, "next");
  }
}

TEST_F(ClientTest, OnlyTheCenterItselfCanReject) {
  const std::string page = "<html>Welcome to the library's network</html>";
  const struct {
    const char* what;
    std::string answer;
    const char* outcome;
  } rows[] = {
      {"a portal's page", http("200 OK", "text/html", page), "offline 200"},
      {"a portal's refusal", http("403 Forbidden", "text/html", page), "offline 403"},
      {"sent elsewhere",
       "HTTP/1.1 307 Elsewhere\r\nLocation: https://example.org/\r\nContent-Length: 0\r\n\r\n",
       "offline 307"},
      {"out of order", http("503 Unavailable", kRefusal, "store_failed"), "offline 503"},
      {"too often", http("429 Slow", kRefusal, "slow_down"), "offline 429"},
      {"no type", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "offline 200"},
      {"a word", http("403 Forbidden", kRefusal, "code_used"), "rejected 403 code_used"},
      {"not a word", http("403 Forbidden", kRefusal, "Ana Prueba!"), "rejected 403"},
      {"a long word", http("403 Forbidden", kRefusal, std::string(99, 'a')), "rejected 403"},
      {"no message", http("200 OK", kProtobuf, "\xff\xff\xff"), "corrupt "},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const FakeCenter fake(center_, row.answer);
    const auto got = outcome(fake);
    EXPECT_EQ(got.substr(0, std::string(row.outcome).size()), row.outcome);
    EXPECT_EQ(fake.requests(), 1);
  }
}

TEST_F(ClientTest, AnotherCertificateForTheSameHostIsRefused) {
  const auto other = keys::make_certificate("center", "127.0.0.1").value();
  const FakeCenter fake(other, http("200 OK", kProtobuf, ""));
  EXPECT_TRUE(outcome(fake).starts_with("offline"));
  EXPECT_EQ(fake.requests(), 0) << "nothing was said to it";
}

TEST_F(ClientTest, TheCertificateMustBeForTheAddress) {
  center_ = keys::make_certificate("center", "192.0.2.1").value();
  const FakeCenter fake(center_, http("200 OK", kProtobuf, ""));
  EXPECT_TRUE(outcome(fake).starts_with("offline"));
}

TEST_F(ClientTest, OldTlsAndNoTlsAreOffline) {
  const auto good = http("200 OK", kProtobuf, "");
  for (const auto manner :
       {FakeCenter::Manner{.only_old_tls = true}, FakeCenter::Manner{.tls = false}}) {
    const FakeCenter fake(center_, good, manner);
    EXPECT_TRUE(outcome(fake).starts_with("offline"));
  }
}

TEST_F(ClientTest, AReplyPastTheLimitIsCutOff) {
  const FakeCenter fake(center_, http("200 OK", kProtobuf, std::string(entry::kMaxBody + 1, 'x')));
  EXPECT_EQ(outcome(fake), "corrupt too large");
}

TEST_F(ClientTest, AStopRequestEndsATransfer) {
  const FakeCenter fake(center_, "", {.silent = true});
  auto client = client_of(fake);
  std::stop_source stop;
  std::jthread stopper([&] {
    while (fake.requests() == 0) std::this_thread::yield();
    stop.request_stop();
  });
  const auto reply = client.pull({}, stop.get_token());
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().code, ErrorCode::offline);
  EXPECT_EQ(client.pull({}, stop.get_token()).error().detail, "stopped");
}

TEST_F(ClientTest, NobodyThereIsOffline) {
  std::string address;
  {
    const FakeCenter gone(center_, "");
    address = gone.address();
  }
  auto client = Client::make({device_.certificate_pem, device_.private_key_pem, address,
                              center_.certificate_pem})
                    .value();
  EXPECT_EQ(client.push({}).error().code, ErrorCode::offline);
}

TEST_F(ClientTest, MakingOneNeedsEveryPartAndHttps) {
  const Identity whole{device_.certificate_pem, device_.private_key_pem, "https://127.0.0.1:1",
                       center_.certificate_pem};
  EXPECT_TRUE(Client::make(whole));
  auto part = whole;
  part.center_certificate_pem.clear();
  EXPECT_EQ(Client::make(part).error().code, ErrorCode::invalid_input);
  part = whole;
  part.center_address = "http://127.0.0.1:1";
  EXPECT_EQ(Client::make(part).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace clearway::client
