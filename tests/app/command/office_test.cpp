// The office at a terminal: making an organization, and getting back into it with paper alone.
#include "tests/app/command/terminal.h"
#include "tests/support/core_limit.h"

namespace clearway::command {
namespace {

// `clearway org init` with everything typed right. The recovery key as it stood on the screen.
std::string make_office(const std::filesystem::path& office) {
  Terminal terminal({CLEARWAY_PROGRAM, "org", "init", "--org", office, "--name", "Test Clinic"});
  EXPECT_TRUE(terminal.wait_for("Office passphrase: ")) << terminal.shown();
  terminal.type(kOfficePassphrase);
  EXPECT_TRUE(terminal.wait_for("Again: "));
  terminal.type(kOfficePassphrase);
  EXPECT_TRUE(terminal.wait_for("Type the recovery key back from the paper: "));
  auto recovery = terminal.recovery_key();
  terminal.type(recovery);
  EXPECT_EQ(terminal.wait(), 0) << terminal.shown();
  return recovery;
}

int recover(const std::filesystem::path& office, const std::string& typed,
            const std::string& passphrase) {
  Terminal terminal({CLEARWAY_PROGRAM, "org", "recover", "--org", office});
  EXPECT_TRUE(terminal.wait_for("Paper recovery key: ")) << terminal.shown();
  terminal.type(typed);
  if (!terminal.wait_for("New office passphrase: ")) return terminal.wait();
  terminal.type(passphrase);
  EXPECT_TRUE(terminal.wait_for("Again: "));
  terminal.type(passphrase);
  return terminal.wait();
}

// As somebody copies it from a sheet that was folded in a safe for two years.
std::string from_a_tired_hand(std::string recovery) {
  for (char& c : recovery) {
    if (c == '-') c = ' ';
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return "  " + recovery;
}

TEST(Office, WantsThePaperRecoveryKeyTypedBackUntilItIsRight) {
  const support::TempDir folder;
  const auto office = folder / "office";
  Terminal terminal({CLEARWAY_PROGRAM, "org", "init", "--org", office, "--name", "Test Clinic"});
  ASSERT_TRUE(terminal.wait_for("Office passphrase: ")) << terminal.shown();
  terminal.type(kOfficePassphrase);
  ASSERT_TRUE(terminal.wait_for("Again: "));
  terminal.type(kOfficePassphrase);
  ASSERT_TRUE(terminal.wait_for("    "));
  ASSERT_TRUE(terminal.wait_for("Type the recovery key back from the paper: "));
  EXPECT_FALSE(std::filesystem::exists(office));  // not before it is proved

  const auto recovery = terminal.recovery_key();
  terminal.type("0000-0000");
  ASSERT_TRUE(terminal.wait_for("That is not it."));
  ASSERT_TRUE(terminal.wait_for("paper: "));
  terminal.type(recovery);
  EXPECT_EQ(terminal.wait(), 0) << terminal.shown();
  EXPECT_TRUE(std::filesystem::exists(office / "root.pub"));
  // Typed in the dark: neither the passphrase nor the key came back from the terminal.
  EXPECT_EQ(terminal.shown().find(kOfficePassphrase), std::string::npos);
  EXPECT_EQ(terminal.shown().find(recovery), terminal.shown().rfind(recovery));
}

TEST(Office, RefusesTwoPassphrasesThatDiffer) {
  const support::TempDir folder;
  Terminal terminal(
      {CLEARWAY_PROGRAM, "org", "init", "--org", folder / "office", "--name", "Test"});
  ASSERT_TRUE(terminal.wait_for("Office passphrase: "));
  terminal.type(kOfficePassphrase);
  ASSERT_TRUE(terminal.wait_for("Again: "));
  terminal.type(kOfficePassphrase + "x");
  EXPECT_EQ(terminal.wait(), 2);
}

TEST(Office, CtrlCAtAPromptEndsItAndLeavesATerminalThatShowsWhatIsTyped) {
  const support::TempDir folder;
  Terminal terminal(
      {CLEARWAY_PROGRAM, "org", "init", "--org", folder / "office", "--name", "Test"});
  ASSERT_TRUE(terminal.wait_for("Office passphrase: "));
  EXPECT_FALSE(terminal.echoes());
  constexpr char kCtrlC = 3;
  terminal.press(kCtrlC);
  EXPECT_EQ(terminal.wait(), -1) << terminal.shown();
  EXPECT_TRUE(terminal.echoes());
  EXPECT_FALSE(std::filesystem::exists(folder / "office" / "root.pub"));
}

// The passphrase is lost for good; the paper is what there is. With it the office works as before,
// for sites and staff that were made before, and the lost passphrase stays dead.
TEST(Recover, ThePaperAloneBringsTheOfficeBack) {
  const support::TempDir folder;
  const auto office = folder / "office";
  const auto recovery = make_office(office);
  EXPECT_FALSE(std::filesystem::exists(office / "demo-recovery.txt")) << "paper only";
  ASSERT_RUN(
      clearway({"site", "init", "--org", office, "--name", "Library"}, kOfficePassphrase + "\n"),
      0);

  const std::string fresh = "quite another made up one";
  auto slip = recovery;
  slip[0] = slip[0] == '7' ? '8' : '7';
  EXPECT_NE(recover(office, slip, fresh), 0);
  const support::TempDir elsewhere;
  EXPECT_NE(recover(office, make_office(elsewhere / "office"), fresh), 0) << "another office's";
  EXPECT_RUN(clearway({"site", "init", "--org", office, "--name", "Two"}, kOfficePassphrase + "\n"),
             0);

  ASSERT_EQ(recover(office, from_a_tired_hand(recovery), fresh), 0);
  const std::vector<std::string> add = {"staff", "add",     "--org",  office,
                                        "--to",  "Library", "--name", "ana"};
  EXPECT_RUN(clearway(add, kOfficePassphrase + "\n"), 3);
  EXPECT_RUN(clearway(add, fresh + "\n"), 0);
  EXPECT_EQ(recover(office, recovery, "and a third made up one"), 0) << "the paper stays good";
}

TEST(CoreDumps, AreOffFromTheFirstPrompt) {
  const support::TempDir folder;
  Terminal terminal(
      {CLEARWAY_PROGRAM, "org", "init", "--org", folder / "office", "--name", "Test"});
  ASSERT_TRUE(terminal.wait_for("Office passphrase: "));
  EXPECT_EQ(support::core_limit(terminal.pid()), "0 0");
  EXPECT_NE(support::core_limit(::getpid()), "unknown");
}

}  // namespace
}  // namespace clearway::command
