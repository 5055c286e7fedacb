// Staff sign-in that slows down: what an attacker at the glass can and can't get.
#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using std::chrono::seconds;
using namespace std::chrono_literals;

SignInPace after(std::uint32_t wrong, seconds uptime) {
  SignInPace pace;
  for (std::uint32_t i = 0; i < wrong; ++i) pace = after_wrong_try(pace, uptime);
  return pace;
}

TEST(SignInPace, DoublesFromFifteenSecondsToFifteenMinutes) {
  const std::pair<std::uint32_t, seconds> rows[] = {
      {0, 0s},   {4, 0s},    {5, 15s},   {6, 30s},   {7, 60s},        {8, 120s},
      {9, 240s}, {10, 480s}, {11, 900s}, {12, 900s}, {100'000, 900s},
  };
  for (const auto& [wrong, wait] : rows) {
    SCOPED_TRACE(wrong);
    EXPECT_EQ(wait_left(after(wrong, 1000s), 1000s), wait);
    EXPECT_EQ(wait_left(after(wrong, 1000s), 1000s + wait), 0s);
  }
  EXPECT_EQ(wait_left(after(8, 1000s), 1050s), 70s);
}

// The machine was restarted: its seconds begin again, whatever the date is.
TEST(SignInPace, ATimeThatJumpsBackNeitherUnlocksNorLocksForLonger) {
  const auto pace = after(20, 5'000'000s);
  EXPECT_EQ(wait_left(pace, 0s), kLongestWait);
  auto seen = seen_at(pace, 10s);
  EXPECT_EQ(wait_left(seen, 10s), kLongestWait - 10s) << "so long it has been on since then";
  seen = seen_at(seen, 100s);
  EXPECT_EQ(wait_left(seen, 100s), kLongestWait - 100s) << "it goes on, and does not begin again";
  EXPECT_EQ(wait_left(seen, kLongestWait), 0s);
  for (const auto uptime : {0s, 1s, 899s, 4'999'999s, 5'000'000s, 5'000'899s})
    EXPECT_LE(wait_left(pace, uptime), kLongestWait);
}

TEST(SignInPace, IsReadAsItWasWrittenAndNeverLocksForGood) {
  const SignInPace pace{7, 123'456'789'012s};
  EXPECT_EQ(decode_pace(encode(pace)), pace);
  EXPECT_EQ(decode_pace({}), SignInPace{});
  EXPECT_EQ(decode_pace(core::Bytes(11, 0xff)), SignInPace{});
  const auto worst = decode_pace(core::Bytes(12, 0xff));
  EXPECT_EQ(wait_left(worst, 0s), kLongestWait);
  EXPECT_EQ(wait_left(worst, kLongestWait), 0s);
}

void try_wrongly(Station& station, std::uint32_t times, seconds uptime = kUptime) {
  for (std::uint32_t i = 0; i < times; ++i)
    EXPECT_EQ(code_of(station.sign_in("nobody-" + std::to_string(i), "a b c d e f", uptime, kNoon)),
              ErrorCode::not_found);
}

TEST(SignIn, WaitsForEverybodyAfterFiveWrongTriesUnderAnyNames) {
  Desk desk;
  try_wrongly(desk.station, 4);
  EXPECT_EQ(must(desk.station.sign_in_wait(kUptime)), 0s);
  EXPECT_EQ(code_of(desk.station.sign_in("ana", "not her words", kUptime, kNoon)),
            ErrorCode::wrong_key);
  EXPECT_EQ(must(desk.station.sign_in_wait(kUptime)), 15s);
  for (const std::string name : {"ana", "vol", "nobody"})
    EXPECT_EQ(code_of(desk.station.sign_in(name, office().ana, kUptime, kNoon)), ErrorCode::busy)
        << name;
}

TEST(SignIn, ATryWhileWaitingIsNotCounted) {
  Desk desk;
  try_wrongly(desk.station, 5);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(code_of(desk.station.sign_in("ana", "again and again", kUptime + 14s, kNoon)),
              ErrorCode::busy);
  EXPECT_EQ(must(desk.station.sign_in_wait(kUptime + 14s)), 1s);
  EXPECT_OK(desk.station.sign_in("ana", office().ana, kUptime + 15s, kNoon));
}

TEST(SignIn, ARightOneResetsAndAVolunteersDoesNot) {
  Desk desk;
  try_wrongly(desk.station, 4);
  EXPECT_OK(desk.station.sign_in("vol", office().vol, kUptime, kNoon));
  try_wrongly(desk.station, 1);
  EXPECT_EQ(must(desk.station.sign_in_wait(kUptime)), 15s)
      << "another's words say nothing of a colleague's";
  EXPECT_OK(desk.station.sign_in("ana", office().ana, kUptime + 1min, kNoon));
  try_wrongly(desk.station, 4, kUptime + 1min);
  EXPECT_EQ(must(desk.station.sign_in_wait(kUptime + 1min)), 0s);
}

// A name alone lets nobody in, whatever the role, and a guess at a volunteer's words is a guess.
TEST(SignIn, AVolunteerHasWordsLikeEverybody) {
  Desk desk;
  EXPECT_EQ(code_of(desk.station.sign_in("vol", "", kUptime, kNoon)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(desk.station.sign_in("vol", office().ana, kUptime, kNoon)),
            ErrorCode::wrong_key);
  const auto session = must(desk.station.sign_in("vol", office().vol, kUptime, kNoon));
  EXPECT_EQ(session.role, "volunteer");
  EXPECT_FALSE(session.site_key.has_value());
  try_wrongly(desk.station, 3);
  EXPECT_EQ(must(desk.station.sign_in_wait(kUptime)), 15s) << "both guesses were counted";
  EXPECT_EQ(code_of(desk.station.sign_in("vol", office().vol, kUptime, kNoon)), ErrorCode::busy);
}

// Of a list made before volunteers had words.
TEST(SignIn, AMemberWithoutASlotIsNotLetIn) {
  Desk desk;
  const entry::StaffList list{office().site, 9, {{"vol", "volunteer", {}}, {"eva", "staff", {}}}};
  must(desk.station.accept_staff_list(must(entry::sign(office().organization.root, list))));
  for (const std::string name : {"vol", "eva"})
    EXPECT_EQ(code_of(desk.station.sign_in(name, "", kUptime, kNoon)), ErrorCode::wrong_key);
}

TEST(SignIn, RemembersAcrossARestartOfTheProgramAndOfTheMachine) {
  support::TempDir scratch;
  const auto data = scratch / "data";
  must(enroll(office().organization, demo_site(), {data, office().site, "kiosk-1", "CODE"},
              office().yes()));
  try_wrongly(*std::make_unique<Station>(must(Station::open(data, demo_site()))), 5);
  {
    auto station = must(Station::open(data, demo_site()));
    EXPECT_EQ(code_of(station.sign_in("ana", office().ana, kUptime, kNoon)), ErrorCode::busy);
    EXPECT_EQ(code_of(station.sign_in("ana", office().ana, 2s, kNoon)), ErrorCode::busy)
        << "power cut";
  }
  auto station = must(Station::open(data, demo_site()));
  EXPECT_EQ(must(station.sign_in_wait(10s)), 5s);
  EXPECT_OK(station.sign_in("ana", office().ana, 15s, kNoon));
}

}  // namespace
}  // namespace clearway::station
