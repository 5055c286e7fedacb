// `clearway relief`: people as JSON in, findings out.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/command/relief_input.h"
#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr const char* kPerson = R"json({
  "person": {"pending_case": "no", "supervision": "none", "serving_sentence": "no",
             "registration_290": "never"},
  "cases": [{"id": "A", "jurisdiction": "california", "county": "Los Angeles",
             "conviction_date": "2012-05-01", "sentence_date": "2012-06-01",
             "outcome": "convicted", "sentence": "probation",
             "probation": {"granted": "yes", "outcome": "completed", "end_date": "2015-06-01"},
             "counts": [{"section": "PC 484(a)",
                     "level" : "misdemeanor"
},
                        {"section": "23152(b) VC", "level": "misdemeanor"},
                        {"section": "PC 485", "level": "misdemeanor"}]
}]
})json";

support::Finished relief(const std::string& input, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"relief", "--as-of", "2026-11-28"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.emplace_back("-");
  return clearway(arguments, input);
}

json finding(const json& person, const std::string& id, int count = 0) {
  for (const json& one : person.at("cases").at(0).at("findings")) {
    const auto counts = one.value("counts", std::vector<int>{});
    if (one.at("relief") != id) continue;
    if (count == 0 || std::ranges::find(counts, count) != counts.end()) return one;
  }
  return {};
}

TEST(ReliefCommand, AnswersForOnePerson) {
  const auto done = relief(kPerson);
  ASSERT_RUN(done, 0);
  const json person = json::parse(done.output);
  EXPECT_EQ(person.at("last_checked"), "2026-11-22");
  EXPECT_EQ(person.at("rules_version"), "california-2026-11-29");
  EXPECT_EQ(person.at("cases").at(0).at("case"), "A");
  const json right = finding(person, "pc-1203.4");
  EXPECT_EQ(right.at("band"), "likely_mandatory");
  EXPECT_EQ(right.at("track"), "entire-period");
  EXPECT_EQ(right.at("counts"), json({1, 3}));
  EXPECT_EQ(right.at("eligible_on"), nullptr);
  EXPECT_EQ(right.at("missing"), json::array());
  EXPECT_EQ(right.at("declaration"), "not_needed");
  EXPECT_EQ(right.at("forms"), json({"CR-180:2a"}));
  EXPECT_EQ(right.at("notice_days"), 15);
  EXPECT_NE(right.at("next_step"), "");
  EXPECT_EQ(right.at("reasons").at(0).at("cite"), "Penal Code 1203.4(a)(1)");
  EXPECT_THAT(right.dump(), HasSubstr("15 days before the hearing"));
  EXPECT_EQ(finding(person, "pc-1203.4", 2).at("declaration"), "usual");
  EXPECT_EQ(right.size(), 11U);
}

TEST(ReliefCommand, KeepsThePlaceOfWhoCannotBeRead) {
  const std::string bad = R"({"person": {"shoe_size": "9"}})";
  const auto array = relief("[{}, " + bad + ", {}]");
  EXPECT_RUN(array, 2);
  const json people = json::parse(array.output);
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people.at(0).at("cases"), json::array());
  EXPECT_EQ(people.at(1).at("error").at("path"), "person.shoe_size");
  EXPECT_EQ(people.at(1).size(), 1U);
  EXPECT_EQ(std::ranges::count(array.errors, '\n'), 1);
  EXPECT_THAT(array.errors, HasSubstr("person 2: person.shoe_size: expected one of these keys"));

  const auto broken = relief(R"([{}, {"person": }, {"person": 1e999}, {}])");
  EXPECT_RUN(broken, 2);
  const json four = json::parse(broken.output);
  ASSERT_EQ(four.size(), 4U);
  EXPECT_TRUE(four.at(1).contains("error"));
  EXPECT_TRUE(four.at(2).contains("error"));
  EXPECT_EQ(four.at(3).at("cases"), json::array());

  const auto named = relief(R"({"a\nb": 1})");
  EXPECT_EQ(std::ranges::count(named.errors, '\n'), 1);

  const auto lines = relief("{}\nbroken\n\n" + bad + "\n{}\n");
  EXPECT_RUN(lines, 2);
  EXPECT_EQ(std::ranges::count(lines.output, '\n'), 4);
  EXPECT_EQ(std::ranges::count(lines.errors, '\n'), 2);
}

