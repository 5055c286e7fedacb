// Writes every kind of page for made-up people, to be looked at: packet_example FOLDER
#include <cstdio>
#include <filesystem>

#include "tests/app/packet/people.h"
#include "tests/support/temp_dir.h"

using namespace clearway;

namespace {

bool write(const std::filesystem::path& file, const core::Result<packet::Document>& document) {
  if (!document) {
    std::fprintf(stderr, "%s: %s\n", file.c_str(), core::describe(document.error()).c_str());
    return false;
  }
  support::write_file(file, core::as_text(document->pdf));
  return true;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fprintf(stderr, "usage: packet_example FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const config::Site site = packet::example_site();
  bool good = true;
  for (const text::Catalog& catalog : {text::Catalog(), packet::spanish()}) {
    const packet::Context context{site, packet::example_words(), catalog, packet::kFonts};
    const std::string language = catalog.language();
    const packet::Input input = packet::example_input();
    good = write(folder / (language + "-packet.pdf"), make_packet(context, input)) && good;
    good = write(folder / (language + "-sheet.pdf"), make_findings_sheet(context, input)) && good;
    good = write(folder / (language + "-code.pdf"),
                 make_code_slip(context, "TEST-7K3D-9QWX-4RHM-2")) &&
           good;
    good = write(folder / (language + "-slip.pdf"), make_slip(context, packet::example_slip())) &&
           good;
  }
  return good ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
