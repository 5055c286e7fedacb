#include "app/command/config_check.h"

#include <gmock/gmock.h>

#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsSupersetOf;
namespace fs = std::filesystem;

// A copy of what is shipped, to break; in English and Spanish, or whole where that matters.
enum class Languages { two, all };
struct Copy {
  support::TempDir folder;
  Places places;
  explicit Copy(Languages languages = Languages::two) {
    for (const auto* name : {"kiosk-config", "assets"}) {
      fs::create_directory(folder / name);
      fs::copy(fs::path(kSources) / name, folder / name, fs::copy_options::recursive);
    }
    places.config = folder / "kiosk-config";
    places.assets = folder / "assets";
    if (languages == Languages::two) keep_two();
  }
  void keep_two() {
    std::string site = support::read_file(places.config / "site.toml");
    const auto line = site.find("\nlanguages = [");
    site.replace(line, site.find(']', line) + 1 - line, "\nlanguages = [\"en\", \"es\"]");
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator(places.assets / "locale"))
      if (entry.path().extension() == ".po" && entry.path().stem() != "es")
        others.push_back(entry.path());
    for (const auto& other : others) {
      fs::remove(other);
      const auto hours = site.find("\n" + other.stem().string() + " = ");
      if (hours != std::string::npos) site.erase(hours, site.find('\n', hours + 1) - hours);
    }
    support::write_file(places.config / "site.toml", site);
  }
  void change(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = support::read_file(places.config / file);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    support::write_file(places.config / file, text.replace(at, from.size(), to));
  }
  void sign_off(const std::string& language) {
    change("../assets/locale/" + language + ".po", "machine-drafted",
           "signed-off by Ada Prueba on 2026-11-22");
  }
};

TEST(ConfigCheck, NamesTheWordThatNobodyUsesAndTheOneThatIsMissing) {
  Copy copy;
  copy.change("words.toml", "continue = \"Continue\"", "contniue = \"Continue\"");
  const auto problems = check_config(copy.places);
  EXPECT_THAT(problems, Contains(HasSubstr("`frame.contniue`")));
  EXPECT_THAT(problems, Contains(HasSubstr("`frame.continue`")));
  EXPECT_THAT(problems, Contains(testing::ContainsRegex("words\\.toml:[0-9]+: ")));
}

TEST(ConfigCheck, NamesASentenceWithoutTranslation) {
  Copy copy;
  copy.sign_off("es");
  copy.change("words.toml", "\"Choose your language\"", "\"Choose a tongue\"");
  EXPECT_THAT(check_config(copy.places),
              Contains(testing::ContainsRegex(
                  "^kiosk-config/words\\.toml:[0-9]+: no translation in es\\.po: "
                  "\"Choose a tongue\"$")));
}

TEST(ConfigCheck, CountsWhatAMachineDraftLacksAndSaysWhetherPeopleSeeIt) {
  Copy copy;
  copy.change("site.toml", "languages = [\"en\", ", "languages = [\"en\", \"xx\", ");
  copy.change("site.toml", "[helper.hours]\n", "[helper.hours]\nxx = \"9 to 5\"\n");
  EXPECT_THAT(check_config(copy.places),
              IsSupersetOf({HasSubstr("`languages`: \"xx\" has no name; expected `xx`"),
                            HasSubstr("`languages`: \"xx\" has no keyboard; expected [xx]"),
                            HasSubstr("xx.po")}));
  copy.change("site.toml", "\"xx\", ", "");
  copy.change("site.toml", "xx = \"9 to 5\"\n", "");
  copy.change("words.toml", "\"Choose your language\"", "\"Choose a tongue\"");
  EXPECT_THAT(check_config(copy.places), testing::IsEmpty()) << "it is said in English";
  EXPECT_THAT(translation_notes(copy.places),
              Contains(testing::ContainsRegex(
                  "es\\.po: machine-drafted, shown and marked; 1 of [0-9]+ messages are missing")));
  copy.change("site.toml", "\ntranslations = ", "\n# ");
  EXPECT_THAT(translation_notes(copy.places),
              Contains(HasSubstr("es.po: machine-drafted, not shown to people; 1 of ")));
  copy.sign_off("es");
  EXPECT_THAT(translation_notes(copy.places),
              Contains(HasSubstr("es.po: signed off by Ada Prueba on 2026-11-22")));
}

TEST(ConfigCheck, GivesFileAndLineOfABrokenFile) {
  struct Row {
    const char* file;
    const char* from;
    const char* to;
    const char* expected;
  };
  const Row rows[] = {
      {"site.toml", "demo = true", "dmo = true", "site\\.toml:[0-9]+: "},
      {"site.toml", "\"machine-drafted\"]", "\"drafted\"]",
       "site\\.toml:[0-9]+: `translations`: found \"drafted\"; allowed: signed-off, "
       "machine-drafted"},
      {"../assets/locale/es.po", "State: machine-drafted", "State: perfect",
       "es\\.po:[0-9]+: X-Clearway-State: found \"perfect\"; allowed: machine-drafted, or "
       "signed-off"},
      {"site.toml", "# logo = \"logo.png\"", "logo = \"nowhere.png\"",
       "site\\.toml:[0-9]+: `logo`: .*nowhere\\.png is not there; allowed: "},
      {"theme.toml", "ink = \"#17252A\"", "ink = \"#777777\"",
       "theme\\.toml:[0-9]+: `ink`: 4\\.[0-9]:1 on `paper`; words must be read at 10:1"},
      {"theme.toml", "sun = \"#F2B544\"", "sun = \"yellow\"",
       "theme\\.toml:[0-9]+: `sun`: expected"},
      {"interview/about.toml", "title = \"About you\"", "title = 7", "about\\.toml:[0-9]+: "},
      {"declaration.toml", "id = \"name\"", "id = name", "declaration\\.toml:[0-9]+: "},
      {"relief/california/pc-1203.4.toml", "last_checked = \"2026-11-22\"",
       "last_checked = \"2199-01-01\"",
       "pc-1203\\.4\\.toml:[0-9]+: `last_checked`: lies in the future"},
      {"relief/california/pc-1203.4.toml", "vehicle = [\"yes\"]", "vehicel = [\"yes\"]",
       "pc-1203\\.4\\.toml:[0-9]+: `vehicel`: \"vehicel\" is no fact; allowed: "},
      {"keyboard.toml", "[en.letters]", "[en.leters]", "keyboard\\.toml:[0-9]+: "},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.file);
    Copy copy;
    copy.change(row.file, row.from, row.to);
    EXPECT_THAT(check_config(copy.places), Contains(testing::ContainsRegex(row.expected)));
  }
}

