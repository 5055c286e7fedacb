#include "app/kiosk/content.h"

namespace clearway::kiosk {

core::Result<flow::World> load_world(const std::filesystem::path& config,
                                     const std::filesystem::path& assets) {
  flow::World world;
  world.site = TRY(config::read_site(config / "site.toml"));
  world.words = TRY(config::Words::read(config / "words.toml"));
  TRY(world.words.match(flow::wanted_words()));
  world.keyboards = TRY(config::read_keyboards(config / "keyboard.toml"));
  world.interview = TRY(interview::read_interview(config / "interview"));
  world.rules = TRY(relief::read_rules(config / "relief" / "california"));
  world.templates = TRY(declaration::read_templates(config / "declaration.toml"));
  for (const auto& language : world.site.languages) {
    if (language == "en") continue;  // English is the source
    const auto file = assets / "locale" / (language + ".po");
    world.catalogs[language] = TRY(text::Catalog::load(file, language));
  }
  return world;
}

}  // namespace clearway::kiosk
