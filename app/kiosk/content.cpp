#include "app/kiosk/content.h"

#include <algorithm>
#include <utility>

#include "app/input/engine.h"
#include "app/speech/voices.h"

namespace clearway::kiosk {

namespace {

// A sentence that nobody translated would stand in English between the others: not where somebody
// has signed for all of them. In a machine-drafted catalog `clearway config check` counts them.
core::Result<> check_translated(const flow::World& world, const text::Catalog& catalog,
                                const std::filesystem::path& file) {
  std::vector<std::string> sentences = interview::sentences(world.interview);
  for (auto& each : interview::sentences(world.doors)) sentences.push_back(std::move(each));
  for (const auto& sentence : relief::sentences(*world.rules)) sentences.push_back(sentence);
  for (auto& each : declaration::sentences(world.outline)) sentences.push_back(std::move(each));
  for (const auto& [name, letter] : world.letters)
    for (auto& each : declaration::sentences(letter)) sentences.push_back(std::move(each));
  for (auto& each : declaration::sentences(world.guards)) sentences.push_back(std::move(each));
  for (const auto& key : world.words.keys())
    if (!key.ends_with("_many")) sentences.emplace_back(world.words.get(key));
  const auto missing = std::ranges::find_if(
      sentences, [&](const std::string& s) { return !s.empty() && !catalog.has(s); });
  if (missing == sentences.end()) return {};
  return core::fail(core::ErrorCode::invalid_input, "kiosk.content",
                    file.string() + ": no translation of \"" + *missing +
                        "\"; `clearway config check` names every one that is missing");
}

std::filesystem::path catalog_file(const std::filesystem::path& assets,
                                   const std::string& language) {
  return assets / "locale" / (language + ".po");
}

// The catalogs of the site's languages, without those that it does not show.
core::Result<> open_catalogs(flow::World& world, const std::filesystem::path& assets) {
  for (const auto& language : std::exchange(world.site.languages, {})) {
    if (language != "en") {  // English is the source
      auto catalog = TRY(text::Catalog::open(catalog_file(assets, language), language));
      if (catalog.machine_drafted() && !world.site.machine_drafted) continue;
      world.catalogs[language] = std::move(catalog);
    }
    if (!speech::voice_for(language)) world.not_by_ear.insert(language);
    world.site.languages.push_back(language);
  }
  if (!world.site.languages.empty()) return {};
  return core::fail(core::ErrorCode::invalid_input, "kiosk.content",
                    world.site.languages_at +
                        ": `languages`: none of them is signed off; add \"en\", or say which "
                        "`translations` people may see");
}

}  // namespace

core::Result<flow::World> load_world(const std::filesystem::path& config,
                                     const std::filesystem::path& assets, Catalogs catalogs) {
  flow::World world;
  world.site = TRY(config::read_site(config / "site.toml"));
  world.words = TRY(config::Words::read(config / "words.toml"));
  TRY(world.words.match(flow::wanted_words()));
  world.compose = input::compose;
  world.keyboards = TRY(config::read_keyboards(config / "keyboard.toml"));
  world.interview = TRY(interview::read_interview(config / "interview"));
  world.doors = TRY(interview::read_interview(config / "doors"));
  world.rules = TRY(relief::read_rules(config / "relief" / "california"));
  world.outline = TRY(declaration::read_outline(config / "declaration.toml"));
  for (const char* name : {"employer", "landlord", "licensing"})
    world.letters[name] =
        TRY(declaration::read_outline(config / "letters" / (std::string(name) + ".toml")));
  world.guards = TRY(declaration::read_guards(config / "guards.toml"));
  TRY(open_catalogs(world, assets));
  if (catalogs == Catalogs::whole) TRY(check_catalogs(world, assets));
  return world;
}

core::Result<> check_catalogs(const flow::World& world, const std::filesystem::path& assets) {
  for (const auto& [language, catalog] : world.catalogs) {
    TRY(catalog.prepare());
    if (!catalog.machine_drafted())
      TRY(check_translated(world, catalog, catalog_file(assets, language)));
  }
  return {};
}

}  // namespace clearway::kiosk
