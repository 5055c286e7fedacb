#include "app/station/sign_in_pace.h"

#include <algorithm>

namespace clearway::station {
namespace {

constexpr std::size_t kCountSize = 4;
constexpr std::size_t kSize = kCountSize + 8;
constexpr std::uint32_t kMostCounted = 1000;  // the wait stopped growing long before

std::uint64_t number_in(core::ByteView bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
  return value;
}

std::chrono::seconds whole_wait(std::uint32_t wrong) {
  if (wrong < kFreeTries) return std::chrono::seconds{0};
  auto wait = kFirstWait;
  for (auto i = kFreeTries; i < wrong && wait < kLongestWait; ++i) wait *= 2;
  return std::min(wait, kLongestWait);
}

}  // namespace

SignInPace seen_at(SignInPace pace, std::chrono::seconds uptime) {
  if (uptime < pace.last) pace.last = std::chrono::seconds{0};
  return pace;
}

std::chrono::seconds wait_left(const SignInPace& pace, std::chrono::seconds uptime) {
  const auto passed = uptime - seen_at(pace, uptime).last;
  return std::max(whole_wait(pace.wrong) - passed, std::chrono::seconds{0});
}

std::string wait_text(std::chrono::seconds wait) {
  return "too many wrong tries: wait " + std::to_string(wait.count()) + " seconds, then try again";
}

SignInPace after_wrong_try(const SignInPace& pace, std::chrono::seconds uptime) {
  return {std::min(pace.wrong + 1, kMostCounted), uptime};
}

core::Bytes encode(const SignInPace& pace) {
  core::Bytes out;
  for (std::size_t i = 0; i < kCountSize; ++i)
    out.push_back(static_cast<core::Byte>(pace.wrong >> (8 * i)));
  const auto last = static_cast<std::uint64_t>(pace.last.count());
  for (std::size_t i = 0; i < kSize - kCountSize; ++i)
    out.push_back(static_cast<core::Byte>(last >> (8 * i)));
  return out;
}

SignInPace decode_pace(core::ByteView bytes) {
  if (bytes.size() != kSize) return {};
  const auto last = static_cast<std::int64_t>(number_in(bytes.subspan(kCountSize)));
  return {std::min(static_cast<std::uint32_t>(number_in(bytes.first(kCountSize))), kMostCounted),
          std::chrono::seconds{std::max(last, std::int64_t{0})}};
}

}  // namespace clearway::station
