// The operator's way with the real center: from nothing to a record that the organization's
// key opens from the center's own store.
#include <nlohmann/json.hpp>

#include "app/config/site.h"
#include "app/station/station.h"
#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using nlohmann::json;

constexpr core::UnixTime kNoon = 1'800'000'000;

template <class T>
T must(core::Result<T> result) {
  if (!result) throw std::runtime_error(core::describe(result.error()));
  return *std::move(result);
}

class Center : public testing::Test {
 protected:
  void SetUp() override {
    const auto ok = [](const support::Finished& finished) { ASSERT_RUN(finished, 0); };
    ok(clearway({"org", "init", "--org", office, "--name", "Test Clinic", "--demo"}, pass));
    const auto root = first_line(support::read_file(office / "root.pub"));
    ok(central({"init", "--data", store, "--address", address, "--root", root}));
    ok(clearway({"org", "add-center", "--org", office, store / "center.request"}, pass));
    ok(clearway({"site", "init", "--org", office, "--name", "Library"}, pass));
    start();
    const auto invite = central({"invite", "--data", store});
    ASSERT_RUN(invite, 0);
    ok(clearway(
        {"enroll", "--org", office, "--data", data, "--to", "Library", "--device", "kiosk-1"},
        pass + first_line(invite.output) + "\n"));
  }

  static support::Finished central(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), CLEARWAY_CENTRAL);
    return support::run(arguments);
  }
  void start() {
    server = std::make_unique<support::Process>(
        std::vector<std::string>{CLEARWAY_CENTRAL, "serve", "--data", store, "--listen", listen});
    ASSERT_TRUE(server->wait_for("listening on "));
  }
  void stop() {
    server->signal(SIGTERM);
    EXPECT_EQ(server->wait(), 0);
  }
  station::Station open() {
    return must(station::Station::open(
        data, must(config::read_site(kSources + "/kiosk-config/site.toml"))));
  }
  // One visit, and its return code.
  std::string visit(const record::Fields& fields) {
    auto station = open();
    auto keys = must(station.start_record(station::Keep::clinic));
    for (const auto& [path, value] : fields) must(station.keep_field(keys, path, value));
    EXPECT_TRUE(must(station.end_visit(keys, {}, {record::ActorKind::person, ""}, kNoon)));
    return keys.code->text();
  }
  // On the list of this machine too. Returns their passphrase.
  std::string add_staff(const std::string& name) {
    const auto added =
        clearway({"staff", "add", "--org", office, "--to", "Library", "--name", name}, pass);
    EXPECT_RUN(added, 0);
    for (const auto& file : std::filesystem::directory_iterator(office / "statements"))
      if (file.path().filename().string().starts_with("staff-")) {
        EXPECT_RUN(clearway({"staff", "load", "--data", data, file.path()}), 0);
      }
    return first_line(added.output);
  }
  json opened_with(const std::string& code) {
    const auto opened = clearway({"record", "open", "--data", data, "--code"}, code + "\n");
    EXPECT_RUN(opened, 0);
    return json::parse(opened.output)["records"];
  }
  struct Pair {
    std::string passphrase;  // ana's, who joined them
    std::string code, one, other;
  };
  // Two files of one person, who came twice.
  Pair joined_pair() {
    Pair made{add_staff("ana"), visit({{"person.name.court", "Ana Prueba"}}), {}, {}};
    made.one = opened_with(made.code).at(0)["record"];
    made.other = opened_with(visit({{"person.name.court", "Ana P. Prueba"}})).at(0)["record"];
    EXPECT_RUN(clearway({"record", "join", "--data", data, "--as", "ana", made.one, made.other},
                        made.passphrase + "\n"),
               0);
    return made;
  }
  static void must(const core::Result<>& result) { ASSERT_TRUE(result.has_value()); }
  template <class T>
  static T must(core::Result<T> result) {
    return command::must(std::move(result));
  }

  support::TempDir folder;
  std::filesystem::path office = folder / "office";
  std::filesystem::path store = folder / "center";
  std::filesystem::path data = folder / "kiosk";
  std::string listen = "127.0.0.1:" + std::to_string(support::free_port());
  std::string address = "https://" + listen;
  std::string pass = kOfficePassphrase + "\n";
  std::unique_ptr<support::Process> server;
};