// Whoever changes a sentence finds out at once that it calls somebody a name.
TEST(ConfigCheck, FindsAStigmatizingWordInEverythingWeSay) {
  const struct {
    const char* file;
    const char* from;
    const char* to;
    const char* expected;
  } rows[] = {
      {"words.toml", "Choose your language", "Choose, offender", "words.toml:[0-9]+: \"offender\""},
      {"packet.toml", "Keep this slip.", "Clients keep this.", "packet.toml:[0-9]+: \"Clients\""},
      {"interview/statement.toml", "I go to meetings.", "I am an addict.",
       "statement.toml:[0-9]+: \"addict\" is not for our own words; say: a person who was using"},
      {"declaration.toml", "Thank you for taking", "From a felon: thank you for taking",
       "declaration.toml:[0-9]+: \"felon\""},
      {"letters/landlord.toml", "To the landlord", "From an ex-con to the landlord",
       "landlord.toml:[0-9]+: \"ex-con\""},
      {"../assets/locale/es.po", "Elija su idioma", "Elija, delincuente",
       "words.toml:[0-9]+ in es.po: \"delincuente\""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.file);
    Copy copy;
    copy.change(row.file, row.from, row.to);
    EXPECT_THAT(check_config(copy.places), Contains(testing::ContainsRegex(row.expected)));
  }
}

// Of the interview that is asked, and of the examples beside it.
TEST(ConfigCheck, ProvesEveryInterview) {
  const struct {
    bool readable;
    const char *what, *file, *from, *to, *expected;
  } rows[] = {
      {false, "unknown key", "interview/about.toml", "required = true", "requird = true",
       "interview/about\\.toml:[0-9]+: `requird`: not a key that is known here"},
      {false, "unknown key of an example", "examples/copies_clinic/about.toml", "required = true",
       "requird = true", "copies_clinic/about\\.toml:[0-9]+: `requird`: not a key"},
      {true, "missing translation", "interview/cases.toml", "Which courthouse was it?",
       "Which house?",
       "^kiosk-config/interview/cases\\.toml:[0-9]+: no translation in es\\.po: \"Which house"},
      {true, "missing translation of an example", "examples/copies_clinic/about.toml",
       "People at home", "Who is at home",
       "^kiosk-config/examples/copies_clinic/about\\.toml:[0-9]+: no translation in es\\.po: "},
      {false, "unreachable page", "interview/cases.toml",
       "field = \"case.*.sentence\", is = [\"probation\", \"prison_held\"] }",
       "field = \"case.*.sentence\", is = [\"probation\", \"prison_held\"] }, "
       "{ field = \"case.*.sentence\", is = [\"prison\"] }",
       "interview/cases\\.toml:[0-9]+: `when`: no answers lead to this page"},
      {false, "condition on a later question", "interview/cases.toml",
       "field = \"case.*.outcome\", is", "field = \"case.*.granted\", is",
       "interview/cases\\.toml:[0-9]+: `when`: no earlier question asks case\\.\\*\\.granted"},
      {true, "field that nothing uses", "interview/statement.toml",
       "field = \"declaration.meaning\"", "field = \"declaration.meant\"",
       "^kiosk-config/interview/statement\\.toml:[0-9]+: `field`: no packet, statement or letter "
       "uses declaration\\.meant"},
      {true, "field of an example that nothing uses", "examples/copies_clinic/statement.toml",
       "field = \"declaration.meaning\"", "field = \"declaration.meant\"",
       "^kiosk-config/examples/copies_clinic/statement\\.toml:[0-9]+: `field`: no packet"},
  };
  // What breaks a file and what leaves it readable are told in two rounds, each with all of its
  // kind.
  for (const bool readable : {true, false}) {
    Copy copy;
    copy.sign_off("es");
    for (const auto& row : rows)
      if (row.readable == readable) copy.change(row.file, row.from, row.to);
    const auto problems = check_config(copy.places);
    for (const auto& row : rows) {
      if (row.readable != readable) continue;
      EXPECT_THAT(problems, Contains(testing::ContainsRegex(row.expected))) << row.what;
    }
  }
}

// Another clinic puts its interview in the place of ours and changes nothing else.
TEST(ConfigCheck, FindsNothingWithTheExampleInThePlaceOfTheInterview) {
  const Copy copy;
  fs::remove_all(copy.places.config / "interview");
  fs::rename(copy.places.config / "examples" / "copies_clinic", copy.places.config / "interview");
  EXPECT_THAT(check_config(copy.places), testing::IsEmpty());
}

TEST(ConfigCheck, FindsNothingInWhatIsShipped) {
  const Copy copy(Languages::all);
  EXPECT_THAT(check_config(copy.places), testing::IsEmpty());
}

}  // namespace
}  // namespace clearway::command
