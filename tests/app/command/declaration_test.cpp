// clearway declaration, as somebody at a clinic tries out the wording.
#include <fstream>

#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kPerson = kSources + "/tests/app/declaration/people/on_my_own.json";

TEST(DeclarationCommand, WritesTheStatementOfAFileAndOfAPipe) {
  const auto file = clearway({"declaration", kPerson});
  ASSERT_RUN(file, 0);
  EXPECT_EQ(file.output,
            support::read_file(kSources + "/tests/golden/declaration/statement.on_my_own.txt"));
  EXPECT_EQ(file.errors, "");
  const auto pipe = clearway({"declaration", "-"}, support::read_file(kPerson));
  ASSERT_RUN(pipe, 0);
  EXPECT_EQ(pipe.output, file.output);
}

TEST(DeclarationCommand, MarksWhatNobodyAcceptedYet) {
  const auto done = clearway({"declaration", "-"}, R"({"name": "Ana Prueba", "who": "i am here"})");
  ASSERT_RUN(done, 0);
  EXPECT_EQ(done.output,
            "[My name is Ana Prueba.] i am here\n\n"
            "[Thank you for taking the time to read this.]\n");
  EXPECT_THAT(done.errors, HasSubstr("2 of the sentences are ours and wait"));
  const auto spanish = clearway({"declaration", "-", "--language", "es"},
                                R"({"name": "Ana Prueba", "who": "i am here", "accepted": "all"})");
  ASSERT_RUN(spanish, 0);
  EXPECT_THAT(spanish.output, HasSubstr("Me llamo Ana Prueba. i am here\n"));
}

TEST(DeclarationCommand, TracesEachSentence) {
  const auto done = clearway({"declaration", kPerson, "--trace"});
  ASSERT_RUN(done, 0);
  for (const char* said :
       {"who\n  template name with person.name.court, accepted\n  My name is Dale Example.\n",
        "who\n  answer declaration.who, accepted\n  I am 58.",
        "case.1\n  template case_number.1 with case.1.number, accepted\n",
        "closing\n  template thanks, removed\n"})
    EXPECT_THAT(done.output, HasSubstr(said));
  const auto edited =
      clearway({"declaration", "-", "--trace"}, R"({"who": "a", "edited": {"who": "b"}})");
  EXPECT_THAT(edited.output, HasSubstr("who\n  edited declaration.edited.who, accepted\n  b\n"));
  EXPECT_THAT(edited.output, HasSubstr("template thanks, waiting"));
}

TEST(DeclarationCommand, WritesALetterAndWhatOneCourtIsTold) {
  const auto letter = clearway({"declaration", kPerson, "--letter", "landlord"});
  ASSERT_RUN(letter, 0);
  EXPECT_THAT(letter.output, HasSubstr("To the landlord or manager:"));
  EXPECT_THAT(letter.output, Not(HasSubstr("2005")));
  const std::string parent = kSources + "/tests/app/declaration/people/young_parent.json";
  const auto court = clearway({"declaration", parent, "--county", "ventura"});
  ASSERT_RUN(court, 0);
  EXPECT_THAT(court.output, HasSubstr("XX000003"));
  EXPECT_THAT(court.output, Not(HasSubstr("XX000001")));
  EXPECT_THAT(court.output, Not(HasSubstr("I missed two check-ins")));
}

TEST(DeclarationCommand, HintsOnlyWhenAskedAndChangesNothing) {
  const std::string json =
      R"({"who": "I am an ex-con. My number is 078-05-1120.", "accepted": "all"})";
  const auto plain = clearway({"declaration", "-"}, json);
  const auto hinted = clearway({"declaration", "-", "--hints"}, json);
  ASSERT_RUN(hinted, 0);
  EXPECT_EQ(plain.output, hinted.output);
  EXPECT_EQ(plain.errors, "");
  EXPECT_THAT(hinted.errors,
              HasSubstr("declaration.who: \"078-05-1120\": This looks like a Social"));
  EXPECT_THAT(hinted.errors, HasSubstr("\"ex-con\", or: a person with a conviction\n"));
}

TEST(DeclarationCommand, RefusesWithASentenceThatNamesThePlace) {
  const struct {
    std::vector<std::string> arguments;
    const char* input;
    const char* want;
  } rows[] = {
      {{"-"}, "{\"who\": 7}", "standard input: who: expected text"},
      {{"-"}, "{\"whom\": \"x\"}", "standard input: whom: not a key that is known here"},
      {{"-"}, "{", "standard input: line 1, column 1: expected JSON"},
      {{"/nowhere.json"}, "", "/nowhere.json: expected a file"},
      {{"/"}, "", "/: expected a file"},
      {{"-", "--letter", "king"}, "{}", "--letter king: expected one of: employer, landlord"},
      {{"-", "--language", "xx"}, "{}", "xx.po"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.want);
    std::vector<std::string> arguments{"declaration"};
    arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
    const auto done = clearway(arguments, row.input);
    EXPECT_RUN(done, 2);
    EXPECT_EQ(done.output, "");
    EXPECT_THAT(done.errors, HasSubstr(row.want));
  }
}

}  // namespace
}  // namespace clearway::command
