#include "sync/central/routes.h"

#include <algorithm>

#include "sync/central/log.h"

namespace clearway::central {

using core::ErrorCode;

namespace {

enum class Path { enroll, push, pull, health, none };

Path path_of(std::string_view target) {
  if (target == "/v1/enroll") return Path::enroll;
  if (target == "/v1/push") return Path::push;
  if (target == "/v1/pull") return Path::pull;
  if (target == "/v1/health") return Path::health;
  return Path::none;
}

Answer answer_to(const core::Error& error) {
  if (error.code == ErrorCode::rejected) return refusal(403, error.detail);
  if (error.code == ErrorCode::corrupt && std::string_view(error.where).starts_with("entry.decode"))
    return refusal(400, "unreadable");
  log(EventId::store_failed, error.where);
  return refusal(503, "store_failed");
}

template <class Reply>
Answer answer_with(const core::Result<Reply>& reply) {
  if (!reply) return answer_to(reply.error());
  return {.status = 200, .content_type = "application/x-protobuf", .body = entry::encode(*reply)};
}

void log_push(const entry::PushRequest& request, const entry::PushReply& reply) {
  log(EventId::push_taken, {}, request.items.size());
  for (const auto& result : reply.results)
    if (!result.reason.empty()) log(EventId::item_set_aside, result.reason, result.sequence);
  if (reply.stored_wraps.size() < request.wraps.size())
    log(EventId::wraps_not_taken, {}, request.wraps.size() - reply.stored_wraps.size());
  const auto erased = reply.erasure_receipts.size();
  if (erased > 0) log(EventId::erasures_taken, {}, erased);
  if (erased < request.erasures.size())
    log(EventId::erasures_not_taken, {}, request.erasures.size() - erased);
}

}  // namespace

Answer refusal(unsigned status, std::string_view word) {
  const auto bytes = core::as_bytes(word);
  log(EventId::request_refused, word, status);
  return {.status = status,
          .content_type = "text/x-clearway-refusal",
          .body = {bytes.begin(), bytes.end()}};
}

std::optional<Answer> Routes::refuse_early(const Request& head) const {
  const auto path = path_of(head.target);
  if (path == Path::none) return refusal(404, "no_such_path");
  if (head.method != (path == Path::health ? "GET" : "POST")) return refusal(405, "wrong_method");
  if (path == Path::health) return std::nullopt;
  if (!head.certificate) return refusal(403, "no_certificate");
  if (path == Path::enroll) return std::nullopt;
  const auto device = center_.admit(*head.certificate);
  if (!device) return answer_to(device.error());
  return std::nullopt;
}

std::size_t Routes::body_limit(const std::string& target) {
  constexpr std::size_t kMaxSmallBody = std::size_t{64} << 10;
  return path_of(target) == Path::push ? entry::kMaxBody : kMaxSmallBody;
}

Answer Routes::handle(const Request& request) {
  if (auto refused = refuse_early(request)) return *std::move(refused);
  const auto path = path_of(request.target);
  // Where it cannot be written down, the device is answered all the same.
  if (path == Path::push || path == Path::pull)
    static_cast<void>(center_.note_seen(*request.certificate, clock_()));
  switch (path) {
    case Path::enroll:
      return enroll(request);
    case Path::push:
      return push(request);
    case Path::pull:
      return pull(request);
    default:
      return health();
  }
}

Answer Routes::enroll(const Request& request) {
  const auto message = entry::decode_enroll_request(request.body);
  if (!message) return answer_to(message.error());
  const auto reply = center_.enroll(*request.certificate, *message, clock_());
  if (reply) {
    log(EventId::enrollment_accepted);
  } else {
    log(EventId::enrollment_refused, reply.error().detail);
  }
  return answer_with(reply);
}

Answer Routes::push(const Request& request) {
  const auto message = entry::decode_push_request(request.body);
  if (!message) return answer_to(message.error());
  const auto reply = center_.push(*request.certificate, *message, clock_());
  if (reply) log_push(*message, *reply);
  return answer_with(reply);
}

Answer Routes::pull(const Request& request) {
  const auto message = entry::decode_pull_request(request.body);
  if (!message) return answer_to(message.error());
  return answer_with(center_.pull(*request.certificate, *message));
}

Answer Routes::health() const {
  const auto info = center_.store().info();
  if (!info) return answer_to(info.error());
  const auto text = R"({"status":"ok","center":")" + info->center.hex() + R"(","server_epoch":)" +
                    std::to_string(info->server_epoch) + "}\n";
  const auto bytes = core::as_bytes(text);
  return {.status = 200, .content_type = "application/json", .body = {bytes.begin(), bytes.end()}};
}

}  // namespace clearway::central
