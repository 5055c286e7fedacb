// Somebody left, and the site has a new key: what each machine does with it, and with what was
// shared under the one before.
#include "app/station/staff_lock.h"
#include "app/station/staff_slot.h"
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::IsEmpty;
using testing::SizeIs;

// An office of its own with somebody who stays, somebody who leaves, and two machines.
class NewSiteKey : public testing::Test {
 protected:
  Station& here() { return *here_; }
  Station& there() { return *there_; }
  std::unique_ptr<Station> machine(const std::string& name) {
    const auto data = own_.scratch / name;
    must(enroll(own_.organization, demo_site(), {data, own_.site, name, "CODE"}, own_.yes()));
    return std::make_unique<Station>(must(Station::open(data, demo_site())));
  }
  entry::Signed list() { return must(read_statement(own_.folder, "staff-" + own_.site.hex())); }
  StaffSession eva(Station& station) {
    return must(station.sign_in("eva", eva_, kUptime, kMorning));
  }
  void ana_leaves() { removed_ = must(remove_staff(own_.organization, own_.site, "ana")); }
  std::size_t rewrap(Station& station) {
    const auto session = eva(station);
    return must(station.rewrap(session, must(station.former_wraps(session))));
  }
  std::size_t readable(Station& station) {
    std::size_t count = 0;
    for (const auto& row : must(station.list(eva(station), 99)).rows) count += row.readable ? 1 : 0;
    return count;
  }
  core::RecordId made_here() {
    for (const auto& info : must(here().vault().entries()))
      if (info.own) return info.record;
    return {};
  }
  // As a center does: wraps, and that those they replace are gone.
  static void hand_on(vault::Vault& from, vault::Vault& to) {
    std::vector<core::WrapId> gone;
    for (const auto& info : must(from.entries()))
      for (const auto& wrap : must(from.wraps(info.record)))
        if (wrap.replaces) gone.push_back(*wrap.replaces);
    carry(from, to);
    must(to.keep_pulled({}, {}, gone, "1"));
  }
  Held what_ana_had() {
    Held held;
    for (const auto& secret : ana_had_) held.add(secret);
    return held;
  }

  Office own_;
  std::string eva_ = must(add_staff(own_.organization, own_.site, "eva", "attorney", word_list()));
  std::unique_ptr<Station> here_ = machine("kiosk-1");
  std::unique_ptr<Station> there_ = machine("kiosk-2");
  Removed removed_;
  std::vector<core::Bytes> ana_had_ = [this] {
    const auto session = must(here_->sign_in("ana", own_.ana, kUptime, kMorning));
    const auto key = session.site_key->secret.view();
    return std::vector<core::Bytes>{{key.begin(), key.end()}};
  }();
};

TEST_F(NewSiteKey, LiesUnderTheWordsThatTheOthersHave) {
  const auto before = came(here(), Keep::clinic, "Ana Marcada");
  ana_leaves();
  EXPECT_TRUE(removed_.new_key);
  EXPECT_THAT(removed_.need_words, IsEmpty());
  must(here().accept_staff_list(list()));
  const auto after = came(here(), Keep::clinic, "Ben Marcado");
  const auto session = eva(here());
  for (const auto* keys : {&before, &after})
    EXPECT_OK(here().open_record(session, keys->record, kMorning));
  EXPECT_EQ(session.former.size(), 1U);
  // A kiosk that is enrolled now begins with it.
  auto late = machine("kiosk-3");
  EXPECT_EQ(late->trust().site.epoch, 2U);
  EXPECT_EQ(late->trust().site.key, here().trust().site.key);
}

TEST_F(NewSiteKey, AVolunteerWhoLeavesHadNoneAndChangesNone) {
  const auto removed = must(remove_staff(own_.organization, own_.site, "vol"));
  EXPECT_FALSE(removed.new_key);
  must(here().accept_staff_list(list()));
  EXPECT_EQ(here().trust().site.epoch, 1U);
}

