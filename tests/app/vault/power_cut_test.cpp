// What a killed program, a full disk and a curious reader of the folder find.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <thread>

#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::IsEmpty;

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

class PowerCutTest : public VaultTest {
 protected:
  void expect_nowhere(std::string_view marker) {
    for (const auto& file : std::filesystem::directory_iterator(folder_)) {
      const std::string bytes = read_all(file.path());
      EXPECT_EQ(bytes.find(marker), std::string::npos) << file.path();
      EXPECT_EQ(bytes.find(utf16(marker)), std::string::npos) << file.path();
    }
  }
};

TEST_F(PowerCutTest, NoFileShowsAWordOrAFieldName) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const std::string value = "MarkerWordOfAnaPrueba";
  const std::string field = "marker.field.name";
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
  ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {field, value}));
  for (const auto& marker : {value, field}) expect_nowhere(marker);
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{field, value}}), kNow));
  for (const auto& marker : {value, field}) expect_nowhere(marker);
}

// What the child reports over a pipe, before it dies, as kept.
struct Kept {
  std::uint32_t person = 0;
  std::uint32_t field = 0;
  std::uint32_t value = 0;  // counts up for each field
};

Visitor person(std::uint32_t number) {  // the same in child and parent
  Visitor who;
  who.record.bytes.fill(static_cast<core::Byte>(number + 1));
  who.visit.bytes.fill(static_cast<core::Byte>(number + 1));
  who.key = core::Bytes(32, static_cast<core::Byte>(number + 1));
  return who;
}

std::string field_name(std::uint32_t number) { return "f" + std::to_string(number); }

class KilledTest : public PowerCutTest {
 protected:
  static constexpr std::uint32_t kFields = 4;
  static constexpr std::uint32_t kValues = 12;  // kept drafts in each visit

  // Visit after visit; each draft is reported once keep_draft() has returned.
  void visit_until_killed(std::uint32_t first, int report) {
    Vault vault = open();
    if (!vault.adopt_orphans(kNow)) _exit(3);
    for (std::uint32_t number = first;; ++number) {
      const Visitor who = person(number);
      if (!vault.begin_visit(who.visit, who.record, {})) _exit(4);
      std::map<std::string, std::optional<std::string>> fields;
      for (std::uint32_t value = 1; value <= kValues; ++value) {
        const Kept kept{number, value % kFields, value};
        const std::string text = std::to_string(value);
        if (!vault.keep_draft(who.visit, who.record, who.key, {field_name(kept.field), text}))
          _exit(5);
        fields[field_name(kept.field)] = text;
        if (::write(report, &kept, sizeof kept) != sizeof kept) _exit(6);
      }
      if (!vault.end_visit(who.visit, sealed(who, {}, fields), kNow)) _exit(7);
    }
  }

  struct Moment {  // `delay` after that many reports, however fast the machine is
    std::uint32_t reports = 0;
    std::chrono::microseconds delay{};
  };

  // Runs the child and kills it then; adds what it reported.
  void run_and_kill(std::uint32_t first, Moment when, std::vector<Kept>& kept) {
    int pipe_ends[2];
    ASSERT_EQ(::pipe(pipe_ends), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(pipe_ends[0]);
      visit_until_killed(first, pipe_ends[1]);
      _exit(2);
    }
    ::close(pipe_ends[1]);
    Kept one;
    const auto next = [&] {
      const bool told = ::read(pipe_ends[0], &one, sizeof one) == sizeof one;
      if (told) kept.push_back(one);
      return told;
    };
    while (when.reports > 0 && next()) --when.reports;
    std::this_thread::sleep_for(when.delay);
    ::kill(child, SIGKILL);
    while (next()) {  // what it had still told before it died
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ::close(pipe_ends[0]);
    EXPECT_TRUE(WIFSIGNALED(status)) << "exit code " << WEXITSTATUS(status);
  }

  static void expect_kept(Vault& vault, const std::vector<Kept>& kept) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> newest;
    for (const auto& one : kept) newest[{one.person, one.field}] = one.value;
    for (const auto& [at, value] : newest) {
      const Visitor who = person(at.first);
      const auto record = vault.open_record(who.record, who.key);
      ASSERT_TRUE(record) << at.first;
      const auto text = record::value_of(record->fields(), field_name(at.second));
      // The one being kept as it died may be there too: newer, never older.
      EXPECT_GE(text.empty() ? 0u : std::stoul(text), value) << at.first << " " << at.second;
      EXPECT_THAT(record->conflicts(), IsEmpty());
    }
  }
};

TEST_F(KilledTest, WhatWasReportedKeptIsThereAfterEveryKill) {
  { Vault vault = open_enrolled(); }
  std::mt19937 random(20260101);  // a fixed seed: the moments still vary with the machine
  std::vector<Kept> kept;
  std::uint32_t next = 0;
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    constexpr std::uint32_t kMostReports = 3 * kValues;  // of three visits
    const Moment when{static_cast<std::uint32_t>(random() % kMostReports),
                      std::chrono::microseconds(random() % 4000)};
    run_and_kill(next, when, kept);
    Vault vault = open();
    ASSERT_TRUE(vault.adopt_orphans(kNow));
    EXPECT_THAT(whats(vault), IsEmpty());
    expect_kept(vault, kept);
    EXPECT_EQ(vault.entries()->size(), static_cast<std::size_t>(vault.counts(0)->taken));
    next = kept.empty() ? 0 : kept.back().person + 1;
    // A visit may have begun and died before its first report.
    while (vault.open_record(person(next).record, person(next).key)) ++next;
    ASSERT_LT(next, 250u);
  }
  EXPECT_FALSE(kept.empty());
}

// A file-size limit stands for the full disk: every file stops growing at `bytes`.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(PowerCutTest, AFullDiskSaysSoAndLosesNothing) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  int kept = 0;
  {
    const FullDisk full(600'000);
    core::Result<> result;
    while (kept < 1000 && result) {
      const std::string value = std::to_string(kept) + std::string(2000, 'x');
      result =
          vault.keep_draft(ana.visit, ana.record, ana.key, {"f" + std::to_string(kept), value});
      if (result) ++kept;
    }
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::storage_full) << describe(result.error());
    const auto end = vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow);
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().code, ErrorCode::storage_full) << describe(end.error());
    EXPECT_EQ(vault.drafts(ana.visit, ana.record, ana.key)->size(), static_cast<std::size_t>(kept));
  }
  EXPECT_GT(kept, 5);
  EXPECT_EQ(vault.drafts(ana.visit, ana.record, ana.key)->size(), static_cast<std::size_t>(kept));
  EXPECT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(PowerCutTest, ABackupOntoAFullDiskSaysSoAndLeavesNoPart) {
  Vault vault = open_enrolled();
  visit(vault, Visitor{}, "x");
  const FullDisk full(16'384);
  EXPECT_EQ(vault.backup(folder_ / "copy.db").error().code, ErrorCode::storage_full);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "copy.db"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "copy.db.part"));
}

}  // namespace
}  // namespace clearway::vault
