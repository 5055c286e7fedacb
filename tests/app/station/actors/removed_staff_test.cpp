// A staff member who was removed and kept what they had: the signed list with their slot, and
// their six words.
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::Contains;
using testing::ElementsAre;

class RemovedStaff : public testing::Test {
 protected:
  RemovedStaff() {  // `clearway staff remove`, in a copy: others go on with the office as it was
    fs::copy(office().folder, scratch_ / "office", fs::copy_options::recursive);
    must(remove_staff(organization(), office().site, "ana", LastOfStaff::remove));
    new_list_ = must(read_statement(organization().folder, "staff-" + office().site.hex()));
    const auto list = must(entry::read_staff(root(), old_list_));
    old_slot_ = std::ranges::find(list.members, "ana", &entry::StaffMember::name)->slot;
  }
  static const keys::VerifyKey& root() { return office().organization.root.verify; }
  Station& station() { return desk_.station; }
  const Organization& organization() {
    if (!organization_)
      organization_.emplace(must(open_organization(scratch_ / "office", kOfficePassphrase)));
    return *organization_;
  }
  core::Bytes database_key() {
    const auto text = support::read_file(desk_.data / "db.key");
    return {text.begin(), text.end()};
  }
  core::Result<keys::Secret> open_old_slot() {
    return keys::open_slot(staff_slot_name(office().site, "ana"), office().ana, old_slot_);
  }

  support::TempDir scratch_;
  std::optional<Organization> organization_;
  Desk desk_;
  VisitKeys ana_ = came(desk_.station, Keep::clinic, "Ana Marcada");
  VisitKeys ben_ = came(desk_.station, Keep::me, "Ben Marcado");
  entry::Signed old_list_ = must(read_statement(office().folder, "staff-" + office().site.hex()));
  entry::Signed new_list_;
  core::Bytes old_slot_;
};

TEST_F(RemovedStaff, DoNotSignInAtAKioskThatHasTheNewList) {
  EXPECT_OK(station().sign_in("ana", office().ana, kUptime, kMorning));
  must(station().accept_staff_list(new_list_));
  EXPECT_EQ(code_of(station().sign_in("ana", office().ana, kUptime, kMorning)),
            ErrorCode::not_found);
}

