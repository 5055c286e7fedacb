// A kiosk whose database key is with the staff: shut after every start of the machine, open
// between people.
#include <gmock/gmock.h>

#include "tests/e2e/search.h"
#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using support::Tree;

void type_passphrase(Stage& stage, const std::string& words) {
  auto& visitor = stage.visitor();
  visitor.wait_screen("locked");
  visitor.write("staff.name", "rosa");
  visitor.write("staff.passphrase", words);
}

void unlock(Stage& stage, const std::string& words) {
  type_passphrase(stage, words);
  stage.visitor().tap("next");
}

// Three words and three: of a passphrase not even half may be left.
std::vector<std::string> halves(const std::string& words) {
  std::size_t middle = 0;
  for (int space = 0; space < 3; ++space) middle = words.find(' ', middle) + 1;
  return {words.substr(0, middle - 1), words.substr(middle)};
}

// After the restart that ends an unlocking.
void expect_no_trace_of(const Stage& stage, const std::vector<std::string>& words) {
  const auto forms = both_forms(words);
  EXPECT_THAT(found_in_memory(stage.kiosk_pid(), forms), testing::IsEmpty());
  EXPECT_THAT(found_in_folder(stage.data("kiosk-2"), forms), testing::IsEmpty());
  EXPECT_TRUE(std::filesystem::is_empty(stage.temporary()));
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
  type_passphrase(stage, stage.staff_passphrase());
  EXPECT_FALSE(found_in_memory(stage.kiosk_pid(), {stage.staff_passphrase()}).empty())
      << "while it is typed it is there; else the scan sees nothing";
  visitor.tap("next");
  visitor.wait_screen("attract");
  EXPECT_THAT(stage.kiosk_log(), testing::HasSubstr("unlocked"));
  EXPECT_EQ(restarts(stage), 1);
  expect_no_trace_of(stage, halves(stage.staff_passphrase()));
  expect_no_trace_of(stage, {"not the right six words"});

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
  expect_no_trace_of(stage, halves(stage.staff_passphrase()));
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
