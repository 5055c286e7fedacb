#include "app/packet/packet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "tests/app/packet/fixture.h"

namespace clearway::packet {
namespace {

using core::ErrorCode;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kJurat =
    "I declare under penalty of perjury under the laws of the State of California that the "
    "foregoing is true and correct.";

TEST_F(PacketTest, EveryAnswerCanBeReadBack) {
  const Input input = example_input();
  for (const text::Catalog* catalog : {&english_, &spanish()}) {
    SCOPED_TRACE(catalog->language());
    const Document document = made(input, *catalog);
    const std::string text = text_of(document.pdf);
    EXPECT_THAT(text, HasSubstr("Ana Lucía Prueba-Muñoz"));
    for (const auto& [id, told] : input.cases) {
      for (const auto& [label, value] : told) {
        EXPECT_THAT(text, HasSubstr(label));
        EXPECT_THAT(text, HasSubstr(value));
      }
    }
    for (const declaration::Paragraph& paragraph : input.statement.paragraphs) {
      for (const declaration::Sentence& sentence : paragraph.sentences) {
        std::string flat = std::regex_replace(sentence.text, std::regex("\n+"), " ");
        if (sentence.accepted)
          EXPECT_THAT(text, HasSubstr(flat));
        else
          EXPECT_THAT(text, Not(HasSubstr(flat)));
      }
    }
    for (const relief::Finding& finding : input.findings)
      EXPECT_THAT(text, HasSubstr(finding.citation));
  }
}

TEST_F(PacketTest, OtherProgramsFindNothingWrong) {
  for (const text::Catalog* catalog : {&english_, &spanish()}) {
    SCOPED_TRACE(catalog->language());
    const Document document = made(example_input(), *catalog);
    EXPECT_THAT(with_tool("qpdf --check", document.pdf),
                HasSubstr("No syntax or stream encoding errors found"));
    // poppler warns on standard error, which is in the text here.
    const std::string text = with_tool("pdftotext", document.pdf, "-");
    EXPECT_THAT(text, Not(HasSubstr("Warning")));
    EXPECT_THAT(text, Not(HasSubstr("Error")));
    const std::string info = with_tool("pdfinfo", document.pdf);
    EXPECT_THAT(info, HasSubstr("612 x 792 pts (letter)"));
    EXPECT_THAT(info, HasSubstr("Pages:           " + std::to_string(document.pages)));
  }
}

TEST_F(PacketTest, EveryFontIsEmbeddedAndReadable) {
  const std::string fonts = with_tool("pdffonts", made(example_input(), spanish()).pdf);
  int rows = 0;
  const std::regex row("Noto\\S+ +CID TrueType +Identity-H +(\\w+) +(\\w+) +(\\w+)");
  for (auto it = std::sregex_iterator(fonts.begin(), fonts.end(), row);
       it != std::sregex_iterator(); ++it, ++rows) {
    for (const std::size_t column : {1U, 2U, 3U}) EXPECT_EQ((*it)[column], "yes") << fonts;
  }
  EXPECT_EQ(rows, 5) << fonts;
}

// A name, and a statement, in each script that can be written here.
TEST_F(PacketTest, EveryScriptIsPrintedAndCanBeReadBack) {
  const std::vector<std::string> names = {
      "Nguyễn Thị Hồng Thắm", "Анна Щёлкина", "Անի Փորձյան", "김민수 값", "陳美玲", "陈美玲"};
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    Input input = example_input();
    input.answers["person.name.court"] = name;
    input.person[0].second = name;
    input.statement.paragraphs[0].sentences[1] = own(name + ", " + name + " (" + name + ").");
    const Document document = made(input);
    const std::string text = text_of(document.pdf);
    EXPECT_THAT(text, HasSubstr(name));
    EXPECT_THAT(text, HasSubstr(name + ", " + name + " (" + name + ")."));
    EXPECT_THAT(with_tool("qpdf --check", document.pdf),
                HasSubstr("No syntax or stream encoding errors found"));
    const std::string fonts = with_tool("pdffonts", document.pdf);
    EXPECT_THAT(fonts, Not(HasSubstr(" no "))) << "embedded, subset and readable";
    EXPECT_LT(document.pdf.size(), 600'000U) << "of a large font only what is printed";
  }
}

TEST_F(PacketTest, TheMetadataSayNothingOfAPerson) {
  const std::string info = with_tool("pdfinfo", made(example_input()).pdf);
  for (const char* word : {"Title", "Author", "Subject", "Keywords", "CreationDate", "Ana"})
    EXPECT_THAT(info, Not(HasSubstr(word)));
}

TEST_F(PacketTest, TheSameAnswersAreTheSameBytes) {
  EXPECT_TRUE(made(example_input()).pdf == made(example_input()).pdf);
}

// At the foot of each sheet of the declaration, before its page.
constexpr const char* kPaper = "Declaration of Ana Lucía Prueba-Muñoz · page ";

TEST_F(PacketTest, EveryPageIsNumberedAndDated) {
  const Document document = made(example_input());
  int for_court = 0;
  for (int page = 1; page <= document.pages; ++page) {
    const std::string foot = "Clearway · for you, not to file · page " + std::to_string(page) +
                             " of " + std::to_string(document.pages) +
                             " · rules last checked October 15, 2026";
    // A clerk is shown the paper's own name and pages, and no others.
    const std::string text = text_of(document.pdf, page);
    const bool court = text.find(kPaper) != std::string::npos;
    EXPECT_EQ(text.find(foot) != std::string::npos, !court);
    EXPECT_EQ(text.find("not to file") != std::string::npos, !court);
    for_court += court ? 1 : 0;
  }
  EXPECT_EQ(for_court, 4);
}

TEST_F(PacketTest, TheCoverSaysWhatToDoAndWhomToAsk) {
  const core::Bytes pdf = made(example_input()).pdf;
  const std::string cover = text_of(pdf, 1) + text_of(pdf, 2);
  for (const char* said :
       {"Papers prepared for Ana Lucía Prueba-Muñoz", "November 22, 2026 · Example Library",
        "This is information, not legal advice. A judge decides.", "Case 1", "Los Angeles",
        "8TEST01234", "Penal Code 1203.4(a)(1) · checked November 1, 2026",
        "Not yet: March 20, 2027", "Case number not known yet", "Sign and date it in ink",
        "each county: Los Angeles and Ventura", "555-0100 · Monday to Friday, 9 to 5",
        "What these papers do not do"})
    EXPECT_THAT(cover, HasSubstr(said));
  // What it was about is on the case's page only.
  EXPECT_THAT(cover, Not(HasSubstr("11377")));
}

TEST_F(PacketTest, TheDeclarationHasItsCaptionAndTheJurat) {
  const Document document = made(example_input());
  const std::string first =
      page_with(document, "Declaration of Ana Lucía Prueba-Muñoz · page 1 of 2");
  for (const char* said : {"Superior Court of California", "County of Los Angeles", "8TEST01234",
                           "DECLARATION OF", "Declaration of Ana Lucía Prueba-Muñoz · page 1 of 2"})
    EXPECT_THAT(first, HasSubstr(said));
  const std::string last =
      page_with(document, "Declaration of Ana Lucía Prueba-Muñoz · page 2 of 2");
  for (const char* said :
       {"County of Los Angeles · 8TEST01234 · Declaration of Ana Lucía Prueba-Muñoz, continued",
        "Declaration of Ana Lucía Prueba-Muñoz · page 2 of 2", kJurat,
        "Thank you for taking the time to read this.", "Signature", "Printed name"})
    EXPECT_THAT(last, HasSubstr(said));
}

TEST_F(PacketTest, TheCaptionHasRoomForAnAddressAndPrintsNobodys) {
  Input input = example_input();
  input.answers["person.address"] = "1 Made-Up Street";
  const std::string first =
      page_with(made(input), "Declaration of Ana Lucía Prueba-Muñoz · page 1 of");
  EXPECT_THAT(first, HasSubstr("Mailing address and phone"));
  EXPECT_THAT(first, Not(HasSubstr("Made-Up Street")));
}

// A judge in one county has no business with a case in another.
TEST_F(PacketTest, EachCourtHasItsOwnDeclarationOfItsOwnCases) {
  Input input = example_input();
  input.answers["case." + kThird + ".county"] = "";
  const auto about = [](const std::string& id, const std::string& words) {
    return declaration::Paragraph{.prompt = "case." + id, .sentences = {own(words)}, .case_id = id};
  };
  input.statement.paragraphs.push_back(about(kFirst, "What I say of the first."));
  input.statement.paragraphs.push_back(about(kSecond, "What I say of the second."));
  input.statement.paragraphs.push_back(about(kThird, "What I say of the third."));
  const Document document = made(input);
  std::vector<std::string> declarations;
  for (int page = 1; page <= document.pages; ++page) {
    const std::string text = text_of(document.pdf, page);
    if (text.find(kPaper) == std::string::npos) continue;
    if (text.find("Declaration of Ana Lucía Prueba-Muñoz · page 1 of ") != std::string::npos)
      declarations.emplace_back();
    declarations.back() += text;
  }
  ASSERT_EQ(declarations.size(), 3U) << "a case of an unknown county may be another court's";
  const std::vector<std::vector<std::string>> of = {
      {"County of Los Angeles", "8TEST01234", "What I say of the first."},
      {"County of Ventura", "TEST-2016-77", "What I say of the second."},
      {"What I say of the third."}};
  for (std::size_t court = 0; court < of.size(); ++court) {
    EXPECT_THAT(declarations[court], HasSubstr(kJurat));
    EXPECT_THAT(declarations[court], HasSubstr("Eight years ago I stopped drinking."));
    for (std::size_t other = 0; other < of.size(); ++other)
      for (const std::string& said : of[other])
        EXPECT_EQ(declarations[court].find(said) != std::string::npos, court == other) << said;
  }
  EXPECT_THAT(text_of(document.pdf, 2), HasSubstr("Give each court its own one"));
}

TEST_F(PacketTest, ACourtWithoutAWordOfTheirsHasNoDeclaration) {
  Input input = example_input();
  input.statement.paragraphs = {
      {"who", {offered("My name is Ana.", true)}},
      {.prompt = "case." + kSecond, .sentences = {own("What I say of it.")}, .case_id = kSecond}};
  const Document document = made(input);
  EXPECT_THAT(page_with(document, "Declaration of Ana Lucía Prueba-Muñoz · page 1 of 1"),
              HasSubstr("County of Ventura"));
  EXPECT_THAT(text_of(document.pdf), Not(HasSubstr("Superior Court of California County of Los")));
}

TEST_F(PacketTest, TheCourtReadsEnglishAndThePersonIsHelpedInReading) {
  const Document document = made(example_input(), spanish());
  const std::string text = text_of(document.pdf);
  for (const char* said :
       {kJurat, "Superior Court of California", "DECLARATION OF",
        "Declaration of Ana Lucía Prueba-Muñoz · page 1 of 2", "Date / Fecha",
        "Declaro bajo pena de perjurio", "puede decir quién ayuda con el inglés",
        "Papeles preparados para", "22 de noviembre de 2026", "No antes del 20 de marzo de 2027"})
    EXPECT_THAT(text, HasSubstr(said));
  EXPECT_THAT(text, Not(HasSubstr("Corte Superior de California")));
}

declaration::Sentence in_spanish(const std::string& text) {
  auto sentence = own(text);
  sentence.language = "es";
  return sentence;
}

TEST_F(PacketTest, WordsInAnotherLanguageStayAsTheyAreAndSomebodyTranslatesThem) {
  Input input = example_input();
  input.statement.paragraphs = {
      {"who", {in_spanish("soy cocinera,  y estoy orgullosa")}},
      {.prompt = "case." + kSecond, .sentences = {own("In English.")}, .case_id = kSecond}};
  const Document document = made(input, spanish());
  const std::string court = page_with(document, "Declaration of Ana Lucía Prueba-Muñoz · page 1");
  EXPECT_THAT(court, HasSubstr("soy cocinera"));
  EXPECT_THAT(court, HasSubstr("To be translated into English by a person"));
  EXPECT_THAT(court, HasSubstr("County of Los Angeles")) << "its caption is English";
  EXPECT_THAT(court, Not(HasSubstr("Signature"))) << "nobody signs what the court cannot read";
  EXPECT_THAT(court, HasSubstr("No firme esta hoja"));

  const std::string to_sign = page_with(document, "Printed name");
  for (const char* said : {"DECLARATION OF", "County of Los Angeles", "8TEST01234", kJurat,
                           "Signature / Firma", "Declaro bajo pena de perjurio"})
    EXPECT_THAT(to_sign, HasSubstr(said));
  EXPECT_THAT(to_sign, Not(HasSubstr("soy cocinera"))) << "lines for the English";
  const std::string steps = text_of(document.pdf, 2);
  EXPECT_LT(steps.find("Declaration of translator"), steps.find("Fírmela con tinta"));

  const std::string translator = page_with(document, "DECLARATION OF TRANSLATOR");
  for (const char* said :
       {"County of Los Angeles", "8TEST01234", "both English and Spanish", kJurat,
        "translated the declaration of Ana Lucía Prueba-Muñoz from Spanish into English",
        "Signature", "certificate number"})
    EXPECT_THAT(translator, HasSubstr(said));
  EXPECT_THAT(translator, Not(HasSubstr("Firma"))) << "it is not the person who signs there";
  EXPECT_THAT(translator, Not(HasSubstr("soy cocinera")));

  const std::string companion = page_with(document, "No entregue esta hoja");
  for (const char* said : {"Declaro bajo pena de perjurio", "soy cocinera", "En Example Clinic",
                           "Código de Procedimiento Civil 185", "In English."})
    EXPECT_THAT(companion, HasSubstr(said));
  EXPECT_THAT(text_of(document.pdf), HasSubstr("Quien traduce llena y firma"));
}

TEST_F(PacketTest, EachCourtThatNeedsATranslationHasASheetForIt) {
  Input input = example_input();
  input.statement.paragraphs = {
      {"who", {own("I cook.")}},
      {.prompt = "case." + kSecond, .sentences = {in_spanish("Pasó.")}, .case_id = kSecond}};
  const Document document = made(input);
  const std::string translator = page_with(document, "DECLARATION OF TRANSLATOR");
  EXPECT_THAT(translator, HasSubstr("County of Ventura"));
  EXPECT_THAT(text_of(document.pdf), HasSubstr("For you. Do not file this page."));
  input.statement.paragraphs.pop_back();
  const std::string english = text_of(made(input).pdf);
  for (const char* said : {"TRANSLATOR", "For you. Do not file", "To be translated"})
    EXPECT_THAT(english, Not(HasSubstr(said)));
}

TEST_F(PacketTest, TheCourtsSheetsSayNothingInAnotherLanguageOfWhatIsNotKnown) {
  Input input = example_input();
  input.answers["case." + kFirst + ".county"] = "unsure";
  for (const auto& id : {kFirst, kSecond, kThird}) input.answers.erase("case." + id + ".number");
  input.statement.paragraphs = {{"who", {in_spanish("Cocino.")}}};
  const Document document = made(input, spanish());
  for (const char* sheet :
       {"Declaration of Ana Lucía Prueba-Muñoz · page 1", "DECLARATION OF TRANSLATOR"}) {
    for (int page = 1; page <= document.pages; ++page) {
      const std::string text = text_of(document.pdf, page);
      if (text.find(sheet) == text.npos) continue;
      EXPECT_THAT(text, Not(HasSubstr("sabe"))) << "it is a line to write on";
      EXPECT_THAT(text, HasSubstr("Case number"));
    }
  }
}

TEST_F(PacketTest, WhatSomebodyElseTypedIsPrintedOnlyOnceThePersonKeptIt) {
  Input input = example_input();
  auto typed = own("Typed by a helper.");
  typed.by_other = true;
  typed.accepted = false;
  input.statement.paragraphs = {{"who", {typed}}, {"closing", {offered("Thank you.", true)}}};
  EXPECT_THAT(text_of(made(input).pdf), Not(HasSubstr("perjury"))) << "there is nothing to sign";
  input.statement.paragraphs.push_back({"changed", {own("I cook.")}});
  EXPECT_THAT(text_of(made(input).pdf), Not(HasSubstr("Typed by a helper.")));
  EXPECT_THAT(text_of(made(input).pdf), HasSubstr("I cook."));
  input.statement.paragraphs[0].sentences[0].accepted = true;
  EXPECT_THAT(text_of(made(input).pdf), HasSubstr("Typed by a helper."));
}

// What the court reads is English; below it the person is told whose words help them to read it.
TEST_F(PacketTest, EachPageSaysThatNobodyHasSignedItsTranslationOff) {
  const std::string mark = spanish().get(example_words().get("foot.machine_drafted"));
  const std::string aid = spanish().get(example_words().get("court.aid_drafted"));
  ASSERT_TRUE(spanish().machine_drafted());
  Input input = example_input();
  input.statement.paragraphs = {{"who", {in_spanish("soy cocinera")}}};
  const Document document = made(input, spanish());
  for (int page = 1; page <= document.pages; ++page) {
    SCOPED_TRACE(page);
    const std::string text = text_of(document.pdf, page);
    const bool court = text.find("Superior Court of California") != std::string::npos ||
                       text.find(kPaper) != std::string::npos;
    const bool helped = text.find("Declaro bajo pena de perjurio") != std::string::npos;
    EXPECT_EQ(text.find(mark) != std::string::npos, !court);
    EXPECT_EQ(text.find(aid) != std::string::npos, court && helped);
  }
  EXPECT_THAT(text_of(made(input).pdf), Not(HasSubstr("machine-drafted")));

  const support::TempDir folder;
  std::string po = support::read_file(std::string(CLEARWAY_SOURCE_DIR) + "/assets/locale/es.po");
  const std::string state = "machine-drafted\\n";
  support::write_file(folder / "es.po", po.replace(po.find(state), state.size(),
                                                   "signed-off by Ada Prueba on 2026-11-22\\n"));
  const auto signed_off = text::Catalog::load(folder / "es.po", "es");
  ASSERT_TRUE(signed_off) << core::describe(signed_off.error());
  EXPECT_THAT(text_of(made(input, *signed_off).pdf), Not(HasSubstr(mark)));
}

TEST_F(PacketTest, ACasePageHasItsFormAndItsDate) {
  const Document document = made(example_input());
  const std::string first = page_with(document, "Case 1 of 3");
  EXPECT_THAT(first, HasSubstr("CR-180, items 2 and 2a"));
  EXPECT_THAT(first, HasSubstr("Look for “relief granted”"));
  EXPECT_THAT(page_with(document, "Case 2 of 3"),
              HasSubstr("Your declaration goes with this form."));
  const std::string third = page_with(document, "Case 3 of 3");
  EXPECT_THAT(third, HasSubstr("CR-180, item 6"));
  EXPECT_THAT(third, HasSubstr("Not before March 20, 2027"));
  EXPECT_THAT(third, HasSubstr("Case number not known yet"));
}

std::string long_answer(std::size_t characters) {
  std::string text;
  for (int i = 1; text.size() < characters; ++i)
    text += "Sentence number " + std::to_string(i) + " says a little more than the last one. ";
  return text.substr(0, characters);
}

TEST_F(PacketTest, LongAnswersFlowOnAndNothingIsDropped) {
  Input input = example_input();
  const std::string long_text = long_answer(4000);
  const std::string word(300, 'W');
  input.statement.paragraphs = {{"who", {own(long_text)}},
                                {"changed", {own("Before " + word + " after.")}},
                                {"towards", {own(long_answer(9000) + " The very end.")}}};
  const Document document = made(input);
  const std::string text = text_of(document.pdf);
  const std::string packed = without_spaces(text);
  EXPECT_THAT(packed, HasSubstr(word));
  int found = 0;
  for (int i = 1; i <= 60; ++i) {
    const std::string begins = "Sentencenumber" + std::to_string(i);
    // Or a page ends there, and the foot of the sheet comes between.
    for (const char* goes_on : {"says", "DeclarationofAna"})
      if (packed.find(begins + goes_on) != std::string::npos) {
        ++found;
        break;
      }
  }
  EXPECT_EQ(found, 60);
  EXPECT_THAT(text, HasSubstr("The very end."));
  EXPECT_THAT(text, HasSubstr("Declaration of Ana Lucía Prueba-Muñoz · page 5 of "));
  EXPECT_GE(document.pages, 10);
}

// However the text falls, the page to sign holds something of what is sworn to.
TEST_F(PacketTest, TheSignatureNeverStandsAlone) {
  for (std::size_t length = 900; length < 2300; length += 170) {
    SCOPED_TRACE(length);
    Input input = example_input();
    input.statement.paragraphs = {{"who", {own(long_answer(length) + " final words")}}};
    input.cases.resize(1);
    const std::string signing = page_with(made(input), kJurat);
    EXPECT_THAT(signing, HasSubstr("final words"));
    EXPECT_THAT(signing, HasSubstr("Printed name"));
  }
}

TEST_F(PacketTest, NamesAndManyCasesOfAnyLengthFit) {
  Input input = example_input();
  input.answers["person.name.court"] = "Ana " + std::string(180, 'N') + " Prueba";
  for (int i = 0; i < 20; ++i) {
    const std::string id(32, static_cast<char>('a' + i % 6));
    const std::string unique = id.substr(0, 30) + (i < 10 ? "0" : "1") + std::to_string(i % 10);
    input.answers["case." + unique + ".county"] = "san_luis_obispo";
    input.answers["case." + unique + ".number"] = "TEST-" + std::to_string(1000 + i);
    input.cases.push_back({unique, {{"What it was", long_answer(i == 0 ? 6000 : 200)}}});
  }
  const Document document = made(input);
  const std::string text = text_of(document.pdf);
  for (int i = 0; i < 20; ++i) EXPECT_THAT(text, HasSubstr("TEST-" + std::to_string(1000 + i)));
  EXPECT_THAT(without_spaces(text), HasSubstr(std::string(180, 'N')));
  EXPECT_THAT(text, HasSubstr("San Luis Obispo"));
}

TEST_F(PacketTest, ACharacterNoFaceDrawsIsRefusedByItsNumberOnly) {
  const struct {
    const char* text;
    const char* detail;
  } rows[] = {{"I smiled 😀 at last", "U+1F600"},
              {"سلام", "U+0633"},
              {"a\x01z", "U+0001"},
              {"broken \xff bytes", "not UTF-8"}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.detail);
    Input input = example_input();
    input.statement.paragraphs.front().sentences.push_back(own(row.text));
    const auto document = make_packet(context(english_), input);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(document.error().detail, row.detail);
  }
}

TEST_F(PacketTest, WithoutOwnWordsThereIsNothingToSign) {
  Input input = example_input();
  input.statement.paragraphs = {{"who", {offered("My name is Ana.", true)}}};
  const Document document = made(input);
  const std::string text = text_of(document.pdf);
  EXPECT_THAT(text, Not(HasSubstr("perjury")));
  EXPECT_THAT(text, Not(HasSubstr("Sign and date")));
  EXPECT_THAT(text, HasSubstr("there is none in these papers yet"));
}

TEST_F(PacketTest, WithoutCasesTheWayToTheRecordIsTheNextStep) {
  Input input = example_input();
  input.cases.clear();
  input.findings.clear();
  input.answers = {{"person.name.court", "Test Person"}};
  const Document document = made(input);
  const std::string text = text_of(document.pdf);
  EXPECT_THAT(text, HasSubstr("Get your record"));
  EXPECT_THAT(text, HasSubstr("Clearway · for you, not to file · page 1 of "));
  EXPECT_THAT(text, Not(HasSubstr("rules last checked")));
}

TEST_F(PacketTest, OnlyALawyersLookAsksForNoFiling) {
  Input input = example_input();
  input.findings = {finding(kFirst, relief::Band::attorney_review)};
  const core::Bytes pdf = made(input).pdf;
  const std::string cover = text_of(pdf, 1) + text_of(pdf, 2);
  EXPECT_THAT(cover, HasSubstr("A lawyer should look"));
  EXPECT_THAT(cover, HasSubstr("to a lawyer. Example Clinic can say"));
  EXPECT_THAT(cover, HasSubstr("There is nothing to file today."));
  EXPECT_THAT(cover, Not(HasSubstr("Make two copies")));
  EXPECT_THAT(cover, Not(HasSubstr("You swear to it")));
  EXPECT_THAT(cover, HasSubstr("Sign and date it in ink when there is something to file"));
  EXPECT_THAT(cover, Not(HasSubstr("Before you file, show")));
}

TEST_F(PacketTest, WhereNoLawIsCitedTheDateStandsAlone) {
  Input input = example_input();
  input.findings = {finding(kFirst, relief::Band::not_screened)};
  input.findings[0].citation.clear();
  const std::string sheet = text_of(make_findings_sheet(context(english_), input)->pdf);
  for (const std::string& text : {text_of(made(input).pdf), sheet}) {
    EXPECT_THAT(text, HasSubstr("Last checked November 1, 2026"));
    EXPECT_THAT(text, Not(HasSubstr("· checked")));
    EXPECT_THAT(text, Not(HasSubstr("The law")));
  }
}

// The relief here is California's; a case elsewhere has a page and no place in the caption.
TEST_F(PacketTest, AFederalCaseIsNoCounty) {
  Input input = example_input();
  input.answers["case." + kFirst + ".county"] = "federal";
  input.answers["case." + kSecond + ".county"] = "another_state";
  input.answers["case." + kThird + ".county"] = "unsure";
  const Document document = made(input);
  const std::string text = text_of(document.pdf);
  EXPECT_THAT(text, Not(HasSubstr("County of Federal")));
  EXPECT_THAT(text, Not(HasSubstr("Another State")));
  EXPECT_THAT(page_with(document, "Case 1 of 3"), HasSubstr("Federal court"));
  EXPECT_THAT(page_with(document, "Case 2 of 3"), HasSubstr("Court of another state"));
  EXPECT_THAT(page_with(document, "Case 3 of 3"), HasSubstr("county not known yet"));
  EXPECT_THAT(page_with(document, "Declaration of Ana Lucía Prueba-Muñoz · page 1"),
              Not(HasSubstr("8TEST01234")));
  EXPECT_THAT(text, HasSubstr("of the county where each case was heard"));
}

// Whatever the lengths, a sheet that goes on says with which case, a heading has the first of
// its text beside it, and what helps in reading stands with the signature.
TEST_F(PacketTest, PagesBreakWhereTheyCanBeRead) {
  int went_on = 0;
  for (int lines = 0; lines < 40; lines += 3) {
    SCOPED_TRACE(lines);
    Input input = example_input();
    const std::string told(static_cast<std::size_t>(lines), '\n');
    input.cases[1].second.emplace_back("Told", told + "end of what was told");
    for (int i = 0; i < 3; ++i) {
      input.findings.push_back(finding(kSecond, relief::Band::attorney_review));
      input.findings.back().title = "Heading " + std::to_string(i);
      input.findings.back().reason = "Text " + std::to_string(i);
    }
    input.findings[0].reason += told;  // pushes the cover
    input.statement.paragraphs[1].sentences[0].text += told + "End.";
    for (const text::Catalog* catalog : {&english_, &spanish()}) {
      const Document document = made(input, *catalog);
      int goes_on = 0;
      for (int page = 1; page <= document.pages; ++page) {
        const std::string text = text_of(document.pdf, page);
        for (int i = 0; i < 3; ++i) {
          const std::string n = std::to_string(i);
          EXPECT_EQ(text.find("Heading " + n) == text.npos, text.find("Text " + n) == text.npos);
        }
        if (text.find("Case 2, continued") != text.npos) ++goes_on;
        const bool aid = text.find("To help you read") != text.npos ||
                         text.find("Para ayudarle a leer") != text.npos;
        if (aid) {
          EXPECT_THAT(text, HasSubstr("I declare under penalty of perjury"));
        }
      }
      went_on += goes_on;
    }
  }
  EXPECT_GT(went_on, 5);  // else this has shown nothing
}

TEST_F(PacketTest, AMissingFontFolderIsNotFound) {
  const Context bad{site_, example_words(), english_, "/nonexistent"};
  const auto document = make_packet(bad, example_input());
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::packet
