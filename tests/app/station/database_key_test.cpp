#include "app/station/database_key.h"

#include <sys/stat.h>

#include <cstdlib>

#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;

config::Site real_site() {
  auto site = demo_site();
  site.demo = false;
  return site;
}

class Credentials {  // as systemd gives them to a unit
 public:
  Credentials() { ::setenv("CREDENTIALS_DIRECTORY", folder_.path().c_str(), 1); }
  ~Credentials() { ::unsetenv("CREDENTIALS_DIRECTORY"); }
  void write(const std::string& bytes) { support::write_file(folder_ / "clearway-db-key", bytes); }

 private:
  support::TempDir folder_;
};

TEST(DatabaseKey, ComesFromTheCredentialRawOrInHex) {
  const support::TempDir data;
  Credentials credentials;
  const std::string raw(32, '\x5a');
  for (const auto& form :
       {raw, core::to_hex(core::as_bytes(raw)), core::to_hex(core::as_bytes(raw)) + "\n"}) {
    credentials.write(form);
    const auto key = database_key(data.path(), real_site());
    ASSERT_OK(key);
    EXPECT_EQ(core::as_text(key->view()), raw);
  }
}

TEST(DatabaseKey, OfAnotherLengthIsCorrupt) {
  const support::TempDir data;
  Credentials credentials;
  for (const auto& form : {std::string(31, 'a'), std::string(64, 'z'), std::string()}) {
    credentials.write(form);
    EXPECT_EQ(code_of(database_key(data.path(), real_site())), ErrorCode::corrupt);
  }
}

TEST(DatabaseKey, IsNeverAFileOutsideADemo) {
  const support::TempDir data;
  support::write_file(data / "db.key", std::string(32, 'k'));
  const auto key = create_database_key(data.path(), real_site());
  ASSERT_FALSE(key.has_value());
  EXPECT_EQ(key.error().code, ErrorCode::not_found);
  EXPECT_THAT(key.error().detail, testing::HasSubstr("systemd-creds encrypt"));
}

TEST(DatabaseKey, OfADemoIsMadeOnceAndKeptForItsOwner) {
  const support::TempDir data;
  EXPECT_EQ(code_of(database_key(data.path(), demo_site())), ErrorCode::not_found);
  const auto made = create_database_key(data.path(), demo_site());
  ASSERT_OK(made);
  const auto again = create_database_key(data.path(), demo_site());
  ASSERT_OK(again);
  EXPECT_TRUE(std::ranges::equal(made->view(), again->view()));
  struct stat status {};
  ASSERT_EQ(::stat((data / "db.key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

}  // namespace
}  // namespace clearway::station
