// The worker behind the locked screen, and what it tells it.
#include "app/kiosk/unlock.h"

#include "tests/app/station/office.h"

namespace clearway::kiosk {
namespace {

using station::must;
using station::office;

class Unlock : public testing::Test {
 protected:
  void SetUp() override {
    auto site = station::demo_site();
    site.database_key = config::KeySource::staff;
    must(enroll(office().organization, site, {data_, office().site, "kiosk-1", "CODE"},
                office().yes()));
  }
  // What the screen hears; nothing is more than one event.
  flow::Event tried(const std::string& name, const std::string& words) {
    desk_.sign_in({name, core::TypedSecret(words)});
    auto events = mailbox_.take();
    EXPECT_EQ(events.size(), 1U);
    return events.empty() ? flow::Event(flow::Erased{}) : events.front();
  }
  flow::Trouble trouble(const std::string& name, const std::string& words) {
    const auto event = tried(name, words);
    const auto* refused = std::get_if<flow::SignInRefused>(&event);
    return refused == nullptr ? flow::Trouble::none : refused->trouble;
  }

  support::TempDir scratch_;
  std::filesystem::path data_ = scratch_ / "data";
  Mailbox mailbox_{[] {}};
  UnlockDesk desk_{data_, mailbox_};
};

TEST_F(Unlock, GivesTheKeyOnceToWhoHasThePassphrase) {
  EXPECT_FALSE(must(desk_.take_key()).has_value());
  EXPECT_EQ(trouble("ana", "some other words"), flow::Trouble::wrong);
  EXPECT_EQ(trouble("nobody", office().ana), flow::Trouble::wrong) << "the same word for both";
  EXPECT_EQ(trouble("vol", office().vol), flow::Trouble::no_key);
  EXPECT_FALSE(must(desk_.take_key()).has_value());
  EXPECT_TRUE(std::holds_alternative<flow::Unlocked>(tried("ana", office().ana)));
  auto key = must(desk_.take_key());
  ASSERT_TRUE(key.has_value());
  EXPECT_TRUE(station::Station::open(data_, station::demo_site(), key->view()));
  EXPECT_FALSE(must(desk_.take_key()).has_value());
}

TEST_F(Unlock, SaysHowLongToWait) {
  for (int i = 0; i < 5; ++i) tried("nobody", "");
  const auto event = tried("ana", office().ana);
  const auto* refused = std::get_if<flow::SignInRefused>(&event);
  ASSERT_NE(refused, nullptr);
  EXPECT_EQ(refused->trouble, flow::Trouble::busy);
  EXPECT_GT(refused->wait, std::chrono::seconds{0});
}

TEST_F(Unlock, ADamagedFileEndsTheScreenWithItsReason) {
  auto text = support::read_file(data_ / "db.sealed");
  text.back() = static_cast<char>(text.back() ^ 1);
  support::write_file(data_ / "db.sealed", text);
  EXPECT_TRUE(std::holds_alternative<flow::Unlocked>(tried("ana", office().ana)));
  const auto key = desk_.take_key();
  ASSERT_FALSE(key.has_value());
  EXPECT_EQ(key.error().code, core::ErrorCode::corrupt);
  EXPECT_THAT(key.error().detail, testing::HasSubstr("db.sealed"));
}

}  // namespace
}  // namespace clearway::kiosk
