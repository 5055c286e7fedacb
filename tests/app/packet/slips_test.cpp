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

TEST_F(PacketTest, TheRecordSlipIsOnePageInEachLanguage) {
  for (const text::Catalog* catalog : {&english_, &spanish()}) {
    SCOPED_TRACE(catalog->language());
    const auto slip = make_record_slip(context(*catalog));
    ASSERT_TRUE(slip) << core::describe(slip.error());
    EXPECT_EQ(slip->pages, 1);
    EXPECT_THAT(text_of(slip->pdf), HasSubstr("BCIA 8016RR"));
  }
}

}  // namespace
}  // namespace clearway::packet
