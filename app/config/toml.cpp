#include "app/config/toml.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <tuple>

#include "app/config/tomlpp.h"

namespace clearway::config {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::uintmax_t kLargestFile = 4U << 20U;

struct Problem {
  int line;
  std::string text;
};

const char* kind_of(const toml::node& node) {
  if (node.is_string()) return "text";
  if (node.is_integer()) return "a whole number";
  if (node.is_floating_point()) return "a number with a point";
  if (node.is_boolean()) return "true or false";
  if (node.is_array()) return "a list";
  if (node.is_table()) return "a table";
  return "a date or time";
}

int line_in(const toml::node& node, int otherwise) {
  const auto line = node.source().begin.line;
  return line == 0 ? otherwise : static_cast<int>(line);
}

struct Broken {  // why a text is no TOML
  int line = 1;
  std::string why;
  bool assertion = false;
};

std::optional<Broken> parse_toml(std::string_view text, toml::table& table) {
  try {
    table = toml::parse(text);
    return std::nullopt;
  } catch (const toml::parse_error& error) {
    const auto line = static_cast<int>(error.source().begin.line);
    return Broken{line, std::string(error.description()), false};
  } catch (const TomlAssertion&) {
    return Broken{1, "expected a key, a value or a closing bracket", true};
  }
}

// An assertion knows no line: it is the first one with which the text becomes as bad.
int line_of_assertion(std::string_view text) {
  toml::table ignored;
  int line = 1;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const std::optional<Broken> broken = parse_toml(text.substr(0, end), ignored);
    if (broken && broken->assertion) break;
    ++line;
  }
  return line;
}

}  // namespace

// What all tables of one document share. It outlives the document while a Table is held.
struct Source {
  std::string name;
  toml::table root;
  std::vector<Problem> problems;
};

struct Table::State {
  std::shared_ptr<Source> source;
  const toml::table* table;  // inside source->root
  int line;
  std::set<std::string, std::less<>> known;  // every key somebody asked for

  const toml::node* ask(std::string_view key) {
    known.emplace(key);
    return table->get(key);
  }
};

struct Document::State {
  std::shared_ptr<Source> source;
  Table root;
};

bool Table::has(std::string_view key) const { return state_->ask(key) != nullptr; }

bool Table::holds_table(std::string_view key) const {
  const toml::node* node = state_->table->get(key);
  return node != nullptr && node->is_table();
}

int Table::line() const { return state_->line; }

int Table::line_of(std::string_view key) const {
  const toml::node* node = state_->table->get(key);
  return node == nullptr ? state_->line : line_in(*node, state_->line);
}

void Table::problem(std::string_view key, std::string_view message) {
  const int line = line_of(key);
  state_->source->problems.push_back(
      {line, fmt::format("{}:{}: `{}`: {}", state_->source->name, line, key, message)});
}

std::string Table::text(std::string_view key) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) {
    problem(key, "missing; expected text");
    return {};
  }
  std::string value = text(key, "");
  if (node->is_string() && value.find_first_not_of(" \t\r\n") == std::string::npos)
    problem(key, "empty; expected text");
  return value;
}

std::string Table::text(std::string_view key, std::string fallback) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_string()) return value->get();
  problem(key, fmt::format("expected text in quotes, found {}", kind_of(*node)));
  return fallback;
}

std::int64_t Table::integer(std::string_view key, std::int64_t fallback, std::int64_t lowest,
                            std::int64_t highest) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return fallback;
  const auto* value = node->as_integer();
  if (value == nullptr) {
    problem(key, fmt::format("expected a whole number, found {}", kind_of(*node)));
    return fallback;
  }
  if (value->get() < lowest || value->get() > highest) {
    problem(key, fmt::format("found {}; allowed: {} to {}", value->get(), lowest, highest));
    return fallback;
  }
  return value->get();
}

bool Table::boolean(std::string_view key, bool fallback) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_boolean()) return value->get();
  problem(key, fmt::format("expected true or false, found {}", kind_of(*node)));
  return fallback;
}

