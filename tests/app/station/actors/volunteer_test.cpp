// A curious volunteer: signed in at the kiosk with words of their own, and no key. And what
// a role is worth: where a key can say it, the word beside the name says nothing.
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::IsEmpty;

class Volunteer : public testing::Test {
 protected:
  // Everything a session can be asked for, about one record.
  std::vector<ErrorCode> tried(const StaffSession& session, core::RecordId record) {
    return {code_of(station().list(session, 50)),
            code_of(station().open_record(session, record, kMorning)),
            code_of(station().continue_as_staff(session, record, kMorning)),
            code_of(station().replace_code(session, record, kMorning)),
            code_of(station().erase_as_staff(session, record, kMorning))};
  }
  Station& station() { return desk_.station; }

  Desk desk_;
  VisitKeys ana_ = came(desk_.station, Keep::clinic, "Ana Marcada");
  const std::vector<ErrorCode> nothing_ = std::vector<ErrorCode>(5, ErrorCode::wrong_key);
};

TEST_F(Volunteer, WhateverTheyAskForOpensNothing) {
  const auto session = must(station().sign_in("vol", office().vol, kUptime, kMorning));
  EXPECT_EQ(tried(session, ana_.record), nothing_);
  // Nor with a better word beside the name: no key came with it.
  for (const std::string role : {"staff", "attorney", "admin"}) {
    StaffSession promoted{"vol", role, std::nullopt};
    EXPECT_EQ(tried(promoted, ana_.record), nothing_) << role;
  }
  EXPECT_EQ(must(station().vault().entries()).size(), 1U) << "and nothing was erased";
}

TEST_F(Volunteer, HaveNoKeyInTheirSlotAndCannotUseAColleagues) {
  const auto& list = station().trust().staff;
  const auto slot_of = [&](const std::string& name) {
    return std::ranges::find(list.members, name, &entry::StaffMember::name)->slot;
  };
  const auto inside =
      must(keys::open_slot(staff_slot_name(list.site, "vol"), office().vol, slot_of("vol")));
  EXPECT_THAT(inside.view(), IsEmpty());
  const auto colleagues = slot_of("ana");
  const auto try_as = [&](core::SiteId site, const std::string& name, const std::string& words) {
    return code_of(keys::open_slot(staff_slot_name(site, name), words, colleagues));
  };
  EXPECT_EQ(try_as(list.site, "vol", office().ana), ErrorCode::wrong_key) << "copied beside theirs";
  EXPECT_EQ(try_as(list.site, "ana", "six words that somebody might guess"), ErrorCode::wrong_key);
  EXPECT_EQ(try_as(keys::random_id<core::SiteId>(), "ana", office().ana), ErrorCode::wrong_key);
  EXPECT_TRUE(
      keys::open_slot(staff_slot_name(list.site, "ana"), office().ana, colleagues).has_value());
  // A list in which the slot stands beside their own name is nobody's but their own.
  const auto own_list =
      must(entry::sign(must(keys::SigningKey::generate()),
                       entry::StaffList{list.site, 9, {{"vol", "staff", colleagues}}}));
  EXPECT_EQ(code_of(station().accept_staff_list(own_list)), ErrorCode::wrong_key);
}

TEST_F(Volunteer, WhoGuessAtAColleaguesWordsAreSlowedDown) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(code_of(station().sign_in("ana", "guess " + std::to_string(i), kUptime, kMorning)),
              ErrorCode::wrong_key);
  EXPECT_EQ(code_of(station().sign_in("ana", office().ana, kUptime, kMorning)), ErrorCode::busy);
  EXPECT_OK(station().sign_in("vol", office().vol, kUptime + kFirstWait, kMorning));
  EXPECT_OK(station().sign_in("ana", office().ana, kUptime + kFirstWait, kMorning));
}

// They saw the slip in the printer's tray, but only its first four symbols.
TEST_F(Volunteer, WhoSawTheLocatorOfACodeKnowNothingOfIt) {
  auto guess = must(keys::new_return_code());
  guess.locator = ana_.code->locator;
  EXPECT_EQ(code_of(station().continue_with_code(guess, kMorning)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(station().erase_with_code(guess, ana_.record, kMorning)), ErrorCode::wrong_key);
}

// The other way round: the key is what opens, and the kiosk's own table holds back whoever should
// have none (tests/app/kiosk/vault_desk_test.cpp). Staff, attorneys and admins have the same key.
TEST(Roles, HoldTheSitesKeyOrNone) {
  Desk desk;
  const auto keys = came(desk.station, Keep::clinic, "Ana Marcada");
  const support::TempDir copy;  // others go on with the office as it was
  fs::copy(office().folder, copy / "office", fs::copy_options::recursive);
  const auto organization = must(open_organization(copy / "office", kOfficePassphrase));
  const auto site_key = must(open_site_key(organization, office().site));
  const std::pair<const char*, bool> rows[] = {
      {"volunteer", false}, {"staff", true}, {"attorney", true}, {"admin", true}};
  for (const auto& [role, has_key] : rows) {
    SCOPED_TRACE(role);
    const std::string name = std::string("new.") + role;
    const auto words = must(add_staff(organization, office().site, name, role, word_list()));
    EXPECT_EQ(std::ranges::count(words, ' '), 5) << "words of their own, each";
    EXPECT_EQ(code_of(desk.station.sign_in(name, "", kUptime, kMorning)), ErrorCode::not_found);
    must(desk.station.accept_staff_list(
        must(read_statement(organization.folder, "staff-" + office().site.hex()))));
    const auto session = must(desk.station.sign_in(name, words, kUptime, kMorning));
    ASSERT_EQ(session.site_key.has_value(), has_key);
    EXPECT_EQ(desk.station.open_record(session, keys.record, kMorning).has_value(), has_key);
    if (has_key) {
      EXPECT_EQ(core::to_hex(session.site_key->secret.view()),
                core::to_hex(site_key.secret.view()));
    }
  }
}

}  // namespace
}  // namespace clearway::station
