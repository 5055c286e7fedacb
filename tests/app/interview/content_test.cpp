// What must be true of the interview that is shipped, whoever edits it next.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "app/interview/definition.h"
#include "app/text/catalog.h"

namespace clearway::interview {
namespace {

const std::string kSource = CLEARWAY_SOURCE_DIR;

class Content : public testing::Test {
 protected:
  void SetUp() override {
    auto read = read_interview(kSource + "/kiosk-config/interview");
    ASSERT_TRUE(read) << read.error().detail;
    interview_ = *std::move(read);
  }
  const Question& question(std::string_view field) const {
    for (const Section& section : interview_.sections) {
      for (const Page& page : section.pages) {
        for (const Question& question : page.questions) {
          if (question.field == field) return question;
        }
      }
    }
    ADD_FAILURE() << field;
    static const Question kNone;
    return kNone;
  }
  std::vector<std::string> ids(std::string_view field) const {
    std::vector<std::string> ids;
    for (const Choice& choice : question(field).choices) ids.push_back(choice.id);
    return ids;
  }

  Interview interview_;
};

TEST_F(Content, HasItsSectionsInOrder) {
  std::vector<std::string> sections;
  for (const Section& section : interview_.sections) sections.push_back(section.id);
  EXPECT_THAT(sections, testing::ElementsAre("about", "cases", "statement"));
  EXPECT_EQ(interview_.section("cases")->repeat, "case");
  EXPECT_EQ(interview_.section("none"), nullptr);
  EXPECT_EQ(interview_.lists.at("county").size(), 58U);
}

TEST_F(Content, EverySentenceSpeaksSpanish) {
  const auto spanish = text::Catalog::load(kSource + "/assets/locale/es.po", "es");
  ASSERT_TRUE(spanish) << spanish.error().detail;
  for (const std::string& sentence : sentences(interview_))
    EXPECT_TRUE(spanish->has(sentence)) << sentence;
}

TEST_F(Content, EveryPageIsOneQuestionWithHelpBesideIt) {
  for (const Section& section : interview_.sections) {
    for (const Page& page : section.pages) {
      SCOPED_TRACE(page.id);
      EXPECT_EQ(std::ranges::count(page.title, '?'), 1);
      EXPECT_TRUE(page.title.ends_with('?'));
      EXPECT_FALSE(page.lead.empty());
      EXPECT_EQ(page.questions.size(), 1U);
      EXPECT_FALSE(page.asides.empty());
      EXPECT_LE(page.asides.size(), 3U);
    }
  }
}

// Whoever does not know how to begin sees how much is plenty, why it is asked, and words that say
// little beside words that say more.
TEST_F(Content, EveryPageToWriteOnShowsHow) {
  int pages = 0;
  for (const Section& section : interview_.sections) {
    for (const Page& page : section.pages) {
      if (!page.writing) continue;
      SCOPED_TRACE(page.id);
      ++pages;
      EXPECT_THAT(page.lead, testing::ContainsRegex("(one|two|three|four|five|six) sentences"));
      ASSERT_EQ(page.asides.size(), 3U);
      EXPECT_EQ(page.asides[0].tone, "why");
      EXPECT_EQ(page.asides[1].title, "Says little");
      EXPECT_EQ(page.asides[2].title, "Says more");
      EXPECT_LT(text::count(page.asides[1].body), text::count(page.asides[2].body));
    }
  }
  EXPECT_EQ(pages, 22);
}

TEST_F(Content, OnlyTheNameIsRequired) {
  for (const Section& section : interview_.sections) {
    for (const Page& page : section.pages) {
      for (const Question& question : page.questions)
        EXPECT_EQ(question.required, question.field == "person.name.court") << question.field;
    }
  }
}

TEST_F(Content, NotSureIsAlwaysAnAnswer) {
  for (const Section& section : interview_.sections) {
    for (const Page& page : section.pages) {
      for (const Question& question : page.questions) {
        if (question.kind != Kind::choice && question.kind != Kind::county) continue;
        EXPECT_TRUE(std::ranges::any_of(question.choices, [](const Choice& choice) {
          return choice.id == "unsure";
        })) << question.field;
      }
    }
  }
}

TEST_F(Content, AsksWhatTheRulesRead) {
  using testing::ElementsAre;
  EXPECT_THAT(ids("person.pending_case"), ElementsAre("no", "yes", "unsure"));
  EXPECT_THAT(ids("person.supervision"),
              ElementsAre("none", "probation", "parole", "mandatory_supervision", "prcs", "federal",
                          "unsure"));
  EXPECT_THAT(ids("person.serving_sentence"), ElementsAre("no", "yes", "unsure"));
  EXPECT_THAT(ids("person.registration"), ElementsAre("never", "current", "terminated", "unsure"));
  EXPECT_THAT(ids("person.veteran"), ElementsAre("no", "yes", "unsure"));
  EXPECT_EQ(question("person.contact.email").kind, Kind::email);
  EXPECT_EQ(question("person.contact.address").kind, Kind::address);
  EXPECT_THAT(ids("person.survivor"), ElementsAre("no", "yes", "unsaid", "unsure"));
  EXPECT_THAT(ids("case.*.outcome"), ElementsAre("convicted", "dismissed", "acquitted",
                                                 "no_charges", "diversion", "deferred", "unsure"));
  EXPECT_THAT(ids("case.*.revoked_to"),
              ElementsAre("jail", "jail_split", "jail_felony", "prison", "unsure"));
  EXPECT_THAT(ids("case.*.after_release"),
              ElementsAre("none", "parole", "mandatory_supervision", "prcs", "unsure"));
  for (const char* field : {"case.*.fire_camp", "case.*.granted", "case.*.protective_order"})
    EXPECT_THAT(ids(field), ElementsAre("no", "yes", "unsure")) << field;
  for (const char* field : {"case.*.end", "case.*.count.2.end", "case.*.count.5.end"})
    EXPECT_THAT(ids(field), ElementsAre("convicted", "dismissed", "acquitted", "unsure")) << field;
  for (const char* field : {"case.*.arrest_date", "case.*.conviction_date", "case.*.deferred_on",
                            "case.*.probation_end_date", "case.*.revoked_end",
                            "case.*.release_date", "case.*.supervision_end"})
    EXPECT_EQ(question(field).kind, Kind::date) << field;
  EXPECT_TRUE(question("person.survivor").person_only);
  EXPECT_THAT(ids("case.*.county"), ElementsAre("another_state", "federal", "unsure"));
  EXPECT_THAT(ids("case.*.level"), ElementsAre("felony", "misdemeanor", "infraction", "unsure"));
  EXPECT_THAT(ids("case.*.sentence"),
              ElementsAre("probation", "jail_no_probation", "fine", "jail_split", "jail_felony",
                          "prison", "prison_held", "unsure"));
  EXPECT_THAT(ids("case.*.probation_end"),
              ElementsAre("full", "early", "violation", "revoked", "ongoing", "unsure"));
  EXPECT_THAT(ids("case.*.registration"), ElementsAre("no", "yes", "unsure"));
  EXPECT_EQ(question("case.*.date").kind, Kind::date);
  EXPECT_TRUE(question("case.*.sentence_end").future);
  for (const char* field : {"case.*.number", "case.*.what"})
    EXPECT_EQ(question(field).kind, Kind::text);
  EXPECT_THAT(ids("declaration.involved"),
              ElementsAre("work", "unemployment", "school", "improving", "parenting", "community",
                          "other", "none"));
  EXPECT_THAT(ids("case.*.tell"), ElementsAre("yes", "no", "unsure"));
  for (const char* field :
       {"declaration.who", "declaration.changed", "declaration.work.1.story",
        "declaration.work.2.story", "declaration.unemployment", "declaration.school.2.story",
        "declaration.improving.2.story", "declaration.parenting.story",
        "declaration.community.2.story", "declaration.other.2.story", "declaration.hardship",
        "declaration.towards", "declaration.steps", "declaration.meaning", "declaration.obstacles",
        "case.*.story.conviction", "case.*.story.then", "case.*.story.probation"}) {
    EXPECT_EQ(question(field).kind, Kind::long_text);
    EXPECT_EQ(question(field).max_length, 4000);
  }
}

TEST_F(Content, PromisesNothingAndBlamesNobody) {
  const auto spanish = text::Catalog::load(kSource + "/assets/locale/es.po", "es");
  ASSERT_TRUE(spanish);
  for (const std::string& sentence : sentences(interview_)) {
    for (const std::string& text : {sentence, spanish->get(sentence)}) {
      for (const char* banned : {"qualify", "eligible", "offender", "client", "guilt", "califica",
                                 "elegible", "cliente", "culpa", "delincuente", " violación"})
        EXPECT_THAT(text, testing::Not(testing::HasSubstr(banned)));
    }
  }
}

TEST_F(Content, SentencesAreShortEnoughToRead) {
  for (const std::string& sentence : sentences(interview_))
    EXPECT_LE(text::count(sentence), 180U) << sentence;
}

}  // namespace
}  // namespace clearway::interview
