// From a finger on the glass to a file safe at the center, with the real programs.
#include <gmock/gmock.h>

#include <random>
#include <thread>

#include "tests/e2e/stage.h"
#include "tests/support/private_cups.h"

namespace clearway::e2e {
namespace {

using namespace std::chrono_literals;
using support::Persona;
using support::Tree;
using support::walk;
using Answers = std::map<std::string, std::string>;

Answers fields_of(const nlohmann::json& record) { return record["fields"].get<Answers>(); }

template <class Holds>
bool soon(Holds holds, std::chrono::seconds limit = 60s) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    if (holds()) return true;
    std::this_thread::sleep_for(200ms);
  }
  return false;
}

// Sentences that were accepted carry a digest; everything else is what the person gave.
Answers given(Answers fields) {
  std::erase_if(fields, [](const auto& f) {
    return f.first.starts_with("declaration.accepted.") ||
           f.first.starts_with("declaration.removed.");
  });
  return fields;
}

void enter_code(support::Visitor& visitor, const std::string& code) {
  visitor.wait_screen("attract");
  visitor.tap("door.code");
  visitor.wait_screen("return_code");
  std::string plain;
  for (const char c : code)
    if (c != '-') plain += c;
  visitor.write("return.code", plain);
  visitor.tap("next");
}

TEST(MainJob, WhatTheOrganizationOpensAtTheCenterIsWhatWasTypedToTheByte) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  std::map<std::string, std::string> codes;
  for (const Persona& persona : {support::ana(), support::jose()}) {
    SCOPED_TRACE(persona.language);
    const auto visit = walk(stage.visitor(), persona, "finish");
    ASSERT_FALSE(visit.code.empty());
    codes[persona.language] = visit.code;
    stage.visitor().tap("next");
    stage.visitor().wait_screen("attract");
  }
  ASSERT_TRUE(soon([&] { return stage.center_status()["entries"] == 2; }));
  const auto opened = stage.opened_at_center();
  ASSERT_EQ(opened["records"].size(), 2U);
  int compared = 0;
  for (const auto& record : opened["records"])
    for (const Persona& persona : {support::ana(), support::jose()}) {
      const auto fields = fields_of(record);
      if (fields.at("visit.language") != persona.language) continue;
      EXPECT_EQ(given(by_order(fields)), expected(persona));
      ++compared;
    }
  EXPECT_EQ(compared, 2);

  // Another kiosk of the site, after it has synced: the code opens the same record there.
  stage.enroll("kiosk-2");
  ASSERT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-2")}).status, 0);
  stage.stop_kiosk();
  stage.start_kiosk("kiosk-2");
  enter_code(stage.visitor(), codes["es"]);
  stage.visitor().wait_screen("hub");
}

TEST(MainJob, ACodeThatIsNotHereYetSaysWhereItWaits) {
  Stage stage;
  stage.enroll("kiosk-2");
  stage.start_kiosk("kiosk-1");
  const auto visit = walk(stage.visitor(), support::ana(), "question.court_name");
  stage.stop_kiosk();
  stage.start_kiosk("kiosk-2");
  enter_code(stage.visitor(), visit.code);
  stage.visitor().wait("the sentence", [](const Tree& t) { return t.says("not on this machine"); });
}

TEST(MainJob, WithTheCenterDownForTheWholeVisitEverythingArrivesOnce) {
  Stage stage;
  stage.stop_center();
  stage.start_kiosk("kiosk-1");
  walk(stage.visitor(), support::ana(), "finish");
  stage.visitor().tap("next");
  stage.visitor().wait_screen("attract");
  stage.start_center();
  EXPECT_TRUE(soon([&] { return stage.center_status()["entries"] == 1; }, 90s));
  stage.stop_kiosk();
  EXPECT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-1")}).status, 0);
  EXPECT_EQ(stage.center_status()["entries"], 1);
  EXPECT_EQ(stage.opened_at_center()["records"].size(), 1U);
}

// What a tree shows as kept: text fields by their own sign, choices by the page's.
void note_kept(const Tree& tree, Answers& kept) {
  const bool page = tree.says("Kept") || tree.says("Guardado");
  for (const auto& e : tree.elements) {
    if (e.role == "textbox" && e.is("kept") && e.action.find('#') == e.action.npos)
      kept[e.action] = e.value;
    const auto equals = e.action.find('=');
    if (page && e.role == "radio" && e.is("checked") && e.action.starts_with("case."))
      kept[e.action.substr(0, equals)] = e.action.substr(equals + 1);
  }
}

TEST(MainJob, KilledAtTwentyRandomMomentsNothingShownAsKeptIsMissing) {
  Stage stage;
  std::mt19937 random(20261122);
  stage.start_kiosk("kiosk-1");
  const Persona persona = support::jose();
  const std::string code = walk(stage.visitor(), persona, "question.court_name").code;
  ASSERT_FALSE(code.empty());
  Answers kept;
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    const auto moment = std::chrono::milliseconds(random() % 6000);
    std::jthread killer([&] {
      std::this_thread::sleep_for(moment);
      note_kept(stage.visitor().look(), kept);
      stage.kill_kiosk();
    });
    try {
      // Everything the walk passes was on the glass; what is kept is noted as it goes.
      walk(stage.visitor(), persona, "never");
    } catch (const std::exception&) {  // the kiosk died under the finger
    }
    killer.join();
    stage.start_kiosk("kiosk-1");  // adopts what the power cut left
    stage.stop_kiosk();
    ASSERT_EQ(stage.clearway({"vault", "verify", "--data", stage.data("kiosk-1")}).status, 0);
    const auto opened = stage.opened_here("kiosk-1", code);
    ASSERT_EQ(opened["records"].size(), 1U);
    const auto fields = fields_of(opened["records"][0]);
    for (const auto& [field, value] : kept) {
      ASSERT_TRUE(fields.contains(field)) << field;
      EXPECT_EQ(fields.at(field), value) << field;
    }
    stage.start_kiosk("kiosk-1");
    enter_code(stage.visitor(), code);  // and the person goes on
    stage.visitor().wait_screen("hub");
    stage.visitor().tap(round % 3 == 0 ? "go.about" : round % 3 == 1 ? "go.cases" : "go.read_all");
    std::this_thread::sleep_for(200ms);
  }
  EXPECT_FALSE(kept.empty()) << "nothing was ever shown as kept: the test saw nothing";
}

}  // namespace
}  // namespace clearway::e2e
