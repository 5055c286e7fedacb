#include "app/command/config_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "app/command/clock.h"
#include "app/command/interviews.h"
#include "app/command/letters.h"
#include "app/command/messages.h"
#include "app/command/places.h"
#include "app/command/references.h"
#include "app/command/word_files.h"
#include "app/config/logo.h"
#include "app/config/theme.h"
#include "app/config/words.h"
#include "app/declaration/guards.h"
#include "app/interview/definition.h"
#include "app/relief/relief.h"
#include "app/text/catalog.h"

namespace clearway::command {

namespace fs = std::filesystem;

namespace {

class Problems {
 public:
  // A reader's error of several lines already is "file:line: message".
  void add(const core::Error& error, const fs::path& file) {
    if (error.code != core::ErrorCode::invalid_input) {
      add(file.string() + ":1: " + core::describe(error));
      return;
    }
    std::istringstream lines(error.detail);
    for (std::string line; std::getline(lines, line);) add(line);
  }
  void add(std::string line) {
    if (std::ranges::find(lines_, line) == lines_.end()) lines_.push_back(std::move(line));
  }
  template <class T>
  bool check(const core::Result<T>& result, const fs::path& file) {
    if (!result) add(result.error(), file);
    return result.has_value();
  }
  std::vector<std::string> take() { return std::move(lines_); }

 private:
  std::vector<std::string> lines_;
};

void check_words(Problems& problems, const fs::path& config) {
  for (const auto& file : word_files(config)) {
    const auto words = config::Words::read(file.path);
    if (problems.check(words, file.path)) problems.check(words->match(file.wanted), file.path);
  }
}

// The place of a field in the interview's own files.
std::string place_of(const std::string& field, const fs::path& folder, const fs::path& config) {
  const References found = find_references(config);
  const auto places = found.find(field);
  const std::string within = "/" + fs::relative(folder, config).string() + "/";
  if (places != found.end())
    for (const auto& place : places->second)
      if (place.find(within) != place.npos) return place;
  return folder.string() + ":1";
}

void check_interviews(Problems& problems, const fs::path& config) {
  const auto outlines = read_outlines(config);
  for (const auto& folder : interview_folders(config)) {
    const auto interview = interview::read_interview(folder);
    if (!problems.check(interview, folder) || !outlines) continue;
    for (const auto& field : unused_fields(*interview, *outlines))
      problems.add(place_of(field, folder, config) +
                   ": `field`: no packet, statement or letter uses " + field);
  }
}

void check_content(Problems& problems, const fs::path& config) {
  problems.check(config::read_theme(config / "theme.toml"), config / "theme.toml");
  problems.check(config::read_keyboards(config / "keyboard.toml"), config / "keyboard.toml");
  problems.check(interview::read_interview(config / "doors"), config / "doors");
  problems.check(relief::read_rules(config / "relief" / "california",
                                    core::day_of(now(), std::chrono::minutes{0})),
                 config / "relief" / "california");
  problems.check(declaration::read_guards(config / "guards.toml"), config / "guards.toml");
  for (const auto& [name, file] : outline_files(config))
    problems.check(declaration::read_outline(file), file);
}

// Where a missing translation is reported: at the English sentence, which is what to copy.
std::string place_of(const Message& message, const fs::path& po) {
  return message.references.empty() ? po.string() + ":1" : message.references.front();
}

// What the site offers must have a name, keys to type on and a catalog that can be read. Where
// somebody has signed a catalog off nothing may be missing in it.
void check_language(Problems& problems, const Places& places, const config::Site& site,
                    const std::string& language, const std::vector<Message>& messages) {
  const auto at_site = [&](const std::string& what) {
    problems.add(site.languages_at + ": `languages`: \"" + language + "\" " + what);
  };
  const auto words = config::Words::read(places.config / "words.toml");
  if (words && !words->has("language." + language))
    at_site("has no name; expected `" + language + "` under [language] in words.toml");
  const auto keyboards = config::read_keyboards(places.config / "keyboard.toml");
  if (keyboards && !keyboards->contains(language))
    at_site("has no keyboard; expected [" + language + "] in keyboard.toml");
  if (language == "en") return;
  const auto po = places.assets / "locale" / (language + ".po");
  const auto catalog = text::Catalog::load(po, language);
  if (!problems.check(catalog, po) || catalog->machine_drafted()) return;
  for (const auto& message : messages) {
    if (catalog->has(message.id)) continue;
    problems.add(place_of(message, po) + ": no translation in " + po.filename().string() + ": \"" +
                 message.id + "\"");
  }
}

// No sentence of ours calls anybody what they may have called themselves, in any language.
void check_kindness(Problems& problems, const Places& places,
                    const std::vector<Message>& messages) {
  const auto guards = declaration::read_guards(places.config / "guards.toml");
  if (!guards) return;
  const auto look = [&](const std::string& place, const std::string& sentence) {
    for (const auto& found : declaration::stigmatizing(*guards, sentence))
      problems.add(place + ": \"" + sentence.substr(found.begin, found.end - found.begin) +
                   "\" is not for our own words" +
                   (found.say.empty() ? "" : "; say: " + found.say));
  };
  for (const auto& message : messages) {
    const auto place = place_of(message, places.config);
    look(place, message.id);
    look(place, message.plural);
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(places.assets / "locale", error)) {
    const auto& po = entry.path();
    if (po.extension() != ".po") continue;
    const auto catalog = text::Catalog::load(po, po.stem().string());
    if (!problems.check(catalog, po)) continue;
    for (const auto& message : messages) {
      look(place_of(message, po) + " in " + po.filename().string(), catalog->get(message.id));
      if (!message.plural.empty())
        look(place_of(message, po) + " in " + po.filename().string(),
             catalog->plural(message.id, message.plural, 2));
    }
  }
}

}  // namespace

std::vector<std::string> check_config(const Places& places) {
  Problems problems;
  const auto site = read_site(places);
  problems.check(site, places.site_file.empty() ? places.config / "site.toml" : places.site_file);
  if (site) problems.check(config::read_logo(*site), site->logo);
  check_words(problems, places.config);
  check_content(problems, places.config);
  check_interviews(problems, places.config);
  // Its errors are those of the readers above, told already.
  const auto messages = collect_messages(places.config);
  if (messages) check_kindness(problems, places, *messages);
  if (site && messages) {
    for (const auto& language : site->languages) {
      check_language(problems, places, *site, language, *messages);
    }
  }
  return problems.take();
}

std::vector<std::string> translation_notes(const Places& places) {
  std::vector<std::string> notes;
  const auto site = read_site(places);
  const auto messages = collect_messages(places.config);
  if (!site || !messages) return notes;
  for (const auto& language : site->languages) {
    if (language == "en") continue;
    const auto po = places.assets / "locale" / (language + ".po");
    const auto catalog = text::Catalog::load(po, language);
    if (!catalog) continue;  // a problem, told already
    if (const auto& signed_off = catalog->signed_off()) {
      notes.push_back(fmt::format("{}: signed off by {} on {}", po.string(), signed_off->by,
                                  core::to_text(signed_off->on)));
      continue;
    }
    const auto missing = std::ranges::count_if(
        *messages, [&](const Message& message) { return !catalog->has(message.id); });
    notes.push_back(fmt::format("{}: machine-drafted, {}; {} of {} messages are missing{}",
                                po.string(),
                                site->machine_drafted ? "shown and marked" : "not shown to people",
                                missing, messages->size(), missing > 0 ? ", said in English" : ""));
  }
  return notes;
}

}  // namespace clearway::command
