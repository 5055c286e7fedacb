// clearway config check, extract
#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/command/config_check.h"
#include "app/command/messages.h"
#include "app/command/parser.h"

namespace clearway::command {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

core::Result<Exit> check(const Places& places) {
  const auto problems = check_config(places);
  for (const auto& problem : problems) std::printf("%s\n", problem.c_str());
  if (!problems.empty()) return Exit::problems;
  for (const auto& note : translation_notes(places)) std::printf("%s\n", note.c_str());
  std::printf("ok: %s\n", places.config.c_str());
  return Exit::ok;
}

std::string read_text(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

core::Result<Exit> extract(const Places& places, const fs::path& output) {
  const auto file = output.empty() ? places.assets / "locale" / "clearway.pot" : output;
  const auto messages = TRY(collect_messages(places.config));
  const std::string text = po_template(messages);
  if (read_text(file) == text) {  // an untouched file keeps its time
    std::printf("%zu messages, unchanged\n", messages.size());
    return Exit::ok;
  }
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << text;
  stream.close();
  if (!stream) return core::fail(ErrorCode::not_found, "command.extract", file.string());
  std::printf("%zu messages in %s\n", messages.size(), file.c_str());
  return Exit::ok;
}

}  // namespace

void add_config(Part app, Chosen& chosen) {
  const auto config = app.group("config", "the files of kiosk-config and their translations");
  const auto check_leaf =
      config.leaf("check", "read every file as the kiosk would; print \"file:line: message\"");
  check_leaf.option("--site", chosen.places.site_file, "site.toml (default: of --config)");
  check_leaf.callback([&chosen] { chosen.work = [&chosen] { return check(chosen.places); }; });

  auto output = std::make_shared<fs::path>();
  const auto extract_leaf = config.leaf("extract", "write the template for translators");
  extract_leaf.option("--output", *output, "default: <assets>/locale/clearway.pot");
  extract_leaf.callback([&chosen, output] {
    chosen.work = [&chosen, output] { return extract(chosen.places, *output); };
  });
}

}  // namespace clearway::command
