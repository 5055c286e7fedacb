// From a finger on the glass to a file safe at the center, with the real programs.
#include <gmock/gmock.h>

#include "app/text/catalog.h"
#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using support::Persona;
using support::Tree;
using support::walk;
using Answers = std::map<std::string, std::string>;

Answers fields_of(const nlohmann::json& record) { return record["fields"].get<Answers>(); }

// Sentences that were accepted carry a digest; everything else is what the person gave.
Answers given(Answers fields) {
  std::erase_if(fields, [](const auto& f) {
    return f.first.starts_with("declaration.accepted.") ||
           f.first.starts_with("declaration.removed.");
  });
  return fields;
}

// Of somebody who shares with the clinic: for the code, the site and the office.
constexpr std::size_t kWraps = 3;

void expect_as_typed(const nlohmann::json& record, const Persona& persona) {
  EXPECT_EQ(given(by_order(fields_of(record))), expected(persona));
}

// What the office opens at the center, once `visits` of them have come there whole. A visit's
// keys and its words may come apart.
nlohmann::json arrived(const Stage& stage, std::size_t visits) {
  nlohmann::json opened;
  const bool came =
      soon([&] { return stage.center_status()["wraps"] == visits * kWraps; }) && soon([&] {
        opened = stage.opened_at_center();
        std::size_t whole = 0;
        for (const auto& record : opened["records"]) whole += record["changes"].empty() ? 0 : 1;
        return whole == visits;
      });
  EXPECT_TRUE(came) << opened;
  return opened;
}

TEST(MainJob, WhatTheOrganizationOpensAtTheCenterIsWhatWasTypedToTheByte) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  std::map<std::string, std::string> codes;
  for (const Persona& persona : {support::ana(), support::jose()}) {
    SCOPED_TRACE(persona.language);
    ASSERT_GE(text::count(persona.story.at("declaration.changed")), 1500U);
    const auto visit = walk(stage.visitor(), persona, "finish");
    ASSERT_FALSE(visit.code.empty());
    codes[persona.language] = visit.code;
    stage.visitor().tap("next");
    stage.visitor().wait_screen("attract");
  }
  const auto opened = arrived(stage, 2);
  ASSERT_EQ(opened["records"].size(), 2U);
  int compared = 0;
  for (const auto& record : opened["records"])
    for (const Persona& persona : {support::ana(), support::jose()}) {
      if (fields_of(record).at("visit.language") != persona.language) continue;
      expect_as_typed(record, persona);
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
  stage.visitor().wait("the sentence",
                       [](const Tree& t) { return t.says("nothing on this machine"); });
}

TEST(MainJob, WithTheCenterDownForTheWholeVisitEverythingArrivesOnce) {
  Stage stage;
  stage.stop_center();
  stage.start_kiosk("kiosk-1");
  Persona persona = support::jose();
  persona.story["declaration.changed"] =
      "Aprendí a pedir ayuda.";  // a long answer is another test's
  walk(stage.visitor(), persona, "finish");
  stage.visitor().tap("next");
  stage.visitor().wait_screen("attract");
  stage.start_center();
  const auto opened = arrived(stage, 1);
  ASSERT_EQ(opened["records"].size(), 1U);
  expect_as_typed(opened["records"][0], persona);
  EXPECT_EQ(opened["records"][0]["changes"].size(), 1U);

  // Notes of what was done may still wait. Once they are there too, nothing comes again.
  stage.stop_kiosk();
  const auto sync = [&] {
    EXPECT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-1")}).status, 0);
    return stage.center_status();
  };
  const auto status = sync();
  EXPECT_EQ(status["wraps"], kWraps);
  EXPECT_EQ(sync(), status);
  EXPECT_EQ(stage.opened_at_center(), opened);
}

}  // namespace
}  // namespace clearway::e2e
