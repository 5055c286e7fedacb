// The command line, as far as the subcommands need one. Plain types only: CLI11 takes long to
// compile, so parser.cpp alone includes it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/command/commands.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace clearway::command {

// Handles; what they stand for lives as long as the Parser.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}
  Option required() const;
  Option type_name(const char* name) const;
  Option at_least_one() const;         // of a number
  Option capture_default_str() const;  // the help shows what the variable holds now

 private:
  CLI::Option* option_;
};

// The program or one of its subcommands. Variables must outlive the parsing.
class Part {
 public:
  explicit Part(CLI::App& app) : app_(&app) {}
  Part group(const char* name, const char* what) const;  // wants one of its own subcommands
  Part leaf(const char* name, const char* what) const;   // does something
  Option option(const char* names, std::string& variable, const char* what) const;
  Option option(const char* names, std::filesystem::path& variable, const char* what) const;
  Option option(const char* names, std::size_t& variable, const char* what) const;
  void flag(const char* names, bool& variable, const char* what) const;
  void callback(std::function<void()> chosen) const;

 private:
  CLI::App* app_;
};

class Parser {
 public:
  Parser(const char* name, const char* version, const char* what);
  ~Parser();
  Part top();
  // Nothing when there is work to do. Otherwise the help, the version or what is wrong has been
  // printed, and this is the exit status.
  std::optional<Exit> parse(int argc, char** argv);

 private:
  std::unique_ptr<CLI::App> app_;
};

void organization_option(Part part, Chosen& chosen);
void data_options(Part part, Chosen& chosen);

}  // namespace clearway::command
