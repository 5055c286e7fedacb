#include "app/command/parser.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace clearway::command {

Option Option::required() const {
  option_->required();
  return *this;
}

Option Option::type_name(const char* name) const {
  option_->type_name(name);
  return *this;
}

Option Option::at_least_one() const {
  option_->check([](const std::string& text) {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    const bool nothing = text.find_first_not_of('0') == std::string::npos;
    return digits && !nothing ? std::string() : std::string("expected a number of 1 or more");
  });
  return *this;
}

Option Option::capture_default_str() const {
  option_->capture_default_str();
  return *this;
}

Part Part::group(const char* name, const char* what) const {
  auto* made = app_->add_subcommand(name, what);
  made->require_subcommand(1);
  made->fallthrough();
  return Part(*made);
}

Part Part::leaf(const char* name, const char* what) const {
  auto* made = app_->add_subcommand(name, what);
  made->footer(exit_help());
  made->fallthrough();
  return Part(*made);
}

Option Part::option(const char* names, std::string& variable, const char* what) const {
  return Option(*app_->add_option(names, variable, what));
}

Option Part::option(const char* names, std::filesystem::path& variable, const char* what) const {
  return Option(*app_->add_option(names, variable, what));
}

Option Part::option(const char* names, std::size_t& variable, const char* what) const {
  return Option(*app_->add_option(names, variable, what));
}

void Part::flag(const char* names, bool& variable, const char* what) const {
  app_->add_flag(names, variable, what);
}

void Part::callback(std::function<void()> chosen) const { app_->callback(std::move(chosen)); }

Parser::Parser(const char* name, const char* version, const char* what)
    : app_(std::make_unique<CLI::App>(what, name)) {
  app_->require_subcommand(1);
  app_->set_version_flag("--version", version);
  app_->footer(exit_help());
}

Parser::~Parser() = default;

Part Parser::top() { return Part(*app_); }

std::optional<Exit> Parser::parse(int argc, char** argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? Exit::ok : Exit::usage;
  }
  return std::nullopt;
}

void organization_option(Part part, Chosen& chosen) {
  part.option("--org", chosen.places.organization, "the office folder")
      .required()
      .type_name("FOLDER");
}

void data_options(Part part, Chosen& chosen) {
  part.option("--data", chosen.places.data, "the kiosk's data folder")
      .capture_default_str()
      .type_name("FOLDER");
  part.option("--site", chosen.places.site_file, "site.toml (default: that of --config)")
      .type_name("FILE");
}

}  // namespace clearway::command
