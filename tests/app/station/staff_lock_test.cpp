// The database key behind a staff passphrase: who opens it, who does not, and what of it can be
// changed on the disk of a machine that is off.
#include "app/station/staff_lock.h"

#include "app/station/database_key.h"
#include "app/station/lock_file.h"
#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::HasSubstr;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

config::Site staff_site() {
  auto site = demo_site();
  site.database_key = config::KeySource::staff;
  return site;
}

bool same(const keys::Secret& a, const keys::Secret& b) {
  return std::ranges::equal(a.view(), b.view());
}

entry::StaffList list_of(const Organization& organization, const core::Bytes& statement) {
  return must(entry::read_staff(organization.root.verify, statement));
}

class StaffLock : public testing::Test {
 protected:
  core::Result<Enrolled> enrolled(const AskCenter& ask) {
    return enroll(office().organization, staff_site(), {data_, office().site, "kiosk-1", "CODE"},
                  ask);
  }
  void SetUp() override { must(enrolled(office().yes())); }
  core::Result<keys::Secret> open(const std::string& name, const std::string& words,
                                  std::chrono::seconds uptime = kUptime) {
    return unlock(data_, name, words, uptime);
  }
  keys::Secret key() { return must(open("ana", office().ana)); }
  core::Bytes file(const char* name) const {
    const auto text = support::read_file(data_ / name);
    const auto bytes = core::as_bytes(text);
    return {bytes.begin(), bytes.end()};
  }
  // The next list of the site, without ana.
  core::Bytes list_without_ana(std::uint64_t later = 1) {
    const auto& organization = office().organization;
    auto list = list_of(organization, file("staff.signed"));
    std::erase_if(list.members, [](const auto& member) { return member.name == "ana"; });
    list.version += later;
    return must(entry::sign(organization.root, list));
  }
  void flip(const char* name, std::size_t at) {
    auto text = support::read_file(data_ / name);
    text.at(at) = static_cast<char>(text.at(at) ^ 1);
    support::write_file(data_ / name, text);
  }

  support::TempDir scratch_;
  fs::path data_ = scratch_ / "data";
};

TEST_F(StaffLock, OpensForEveryRoleWithAKeyAndForNoVolunteer) {
  Office own;
  const auto eva = must(add_staff(own.organization, own.site, "eva", "attorney", word_list()));
  const auto adm = must(add_staff(own.organization, own.site, "adm", "admin", word_list()));
  const auto data = own.scratch / "kiosk";
  must(enroll(own.organization, staff_site(), {data, own.site, "kiosk-1", "CODE"}, own.yes()));
  const auto office_key = must(open_staff_lock(data, own.organization));
  for (const auto& [name, words] :
       {std::pair{"ana", own.ana}, std::pair{"eva", eva}, std::pair{"adm", adm}}) {
    SCOPED_TRACE(name);
    const auto opened = unlock(data, name, words, kUptime);
    ASSERT_OK(opened);
    EXPECT_TRUE(same(*opened, office_key));
  }
  auto station = must(Station::open(data, staff_site(), office_key.view()));
  EXPECT_OK(station.sign_in("eva", eva, kUptime, kNoon));
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(unlock(data, "nobody", "", kUptime));
  EXPECT_EQ(code_of(unlock(data, "vol", own.vol, kUptime)), ErrorCode::rejected);
  EXPECT_EQ(unlock_wait(data, kUptime), 0s) << "it was no wrong try";
  EXPECT_EQ(code_of(unlock(data, "vol", "a guess", kUptime)), ErrorCode::wrong_key);
  EXPECT_GT(unlock_wait(data, kUptime), 0s) << "and ended nobody's counting";
}

