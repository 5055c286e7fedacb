// A disk that was copied or put back, and the real center: nobody's file stays in a conflict.
#include "app/station/renew.h"

#include "app/station/database_key.h"
#include "tests/app/station/real_center.h"
#include "tests/app/vault/edit_file.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
namespace fs = std::filesystem;

class Renew : public RealCenter {
 protected:
  // A machine that can be switched off, so that its disk can be copied.
  struct Machine {
    fs::path data;
    std::optional<Station> station;
    void on() { station.emplace(must(Station::open(data, demo_site()))); }
    void off() { station.reset(); }
    Station& operator*() { return *station; }
    Station* operator->() { return &*station; }
  };
  Machine machine(const std::string& name) {
    return {office_.scratch / name, std::optional<Station>(desk(name))};
  }
  Machine copy_of(Machine& from, const std::string& name) {
    from.off();
    Machine made{office_.scratch / name, {}};
    fs::copy(from.data, made.data, fs::copy_options::recursive);
    from.on();
    made.on();
    return made;
  }
  static void put_back(Machine& machine, Machine& backup) {
    machine.off();
    backup.off();
    fs::remove_all(machine.data);
    fs::copy(backup.data, machine.data, fs::copy_options::recursive);
    machine.on();
  }
  core::Result<Renewed> renew(Machine& machine, const Organization& organization,
                              const AskCenter& ask = ask_center) {
    auto done = station::renew(organization, machine->vault(), code_, ask);
    machine.off();
    machine.on();
    return done;
  }
  std::uint32_t renewed(Machine& machine) {
    code_ = run({"invite"});
    return must(renew(machine, office_.organization)).epoch;
  }
  std::string dumped() {
    return run({"dump", "--out", office_.scratch / ("dump" + std::to_string(++dumps_))});
  }
  static std::vector<std::string> problems(Machine& machine) {
    std::vector<std::string> found;
    for (const auto& problem : must(machine->vault().verify())) found.push_back(problem.what);
    return found;
  }
  static void expect_all_safe(Machine& machine, int people) {
    const auto counts = must(machine->vault().counts(0));
    EXPECT_EQ(counts.taken, people);
    EXPECT_EQ(counts.safe, people);
    EXPECT_EQ(counts.waiting, 0);
    EXPECT_EQ(counts.set_aside, 0);
    EXPECT_THAT(problems(machine), IsEmpty());
  }
  // Whether a code would open it; without a visit, which would be noted in the chain.
  static bool opens(Machine& machine, const VisitKeys& keys) {
    const bool has_wrap = !must(machine->vault().wraps_of_locator(keys.code->locator)).empty();
    return has_wrap && machine->vault().open_record(keys.record, keys.record_key.view());
  }

  static constexpr int kPerVisit = 2;  // entries: what was told, and the note of it
  std::string code_;
  int dumps_ = 0;
};

TEST_F(Renew, BothCopiesOfADiskGoOnAndEverythingArrives) {
  auto one = machine("one");
  visit(*one, "Test Person");
  ASSERT_OK(sync(*one));
  auto two = copy_of(one, "two");
  const auto here = visit(*one, "Ana Prueba");
  const auto there = visit(*two, "Ana Ñandú");
  visit(*two, "Test Person");
  ASSERT_OK(sync(*one));
  EXPECT_EQ(must(sync(*two)).set_aside, 2 * kPerVisit);
  EXPECT_EQ(must(two->vault().wanting_renewal()), 2 * kPerVisit);
  EXPECT_THAT(problems(two), ElementsAre("device.renew"));
  EXPECT_FALSE(opens(two, here)) << "the feed leaves out what came from this device";

  EXPECT_EQ(renewed(two), 2U);
  const auto sent = sync(*two);
  ASSERT_OK(sent);
  EXPECT_EQ(sent->safe, 2 * kPerVisit);
  EXPECT_EQ(sent->waiting + sent->set_aside + sent->bad_receipts, 0);
  expect_all_safe(two, 3);
  EXPECT_TRUE(opens(two, here));

  visit(*one, "Test Person");
  EXPECT_EQ(must(sync(*one)).safe, kPerVisit) << "its chain is the one the center has";
  expect_all_safe(one, 3);
  EXPECT_TRUE(opens(one, there));
  visit(*two, "Test Person");
  EXPECT_EQ(must(sync(*two)).safe, kPerVisit);
  expect_all_safe(two, 4);
  EXPECT_EQ(dumped(), "12 entries, 18 wraps");
}

