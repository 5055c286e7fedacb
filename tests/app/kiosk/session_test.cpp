// A session is written down as it happens, and shows the same again.
#include "app/kiosk/session.h"

#include <cstdlib>

#include "app/kiosk/recorder.h"
#include "app/kiosk/replay.h"
#include "tests/support/player.h"
#include "tests/support/stage_visit.h"
#include "tests/support/temp_dir.h"

namespace clearway::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr ui::Size kGlass{1024, 768};
constexpr float kPerMm = 4.17F;
constexpr const char* kSessionFonts = "/usr/share/fonts/truetype/noto";
constexpr core::Day kDay = test::kVisitDay;

using Visit = test::StageVisit;

// To the first question, in Spanish, by touch and by keys; something is typed and an idle minute
// goes by.
void play(Visit& visit) {
  ASSERT_TRUE(visit.tap("begin"));
  ASSERT_TRUE(visit.tap("language.es"));
  ASSERT_TRUE(visit.tap("door.papers"));
  ASSERT_TRUE(visit.tap("next"));
  for (const char* choice : {"consent.keep=clinic", "consent.contact=yes", "consent.totals=yes"}) {
    ASSERT_TRUE(visit.tap(choice)) << visit.screen();
    ASSERT_TRUE(visit.tap("next"));
  }
  ASSERT_TRUE(visit.tap("next")) << "the code is written down";
  for (const char* letter : {"A", "n", "a"}) visit.type(letter);
  for (const ui::Key key : {ui::Key::tab, ui::Key::tab, ui::Key::back_tab}) visit.key(key);
  visit.came(flow::Ticked{61s, kDay, 200s});
  ASSERT_TRUE(visit.tap("tool.display"));
  ASSERT_TRUE(visit.tap("size.largest"));
}

std::string text_of(const std::vector<Line>& lines) {
  std::string text;
  for (const auto& line : lines) text += to_line(line) + "\n";
  return text;
}

core::Result<Replayed> played_again(const std::vector<Line>& lines) {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  return replay(test::shipped_world(), ui::default_theme(), lines, {kSessionFonts, {}, 0ms});
}

TEST(Session, ShowsTheSameTreesAgain) {
  Visit visit;
  play(visit);
  ASSERT_EQ(visit.screen(), "question.court_name");
  auto lines = parse_session(text_of(visit.lines));
  ASSERT_TRUE(lines) << core::describe(lines.error());
  const auto same = played_again(*lines);
  ASSERT_TRUE(same);
  EXPECT_GT(same->trees, 15);
  EXPECT_EQ(same->different, 0) << "first at line " << same->first;

  // Another letter, and it is told where.
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto* drawn = std::get_if<Drawn>(&(*lines)[i].step);
    if (drawn == nullptr || drawn->inputs.empty()) continue;
    auto* typed = std::get_if<ui::TextTyped>(&drawn->inputs.front());
    if (typed == nullptr) continue;
    typed->text = "E";
    const auto other = played_again(*lines);
    ASSERT_TRUE(other);
    EXPECT_GT(other->different, 0);
    EXPECT_EQ(other->first, i + 2) << "the picture after it";
    return;
  }
  FAIL() << "nothing was typed";
}

TEST(Session, BeginsAnewWithTheProgram) {
  Visit one, other;
  play(one);
  auto lines = one.lines;
  lines.insert(lines.end(), other.lines.begin(), other.lines.end());
  const auto same = played_again(lines);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->different, 0);
}

TEST(Session, IsAppendedToAndForTheOwnerAlone) {
  const support::TempDir scratch;
  const auto file = scratch / "session";
  for (int i = 0; i < 2; ++i) {
    auto recorder = Recorder::open(file);
    ASSERT_TRUE(recorder);
    recorder->note(Opened{kGlass, kPerMm});
    recorder->note(Drawn{});
  }
  const auto lines = read_session(file);
  ASSERT_TRUE(lines) << core::describe(lines.error());
  EXPECT_EQ(lines->size(), 4U);
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms{0600});
  EXPECT_FALSE(Recorder::open(scratch / "no folder" / "session"));
}

