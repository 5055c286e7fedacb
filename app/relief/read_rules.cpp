#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "app/relief/read_parts.h"
#include "app/relief/relief.h"

namespace clearway::relief {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

// Not the file of one relief.
constexpr std::array kShared = {"rules.toml", "facts.toml", "sections.toml", "gates.toml"};

std::string add_line(const std::string& problems, const std::string& line) {
  return problems.empty() ? line : problems + "\n" + line;
}

Result<std::vector<std::filesystem::path>> relief_files(const std::filesystem::path& folder,
                                                        std::string& problems) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const auto name = it->path().filename().string();
    if (it->path().extension() != ".toml" || !it->is_regular_file())
      problems = add_line(
          problems, it->path().string() + ":1: a stray file; allowed: one .toml for each relief");
    else if (std::ranges::find(kShared, name) == kShared.end())
      files.push_back(it->path());
  }
  if (error) return fail(ErrorCode::not_found, "relief.read_rules", folder.string());
  std::ranges::sort(files);
  if (files.empty())
    return fail(ErrorCode::invalid_input, "relief.read_rules",
                folder.string() + ":1: no rules; expected a file for each relief");
  return files;
}

Says read_fallback(config::Table& root, std::string_view key, const Palette& palette) {
  Says says;
  auto table = root.table(key);
  if (!table) {
    root.problem(key, "missing; expected a table with title, reason and next");
    return says;
  }
  says.title = read_sentence(*table, "title");
  says.reason = read_sentence(*table, "reason");
  says.next = named(*table, "next", table->text("next"), palette.next);
  says.cite = table->text("cite");
  table->refuse_unknown();
  return says;
}

void read_palette(config::Table& root, Palette& palette) {
  for (config::Table& table : root.tables("next")) {
    palette.next[table.text("name")] = read_sentence(table, "text");
    table.refuse_unknown();
  }
  for (config::Table& table : root.tables("serve")) {
    palette.serve[table.text("name")] = read_sentence(table, "text");
    table.refuse_unknown();
  }
  for (config::Table& table : root.tables("limit")) {
    auto& limit = palette.limits[table.text("name")];
    limit.text = read_sentence(table, "text");
    limit.citation = table.text("cite");
    table.refuse_unknown();
  }
  for (config::Table& table : root.tables("form")) {
    palette.forms[table.text("name")] = table.texts("items");
    table.refuse_unknown();
  }
}

void read_set(config::Table& root, RuleSet& set, Palette& palette) {
  if (auto table = root.table("set")) {
    set.version = table->text("version");
    set.last_checked = read_last_checked(*table, palette);
    set.expires = read_day(*table, "expires");
    set.checked_by = table->text("checked_by");
    table->refuse_unknown();
  } else {
    root.problem("set", "missing; expected version, last_checked, checked_by and expires");
  }
  read_palette(root, palette);
  if (auto table = root.table("said")) {
    set.clash = read_sentence(*table, "clash");
    set.either = read_sentence(*table, "either");
    set.counted_one = read_sentence(*table, "counted_one");
    set.counted_many = read_sentence(*table, "counted_many");
    set.ends = read_sentence(*table, "ends");
    table->refuse_unknown();
  } else {
    root.problem("said", "missing; expected clash, either, counted_one, counted_many and ends");
  }
  set.undecided = read_fallback(root, "undecided", palette);
  set.nothing = read_fallback(root, "nothing", palette);
  set.expired = read_fallback(root, "expired", palette);
  root.refuse_unknown();
}

void read_facts(config::Table& root, RuleSet& set) {
  for (config::Table& table : root.tables("fact")) {
    const std::string name = table.text("name");
    const auto fact = find_fact(name);
    if (!fact || info(*fact).of == Of::derived) {
      std::vector<std::string> names;
      for (const FactInfo& each : fact_table())
        if (each.of != Of::derived) names.emplace_back(each.name);
      table.problem("name",
                    fmt::format("\"{}\" is no fact; allowed: {}", name, fmt::join(names, ", ")));
      continue;
    }
    set.unsure.at(at(*fact)) = read_sentence(table, "unsure");
    if (table.has("question")) set.question.at(at(*fact)) = read_sentence(table, "question");
    table.refuse_unknown();
  }
  for (const FactInfo& fact : fact_table())
    if (fact.of != Of::derived && set.unsure.at(at(fact.fact)).empty())
      root.problem("fact", fmt::format("nothing is said when \"{}\" is not known", fact.name));
  root.refuse_unknown();
}

void read_sections(config::Table& root, const Palette& palette, RuleSet& set) {
  set.lists.set_lettered(read_lettered(root));
  for (config::Table& table : root.tables("list")) {
    SectionList list = read_list(table, palette);
    if (set.lists.find(list.name) >= 0) table.problem("name", "used twice");
    set.lists.add(std::move(list));
  }
  root.refuse_unknown();
}