TEST_F(Renew, WhereTheCenterFollowsNeitherBothAreRenewed) {
  auto gone = machine("gone");
  auto one = copy_of(gone, "one");
  auto two = copy_of(gone, "two");
  const fs::path old_office = office_.scratch / "old office";
  fs::copy(office_.folder, old_office, fs::copy_options::recursive);
  visit(*gone, "Test Person");
  visit(*one, "Ana Prueba");
  visit(*two, "Ana Ñandú");
  ASSERT_OK(sync(*gone));
  EXPECT_EQ(must(sync(*one)).set_aside, kPerVisit);
  EXPECT_EQ(must(sync(*two)).set_aside, kPerVisit);

  EXPECT_EQ(renewed(one), 2U);
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 1);
  // An office folder that never heard of the other renewal: the center has.
  code_ = run({"invite"});
  const auto third = renew(two, must(open_organization(old_office, kOfficePassphrase)));
  ASSERT_OK(third);
  EXPECT_EQ(third->epoch, 3U);
  ASSERT_OK(sync(*two));
  expect_all_safe(two, 1);
  visit(*one, "Test Person");
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 2);
  EXPECT_EQ(dumped(), "8 entries, 12 wraps");
}

TEST_F(Renew, AWholeDiskThatWasPutBackGoesOnAndGetsItsFilesAgain) {
  auto one = machine("one");
  visit(*one, "Test Person");
  ASSERT_OK(sync(*one));
  auto backup = copy_of(one, "backup");
  const auto lost = visit(*one, "Ana Prueba");
  ASSERT_OK(sync(*one));
  put_back(one, backup);
  EXPECT_THAT(problems(one), IsEmpty()) << "file and anchor agree; only the center knows";
  ASSERT_OK(sync(*one));
  const auto fresh = visit(*one, "Ana Ñandú");
  EXPECT_EQ(must(sync(*one)).set_aside, kPerVisit);
  EXPECT_FALSE(opens(one, lost));

  EXPECT_EQ(renewed(one), 2U);
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 2);
  EXPECT_TRUE(opens(one, lost)) << "it came back from the center";
  EXPECT_TRUE(opens(one, fresh));

  // Put back once more, to a day before the renewal: the office knows the epoch that was.
  put_back(one, backup);
  visit(*one, "Test Person");
  EXPECT_EQ(must(sync(*one)).set_aside, kPerVisit);
  EXPECT_EQ(renewed(one), 3U);
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 2);
  EXPECT_TRUE(opens(one, fresh));
  EXPECT_EQ(dumped(), "8 entries, 12 wraps");
}

TEST_F(Renew, WhatTheOtherCopyHasSentArrivesOnce) {
  auto one = machine("one");
  const auto keys = visit(*one, "Ana Prueba");  // not sent when the disk is copied
  auto two = copy_of(one, "two");
  ASSERT_OK(sync(*one));
  EXPECT_EQ(renewed(two), 2U);
  const auto sent = sync(*two);
  ASSERT_OK(sent);
  EXPECT_EQ(sent->safe, kPerVisit);
  expect_all_safe(two, 1);
  expect_all_safe(one, 1);
  EXPECT_EQ(dumped(), "2 entries, 3 wraps");
  must(two->erase_with_code(*keys.code, keys.record, kNoon));
  EXPECT_EQ(must(sync(*two)).erasures, 1);
  EXPECT_EQ(must(sync(*one)).erased, 1);
  EXPECT_EQ(dumped(), "1 entries, 0 wraps") << "that it was erased";
}

