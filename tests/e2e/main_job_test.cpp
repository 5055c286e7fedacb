// From a finger on the glass to a file safe at the center, with the real programs.
#include <gmock/gmock.h>

#include "app/interview/definition.h"
#include "app/text/catalog.h"
#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using support::Persona;
using support::Tree;
using support::walk;
using Answers = std::map<std::string, std::string>;

Answers fields_of(const nlohmann::json& record) { return record["fields"].get<Answers>(); }

constexpr std::string_view kLanguage = "declaration.language.";  // of words that are not English

// Sentences that were accepted carry a digest; everything else is what the person gave.
Answers given(Answers fields) {
  std::erase_if(fields, [](const auto& f) {
    return f.first.starts_with("declaration.accepted.") ||
           f.first.starts_with("declaration.removed.") || f.first.starts_with(kLanguage);
  });
  return fields;
}

// Of somebody who shares with the clinic: for the code, the site and the office.
constexpr std::size_t kWraps = 3;

void expect_as_typed(const nlohmann::json& record, const Persona& persona) {
  const Answers fields = fields_of(record);
  EXPECT_EQ(given(by_order(fields)), expected(persona));
  // The four long answers and what was told of one case.
  std::size_t foreign = 0;
  for (const auto& [field, value] : fields) {
    if (!field.starts_with(kLanguage)) continue;
    EXPECT_EQ(value, persona.language) << field;
    ++foreign;
  }
  EXPECT_EQ(foreign, persona.language == "en" ? 0U : persona.story.size() + 1);
}

// What the office opens at the center, once `visits` of them have come there whole. A visit's
// keys and its words may come apart.
nlohmann::json arrived(const Stage& stage, std::size_t visits) {
  nlohmann::json opened;
  const bool came =
      soon([&] { return stage.center_status()["wraps"] == visits * kWraps; }) && soon([&] {
        opened = stage.opened_at_center();
        std::size_t whole = 0;
        for (const auto& record : opened["records"]) whole += record["changes"].empty() ? 0 : 1;
        return whole == visits;
      });
  EXPECT_TRUE(came) << opened;
  return opened;
}

// An answer as a reader of the persona's language has it on paper; sentence by sentence, for
// between two sheets stand a foot and a head.
std::vector<std::string> as_read(const interview::Question& question, const std::string& value,
                                 const text::Catalog& catalog,
                                 const std::vector<interview::Choice>& counties) {
  using interview::Kind;
  if (question.kind == Kind::date)
    return {text::format_date(core::parse_partial_date(value).value(), catalog)};
  const bool of_list = question.kind == Kind::county;
  if (!of_list && question.kind != Kind::choice && question.kind != Kind::choices) {
    std::vector<std::string> sentences{""};
    for (const char c : value) {
      sentences.back() += c;
      if (c == '.') sentences.emplace_back();
    }
    return sentences;
  }
  std::vector<std::string> labels;
  for (const auto& choice : of_list ? counties : question.choices)
    if (("," + value + ",").find("," + choice.id + ",") != std::string::npos)
      labels.push_back(catalog.get(choice.label));
  EXPECT_FALSE(labels.empty()) << question.field << " has no " << value;
  return labels;
}

