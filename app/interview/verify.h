// What must be true of an interview as a whole, once its files are read. Private to the room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/toml.h"
#include "app/interview/definition.h"

namespace clearway::interview {

// Where things stand in the files, so that a problem can name file and line.
struct Sources {
  std::vector<config::Table> sections;            // by section
  std::vector<std::vector<config::Table>> pages;  // by section and page
  std::vector<std::vector<std::vector<config::Table>>> questions;
};

// "about_you2": lower-case letters, digits and underscores, a letter first.
bool valid_id(std::string_view id);

// Notes problems on the tables they belong to.
void verify(const Interview& interview, Sources& sources);

}  // namespace clearway::interview
