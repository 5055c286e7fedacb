// After a visit nothing of it is left: not in the kiosk's memory, its folders or the spool.
#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <regex>
#include <sstream>
#include <thread>

#include "tests/e2e/stage.h"
#include "tests/support/core_limit.h"
#include "tests/support/private_cups.h"

namespace clearway::e2e {
namespace {

using namespace std::chrono_literals;
using support::Persona;
using support::Tree;
using support::walk;

std::string as_utf16(const std::string& ascii) {
  std::string out;
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

std::vector<std::string> both_forms(const std::vector<std::string>& words) {
  std::vector<std::string> out = words;
  for (const auto& word : words) out.push_back(as_utf16(word));
  return out;
}

// Every readable byte of the process, in pieces that overlap by the longest word.
std::vector<std::string> found_in_memory(pid_t pid, const std::vector<std::string>& words) {
  const std::string proc = "/proc/" + std::to_string(pid);
  std::ifstream maps(proc + "/maps");
  std::ifstream memory(proc + "/mem", std::ios::binary);
  if (!maps || !memory) throw std::runtime_error("cannot read the kiosk's memory; run as root");
  std::vector<std::string> found;
  std::size_t bytes = 0;
  for (std::string line; std::getline(maps, line);) {
    unsigned long from = 0, to = 0;
    char readable = 0;
    std::istringstream(line) >> std::hex >> from >> readable >> to;
    const auto space = line.find(' ');
    if (line[space + 1] != 'r' || line.find("[vvar]") != line.npos) continue;
    std::string piece(to - from, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(from));
    memory.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(std::max<std::streamsize>(memory.gcount(), 0)));
    bytes += piece.size();
    for (const auto& word : words)
      if (piece.find(word) != piece.npos) found.push_back(word + " in " + line);
  }
  EXPECT_GT(bytes, 1U << 20) << "read too little to say anything";
  return found;
}

std::vector<std::string> found_in_folder(const std::filesystem::path& folder,
                                         const std::vector<std::string>& words) {
  std::vector<std::string> found;
  if (!std::filesystem::exists(folder)) return found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    const std::string text = file.is_regular_file() ? support::read_file(file.path()) : "";
    for (const auto& word : words)
      if (text.find(word) != text.npos || name.find(word) != name.npos)
        found.push_back(word + " in " + file.path().string());
  }
  return found;
}

// Words nobody else uses, typed where a person types.
struct Marked {
  Persona persona = support::ana();
  std::vector<std::string> words = {"zqxname", "zqxwhat", "zqxstory", "zqxgoal"};
  Marked() {
    persona.about["person.name.court"] = "ana zqxname";
    persona.cases = {persona.cases[0]};
    persona.cases[0]["what"] = "zqxwhat";
    persona.story = {{"declaration.who", "zqxstory of a made-up person"},
                     {"declaration.towards", "zqxgoal"}};
  }
  // And the secret that only this visit knew.
  std::vector<std::string> with(const std::string& secret) const {
    auto all = words;
    all.push_back(secret);
    return all;
  }
};

int restarts(const Stage& stage) {
  const std::string log = stage.kiosk_log();
  int found = 0;
  for (auto at = log.find(" restarted"); at != log.npos; at = log.find(" restarted", at + 1))
    ++found;
  return found;
}

// The words are in the kiosk's memory before `end` and in none of its places after it.
void expect_no_trace_after(Stage& stage, const std::vector<std::string>& words,
                           const std::function<void()>& end) {
  const auto forms = both_forms(words);
  EXPECT_FALSE(found_in_memory(stage.kiosk_pid(), forms).empty())
      << "during the visit the words are there; else the scan sees nothing";
  EXPECT_EQ(support::core_limit(stage.kiosk_pid()), "0 0");
  const int before = restarts(stage);
  end();
  stage.visitor().wait_screen("attract");
  EXPECT_EQ(restarts(stage), before + 1) << stage.kiosk_log();
  EXPECT_THAT(found_in_memory(stage.kiosk_pid(), forms), testing::IsEmpty());
  EXPECT_THAT(found_in_folder(stage.data("kiosk-1"), forms), testing::IsEmpty());
  EXPECT_THAT(stage.kiosk_log(), testing::Not(testing::HasSubstr("zqx")));
}

// The shipped configuration with the shortest times it allows.
std::filesystem::path impatient_config(const Stage& stage) {
  auto config = stage.copy_of_config();
  std::string text = support::read_file(config / "site.toml");
  const std::pair<const char*, const char*> times[] = {
      {"idle_seconds", "30"}, {"idle_statement_seconds", "30"}, {"idle_answer_seconds", "15"}};
  for (const auto& [key, seconds] : times)
    text = std::regex_replace(text, std::regex(std::string("\\n") + key + " = [0-9]+"),
                              std::string("\n") + key + " = " + seconds);
  support::write_file(config / "site.toml", text);
  return config;
}

// Signs in, opens the only record, and leaves it on the glass.
void open_as_staff(Stage& stage) {
  auto& visitor = stage.visitor();
  visitor.tap("door.staff");
  visitor.wait_screen("staff.sign_in");
  visitor.write("staff.name", "rosa");
  visitor.write("staff.passphrase", stage.staff_passphrase());
  visitor.tap("next");
  const auto list =
      visitor.wait("the day's list", [](const Tree& t) { return !first_row(t).empty(); });
  visitor.tap(first_row(list));
  visitor.wait("the record", [](const Tree& t) { return t.says("zqxname"); });
}

TEST(Traces, NothingOfAVisitIsLeftInMemoryFoldersOrSpool) {
  auto cups = support::PrivateCups::start();
  ASSERT_TRUE(cups) << core::describe(cups.error());
  Stage stage;
  const auto paper = stage / "paper-tray.pdf";
  ASSERT_TRUE(cups->add_queue("demo", paper));
  ASSERT_TRUE(cups->make_default("demo"));
  stage.start_kiosk("kiosk-1", {{"CUPS_SERVER", cups->server()}});
  Marked marked;
  const auto visit = walk(stage.visitor(), marked.persona, "finish");
  const auto words = both_forms(marked.words);
  expect_no_trace_after(stage, marked.with(visit.code), [&] { stage.visitor().tap("next"); });
  EXPECT_FALSE(std::filesystem::exists(stage.papers())) << "there was a printer";
  EXPECT_EQ(cups->documents_in_spool(), 0);
  EXPECT_THAT(found_in_folder(cups->folder(), words), testing::IsEmpty());
  const auto pages = support::run({"/usr/bin/pdftotext", paper, "-"});
  EXPECT_THAT(pages.output, testing::HasSubstr("zqxname")) << "it did come out on paper";
}

TEST(Traces, NothingIsLeftInMemoryWhoeverEndsItAndHow) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  auto& visitor = stage.visitor();
  const Marked marked;
  {
    SCOPED_TRACE("save and leave");
    const auto visit = walk(visitor, marked.persona, "read_all");
    expect_no_trace_after(stage, marked.with(visit.code), [&] {
      visitor.tap("tool.leave");
      visitor.tap("leave.save");
    });
  }
  {
    SCOPED_TRACE("staff sign-out");
    open_as_staff(stage);
    expect_no_trace_after(stage, marked.with(stage.staff_passphrase()),
                          [&] { visitor.tap("staff.sign_out"); });
  }
  {
    SCOPED_TRACE("delete what I typed");
    const auto visit = walk(visitor, marked.persona, "order");
    expect_no_trace_after(stage, marked.with(visit.code), [&] {
      visitor.tap("tool.leave");
      visitor.tap("leave.delete");
    });
  }
  stage.stop_kiosk();
  stage.start_kiosk("kiosk-1", {}, impatient_config(stage));
  SCOPED_TRACE("idle time-out");
  const auto visit = walk(visitor, marked.persona, "order");
  expect_no_trace_after(stage, marked.with(visit.code), [&] {
    visitor.wait(
        "the question", [](const Tree& t) { return t.overlay == "idle"; }, 60s);
    visitor.wait(
        "the end", [](const Tree& t) { return t.overlay != "idle"; }, 60s);
  });
}

