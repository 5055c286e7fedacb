// A thief of the kiosk: switched off; on with nobody there; on during a visit; on with staff
// signed in. What lies in the process is what the program itself holds at that moment.
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

core::SiteId other_site() {
  static const auto kMade = must(create_site(office().organization, "Another Library"));
  return kMade;
}

// A kiosk after a day: somebody who shared, somebody who did not, somebody of another site whose
// record came by sync, and somebody whose visit a power cut ended.
class KioskThief : public testing::Test {
 protected:
  KioskThief() {
    const auto other_data = scratch_ / "other";
    must(enroll(office().organization, demo_site(), {other_data, other_site(), "kiosk-9", "CODE"},
                office().yes()));
    auto other = must(Station::open(other_data, demo_site()));
    elsewhere_.emplace(came(other, Keep::clinic, "Eva Marcada"));
    carry(other.vault(), station().vault());
    must(station().keep_field(cut_off_, "person.name.court", "Cleo Marcada"));
  }
  Station& station() { return desk_.station; }
  core::Bytes database_key() {
    const auto text = support::read_file(desk_.data / "db.key");
    return {text.begin(), text.end()};
  }
  // What the process holds with nobody there.
  Held process() {
    Held held;
    held.add(database_key());
    held.add(must(station().vault().device()).key.secret.view().first(32));
    held.add(must(station().vault().device()).key.secret.view().last(32));
    held.add_windows(core::as_bytes(must(station().identity()).private_key_pem));
    return held;
  }
  // And what the database holds, for whoever has its key: all of it is tried as a key.
  void add_database(Held& held) {
    for (const auto& value : everything_in(stolen(), database_key())) {
      if (value.size() < 32) continue;
      held.add(core::ByteView(value).first(32));
      held.add(core::ByteView(value).last(32));
    }
  }
  fs::path stolen() {
    auto folder = scratch_ / "stolen";
    if (!fs::exists(folder)) image(desk_.data, folder);
    return folder;
  }
  vault::Vault stolen_vault() { return must(vault::Vault::open(stolen(), database_key())); }

  support::TempDir scratch_;
  Desk desk_;
  VisitKeys shared_ = came(desk_.station, Keep::clinic, "Ana Marcada");
  VisitKeys private_ = came(desk_.station, Keep::me, "Ben Marcado");
  VisitKeys cut_off_ = must(desk_.station.start_record(Keep::clinic));
  std::optional<VisitKeys> elsewhere_;
};

// A real kiosk has its database key from systemd, sealed to the machine: it is not on the disk.
TEST_F(KioskThief, WhoSwitchedItOffHasACabinetThatDoesNotOpen) {
  const auto folder = stolen();
  const auto real_key = database_key();
  fs::remove(folder / "db.key");
  const std::string raw = all_bytes(folder);
  ASSERT_GT(raw.size(), 50'000U);
  const auto record = shared_.record.view();
  for (const std::string& known :
       {std::string("Marcad"), std::string("person."), std::string("PRIVATE KEY"),
        std::string("Test Library"), std::string("127.0.0.1"), std::string("CREATE TABLE"),
        std::string("volunteer"), core::as_text(record), core::to_hex(record),
        core::as_text(real_key), office().ana})
    EXPECT_EQ(raw.find(known), std::string::npos) << known;

  Held held;
  held.add(core::Bytes(32, 0));
  for (const std::string& known : {office().ana, kOfficePassphrase, shared_.code->text()})
    held.add(keys::hash(core::as_bytes(known)));
  held.add_windows(core::as_bytes(support::read_file(folder / "anchor")));
  held.add_windows(core::as_bytes(support::read_file(folder / "vault.db").substr(0, 128)));
  for (const auto& secret : held.secrets)
    ASSERT_EQ(code_of(vault::Vault::open(folder, secret)), ErrorCode::wrong_key);
}

TEST_F(KioskThief, OfAMachineThatIsOnCountsThePeopleAndReadsNobody) {
  {  // Staff were here today, and what their list shows is kept.
    const auto staff = must(station().sign_in("ana", office().ana, kUptime, kMorning));
    const auto listed = must(station().list(staff, 9));
    ASSERT_EQ(listed.rows.size(), 1U);
    station().keep_listed(listed);
  }
  const auto listed = must(station().vault().records_of_site(office().site, 9));
  ASSERT_TRUE(must(station().vault().summary(listed.at(0))));
  Held held = process();
  add_database(held);
  ASSERT_GT(held.secrets.size(), 20U);
  std::string all;
  for (const auto& value : everything_in(stolen(), database_key()))
    all += core::as_text(value) + "\n";
  EXPECT_EQ(all.find("Marcad"), std::string::npos);
  EXPECT_EQ(all.find("person."), std::string::npos) << "not even which question a draft answers";
  EXPECT_NE(all.find("Test Library"), std::string::npos) << "the database itself was read";

  auto vault = stolen_vault();
  EXPECT_EQ(must(vault.adopt_orphans(kMorning)), 1);  // as a restart does: their words as well
  EXPECT_EQ(must(vault.entries()).size(), 4U) << "how many came, and when, is not hidden";
  EXPECT_THAT(opened_with(vault, held), IsEmpty());
  EXPECT_EQ(must(vault.wraps_of_locator(private_.code->locator)).size(), 1U) << "nor are locators";
}

TEST_F(KioskThief, DuringAVisitGetsThatVisitAndNobodyElse) {
  const auto here = must(station().start_record(Keep::clinic));
  auto keys = must(station().continue_with_code(*private_.code, kMorning)).keys;
  must(station().keep_field(keys, "person.phone", "555-0100"));
  Held held = process();
  held.add(keys.record_key.view());
  held.codes.push_back(*keys.code);
  add_database(held);
  auto vault = stolen_vault();
  EXPECT_EQ(must(vault.drafts(keys.visit, keys.record, keys.record_key.view())).size(), 1U);
  for (const auto& secret : held.secrets)
    EXPECT_FALSE(vault.drafts(cut_off_.visit, cut_off_.record, secret));
  EXPECT_EQ(must(vault.adopt_orphans(kMorning)), 2);
  EXPECT_THAT(opened_with(vault, held), ElementsAre(keys.record));
  EXPECT_NE(here.record, keys.record);
}

TEST_F(KioskThief, WithStaffSignedInGetsWhatThatSiteWasGivenAndNoMore) {
  const auto session = must(station().sign_in("ana", office().ana, kUptime, kMorning));
  Held held = process();
  held.add(session.site_key->secret.view());
  add_database(held);
  auto vault = stolen_vault();
  must(vault.adopt_orphans(kMorning));
  EXPECT_THAT(opened_with(vault, held), UnorderedElementsAre(shared_.record, cut_off_.record));
}

// What the office would need to be robbed of: a kiosk has the public half only.
TEST_F(KioskThief, NeverHasTheOfficesKey) {
  Held held = process();
  add_database(held);
  const auto& office_key = office().organization.box;
  for (const auto& secret : held.secrets)
    EXPECT_NE(core::to_hex(secret), core::to_hex(office_key.secret.view()));
  Held office_held;
  office_held.add(office_key.secret.view());
  auto vault = stolen_vault();
  must(vault.adopt_orphans(kMorning));
  EXPECT_THAT(opened_with(vault, office_held),
              UnorderedElementsAre(shared_.record, cut_off_.record, elsewhere_->record))
      << "and with it everything shared opens, wherever it came from";
}

}  // namespace
}  // namespace clearway::station