std::vector<std::string> Table::texts(std::string_view key) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return {};
  std::vector<std::string> values;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    problem(key, fmt::format("expected a list of texts, found {}", kind_of(*node)));
    return values;
  }
  for (const toml::node& element : *array) {
    if (const auto* value = element.as_string()) {
      values.push_back(value->get());
    } else {
      problem(key, fmt::format("expected a list of texts, found {} in it", kind_of(element)));
    }
  }
  return values;
}

std::string Table::one_of(std::string_view key, const std::vector<std::string>& allowed) {
  if (state_->ask(key) == nullptr) {
    problem(key, fmt::format("missing; allowed: {}", fmt::join(allowed, ", ")));
    return {};
  }
  return one_of(key, allowed, {});
}

std::string Table::one_of(std::string_view key, const std::vector<std::string>& allowed,
                          std::string fallback) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return fallback;
  const auto* value = node->as_string();
  if (value != nullptr && std::ranges::find(allowed, value->get()) != allowed.end())
    return value->get();
  const std::string found = value == nullptr ? kind_of(*node) : fmt::format("\"{}\"", value->get());
  problem(key, fmt::format("found {}; allowed: {}", found, fmt::join(allowed, ", ")));
  return fallback;
}

std::optional<Table> Table::table(std::string_view key) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return std::nullopt;
  const toml::table* table = node->as_table();
  if (table == nullptr) {
    problem(key, fmt::format("expected a table, found {}", kind_of(*node)));
    return std::nullopt;
  }
  return Table(
      std::make_shared<State>(State{state_->source, table, line_in(*node, state_->line), {}}));
}

std::vector<Table> Table::tables(std::string_view key) {
  const toml::node* node = state_->ask(key);
  if (node == nullptr) return {};
  std::vector<Table> tables;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    problem(key, fmt::format("expected a list of tables, found {}", kind_of(*node)));
    return tables;
  }
  for (const toml::node& element : *array) {
    if (const toml::table* table = element.as_table()) {
      tables.push_back(Table(std::make_shared<State>(
          State{state_->source, table, line_in(element, state_->line), {}})));
    } else {
      problem(key, fmt::format("expected a list of tables, found {} in it", kind_of(element)));
    }
  }
  return tables;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::tuple<std::uint64_t, std::uint64_t, std::string>> found;
  for (const auto& [key, node] : *state_->table) {
    const auto at = key.source().begin;
    found.emplace_back(at.line, at.column, std::string(key.str()));
  }
  std::ranges::sort(found);
  std::vector<std::string> keys;
  keys.reserve(found.size());
  for (auto& [line, column, key] : found) keys.push_back(std::move(key));
  return keys;
}

void Table::refuse_unknown() {
  for (const std::string& key : keys()) {
    if (state_->known.contains(key)) continue;
    problem(key, fmt::format("not a key that is known here; allowed: {}",
                             fmt::join(state_->known, ", ")));
  }
}

Result<Document> Document::read(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) return fail(ErrorCode::not_found, "config.read", file.string());
  if (size > kLargestFile)
    return fail(ErrorCode::invalid_input, "config.read", file.string() + ":1: larger than 4 MiB");
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad() || !stream.is_open())
    return fail(ErrorCode::not_found, "config.read", file.string());
  return parse(text, file.string());
}

Result<Document> Document::parse(std::string_view text, std::string name) {
  auto source = std::make_shared<Source>(Source{std::move(name), {}, {}});
  if (std::optional<Broken> broken = parse_toml(text, source->root)) {
    const int line = broken->assertion ? line_of_assertion(text) : broken->line;
    return fail(ErrorCode::invalid_input, "config.parse",
                fmt::format("{}:{}: {}", source->name, line, broken->why));
  }
  auto root = std::make_shared<Table::State>(Table::State{source, &source->root, 1, {}});
  return Document(std::make_shared<State>(State{source, Table(std::move(root))}));
}

Table Document::root() { return state_->root; }

Result<> Document::finish() const {
  std::vector<Problem> problems = state_->source->problems;
  if (problems.empty()) return {};
  std::ranges::stable_sort(problems, {}, &Problem::line);
  std::string lines;
  for (const Problem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += problem.text;
  }
  return fail(ErrorCode::invalid_input, "config.finish", std::move(lines));
}

}  // namespace clearway::config
