// The command as an operator meets it: prompts, exit statuses, help.
#include <sys/stat.h>

#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Program, HelpsOnEachSubcommandAndNamesItsExitStatuses) {
  const std::vector<std::vector<std::string>> leaves = {
      {"org", "init"},     {"org", "recover"},  {"org", "add-center"},
      {"site", "init"},    {"staff", "add"},    {"staff", "load"},
      {"staff", "list"},   {"staff", "remove"}, {"enroll"},
      {"device", "renew"}, {"record", "open"},  {"record", "erase"},
      {"record", "join"},  {"record", "part"},  {"audit"},
      {"sync", "now"},     {"vault", "verify"}, {"vault", "backup"},
      {"vault", "recall"}, {"config", "check"}, {"config", "extract"},
      {"declaration"},     {"relief"}};
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
  EXPECT_RUN(at_library({"remove", "--from", "Library", "--name", "ana"}), 2);  // the last one
  const auto removed = at_library({"remove", "--from", "Library", "--name", "ana", "--even-last"});
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

}  // namespace
}  // namespace clearway::command
