#include "app/interview/definition.h"

#include <gmock/gmock.h>

#include "tests/support/temp_dir.h"

namespace clearway::interview {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kPage =
    "title = \"Test\"\n[[page]]\nid = \"one\"\ntitle = \"One?\"\n"
    "[[page.question]]\nfield = \"person.one\"\nkind = \"choice\"\nlabel = \"One\"\n"
    "choices = [{id = \"yes\", label = \"Yes\"}, {id = \"no\", label = \"No\"}]\n";

class Folder {
 public:
  Folder() {
    write("interview.toml", "id = \"test\"\nsections = [\"about\"]\n");
    write("about.toml", kPage);
  }
  void write(const std::string& name, const std::string& text) const {
    support::write_file(folder_ / name, text);
  }
  core::Result<Interview> read() const { return read_interview(folder_.path()); }
  std::string problems() const {
    const auto read_now = read();
    return read_now ? "" : read_now.error().detail;
  }

 private:
  support::TempDir folder_;
};

TEST(Definition, ReadsAWholeInterview) {
  const Folder folder;
  folder.write("interview.toml",
               "id = \"test\"\nsections = [\"about\", \"cases\"]\nlists = [\"county\"]\n");
  folder.write("county.toml", "names = [{id = \"test_county\", label = \"Test\"}]\n");
  folder.write(
      "cases.toml",
      "title = \"Cases\"\nrepeat = \"case\"\n[[page]]\nid = \"before\"\ntitle = \"Ready?\"\n"
      "[[page.aside]]\ntitle = \"Soon\"\nbody = \"A page.\"\nannounces = [\"where\"]\n"
      "[[page]]\nid = \"where\"\ntitle = \"Where?\"\n"
      "lead = \"Look.\"\nhard = true\nwhen = [{field = \"person.one\", not = [\"no\"]}]\n"
      "[[page.question]]\nfield = \"case.*.county\"\nkind = \"county\"\nlabel = \"County\"\n"
      "[[page.aside]]\ntitle = \"Why\"\nbody = \"Because.\"\ntone = \"why\"\n"
      "citation = \"Test Code 1\"\nlast_checked = \"2026-11-22\"\n");
  const auto interview = folder.read();
  ASSERT_TRUE(interview) << interview.error().detail;
  ASSERT_EQ(interview->sections.size(), 2U);
  const Page& page = interview->section("cases")->pages.back();
  EXPECT_TRUE(page.hard);
  EXPECT_TRUE(page.when.front().none);
  EXPECT_EQ(page.questions.front().kind, Kind::county);
  EXPECT_EQ(page.asides.front().citation, "Test Code 1");
  EXPECT_EQ(interview->lists.at("county").front().label, "Test");
  EXPECT_THAT(sentences(*interview),
              ElementsAre("Test", "One?", "One", "Yes", "No", "Cases", "Ready?", "Soon", "A page.",
                          "Where?", "Look.", "County", "Why", "Because."));
}

TEST(Definition, RefusesABadPageWithFileAndLine) {
  const struct {
    const char* what;
    const char* more;  // after kPage, from line 10 on
    const char* want;
  } rows[] = {
      {"unknown key", "[[page]]\nid = \"two\"\ntitle = \"Two?\"\ncolour = \"red\"\n",
       "about.toml:13: `colour`: not a key that is known here; allowed: aside, hard, id"},
      {"same page", "[[page]]\nid = \"one\"\ntitle = \"Two?\"\n",
       "about.toml:11: `id`: one is used twice"},
      {"same field",
       "[[page.question]]\nfield = \"person.one\"\nkind = \"text\"\nlabel = \"Again\"\n",
       "about.toml:11: `field`: person.one is used twice"},
      {"unknown field",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwhen = [{field = \"a.b\", is = [\"x\"]}]\n",
       "about.toml:13: `when`: no earlier question asks a.b"},
      {"later field",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwhen = [{field = \"person.two\", is = [\"x\"]}]\n"
       "[[page.question]]\nfield = \"person.two\"\nkind = \"text\"\nlabel = \"Two\"\n",
       "`when`: no earlier question asks person.two"},
      {"no such choice",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwhen = [{field = \"person.one\", is = "
       "[\"maybe\"]}]\n",
       "`when`: person.one has no choice maybe"},
      {"both ways",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\n"
       "when = [{field = \"person.one\", is = [\"no\"], not = [\"yes\"]}]\n",
       "expected one of: is, not"},
      {"hard", "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nhard = true\n",
       "about.toml:13: `hard`: a hard page says why"},
      {"hard without a word beforehand", "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nhard = true\n",
       "about.toml:13: `hard`: an earlier page of the section says that it comes"},
      {"announced by itself",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nhard = true\n[[page.aside]]\ntone = \"why\"\n"
       "title = \"Why\"\nbody = \"Because.\"\nannounces = [\"two\"]\n",
       "`announces`: no later hard page two"},
      {"hard and required",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nhard = true\n[[page.question]]\nfield = \"a.b\"\n"
       "kind = \"text\"\nlabel = \"Two\"\nrequired = true\n[[page.aside]]\ntone = \"why\"\n"
       "title = \"Why\"\nbody = \"Because.\"\n",
       "`required`: a hard page can always be skipped"},
      {"citation", "[[page.aside]]\ntitle = \"A\"\nbody = \"B\"\ncitation = \"Test Code 1\"\n",
       "a citation and the day it was last checked go together"},
      {"day",
       "[[page.aside]]\ntitle = \"A\"\nbody = \"B\"\ncitation = \"C\"\nlast_checked = \"2026\"\n",
       "about.toml:14: `last_checked`: expected a day"},
      {"kind", "[[page.question]]\nfield = \"a.b\"\nkind = \"slider\"\nlabel = \"A\"\n",
       "about.toml:12: `kind`: found \"slider\"; allowed: text, long_text, date, choice"},
      {"one choice",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"choice\"\nlabel = \"A\"\n"
       "choices = [{id = \"a\", label = \"A\"}]\n",
       "expected at least two choices"},
      {"choices of text",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"text\"\nlabel = \"A\"\n"
       "choices = [{id = \"a\", label = \"A\"}]\n",
       "only kinds choice, choices and county have choices"},
      {"one exclusive choice",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"choice\"\nlabel = \"A\"\n"
       "choices = [{id = \"a\", label = \"A\"}, {id = \"b\", label = \"B\", exclusive = true}]\n",
       "only a choice of kind choices is exclusive"},
      {"nothing but exclusive choices",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"choices\"\nlabel = \"A\"\n"
       "choices = [{id = \"a\", label = \"A\", exclusive = true}, "
       "{id = \"b\", label = \"B\", exclusive = true}]\n",
       "where every choice is exclusive, the kind is choice"},
      {"same choice",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"choice\"\nlabel = \"A\"\n"
       "choices = [{id = \"a\", label = \"A\"}, {id = \"a\", label = \"B\"}]\n",
       "`id`: a is used twice"},
      {"case outside", "[[page.question]]\nfield = \"case.*.b\"\nkind = \"text\"\nlabel = \"A\"\n",
       "`field`: case.*. belongs in a section with repeat"},
      {"path", "[[page.question]]\nfield = \"A b\"\nkind = \"text\"\nlabel = \"A\"\n",
       "`field`: expected lower-case words"},
      {"no list", "[[page.question]]\nfield = \"a.b\"\nkind = \"county\"\nlabel = \"A\"\n",
       "needs a list county.toml"},
      {"writing", "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwriting = true\n",
       "`writing`: needs a question of kind long_text"},
      {"not before",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"date\"\nlabel = \"A\"\nnot_before = "
       "[\"person.one\"]\n",
       "`not_before`: expected, for a date"},
      {"future",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"text\"\nlabel = \"A\"\nfuture = true\n",
       "`future`: only a date"},
      {"not private",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"text\"\nlabel = \"A\"\nperson_only = true\n",
       "about.toml:14: `person_only`: what a helper is not asked is private"},
      {"same as no case",
       "[[page.question]]\nfield = \"a.b\"\nkind = \"text\"\nlabel = \"A\"\nsame_as_last = true\n",
       "about.toml:14: `same_as_last`: only what is asked of each case"},
      {"two conditions that exclude each other",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwhen = [{field = \"person.one\", is = [\"no\"]}, "
       "{field = \"person.one\", not = [\"no\"]}]\n",
       "about.toml:13: `when`: no answers lead to this page"},
      {"a question that its page excludes",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwhen = [{field = \"person.one\", is = "
       "[\"no\"]}]\n"
       "[[page.question]]\nfield = \"a.b\"\nkind = \"text\"\nlabel = \"A\"\n"
       "when = [{field = \"person.one\", is = [\"yes\", \"\"]}]\n",
       "about.toml:18: `when`: no answers lead to this question"},
      {"what must be answered before is asked of others",
       "[[page]]\nid = \"two\"\ntitle = \"Two?\"\nwhen = [{field = \"person.one\", is = "
       "[\"no\"]}]\n"
       "[[page.question]]\nfield = \"a.b\"\nkind = \"text\"\nlabel = \"A\"\n"
       "[[page]]\nid = \"three\"\ntitle = \"Three?\"\nwhen = [{field = \"a.b\", not = [\"\"]}, "
       "{field = \"person.one\", is = [\"yes\"]}]\n",
       "about.toml:21: `when`: no answers lead to this page"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const Folder folder;
    folder.write("about.toml", std::string(kPage) + row.more);
    EXPECT_THAT(folder.problems(), HasSubstr(row.want));
  }
}

TEST(Definition, RefusesAFolderThatDoesNotFitTogether) {
  const Folder folder;
  folder.write("interview.toml",
               "id = \"test\"\nsections = [\"about\", \"gone\", \"Bad\", \"about\"]\n");
  folder.write("stray.toml", "title = \"Stray\"\n");
  folder.write("about.toml", "title = = 1\n");
  const std::string problems = folder.problems();
  EXPECT_THAT(problems, HasSubstr("gone.toml:1: no such file"));
  EXPECT_THAT(problems, HasSubstr("about.toml:1: "));
  EXPECT_THAT(problems, HasSubstr("interview.toml:2: `sections`: an id is lower-case"));
  EXPECT_THAT(problems, HasSubstr("`sections`: about is used twice"));
  EXPECT_THAT(problems, HasSubstr("stray.toml:1: interview.toml names no such section or list"));
  EXPECT_THAT(read_interview("/no/such/folder").error().detail, HasSubstr("interview.toml:1: "));
}

}  // namespace
}  // namespace clearway::interview
