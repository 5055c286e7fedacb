#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::StartsWith;

using OpenTest = VaultTest;

TEST_F(OpenTest, RefusesWhatItMust) {
  struct Row {
    const char* what;
    std::function<void()> spoil;
    core::Bytes key;
    ErrorCode want;
  };
  const auto file = folder_ / "vault.db";
  const Row rows[] = {
      {"another key", [] {}, database_key(8), ErrorCode::wrong_key},
      {"a short key", [] {}, core::Bytes(31, 7), ErrorCode::invalid_input},
      {"a passphrase", [] {}, core::Bytes(12, 'p'), ErrorCode::invalid_input},
      {"a plain file", [&] { write_all(file, "SQLite format 3" + std::string(5000, '\0')); },
       database_key(), ErrorCode::corrupt},
      {"damaged first page", [&] { write_all(file, std::string(8192, 'x')); }, database_key(),
       ErrorCode::wrong_key},
      {"a newer schema", [&] { edit_file(file, database_key(), "PRAGMA user_version = 99"); },
       database_key(), ErrorCode::rejected},
      {"no such folder", [&] { std::filesystem::remove_all(folder_); }, database_key(),
       ErrorCode::not_found},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    { Vault vault = open(); }
    row.spoil();
    const auto got = Vault::open(folder_, row.key);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, row.want) << describe(got.error());
    if (row.want == ErrorCode::wrong_key) {
      EXPECT_THAT(got.error().detail, testing::HasSubstr("first page")) << "it may be either";
    }
  }
}

TEST_F(OpenTest, ANewerSchemaIsLeftAsItIs) {
  { Vault vault = open(); }
  edit_file(folder_ / "vault.db", database_key(), "PRAGMA user_version = 99");
  const std::string before = read_all(folder_ / "vault.db");
  const auto refused = Vault::open(folder_, database_key());
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().detail, testing::HasSubstr("update Clearway")) << "what to do";
  EXPECT_EQ(read_all(folder_ / "vault.db"), before);
}

TEST_F(OpenTest, ASecondOwnerIsBusyUntilTheFirstIsGone) {
  {
    Vault vault = open();
    const auto second = Vault::open(folder_, database_key());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::busy);
  }
  EXPECT_TRUE(Vault::open(folder_, database_key()));
}

TEST_F(OpenTest, TheFileIsEncryptedAndPrivate) {
  Vault vault = open_enrolled();
  EXPECT_THAT(vault.cipher_version().value(), StartsWith("3."));
  for (const auto& file : std::filesystem::directory_iterator(folder_)) {
    SCOPED_TRACE(file.path().filename());
    EXPECT_EQ(read_all(file.path()).find("SQLite format 3"), std::string::npos);
    EXPECT_EQ(file.status().permissions() & std::filesystem::perms(0077),
              std::filesystem::perms::none);
  }
}

TEST_F(OpenTest, SettingsComeBackAndAreReplaced) {
  {
    Vault vault = open();
    EXPECT_EQ(vault.get("cursor").value(), std::nullopt);
    ASSERT_TRUE(vault.put("cursor", core::Bytes{}));
    EXPECT_EQ(vault.get("cursor").value(), core::Bytes{});
    ASSERT_TRUE(vault.put_all({{"cursor", {1, 2}}, {"other", {3}}}));
  }
  Vault vault = open();
  EXPECT_EQ(vault.get("cursor").value(), (core::Bytes{1, 2}));
  EXPECT_EQ(vault.get("other").value(), core::Bytes{3});
}

TEST_F(OpenTest, TheDeviceComesBackAndNeverGoesBackAnEpoch) {
  {
    Vault vault = open();
    EXPECT_EQ(vault.device().error().code, ErrorCode::not_found);
    ASSERT_TRUE(vault.set_device(device_));
    device_.epoch = 2;
    device_.key = keys::SigningKey::from_seed(core::Bytes(32, 4)).value();
    ASSERT_TRUE(vault.set_device(device_));
  }
  Vault vault = open();
  const auto device = vault.device().value();
  EXPECT_EQ(device.id, device_.id);
  EXPECT_EQ(device.epoch, 2u);
  EXPECT_EQ(device.key.verify, device_.key.verify);
  device_.epoch = 1;
  EXPECT_EQ(vault.set_device(device_).error().code, ErrorCode::rejected);
}

}  // namespace
}  // namespace clearway::vault
