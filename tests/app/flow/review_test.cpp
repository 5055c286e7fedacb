// The review: what was skipped is found again, with what it is good for, and nothing has to be.
#include <gmock/gmock.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::HasSubstr;
using testing::Not;

const std::string kCase = "case." + std::string(32, 'c') + ".";

// Somebody at their papers who has told of one case, as far as `told` goes.
void at_papers(Player& player, const record::Fields& told) {
  test::play_to_home(player, "en");
  test::play_consent(player, "me");
  for (const auto& [field, value] : told) player.state.answers[field] = value;
  player.state.where = {Screen::papers, {}};
}

const record::Fields kProbation = {
    {"person.name.court", "Ana Prueba"}, {kCase + "order", "1"},
    {kCase + "county", "ventura"},       {kCase + "what", "PC 484(a)"},
    {kCase + "level", "misdemeanor"},    {kCase + "outcome", "convicted"},
    {kCase + "sentence", "probation"},   {kCase + "probation_end", "unsure"}};

std::vector<Card> open_cards(const Player& player) {
  std::vector<Card> out;
  for (const auto& block : player.view().main)
    if (const auto* card = std::get_if<Card>(&block)) out.push_back(*card);
  return out;
}

const Card* card_for(const std::vector<Card>& cards, const std::string& action) {
  const auto found = std::ranges::find_if(
      cards, [&](const Card& card) { return card.buttons.at(0).action == action; });
  return found == cards.end() ? nullptr : &*found;
}

// A second case, which can go to a court today.
record::Fields with_one_to_file() {
  record::Fields told = kProbation;
  for (const auto& [field, value] : kProbation)
    if (field.starts_with(kCase))
      told["case." + std::string(32, 'd') + "." + field.substr(kCase.size())] = value;
  const std::string second = "case." + std::string(32, 'd') + ".";
  for (const auto& [field, value] : record::Fields{{second + "order", "2"},
                                                   {second + "probation_end", "full"},
                                                   {second + "conviction_date", "2015-03-04"},
                                                   {second + "date", "2015-03-04"},
                                                   {second + "probation_end_date", "2018-03-04"},
                                                   {second + "granted", "no"},
                                                   {"person.pending_case", "no"},
                                                   {"person.supervision", "none"},
                                                   {"person.serving_sentence", "no"},
                                                   {"person.registration", "never"}})
    told[field] = value;
  return told;
}

TEST(Review, SaysOfEachOpenQuestionWhatItIsGoodFor) {
  Player player;
  at_papers(player, with_one_to_file());
  ASSERT_TRUE(player.press("go.review"));
  ASSERT_EQ(player.view().screen, "review");
  const auto open = open_cards(player);
  ASSERT_FALSE(open.empty());

  const Card* probation = card_for(open, "review.cases/probation_end/" + std::string(32, 'c'));
  ASSERT_NE(probation, nullptr) << "not sure is still open";
  EXPECT_THAT(probation->title, HasSubstr("Case 1: "));
  EXPECT_THAT(probation->body.at(0).text, HasSubstr("Penal Code 1203.4"));

  const Card* birth = card_for(open, "review.about/birth_date/");
  ASSERT_NE(birth, nullptr);
  EXPECT_THAT(birth->body.at(0).text, HasSubstr("CR-180"));
  const Card* pronouns = card_for(open, "review.about/pronouns/");
  ASSERT_NE(pronouns, nullptr);
  EXPECT_EQ(pronouns->body.at(0).text, "It can stay as it is.");

  EXPECT_EQ(card_for(open, "review.about/court_name/"), nullptr) << "it has an answer";
  const auto place = [&](const Card* card) { return card - open.data(); };
  EXPECT_LT(place(card_for(open, probation->buttons[0].action)), place(pronouns))
      << "what decides something comes first";
}

TEST(Review, LeadsToTheQuestionAndStraightBack) {
  Player player;
  at_papers(player, kProbation);
  ASSERT_TRUE(player.press("go.review"));
  const auto before = open_cards(player).size();
  ASSERT_TRUE(player.press("review.about/birth_date/"));
  ASSERT_EQ(player.view().screen, "question.birth_date");
  player.date("person.birth_date", "1980");
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(player.view().screen, "review");
  EXPECT_EQ(open_cards(player).size(), before - 1);
  EXPECT_EQ(card_for(open_cards(player), "review.about/birth_date/"), nullptr);
  // Of a case too, though its section goes on; what grows out of the answer is open then.
  ASSERT_TRUE(player.press("review.cases/probation_end/" + std::string(32, 'c')));
  ASSERT_TRUE(player.choose(kCase + "probation_end", "full"));
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "review");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "papers");
}

TEST(Review, NamesAHardQuestionWithoutAskingIt) {
  Player player;
  at_papers(player, kProbation);
  ASSERT_TRUE(player.press("go.review"));
  const auto open = open_cards(player);
  int hard = 0;
  for (const auto& page : test::shipped_world().interview.section("about")->pages) {
    const Card* card = card_for(open, "review.about/" + page.id + "/");
    if (!page.hard || card == nullptr) continue;
    ++hard;
    EXPECT_THAT(card->title, Not(HasSubstr(page.title)));
    EXPECT_EQ(card->body.at(0).text, "This page may be hard. You can skip it.");
  }
  EXPECT_EQ(hard, 2);
}

TEST(Review, ShowsAHelperNothingThatIsForThePersonAlone) {
  Player player;
  at_papers(player, kProbation);
  ASSERT_TRUE(player.press("go.review"));
  ASSERT_NE(card_for(open_cards(player), "review.about/survivor/"), nullptr);
  player.state.helped = true;
  EXPECT_EQ(card_for(open_cards(player), "review.about/survivor/"), nullptr);
}

TEST(Review, SaysWhenNothingIsOpen) {
  Player player;
  at_papers(player, {});
  for (const auto& section : test::shipped_world().interview.sections)
    if (section.id == "about")
      for (const auto& page : section.pages)
        for (const auto& question : page.questions) player.state.answers[question.field] = "no";
  ASSERT_TRUE(player.press("go.review"));
  EXPECT_TRUE(open_cards(player).empty());
  EXPECT_EQ(player.view().lead, "You have answered everything we ask.");
}

}  // namespace
}  // namespace clearway::flow
