// Everything that does not change while the program runs: content, configuration, words.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/config/site.h"
#include "app/config/words.h"
#include "app/declaration/declaration.h"
#include "app/declaration/guards.h"
#include "app/input/compose.h"
#include "app/interview/definition.h"
#include "app/relief/relief.h"
#include "app/text/catalog.h"

namespace clearway::flow {

struct World {
  config::Site site;
  config::Words words;
  config::Keyboards keyboards;
  interview::Interview interview;
  interview::Interview doors;  // what home tells besides: a section is a door
  relief::RuleSetPtr rules;
  declaration::Outline outline;                                      // of the statement
  std::map<std::string, declaration::Outline, std::less<>> letters;  // "employer", …
  declaration::Guards guards;
  input::Engine compose = {};  // nothing: keys that would be put together stand as they are
  std::set<std::string, std::less<>> not_by_ear;  // languages that no voice here speaks
  std::map<std::string, text::Catalog, std::less<>> catalogs;  // by language; "en" is the source
};

// The keys of words.toml that this folder says. A test holds it against the sources.
std::vector<std::string> wanted_words();

}  // namespace clearway::flow