TEST_F(Renew, AnErasureThatWaitedIsDone) {
  auto one = machine("one");
  const auto keys = visit(*one, "Ana Prueba");
  ASSERT_OK(sync(*one));
  visit(*one, "Test Person");
  must(one->erase_with_code(*keys.code, keys.record, kNoon));
  EXPECT_EQ(renewed(one), 2U);
  const auto sent = sync(*one);
  ASSERT_OK(sent);
  EXPECT_EQ(sent->erasures, 1);
  EXPECT_EQ(sent->waiting, 0);
  expect_all_safe(one, 1);
  EXPECT_EQ(dumped(), "3 entries, 3 wraps") << "a visit, and that another was erased";
}

TEST_F(Renew, OffersTheSameKeysUntilTheAnswerArrives) {
  auto one = machine("one");
  visit(*one, "Test Person");
  code_ = run({"invite"});
  std::vector<core::Bytes> offered;
  bool lose = true;
  const AskCenter ask = [&](const client::Identity& identity, const entry::EnrollRequest& request) {
    offered.push_back(request.device);
    auto reply = ask_center(identity, request);
    if (!lose) return reply;
    return core::Result<entry::EnrollReply>(core::fail(ErrorCode::offline, "test.line"));
  };
  EXPECT_EQ(code_of(renew(one, office_.organization, ask)), ErrorCode::offline);
  EXPECT_EQ(must(one->vault().device()).epoch, 1U);
  EXPECT_EQ(must(sync(*one)).safe, kPerVisit) << "it is still what it was";
  lose = false;
  const auto done = renew(one, office_.organization, ask);
  ASSERT_OK(done);
  EXPECT_EQ(done->epoch, 2U);
  ASSERT_EQ(offered.size(), 2U);
  EXPECT_EQ(offered[0], offered[1]);
  visit(*one, "Test Person");
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 2);
  EXPECT_EQ(renewed(one), 3U) << "the next time with other keys";
}

TEST_F(Renew, BringsARevokedMachineBack) {
  auto one = machine("one");
  visit(*one, "Test Person");
  run({"revoke", "--device", one->device().hex()});
  EXPECT_EQ(code_of(sync(*one)), ErrorCode::rejected);
  EXPECT_EQ(renewed(one), 2U);
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 1);
}

TEST_F(Renew, ACenterFromBeforeTheEnrollmentGetsEverything) {
  stop();
  const auto before = office_.scratch / "center before";
  fs::copy(store_, before, fs::copy_options::recursive);
  start();
  auto one = machine("one");
  const auto keys = visit(*one, "Ana Prueba");
  ASSERT_OK(sync(*one));
  stop();
  fs::remove_all(store_);
  fs::rename(before, store_);
  run({"new-epoch"});
  start();
  visit(*one, "Test Person");
  EXPECT_EQ(code_of(sync(*one)), ErrorCode::rejected) << "it has never heard of this machine";
  EXPECT_EQ(renewed(one), 2U);
  const auto sent = sync(*one);
  ASSERT_OK(sent);
  EXPECT_EQ(sent->set_aside, 0);
  expect_all_safe(one, 2);
  EXPECT_EQ(dumped(), "4 entries, 6 wraps");
  EXPECT_TRUE(opens(one, keys));
}

// File and anchor put back together look whole from inside, with the list of that day.
TEST_F(Renew, BringsTheNewestStaffListToADiskThatWasPutBack) {
  auto one = machine("one");
  visit(*one, "Test Person");
  auto backup = copy_of(one, "backup");
  must(remove_staff(office_.organization, office_.site, "ana", LastOfStaff::remove));
  must(one->accept_staff_list(
      must(read_statement(office_.organization.folder, "staff-" + office_.site.hex()))));
  EXPECT_EQ(code_of(one->sign_in("ana", office_.ana, kUptime, kNoon)), ErrorCode::not_found);
  ASSERT_OK(sync(*one));
  put_back(one, backup);
  EXPECT_OK(one->sign_in("ana", office_.ana, kUptime, kNoon));
  EXPECT_EQ(renewed(one), 2U);
  EXPECT_EQ(code_of(one->sign_in("ana", office_.ana, kUptime, kNoon)), ErrorCode::not_found);
  EXPECT_THAT(problems(one), IsEmpty());
}

