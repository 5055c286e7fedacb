#include "app/station/organization.h"

#include <sys/stat.h>

#include "app/station/settings.h"
#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
namespace fs = std::filesystem;

void overwrite(const fs::path& file, const std::string& text) { support::write_file(file, text); }

TEST(Organization, OpensWithItsPassphraseOnly) {
  EXPECT_EQ(office().organization.name, "Test Clinic");
  EXPECT_TRUE(office().organization.demo);
  EXPECT_EQ(code_of(open_organization(office().folder, "some other passphrase")),
            ErrorCode::wrong_key);
  EXPECT_EQ(code_of(open_organization(office().folder / "elsewhere", kOfficePassphrase)),
            ErrorCode::not_found);
}

TEST(Organization, IsNotMadeOverAnotherOne) {
  EXPECT_EQ(code_of(create_organization(office().folder, "Other", kOfficePassphrase)),
            ErrorCode::rejected);
}

TEST(Organization, RefusesAShortPassphraseAndAnEmptyName) {
  const support::TempDir scratch;
  EXPECT_EQ(code_of(create_organization(scratch / "a", "Test", "too short")),
            ErrorCode::invalid_input);
  EXPECT_EQ(code_of(create_organization(scratch / "a", "", kOfficePassphrase)),
            ErrorCode::invalid_input);
  EXPECT_FALSE(fs::exists(scratch / "a"));
}

