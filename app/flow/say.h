// Words in the person's language: keys of words.toml, and message ids of the content.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/flow/state.h"
#include "app/flow/world.h"

namespace clearway::flow {

using Values = std::vector<std::pair<std::string_view, std::string>>;

class Say {
 public:
  Say(const World& world, const State& state);
  Say(const World& world, std::string_view language);
  std::string operator()(std::string_view key) const;                        // words.toml
  std::string operator()(std::string_view key, const Values& values) const;  // with {names}
  // The pair "<key>_one" and "<key>_many", for this many.
  std::string counted(std::string_view key, long n) const;
  std::string message(std::string_view english) const;  // content
  const text::Catalog& catalog() const { return *catalog_; }

 private:
  const World& world_;
  const text::Catalog* catalog_;
};

// What somebody who chooses this language should know, said in it: that it is not read aloud here,
// that no person has checked its words.
std::vector<std::string> language_marks(const World& world, const std::string& language);

}  // namespace clearway::flow