TEST(ReliefCommand, NamesWhatIsExpected) {
  const struct {
    const char* input;
    const char* path;
    const char* expected;
  } rows[] = {
      {"7", "", "an object"},
      {"nothing", "", "JSON: an object for a person"},
      {"", "", "JSON: an object for a person"},
      {R"({"case": []})", "case", "one of these keys: cases, person"},
      {R"({"person": []})", "person", "an object"},
      {R"({"person": {"pending_case": "maybe"}})", "person.pending_case",
       "one of: no, yes, unsure"},
      {R"({"person": {"pending_case": null}})", "person.pending_case", "one of: no, yes, unsure"},
      {R"({"person": {"survivor": "unsure"}})", "person.survivor", "one of: no, yes, unsaid"},
      {R"({"person": {"birth_date": "1990-02-30"}})", "person.birth_date",
       "a day of the calendar: YYYY, YYYY-MM or YYYY-MM-DD"},
      {R"({"cases": {}})", "cases", "an array"},
      {R"({"cases": [{}, {"probation": {"outcome": "over"}}]})", "cases[1].probation.outcome",
       "one of: completed, terminated_early, completed_with_violation, revoked, ongoing, unknown"},
      {R"({"cases": [{"probation": {"probation": 1}}]})", "cases[0].probation.probation",
       "one of these keys: end_date, granted, outcome, revocation_custody"},
      {R"({"cases": [{"id": 1}]})", "cases[0].id", "a string"},
      {R"({"cases": [{"counts": [{"section": 484}]}]})", "cases[0].counts[0].section", "a string"},
      {R"({"cases": [{"counts": [{"level": "wobbler"}]}]})", "cases[0].counts[0].level",
       "one of: felony, misdemeanor, infraction, reduced_felony, unknown"},
      {R"({"cases": [{"as_of": "2020"}]})", "cases[0].as_of", ""},
      {R"({"cases": [{"probation.granted": "yes"}]})", "cases[0].probation.granted", ""},
      {R"({"person": {"pending_case": "yes", "pending_case": "no"}})", "person.pending_case",
       "each key once"},
      {R"({"cases": [{}, {"counts": [{"level": "felony", "level": "felony"}]}]})",
       "cases[1].counts[0].level", "each key once"},
      {R"({"cases": [], "cases": []})", "cases", "each key once"},
      {R"({"person": {"pending_case": 1e999}})", "", "JSON: an object for a person"},
      {R"({"cases": [{"result": "convicted"}]})", "cases[0].result", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.input);
    std::istringstream in(row.input);
    People people(in);
    const auto person = people.next();
    ASSERT_TRUE(person);
    ASSERT_FALSE(*person);
    EXPECT_EQ(person->error().path, row.path);
    if (*row.expected != '\0') {
      EXPECT_EQ(person->error().expected, row.expected);
    }
    EXPECT_NE(person->error().expected, "");
  }
}

TEST(ReliefCommand, ReadsOneAnArrayOrLines) {
  const struct {
    const char* input;
    int people;
    bool array;
  } rows[] = {{"{}", 1, false},
              {"\n{\n}\n", 1, false},
              {"[]", 0, true},
              {"[{}, {}]", 2, true},
              {"[\n{}\n,\n{}\n]", 2, true},
              {"{}\n{}", 2, false},
              {"\n{}\n\n{}\n{}\n", 3, false},
              {"x\n{}\n", 2, false},
              {"\xEF\xBB\xBF{}", 1, false},
              {"\xEF\xBB\xBF\r\n{}\r\n{}\r\n", 2, false},
              {"\xEF\xBB\xBF[{}]", 1, true},
              {"[{}, {]}, {}]", 3, true},
              {"[{\"id\": \"a,]\\\"\"}, {}]", 2, true},
              {"[{}, {}", 3, true},
              {"[{}] {}", 2, true},
              {"[{},]", 2, true}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.input);
    std::istringstream in(row.input);
    People people(in);
    EXPECT_EQ(people.is_array(), row.array);
    int n = 0;
    while (people.next()) ++n;
    EXPECT_EQ(n, row.people);
  }
}

TEST(ReliefCommand, NamesCasesByTheirPlace) {
  const json person = json::parse(relief(R"({"cases": [{}, {"id": "B"}, {"id": "B"}]})").output);
  ASSERT_EQ(person.at("cases").size(), 3U);
  const char* names[] = {"C1", "B", "B"};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(person.at("cases").at(i).at("case"), names[i]);
    EXPECT_FALSE(person.at("cases").at(i).at("findings").empty());
  }
}

TEST(ReliefCommand, OfAnotherCourtItSaysOneThing) {
  const json person =
      json::parse(relief(R"({"cases": [{"jurisdiction": "federal", "counts": [{}, {}]}]})").output);
  const json& findings = person.at("cases").at(0).at("findings");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.at(0).at("relief"), "out-of-reach");
  EXPECT_EQ(findings.at(0).at("band"), "not_screened");
  EXPECT_FALSE(findings.at(0).contains("counts"));
}

TEST(ReliefCommand, ExplainsAndReadsAloud) {
  const json person = json::parse(relief(kPerson, {"--explain"}).output);
  const json& tried = person.at("cases").at(0).at("explain");
  EXPECT_GT(tried.size(), 100U);
  EXPECT_NE(std::ranges::find_if(tried,
                                 [](const json& one) {
                                   return one.at("rule") == "entire-period" &&
                                          one.at("count") == 2 && one.at("holds") == "no";
                                 }),
            tried.end());
  const auto text = relief(kPerson, {"--text"});
  EXPECT_RUN(text, 0);
  EXPECT_THAT(text.output, HasSubstr("Dismissing a case after probation\n"
                                     "    likely_mandatory: Penal Code 1203.4"));
  EXPECT_THAT(text.output, HasSubstr("last checked on 2026-11-22\n"));
  EXPECT_THAT(text.output, HasSubstr("A judge decides."));
  EXPECT_THAT(clearway({"relief", "--as-of", "2030-01-01", "--text", "-"}, "{}").output,
              HasSubstr("last checked on 2026-11-22: too long ago"));
}

TEST(ReliefCommand, ExitsWithTwoOnBadUsage) {
  EXPECT_RUN(clearway({"relief", "-"}, "{}"), 2);
  EXPECT_RUN(clearway({"relief", "--as-of", "2026", "-"}, "{}"), 2);
  EXPECT_RUN(clearway({"relief", "--as-of", "2026-02-30", "-"}, "{}"), 2);
  EXPECT_RUN(clearway({"relief", "--as-of", "2026-11-28", "/nowhere.json"}), 2);
  EXPECT_RUN(clearway({"relief", "--as-of", "2026-11-28", "/"}), 2);
}

}  // namespace
}  // namespace clearway::command
