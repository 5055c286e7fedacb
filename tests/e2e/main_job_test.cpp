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

constexpr int kWraps = 3;  // of somebody who shares with the clinic: code, site, office

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
  ASSERT_TRUE(soon([&] { return stage.center_status()["wraps"] == 2 * kWraps; }));
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
  stage.visitor().wait("the sentence",
                       [](const Tree& t) { return t.says("nothing on this machine"); });
}

TEST(MainJob, WithTheCenterDownForTheWholeVisitEverythingArrivesOnce) {
  Stage stage;
  stage.stop_center();
  stage.start_kiosk("kiosk-1");
  walk(stage.visitor(), support::ana(), "finish");
  stage.visitor().tap("next");
  stage.visitor().wait_screen("attract");
  stage.start_center();
  EXPECT_TRUE(soon([&] { return stage.center_status()["wraps"] == kWraps; }, 90s));
  stage.stop_kiosk();
  const int entries = stage.center_status()["entries"];  // the visit, and notes of what was done
  EXPECT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-1")}).status, 0);
  EXPECT_EQ(stage.center_status()["entries"], entries);
  const auto opened = stage.opened_at_center();
  ASSERT_EQ(opened["records"].size(), 1U);
  EXPECT_EQ(opened["records"][0]["changes"].size(), 1U);
}

// What the glass promised, field by field: the value last shown as kept and, after it, each
// value that stood there while the program had not yet said so. The vault may hold any of
// these and nothing older.
class Promises {
 public:
  void see(const Tree& tree) {
    // A text field has a sign of its own; a list of choices, the status after it.
    std::string chosen;
    for (const auto& e : tree.elements) {
      if (e.role == "textbox" && e.action.find('#') == e.action.npos)
        chosen.clear(), see(e.action, e.value, e.is("kept"));
      else if (e.role == "radio" && e.is("checked") && e.action.starts_with("case."))
        see_choice(chosen = e.action, false);
      else if (e.role == "status" && !chosen.empty())
        see_choice(std::exchange(chosen, {}), true);
    }
  }
  void check(const Answers& opened) {
    for (auto& [field, values] : since_kept_) {
      ASSERT_TRUE(opened.contains(field)) << field;
      EXPECT_THAT(values, testing::Contains(opened.at(field))) << field;
      values = {opened.at(field)};
    }
  }
  bool empty() const { return since_kept_.empty(); }

 private:
  void see_choice(const std::string& action, bool kept) {
    const auto equals = action.find('=');
    see(action.substr(0, equals), action.substr(equals + 1), kept);
  }
  void see(const std::string& field, const std::string& value, bool kept) {
    if (kept)
      since_kept_[field] = {value};
    else if (const auto it = since_kept_.find(field); it != since_kept_.end())
      it->second.push_back(value);
  }
  std::map<std::string, std::vector<std::string>> since_kept_;
};

// Walks on and kills the kiosk after `moment`, whatever the finger is doing then.
void walk_until_killed(Stage& stage, const Persona& persona, std::chrono::milliseconds moment,
                       Promises& promises) {
  auto& visitor = stage.visitor();
  std::jthread killer([&] {
    const auto end = std::chrono::steady_clock::now() + moment;
    while (std::chrono::steady_clock::now() < end) {
      promises.see(visitor.look());
      std::this_thread::sleep_for(10ms);
    }
    stage.kill_kiosk();
    promises.see(visitor.look());  // the last that was shown
    visitor.let_go();
  });
  try {
    walk(visitor, persona, "finish");  // not beyond: there another person's visit begins
  } catch (const std::exception&) {    // the kiosk died under the finger
  }
}

TEST(MainJob, KilledAtTwentyRandomMomentsNothingShownAsKeptIsMissing) {
  Stage stage;
  std::mt19937 random(20261122);
  stage.start_kiosk("kiosk-1");
  const Persona persona = support::jose();
  const std::string code = walk(stage.visitor(), persona, "question.court_name").code;
  ASSERT_FALSE(code.empty());
  Promises promises;
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    walk_until_killed(stage, persona, std::chrono::milliseconds(random() % 6000), promises);
    stage.start_kiosk("kiosk-1");  // adopts what the power cut left
    stage.stop_kiosk();
    ASSERT_EQ(stage.clearway({"vault", "verify", "--data", stage.data("kiosk-1")}).status, 0);
    const auto opened = stage.opened_here("kiosk-1", code);
    ASSERT_EQ(opened["records"].size(), 1U);
    promises.check(fields_of(opened["records"][0]));
    stage.start_kiosk("kiosk-1");
    enter_code(stage.visitor(), code);  // and the person goes on
    stage.visitor().wait_screen("hub");
    stage.visitor().tap(round % 3 == 0 ? "go.about" : round % 3 == 1 ? "go.cases" : "go.read_all");
  }
  EXPECT_FALSE(promises.empty()) << "nothing was ever shown as kept: the test saw nothing";
}

}  // namespace
}  // namespace clearway::e2e