std::vector<flow::Event> one_of_each() {
  using flow::Trouble;
  const flow::AuditRow deed{
      flow::Deed::erased, flow::Doer::nobody, "rosa", kDay, "09:12", false, "0a"};
  flow::RecordRow row{"0a", {{"a.b", "José \"x\"\n"}}, "09:12", flow::Safety::set_aside, false, 2};
  row.day = kDay;
  const std::vector<flow::Doubt> doubts{{"a.b",
                                         {{"one", flow::Doer::person, "", kDay, "08:00"},
                                          {"other", flow::Doer::staff, "rosa", kDay, "09:12"}}}};
  return {flow::Pressed{"next"},
          flow::Chosen{"a", "b"},
          flow::Focused{"a", 7},
          flow::Typed{"ñ"},
          flow::Erased{},
          flow::CaretMoved{-1},
          flow::Scrolled{0.25F},
          flow::Started{{255, 1}, kDay, 9s, true},
          flow::Ticked{3s, kDay, 9s},
          flow::RecordStarted{"CODE"},
          flow::RecordNotStarted{Trouble::full},
          flow::FieldKept{1ULL << 63U},
          flow::FieldNotKept{4, Trouble::wrong},
          flow::CodeOpened{{{"a", "b"}}, {deed}, doubts, {"a"}},
          flow::CodeRefused{Trouble::no_key},
          flow::VisitEnded{},
          flow::VisitNotEnded{Trouble::busy},
          flow::PaperReady{6},
          flow::PaperFailed{},
          flow::PrintChanged{flow::Printing::canceled},
          flow::SignedIn{"rosa", "staff"},
          flow::SignInRefused{Trouble::busy, 15s},
          flow::RecordsListed{{row, {}}, true},
          flow::RecordOpened{"0a", {{"a.b", "c"}}, doubts, {"a.b"}},
          flow::AuditListed{3, {deed}, true},
          flow::NotShown{},
          flow::CodeReplaced{"CODE"},
          flow::CodeNotReplaced{Trouble::other},
          flow::RecordsJoined{},
          flow::RecordsNotJoined{Trouble::other},
          flow::SyncChanged{flow::SyncChanged::State::refused, 1, 2, 3, 4, true, true},
          flow::Unlocked{},
          flow::Spoke{true},
          flow::NoVoice{},
          flow::NotListed{},
          flow::FilesListed{{row}},
          flow::RecordsParted{},
          flow::RecordsNotParted{},
          flow::DoubtSettled{},
          flow::DoubtNotSettled{}};
}

TEST(Session, KeepsEveryKindOfStep) {
  std::vector<Line> lines{
      {0ms, Opened{kGlass, kPerMm}},
      {1ms, Resized{{640, 480}}},
      {2ms, Drawn{{ui::PointerMoved{1, 2.5F}, ui::PointerDown{3, 4}, ui::PointerUp{5, 6},
                   ui::KeyPressed{ui::Key::switch_press}, ui::TextTyped{"ñ"}}}},
      {3ms, Tree{"00ff"}}};
  std::set<std::size_t> kinds;
  for (const auto& event : one_of_each()) {
    lines.push_back({4ms, event});
    kinds.insert(event.index());
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<flow::Event>) << "a new event needs a row here";
  for (const auto& line : lines) {
    const auto text = to_line(line);
    SCOPED_TRACE(text);
    const auto read = parse_line(text);
    ASSERT_TRUE(read) << core::describe(read.error());
    EXPECT_EQ(read->step.index(), line.step.index());
    if (const auto* event = std::get_if<flow::Event>(&read->step)) {
      EXPECT_EQ(event->index(), std::get<flow::Event>(line.step).index());
    }
    EXPECT_EQ(to_line(*read), text);
  }
}

TEST(Session, RefusesWhatItWouldNotWrite) {
  const char* lines[] = {
      "",
      "{",
      "[]",
      R"({"step":"erased"})",
      R"({"after":-1,"step":"erased"})",
      R"({"after":0,"step":"unheard_of"})",
      R"({"after":0,"step":7})",
      R"({"after":0,"step":"typed"})",
      R"({"after":0,"step":"typed","text":7})",
      R"({"after":0,"step":"scrolled","to":1e999})",
      R"({"after":0,"step":"caret_moved","by":4294967296})",
      R"({"after":0,"step":"focused","field":"a","caret":-1})",
      R"({"after":0,"step":"code_refused","trouble":99})",
      R"({"after":0,"step":"code_refused","trouble":-1})",
      R"({"after":0,"step":"ticked","idle":0,"today":"2026-02-30","uptime":0})",
      R"({"after":0,"step":"ticked","idle":9223372036854775807,"today":"2026-02-03","uptime":0})",
      R"({"after":0,"step":"drawn","inputs":[{"step":"erased"}]})",
      R"({"after":0,"step":"drawn","inputs":{}})",
  };
  for (const char* line : lines) EXPECT_FALSE(parse_line(line)) << line;
}

TEST(Session, BeginsByTellingThatItIsADemos) {
  const std::string opened = to_line({0ms, Opened{kGlass, kPerMm}});
  EXPECT_TRUE(parse_session(opened + "\n"));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = opened;
    return text.replace(text.find(from), from.size(), to);
  };
  const auto no_demo = with("true", "false");
  const auto newer = with("session\":1", "session\":2");
  const auto event = to_line({0ms, flow::Erased{}});
  for (const auto& text : {std::string(), event, no_demo, newer})
    EXPECT_FALSE(parse_session(text)) << text;
  const auto bad = parse_session(opened + "\n" + event + "\n{\n");
  ASSERT_FALSE(bad);
  EXPECT_NE(bad.error().detail.find("line 3"), std::string::npos) << bad.error().detail;
}

}  // namespace
}  // namespace clearway::kiosk
