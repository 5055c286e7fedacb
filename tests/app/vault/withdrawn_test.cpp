// The list of what was withdrawn: a backup that is put back brings nothing of it again, with no
// network.
#include "app/vault/withdrawn.h"

#include "tests/app/vault/fixture.h"
#include "tests/support/golden.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

class Withdrawn : public VaultTest {
 protected:
  entry::Erasure own(const Visitor& who) {
    return entry::sign_erasure(device_.key,
                               {device_.id, who.record, kNow, entry::AskedBy::person, {}})
        .value();
  }
  static HeldErasure of_another_desk(const Visitor& who) {
    const auto key = keys::SigningKey::from_seed(core::Bytes(32, 5)).value();
    core::DeviceId desk;
    desk.bytes.fill(6);
    const auto erasure =
        entry::sign_erasure(key, {desk, who.record, kNow, entry::AskedBy::staff, {}});
    return {erasure.value(), core::Bytes(40, 1), 3};
  }
  // Three people, of whom a backup knows; then one withdraws here and one at another desk.
  Vault withdrawn() {
    Vault vault = open_enrolled();
    for (const auto* who : {&ana_, &ben_, &cyn_}) visit(vault, *who, "words");
    EXPECT_TRUE(vault.backup(copy()));
    EXPECT_TRUE(vault.erase_record(own(ana_)));
    EXPECT_TRUE(vault.keep_pulled({}, {}, {}, "1", {of_another_desk(ben_)}));
    return vault;
  }
  fs::path list() const { return folder_ / "withdrawn"; }
  // Its list gone, as it was before there were any or as a power cut left it.
  void without_list(Vault vault) {
    { const Vault closed = std::move(vault); }
    EXPECT_TRUE(fs::remove(list()));
  }

  fs::path copy() const { return folder_ / "copy"; }
  Visitor ana_;
  Visitor ben_;
  Visitor cyn_;
};

TEST_F(Withdrawn, GoesAgainWhenABackupIsPutBack) {
  Vault vault = put_back(withdrawn(), copy());
  for (const auto* who : {&ana_, &ben_}) {
    EXPECT_THAT(vault.entries(who->record).value(), IsEmpty());
    EXPECT_EQ(vault.open_record(who->record, who->key).error().code, ErrorCode::not_found);
  }
  EXPECT_THAT(vault.entries(cyn_.record).value(), SizeIs(1));
  // As it was held before: ours waits for its receipt, the other desk's does not.
  EXPECT_EQ(vault.erasure(ana_.record).value()->erasure, own(ana_));
  EXPECT_THAT(vault.waiting_erasures(9).value(), SizeIs(1));
  const auto theirs = vault.erasure(ben_.record).value();
  EXPECT_EQ(theirs->signer, of_another_desk(ben_).signer);
  EXPECT_EQ(theirs->server_epoch, 3U);
}

TEST_F(Withdrawn, IsWrittenAtTheNextOpeningWhenAPowerCutKeptItBack) {
  without_list(withdrawn());
  EXPECT_THAT(put_back(open(), copy()).entries(ana_.record).value(), IsEmpty());
}

TEST_F(Withdrawn, WithoutTheListABackupKnowsOnlyWhatItKnew) {
  { const Vault vault = withdrawn(); }
  fs::remove(list());
  fs::copy_file(copy(), folder_ / "vault.db", fs::copy_options::overwrite_existing);
  EXPECT_THAT(open().entries(ana_.record).value(), SizeIs(1));
}

TEST_F(Withdrawn, ADamagedListIsSaidAndNeverStopsTheMachine) {
  { const Vault vault = withdrawn(); }
  for (const std::string& bytes : {std::string("CWW1"), std::string(), std::string(300, 'x')}) {
    std::ofstream(list(), std::ios::binary | std::ios::trunc) << bytes;
    Vault vault = open();
    EXPECT_THAT(whats(vault), Contains(kUnreadableList)) << bytes.size();
    EXPECT_THAT(vault.entries(cyn_.record).value(), SizeIs(1));
  }
  // Removed, as the command says: written anew from the database.
  ASSERT_TRUE(fs::remove(list()));
  Vault vault = open();
  EXPECT_THAT(whats(vault), testing::Not(Contains(kUnreadableList)));
  EXPECT_TRUE(fs::exists(list()));
}

TEST_F(Withdrawn, NothingOfTheListIsReadableWithoutTheDatabaseKey) {
  { const Vault vault = withdrawn(); }
  std::ifstream in(list(), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  EXPECT_TRUE(bytes.starts_with("CWW1"));
  for (const auto* who : {&ana_, &ben_})
    EXPECT_EQ(bytes.find(core::as_text(who->record.view())), std::string::npos);
  const auto other = raw_key(core::Bytes(32, 9)).value();
  EXPECT_EQ(WithdrawnFile(list(), other).read().error().code, ErrorCode::corrupt);
  const auto right = raw_key(database_key()).value();
  EXPECT_THAT(WithdrawnFile(list(), right).read().value(), SizeIs(2));
}

TEST_F(Withdrawn, HasOneForm) {
  Visitor fixed;
  fixed.record.bytes.fill(7);
  const auto held = of_another_desk(fixed);
  const auto bytes = test::golden("withdrawn", encode_withdrawn({held, held}).value());
  const auto read = decode_withdrawn(bytes).value();
  ASSERT_THAT(read, SizeIs(2));
  EXPECT_EQ(read[1].erasure, held.erasure);
  EXPECT_EQ(read[1].signer, held.signer);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_withdrawn(core::ByteView(bytes).first(size))) << size;
  auto longer = bytes;
  longer.push_back(0);
  EXPECT_FALSE(decode_withdrawn(longer));
}

}  // namespace
}  // namespace clearway::vault
