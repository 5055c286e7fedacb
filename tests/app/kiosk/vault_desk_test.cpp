// The vault's worker, asked by a flow that should have known better.
#include "app/kiosk/vault_desk.h"

#include <fstream>

#include "app/core/zone.h"
#include "app/station/settings.h"
#include "tests/app/station/office.h"

namespace clearway::kiosk {
namespace {

using station::must;
using station::office;

const std::string kName = "person.name.court";
// Whether the role may open files.
const std::pair<std::string, bool> kRoles[] = {
    {"staff", true}, {"attorney", true}, {"admin", true}, {"volunteer", false}, {"auditor", false}};

// A desk where one person shared twice with the site, and where `role` signs in with a key that
// opens it: even a role that should have none.
class DeskOf {
 public:
  explicit DeskOf(const std::string& role) {
    record_ = visited("Ana Prueba");
    second_ = visited("Ana P. Prueba");
    must(machine_.station.accept_staff_list(list_of(role)));
    desk_.emplace(std::move(machine_.station), mailbox_);
  }
  void sign_in(const std::string& words) { desk_->sign_in({"kim", core::TypedSecret(words)}); }
  void be(const std::string& role) {  // from now on
    desk_->sign_out();
    must(desk_->station().accept_staff_list(list_of(role)));
    sign_in("made up words");
    mailbox_.take();
  }
  VaultDesk& desk() { return *desk_; }
  const std::string& record() const { return record_; }
  const std::filesystem::path& folder() const { return machine_.data; }
  const std::string& second() const { return second_; }
  std::vector<flow::Event> all_told() { return mailbox_.take(); }
  template <class E>
  std::vector<E> told() {
    std::vector<E> found;
    for (auto& event : mailbox_.take())
      if (auto* one = std::get_if<E>(&event)) found.push_back(std::move(*one));
    return found;
  }

  void renew_site_key(core::ByteView inside, const keys::PublicKey& key) {
    auto list = list_with("staff", inside);
    list.site_epoch = 2;
    list.site_key = key;
    must(desk_->station().accept_staff_list(must(entry::sign(office().organization.root, list))));
  }

