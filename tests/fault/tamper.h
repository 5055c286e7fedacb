// What the tests of changed bytes share: one vault at the end of its story (story.h), copies of it
// from before, and a look at what somebody made of one.
#pragma once

#include <gmock/gmock.h>

#include <random>

#include "tests/fault/story.h"
#include "tests/support/temp_dir.h"

namespace clearway::fault {

inline constexpr std::size_t kPage = 4096;

inline void flip_a_bit(char& byte, std::mt19937& random) {
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
}

struct Found {
  bool opens = false;
  std::string seen;  // empty: something in it cannot be read
  std::vector<std::string> problems;
  bool hidden(const std::string& truth) const {  // something is wrong and nothing says so
    return opens && problems.empty() && !seen.empty() && seen != truth;
  }
};

class Tamper : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(keys::start());
    std::filesystem::create_directories(home());
    auto vault = Story::open(home());
    ASSERT_TRUE(vault);
    for (const auto& call : story_.calls()) {
      ASSERT_TRUE(call.make(*vault)) << call.what;
      history_.push_back(*story_.seen(*vault));
      keep_file();
      if (call.what == std::string("end_visit")) copy(home(), scratch_ / "earlier");
      // The WAL of an open vault, with what is not yet folded into the file.
      if (call.what != std::string("keep_draft to be cut off")) continue;
      copy(home(), scratch_ / "open");
      open_seen_ = history_.back();
    }
  }
  std::filesystem::path home() const { return scratch_ / "home"; }
  std::filesystem::path image() const { return scratch_ / "image"; }

  static void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::remove_all(to);
    std::filesystem::create_directories(to);
    for (const char* name : {"vault.db", "vault.db-wal", "anchor", "vault.schema"})
      if (std::filesystem::exists(from / name)) std::filesystem::copy_file(from / name, to / name);
  }
  Found look(const std::filesystem::path& folder) {
    Found found;
    auto vault = Story::open(folder);
    if (!vault) return found;
    found.opens = true;
    found.seen = story_.seen(*vault).value_or("");
    const auto problems = vault->verify();
    if (!problems) found.problems.push_back(core::describe(problems.error()));
    if (problems)
      for (const auto& problem : *problems) found.problems.push_back(problem.what);
    return found;
  }
  const std::string& truth() const { return history_.back(); }
  void keep_file() {
    auto bytes = support::read_file(home() / "vault.db");
    if (older_.empty() || older_.back() != bytes) older_.push_back(std::move(bytes));
  }

  support::TempDir scratch_{support::TempDir::fast()};
  Story story_;
  std::vector<std::string> history_;  // what was seen after each call
  std::vector<std::string> older_;    // the file as it was, each time that it changed
  std::string open_seen_;             // in the vault that was copied while it was open
};

}  // namespace clearway::fault
