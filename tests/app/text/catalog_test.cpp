#include "app/text/catalog.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace clearway::text {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using testing::HasSubstr;

constexpr const char* kHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
    "\"X-Clearway-State: machine-drafted\\n\"\n\n";

core::Result<Catalog> load(const std::string& text) {
  const support::TempDir folder;
  support::write_file(folder / "es.po", text);
  return Catalog::load(folder / "es.po", "es");
}

core::Result<Catalog> load_messages(const std::string& messages) {
  return load(kHeader + messages);
}

TEST(Catalog, GivesTheTranslationOrTheEnglish) {
  const auto catalog = load_messages(
      "msgid \"Back\"\nmsgstr \"Atrás\"\n\n#, fuzzy\nmsgid \"Leave\"\nmsgstr \"¿Salir?\"\n\n"
      "msgid \"Help\"\nmsgstr \"\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Viejo\"\n");
  ASSERT_TRUE(catalog) << catalog.error().detail;
  EXPECT_EQ(catalog->language(), "es");
  EXPECT_EQ(catalog->get("Back"), "Atrás");
  EXPECT_TRUE(catalog->has("Back"));
  for (const char* missing : {"Leave", "Help", "Old", "Never seen", ""}) {
    EXPECT_FALSE(catalog->has(missing)) << missing;
    EXPECT_EQ(catalog->get(missing), missing);
  }
}

TEST(Catalog, ThatIsOpenedReadsItsMessagesWhenOneIsWanted) {
  const support::TempDir folder;
  const auto file = folder / "es.po";
  support::write_file(file, std::string("# Ours.\n\n") + kHeader);
  const auto opened = Catalog::open(file, "es");
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_TRUE(opened->machine_drafted());
  support::write_file(file, std::string(kHeader) + "msgid \"Back\"\nmsgstr \"Atrás\"\n");
  std::vector<Catalog> copies(2, *opened);
  EXPECT_EQ(copies[0].get("Back"), "Atrás");
  fs::remove(file);
  EXPECT_EQ(opened->get("Back"), "Atrás") << "they are read once for all copies";
  EXPECT_TRUE(opened->prepare());
}

TEST(Catalog, ThatIsOpenedAndNotSoundSpeaksEnglishAndSaysWhy) {
  const support::TempDir folder;
  support::write_file(folder / "es.po",
                      std::string(kHeader) + "msgid \"{n} left\"\nmsgstr \"quedan {m}\"\n");
  const auto opened = Catalog::open(folder / "es.po", "es");
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->get("{n} left"), "{n} left");
  const auto sound = opened->prepare();
  ASSERT_FALSE(sound);
  EXPECT_THAT(sound.error().detail, HasSubstr("es.po:7: the translation must name the same: {n}"));
}

TEST(Catalog, EnglishNeedsNoFile) {
  const Catalog english;
  EXPECT_EQ(english.language(), "en");
  EXPECT_TRUE(english.has("Anything"));
  EXPECT_EQ(english.get("Anything"), "Anything");
  EXPECT_EQ(english.plural("{n} case", "{n} cases", 1), "{n} case");
  EXPECT_EQ(english.plural("{n} case", "{n} cases", 0), "{n} cases");
}

TEST(Catalog, PicksThePluralForm) {
  const auto catalog = load_messages(
      "msgid \"one case\"\nmsgid_plural \"{n} cases\"\n"
      "msgstr[0] \"un caso\"\nmsgstr[1] \"{n} casos\"\n");
  ASSERT_TRUE(catalog) << catalog.error().detail;
  EXPECT_EQ(catalog->plural("one case", "{n} cases", 1), "un caso");
  EXPECT_EQ(catalog->plural("one case", "{n} cases", 3), "{n} casos");
}

