// Obviously made-up people and what is printed for them.
#pragma once

#include <string>

#include "app/packet/packet.h"

namespace clearway::packet {

inline constexpr const char* kFonts = "/usr/share/fonts/truetype/noto";

inline config::Site example_site() {
  config::Site site;
  site.name = "Example Library";
  site.organization = "Example Clinic";
  site.helper = {.name = "Example Clinic",
                 .phone = "555-0100",
                 .hours = {{"en", "Monday to Friday, 9 to 5"}, {"es", "Lunes a viernes, de 9 a 5"}},
                 .address = "1 Example Street, Sampletown"};
  return site;
}

inline const config::Words& example_words() {
  static const config::Words kWords =
      config::Words::read(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/packet.toml").value();
  return kWords;
}

inline const text::Catalog& spanish() {
  static const text::Catalog kCatalog =
      text::Catalog::load(std::string(CLEARWAY_SOURCE_DIR) + "/assets/locale/es.po", "es").value();
  return kCatalog;
}

inline core::Day day(int year, unsigned month, unsigned d) {
  return core::Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{d}};
}

inline const std::string kFirst(32, 'a');
inline const std::string kSecond(32, 'b');
inline const std::string kThird(32, 'c');

inline Slip example_slip() {
  return {"How to get it",
          {},
          {{"Ask the state.",
            "A form is needed.",
            {{"The form", "It is free.", "Penal Code 11120 · checked November 22, 2026"}}}}};
}

inline relief::Finding finding(const std::string& id, relief::Band band) {
  relief::Finding f;
  f.case_id = id;
  f.relief = "pc-1203.4";
  f.track = "example";
  f.band = band;
  f.name = "Penal Code 1203.4";
  f.title = "A made-up petition may fit";  // no rule's own sentence
  f.reason =
      "Probation is over and its conditions were met, so the law says the court shall allow it.";
  f.next = "Fill in the form and file it with the clerk. Ask Example Clinic if you are not sure.";
  f.citation = "Penal Code 1203.4(a)(1)";
  f.last_checked = day(2026, 11, 1);
  f.form = "CR-180";
  f.form_items = {"2", "2a"};
  return f;
}

inline declaration::Sentence own(const std::string& text) {
  return {.id = "own",
          .text = text,
          .origin = declaration::Origin::own,
          .fields = {"declaration.who"},
          .accepted = true,
          .removed = false};
}

inline declaration::Sentence offered(const std::string& text, bool accepted) {
  return {.id = "offered",
          .text = text,
          .origin = declaration::Origin::offered,
          .fields = {},
          .accepted = accepted,
          .removed = false};
}

inline std::vector<relief::Finding> example_findings() {
  std::vector<relief::Finding> all;
  all.push_back(finding(kFirst, relief::Band::likely_mandatory));
  all.back().note = "It may already have been cleared. Look for “relief granted” on your record.";
  all.back().around = std::make_shared<relief::Around>(relief::Around{
      relief::Reason{
          "The prosecuting attorney must get a copy {n} days before the hearing. Somebody "
          "over 18 who is not you serves it.",
          "Penal Code 1203.4(d)(1)",
          {{"n", "15", {}}}},
      {{"It does not give back the right to have a gun.", "Penal Code 29800, 29900", {}},
       {"It can still count as a prior in a new case.", "Penal Code 1203.4(a)(1)", {}}}});
  all.push_back(finding(kSecond, relief::Band::likely_discretionary));
  all.back().reason = "For this kind of case the judge decides what is fair.";
  all.back().citation = "Penal Code 1203.4(c)(1)–(2)";
  all.back().form_items = {"2", "2c"};
  all.back().declaration_needed = true;
  all.push_back(finding(kThird, relief::Band::not_yet));
  all.back().title = "Relief after a sentence has ended";
  all.back().reason = "The law asks for two years after the sentence has ended.";
  all.back().citation = "Penal Code 1203.41(a)(2)";
  all.back().more = {{"{n} years after {from} is {to}. The first day is the day after that: {on}.",
                      "Penal Code 1203.41(a)(2)",
                      {{"n", "2", {}},
                       {"from", {}, day(2025, 3, 19)},
                       {"to", {}, day(2027, 3, 19)},
                       {"on", {}, day(2027, 3, 20)}}}};
  all.back().last_checked = day(2026, 10, 15);
  all.back().form_items = {"6"};
  all.back().not_before = day(2027, 3, 20);
  all.back().next = "Come back after that day. These papers can be made ready before.";
  return all;
}

inline Input example_input() {
  Input input;
  input.today = day(2026, 11, 22);
  input.kept_until = day(2027, 5, 21);
  input.answers = {{"person.name.court", "Ana Lucía Prueba-Muñoz"},
                   {"person.contact.address", "1 Example Street\nSampletown, CA 90000"},
                   {"case." + kFirst + ".order", "1"},
                   {"case." + kFirst + ".county", "los_angeles"},
                   {"case." + kFirst + ".number", "8TEST01234"},
                   {"case." + kSecond + ".order", "2"},
                   {"case." + kSecond + ".county", "ventura"},
                   {"case." + kSecond + ".number", "TEST-2016-77"},
                   {"case." + kThird + ".order", "3"},
                   {"case." + kThird + ".county", "ventura"}};
  input.findings = example_findings();
  input.statement.paragraphs = {
      {"who",
       {offered("My name is Ana Lucía Prueba-Muñoz.", true),
        own("I am 41, I live in Peñasquitos with my two children, and I cook at a school. I was "
            "born in Sampletown and have lived there most of my life.")}},
      {"changed",
       {own("Eight years ago I stopped drinking. My sponsor said, “one day at a time,” and I "
            "did it that way: meetings on Tuesdays, night classes on Thursdays, and work in "
            "between. I finished my certificate at the café school in 2021 and I have been "
            "trusted with the keys of the kitchen since."),
        offered("This sentence was never accepted.", false)}},
      {"towards",
       {own("I am working towards a license to run a day-care home.\n\nMy sister and I have the "
            "house for it. What is missing is the background check.")}},
      {"meaning",
       {own("It would mean that I can sign my children’s school trip forms without being afraid "
            "of the question.")}},
      {"closing", {offered("Thank you for taking the time to read this.", true)}}};
  input.person = {
      {"Full name for court papers", "Ana Lucía Prueba-Muñoz"},
      {"Other names", "Ana Prueba, Anna Prueva"},
      {"Date of birth", "February 3, 1985"},
      {"Phone number", "555-0100"},
      {"Safe ways to reach you", "Send a text, do not call; Do not say what it is about"}};
  input.cases = {{kFirst,
                  {{"County", "Los Angeles"},
                   {"Case number", "8TEST01234"},
                   {"What it was", "Health and Safety Code 11377(a), possession"},
                   {"When", "June 2018"},
                   {"Sentence", "Probation, three years"},
                   {"How probation ended", "It ended early"}}},
                 {kSecond,
                  {{"County", "Ventura"},
                   {"Case number", "TEST-2016-77"},
                   {"What it was", "Vehicle Code 23152(b)"},
                   {"When", "2016"},
                   {"Sentence", "Probation and a fine"}}},
                 {kThird,
                  {{"County", "Ventura"},
                   {"Case number", ""},
                   {"What it was", "Something about a car that was not mine"},
                   {"When", "March 20, 2022"},
                   {"Sentence", "County jail"}}}};
  return input;
}

}  // namespace clearway::packet
