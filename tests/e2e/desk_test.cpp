// The staff's side of the same machine, and a kiosk that must not start.
#include <gmock/gmock.h>

#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using support::Tree;

TEST(Desk, StaffSeeTheDayReplaceALostCodeAndSync) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  auto& visitor = stage.visitor();
  const auto visit = support::walk(visitor, support::ana(), "order");
  visitor.tap("tool.leave");
  visitor.tap("leave.save");
  visitor.wait_screen("attract");

  visitor.tap("door.staff");
  visitor.wait_screen("staff.sign_in");
  visitor.write("staff.name", "rosa");
  visitor.write("staff.passphrase", "not the right six words");
  visitor.tap("next");
  visitor.wait("the refusal", [](const Tree& t) { return t.says("not right"); });
  visitor.write("staff.passphrase", stage.staff_passphrase());
  visitor.tap("next");
  const auto list = visitor.wait("the day's list", [](const Tree& t) {
    return t.screen == "staff.list" && !first_row(t).empty();
  });
  visitor.tap("staff.sync");
  visitor.wait("safe at the center", [](const Tree& t) { return t.says("1 safe at the center"); });
  visitor.tap("staff.audit");
  visitor.wait("who tried to sign in, and who did",
               [](const Tree& t) { return t.says("Sign-in refused") && t.says("rosa, staff"); });
  visitor.tap("back");
  visitor.wait_screen("staff.list");
  visitor.tap(first_row(list));
  visitor.wait("the record", [](const Tree& t) { return t.says("Ana Renée Prueba-Núñez"); });
  visitor.tap("staff.replace_code");
  visitor.tap("code.replace.yes");
  visitor.wait_screen("staff.code");
  const std::string code = visitor.code();
  EXPECT_NE(code, visit.code);
  visitor.tap("next");
  visitor.wait_screen("staff.record");
  visitor.tap("staff.sign_out");
  visitor.wait_screen("attract");

  enter_code(visitor, visit.code);
  visitor.wait("the old code's refusal", [](const Tree& t) {
    return t.screen == "return_code" &&
           (t.says("does not open") || t.says("nothing on this machine"));
  });
  visitor.tap("back");
  enter_code(visitor, code);
  visitor.wait_screen("hub");
  visitor.tap("history");
  visitor.wait("who opened the file",
               [](const Tree& t) { return t.says("A staff member") && t.says("New return code"); });
}

TEST(Desk, ABadFileIsRefusedOnTheScreenWithFileAndLine) {
  Stage stage;
  const auto config = stage.copy_of_config();
  auto text = support::read_file(config / "interview" / "about.toml");
  support::write_file(config / "interview" / "about.toml", "titel = \"wrong\"\n" + text);
  stage.start_kiosk("kiosk-1", {}, config);
  const auto tree = stage.visitor().wait_screen("refusal");
  EXPECT_TRUE(tree.says("about.toml:1")) << "file and line";
  EXPECT_TRUE(tree.says("titel"));
}

}  // namespace
}  // namespace clearway::e2e
