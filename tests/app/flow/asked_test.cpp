// What the pages of the interview do beyond showing a question: the same as the last, the keyboards
// of each kind, dates that are wondered about, and another clinic's interview from end to end.
#include <gmock/gmock.h>

#include "app/flow/turn.h"
#include "app/kiosk/content.h"
#include "tests/support/player.h"
#include "tests/support/temp_dir.h"

namespace clearway::flow {
namespace {

namespace fs = std::filesystem;

using test::Player;

std::string case_at(const Player& player, std::size_t n) {
  return "case." + record::case_ids(player.state.answers).at(n) + ".";
}

TEST(SameAsTheLast, IsOfferedOnceAndTakenOnlyByHand) {
  Player player;
  test::play_to_home(player, "en");
  player.press("door.look");
  test::play_case(player, "los_angeles", "2015");
  ASSERT_TRUE(player.press("case.add"));
  const std::string county = case_at(player, 1) + "county";
  ASSERT_TRUE(player.can_press("answer.same"));
  EXPECT_EQ(record::value_of(player.state.answers, county), "") << "never by itself";
  ASSERT_TRUE(player.press("answer.same"));
  EXPECT_EQ(record::value_of(player.state.answers, county), "los_angeles");
  EXPECT_FALSE(player.can_press("answer.same")) << "it has an answer";
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "question.court");
  EXPECT_FALSE(player.can_press("answer.same")) << "the case before names none";
}

TEST(SameAsTheLast, ACourthouseIsOfferedInItsCountyOnly) {
  for (const char* county : {"los_angeles", "ventura"}) {
    Player player;
    test::play_to_home(player, "en");
    player.press("door.look");
    test::play_case(player, "los_angeles", "2015");
    player.state.answers[case_at(player, 0) + "court"] = "Sampletown";
    ASSERT_TRUE(player.press("case.add"));
    ASSERT_TRUE(player.choose(case_at(player, 1) + "county", county));
    ASSERT_TRUE(player.press("next"));
    ASSERT_EQ(player.view().screen, "question.court");
    EXPECT_EQ(player.can_press("answer.same"), county == std::string("los_angeles"));
  }
}

// What may not lie on a table at home is on no sheet.
TEST(Papers, LeaveOutWhatIsNotForPaper) {
  Player player;
  test::play_to_read_all(player);
  player.state.answers["person.survivor"] = "unsure";
  player.state.answers["person.supervision"] = "none";
  for (int i = 0; i < 20 && player.state.where.screen == Screen::read_all; ++i) {
    const View view = player.view();
    if (view.asks_aside) player.press(std::get<Card>(view.aside.front()).buttons.front().action);
    player.press("next");
  }
  const auto made = player.asked<MakePaper>();
  ASSERT_FALSE(made.empty());
  std::set<std::string> labels;
  for (const auto& [label, value] : made.back().content.person) labels.insert(label);
  EXPECT_TRUE(labels.contains("Supervision now"));
  EXPECT_FALSE(labels.contains("About being hurt"));
}

TEST(SameAsTheLast, IsNothingForTheFirstCase) {
  Player player;
  test::play_to_home(player, "en");
  player.press("door.look");
  player.press("case.add");
  EXPECT_FALSE(player.can_press("answer.same"));
  const auto answers = player.state.answers;
  player.event(Pressed{"answer.same"});
  EXPECT_EQ(player.state.answers, answers);
}

// A date that cannot be is wondered about once, and kept when the person goes on.
TEST(SoftChecks, NeverStandInTheWay) {
  Player player;
  test::play_to_home(player, "en");
  test::play_consent(player, "me");
  test::play_about(player);
  player.state.answers["person.birth_date"] = "1990-05-01";
  player.press("order.cases");
  player.press("case.add");
  const std::string stem = case_at(player, 0);
  player.choose(stem + "county", "kern");
  const struct {
    const char *page, *field, *date, *words;
  } rows[] = {{"when", "date", "1985", "before you were born"},
              {"sentence_end", "sentence_end", "1984", "before another one"}};
  for (const auto& row : rows) {
    while (player.view().screen != std::string("question.") + row.page) {
      player.choose(stem + "outcome", "convicted");
      player.choose(stem + "sentence", "fine");
      ASSERT_TRUE(player.press("next")) << player.view().screen;
    }
    player.date(stem + row.field, row.date);
    ASSERT_TRUE(player.press("next"));
    EXPECT_THAT(player.view().notice, testing::HasSubstr(row.words));
    ASSERT_TRUE(player.press("next"));
    EXPECT_NE(player.view().screen, std::string("question.") + row.page);
    EXPECT_EQ(record::value_of(player.state.answers, stem + row.field), row.date);
  }
}

// What is missing is named, with the law that it matters for.
TEST(Findings, NameTheQuestionsThatWouldTellMore) {
  Player player;
  test::play_to_home(player, "en");
  player.press("door.look");
  test::play_case(player, "kern", "2015");
  const std::string stem = case_at(player, 0);
  for (const char* field : {"person.pending_case", "person.serving_sentence"})
    player.state.answers[field] = "no";
  player.state.answers["person.supervision"] = "none";
  const auto note = [&] {
    player.state.where.screen = Screen::findings;
    for (const auto& block : player.view().main)
      if (const auto* row = std::get_if<FindingRow>(&block)) return row->cards.at(0).note;
    return std::string();
  };
  EXPECT_THAT(note(), testing::Not(testing::HasSubstr("How did probation end?")));
  player.state.answers[stem + "probation_end"] = "unsure";
  EXPECT_THAT(note(),
              testing::ContainsRegex("An answer to this tells more: .*“How did probation end\\?”.* "
                                     "It matters for Penal Code 1203.4"));
}

// Nothing is lost by changing a branch: what was told in it comes back with it.
TEST(Branches, KeepAsideWhatIsNoLongerAsked) {
  Player player;
  test::play_to_home(player, "en");
  player.press("door.look");
  test::play_case(player, "kern", "2015");
  const std::string id = record::case_ids(player.state.answers).at(0);
  const auto told = [&] {
    std::string all;
    for (const auto& [label, value] :
         labeled(test::shipped_world(), player.state, player.state.answers, "cases", id))
      all += label + "\n";
    return all;
  };
  EXPECT_THAT(told(), testing::HasSubstr("How probation ended"));
  player.state.answers["case." + id + ".sentence"] = "fine";
  EXPECT_THAT(told(), testing::Not(testing::HasSubstr("How probation ended")));
  player.state.answers["case." + id + ".sentence"] = "probation";
  EXPECT_THAT(told(), testing::HasSubstr("How probation ended"));
}

// ---- another clinic's interview, from the first screen to the end ------------------------------

World example_world() {
  const fs::path tree = CLEARWAY_SOURCE_DIR;
  const support::TempDir folder;
  fs::copy(tree / "kiosk-config", folder / "config", fs::copy_options::recursive);
  fs::remove_all(folder / "config" / "interview");
  fs::copy(folder / "config" / "examples" / "copies_clinic", folder / "config" / "interview");
  auto world = kiosk::load_world(folder / "config", tree / "assets");
  EXPECT_TRUE(world) << core::describe(world.error());
  return world ? *std::move(world) : World{};
}

std::string layer_of(const Player& player) {
  return player.state.editing ? player.state.editing->layer : "";
}

void answer_about(Player& player) {
  EXPECT_EQ(player.view().screen, "question.pending_case");
  player.choose("person.pending_case", "no");
  player.press("next");
  player.write("person.name.court", "Ana Prueba");
  player.press("next");
  ASSERT_TRUE(player.focus("person.contact.address"));
  player.type("1 Example Street");
  EXPECT_TRUE(player.press("key.enter"));
  player.type("Sampletown");
  player.press("key.done");
  player.press("next");
  EXPECT_EQ(layer_of(player), "keypad");
  player.type("x3");
  player.press("key.done");
  player.press("next");
  EXPECT_EQ(layer_of(player), "digits");
  player.type("$1,500");
  player.press("key.done");
  player.press("next");
}

TEST(Example, AWholeVisitInEveryLanguage) {
  const World world = example_world();
  for (const char* language : {"en", "es"}) {
    SCOPED_TRACE(language);
    Player player(world);
    test::play_to_home(player, language);
    test::play_consent(player, "clinic");
    answer_about(player);
    EXPECT_EQ(player.vault.at("person.contact.address"), "1 Example Street\nSampletown");
    EXPECT_EQ(player.vault.at("person.household"), "3") << "the letter is not taken";
    EXPECT_EQ(player.vault.at("person.income"), "$1,500");
    ASSERT_TRUE(player.press("order.cases"));
    test::play_case(player, "ventura", "2018");
    ASSERT_EQ(player.state.where.screen, Screen::cases);
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(player.state.where.screen, Screen::findings);
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(player.view().screen, "question.meaning");
    test::play_story(player);
    EXPECT_EQ(player.state.where.screen, Screen::read_all);
    for (int i = 0; i < 9 && player.state.where.screen == Screen::read_all; ++i) {
      for (const auto& block : player.view().aside)
        if (const auto* card = std::get_if<Card>(&block); card && !card->buttons.empty())
          player.press(card->buttons[0].action);
      player.press("next");
    }
    EXPECT_EQ(player.state.where.screen, Screen::papers);
    const auto papers = player.asked<MakePaper>();
    ASSERT_FALSE(papers.empty());
    EXPECT_EQ(papers.back().content.person.size(), 5U) << "each answer is on paper";
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(player.state.where.screen, Screen::finish);
  }
}

}  // namespace
}  // namespace clearway::flow
