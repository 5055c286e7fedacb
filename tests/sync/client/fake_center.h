// A TLS server that says one canned thing, for tests of the client against centers that
// misbehave and against whoever sits in between.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "app/keys/certificate.h"

namespace clearway::client {

class FakeCenter {
 public:
  struct Manner {
    bool tls = true;
    bool only_old_tls = false;  // 1.2 at most
    bool silent = false;        // takes the request and never answers
  };
  FakeCenter(const keys::Certificate& identity, std::string answer, Manner manner);
  FakeCenter(const keys::Certificate& identity, std::string answer)
      : FakeCenter(identity, std::move(answer), Manner{}) {}
  ~FakeCenter();

  std::string address() const;  // "https://127.0.0.1:port"
  int requests() const { return requests_; }

 private:
  struct Tls;
  void serve();
  void talk_tls(int fd);
  void talk_plain(int fd);
  std::unique_ptr<Tls> tls_;
  std::string answer_;
  Manner manner_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<int> requests_{0};
  std::atomic<bool> ending_{false};
  std::jthread thread_;
};

// "HTTP/1.1 200 OK", type, length and body.
std::string http(const std::string& status, const std::string& type, const std::string& body);

}  // namespace clearway::client
