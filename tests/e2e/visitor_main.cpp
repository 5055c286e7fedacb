// clearway-visitor: a scripted finger for the demo. Walks one made-up person through the
// kiosk and takes a screenshot of every screen; or only takes them, of what you touch.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "tests/support/visitor.h"

namespace clearway::support {
namespace {

int main_of(int argc, char** argv) {
  std::string display, language = "en";
  std::filesystem::path tree, shots;
  CLI::App app{"Walks a made-up person through the kiosk under an X server."};
  app.add_option("--display", display, "X display, :99")->required();
  app.add_option("--tree", tree, "what the kiosk writes with --tree")->required();
  app.add_option("--language", language, "en or es");
  app.add_option("--shots", shots, "folder for the screenshots")->required();
  bool watch = false;
  app.add_flag("--watch", watch, "touch nothing: pictures only, until the window is closed");
  CLI11_PARSE(app, argc, argv);
  Visitor visitor(display, tree);
  if (watch) {
    visitor.watch(shots);
    return 0;
  }
  walk(visitor, language == "es" ? jose() : ana(), "finish", shots);
  visitor.tap("next");
  visitor.wait_screen("attract");
  std::printf("One visit in %s: done.\n", language.c_str());
  return 0;
}

}  // namespace
}  // namespace clearway::support

int main(int argc, char** argv) {
  try {
    return clearway::support::main_of(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
