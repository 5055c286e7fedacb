// A kiosk whose database key is with the staff: shut after every start of the machine, open
// between people.
#include <gmock/gmock.h>

#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using support::Tree;

void unlock(Stage& stage, const std::string& words) {
  auto& visitor = stage.visitor();
  visitor.wait_screen("locked");
  visitor.write("staff.name", "rosa");
  visitor.write("staff.passphrase", words);
  visitor.tap("next");
}

TEST(Unlock, OnceAfterEveryStartAndNotBetweenPeople) {
  Stage stage;
  const auto config = stage.copy_of_config();
  auto site = support::read_file(config / "site.toml");
  const std::string file = "database_key = \"file\"";
  ASSERT_NE(site.find(file), site.npos);
  support::write_file(config / "site.toml",
                      site.replace(site.find(file), file.size(), "database_key = \"staff\""));
  stage.enroll("kiosk-2", config);
  stage.start_kiosk("kiosk-2", {}, config);
  auto& visitor = stage.visitor();

  unlock(stage, "not the right six words");
  visitor.wait("the refusal", [](const Tree& t) { return t.says("not right"); });
  EXPECT_TRUE(visitor.look().says("Demo: not for real"));
  unlock(stage, stage.staff_passphrase());
  visitor.wait_screen("attract");
  EXPECT_THAT(stage.kiosk_log(), testing::HasSubstr("unlocked"));

  support::walk(visitor, support::ana(), "order");
  visitor.tap("tool.leave");
  visitor.tap("leave.save");
  visitor.wait_screen("attract");
  const auto visit = support::walk(visitor, support::jose(), "order");
  visitor.tap("tool.leave");
  visitor.tap("leave.save");
  visitor.wait_screen("attract");

  stage.kill_kiosk();
  stage.start_kiosk("kiosk-2", {}, config);
  visitor.wait_screen("locked");
  unlock(stage, stage.staff_passphrase());
  visitor.wait_screen("attract");
  stage.stop_kiosk();
  const auto verified = stage.clearway(
      {"vault", "verify", "--data", stage.data("kiosk-2"), "--site", config / "site.toml"},
      "rosa\n" + stage.staff_passphrase() + "\n");
  EXPECT_EQ(verified.status, 0) << verified.output << verified.errors;
  EXPECT_FALSE(std::filesystem::exists(stage.data("kiosk-2") / "db.key"));
  EXPECT_FALSE(visit.code.empty());
}

}  // namespace
}  // namespace clearway::e2e
