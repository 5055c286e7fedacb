#include "app/config/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "app/config/toml.h"
#include "app/core/zone.h"

namespace clearway::config {
namespace {

// "en", "es", "zh_Hant": as catalogs and keyboards name them.
bool is_language(const std::string& text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return text.size() >= 2 && text.size() <= 12 && text.front() != '_' && text.back() != '_' &&
         std::ranges::all_of(text, allowed);
}

std::vector<std::string> languages(Table& root) {
  std::vector<std::string> found = root.texts("languages");
  if (found.empty()) root.problem("languages", "expected at least one language, such as \"en\"");
  for (const std::string& language : found) {
    if (!is_language(language))
      root.problem("languages", "expected codes such as \"en\", \"es\" or \"zh_Hant\"");
    if (std::ranges::count(found, language) > 1)
      root.problem("languages", "names a language twice");
  }
  return found;
}

// Which translations people may see. Until somebody has signed one off it is not shown unasked.
bool machine_drafted(Table& root) {
  constexpr const char* kKey = "translations";
  constexpr std::string_view kSignedOff = "signed-off";
  constexpr std::string_view kDrafted = "machine-drafted";
  if (!root.has(kKey)) return false;
  const std::vector<std::string> found = root.texts(kKey);
  for (const std::string& state : found)
    if (state != kSignedOff && state != kDrafted)
      root.problem(kKey, fmt::format("found \"{}\"; allowed: {}, {}", state, kSignedOff, kDrafted));
  if (std::ranges::find(found, kSignedOff) == found.end())
    root.problem(kKey, fmt::format("leaves out \"{}\", which is always shown", kSignedOff));
  return std::ranges::find(found, kDrafted) != found.end();
}

// One text for everybody, or one for each language of the site.
std::map<std::string, std::string> hours(Table& helper, const std::vector<std::string>& languages) {
  if (!helper.holds_table("hours")) return {{"", helper.text("hours", "")}};
  std::map<std::string, std::string> found;
  Table table = *helper.table("hours");
  for (const std::string& language : languages) found[language] = table.text(language);
  table.refuse_unknown();
  return found;
}

Helper helper(Table& root, const std::vector<std::string>& languages) {
  std::optional<Table> table = root.table("helper");
  if (!table) {
    if (!root.has("helper")) root.problem("helper", "missing; expected a table: whom to ask");
    return {};
  }
  Helper found;
  found.name = table->text("name");
  found.phone = table->text("phone");
  found.hours = hours(*table, languages);
  found.address = table->text("address", "");
  table->refuse_unknown();
  return found;
}

void times(Table& root, Site& site) {
  std::optional<Table> table = root.table("times");
  if (!table) return;
  const auto seconds = [&](const char* key, std::chrono::seconds fallback, int low, int high) {
    return std::chrono::seconds{table->integer(key, fallback.count(), low, high)};
  };
  site.idle = seconds("idle_seconds", site.idle, 30, 3600);
  site.idle_statement = seconds("idle_statement_seconds", site.idle_statement, 30, 3600);
  site.idle_answer = seconds("idle_answer_seconds", site.idle_answer, 15, 600);
  site.staff_idle = seconds("staff_idle_seconds", site.staff_idle, 15, 30 * 60);
  site.staff_longest = seconds("staff_longest_seconds", site.staff_longest, 15, 12 * 60 * 60);
  site.sync_every = seconds("sync_every_seconds", site.sync_every, 10, 86400);
  site.language_every = seconds("language_seconds", site.language_every, 0, 600);
  site.time_zone = table->text("time_zone", site.time_zone);
  if (!core::has_zone(site.time_zone))
    table->problem("time_zone",
                   fmt::format("found \"{}\"; expected a zone that this machine knows, "
                               "such as \"America/Los_Angeles\"",
                               site.time_zone));
  table->refuse_unknown();
}

// Thirty days and more, so that a center has had time to be backed up.
std::chrono::days retention(Table& root, std::chrono::days fallback) {
  constexpr std::int64_t kLeast = 30;
  constexpr std::int64_t kMost = 3650;
  std::optional<Table> table = root.table("retention");
  if (!table) return fallback;
  const auto days = table->integer("days", fallback.count(), std::numeric_limits<int>::min(),
                                   std::numeric_limits<int>::max());
  if (days != 0 && (days < kLeast || days > kMost))
    table->problem("days",
                   fmt::format("found {}; allowed: {} to {}, or 0 for never", days, kLeast, kMost));
  table->refuse_unknown();
  return std::chrono::days{days};
}

std::optional<KeySource> key_source(Table& root, const Site& site) {
  constexpr const char* kKey = "database_key";
  if (!root.has(kKey)) return std::nullopt;
  const auto word = root.one_of(kKey, {"credential", "staff", "file"}, "credential");
  if (word == "file" && !site.demo)
    root.problem(kKey, "\"file\" only with `demo = true`; people's files need another key");
  if (word == "staff" && !site.staff_sign_in)
    root.problem(kKey, "\"staff\" only with `staff_sign_in = true`: nobody could unlock it");
  return word == "file"    ? KeySource::file
         : word == "staff" ? KeySource::staff
                           : KeySource::credential;
}

void logo(Table& root, const std::filesystem::path& file, Site& site) {
  if (!root.has("logo")) return;
  const std::string name = root.text("logo", "");
  if (name.empty()) return;
  site.logo = file.parent_path() / name;
  site.logo_at = fmt::format("{}:{}", file.string(), root.line_of("logo"));
}

std::optional<Switches> switches(Table& root) {
  std::optional<Table> table = root.table("switches");
  if (!table) return std::nullopt;
  Switches found;
  found.next = table->one_of("next", switch_keys(), found.next);
  found.press = table->one_of("press", switch_keys(), found.press);
  if (found.next == found.press)
    table->problem("press", "is the key of `next` too; expected another one");
  table->refuse_unknown();
  return found;
}

}  // namespace

const std::vector<std::string>& switch_keys() {
  static const std::vector<std::string> kKeys = {
      "Space", "Return", "Tab", "Left", "Right", "Up", "Down", "PageUp", "PageDown", "F1", "F2",
      "F3",    "F4",     "F5",  "F6",   "F7",    "F8", "F9",   "F10",    "F11",      "F12"};
  return kKeys;
}

std::string Helper::hours_in(const std::string& language) const {
  const auto own = hours.find(language);
  const auto found = own == hours.end() ? hours.find("") : own;
  return found == hours.end() ? std::string() : found->second;
}

core::Result<Site> read_site(const std::filesystem::path& file) {
  auto document = TRY(Document::read(file));
  Table root = document.root();
  Site site;
  site.name = root.text("name");
  site.organization = root.text("organization");
  logo(root, file, site);
  site.languages = languages(root);
  site.languages_at = fmt::format("{}:{}", file.string(), root.line_of("languages"));
  site.machine_drafted = machine_drafted(root);
  site.helper = helper(root, site.languages);
  site.demo = root.boolean("demo", site.demo);
  site.staff_sign_in = root.boolean("staff_sign_in", site.staff_sign_in);
  site.fresh_rules = root.boolean("fresh_rules", site.fresh_rules);
  site.database_key = key_source(root, site);
  site.ask_signal = root.one_of("ask_signal", {"screen", "sound"}, "screen");
  site.printer = root.text("printer", "");
  times(root, site);
  site.keep = retention(root, site.keep);
  site.switches = switches(root);
  root.refuse_unknown();
  TRY(document.finish());
  return site;
}

}  // namespace clearway::config
