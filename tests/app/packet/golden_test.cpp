// The whole text of a packet, page by page, as tests/golden/ has it: a changed sentence or a
// lost line shows in review. CLEARWAY_GOLDEN=write makes the files anew.
#include <cstdlib>

#include "tests/app/packet/fixture.h"

namespace clearway::packet {
namespace {

TEST_F(PacketTest, TheTextIsAsInTheGoldenFiles) {
  for (const text::Catalog* catalog : {&english_, &spanish()}) {
    const std::string file =
        std::string(CLEARWAY_SOURCE_DIR) + "/tests/golden/packet." + catalog->language() + ".txt";
    SCOPED_TRACE(file);
    const Document document = made(example_input(), *catalog);
    const std::string text = with_tool("pdftotext -layout -enc UTF-8", document.pdf, "-");
    if (std::getenv("CLEARWAY_GOLDEN") != nullptr) support::write_file(file, text);
    EXPECT_EQ(text, support::read_file(file));
  }
}

}  // namespace
}  // namespace clearway::packet
