// What a device has forgotten, at a center that was put back from before it came.
#include "tests/sync/central/fixture.h"

namespace clearway::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

class Forget : public CenterTest {
 protected:
  void SetUp() override {
    CenterTest::SetUp();
    center_.reset();
    fs::copy(dir_.path(), copy_.path(), fs::copy_options::recursive);
    reopen();
  }
  void put_back() {
    center_.reset();
    for (const auto& file : fs::directory_iterator(dir_.path())) fs::remove_all(file.path());
    fs::copy(copy_.path(), dir_.path(), fs::copy_options::recursive);
    reopen();
    ASSERT_TRUE(center_->new_epoch(kNow));
  }
  // As the device offers it once its bytes are gone.
  entry::PushItem forgotten(const entry::PushItem& item, const entry::PushResult& answer) {
    return {item.link, {}, kiosk_.record(), answer.receipt};
  }

  support::TempDir copy_;
};

TEST_F(Forget, ItsLinkAloneGoesOnTheCentersOwnReceipt) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto before = push(kiosk_, {one});
  put_back();
  const auto bare = forgotten(one, before.results[0]);
  const auto reply = push(kiosk_, {bare, two});
  EXPECT_THAT(statuses(reply), ElementsAre(PushStatus::duplicate, PushStatus::stored));
  EXPECT_TRUE(good_receipt(reply.results[0], one));
  EXPECT_TRUE(good_receipt(reply.results[1], two));
  EXPECT_EQ(reply.high_water, 2U);
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(two.entry));
  EXPECT_THAT(statuses(push(kiosk_, {bare, two})),
              ElementsAre(PushStatus::duplicate, PushStatus::duplicate));
}

TEST_F(Forget, HeldUntilWhatStandsBeforeItCame) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto before = push(kiosk_, {one, two});
  put_back();
  const auto bare = forgotten(two, before.results[1]);
  EXPECT_THAT(statuses(push(kiosk_, {bare})), ElementsAre(PushStatus::held));
  EXPECT_EQ(push(kiosk_, {one}).high_water, 2U);
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(one.entry));
}

TEST_F(Forget, WithoutItsReceiptTheBytesAreAskedFor) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto before = push(kiosk_, {one, two});
  const auto theirs = push(desk_, {desk_.next("its own")});
  put_back();
  auto forged = before.results[0];
  forged.receipt.back() ^= 1;
  for (const auto& receipt :
       {core::Bytes{}, forged.receipt, before.results[1].receipt, theirs.results[0].receipt}) {
    auto bare = forgotten(one, before.results[0]);
    bare.receipt = receipt;
    EXPECT_EQ(push_one(kiosk_, bare).status, PushStatus::missing_blobs);
  }
}

TEST_F(Forget, WhatWasNotLostStaysWhereItIs) {
  const auto one = kiosk_.next("one");
  const auto before = push(kiosk_, {one});
  EXPECT_EQ(push_one(kiosk_, forgotten(one, before.results[0])).status, PushStatus::duplicate);
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(one.entry));
}

// A disk put back from before the machine forgot.
TEST_F(Forget, WhoeverHasTheBytesAfterAllBringsThemBack) {
  const auto one = kiosk_.next("one");
  const auto before = push(kiosk_, {one});
  put_back();
  push(kiosk_, {forgotten(one, before.results[0])});
  EXPECT_THAT(pulled_entries(desk_), IsEmpty());
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::duplicate);
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(one.entry));
}

TEST_F(Forget, APullOfEverythingHasWhatTheDeviceSentUntilItsEnd) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto wrap = entry::encode(kiosk_.wrap());
  push(kiosk_, {one, two}, {wrap});
  EXPECT_THAT(pulled_entries(kiosk_), IsEmpty());
  const auto first = pull(kiosk_, std::string(entry::kEverything), 2);
  ASSERT_THAT(first.items, SizeIs(2));
  EXPECT_EQ(first.items[0].entry, one.entry);
  EXPECT_EQ(first.items[1].entry, two.entry);
  ASSERT_TRUE(first.more);
  const auto second = pull(kiosk_, first.next_cursor, 2);
  ASSERT_THAT(second.items, SizeIs(1));
  EXPECT_EQ(second.items[0].wrap, wrap);
  EXPECT_FALSE(second.more);
  push(kiosk_, {kiosk_.next("three")});
  EXPECT_THAT(pull(kiosk_, second.next_cursor).items, IsEmpty());
}

}  // namespace
}  // namespace clearway::central
