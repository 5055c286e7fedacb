// Reading TOML with errors a person can act on: file, line, what was found, what is allowed.
//
//   auto document = TRY(config::Document::read(path));
//   config::Table root = document.root();
//   site.name = root.text("name");
//   root.refuse_unknown();
//   TRY(document.finish());          // every problem at once, not only the first
//
// Readers never fail half way: a missing or wrong value notes a problem and gives a default.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::config {

class Document;

class Table {
 public:
  bool has(std::string_view key) const;
  bool holds_table(std::string_view key) const;
  std::string text(std::string_view key);                        // required, not empty
  std::string text(std::string_view key, std::string fallback);  // optional
  std::int64_t integer(std::string_view key, std::int64_t fallback, std::int64_t lowest,
                       std::int64_t highest);
  bool boolean(std::string_view key, bool fallback);
  std::vector<std::string> texts(std::string_view key);  // array of strings; absent is empty
  std::string one_of(std::string_view key, const std::vector<std::string>& allowed);
  std::string one_of(std::string_view key, const std::vector<std::string>& allowed,
                     std::string fallback);
  std::optional<Table> table(std::string_view key);
  std::vector<Table> tables(std::string_view key);  // [[key]] or an array of inline tables
  std::vector<std::string> keys() const;            // in file order

  int line() const;
  int line_of(std::string_view key) const;
  // "file:line: `key`: message"
  void problem(std::string_view key, std::string_view message);
  // Every key nobody asked for is a problem that lists the keys that are known here.
  void refuse_unknown();

 private:
  friend class Document;
  struct State;
  explicit Table(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

class Document {
 public:
  // Errors: not_found; invalid_input with "file:line: message" for broken TOML.
  static core::Result<Document> read(const std::filesystem::path& file);
  static core::Result<Document> parse(std::string_view text, std::string name);  // for tests
  Table root();
  // Errors: invalid_input; detail has one "file:line: message" a line.
  core::Result<> finish() const;

 private:
  struct State;
  explicit Document(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace clearway::config
