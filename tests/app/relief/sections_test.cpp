#include "app/relief/sections.h"

#include <gtest/gtest.h>

#include <random>

namespace clearway::relief {
namespace {

std::vector<std::string> read(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& section : mentions(text)) found.push_back(to_text(section));
  return found;
}

TEST(Mentions, Table) {
  const struct {
    const char* text;
    std::vector<std::string> want;
  } rows[] = {
      {"", {}},
      {"petty theft", {}},
      {"PC 459", {"Penal Code 459"}},
      {"459 PC", {"Penal Code 459"}},
      {"459PC", {"Penal Code 459"}},
      {"pc459", {"Penal Code 459"}},
      {"P.C. § 459", {"Penal Code 459"}},
      {"Pen. Code, § 459", {"Penal Code 459"}},
      {"section 459 of the Penal Code", {"Penal Code 459"}},
      {"California Penal Code section 484(a)", {"Penal Code 484(a)"}},
      {"VC 23152(a)", {"Vehicle Code 23152(a)"}},
      {"Veh. Code 23152 (b)", {"Vehicle Code 23152(b)"}},
      {"V.C. 23152(a)(b)", {"Vehicle Code 23152(a)", "Vehicle Code 23152(b)"}},
      {"CVC 23152(a)/(b)", {"Vehicle Code 23152(a)", "Vehicle Code 23152(b)"}},
      {"23152(a) and (b) VC", {"Vehicle Code 23152(a)", "Vehicle Code 23152(b)"}},
      {"vehicle 23152", {"Vehicle Code 23152"}},
      {"23152", {"23152"}},
      {"H&S 11377", {"Health and Safety Code 11377"}},
      {"11377 Health & Safety", {"Health and Safety Code 11377"}},
      {"Health and Safety Code section 11350(a)", {"Health and Safety Code 11350(a)"}},
      {"B&P 4060", {"Business and Professions Code 4060"}},
      {"PC 459, 484 and VC 10851", {"Penal Code 459", "Penal Code 484", "Vehicle Code 10851"}},
      {"459 PC, 23152 VC", {"Penal Code 459", "Vehicle Code 23152"}},
      {"Penal Code 288, subdivision (c)", {"Penal Code 288(c)"}},
      {"Penal Code 288 subd. (c)(1)", {"Penal Code 288(c)(1)"}},
      {"Penal Code 288 subdivision c", {"Penal Code 288(c)"}},
      {"PC 288a(b)(2)", {"Penal Code 288a(b)(2)"}},
      {"PC 288a", {"Penal Code 288a"}},
      {"PC 311.11(a)", {"Penal Code 311.11(a)"}},
      {"PC 243(e)(1)", {"Penal Code 243(e)(1)"}},
      {"PC 243(e)(1), (2)", {"Penal Code 243(e)(1)", "Penal Code 243(e)(2)"}},
      {"PC 664/459", {"Penal Code 664", "Penal Code 459"}},
      {"PC 69", {"Penal Code 69"}},
      // spelled out, cut short, and in Spanish
      {"H & S 11377", {"Health and Safety Code 11377"}},
      {"H and S 11377", {"Health and Safety Code 11377"}},
      {"H/S 11377(a)", {"Health and Safety Code 11377(a)"}},
      {"H.S. 11377", {"Health and Safety Code 11377"}},
      {"11377 H & S", {"Health and Safety Code 11377"}},
      {"Health & Saf. Code, § 11377, subd. (a)", {"Health and Safety Code 11377(a)"}},
      {"Bus. & Prof. Code, § 4140", {"Business and Professions Code 4140"}},
      {"B & P 4140", {"Business and Professions Code 4140"}},
      {"Welf. & Inst. Code, § 10980", {"Welfare and Institutions Code 10980"}},
      {"P C 484", {"Penal Code 484"}},
      {"V C 23152(a)", {"Vehicle Code 23152(a)"}},
      {"Código Penal 484(a)", {"Penal Code 484(a)"}},
      {"sección 484 del Código Penal", {"Penal Code 484"}},
      {"artículo 484 Código Penal", {"Penal Code 484"}},
      {"Código de Salud y Seguridad 11377", {"Health and Safety Code 11377"}},
      {"Código de Vehículos 23152(b)", {"Vehicle Code 23152(b)"}},
      {"vendí mis vehículos 500", {"500"}},
      // each number with the code that stands beside it
      {"PC 459, 23152 VC", {"Penal Code 459", "Vehicle Code 23152"}},
      {"PC 459, 23152(b) VC, 484 PC",
       {"Penal Code 459", "Vehicle Code 23152(b)", "Penal Code 484"}},
      {"PC 459, 484 VC 10851", {"Penal Code 459", "Penal Code 484", "Vehicle Code 10851"}},
      {"459 PC, VC 23152, 484 PC", {"Penal Code 459", "Vehicle Code 23152", "Penal Code 484"}},
      {"459 PC 484, 10851 VC", {"Penal Code 459", "Vehicle Code 484", "Vehicle Code 10851"}},
      // letters
      {"PC 273ab", {"Penal Code 273ab"}},
      {"273ab PC", {"Penal Code 273ab"}},
      {"11377hs", {"Health and Safety Code 11377"}},
      {"PC 288 a", {"Penal Code 288 a"}},
      {"288 a PC", {"Penal Code 288 a"}},
      {"PC 288 a(b)", {"Penal Code 288 a(b)"}},
      {"PC 459 a burglary", {"Penal Code 459"}},
      {"PC 484 s", {"Penal Code 484"}},
      // what is no section
      {"in 2019 I took a car", {}},
      {"PC 459 in 2019", {"Penal Code 459"}},
      {"2 counts PC 459", {"Penal Code 459"}},
      {"a $500 fine", {}},
      {"case 20191234567", {}},
      {"05/12/2019", {}},
      {"I hit a parked vehicle", {}},
      {"459 (burglary)", {"459"}},
      {"459 (PC)", {"Penal Code 459"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(read(row.text), row.want);
  }
}

TEST(Mentions, ANumberTakesTheCodeItWasNamedWith) {
  EXPECT_EQ(read("my 288, Penal Code 288"),
            (std::vector<std::string>{"Penal Code 288", "Penal Code 288"}));
}

TEST(Compare, Table) {
  const struct {
    const char* said;
    const char* listed;
    Match want;
  } rows[] = {
      {"PC 288", "Penal Code 288", Match::yes},
      {"PC 288(a)", "Penal Code 288", Match::yes},
      {"PC 288(c)(1)", "Penal Code 288", Match::yes},
      {"PC 288.5", "Penal Code 288", Match::no},
      {"PC 288a", "Penal Code 288", Match::no},
      {"PC 286(c)", "Penal Code 286(c)", Match::yes},
      {"PC 286(c)(2)", "Penal Code 286(c)", Match::yes},
      {"PC 286", "Penal Code 286(c)", Match::unclear},
      {"PC 286(b)", "Penal Code 286(c)", Match::no},
      {"PC 289(i)", "Penal Code 289(j)", Match::no},
      {"PC 288a(b)(2)", "Penal Code 288a(c)", Match::no},
      {"286(c)", "Penal Code 286(c)", Match::unclear},
      {"VC 286(c)", "Penal Code 286(c)", Match::no},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.said);
    EXPECT_EQ(compare(mentions(row.said).at(0), mentions(row.listed).at(0)), row.want);
  }
}

TEST(HasWords, WholeWordsOnly) {
  EXPECT_TRUE(has_words("A DUI.", "dui"));
  EXPECT_TRUE(has_words("Hit and run, 2010", "hit and run"));
  EXPECT_FALSE(has_words("induing", "dui"));
  EXPECT_FALSE(has_words("duié", "dui"));
  EXPECT_FALSE(has_words("", "dui"));
}

TEST(Mentions, AnyBytesGiveAnAnswer) {
  std::mt19937 random(7);
  const std::string alphabet = "pcvh&s. ()0123456789abe§\xff\xc2,/$-section";
  for (int round = 0; round < 4000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    for (const auto& section : mentions(text)) EXPECT_FALSE(section.number.empty());
  }
}

}  // namespace
}  // namespace clearway::relief