TEST_F(Center, HoldsWhatTheOrganizationsKeyOpensToTheByte) {
  std::string story;
  for (int i = 0; i < 100; ++i) story += "Trabajé con mi señora. ";
  const record::Fields typed{{"person.name.court", "Ana Ñandú-O'Prueba"},
                             {"declaration.goals", story}};
  const std::string code = visit(typed);

  stop();
  EXPECT_RUN(clearway({"sync", "now", "--data", data}), 5);
  start();
  const auto sync = clearway({"sync", "now", "--data", data});
  ASSERT_RUN(sync, 0);
  EXPECT_THAT(sync.output, testing::HasSubstr("people: 1 taken, 1 safe at the center, 0 waiting"));

  ASSERT_RUN(central({"dump", "--data", store, "--out", folder / "dump"}), 0);
  const auto opened =
      clearway({"record", "open", "--dump", folder / "dump", "--org", office}, pass);
  ASSERT_RUN(opened, 0);
  const auto out = json::parse(opened.output);
  ASSERT_EQ(out["records"].size(), 1U);
  EXPECT_EQ(out["records"][0]["fields"].get<record::Fields>(), typed);
  EXPECT_EQ(out["records"][0]["changes"].size(), 1U);
  EXPECT_TRUE(out["records"][0]["conflicts"].empty());
  EXPECT_TRUE(out["damaged"].empty());

  EXPECT_RUN(
      clearway({"record", "open", "--dump", folder / "dump", "--org", office}, "wrong one\n"), 3);
  EXPECT_RUN(clearway({"record", "open", "--dump", folder / "dump", "--code"}, code + "\n"), 0);
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, code + "\n"), 0);
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--org", office}, pass), 0);
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, "no code at all\n"), 2);
}

