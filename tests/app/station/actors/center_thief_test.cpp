// A thief of the center: the whole folder of the real program, its keys included.
#include "sync/entry/erasure.h"
#include "tests/app/station/actors/held.h"
#include "tests/app/station/real_center.h"

namespace clearway::station {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

class CenterThief : public RealCenter {
 protected:
  // What `clearway-central dump` gives, in a vault of the thief's own.
  vault::Vault loaded() {
    const auto dump = office_.scratch / "dump";
    run({"dump", "--out", dump});
    std::vector<core::Bytes> entries;
    std::vector<entry::Wrap> wraps;
    for (const auto& file : fs::directory_iterator(dump)) {
      const std::string text = support::read_file(file.path());
      const core::Bytes bytes(text.begin(), text.end());
      const auto header = entry::read_header(bytes);
      if (header && header->kind == entry::EntryKind::changes) entries.push_back(bytes);
      if (auto wrap = entry::decode_wrap(bytes)) wraps.push_back(*std::move(wrap));
    }
    EXPECT_EQ(entries.size(), 2U);
    EXPECT_EQ(wraps.size(), 4U);
    const auto folder = office_.scratch / "thief";
    fs::create_directory(folder);
    auto vault = must(vault::Vault::open(folder, core::Bytes(32, 1)));
    must(vault.keep_pulled(entries, wraps, {}, "1"));
    return vault;
  }
};

TEST_F(CenterThief, HasEveryByteAndReadsNobody) {
  auto one = desk("one");
  const auto shared = came(one, Keep::clinic, "Ana Marcada");
  const auto own = came(one, Keep::me, "Ben Marcado");
  ASSERT_EQ(must(sync(one)).waiting, 0);
  stop();

  const std::string raw = all_bytes(store_);
  for (const std::string& secret :
       {std::string("Marcad"), std::string("person.name"), shared.code->text(), shared.code->secret,
        own.code->secret, office_.ana, std::string("CWSLOT1"),
        core::as_text(shared.record_key.view()),
        core::as_text(office_.organization.box.secret.view()),
        core::as_text(office_.organization.root.secret.view().first(32))})
    EXPECT_EQ(raw.find(secret), std::string::npos);
  // What it does know: which machine sent how much for which record number, and when; and of the
  // audit that something was done to it, by a tag that stands for a name.
  EXPECT_NE(raw.find(core::as_text(shared.record.view())), std::string::npos);
  EXPECT_NE(raw.find(shared.code->locator), std::string::npos);

  Held held;
  for (const char* name : {"receipt.seed", "tls.key"})
    held.add_windows(core::as_bytes(support::read_file(store_ / name)));
  ASSERT_GT(held.secrets.size(), 100U) << "its keys were there to be tried";
  auto vault = loaded();
  EXPECT_THAT(opened_with(vault, held), IsEmpty());
  Held office_held;
  office_held.add(office_.organization.box.secret.view());
  EXPECT_THAT(opened_with(vault, office_held), UnorderedElementsAre(shared.record))
      << "the office's key would open what was shared: the attempt itself works";
  Held code_held;
  code_held.codes.push_back(*own.code);
  EXPECT_THAT(opened_with(vault, code_held), UnorderedElementsAre(own.record));
}

// With the receipt key somebody can say "it is safe" of what they threw away. They can't speak
// for a device, nor for the root.
TEST_F(CenterThief, SpeaksForNoDeviceAndNotForTheRoot) {
  auto one = desk("one");
  const auto keys = came(one, Keep::clinic, "Ana Marcada");
  stop();
  const auto seed = support::read_file(store_ / "receipt.seed");
  const auto stolen = must(keys::SigningKey::from_seed(core::as_bytes(seed)));
  EXPECT_EQ(stolen.verify, one.trust().center.receipt_key) << "it is the real key";

  const entry::Erasure word{one.device(), keys.record, kNoon, entry::AskedBy::staff, {}};
  const auto erasure = must(entry::sign_erasure(stolen, word));
  const auto device = must(read_statement(office_.folder, "device-" + one.device().hex()));
  entry::PullItem item;
  item.erasure = {entry::encode(erasure), device};
  const Line line{
      [](const entry::PushRequest&, const std::stop_token&) {
        return core::Result<entry::PushReply>(core::fail(core::ErrorCode::offline, "test"));
      },
      [&](const entry::PullRequest&, const std::stop_token&) {
        return core::Result<entry::PullReply>(entry::PullReply{1, {item}, "1", false});
      }};
  auto ports = direct_ports(one.vault());
  ports.waiting = [](std::size_t) { return std::vector<vault::StoredEntry>(); };
  ports.waiting_wraps = [](std::size_t) { return std::vector<entry::Wrap>(); };
  const auto result = sync_round(ports, line, one.sync_trust());
  ASSERT_OK(result);
  EXPECT_EQ(result->unreadable, 1);
  EXPECT_OK(one.continue_with_code(*keys.code, kMorning));

  const auto list = entry::sign(stolen, entry::StaffList{office_.site, 99, {{"eve", "admin", {}}}});
  EXPECT_EQ(code_of(one.accept_staff_list(must(list))), core::ErrorCode::wrong_key);
}

}  // namespace
}  // namespace clearway::station
