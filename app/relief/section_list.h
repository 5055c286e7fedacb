// Lists of sections that the rules name, and whether the section of a count is on them.
#pragma once

#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/relief/facts.h"

namespace clearway::relief {

struct Listed {
  Section section;
  std::uint8_t level = 0;  // a value of Fact::level: only then; 0: at any level
};

// What an attempt at a listed offense is: 664/… in the section.
enum class Attempt : std::uint8_t { ask, same, other };

// Every section of a code, or those whose number lies between two, both included.
struct Range {
  std::string code;
  int first = 0;
  int last = std::numeric_limits<int>::max();
};

struct SectionList {
  std::string name;
  std::vector<Listed> sections;
  std::vector<Listed> ask;  // perhaps on the list: a lawyer looks
  std::vector<Range> ranges;
  Attempt attempt = Attempt::ask;
  bool any = false;  // one of several sections in a count is enough; else all have to be on it
};

// Whether a count is on a list, and which facts are missing where that is unsure.
struct OnList {
  Truth truth = Truth::no;
  bool level_missing = false;  // else it is the section
};

class SectionLists {
 public:
  void add(SectionList list);
  // Sections whose number ends with a letter, "Penal Code 273a"; any other is asked about.
  void set_lettered(std::set<std::string> sections) { lettered_ = std::move(sections); }

  const std::vector<SectionList>& all() const { return lists_; }
  const std::set<std::string>& lettered() const { return lettered_; }
  int find(std::string_view name) const;  // -1: no such list

  // One answer for each list, in `out`.
  void judge(const Charge& charge, std::uint8_t level, std::vector<OnList>& out) const;

 private:
  struct Place {
    std::size_t list;
    std::size_t at;
    bool ask;
  };
  void index(std::size_t list, const std::vector<Listed>& sections, bool ask);
  void judge_one(const Section& said, std::uint8_t level, std::vector<OnList>& out) const;

  std::vector<SectionList> lists_;
  std::unordered_map<std::string, std::vector<Place>> by_number_;
  std::set<std::string> lettered_;
};

}  // namespace clearway::relief
