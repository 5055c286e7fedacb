// After a visit nothing of it is left: not in the kiosk's memory, its folders or the spool.
#include <gmock/gmock.h>

#include <functional>
#include <regex>
#include <thread>

#include "tests/e2e/search.h"
#include "tests/e2e/stage.h"
#include "tests/support/core_limit.h"
#include "tests/support/private_cups.h"

namespace clearway::e2e {
namespace {

using namespace std::chrono_literals;
using support::Persona;
using support::Tree;
using support::walk;

// Words nobody else uses, typed where a person types; the numbers and the dates too are
// theirs alone.
struct Marked {
  Persona persona = support::ana();
  std::vector<std::string> words = {"zqxname",  "Ñandúmarca", "zqxused",  "zqxother",
                                    "555-0147", "1971-08-23", "ZQX77001", "zqxwhat",
                                    "zqxstory", "2014-11-27", "zqxgoal"};
  Marked() {
    persona.about["person.name.court"] = "ana zqxname Ñandúmarca";
    persona.about["person.name.used"] = "zqxused";
    persona.about["person.name.other"] = "zqxother";
    persona.about["person.birth_date"] = "1971-08-23";
    persona.about["person.contact.phone"] = "555-0147";
    persona.cases = {persona.cases[0]};
    persona.cases[0]["number"] = "ZQX77001";
    persona.cases[0]["what"] = "zqxwhat";
    persona.cases[0]["date"] = "2014-11-27";
    persona.story = {{"declaration.who", "zqxstory of a made-up person"},
                     {"declaration.towards", "zqxgoal"}};
  }
  // And the secret that only this visit knew; a code as it is shown and as it is typed.
  std::vector<std::string> with(const std::string& secret) const {
    auto all = words;
    all.push_back(secret);
    if (secret.find('-') != secret.npos) all.push_back(without_hyphens(secret));
    return all;
  }
};

// Not in the memory of the kiosk, not in its log, and not in a file of its own. Whatever of
// theirs lies in the folder for temporary files lies there for the next one to find.
void expect_nowhere(const Stage& stage, const std::vector<std::string>& words) {
  const auto forms = both_forms(words);
  EXPECT_THAT(found_in_memory(stage.kiosk_pid(), forms), testing::IsEmpty());
  EXPECT_THAT(found_in_folder(stage.data("kiosk-1"), forms), testing::IsEmpty());
  EXPECT_TRUE(std::filesystem::is_empty(stage.temporary()));
  for (const auto& word : words)
    EXPECT_THAT(stage.kiosk_log(), testing::Not(testing::HasSubstr(word)));
}

// The words are in the kiosk's memory before `end` and in none of its places after it.
void expect_no_trace_after(Stage& stage, const std::vector<std::string>& words,
                           const std::function<void()>& end) {
  EXPECT_FALSE(found_in_memory(stage.kiosk_pid(), both_forms(words)).empty())
      << "during the visit the words are there; else the scan sees nothing";
  EXPECT_EQ(support::core_limit(stage.kiosk_pid()), "0 0");
  const int before = restarts(stage);
  end();
  stage.visitor().wait_screen("attract");
  EXPECT_EQ(restarts(stage), before + 1) << stage.kiosk_log();
  expect_nowhere(stage, words);
}

using Times = std::vector<std::pair<std::string, std::string>>;
// The shortest that may be set.
const Times kImpatient = {
    {"idle_seconds", "30"}, {"idle_statement_seconds", "30"}, {"idle_answer_seconds", "15"}};

// The shipped configuration with other times.
std::filesystem::path config_with(const Stage& stage, const Times& times) {
  auto config = stage.copy_of_config();
  std::string text = support::read_file(config / "site.toml");
  for (const auto& [key, seconds] : times)
    text = std::regex_replace(text, std::regex(std::string("\\n") + key + " = [0-9]+"),
                              std::string("\n") + key + " = " + seconds);
  support::write_file(config / "site.toml", text);
  return config;
}

// Signs in, opens the only record, and leaves it on the glass. While the passphrase is typed it is
// in one place, and once it has been tried it is in none.
void open_as_staff(Stage& stage) {
  auto& visitor = stage.visitor();
  visitor.tap("door.staff");
  visitor.wait_screen("staff.sign_in");
  visitor.write("staff.name", "rosa");
  visitor.write("staff.passphrase", stage.staff_passphrase());
  EXPECT_THAT(found_in_memory(stage.kiosk_pid(), {stage.staff_passphrase()}), testing::SizeIs(1));
  visitor.tap("next");
  const auto list =
      visitor.wait("the day's list", [](const Tree& t) { return !first_row(t).empty(); });
  EXPECT_THAT(found_in_memory(stage.kiosk_pid(), {stage.staff_passphrase()}), testing::IsEmpty());
  visitor.tap(first_row(list));
  visitor.wait("the record", [](const Tree& t) { return t.says("zqxname"); });
}

// Looks first, as far as the case's number; returns the words that were typed.
std::vector<std::string> look_first(support::Visitor& visitor) {
  visitor.wait_screen("attract");
  for (const char* action : {"begin", "language.en", "door.look", "case.add"}) visitor.tap(action);
  visitor.wait_screen("question.where");
  visitor.tap("next");  // no county, so no courthouse is asked for
  const auto asked = visitor.wait_screen("question.number");
  for (const auto& element : asked.elements)
    if (element.role == "textbox") visitor.write(element.action, "ZQX77002");
  visitor.put_keyboard_away();
  return {"ZQX77002"};
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
  for (const auto& word : marked.words)
    EXPECT_THAT(found_in_memory(stage.kiosk_pid(), {word}), testing::Not(testing::IsEmpty()))
        << word << " was never there, and not finding it means nothing";
  expect_no_trace_after(stage, marked.with(visit.code), [&] { stage.visitor().tap("next"); });
  EXPECT_FALSE(std::filesystem::exists(stage.papers())) << "there was a printer";
  EXPECT_TRUE(soon([&] { return cups->documents_in_spool() == 0; }));
  EXPECT_THAT(found_in_folder(cups->folder(), both_forms(marked.words)), testing::IsEmpty());
  const auto pages = support::run({"/usr/bin/pdftotext", paper, "-"});
  EXPECT_THAT(pages.output, testing::HasSubstr("zqxname Ñandúmarca")) << "it came out on paper";
}

TEST(Traces, NothingIsLeftInMemoryWhoeverEndsItAndHow) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  auto& visitor = stage.visitor();
  const Marked marked;
  std::string code;
  const auto save_and_leave = [&] {
    visitor.tap("tool.leave");
    visitor.tap("leave.save");
  };
  {
    SCOPED_TRACE("save and leave");
    code = walk(visitor, marked.persona, "read_all").code;
    expect_no_trace_after(stage, marked.with(code), save_and_leave);
  }
  {
    SCOPED_TRACE("back with the code");
    enter_code(visitor, code);
    visitor.wait_screen("hub");
    visitor.tap("go.read_all");
    visitor.wait("the statement", [](const Tree& t) { return t.says("zqxstory"); });
    expect_no_trace_after(stage, marked.with(code), save_and_leave);
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
      visitor.tap("leave.erase");
    });
  }
  {
    SCOPED_TRACE("only looked, and left");
    const auto typed = look_first(visitor);
    expect_no_trace_after(stage, typed, [&] {
      visitor.tap("tool.leave");
      visitor.tap("leave.delete");
    });
  }
  {
    SCOPED_TRACE("only looked, and went back to the first screen");
    const auto typed = look_first(visitor);
    expect_no_trace_after(stage, typed, [&] {
      while (visitor.look().screen != "attract" && visitor.look().screen != "leaving")
        if (!visitor.tap_if_there("back")) break;
    });
  }
  stage.stop_kiosk();
  stage.start_kiosk("kiosk-1", {}, config_with(stage, kImpatient));
  SCOPED_TRACE("idle time-out");
  const auto visit = walk(visitor, marked.persona, "order");
  expect_no_trace_after(stage, marked.with(visit.code), [&] {
    visitor.wait("the question", [](const Tree& t) { return t.overlay == "idle"; });
    visitor.wait("the end", [](const Tree& t) { return t.overlay != "idle"; });
  });
}