void read_head(config::Table& root, const RuleReader& reader, Relief& relief) {
  auto table = root.table("relief");
  if (!table) return root.problem("relief", "missing; expected id, name, title and order");
  relief.id = table->text("id");
  relief.name = table->text("name");
  relief.title = read_sentence(*table, "title");
  relief.order = static_cast<int>(table->integer("order", 0, 1, 1000));
  relief.alone = table->boolean("alone", false);
  for (const std::string& name : table->texts("sure")) {
    const auto fact = find_fact(name);
    if (fact)
      relief.sure |= set_of(*fact);
    else
      table->problem("sure", fmt::format("\"{}\" is no fact", name));
  }
  reader.read_around(*table, relief);
  table->refuse_unknown();
}

// What has no heading of its own has that of its relief.
Rule titled(Rule rule, const Relief& relief) {
  if (rule.says.title.empty()) rule.says.title = relief.title;
  return rule;
}

void read_relief(config::Table& root, RuleReader& reader, RuleSet& set) {
  Relief relief;
  read_head(root, reader, relief);
  for (config::Table& when : root.tables("for")) relief.subject.push_back(reader.read_when(when));
  if (relief.subject.empty()) root.problem("for", "missing; expected [[for]]: whose relief it is");
  std::set<std::string> tracks;
  for (config::Table& table : root.tables("rule")) {
    relief.rules.push_back(titled(reader.read(table), relief));
    if (!tracks.insert(relief.rules.back().track).second) table.problem("track", "used twice");
  }
  const auto used = [&](const Relief& other) { return other.id == relief.id; };
  if (std::ranges::any_of(set.reliefs, used)) root.problem("relief", "its id is used twice");
  root.refuse_unknown();
  set.reliefs.push_back(std::move(relief));
}

// A gate stands behind the rows that leave a count out and before everything else.
void put_gate(Relief& relief, const Rule& gate, bool first) {
  const auto leaves_out = [](const Rule& rule) {
    return !rule.gate && (rule.band == Band::excluded || rule.only_if_sure);
  };
  auto place = relief.rules.begin();
  if (!first) place = std::ranges::find_if_not(relief.rules, leaves_out);
  relief.rules.insert(place, titled(gate, relief));
}

void read_gates(config::Table& root, RuleReader& reader, RuleSet& set) {
  auto gates = root.tables("gate");
  std::ranges::reverse(gates);  // the one put last stands first
  for (config::Table& table : gates) {
    const auto over = table.texts("over");
    const bool first = table.boolean("first", false);
    for (const std::string& id : over)
      if (id != "*" && std::ranges::find(set.reliefs, id, &Relief::id) == set.reliefs.end())
        table.problem("over", fmt::format("\"{}\" is the id of no relief", id));
    Rule gate = reader.read(table);
    gate.gate = true;
    for (Relief& relief : set.reliefs) {
      const bool all = std::ranges::find(over, "*") != over.end() && !relief.alone;
      if (all || std::ranges::find(over, relief.id) != over.end()) put_gate(relief, gate, first);
    }
  }
  root.refuse_unknown();
}

// Reads one file with `read` and adds what is wrong with it to `problems`.
template <class Read>
void read_file(const std::filesystem::path& file, std::string& problems, Read read) {
  auto document = config::Document::read(file);
  Result<> done;
  if (document) {
    config::Table root = document->root();
    read(root);
    done = document->finish();
  }
  if (document && done) return;
  const core::Error& error = document ? done.error() : document.error();
  const bool absent = error.code == ErrorCode::not_found;
  problems = add_line(problems, error.detail + (absent ? ":1: not there" : ""));
}

}  // namespace

Result<RuleSetPtr> read_rules(const std::filesystem::path& folder,
                              const std::optional<core::Day>& today) {
  std::string problems;
  const auto files = TRY(relief_files(folder, problems));
  auto set = std::make_shared<RuleSet>();
  Palette palette;
  palette.today = today;
  read_file(folder / "rules.toml", problems,
            [&](config::Table& root) { read_set(root, *set, palette); });
  read_file(folder / "facts.toml", problems, [&](config::Table& root) { read_facts(root, *set); });
  read_file(folder / "sections.toml", problems,
            [&](config::Table& root) { read_sections(root, palette, *set); });
  // Without these every rule would be a problem too.
  if (!problems.empty()) return fail(ErrorCode::invalid_input, "relief.read_rules", problems);
  RuleReader reader(*set, palette);
  for (const auto& file : files)
    read_file(file, problems, [&](config::Table& root) { read_relief(root, reader, *set); });
  read_file(folder / "gates.toml", problems,
            [&](config::Table& root) { read_gates(root, reader, *set); });
  if (!problems.empty()) return fail(ErrorCode::invalid_input, "relief.read_rules", problems);
  std::ranges::stable_sort(set->reliefs, {}, &Relief::order);
  return RuleSetPtr(std::move(set));
}

}  // namespace clearway::relief