// Somebody left, and the machine hears of it: the words of those who stayed open it as before, and
// the lock goes over to the new key.
TEST_F(StaffLock, GoesOverToTheSitesNewKeyUnderTheSameWords) {
  Office own;
  const auto eva = must(add_staff(own.organization, own.site, "eva", "attorney", word_list()));
  const auto data = own.scratch / "kiosk";
  must(enroll(own.organization, staff_site(), {data, own.site, "kiosk-1", "CODE"}, own.yes()));
  const auto before = support::read_file(data / "db.sealed");
  const auto key = must(unlock(data, "eva", eva, kUptime));
  EXPECT_EQ(support::read_file(data / "db.sealed"), before) << "nothing to go over to";
  EXPECT_TRUE(must(remove_staff(own.organization, own.site, "ana")).new_key);
  const auto list = must(read_statement(own.folder, "staff-" + own.site.hex()));
  const auto old_file = support::read_file(data / "staff.signed");
  {
    auto station = must(Station::open(data, staff_site(), key.view()));
    must(station.accept_staff_list(list));
  }
  // The older list put back beside it: who stayed is let in, who left is not.
  std::ofstream(data / "staff.signed") << old_file;
  EXPECT_EQ(code_of(unlock(data, "ana", own.ana, kUptime)), ErrorCode::wrong_key);
  std::ofstream(data / "staff.signed") << old_file;
  const auto again = unlock(data, "eva", eva, kUptime);
  ASSERT_OK(again);
  EXPECT_TRUE(same(*again, key));
  ASSERT_OK(unlock(data, "eva", eva, kUptime));
  const auto after = support::read_file(data / "db.sealed");
  EXPECT_NE(after, before);
  ASSERT_OK(unlock(data, "eva", eva, kUptime));
  EXPECT_EQ(support::read_file(data / "db.sealed"), after) << "once";
  EXPECT_OK(open_staff_lock(data, own.organization));
}

TEST_F(StaffLock, LeavesNoKeyInClearAndNoOtherWayIn) {
  const auto opened = key();
  const auto raw = core::as_text(opened.view());
  const auto hex = core::to_hex(opened.view());
  int files = 0;
  for (const auto& each : fs::recursive_directory_iterator(data_)) {
    if (!each.is_regular_file()) continue;
    ++files;
    const auto text = support::read_file(each.path());
    EXPECT_EQ(text.find(raw), text.npos) << each.path();
    EXPECT_EQ(text.find(hex), text.npos) << each.path();
  }
  EXPECT_GE(files, 4);
  EXPECT_FALSE(fs::exists(data_ / "db.key"));
  EXPECT_EQ(code_of(database_key(data_, staff_site())), ErrorCode::not_found);
  EXPECT_EQ(code_of(Station::open(data_, staff_site())), ErrorCode::not_found);
}

TEST_F(StaffLock, SlowsDownAfterFiveWrongTriesAndRemembersThem) {
  EXPECT_EQ(code_of(open("nobody", office().ana)), ErrorCode::not_found);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(code_of(open("ana", "some words")), ErrorCode::wrong_key);
  EXPECT_EQ(unlock_wait(data_, kUptime), 15s);
  EXPECT_EQ(code_of(open("ana", office().ana)), ErrorCode::busy);
  EXPECT_EQ(unlock_wait(data_, 0s), 15s) << "a power cut shortens nothing";
  EXPECT_EQ(code_of(open("ana", office().ana, 14s)), ErrorCode::busy);
  EXPECT_EQ(code_of(open("ana", "some words", 15s)), ErrorCode::wrong_key);
  EXPECT_EQ(unlock_wait(data_, 15s), 30s);
  EXPECT_OK(open("ana", office().ana, 45s));
  EXPECT_EQ(unlock_wait(data_, 45s), 0s);
}

// A full disk takes no new file. Nobody could unlock the machine then, and nobody could make room.
TEST_F(StaffLock, CountsAndOpensWhereNoNewFileCanBeWritten) {
  fs::create_directory(data_ / "unlock.pace.new");  // in the way of every new one
  for (int i = 0; i < 5; ++i) EXPECT_EQ(code_of(open("ana", "some words")), ErrorCode::wrong_key);
  EXPECT_EQ(unlock_wait(data_, kUptime), 15s);
  EXPECT_OK(open("ana", office().ana, kUptime + 15s));
  EXPECT_EQ(unlock_wait(data_, kUptime + 15s), 0s);
}