// Left at the desk, and used without a pause until the day is over.
TEST(Traces, NothingIsLeftInMemoryWhenTheTimeSignsStaffOut) {
  Stage stage;
  const Marked marked;
  stage.start_kiosk("kiosk-1");
  auto& visitor = stage.visitor();
  walk(visitor, marked.persona, "read_all");
  visitor.tap("tool.leave");
  visitor.tap("leave.save");
  visitor.wait_screen("attract");
  const auto words = marked.with(stage.staff_passphrase());
  for (const auto& [which, touched] : {std::pair<std::string, bool>{"staff_idle_seconds", false},
                                       {"staff_longest_seconds", true}}) {
    SCOPED_TRACE(which);
    stage.stop_kiosk();
    stage.start_kiosk("kiosk-1", {}, config_with(stage, {{which, "60"}}));
    open_as_staff(stage);
    expect_no_trace_after(stage, words, [&, touched = touched] {
      const auto until = std::chrono::steady_clock::now() + support::Visitor::kLimit;
      while (visitor.look().screen != "attract" && std::chrono::steady_clock::now() < until) {
        if (touched) visitor.press_key("Tab");
        std::this_thread::sleep_for(500ms);
      }
    });
  }
}

TEST(Traces, UnfinishedPrintingIsCanceledAndThePersonIsTold) {
  auto cups = support::PrivateCups::start();
  ASSERT_TRUE(cups) << core::describe(cups.error());
  Stage stage;
  ASSERT_TRUE(cups->add_queue("demo", stage / "paper-tray.pdf"));
  ASSERT_TRUE(cups->make_default("demo"));
  stage.start_kiosk("kiosk-1", {{"CUPS_SERVER", cups->server()}});
  Marked marked;
  const auto visit = walk(stage.visitor(), marked.persona, "papers");
  ASSERT_TRUE(cups->stop_queue("demo"));
  auto& visitor = stage.visitor();
  visitor.tap("print.packet");
  visitor.wait("the printer's line", [](const Tree& t) { return t.action("print.cancel"); });
  visitor.tap("next");
  visitor.wait_screen("finish");
  visitor.tap("next");
  visitor.wait("the question", [](const Tree& t) { return t.overlay == "confirm"; });
  EXPECT_TRUE(visitor.look().says("the printing stops"));
  expect_no_trace_after(stage, marked.with(visit.code), [&] { visitor.tap("finish.anyway"); });
  EXPECT_TRUE(soon([&] { return cups->documents_in_spool() == 0; }));
  ASSERT_TRUE(cups->resume_queue("demo"));
  std::this_thread::sleep_for(2s);
  EXPECT_EQ(support::read_file(stage / "paper-tray.pdf").size(), 0U) << "nothing came out";
}