 private:
  entry::StaffList list_with(const std::string& role, core::ByteView inside) {
    const auto slot = must(
        keys::make_slot(station::staff_slot_name(office().site, "kim"), "made up words", inside));
    return {office().site, ++version_, {{"kim", role, slot}}};
  }
  entry::Signed list_of(const std::string& role) {
    const auto site_key = must(open_site_key(office().organization, office().site));
    return must(entry::sign(office().organization.root, list_with(role, site_key.secret.view())));
  }
  std::string visited(const std::string& name) {
    auto keys = must(machine_.station.start_record(station::Keep::clinic));
    must(machine_.station.keep_field(keys, "person.name.court", name));
    EXPECT_TRUE(must(machine_.station.end_visit(keys, {}, {record::ActorKind::person, {}}, 1)));
    return keys.record.hex();
  }
  station::Desk machine_;
  Mailbox mailbox_{[] {}};
  std::optional<VaultDesk> desk_;
  std::uint64_t version_ = 8;
  std::string record_;
  std::string second_;
};

TEST(VaultDesk, DoesForARoleWhatTheTableSaysAndRefusesTheRest) {
  for (const auto& [role, opens] : kRoles) {
    SCOPED_TRACE(role);
    DeskOf desk(role);
    desk.sign_in("made up words");
    ASSERT_EQ(desk.told<flow::SignedIn>().size(), 1U);
    desk.desk().list_records({});
    const auto lists = desk.told<flow::RecordsListed>();
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_EQ(lists[0].rows.size(), opens ? 2U : 0U);
    desk.desk().open_record({desk.record()});
    EXPECT_EQ(desk.told<flow::RecordOpened>().size(), opens ? 1U : 0U);
    desk.desk().replace_code({desk.record()});
    EXPECT_EQ(desk.told<flow::CodeReplaced>().size(), opens ? 1U : 0U);
    desk.desk().list_audit({0, 9});
    EXPECT_EQ(desk.told<flow::AuditListed>().size(), opens ? 1U : 0U);
    desk.desk().join_records({desk.record(), desk.second()});
    EXPECT_EQ(desk.told<flow::RecordsJoined>().size(), opens ? 1U : 0U);
    desk.desk().list_records({});
    const auto joined = desk.told<flow::RecordsListed>().at(0).rows;
    ASSERT_EQ(joined.size(), opens ? 1U : 0U);
    if (opens) {
      EXPECT_EQ(joined[0].files, 2);
    }
  }
}

// Two names of the same person, one in each of two joined files.
TEST(VaultDesk, SettlesWhichOfTwoAnswersIsRightForWhoMay) {
  for (const auto& [role, may] : kRoles) {
    SCOPED_TRACE(role);
    DeskOf desk("staff");
    desk.sign_in("made up words");
    desk.desk().join_records({desk.record(), desk.second()});
    desk.desk().list_records({});
    const auto row = desk.told<flow::RecordsListed>().at(0).rows.at(0);
    desk.desk().open_record({row.record});
    const auto file = desk.told<flow::RecordOpened>().at(0);
    ASSERT_EQ(file.doubts.size(), 1U) << "both are kept";
    EXPECT_EQ(file.doubts[0].field, kName);
    std::vector<std::string> told;
    for (const auto& answer : file.doubts[0].answers) {
      told.push_back(answer.value);
      EXPECT_EQ(answer.doer, flow::Doer::person);
      EXPECT_EQ(answer.day, core::local_day(1));
      EXPECT_EQ(answer.time, clock_text(1));
    }
    EXPECT_THAT(told, testing::UnorderedElementsAre("Ana Prueba", "Ana P. Prueba"));
    desk.be(role);
    desk.desk().settle_doubt({row.record, kName, "Somebody Else"});
    EXPECT_TRUE(desk.told<flow::DoubtSettled>().empty());
    desk.desk().settle_doubt({row.record, kName, "Ana Prueba"});
    const auto events = desk.all_told();
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(std::holds_alternative<flow::DoubtSettled>(events.back()), may);
    if (!may) continue;
    const auto* listed = std::get_if<flow::RecordsListed>(&events.at(0));
    ASSERT_NE(listed, nullptr) << "what is shown is of after it";
    EXPECT_EQ(listed->rows.at(0).fields.at(kName), "Ana Prueba");
    const auto* shown = std::get_if<flow::RecordOpened>(&events.at(1));
    ASSERT_NE(shown, nullptr);
    EXPECT_TRUE(shown->doubts.empty());
    EXPECT_EQ(shown->fields.at(kName), "Ana Prueba");
  }
}

TEST(VaultDesk, TakesAJoinedFileOutForWhoMay) {
  for (const auto& [role, may] : kRoles) {
    SCOPED_TRACE(role);
    DeskOf desk("staff");
    desk.sign_in("made up words");
    desk.desk().join_records({desk.record(), desk.second()});
    desk.be(role);
    desk.desk().list_files({desk.record()});
    const auto files = desk.told<flow::FilesListed>();
    EXPECT_EQ(files.size(), may ? 1U : 0U);
    if (may) {
      ASSERT_EQ(files[0].files.size(), 2U);
      EXPECT_EQ(files[0].files[1].fields.at(kName), "Ana P. Prueba");
    }
    desk.desk().part_records({desk.record(), desk.second()});
    EXPECT_EQ(desk.told<flow::RecordsParted>().size(), may ? 1U : 0U);
    desk.desk().part_records({desk.record(), desk.second()});
    EXPECT_EQ(desk.told<flow::RecordsNotParted>().size(), 1U) << "no longer joined, or not allowed";
  }
}

// The site has a new key: a sign-in takes what was shared over to it, with other work in between.
TEST(VaultDesk, WrapsWhatWasSharedToTheSitesNewKeyAfterASignIn) {
  DeskOf desk("staff");
  const auto old_key = must(open_site_key(office().organization, office().site));
  const auto new_key = must(keys::BoxKey::generate());
  core::Bytes inside(new_key.secret.view().begin(), new_key.secret.view().end());
  inside.insert(inside.end(), old_key.secret.view().begin(), old_key.secret.view().end());
  desk.renew_site_key(inside, new_key.public_key);
  Worker thread;
  const auto epochs = [&] {
    std::vector<std::uint32_t> found;
    for (const auto& wrap : must(desk.desk().station().vault().wraps_of_site(office().site)))
      found.push_back(wrap.epoch);
    return found;
  };
  const auto take_over = [&] {
    thread.post([&] { desk.desk().rewrap(thread); });
    for (int part = 0; part < 3; ++part) thread.ask([] { return true; });
  };
  take_over();
  EXPECT_THAT(epochs(), testing::ElementsAre(1, 1)) << "nobody is signed in";
  desk.sign_in("made up words");
  take_over();
  EXPECT_THAT(epochs(), testing::ElementsAre(2, 2));
  desk.desk().list_records({});
  const auto listed = desk.told<flow::RecordsListed>().at(0).rows;
  for (const auto& row : listed) EXPECT_TRUE(row.readable);
}

TEST(VaultDesk, MakesTheListReadyForWhoMaySeeItAndForNobodyElse) {
  for (const auto& [role, left] : {std::pair{"volunteer", 2U}, std::pair{"staff", 0U}}) {
    SCOPED_TRACE(role);
    DeskOf desk(role);
    Worker thread;
    const auto unlisted = [&] {
      return must(desk.desk().station().vault().without_summary(office().site)).size();
    };
    const auto make_ready = [&] {
      thread.post([&] { desk.desk().make_list_ready(thread); });
      for (int part = 0; part < 2; ++part) thread.ask([] { return true; });
    };
    make_ready();
    EXPECT_EQ(unlisted(), 2U) << "nobody is signed in";
    desk.sign_in("made up words");
    make_ready();
    EXPECT_EQ(unlisted(), left);
  }
}

TEST(VaultDesk, TellsAReturningPersonWhatStandsTwice) {
  DeskOf desk("staff");
  desk.sign_in("made up words");
  desk.desk().join_records({desk.record(), desk.second()});
  desk.desk().replace_code({desk.record()});
  const auto code = desk.told<flow::CodeReplaced>().at(0).code;
  desk.desk().sign_out();
  desk.desk().open_code({core::TypedSecret(code)});
  const auto opened = desk.told<flow::CodeOpened>();
  ASSERT_EQ(opened.size(), 1U);
  ASSERT_EQ(opened[0].doubts.size(), 1U);
  EXPECT_EQ(opened[0].doubts[0].field, kName);
  desk.desk().keep_field({kName, opened[0].fields.at(kName), 1});
  desk.desk().end_visit({});
  desk.desk().open_code({core::TypedSecret(code)});
  EXPECT_TRUE(desk.told<flow::CodeOpened>().at(0).doubts.empty())
      << "the one that was shown counts";
}

TEST(VaultDesk, NotesWhatStaffDoAndListsItPageByPage) {
  DeskOf desk("attorney");
  desk.sign_in("made up words");
  desk.desk().open_record({desk.record()});
  const auto told = desk.told<flow::RecordOpened>();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].record, desk.record());
  EXPECT_EQ(told[0].fields.at("person.name.court"), "Ana Prueba");
  EXPECT_TRUE(told[0].doubts.empty());
  EXPECT_TRUE(desk.desk().note_print({flow::Paper::packet, desk.record()}));
  EXPECT_TRUE(desk.desk().note_print({flow::Paper::slip, desk.record()}));
  const std::string nobody(32, '0');
  EXPECT_FALSE(desk.desk().note_print({flow::Paper::packet, nobody})) << "not noted, not printed";
  desk.desk().list_audit({0, 2});
  auto listed = desk.told<flow::AuditListed>();
  ASSERT_EQ(listed.size(), 1U);
  ASSERT_EQ(listed[0].rows.size(), 2U);
  EXPECT_TRUE(listed[0].more);
  EXPECT_EQ(listed[0].rows[0].deed, flow::Deed::printed);
  EXPECT_EQ(listed[0].rows[0].doer, flow::Doer::attorney);
  EXPECT_EQ(listed[0].rows[0].name, "kim");
  EXPECT_EQ(listed[0].rows[0].record, desk.record());
  EXPECT_EQ(listed[0].rows[1].deed, flow::Deed::opened);
  desk.desk().list_audit({2, 3});
  listed = desk.told<flow::AuditListed>();
  ASSERT_EQ(listed[0].rows.size(), 3U);
  EXPECT_FALSE(listed[0].more);
  EXPECT_EQ(listed[0].rows[0].deed, flow::Deed::signed_in);
  EXPECT_TRUE(listed[0].rows[0].record.empty());
  EXPECT_EQ(listed[0].rows[1].deed, flow::Deed::changed);
}

