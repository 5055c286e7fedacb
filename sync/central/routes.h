// From an HTTP request to its answer, without a network. The center's own refusals carry
// the type text/x-clearway-refusal and one word of a closed list, so that a device can tell
// them from the page of somebody in the middle.
//
//   403  the Center's own words (center.h); no_certificate
//   400  unreadable        404  no_such_path      405  wrong_method
//   413  body_too_large    503  store_failed: nothing was changed, try again later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sync/central/center.h"

namespace clearway::central {

struct Request {
  std::string method;
  std::string target;
  std::optional<core::Hash> certificate;  // SHA-256; the handshake proved its key
  core::Bytes body;
};

struct Answer {
  unsigned status = 200;
  const char* content_type = "application/x-protobuf";
  core::Bytes body;
};

Answer refusal(unsigned status, std::string_view word);

class Routes {
 public:
  using Clock = std::function<core::UnixTime()>;
  Routes(Center center, Clock clock) : center_(std::move(center)), clock_(std::move(clock)) {}

  // A refusal that needs no body, so that a stranger's is never read. One thread's, as handle.
  std::optional<Answer> refuse_early(const Request& head) const;
  Answer handle(const Request& request);
  // How long a body may be: only a push carries entries.
  static std::size_t body_limit(const std::string& target);

 private:
  Answer enroll(const Request& request);
  Answer push(const Request& request);
  Answer pull(const Request& request);
  Answer health() const;
  Center center_;
  Clock clock_;
};

}  // namespace clearway::central
