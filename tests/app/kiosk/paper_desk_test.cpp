// What the glass asks for comes out as paper.
#include "app/kiosk/paper_desk.h"

#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::kiosk {
namespace {

using test::Player;

// The pages that came out; 0 when nothing did.
int pages_of(const flow::MakePaper& asked) {
  const std::filesystem::path root = CLEARWAY_SOURCE_DIR;
  Mailbox mailbox([] {});
  PaperDesk desk(test::shipped_world(),
                 config::Words::read(root / "kiosk-config/packet.toml").value(),
                 {"/usr/share/fonts/truetype/noto", {}}, mailbox);
  desk.make(asked);
  for (const auto& event : mailbox.take())
    if (const auto* ready = std::get_if<flow::PaperReady>(&event)) return ready->pages;
  return 0;
}

// One sheet of paper, printed on both sides, goes into a pocket.
TEST(PaperDesk, EverySlipOfADoorIsOneSheetInEveryLanguage) {
  for (const std::string language : {"en", "es"})
    for (const char* door : {"record", "order", "immigration"}) {
      SCOPED_TRACE(language + " " + door);
      Player player;
      play_to_home(player, language);
      player.event(flow::Pressed{std::string("page.") + door});
      while (!player.can_press(std::string("print.slip.") + door))
        ASSERT_TRUE(player.press("next"));
      player.press(std::string("print.slip.") + door);
      const int pages = pages_of(player.asked<flow::MakePaper>().back());
      EXPECT_GE(pages, 1);
      EXPECT_LE(pages, 2);
    }
}

TEST(PaperDesk, ALetterComesOut) {
  flow::MakePaper asked;
  asked.content.paper = flow::Paper::letter;
  asked.content.language = "es";
  asked.content.today = core::Day{std::chrono::year{2026} / 11 / 22};
  EXPECT_EQ(pages_of(asked), 0) << "not an empty one";
  asked.content.letter = {"A quien contrata:", "Manejo un autobús."};
  EXPECT_EQ(pages_of(asked), 1);
}

}  // namespace
}  // namespace clearway::kiosk
