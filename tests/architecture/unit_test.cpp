// What the vault's README promises of a machine holds only where the kiosk is started so: each
// promise is a line of the unit, and none of them goes missing unseen.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>

namespace {

using Section = std::map<std::string, std::set<std::string>>;

// Section, key, values. Every line is a comment, a section or a key with a value.
std::map<std::string, Section> read_unit(const std::string& file) {
  std::map<std::string, Section> unit;
  std::ifstream in(file);
  std::string section;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    const auto equals = line.find('=');
    EXPECT_NE(equals, line.npos) << line;
    if (equals == line.npos) continue;
    auto& values = unit[section][line.substr(0, equals)];
    EXPECT_TRUE(values.insert(line.substr(equals + 1)).second) << "twice: " << line;
  }
  return unit;
}

TEST(KioskUnit, SaysWhatTheVaultReliesOn) {
  const auto unit = read_unit(CLEARWAY_SOURCE_DIR "/packaging/clearway-kiosk.service");
  ASSERT_TRUE(unit.contains("Service"));
  const auto& service = unit.at("Service");
  const struct {
    const char* key;
    const char* value;
    const char* why;
  } rows[] = {
      {"LoadCredentialEncrypted", "clearway-db-key", "the name that database_key.cpp asks for"},
      {"LimitCORE", "0", "no core file of a visit"},
      {"MemorySwapMax", "0", "nothing of a visit in swap"},
      {"LimitMEMLOCK", "64M", "keys stay in locked memory"},
      {"Restart", "always", "it comes back after a crash"},
      {"UMask", "0077", "nobody else reads what it writes"},
      {"StateDirectoryMode", "0700", "nor the folder of the vault"},
      {"NoNewPrivileges", "yes", "no way up"},
      {"CapabilityBoundingSet", "", "no power of root"},
      {"ProtectSystem", "strict", "it writes its own folder alone"},
      {"ProtectHome", "yes", "nobody's home"},
      {"PrivateTmp", "yes", "papers on their way to the printer are its own"},
      {"RestrictNamespaces", "yes", ""},
      {"SystemCallFilter", "@system-service", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.key);
    ASSERT_TRUE(service.contains(row.key)) << row.why;
    EXPECT_EQ(service.at(row.key), std::set<std::string>{row.value}) << row.why;
  }
  EXPECT_FALSE(service.at("User").contains("root"));
  EXPECT_FALSE(service.contains("ProcSubset")) << "the check of swap reads /proc/swaps";
  EXPECT_EQ(unit.at("Unit").at("StartLimitIntervalSec"), std::set<std::string>{"0"})
      << "however often it fails, it tries again";
}

// A credential in clear, a key in a file or a demo's option has no place on a real machine.
TEST(KioskUnit, BringsNoKeyInClear) {
  const auto unit = read_unit(CLEARWAY_SOURCE_DIR "/packaging/clearway-kiosk.service");
  const auto& service = unit.at("Service");
  for (const char* key : {"LoadCredential", "SetCredential", "EnvironmentFile"})
    EXPECT_FALSE(service.contains(key)) << key;
  ASSERT_EQ(service.at("ExecStart").size(), 1U);
  const auto& command = *service.at("ExecStart").begin();
  for (const char* option : {"--tree", "--papers", "--window"})
    EXPECT_EQ(command.find(option), command.npos) << option;
  EXPECT_NE(command.find("--data /var/lib/clearway "), command.npos) << "its StateDirectory";
}

}  // namespace