TEST_F(StaffLock, ARemovedMemberIsOutAndAnOlderListDoesNotComeBack) {
  const auto opened = key();
  const auto older = file("staff.signed");
  const auto newer = list_without_ana();
  {
    auto station = must(Station::open(data_, staff_site(), opened.view()));
    must(station.accept_staff_list(newer));
  }
  EXPECT_EQ(file("staff.signed"), newer);
  EXPECT_EQ(code_of(open("ana", office().ana)), ErrorCode::not_found);

  // Put back by hand: the vault knows better, and mends it.
  support::write_file(data_ / "staff.signed", core::as_text(older));
  EXPECT_EQ(code_of(open("ana", office().ana)), ErrorCode::wrong_key);
  EXPECT_EQ(file("staff.signed"), newer);
  EXPECT_EQ(code_of(open("ana", office().ana)), ErrorCode::not_found);
  support::write_file(data_ / "staff.signed", core::as_text(older));
  must(Station::open(data_, staff_site(), opened.view()));
  EXPECT_EQ(file("staff.signed"), newer);
  // The same for an operator who enrolls again by mistake, with an office that knows only ana.
  EXPECT_EQ(code_of(enrolled(office().yes())), ErrorCode::rejected);
  EXPECT_EQ(file("staff.signed"), newer);
}

TEST_F(StaffLock, AListNewerThanTheVaultsStays) {
  const auto opened = key();
  const auto newer = list_without_ana(9);
  support::write_file(data_ / "staff.signed", core::as_text(newer));
  must(Station::open(data_, staff_site(), opened.view()));
  EXPECT_EQ(file("staff.signed"), newer);
}

TEST_F(StaffLock, SaysWhichFileIsDamaged) {
  for (const std::size_t at : {0U, 10U, 40U, 60U, 131U}) {  // magic, root, site, the sealed key
    SCOPED_TRACE(at);
    flip("db.sealed", at);
    const auto opened = open("ana", office().ana);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, ErrorCode::corrupt);
    EXPECT_THAT(opened.error().detail, HasSubstr("db.sealed"));
    EXPECT_THAT(opened.error().detail, HasSubstr("Nothing in it is lost"));
    flip("db.sealed", at);
  }
  flip("staff.signed", 20);
  EXPECT_EQ(code_of(check_staff_lock(data_)), ErrorCode::corrupt);
  flip("staff.signed", 20);
  EXPECT_OK(check_staff_lock(data_));
  fs::resize_file(data_ / "db.sealed", 131);
  EXPECT_EQ(code_of(check_staff_lock(data_)), ErrorCode::corrupt);
  fs::remove(data_ / "db.sealed");
  const auto gone = check_staff_lock(data_);
  ASSERT_FALSE(gone.has_value());
  EXPECT_EQ(gone.error().code, ErrorCode::not_found);
  EXPECT_THAT(gone.error().detail, HasSubstr("not enrolled"));
}

TEST_F(StaffLock, IsMadeOnceHoweverOftenEnrollmentIsTried) {
  data_ = scratch_ / "other";
  const AskCenter offline = [](const client::Identity&, const entry::EnrollRequest&) {
    return core::Result<entry::EnrollReply>(core::fail(ErrorCode::offline, "test.center"));
  };
  EXPECT_EQ(code_of(enrolled(offline)), ErrorCode::offline);
  const auto first = file("db.sealed");
  ASSERT_OK(enrolled(office().yes()));
  EXPECT_EQ(file("db.sealed"), first);
  EXPECT_OK(Station::open(data_, staff_site(), key().view()));
}

TEST_F(StaffLock, IsNotMadeWhereNobodyCouldOpenIt) {
  const auto& organization = office().organization;
  const auto site = must(create_site(organization, "Nobody Here"));
  const auto refused = enroll(organization, staff_site(),
                              {scratch_ / "other", site, "kiosk-1", "CODE"}, office().yes());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::rejected);
  EXPECT_THAT(refused.error().detail, HasSubstr("clearway staff add"));
  EXPECT_FALSE(fs::exists(scratch_ / "other" / "db.sealed"));
}

TEST(LockFile, BytesNeverChange) {
  LockFile lock;
  lock.root.fill(0x11);
  lock.site.bytes.fill(0x22);
  lock.sealed = core::Bytes(kSealedKeySize, 0x33);
  std::string hex = "43574b31";
  for (int i = 0; i < 32; ++i) hex += "11";
  for (int i = 0; i < 16; ++i) hex += "22";
  for (int i = 0; i < 80; ++i) hex += "33";
  EXPECT_EQ(core::to_hex(encode(lock)), hex);
  EXPECT_EQ(decode_lock(encode(lock)), lock);
}

}  // namespace
}  // namespace clearway::station
