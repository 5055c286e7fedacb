// A vault in a folder of its own, an enrolled device, and visits of made-up people.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/vault/vault.h"

namespace clearway::vault {

inline constexpr core::UnixTime kNow = 1'750'000'000;

inline core::Bytes database_key(core::Byte fill = 7) { return core::Bytes(32, fill); }

inline std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_all(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// One person at the kiosk, with the key that the kiosk holds only while they are there.
inline core::Bytes random_key() {
  core::Bytes key(32);
  keys::fill_random(key);
  return key;
}

struct Visitor {
  core::RecordId record = keys::random_id<core::RecordId>();
  core::VisitId visit = keys::random_id<core::VisitId>();
  core::Bytes key = random_key();  // no two people's alike

  Visitor again() const {  // the same person comes back
    Visitor next = *this;
    next.visit = keys::random_id<core::VisitId>();
    return next;
  }
};

class VaultTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(keys::start());
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("clearway_" + std::string(test->test_suite_name()) + "_" + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    device_.id.bytes.fill(0xD1);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Vault open() { return Vault::open(folder_, database_key()).value(); }
  // The database as it was on an earlier day, beside the files of today: as the README says.
  Vault put_back(Vault vault, const std::filesystem::path& copy) {
    { const Vault closed = std::move(vault); }
    for (const char* end : {"-wal", "-shm"})
      std::filesystem::remove(folder_ / ("vault.db" + std::string(end)));
    std::filesystem::copy_file(copy, folder_ / "vault.db",
                               std::filesystem::copy_options::overwrite_existing);
    return open();
  }
  Vault open_enrolled() {
    Vault vault = open();
    EXPECT_TRUE(vault.set_device(device_));
    return vault;
  }

  // An entry as the caller of end_visit() seals it.
  core::Bytes sealed(const Visitor& who, const record::Record& base,
                     std::map<std::string, std::optional<std::string>> fields,
                     core::EntryId id = keys::random_id<core::EntryId>()) {
    const auto change =
        base.change_to(std::move(fields), keys::random_id<core::ChangeId>(), device_.id, {}, kNow);
    return entry::seal_entry(who.key, {entry::EntryKind::changes, who.record, id},
                             record::encode({change}))
        .value();
  }

  // A whole visit with one answer. Returns the entry's bytes.
  core::Bytes visit(Vault& vault, const Visitor& who, const std::string& value,
                    core::UnixTime now = kNow) {
    EXPECT_TRUE(vault.begin_visit(who.visit, who.record, {}));
    EXPECT_TRUE(vault.keep_draft(who.visit, who.record, who.key, {"a", value}));
    auto bytes = sealed(who, {}, {{"a", value}});
    EXPECT_TRUE(vault.end_visit(who.visit, bytes, now));
    return bytes;
  }

  entry::Wrap code_wrap(const Visitor& who, const std::string& locator,
                        std::optional<core::WrapId> replaces = std::nullopt) {
    const entry::WrapContext context{device_.id, device_.key};
    return entry::wrap_to_code(context, who.record, who.key, {locator, "234567ABCDEF"}, replaces)
        .value();
  }
  entry::Wrap site_wrap(const Visitor& who, core::SiteId site) {
    const entry::WrapContext context{device_.id, device_.key};
    const auto key = keys::BoxKey::generate().value();
    return entry::wrap_to_site(context, who.record, who.key, {site, "", 1, key.public_key}).value();
  }

  // What a center would sign for an own entry.
  entry::Receipt receipt_for(const StoredEntry& stored, core::UnixTime received = kNow + 5,
                             std::uint32_t server_epoch = 1) {
    const auto link = entry::decode_link(stored.link).value();
    entry::Receipt receipt;
    receipt.server_epoch = server_epoch;
    receipt.device = link.device;
    receipt.device_epoch = link.device_epoch;
    receipt.sequence = link.sequence;
    receipt.entry = link.entry;
    receipt.head = entry::hash_of(link);
    receipt.received = received;
    return entry::sign_receipt(center_key_, receipt).value();
  }

  std::filesystem::path folder_;
  Device device_{{}, 1, keys::SigningKey::from_seed(core::Bytes(32, 3)).value()};
  keys::SigningKey center_key_ = keys::SigningKey::from_seed(core::Bytes(32, 8)).value();
};

inline std::vector<std::string> whats(Vault& vault) {
  const auto problems = vault.verify().value();
  std::vector<std::string> out;
  out.reserve(problems.size());
  for (const auto& problem : problems) out.push_back(problem.what);
  return out;
}

}  // namespace clearway::vault
