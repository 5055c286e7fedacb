#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>

#include "app/relief/read_parts.h"
#include "app/relief/relief.h"

namespace clearway::relief {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

const std::vector<std::string> kRuleBands = {
    "likely_mandatory", "likely_discretionary",        "not_yet",
    "excluded",         "automatic_may_have_happened", "attorney_review",
    "not_screened"};
const std::vector<std::string> kGateBands = {"not_yet", "attorney_review"};

Result<std::vector<std::filesystem::path>> relief_files(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const auto name = it->path().filename().string();
    if (it->path().extension() == ".toml" && name != "rules.toml" && name != "gates.toml")
      files.push_back(it->path());
  }
  if (error) return fail(ErrorCode::not_found, "relief.read_rules", folder.string());
  std::ranges::sort(files);
  if (files.empty())
    return fail(ErrorCode::invalid_input, "relief.read_rules",
                folder.string() + ":1: no rules; expected a file for each relief");
  return files;
}

Says read_section(config::Table& root, std::string_view key) {
  auto table = root.table(key);
  if (!table) {
    root.problem(key, "missing; expected a table with title, reason, next, citation");
    return {};
  }
  Says says = read_says(*table);
  table->refuse_unknown();
  return says;
}

void read_set(config::Table& root, RuleSet& set) {
  if (auto table = root.table("set")) {
    set.version = table->text("version");
    set.last_checked = read_day(*table, "last_checked");
    set.expires = read_day(*table, "expires");
    table->text("checked_by");
    table->refuse_unknown();
  } else {
    root.problem("set", "missing; expected version, last_checked, checked_by and expires");
  }
  for (config::Table& table : root.tables("fact")) {
    Fact fact = read_fact(table);
    if (find_fact(set, fact.name) != nullptr) table.problem("name", "used twice");
    set.facts.push_back(std::move(fact));
  }
  set.undecided = read_section(root, "undecided");
  set.nothing = read_section(root, "nothing");
  set.expired = read_section(root, "expired");
  root.refuse_unknown();
}

void read_relief(config::Table& root, RuleReader& reader, RuleSet& set) {
  Relief relief;
  std::string form;
  if (auto table = root.table("relief")) {
    relief.name = table->text("name");
    relief.order = static_cast<int>(table->integer("order", 0, 1, 1000));
    relief.alone = table->boolean("alone", false);
    form = table->text("form", "");
    table->refuse_unknown();
  } else {
    root.problem("relief", "missing; expected name and order");
  }
  for (config::Table& table : root.tables("rule")) {
    Rule rule = reader.read(table, kRuleBands);
    if (rule.form.empty() && !rule.form_items.empty()) rule.form = form;
    relief.rules.push_back(std::move(rule));
  }
  root.refuse_unknown();
  set.reliefs.push_back(std::move(relief));
}

void read_gates(config::Table& root, RuleReader& reader, RuleSet& set) {
  for (config::Table& table : root.tables("gate")) {
    Gate gate;
    gate.over = table.texts("over");
    for (const std::string& name : gate.over)
      if (std::ranges::find(set.reliefs, name, &Relief::name) == set.reliefs.end())
        table.problem("over", fmt::format("\"{}\" is the name of no relief", name));
    gate.rule = reader.read(table, kGateBands);
    set.gates.push_back(std::move(gate));
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
  problems += (problems.empty() ? "" : "\n") + error.detail + (absent ? ":1: not there" : "");
}

}  // namespace

Result<RuleSetPtr> read_rules(const std::filesystem::path& folder) {
  const auto files = TRY(relief_files(folder));
  auto set = std::make_shared<RuleSet>();
  std::string problems;
  read_file(folder / "rules.toml", problems, [&](config::Table& root) { read_set(root, *set); });
  // Without the facts every condition would be a problem too.
  if (!problems.empty()) return fail(ErrorCode::invalid_input, "relief.read_rules", problems);
  RuleReader reader(set->facts);
  for (const auto& file : files)
    read_file(file, problems, [&](config::Table& root) { read_relief(root, reader, *set); });
  read_file(folder / "gates.toml", problems,
            [&](config::Table& root) { read_gates(root, reader, *set); });
  if (!problems.empty()) return fail(ErrorCode::invalid_input, "relief.read_rules", problems);
  std::ranges::stable_sort(set->reliefs, {}, &Relief::order);
  return RuleSetPtr(std::move(set));
}

}  // namespace clearway::relief