TEST(Catalog, RefusesWhatItCannotTrust) {
  const std::string header = kHeader;
  const struct {
    const char* what;
    std::string text;
    const char* want;
  } rows[] = {
      {"syntax", header + "msgid \"Back\nmsgstr \"Atrás\"\n", "es.po:8: "},
      {"many errors",
       header +
           []() {
             std::string lines;
             for (int i = 0; i < 60; ++i) lines += "garbage here\n";
             return lines;
           }(),
       "es.po:7: "},
      {"twice", header + "msgid \"A\"\nmsgstr \"B\"\n\nmsgid \"A\"\nmsgstr \"C\"\n", "es.po:10: "},
      {"no charset", "msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n", "charset=UTF-8"},
      {"empty", "", "charset=UTF-8"},
      {"hole", header + "msgid \"Hi {name}\"\nmsgstr \"Hola {nombre}\"\n",
       "es.po:7: the translation"},
      {"lost hole", header + "msgid \"Hi {name}\"\nmsgstr \"Hola\"\n",
       "must name the same: {name}"},
      {"context", header + "msgctxt \"x\"\nmsgid \"A\"\nmsgstr \"B\"\n",
       "msgctxt \"x\" is not used; allowed: \"alone\""},
      {"one form", header + "msgid \"A\"\nmsgid_plural \"As\"\nmsgstr[0] \"B\"\n", "plural forms"},
      {"bad utf-8", header + "msgid \"A\"\nmsgstr \"\xC3\x28\"\n", "es.po:"},
      {"plural rule",
       "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
       "\"Plural-Forms: nplurals=2; plural=(n == 7);\\n\"\n",
       "es.po:4: Plural-Forms is not known; allowed: nplurals=2"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto catalog = load(row.text);
    ASSERT_FALSE(catalog);
    EXPECT_EQ(catalog.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(catalog.error().detail, HasSubstr(row.want));
  }
  // And a good one is read as before, after all that.
  EXPECT_TRUE(load_messages("msgid \"Back\"\nmsgstr \"Atrás\"\n"));
}

core::Result<Catalog> load_state(const std::string& line) {
  return load(
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "\"Plural-Forms: nplurals=1; plural=0;\\n\"\n" +
      line + "\nmsgid \"Back\"\nmsgstr \"Atrás\"\n");
}

TEST(Catalog, SaysWhetherSomebodyAnswersForIt) {
  EXPECT_FALSE(Catalog().machine_drafted()) << "English is what is translated";
  const auto drafted = load_state("\"X-Clearway-State: machine-drafted\\n\"\n");
  ASSERT_TRUE(drafted) << drafted.error().detail;
  EXPECT_TRUE(drafted->machine_drafted());
  EXPECT_FALSE(drafted->signed_off());
  const auto read =
      load_state("\"X-Clearway-State: signed-off by Ada on Prueba on 2026-11-22\\n\"\n");
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_FALSE(read->machine_drafted());
  EXPECT_EQ(read->signed_off()->by, "Ada on Prueba");
  EXPECT_EQ(core::to_text(read->signed_off()->on), "2026-11-22");
}

TEST(Catalog, RefusesAStateThatSaysNothing) {
  const std::pair<const char*, const char*> rows[] = {
      {"",
       "es.po:1: X-Clearway-State: found \"\"; allowed: machine-drafted, or signed-off by NAME"},
      {"\"X-Clearway-State: fine\\n\"\n", "es.po:5: X-Clearway-State: found \"fine\"; allowed: "},
      {"\"X-Clearway-State: signed-off\\n\"\n", "es.po:5: X-Clearway-State"},
      {"\"X-Clearway-State: signed-off by  on 2026-11-22\\n\"\n", "es.po:5: X-Clearway-State"},
      {"\"X-Clearway-State: signed-off by Ada on 2026-13-22\\n\"\n", "es.po:5: X-Clearway-State"},
      {"\"X-Clearway-State: signed-off by Ada on 2026\\n\"\n", "es.po:5: X-Clearway-State"},
      {"\"X-Clearway-State: Machine-drafted\\n\"\n", "es.po:5: X-Clearway-State"},
  };
  for (const auto& [line, want] : rows) {
    SCOPED_TRACE(line);
    const auto catalog = load_state(line);
    ASSERT_FALSE(catalog);
    EXPECT_EQ(catalog.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(catalog.error().detail, HasSubstr(want));
  }
}

TEST(Catalog, SaysWhenThereIsNoFile) {
  const auto catalog = Catalog::load("/no/such/es.po", "es");
  ASSERT_FALSE(catalog);
  EXPECT_EQ(catalog.error().code, ErrorCode::not_found);
}

TEST(Fill, ReplacesNamesOnceAndLeavesTheRest) {
  const struct {
    const char* pattern;
    const char* want;
  } rows[] = {
      {"Hello {name}", "Hello {n} Prueba"},
      {"{n} of {n}", "3 of 3"},
      {"{nobody} and {n}", "{nobody} and 3"},
      {"{", "{"},
      {"{} {n", "{} {n"},
      {"{{n}}", "{3}"},
      {"", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.pattern);
    EXPECT_EQ(fill(row.pattern, {{"name", "{n} Prueba"}, {"n", "3"}}), row.want);
  }
}

}  // namespace
}  // namespace clearway::text