TEST(VaultDesk, SignsOutOnceAndOnlyWhoeverIsThere) {
  DeskOf desk("staff");
  desk.desk().sign_out();
  desk.sign_in("made up words");
  desk.desk().sign_out();
  desk.desk().sign_out();
  int out = 0;
  for (const auto& line : must(desk.desk().station().audit(0, 9)))
    out += line.audit.event == entry::AuditEvent::signed_out ? 1 : 0;
  EXPECT_EQ(out, 1);
  desk.desk().list_records({});
  EXPECT_TRUE(desk.told<flow::RecordsListed>().at(0).rows.empty());
}

TEST(VaultDesk, TellsAReturningPersonWhoHasOpenedTheirFile) {
  DeskOf desk("staff");
  desk.sign_in("made up words");
  desk.desk().open_record({desk.record()});
  desk.desk().replace_code({desk.record()});
  const auto code = desk.told<flow::CodeReplaced>().at(0).code;
  desk.desk().sign_out();
  desk.desk().open_code({core::TypedSecret(code)});
  const auto opened = desk.told<flow::CodeOpened>();
  ASSERT_EQ(opened.size(), 1U);
  std::vector<std::pair<flow::Deed, flow::Doer>> told;
  for (const auto& row : opened[0].history) told.emplace_back(row.deed, row.doer);
  using flow::Deed;
  using flow::Doer;
  EXPECT_THAT(told, testing::UnorderedElementsAre(std::pair{Deed::opened, Doer::person},
                                                  std::pair{Deed::code_replaced, Doer::staff},
                                                  std::pair{Deed::opened, Doer::staff},
                                                  std::pair{Deed::changed, Doer::person}));
}