// The list may come with a sync while they sit there.
TEST_F(RemovedStaff, OpenNothingMoreOnceTheListHasCome) {
  const auto session = must(station().sign_in("ana", office().ana, kUptime, kMorning));
  ASSERT_OK(station().list(session, 9));
  EXPECT_TRUE(must(station().take_staff_list(new_list_)));
  EXPECT_EQ(code_of(station().list(session, 9)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(station().open_record(session, ana_.record, kMorning)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(station().erase_as_staff(session, ana_.record, kMorning)),
            ErrorCode::wrong_key);
  EXPECT_FALSE(must(station().take_staff_list(old_list_))) << "nor does a center bring them back";
}

TEST_F(RemovedStaff, AreNotBroughtBackByTheOldListNorByOneOfTheirOwn) {
  must(station().accept_staff_list(new_list_));
  EXPECT_EQ(code_of(station().accept_staff_list(old_list_)), ErrorCode::rejected);
  const auto now = station().trust().staff;
  const entry::StaffList newer{now.site, now.version + 1, {{"ana", "staff", old_slot_}}};
  const auto forged = must(entry::sign(must(keys::SigningKey::generate()), newer));
  EXPECT_EQ(code_of(station().accept_staff_list(forged)), ErrorCode::wrong_key);
  auto renumbered = old_list_;  // one bit of what the root signed
  renumbered.back() ^= 1;
  EXPECT_EQ(code_of(station().accept_staff_list(renumbered)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(station().sign_in("ana", office().ana, kUptime, kMorning)),
            ErrorCode::not_found);
}

TEST_F(RemovedStaff, WhoGotNewWordsCannotUseTheOldOnes) {
  const support::TempDir copy;
  fs::copy(office().folder, copy / "office", fs::copy_options::recursive);
  const auto organization = must(open_organization(copy / "office", kOfficePassphrase));
  const auto fresh = must(add_staff(organization, office().site, "ana", "staff", word_list()));
  must(station().accept_staff_list(
      must(read_statement(copy / "office", "staff-" + office().site.hex()))));
  EXPECT_EQ(code_of(station().sign_in("ana", office().ana, kUptime, kMorning)),
            ErrorCode::wrong_key);
  EXPECT_OK(station().sign_in("ana", fresh, kUptime, kMorning));
}

// The disk without its key is a closed cabinet for them as for anybody.
TEST_F(RemovedStaff, WithACopyOfTheDiskHaveNothing) {
  const auto folder = scratch_ / "stolen";
  image(desk_.data, folder);
  fs::remove(folder / "db.key");
  const auto site_key = must(open_old_slot());
  for (const core::ByteView key : {site_key.view(), core::ByteView(old_slot_).last(32)})
    EXPECT_EQ(code_of(vault::Vault::open(folder, key)), ErrorCode::wrong_key);
}

// What they do keep: the slot and the words give the site's key as it was, and with the rows of a
// vault as well (a demo's key file, an opened backup) all that was shared with the site under it.
// Of what came after it opens nothing, whoever else opens what.
TEST_F(RemovedStaff, KeepTheSitesKeyOfTheirDayAndNoLaterOne) {
  must(station().accept_staff_list(new_list_));
  EXPECT_EQ(station().trust().site.epoch, 2U);
  const auto later = came(station(), Keep::clinic, "Eva Marcada");
  Held held;
  held.add(must(open_old_slot()).view());
  held.words.push_back(office().ana);
  const auto folder = scratch_ / "stolen";
  image(desk_.data, folder);
  auto vault = must(vault::Vault::open(folder, database_key()));
  EXPECT_THAT(opened_with(vault, held), ElementsAre(ana_.record)) << "and never 'for me only'";
  Held office_key;
  office_key.add(must(open_site_key(organization(), office().site)).secret.view());
  EXPECT_THAT(opened_with(vault, office_key), ElementsAre(later.record));
}

// The older file put back, with its older list: what the root signed is pinned in the anchor, so
// nobody at all signs in by it until somebody brings the newest list.
TEST_F(RemovedStaff, DoNotComeBackWithAnOlderDatabase) {
  const auto copy = scratch_ / "older.db";
  must(station().vault().backup(copy));
  must(station().accept_staff_list(new_list_));
  const auto folder = scratch_ / "put_back";
  image(desk_.data, folder);
  for (const char* name : {"vault.db-wal", "vault.db-shm"}) fs::remove(folder / name);
  fs::copy_file(copy, folder / "vault.db", fs::copy_options::overwrite_existing);
  auto opened = must(Station::open(folder, demo_site()));
  ASSERT_EQ(opened.trust().staff.members.size(), 2U) << "the old list is the one that is there";
  EXPECT_EQ(code_of(opened.sign_in("ana", office().ana, kUptime, kMorning)), ErrorCode::corrupt);
  std::vector<std::string> problems;
  for (const auto& problem : must(opened.vault().verify())) problems.push_back(problem.what);
  EXPECT_THAT(problems, Contains(vault::kStaleSettings));
  EXPECT_FALSE(must(opened.take_staff_list(new_list_)))
      << "a center could hand on any list between the two";
  EXPECT_EQ(code_of(opened.accept_staff_list(old_list_)), ErrorCode::rejected)
      << "the list that came back with the file, once more by hand, ends no alarm";
  EXPECT_EQ(code_of(opened.sign_in("ana", office().ana, kUptime, kMorning)), ErrorCode::corrupt);
  must(opened.accept_staff_list(new_list_));
  EXPECT_EQ(code_of(opened.sign_in("ana", office().ana, kUptime, kMorning)), ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::station
