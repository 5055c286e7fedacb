#include "tests/app/packet/fixture.h"

namespace clearway::packet {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(PacketTest, TheFindingsSheetHasNoName) {
  for (const text::Catalog* catalog : {&english_, &spanish()}) {
    SCOPED_TRACE(catalog->language());
    const auto sheet = make_findings_sheet(context(*catalog), example_input());
    ASSERT_TRUE(sheet) << core::describe(sheet.error());
    const std::string text = text_of(sheet->pdf);
    EXPECT_THAT(text, Not(HasSubstr("Ana")));
    EXPECT_THAT(text, Not(HasSubstr("8TEST01234")));
    EXPECT_THAT(text, HasSubstr("Penal Code 1203.41(a)(2)"));
    EXPECT_THAT(text, HasSubstr("555-0100"));
  }
}

TEST_F(PacketTest, TheCodeSlipDoesNotSayWhatItIsFor) {
  for (const text::Catalog* catalog : {&english_, &spanish()}) {
    SCOPED_TRACE(catalog->language());
    const auto slip = make_code_slip(context(*catalog), "TEST-7K3D-9QWX-4RHM-2");
    ASSERT_TRUE(slip) << core::describe(slip.error());
    EXPECT_EQ(slip->pages, 1);
    const std::string text = text_of(slip->pdf);
    EXPECT_EQ(text, catalog->language() == "en"
                        ? "Example Library TEST-7K3D-9QWX-4RHM-2 Keep this slip. Example Clinic: "
                          "555-0100 "
                        : "Example Library TEST-7K3D-9QWX-4RHM-2 Guarde este papel. Example "
                          "Clinic: 555-0100 " +
                              spanish().get(example_words().get("foot.machine_drafted")) + " ");
  }
}

TEST_F(PacketTest, ASlipSaysWhatItIsGivenAndNamesNobodyByItself) {
  const auto slip = make_slip(context(english_), example_slip());
  ASSERT_TRUE(slip) << core::describe(slip.error());
  EXPECT_EQ(slip->pages, 1);
  const std::string text = text_of(slip->pdf);
  for (const char* told : {"How to get it", "Ask the state.", "A form is needed.", "The form",
                           "It is free.", "Penal Code 11120 · checked", "Example Clinic"})
    EXPECT_THAT(text, HasSubstr(told));
  Slip typed = example_slip();
  typed.typed = {{"Full name", "José Ñandú-Prueba"}};
  EXPECT_THAT(text_of(make_slip(context(english_), typed)->pdf),
              HasSubstr("Full name José Ñandú-Prueba"));
}

TEST_F(PacketTest, ALongSlipGoesOnAndLosesNothing) {
  Slip slip = example_slip();
  const SlipPart part = slip.parts.front();
  for (int i = 0; i < 30; ++i) {
    slip.parts.push_back(part);
    slip.parts.back().title = "Part " + std::to_string(i) + ".";
  }
  const auto made = make_slip(context(english_), slip);
  ASSERT_TRUE(made) << core::describe(made.error());
  EXPECT_GT(made->pages, 2);
  const std::string text = text_of(made->pdf);
  for (int i = 0; i < 30; ++i) EXPECT_THAT(text, HasSubstr("Part " + std::to_string(i) + "."));
  EXPECT_THAT(text, HasSubstr("555-0100"));
}

TEST_F(PacketTest, ALetterHasTheDayAndTheWordsAndNothingOfOurs) {
  const std::vector<std::string> paragraphs{"Dear Ms. Sample,", "I drive a bus.",
                                            "Sincerely,\nJosé Prueba"};
  const auto letter = make_letter(context(english_), paragraphs, day(2026, 11, 22));
  ASSERT_TRUE(letter) << core::describe(letter.error());
  EXPECT_EQ(letter->pages, 1);
  EXPECT_EQ(text_of(letter->pdf),
            "November 22, 2026 Dear Ms. Sample, I drive a bus. Sincerely, José Prueba ");
  EXPECT_EQ(make_letter(context(english_), {}, day(2026, 11, 22)).error().code,
            core::ErrorCode::invalid_input);
}

}  // namespace
}  // namespace clearway::packet
