// People as JSON: one object, an array of them, or one a line. For bytes from anywhere.
#pragma once

#include <istream>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "app/relief/facts.h"

namespace clearway::command {

// What is wrong with a person, and where: "cases[0].counts[1].level".
struct Malformed {
  std::string path;
  std::string expected;
};
using PersonRead = tl::expected<relief::Person, Malformed>;

// Every key is optional; one that is not known is refused by its name.
PersonRead read_person(const nlohmann::json& json);

// The same of its text. A key that stands twice is refused too: which one was meant?
PersonRead read_person_text(const std::string& text);

// Reads as it goes: a stream of lines is answered line by line. One of an array or of the lines
// that is no JSON spoils no other.
class People {
 public:
  explicit People(std::istream& in);
  ~People();
  People(const People&) = delete;
  People& operator=(const People&) = delete;

  bool is_array() const;
  std::optional<PersonRead> next();  // nothing at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clearway::command