void expect_nothing_to_send(Stage& stage) {
  stage.stop_kiosk();
  EXPECT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-1")}).status, 0);
  EXPECT_EQ(stage.center_status()["entries"], 0);
}

TEST(Traces, AVisitorWhoKeptNothingLeftNothingPowerCutIncluded) {
  for (const bool power_cut : {false, true}) {
    SCOPED_TRACE(power_cut);
    Stage stage;
    stage.start_kiosk("kiosk-1");
    Marked marked;
    marked.persona.keep = "none";
    walk(stage.visitor(), marked.persona, "read_all");
    if (power_cut) {
      stage.kill_kiosk();
      stage.start_kiosk("kiosk-1");
    } else {
      stage.visitor().tap("tool.leave");
      stage.visitor().tap("leave.delete");
      stage.visitor().wait_screen("attract");
    }
    expect_nowhere(stage, marked.words);
    expect_nothing_to_send(stage);
  }
}

// The papers wait in the spool, or at a printer that is out of paper, when the power goes.
TEST(Traces, WhoKeptNothingLeavesNoPaperInTheMachineAfterAPowerCut) {
  auto cups = support::PrivateCups::start();
  ASSERT_TRUE(cups) << core::describe(cups.error());
  Stage stage;
  const auto paper = stage / "paper-tray.pdf", empty_tray = stage / "paper-tray.pdf.empty";
  ASSERT_TRUE(cups->add_queue("demo", paper));
  ASSERT_TRUE(cups->make_default("demo"));
  const support::Environment with_printer{{"CUPS_SERVER", cups->server()}};
  stage.start_kiosk("kiosk-1", with_printer);
  Marked marked;
  marked.persona.keep = "none";
  for (const bool at_the_printer : {false, true}) {
    SCOPED_TRACE(at_the_printer ? "the printer is out of paper" : "the queue is stopped");
    walk(stage.visitor(), marked.persona, "papers");
    if (at_the_printer)
      support::write_file(empty_tray, "");
    else
      ASSERT_TRUE(cups->stop_queue("demo"));
    stage.visitor().tap("print.packet");
    ASSERT_TRUE(soon([&] { return cups->documents_in_spool() == 1; }));
    stage.kill_kiosk();
    ASSERT_EQ(cups->documents_in_spool(), 1) << "else the power cut had nothing to take";
    stage.start_kiosk("kiosk-1", with_printer);
    EXPECT_TRUE(soon([&] { return cups->documents_in_spool() == 0; }));
    std::filesystem::remove(empty_tray);
    ASSERT_TRUE(cups->resume_queue("demo"));
    expect_nowhere(stage, marked.words);
    // Pages are packed in the PDF: any of them at all would be theirs.
    auto words = both_forms(marked.words);
    words.emplace_back("%PDF-");
    EXPECT_THAT(found_in_folder(cups->folder() / "spool", words), testing::IsEmpty());
    EXPECT_THAT(found_in_folder(cups->folder() / "cache", words), testing::IsEmpty());
    EXPECT_EQ(support::read_file(paper).size(), 0U) << "nothing came out for the next person";
    EXPECT_FALSE(std::filesystem::exists(stage.papers()));
  }
  expect_nothing_to_send(stage);
}

}  // namespace
}  // namespace clearway::e2e