// The office's note of what the words stretch to is gone, or is of other words.
TEST_F(NewSiteKey, WhoseWordsTheOfficeCannotFillAnewNeedsNewOnes) {
  const auto note = own_.folder / "sites" / own_.site.hex() / "staff-eva.key";
  ASSERT_TRUE(fs::exists(note));
  fs::remove(note);
  ana_leaves();
  EXPECT_THAT(removed_.need_words, testing::ElementsAre("eva"));
  must(here().accept_staff_list(list()));
  const auto after = came(here(), Keep::clinic, "Ben Marcado");
  EXPECT_EQ(code_of(here().open_record(eva(here()), after.record, kMorning)), ErrorCode::wrong_key);
  EXPECT_THAT(must(here().former_wraps(eva(here()))), IsEmpty()) << "and wraps nothing to the old";
  eva_ = must(add_staff(own_.organization, own_.site, "eva", "attorney", word_list()));
  must(here().accept_staff_list(list()));
  EXPECT_OK(here().open_record(eva(here()), after.record, kMorning));
}

TEST_F(NewSiteKey, TheNextSignInWrapsAnewWhatWasSharedBefore) {
  came(here(), Keep::clinic, "Ana Marcada");
  came(here(), Keep::clinic, "Eva Marcada");
  came(here(), Keep::me, "Ben Marcado");
  EXPECT_EQ(rewrap(here()), 0U) << "nobody has left";
  ana_leaves();
  must(here().accept_staff_list(list()));
  EXPECT_THAT(opened_with(here().vault(), what_ana_had()), SizeIs(2));
  EXPECT_EQ(rewrap(here()), 2U);
  EXPECT_EQ(rewrap(here()), 0U) << "once";
  EXPECT_THAT(opened_with(here().vault(), what_ana_had()), IsEmpty());
  EXPECT_EQ(readable(here()), 2U);
  EXPECT_THAT(must(here().vault().waiting_wraps(99)),
              testing::Contains(testing::Field(&entry::Wrap::epoch, 2U)));
  EXPECT_THAT(must(here().vault().verify()), IsEmpty());
}

// Two machines wrap the same records anew, each after the other: nobody loses a way, and nothing is
// taken for a forgery.
TEST_F(NewSiteKey, TwoMachinesMayBothDoItInAnyOrder) {
  came(here(), Keep::clinic, "Ana Marcada");
  came(there(), Keep::clinic, "Eva Marcada");
  const auto exchange = [&] {
    hand_on(here().vault(), there().vault());
    hand_on(there().vault(), here().vault());
  };
  exchange();
  ana_leaves();
  must(there().accept_staff_list(list()));
  EXPECT_EQ(rewrap(there()), 2U);
  exchange();
  // The first machine has not heard yet: it goes on with what it made itself.
  EXPECT_EQ(here().trust().site.epoch, 1U);
  EXPECT_THAT(must(here().vault().verify()), IsEmpty());
  EXPECT_OK(here().open_record(eva(here()), made_here(), kMorning));
  must(here().accept_staff_list(list()));
  EXPECT_GE(rewrap(here()), 1U);
  exchange();
  exchange();
  for (auto* station : {here_.get(), there_.get()}) {
    EXPECT_EQ(readable(*station), 2U);
    EXPECT_EQ(rewrap(*station), 0U);
    EXPECT_THAT(opened_with(station->vault(), what_ana_had()), IsEmpty());
    EXPECT_THAT(must(station->vault().verify()), IsEmpty());
  }
}