// Salvage may have saved every file but the page that said whose the machine is.
TEST_F(Renew, AStoreThatLostItsSettingsLearnsThemAgain) {
  auto one = machine("one");
  visit(*one, "Test Person");
  ASSERT_OK(sync(*one));
  visit(*one, "Ana Prueba");
  one.off();
  const auto key = must(database_key(one.data, demo_site()));
  vault::edit_file(one.data / "vault.db", key.view(), "DELETE FROM settings");
  EXPECT_EQ(code_of(Station::open(one.data, demo_site())), ErrorCode::not_found);
  {
    auto vault = must(vault::Vault::open(one.data, key.view()));
    EXPECT_EQ(code_of(station::renew(office().organization, vault, "no code")),
              ErrorCode::not_found)
        << "an office that never heard of it";
    ASSERT_OK(station::renew(office_.organization, vault, run({"invite"})));
  }
  one.on();
  ASSERT_OK(sync(*one));
  expect_all_safe(one, 2);
  EXPECT_OK(one->sign_in("ana", office_.ana, kUptime, kNoon));
  EXPECT_EQ(dumped(), "4 entries, 6 wraps");
}

// The row with the machine's own key may be lost instead, or both.
TEST_F(Renew, AStoreThatLostItsKeyGetsANewOne) {
  for (const char* lost : {"DELETE FROM devices", "DELETE FROM devices; DELETE FROM settings"}) {
    SCOPED_TRACE(lost);
    auto one = machine(std::to_string(dumps_));
    const auto id = one->device();
    const auto keys = visit(*one, "Test Person");
    one.off();
    const auto key = must(database_key(one.data, demo_site()));
    vault::edit_file(one.data / "vault.db", key.view(), lost);
    EXPECT_EQ(code_of(enroll(office_.organization, demo_site(),
                             {one.data, office_.site, "one again", run({"invite"})})),
              ErrorCode::rejected)
        << "it is no new machine";
    {
      auto vault = must(vault::Vault::open(one.data, key.view()));
      EXPECT_EQ(code_of(station::renew(office_.organization, vault, "no code")),
                ErrorCode::rejected)
          << "and may be tried again";
      const auto done = station::renew(office_.organization, vault, run({"invite"}));
      ASSERT_OK(done);
      EXPECT_EQ(done->device, id);
      EXPECT_EQ(done->epoch, 2U);
    }
    one.on();
    ASSERT_OK(sync(*one));
    expect_all_safe(one, 1);
    EXPECT_TRUE(opens(one, keys));
    dumped();
  }
  EXPECT_EQ(dumped(), "4 entries, 6 wraps");
}

TEST_F(Renew, NeedsTheOfficeOfThisMachineAndACode) {
  auto one = machine("one");
  visit(*one, "Test Person");
  code_ = "no code";
  const auto refused = renew(one, office_.organization);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::rejected);
  EXPECT_THAT(refused.error().detail, testing::HasSubstr("clearway-central invite"));
  EXPECT_EQ(code_of(renew(one, office().organization)), ErrorCode::wrong_key);
  EXPECT_EQ(must(one->vault().device()).epoch, 1U);
  EXPECT_EQ(must(sync(*one)).safe, kPerVisit);

  const support::TempDir empty;
  auto vault = must(vault::Vault::open(empty.path(), core::Bytes(32, 7)));
  EXPECT_EQ(code_of(station::renew(office_.organization, vault, "no code")), ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::station