// Through the vault, and until the person types over it.
TEST(VaultDesk, TellsAReturningPersonWhatSomebodyElseTyped) {
  DeskOf desk("staff");
  desk.desk().start_record({true});
  const auto code = desk.told<flow::RecordStarted>().at(0).code;
  desk.desk().keep_field({"declaration.who", "I cook.", 1});
  desk.desk().keep_field({"declaration.changed", "I stopped.", 2, true});
  desk.desk().end_visit({});
  desk.desk().open_code({core::TypedSecret(code)});
  EXPECT_THAT(desk.told<flow::CodeOpened>().at(0).by_others,
              testing::ElementsAre("declaration.changed"));
  desk.desk().keep_field({"declaration.changed", "I stopped drinking.", 3});
  desk.desk().end_visit({});
  desk.desk().open_code({core::TypedSecret(code)});
  EXPECT_THAT(desk.told<flow::CodeOpened>().at(0).by_others, testing::IsEmpty());
}

TEST(VaultDesk, DoesNothingForNobody) {
  DeskOf desk("staff");
  desk.desk().list_records({});
  const auto lists = desk.told<flow::RecordsListed>();
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_TRUE(lists[0].rows.empty());
  desk.desk().replace_code({desk.record()});
  EXPECT_EQ(desk.told<flow::CodeNotReplaced>().size(), 1U);
}

TEST(VaultDesk, SaysHowLongToWaitAndNotWhatWasWrong) {
  DeskOf desk("staff");
  for (int i = 0; i < 4; ++i) {
    desk.desk().sign_in({i % 2 == 0 ? "kim" : "nobody", core::TypedSecret("wrong words")});
    const auto refused = desk.told<flow::SignInRefused>();
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].trouble, flow::Trouble::wrong);
    EXPECT_EQ(refused[0].wait.count(), 0);
  }
  desk.sign_in("wrong words");
  EXPECT_GT(desk.told<flow::SignInRefused>().at(0).wait.count(), 0);
  desk.sign_in("made up words");
  const auto refused = desk.told<flow::SignInRefused>();
  ASSERT_EQ(refused.size(), 1U) << "right words wait as well";
  EXPECT_EQ(refused[0].trouble, flow::Trouble::busy);
  EXPECT_GT(refused[0].wait.count(), 0);
  EXPECT_LE(refused[0].wait.count(), 15);
}

TEST(VaultDesk, TellsStaffWhenTheStoreIsNotAsItWasWritten) {
  DeskOf desk("staff");
  Worker thread;
  const auto check = [&] {
    thread.post([&] { desk.desk().check(thread); });
    for (int part = 0; part < 3; ++part) thread.ask([] { return true; });
  };
  check();
  EXPECT_TRUE(desk.told<flow::SyncChanged>().empty());
  const auto anchor = desk.folder() / "anchor";
  const auto size = std::filesystem::file_size(anchor);
  std::ofstream(anchor) << std::string(size, 'x');
  check();
  const auto told = desk.told<flow::SyncChanged>();
  ASSERT_EQ(told.size(), 1U) << "once, however often it is seen";
  EXPECT_TRUE(told[0].damaged);
}

// The program starts anew after every visit, and the day is long.
TEST(VaultDesk, LooksThroughAWholeStoreOnceADayAndThroughADamagedOneAtEveryStart) {
  DeskOf desk("staff");
  Worker thread;
  const auto check = [&] {
    thread.post([&] { desk.desk().check(thread); });
    for (int part = 0; part < 3; ++part) thread.ask([] { return true; });
  };
  auto& station = desk.desk().station();
  EXPECT_FALSE(must(station.found_whole_on(now())));
  check();
  EXPECT_TRUE(must(station.found_whole_on(now())));
  EXPECT_FALSE(must(station.found_whole_on(now() + 86'400)));

  must(station.vault().put(station::kFoundWholeOn, {}));
  const auto anchor = desk.folder() / "anchor";
  const auto size = std::filesystem::file_size(anchor);
  std::ofstream(anchor) << std::string(size, 'x');
  check();
  EXPECT_FALSE(must(station.found_whole_on(now())));
}

TEST(Uptime, GoesForward) {
  const auto before = uptime();
  EXPECT_GT(before.count(), 0);
  EXPECT_GE(uptime(), before);
}

}  // namespace
}  // namespace clearway::kiosk
