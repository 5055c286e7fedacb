// The device's side of sync, over libcurl: TLS 1.3, client certificate, pinned center.
// Blocking; call it on the sync thread. It never retries by itself: backoff.h says when.
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "app/core/result.h"
#include "sync/entry/wire.h"

namespace clearway::client {

struct Identity {
  std::string certificate_pem;  // ours
  std::string private_key_pem;
  std::string center_address;          // "https://host:port"
  std::string center_certificate_pem;  // the only one trusted
};

class Client {
 public:
  static core::Result<Client> make(Identity identity);
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  // Errors: offline (no route, time-out, TLS refused, captive portal, 5xx, 429), rejected
  // (4xx), corrupt (a reply that does not decode). A stop request ends a transfer: offline.
  core::Result<entry::EnrollReply> enroll(const entry::EnrollRequest& request);
  core::Result<entry::PushReply> push(const entry::PushRequest& request,
                                      const std::stop_token& stop = {});
  core::Result<entry::PullReply> pull(const entry::PullRequest& request,
                                      const std::stop_token& stop = {});

 private:
  struct Impl;
  explicit Client(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace clearway::client