TEST(Organization, KeepsNoSecretInClearAndLetsNobodyElseIn) {
  const auto& organization = office().organization;
  const auto site_key = must(open_site_key(organization, office().site));
  const std::vector<std::string> secrets{core::as_text(organization.root.secret.view().first(32)),
                                         core::to_hex(organization.root.secret.view().first(32)),
                                         core::as_text(organization.box.secret.view()),
                                         core::to_hex(organization.box.secret.view()),
                                         core::as_text(site_key.secret.view()),
                                         office().ana,
                                         office().recovery};
  for (const auto& file : fs::recursive_directory_iterator(office().folder)) {
    SCOPED_TRACE(file.path());
    struct stat status {};
    ASSERT_EQ(::stat(file.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, file.is_directory() ? 0700U : 0600U);
    if (file.is_directory()) continue;
    const std::string text = support::read_file(file.path());
    for (const auto& secret : secrets) EXPECT_EQ(text.find(secret), std::string::npos);
  }
}

TEST(Organization, IsRecoveredFromPaper) {
  const support::TempDir scratch;
  const auto folder = scratch / "office";
  const auto recovery = must(create_organization(folder, "Test Clinic", kOfficePassphrase));
  EXPECT_OK(check_recovery(folder, recovery));
  EXPECT_EQ(code_of(check_recovery(folder, office().recovery)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(check_recovery(folder, "not a key")), ErrorCode::invalid_input);

  const std::string fresh = "another made up passphrase";
  EXPECT_EQ(code_of(recover_organization(folder, office().recovery, fresh)), ErrorCode::wrong_key);
  ASSERT_OK(recover_organization(folder, recovery, fresh));
  EXPECT_OK(open_organization(folder, fresh));
  EXPECT_EQ(code_of(open_organization(folder, kOfficePassphrase)), ErrorCode::wrong_key);
  EXPECT_OK(check_recovery(folder, recovery));  // still good
}

TEST(Organization, RefusesARootThatWasExchanged) {
  const support::TempDir scratch;
  fs::copy(office().folder, scratch / "office", fs::copy_options::recursive);
  const auto other = must(keys::SigningKey::generate());
  overwrite(scratch / "office" / "root.pub", core::to_hex(other.verify) + "\n");
  EXPECT_EQ(code_of(open_organization(scratch / "office", kOfficePassphrase)), ErrorCode::corrupt);
}

TEST(Organization, RefusesAStatementThatTheRootDidNotSign) {
  const support::TempDir scratch;
  fs::copy(office().folder, scratch / "office", fs::copy_options::recursive);
  const auto other = must(keys::SigningKey::generate());
  const auto forged = must(entry::sign(
      other, entry::OrganizationKey{"Test Clinic", 1, office().organization.box.public_key}));
  overwrite(scratch / "office" / "statements" / "organization.signed", core::as_text(forged));
  EXPECT_EQ(code_of(open_organization(scratch / "office", kOfficePassphrase)),
            ErrorCode::wrong_key);
}

TEST(Sites, AreListedWithTheKeyTheOfficeCanOpen) {
  const auto found = must(sites(office().organization));
  const auto library = std::ranges::find(found, office().site, &entry::SiteKey::site);
  ASSERT_NE(library, found.end());
  EXPECT_EQ(library->name, "Test Library");
  EXPECT_EQ(library->key, must(open_site_key(office().organization, office().site)).public_key);
}

TEST(Staff, GetASlotEachAndVolunteersOneWithNoKeyInside) {
  const auto& organization = office().organization;
  const auto bytes = must(read_statement(office().folder, "staff-" + office().site.hex()));
  const auto list = must(entry::read_staff(organization.root.verify, bytes));
  ASSERT_EQ(list.members.size(), 2U);
  EXPECT_EQ(list.version, 3U);
  const std::pair<std::string, std::size_t> rows[] = {{office().ana, 32}, {office().vol, 0}};
  for (std::size_t i = 0; i < 2; ++i) {
    const auto& [words, inside] = rows[i];
    EXPECT_EQ(std::ranges::count(words, ' '), 5);
    const auto name = staff_slot_name(list.site, list.members[i].name);
    EXPECT_EQ(must(keys::open_slot(name, words, list.members[i].slot)).view().size(), inside);
  }
  EXPECT_EQ(list.site_epoch, 0U) << "nobody has left yet";
}

TEST(Staff, AreReplacedByName) {
  const support::TempDir scratch;
  fs::copy(office().folder, scratch / "office", fs::copy_options::recursive);
  const auto organization = must(open_organization(scratch / "office", kOfficePassphrase));
  const auto fresh = must(add_staff(organization, office().site, "ana", "attorney", word_list()));
  EXPECT_NE(fresh, office().ana);
  const auto bytes = must(read_statement(scratch / "office", "staff-" + office().site.hex()));
  const auto list = must(entry::read_staff(organization.root.verify, bytes));
  ASSERT_EQ(list.members.size(), 2U);
  EXPECT_EQ(list.members[0].role, "attorney");
}

TEST(Staff, WhoHoldsTheKeyBecomesAVolunteerOnlyByWayOfANewOne) {
  const support::TempDir scratch;
  fs::copy(office().folder, scratch / "office", fs::copy_options::recursive);
  const auto organization = must(open_organization(scratch / "office", kOfficePassphrase));
  const auto refused = add_staff(organization, office().site, "ana", "volunteer", word_list());
  ASSERT_EQ(code_of(refused), ErrorCode::rejected);
  EXPECT_THAT(refused.error().detail, testing::HasSubstr("staff remove"));
  EXPECT_TRUE(must(remove_staff(organization, office().site, "ana", LastOfStaff::remove)).new_key);
  EXPECT_OK(add_staff(organization, office().site, "ana", "volunteer", word_list()));
}

TEST(Staff, WhoIsRemovedIsOffTheNextList) {
  const support::TempDir scratch;
  fs::copy(office().folder, scratch / "office", fs::copy_options::recursive);
  const auto organization = must(open_organization(scratch / "office", kOfficePassphrase));
  const auto name = "staff-" + office().site.hex();
  const auto before = must(
      entry::read_staff(organization.root.verify, must(read_statement(scratch / "office", name))));
  const auto refused = remove_staff(organization, office().site, "ana");
  EXPECT_EQ(code_of(refused), ErrorCode::rejected) << "she alone has a key";
  EXPECT_EQ(must(read_statement(scratch / "office", name)),
            must(read_statement(office().folder, name)));
  ASSERT_OK(remove_staff(organization, office().site, "ana", LastOfStaff::remove));
  const auto after = must(
      entry::read_staff(organization.root.verify, must(read_statement(scratch / "office", name))));
  EXPECT_EQ(after.version, before.version + 1);
  ASSERT_EQ(after.members.size(), 1U);
  EXPECT_EQ(after.members[0].name, "vol");
  EXPECT_THAT(after.former, testing::ElementsAre("ana")) << "what she did keeps her name";
  EXPECT_EQ(must(staff_of(organization, office().site)).size(), 1U);
  EXPECT_EQ(code_of(remove_staff(organization, office().site, "ana")), ErrorCode::not_found);
  must(add_staff(organization, office().site, "ana", "staff", word_list()));
  const auto back = must(
      entry::read_staff(organization.root.verify, must(read_statement(scratch / "office", name))));
  EXPECT_THAT(back.former, testing::IsEmpty());
}

TEST(Staff, HaveSoundNamesAndRoles) {
  struct Row {
    const char* name;
    const char* role;
  };
  for (const auto& row : {Row{"", "staff"}, Row{"Ana", "staff"}, Row{"ana prueba", "staff"},
                          Row{"ana", "boss"}, Row{"ana/..", "staff"}}) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(
        code_of(add_staff(office().organization, office().site, row.name, row.role, word_list())),
        ErrorCode::invalid_input);
  }
  EXPECT_EQ(code_of(add_staff(office().organization, keys::random_id<core::SiteId>(), "ana",
                              "staff", word_list())),
            ErrorCode::not_found);
}

TEST(Center, IsSignedFromItsRequest) {
  const auto bytes = must(read_statement(office().folder, "center"));
  const auto center = must(entry::read_center(office().organization.root.verify, bytes));
  EXPECT_EQ(center.center, office().center.id);
  EXPECT_EQ(center.address, "https://127.0.0.1:8443");
  EXPECT_EQ(center.receipt_key, office().center.receipt.verify);
  EXPECT_EQ(center.certificate_pem, office().center.tls.certificate_pem);
}

TEST(Center, IsRefusedWithTheLineThatIsWrong) {
  const support::TempDir scratch;
  const std::string good = support::read_file(office().center.write_request(scratch.path()));
  struct Row {
    const char* what;
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"no center", "center=", "zenter=", "`center=` is missing"},
      {"plain http", "https://", "http://", ":2: `address`"},
      {"short key", "receipt_key=", "receipt_key=0", ":3: `receipt_key`"},
      {"no certificate", "certificate=", "certificate=00", ":4: `certificate`"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    std::string bad = good;
    bad.replace(bad.find(row.from), std::string(row.from).size(), row.to);
    overwrite(scratch / "bad", bad);
    const auto result = add_center(office().organization, scratch / "bad");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(result.error().detail, testing::HasSubstr(row.expected));
  }
  EXPECT_EQ(code_of(add_center(office().organization, scratch / "none")), ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::station