// Whoever keeps the center can add what they like to what it hands over, and leave out the rest.
TEST_F(Center, WhatADumpAddsIsNotTakenForSomebodysWords) {
  visit({{"person.name.court", "Ana Prueba"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  const auto dump = folder / "dump";
  ASSERT_RUN(central({"dump", "--data", store, "--out", dump}), 0);
  auto station = open();
  const auto record = must(station.vault().entries()).front().record;
  const core::Bytes key(32, 0x66);
  const auto change = record::Record().change_to({{"person.name.court", "Somebody Else"}},
                                                 keys::random_id<core::ChangeId>(), {}, {}, 0);
  const auto entry = must(
      entry::seal_entry(key, {entry::EntryKind::changes, record, keys::random_id<core::EntryId>()},
                        record::encode({change})));
  const auto office_key = station.trust().organization;
  const auto wrap = must(entry::wrap_to_organization(
      {station.device(), must(keys::SigningKey::generate())}, record, key, office_key.key, 1));
  support::write_file(dump / "0.entry", core::as_text(entry));
  support::write_file(dump / "0.wrap", core::as_text(entry::encode(wrap)));
  const std::vector<std::string> show = {"record", "open", "--dump", dump, "--org", office};
  const auto both = clearway(show, pass);
  ASSERT_RUN(both, 0);
  const auto shown = json::parse(both.output)["records"];
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0]["fields"]["person.name.court"], "Ana Prueba");
  EXPECT_FALSE(shown[0].contains("vouched"));

  for (const auto& file : std::filesystem::directory_iterator(dump))
    if (file.path().stem() != "0") std::filesystem::remove(file.path());
  const auto theirs = clearway(show, pass);
  ASSERT_RUN(theirs, 0);
  EXPECT_EQ(json::parse(theirs.output)["records"][0]["vouched"], false);
}

// The passphrase is lost, the paper is not: what people brought before can be read again.
TEST_F(Center, OpensEarlierRecordsAfterARecoveryFromPaper) {
  visit({{"person.name.court", "Ana Prueba"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  ASSERT_RUN(central({"dump", "--data", store, "--out", folder / "dump"}), 0);
  const auto recovery = first_line(support::read_file(office / "demo-recovery.txt"));
  ASSERT_RUN(clearway({"org", "recover", "--org", office}, recovery + "\nanother made up one\n"),
             0);
  const std::vector<std::string> open = {"record",        "open",  "--dump",
                                         folder / "dump", "--org", office};
  EXPECT_RUN(clearway(open, pass), 3);
  const auto opened = clearway(open, "another made up one\n");
  ASSERT_RUN(opened, 0);
  EXPECT_EQ(json::parse(opened.output)["records"][0]["fields"]["person.name.court"], "Ana Prueba");
}

TEST_F(Center, ErasesARecordAndSaysWhetherTheCenterHasConfirmed) {
  const auto code = visit({{"person.name.court", "Ana Prueba"}});
  const auto other = visit({{"person.name.court", "Test Person"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  const auto opened = clearway({"record", "open", "--data", data, "--code"}, code + "\n");
  ASSERT_RUN(opened, 0);
  const std::string record = json::parse(opened.output)["records"][0]["record"];
  const auto erase = [&](const std::string& lines, std::vector<std::string> who = {"--code"}) {
    std::vector<std::string> all = {"record", "erase", "--data", data, "--record", record};
    all.insert(all.end(), who.begin(), who.end());
    return clearway(all, lines);
  };
  EXPECT_RUN(erase(code + "\nyes\n"), 2);
  EXPECT_RUN(erase(code + "\n"), 2);
  EXPECT_RUN(erase("no code at all\nERASE\n"), 2);
  EXPECT_RUN(erase(other + "\nERASE\n"), 2);  // another record's
  EXPECT_RUN(erase(code + "\nERASE\n", {}), 2);
  EXPECT_RUN(erase("no such words\nERASE\n", {"--as", "nobody"}), 2);
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, code + "\n"), 0);

  const auto done = erase(code + "\nERASE\n");
  ASSERT_RUN(done, 0);
  EXPECT_THAT(done.output, testing::HasSubstr(record));
  EXPECT_THAT(done.output, testing::HasSubstr("asked for by the person"));
  EXPECT_THAT(done.output, testing::HasSubstr("has not confirmed it yet"));
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, code + "\n"), 2);
  EXPECT_RUN(clearway({"vault", "verify", "--data", data}), 0);

  const auto sync = clearway({"sync", "now", "--data", data});
  ASSERT_RUN(sync, 0);
  EXPECT_THAT(sync.output, testing::HasSubstr("erasures: 1 confirmed by the center"));
  EXPECT_THAT(sync.output, testing::HasSubstr("people: 1 taken, 1 safe at the center"));
  const auto again = erase("");
  ASSERT_RUN(again, 0);
  EXPECT_THAT(again.output, testing::HasSubstr("the center has confirmed it"));
  const auto dump = central({"dump", "--data", store, "--out", folder / "dump"});
  EXPECT_EQ(first_line(dump.output), "4 entries, 3 wraps");
}

TEST_F(Center, SaysOfEachOfTwoJoinedRecordsThatItIsErased) {
  const auto [passphrase, code, one, other] = joined_pair();
  const auto done =
      clearway({"record", "erase", "--data", data, "--record", one, "--code"}, code + "\nERASE\n");
  ASSERT_RUN(done, 0);
  EXPECT_THAT(done.output, testing::HasSubstr("record " + one));
  EXPECT_THAT(done.output, testing::HasSubstr("record " + other));
}

TEST_F(Center, SaysWhatIsWrongWithAnIdANumberOrAList) {
  const auto said = [&](std::vector<std::string> command, std::string_view words) {
    command.insert(command.end(), {"--data", data});
    const auto refused = clearway(command);
    EXPECT_RUN(refused, 2);
    EXPECT_THAT(refused.errors + refused.output, testing::HasSubstr(words));
  };
  said({"record", "erase", "--code", "--record", "abc"}, "an id is 32 hex digits");
  said({"record", "erase", "--code", "--record", std::string(32, 'g')}, "an id is 32 hex digits");
  said({"audit", "--record", "1234"}, "an id is 32 hex digits");
  said({"audit", "--limit", "0"}, "--limit");
  said({"audit", "--limit", "-1"}, "--limit");
  for (const char* wrong : {"root.pub", "statements/organization.signed"})
    said({"staff", "load", office / wrong}, "is no staff list of this site");
}

TEST_F(Center, ErasesForStaffOfTheSite) {
  const auto passphrase = add_staff("ana");
  const auto code = visit({{"person.name.court", "Ana Prueba"}});
  const auto opened = clearway({"record", "open", "--data", data, "--code"}, code + "\n");
  const std::string record = json::parse(opened.output)["records"][0]["record"];
  const std::vector<std::string> erase = {"record",   "erase", "--data", data,
                                          "--record", record,  "--as",   "ana"};
  EXPECT_RUN(clearway(erase, "some other words\nERASE\n"), 3);
  const auto done = clearway(erase, passphrase + "\nERASE\n");
  ASSERT_RUN(done, 0);
  EXPECT_THAT(done.output, testing::HasSubstr("asked for by staff"));
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, code + "\n"), 2);
}

TEST_F(Center, OpensWhatIsJoinedWithOneCodeAndSaysSo) {
  const auto [passphrase, code, one, other] = joined_pair();
  const auto both = opened_with(code);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0]["record"], one);
  EXPECT_EQ(both[0]["joined"], json::array({other}));
  EXPECT_EQ(both[1]["record"], other);
  EXPECT_EQ(both[1]["fields"]["person.name.court"], "Ana P. Prueba");
  ASSERT_RUN(
      clearway({"record", "part", "--data", data, "--as", "ana", one, other}, passphrase + "\n"),
      0);
  ASSERT_EQ(opened_with(code).size(), 1U);
}

