// How fast staff passphrases may be tried at this machine. Pure: knows no clock and no vault.
//
// One count for the machine, not one for each name: with a count for each name somebody could
// try five words under every name, and could keep one colleague out by trying under theirs.
// So everybody waits alike, never longer than kLongestWait, and only while somebody goes on
// trying. A volunteer's sign-in proves nothing and so neither counts nor resets.
//
// Time is "seconds since the machine was started", which no wrong date can move. After a
// power cut it begins again at zero, and then at least that much has passed since the last
// try: a restart never shortens a wait and never makes one longer than kLongestWait.
#pragma once

#include <chrono>
#include <string>

#include "app/core/bytes.h"

namespace clearway::station {

inline constexpr std::uint32_t kFreeTries = 5;  // wrong ones in a row
inline constexpr std::chrono::seconds kFirstWait{15};
inline constexpr std::chrono::seconds kLongestWait{15 * 60};

struct SignInPace {
  std::uint32_t wrong = 0;       // in a row
  std::chrono::seconds last{0};  // when the last of them was, since the machine was started
  friend bool operator==(const SignInPace&, const SignInPace&) = default;
};

// After a restart of the machine the last try counts as made at its start.
SignInPace seen_at(SignInPace pace, std::chrono::seconds uptime);
// How long the next try must still wait; zero when it may be made.
std::chrono::seconds wait_left(const SignInPace& pace, std::chrono::seconds uptime);
// "too many wrong tries: …" with how long; for an operator.
std::string wait_text(std::chrono::seconds wait);
SignInPace after_wrong_try(const SignInPace& pace, std::chrono::seconds uptime);

// As the vault keeps it: count (4 bytes) and seconds (8), little-endian. Anything else reads
// as nothing counted, because a value nobody can read must not lock staff out for good.
core::Bytes encode(const SignInPace& pace);
SignInPace decode_pace(core::ByteView bytes);

}  // namespace clearway::station