std::string without_space(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

// Every answer that is for paper stands in the packet, as real text.
void expect_on_paper(const std::filesystem::path& pdf, const Persona& persona) {
  const std::string source = CLEARWAY_SOURCE_DIR;
  const auto asked = interview::read_interview(source + "/kiosk-config/interview").value();
  text::Catalog catalog;
  if (persona.language != "en")
    catalog =
        text::Catalog::load(source + "/assets/locale/" + persona.language + ".po", persona.language)
            .value();
  const auto read = support::run({"/usr/bin/pdftotext", "-enc", "UTF-8", pdf, "-"});
  ASSERT_EQ(read.status, 0) << read.errors;
  const std::string paper = without_space(read.output);
  std::size_t found = 0;
  const auto look_for = [&](const std::string& field, const std::string& value) {
    for (const auto& section : asked.sections)
      for (const auto& page : section.pages)
        for (const auto& question : page.questions) {
          if (question.field != field) continue;
          ++found;
          if (!question.on_paper) continue;
          for (const auto& words : as_read(question, value, catalog, asked.lists.at("county")))
            EXPECT_NE(paper.find(without_space(words)), std::string::npos)
                << field << ": " << words;
        }
  };
  std::size_t given = persona.about.size() + persona.story.size();
  for (const auto& [field, value] : persona.about) look_for(field, value);
  for (const auto& [field, value] : persona.story) look_for(field, value);
  for (const auto& one : persona.cases) {
    given += one.size();
    for (const auto& [name, value] : one) look_for("case.*." + name, value);
  }
  EXPECT_EQ(found, given);
}

TEST(MainJob, WhatTheOrganizationOpensAtTheCenterIsWhatWasTypedToTheByte) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  std::map<std::string, std::string> codes;
  for (const Persona& persona : {support::ana(), support::jose()}) {
    SCOPED_TRACE(persona.language);
    ASSERT_GE(text::count(persona.story.at("declaration.changed")), 1500U);
    const auto visit = walk(stage.visitor(), persona, "finish");
    ASSERT_FALSE(visit.code.empty());
    codes[persona.language] = visit.code;
    expect_on_paper(stage.papers() / ("papers-" + std::to_string(codes.size()) + ".pdf"), persona);
    stage.visitor().tap("next");
    stage.visitor().wait_screen("attract");
  }
  const auto opened = arrived(stage, 2);
  ASSERT_EQ(opened["records"].size(), 2U);
  int compared = 0;
  for (const auto& record : opened["records"])
    for (const Persona& persona : {support::ana(), support::jose()}) {
      if (fields_of(record).at("visit.language") != persona.language) continue;
      expect_as_typed(record, persona);
      ++compared;
    }
  EXPECT_EQ(compared, 2);

  // Another kiosk of the site, after it has synced: the code opens the same record there.
  stage.enroll("kiosk-2");
  ASSERT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-2")}).status, 0);
  stage.stop_kiosk();
  stage.start_kiosk("kiosk-2");
  enter_code(stage.visitor(), codes["es"]);
  stage.visitor().wait_screen("hub");
}

TEST(MainJob, ACodeThatIsNotHereYetSaysWhereItWaits) {
  Stage stage;
  stage.enroll("kiosk-2");
  stage.start_kiosk("kiosk-1");
  const auto visit = walk(stage.visitor(), support::ana(), "question.court_name");
  stage.stop_kiosk();
  stage.start_kiosk("kiosk-2");
  enter_code(stage.visitor(), visit.code);
  stage.visitor().wait("the sentence",
                       [](const Tree& t) { return t.says("nothing on this machine"); });
}

TEST(MainJob, WithTheCenterDownForTheWholeVisitEverythingArrivesOnce) {
  Stage stage;
  stage.stop_center();
  stage.start_kiosk("kiosk-1");
  Persona persona = support::jose();
  persona.story["declaration.changed"] =
      "Aprendí a pedir ayuda.";  // a long answer is another test's
  walk(stage.visitor(), persona, "finish");
  stage.visitor().tap("next");
  stage.visitor().wait_screen("attract");
  stage.start_center();
  const auto opened = arrived(stage, 1);
  ASSERT_EQ(opened["records"].size(), 1U);
  expect_as_typed(opened["records"][0], persona);
  EXPECT_EQ(opened["records"][0]["changes"].size(), 1U);

  // Notes of what was done may still wait. Once they are there too, nothing comes again.
  stage.stop_kiosk();
  const auto sync = [&] {
    EXPECT_EQ(stage.clearway({"sync", "now", "--data", stage.data("kiosk-1")}).status, 0);
    return stage.center_status();
  };
  const auto status = sync();
  EXPECT_EQ(status["wraps"], kWraps);
  EXPECT_EQ(sync(), status);
  EXPECT_EQ(stage.opened_at_center(), opened);
}

}  // namespace
}  // namespace clearway::e2e