TEST_F(Center, RefusesASecondSiteOfOneNameAndSaysWhoIsReplaced) {
  const auto second = clearway({"site", "init", "--org", office, "--name", "Library"}, pass);
  EXPECT_RUN(second, 2);
  EXPECT_THAT(second.errors, testing::HasSubstr("there is a site of this name"));
  const auto add = [&] {
    return clearway({"staff", "add", "--org", office, "--to", "Library", "--name", "bo"}, pass);
  };
  const auto first = add();
  EXPECT_THAT(first.errors, testing::Not(testing::HasSubstr("takes the place")));
  EXPECT_THAT(first.errors, testing::HasSubstr("clearway staff load"));
  EXPECT_THAT(add().errors, testing::HasSubstr("takes the place"));
}

TEST_F(Center, ListsWhatWasDoneHereAndToOneRecord) {
  const auto code = visit({{"person.name.court", "Ana Ñandú"}});
  const auto other = visit({{"person.name.court", "Test Person"}});
  const auto opened = clearway({"record", "open", "--data", data, "--code"}, code + "\n");
  ASSERT_RUN(opened, 0);
  const std::string record = json::parse(opened.output)["records"][0]["record"];
  ASSERT_RUN(
      clearway({"record", "open", "--data", data, "--org", office, "--record", record}, pass), 0);
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, "no code at all\n"), 2);

  const auto audit = [&](std::vector<std::string> more) {
    std::vector<std::string> all = {"audit", "--data", data};
    all.insert(all.end(), more.begin(), more.end());
    return clearway(all);
  };
  const auto of_record = audit({"--record", record, "--json"});
  ASSERT_RUN(of_record, 0);
  std::vector<std::string> told;
  for (const auto& line : json(json::parse(of_record.output)["audit"])) {
    told.push_back(line["event"].get<std::string>() + " by " + line["who"].get<std::string>());
    EXPECT_EQ(line["record"], record);
    EXPECT_EQ(line["here"], true);
  }
  EXPECT_THAT(
      told, testing::ElementsAre("exported by office", "exported by person", "changed by person"));

  ASSERT_RUN(clearway({"record", "erase", "--data", data, "--record", record, "--code"},
                      code + "\nERASE\n"),
             0);
  const auto here = audit({});
  ASSERT_RUN(here, 0);
  EXPECT_THAT(first_line(here.output), testing::ContainsRegex("UTC +erased +person"));
  EXPECT_THAT(here.output, testing::Not(testing::HasSubstr(record))) << "its audit went with it";
  EXPECT_THAT(here.output, testing::HasSubstr("changed"));
  EXPECT_THAT(audit({"--record", record}).output, testing::HasSubstr("nothing has been noted"));
  EXPECT_EQ(json::parse(audit({"--json", "--limit", "1"}).output)["audit"].size(), 1U);
  EXPECT_RUN(audit({"--record", "no hex"}), 2);
  EXPECT_RUN(clearway({"audit", "--data", folder / "nowhere"}), 2);
}

