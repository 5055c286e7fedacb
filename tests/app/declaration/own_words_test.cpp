// Word for word: whatever somebody answers, its bytes stand in the statement as they came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "app/declaration/placeholders.h"
#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

const std::string kCase(32, 'c');

std::string as_it_is(std::string_view sentence) { return std::string(sentence); }

// Every answer of the shipped outline, for one entry and one case.
std::vector<std::string> all_answers() {
  std::vector<std::string> all;
  for (const std::string& field : fields(shipped_outline())) {
    if (field == "declaration.involved" || field == "person.veteran") continue;
    all.push_back(starred(field, field.starts_with("case.") ? kCase : "3"));
  }
  return all;
}

void accept_all(record::Fields& answers, const Statement& statement) {
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences)
      answers[accepted_field(sentence.id)] = digest(sentence.text);
}

std::string whole_text(const Statement& statement) {
  std::string text;
  for (const auto& paragraph : statement.paragraphs) text += text_of(paragraph) + "\n\n";
  return text;
}

TEST(OwnWords, TheListOfThoseThatOthersMangle) {
  const Outline outline = shipped_outline();
  for (const std::string words : {"DeShawn McDonald Jr.",
                                  "NÚÑEZ-LÓPEZ",
                                  "IBM",
                                  "e.g.",
                                  "www.example.org",
                                  "\"thank you.\"",
                                  "i",
                                  "i went home",
                                  "YMCA of L.A.",
                                  "Robert O'Neil III",
                                  "  two  spaces  ",
                                  "¿Sí? ¡No!",
                                  "no point at the end",
                                  "one\n\ntwo",
                                  "“curly” 'straight'",
                                  "-- dash – dash — dash",
                                  "{person.name.court}",
                                  "ñandú",
                                  "한국어",
                                  "Հայերեն",
                                  "a, b,and c"}) {
    for (const std::string& field : all_answers()) {
      SCOPED_TRACE(field + ": " + words);
      record::Fields answers = {{"case." + kCase + ".order", "1"}, {field, words}};
      if (field == "case." + kCase + ".number")
        answers["case." + kCase + ".story.then"] = "Long ago.";
      accept_all(answers, build(outline, answers, as_it_is));
      const auto statement = build(outline, answers, as_it_is);
      EXPECT_THAT(whole_text(statement), testing::HasSubstr(words));
      // Of ours there is nothing around it that the outline does not hold.
      for (const auto& paragraph : statement.paragraphs)
        for (const auto& sentence : paragraph.sentences)
          EXPECT_TRUE(sentence.origin == Origin::offered ||
                      sentence.text == answers.at(sentence.id));
    }
  }
}

TEST(OwnWords, EveryAnswersBytesStandUnchanged) {
  const Outline outline = shipped_outline();
  const auto asked = all_answers();
  EXPECT_TRUE(rc::check([&] {
    record::Fields answers = {{"case." + kCase + ".order", "1"}};
    for (const std::string& field : asked)
      if (*rc::gen::inRange(0, 3) != 0) answers[field] = *rc::gen::arbitrary<std::string>();
    accept_all(answers, build(outline, answers, as_it_is));
    const auto statement = build(outline, answers, as_it_is);
    const std::string text = whole_text(statement);
    for (const auto& paragraph : statement.paragraphs) {
      for (const auto& sentence : paragraph.sentences) {
        RC_ASSERT(sentence.accepted);
        RC_ASSERT(text.find(sentence.text) != std::string::npos);
        for (const auto& field : sentence.fields)
          RC_ASSERT(sentence.text.find(answers.at(field)) != std::string::npos);
        if (sentence.origin == Origin::own) RC_ASSERT(sentence.text == answers.at(sentence.id));
      }
    }
    for (const std::string& field : asked)
      if (answered(record::value_of(answers, field)) && field != "case." + kCase + ".number")
        RC_ASSERT(text.find(answers.at(field)) != std::string::npos);
  }));
}

// What we wrote is never counted as the person's own and never accepted without its digest.
TEST(OwnWords, EverySentenceIsTraced) {
  const Outline outline = shipped_outline();
  const auto asked = all_answers();
  EXPECT_TRUE(rc::check([&] {
    record::Fields answers = {{"case." + kCase + ".order", "1"}};
    for (const std::string& field : asked)
      answers[field] = *rc::gen::element<std::string>("", " ", "a.", "Ñandú {b}", "x\r\ny ", "}",
                                                      "{person.name.court}", "Test Person Jr.");
    answers["person.veteran"] = "yes";
    for (const auto& paragraph : build(outline, answers, as_it_is).paragraphs) {
      for (const auto& sentence : paragraph.sentences) {
        if (sentence.origin == Origin::own) {
          RC_ASSERT(sentence.fields == std::vector<std::string>{sentence.id});
          RC_ASSERT(sentence.text == answers.at(sentence.id));
        } else {
          RC_ASSERT(!sentence.accepted);
          RC_ASSERT(!record::value_of(answers, sentence.id).starts_with(sentence.text));
        }
      }
    }
  }));
}

}  // namespace
}  // namespace clearway::declaration
