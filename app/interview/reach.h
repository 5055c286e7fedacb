// Whether any answers at all lead to a page. Private to the room.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/interview/definition.h"

namespace clearway::interview {

class Reach {
 public:
  explicit Reach(const Interview& interview);
  // False when the conditions rule each other out, or rule out what must be answered before: a
  // field that has to have an answer is asked under conditions of its own.
  bool possible(std::vector<Condition> when) const;

 private:
  struct Asked {
    const Question* question = nullptr;
    std::vector<Condition> when;  // of its page and its own
  };
  bool narrow(std::set<std::string>& allowed, const Condition& condition, Kind kind) const;
  std::map<std::string, Asked, std::less<>> asked_;
};

}  // namespace clearway::interview