TEST_F(Center, RenewsAMachineWhoseDiskWasCopied) {
  visit({{"person.name.court", "Test Person"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  const auto copy = folder / "copy";
  std::filesystem::copy(data, copy, std::filesystem::copy_options::recursive);
  visit({{"person.name.court", "Ana Prueba"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  std::filesystem::rename(data, folder / "first");
  std::filesystem::rename(copy, data);
  const auto code = visit({{"person.name.court", "Ana Ñandú"}});

  const auto aside = clearway({"sync", "now", "--data", data});
  EXPECT_RUN(aside, 1);
  EXPECT_THAT(aside.output, testing::HasSubstr("`clearway device renew`"));
  const auto verify = clearway({"vault", "verify", "--data", data});
  EXPECT_RUN(verify, 1);
  EXPECT_THAT(verify.output, testing::HasSubstr("`clearway device renew`"));
  const std::vector<std::string> renew = {"device", "renew", "--org", office, "--data", data};
  EXPECT_RUN(clearway(renew, "wrong words here\n"), 3);
  EXPECT_RUN(clearway(renew, pass + "no code\n"), 2);
  const auto invite = first_line(central({"invite", "--data", store}).output);
  const auto renewed = clearway(renew, pass + invite + "\n");
  ASSERT_RUN(renewed, 0);
  EXPECT_THAT(renewed.output, testing::HasSubstr("epoch 2\nentries: 2 will be sent"));

  const auto sync = clearway({"sync", "now", "--data", data});
  ASSERT_RUN(sync, 0);
  EXPECT_THAT(sync.output, testing::HasSubstr("people: 2 taken, 2 safe at the center, 0 waiting"));
  EXPECT_RUN(clearway({"vault", "verify", "--data", data}), 0);
  EXPECT_RUN(clearway({"record", "open", "--data", data, "--code"}, code + "\n"), 0);
  EXPECT_RUN(clearway({"sync", "now", "--data", folder / "first"}), 0);
  const auto dump = central({"dump", "--data", store, "--out", folder / "dump"});
  EXPECT_EQ(first_line(dump.output), "6 entries, 9 wraps");
}

TEST_F(Center, SaysAtOnceThatADatabaseWasPutBack) {
  ASSERT_RUN(clearway({"vault", "backup", "--data", data, folder / "earlier.db"}), 0);
  visit({{"person.name.court", "Test Person"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  std::filesystem::remove(data / "vault.db-wal");
  std::filesystem::rename(folder / "earlier.db", data / "vault.db");
  const auto sync = clearway({"sync", "now", "--data", data});
  EXPECT_RUN(sync, 1);
  EXPECT_THAT(sync.output, testing::HasSubstr("`clearway device renew`"));
}

TEST_F(Center, AsksStaffWhereTheyHoldTheDatabaseKey) {
  auto text = support::read_file(kSources + "/kiosk-config/site.toml");
  const std::string file = "database_key = \"file\"";
  ASSERT_NE(text.find(file), text.npos);
  support::write_file(folder / "site.toml",
                      text.replace(text.find(file), file.size(), "database_key = \"staff\""));
  const auto locked = folder / "locked";
  const auto at = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", locked, "--site", folder / "site.toml"});
    return arguments;
  };
  const auto enroll = [&] {
    const auto invite = first_line(central({"invite", "--data", store}).output);
    return clearway(at({"enroll", "--org", office, "--to", "Library", "--device", "kiosk-2"}),
                    pass + invite + "\n");
  };
  const auto nobody = enroll();
  EXPECT_RUN(nobody, 2);
  EXPECT_THAT(nobody.errors, testing::HasSubstr("clearway staff add"));
  const auto added =
      clearway({"staff", "add", "--org", office, "--to", "Library", "--name", "ana"}, pass);
  const auto words = first_line(added.output);
  ASSERT_RUN(enroll(), 0);
  EXPECT_FALSE(std::filesystem::exists(locked / "db.key"));

  EXPECT_RUN(clearway(at({"vault", "verify"}), "ana\nsome other words\n"), 3);
  EXPECT_RUN(clearway(at({"vault", "verify"}), "nobody\n" + words + "\n"), 2);
  EXPECT_RUN(clearway(at({"vault", "verify"}), "ana\n" + words + "\n"), 0);
  EXPECT_RUN(clearway(at({"sync", "now"}), "ana\n" + words + "\n"), 0);
  EXPECT_RUN(clearway(at({"vault", "salvage", "--to", folder / "saved"}), "ana\n" + words + "\n"),
             0);
  EXPECT_RUN(
      clearway({"vault", "verify", "--data", folder / "saved", "--site", folder / "site.toml"},
               "ana\n" + words + "\n"),
      0);
  // Nobody is left who could unlock it: asked twice.
  const std::vector<std::string> remove = {"staff",  "remove",  "--org",  office,
                                           "--from", "Library", "--name", "ana"};
  const auto last = clearway(remove, pass);
  EXPECT_NE(last.status, 0);
  EXPECT_THAT(last.errors, testing::HasSubstr("--even-last"));
  const auto next =
      clearway({"staff", "add", "--org", office, "--to", "Library", "--name", "berta"}, pass);
  EXPECT_RUN(clearway(remove, pass), 0);
  const std::string hers = "berta\n" + first_line(next.output) + "\n";
  EXPECT_RUN(clearway(at({"vault", "verify"}), hers), 2) << "the list has not come here yet";
  // The office needs no passphrase of the staff, and brings the newest list.
  const auto invite = first_line(central({"invite", "--data", store}).output);
  EXPECT_RUN(clearway(at({"device", "renew", "--org", office}), pass + invite + "\n"), 0);
  EXPECT_RUN(clearway(at({"vault", "verify"}), hers), 0);
  EXPECT_RUN(clearway(at({"vault", "verify"}), "ana\n" + words + "\n"), 2);
}

TEST_F(Center, SaysThatTheKioskHoldsItsVault) {
  const auto station = open();
  EXPECT_RUN(clearway({"audit", "--data", data}), 4);
  EXPECT_RUN(clearway({"vault", "verify", "--data", data}), 4);
  EXPECT_RUN(clearway({"sync", "now", "--data", data}), 4);
}

TEST_F(Center, LeavesAVaultThatVerifiesAndCanBeCopied) {
  visit({{"person.name.court", "Ana Prueba"}});
  EXPECT_RUN(clearway({"vault", "verify", "--data", data}), 0);
  const auto copy = folder / "copy";
  std::filesystem::create_directory(copy);
  ASSERT_RUN(clearway({"vault", "backup", "--data", data, copy / "vault.db"}), 0);
  EXPECT_EQ(support::read_file(copy / "vault.db").find("SQLite format 3"), std::string::npos);
  EXPECT_RUN(clearway({"vault", "backup", "--data", data, copy / "vault.db"}), 2);
}

TEST_F(Center, FindsADamagedFileOfADump) {
  visit({{"a", "b"}});
  ASSERT_RUN(clearway({"sync", "now", "--data", data}), 0);
  ASSERT_RUN(central({"dump", "--data", store, "--out", folder / "dump"}), 0);
  support::write_file(folder / "dump" / (std::string(64, 'a') + ".entry"), "CWE1 and nonsense");
  const auto opened =
      clearway({"record", "open", "--dump", folder / "dump", "--org", office}, pass);
  EXPECT_RUN(opened, 1);
  EXPECT_THAT(opened.output, testing::HasSubstr(std::string(64, 'a')));
}

}  // namespace
}  // namespace clearway::command