TEST(Traces, UnfinishedPrintingIsCanceledAndThePersonIsTold) {
  auto cups = support::PrivateCups::start();
  ASSERT_TRUE(cups) << core::describe(cups.error());
  Stage stage;
  ASSERT_TRUE(cups->add_queue("demo", stage / "paper-tray.pdf"));
  ASSERT_TRUE(cups->make_default("demo"));
  stage.start_kiosk("kiosk-1", {{"CUPS_SERVER", cups->server()}});
  Marked marked;
  walk(stage.visitor(), marked.persona, "papers");
  ASSERT_TRUE(cups->stop_queue("demo"));
  auto& visitor = stage.visitor();
  visitor.tap("print.packet");
  visitor.wait("the printer's line", [](const Tree& t) { return t.action("print.cancel"); });
  visitor.tap("next");
  visitor.wait_screen("finish");
  visitor.tap("next");
  visitor.wait("the question", [](const Tree& t) { return t.overlay == "confirm"; });
  EXPECT_TRUE(visitor.look().says("the printing stops"));
  visitor.tap("finish.anyway");
  visitor.wait_screen("attract");
  EXPECT_EQ(cups->documents_in_spool(), 0);
  ASSERT_TRUE(cups->resume_queue("demo"));
  std::this_thread::sleep_for(2s);
  EXPECT_EQ(support::read_file(stage / "paper-tray.pdf").size(), 0U) << "nothing came out";
}

TEST(Traces, AVisitorWhoKeptNothingLeftNothingPowerCutIncluded) {
  for (const bool power_cut : {false, true}) {
    SCOPED_TRACE(power_cut);
    Stage stage;
    stage.start_kiosk("kiosk-1");
    Marked marked;
    marked.persona.keep = "none";
    const auto words = both_forms(marked.words);
    walk(stage.visitor(), marked.persona, "read_all");
    if (power_cut) {
      stage.kill_kiosk();
      stage.start_kiosk("kiosk-1");
    } else {
      stage.visitor().tap("tool.leave");
      stage.visitor().tap("leave.delete");
      stage.visitor().wait_screen("attract");
    }
    EXPECT_THAT(found_in_memory(stage.kiosk_pid(), words), testing::IsEmpty());
    EXPECT_THAT(found_in_folder(stage.data("kiosk-1"), words), testing::IsEmpty());
    stage.stop_kiosk();
    EXPECT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-1")}).status, 0);
    EXPECT_EQ(stage.center_status()["entries"], 0);
  }
}

}  // namespace
}  // namespace clearway::e2e