// What the feed cannot vouch for is not vouched for here either.
TEST_F(NewSiteKey, AKeyThatSomebodySlippedInIsNotWrappedAnew) {
  const auto ana = came(here(), Keep::clinic, "Ana Marcada");
  const auto stranger = must(keys::SigningKey::generate());
  const auto forged =
      must(entry::wrap_to_site({keys::random_id<core::DeviceId>(), stranger}, ana.record,
                               core::Bytes(32, 7), here().trust().site));
  must(here().vault().keep_pulled({}, {forged}, {}, "1"));
  ana_leaves();
  must(here().accept_staff_list(list()));
  EXPECT_EQ(rewrap(here()), 1U);
  EXPECT_OK(here().open_record(eva(here()), ana.record, kMorning));
}

// The power went while somebody was taken off the list: the key is made, and no list names it yet.
// Whoever is added then has the key in force, as everybody has, and no lock goes over to the other.
TEST_F(NewSiteKey, OneThatNoListNamesYetIsInNobodysSlot) {
  const auto data = own_.scratch / "locked";
  auto site = demo_site();
  site.database_key = config::KeySource::staff;
  must(enroll(own_.organization, site, {data, own_.site, "kiosk-3", "CODE"}, own_.yes()));
  const support::TempDir before;
  image(own_.folder, before / "office");
  ana_leaves();
  for (const char* kind : {"staff-", "site-"}) {
    const auto file = fs::path("statements") / (kind + own_.site.hex() + ".signed");
    fs::copy_file(before / "office" / file, own_.folder / file,
                  fs::copy_options::overwrite_existing);
  }
  const auto zoe = must(add_staff(own_.organization, own_.site, "zoe", "staff", word_list()));
  fs::copy_file(own_.folder / "statements" / ("staff-" + own_.site.hex() + ".signed"),
                data / "staff.signed", fs::copy_options::overwrite_existing);
  const auto key = must(unlock(data, "zoe", zoe, kUptime));
  {
    auto station = must(Station::open(data, site, key.view()));
    must(station.accept_staff_list(list()));
    const auto session = must(station.sign_in("zoe", zoe, kUptime, kMorning));
    EXPECT_EQ(session.site_key->public_key, station.trust().site.key);
  }
  for (int i = 0; i < 2; ++i) EXPECT_OK(unlock(data, "zoe", zoe, kUptime));
  EXPECT_OK(unlock(data, "eva", eva_, kUptime)) << "a lock that only zoe opens";

  ana_leaves();  // once more, to its end
  must(here().accept_staff_list(list()));
  const auto after = came(here(), Keep::clinic, "Ben Marcado");
  EXPECT_OK(here().open_record(eva(here()), after.record, kMorning));
  EXPECT_OK(here().open_record(must(here().sign_in("zoe", zoe, kUptime, kMorning)), after.record,
                               kMorning));
}

TEST_F(NewSiteKey, SixteenOfThemFitOnAListAndTheOldestGoes) {
  const auto first = came(here(), Keep::clinic, "Ana Marcada");
  for (std::size_t i = 0; i < kMostSiteKeys; ++i) {
    if (i > 0) must(add_staff(own_.organization, own_.site, "ana", "staff", word_list()));
    ana_leaves();
  }
  must(here().accept_staff_list(list()));
  EXPECT_EQ(here().trust().site.epoch, kMostSiteKeys + 1);
  const auto session = eva(here());
  EXPECT_EQ(session.former.size(), kMostSiteKeys - 1);
  EXPECT_EQ(code_of(here().open_record(session, first.record, kMorning)), ErrorCode::wrong_key);
}

TEST(StaffSlotKeys, AreAWholeNumberOfKeysOrNothing) {
  ASSERT_TRUE(keys::start());
  EXPECT_THAT(must(unpacked({})), IsEmpty());
  EXPECT_THAT(must(unpacked(core::Bytes(64, 1))), SizeIs(2));
  for (const std::size_t size : {1U, 31U, 33U, 63U, 32U * 17U})
    EXPECT_EQ(code_of(unpacked(core::Bytes(size, 1))), ErrorCode::corrupt) << size;
}

}  // namespace
}  // namespace clearway::station
