// The command as an operator meets it: prompts, exit statuses, help.
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Program, HelpsOnEachSubcommandAndNamesItsExitStatuses) {
  const std::vector<std::vector<std::string>> leaves = {
      {"org", "init"},      {"org", "recover"},  {"org", "add-center"}, {"site", "init"},
      {"staff", "add"},     {"staff", "load"},   {"staff", "list"},     {"staff", "remove"},
      {"enroll"},           {"device", "renew"}, {"record", "open"},    {"record", "erase"},
      {"record", "join"},   {"record", "part"},  {"audit"},             {"sync", "now"},
      {"vault", "verify"},  {"vault", "backup"}, {"vault", "recall"},   {"config", "check"},
      {"config", "extract"}};
  for (auto arguments : leaves) {
    SCOPED_TRACE(arguments.back());
    arguments.emplace_back("--help");
    const auto help = clearway(arguments);
    EXPECT_RUN(help, 0);
    EXPECT_THAT(help.output, HasSubstr("Exit status:"));
  }
  EXPECT_RUN(clearway({"--version"}), 0);
}

TEST(Program, ExitsWithTwoOnBadUsage) {
  EXPECT_RUN(clearway({}), 2);
  EXPECT_RUN(clearway({"org"}), 2);
  EXPECT_RUN(clearway({"org", "init"}), 2);
  EXPECT_RUN(clearway({"org", "bake"}), 2);
  EXPECT_RUN(clearway({"vault", "verify", "--data", "/nowhere"}), 2);
  EXPECT_RUN(clearway({"record", "open", "--data", "/nowhere"}), 2);  // neither --code nor --org
}

TEST(Program, MakesADemoOrganizationFromAPipe) {
  const support::TempDir folder;
  const auto office = folder / "office";
  ASSERT_RUN(clearway({"org", "init", "--org", office, "--name", "Test Clinic", "--demo"},
                      kOfficePassphrase + "\n"),
             0);
  struct stat status {};
  ASSERT_EQ(::stat((office / "demo-recovery.txt").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_RUN(clearway({"org", "init", "--org", office, "--name", "Other", "--demo"}, "x\n"), 2);

  const auto site =
      clearway({"site", "init", "--org", office, "--name", "Library"}, kOfficePassphrase + "\n");
  ASSERT_RUN(site, 0);
  EXPECT_EQ(first_line(site.output).size(), 32U);
  EXPECT_RUN(clearway({"site", "init", "--org", office, "--name", "Two"}, "wrong words here\n"), 3);

  const auto staff = clearway({"staff", "add", "--org", office, "--to", "Library", "--name", "ana"},
                              kOfficePassphrase + "\n");
  ASSERT_RUN(staff, 0);
  EXPECT_EQ(std::ranges::count(first_line(staff.output), ' '), 5);
  EXPECT_RUN(clearway({"staff", "add", "--org", office, "--to", "Nowhere", "--name", "ana"},
                      kOfficePassphrase + "\n"),
             2);

  const auto at_library = [&](const std::vector<std::string>& words) {
    std::vector<std::string> all{"staff"};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--org", office});
    return clearway(all, kOfficePassphrase + "\n");
  };
  EXPECT_THAT(at_library({"list", "--at", "Library"}).output, HasSubstr("ana staff\n"));
  EXPECT_RUN(at_library({"remove", "--from", "Library", "--name", "nobody"}), 2);
  const auto removed = at_library({"remove", "--from", "Library", "--name", "ana"});
  ASSERT_RUN(removed, 0);
  EXPECT_THAT(removed.errors, HasSubstr("clearway staff load"));
  EXPECT_THAT(at_library({"list", "--at", "Library"}).output, Not(HasSubstr("ana")));

  const std::string recovery = support::read_file(office / "demo-recovery.txt");
  ASSERT_RUN(clearway({"org", "recover", "--org", office}, recovery + "another made up one\n"), 0);
  EXPECT_RUN(clearway({"site", "init", "--org", office, "--name", "Two"}, kOfficePassphrase + "\n"),
             3);
  EXPECT_RUN(clearway({"site", "init", "--org", office, "--name", "Two"}, "another made up one\n"),
             0);
}

TEST(Program, MakesNothingWhenTheRecoveryKeyIsNotTypedBack) {
  const support::TempDir folder;
  const auto office = folder / "office";
  const auto made = clearway({"org", "init", "--org", office, "--name", "Test Clinic"},
                             kOfficePassphrase + "\nnot the recovery key\n");
  EXPECT_RUN(made, 2);
  EXPECT_THAT(made.output, HasSubstr("That is not it."));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

// ---- on a terminal -------------------------------------------------------------------------

// A program with a terminal of its own, and somebody typing.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& command) {
    pid_ = ::forkpty(&master_, nullptr, nullptr, nullptr);
    if (pid_ == 0) {
      std::vector<char*> arguments;
      for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
      arguments.push_back(nullptr);
      ::execv(arguments[0], arguments.data());
      ::_exit(127);
    }
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    ::close(master_);
    if (!waited_) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
  }
  bool wait_for(const std::string& text) {
    for (int quiet = 0; quiet < 600; ++quiet) {
      const auto at = shown_.find(text, from_);
      if (at != std::string::npos) {
        from_ = at + text.size();
        return true;
      }
      if (!read_some()) return false;
    }
    return false;
  }
  void type(const std::string& line) {
    const std::string text = line + "\n";
    ASSERT_EQ(::write(master_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  int wait() {
    while (read_some()) {
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);
    waited_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  const std::string& shown() const { return shown_; }

 private:
  bool read_some() {  // false: the program is gone
    pollfd ready{master_, POLLIN, 0};
    if (::poll(&ready, 1, 100) == 0) return true;
    char buffer[4096];
    const ssize_t got = ::read(master_, buffer, sizeof buffer);
    if (got <= 0) return false;
    shown_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  int master_ = -1;
  pid_t pid_ = -1;
  bool waited_ = false;
  std::string shown_;
  std::size_t from_ = 0;
};

TEST(Program, WantsThePaperRecoveryKeyTypedBackUntilItIsRight) {
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

  const auto start = terminal.shown().find("\n    ") + 5;
  std::string recovery = terminal.shown().substr(start);
  recovery = recovery.substr(0, recovery.find_first_of("\r\n"));
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

TEST(Program, RefusesTwoPassphrasesThatDiffer) {
  const support::TempDir folder;
  Terminal terminal(
      {CLEARWAY_PROGRAM, "org", "init", "--org", folder / "office", "--name", "Test"});
  ASSERT_TRUE(terminal.wait_for("Office passphrase: "));
  terminal.type(kOfficePassphrase);
  ASSERT_TRUE(terminal.wait_for("Again: "));
  terminal.type(kOfficePassphrase + "x");
  EXPECT_EQ(terminal.wait(), 2);
}

}  // namespace
}  // namespace clearway::command
