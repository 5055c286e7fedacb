#include "app/relief/section_list.h"

#include <algorithm>
#include <array>

namespace clearway::relief {
namespace {

constexpr std::array<std::string_view, 3> kLevels = {"felony", "misdemeanor", "infraction"};

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

Match at_level(Match match, const Listed& listed, std::string_view level) {
  if (match == Match::no || listed.level.empty() || listed.level == level) return match;
  const bool known = std::ranges::find(kLevels, level) != kLevels.end();
  return known ? Match::no : Match::unclear;
}

Match best(const std::vector<Listed>& list, const Section& said, std::string_view level) {
  Match found = Match::no;
  for (const Listed& listed : list)
    found = std::max(found, at_level(compare(said, listed.section), listed, level));
  return found;
}

bool real_section(const SectionList& list, const Section& said) {
  const auto same = [&](const Listed& listed) { return listed.section.number == said.number; };
  return std::ranges::any_of(list.sections, same) || std::ranges::any_of(list.ask, same);
}

// "286c" is how some write 286(c): both readings must say the same.
Match find_one(const SectionList& list, const Section& said, std::string_view level) {
  const Match literal = best(list.sections, said, level);
  if (best(list.ask, said, level) != Match::no && literal != Match::yes) return Match::unclear;
  const char last = said.number.back();
  if (last < 'a' || last > 'z' || real_section(list, said)) return literal;
  Section loose = said;
  loose.number.pop_back();
  loose.path.insert(loose.path.begin(), std::string(1, last));
  return best(list.sections, loose, level) == literal ? literal : Match::unclear;
}

bool known_number(const SectionList& list, const Section& said) {
  const auto end = said.number.find_first_not_of("0123456789");  // 14601.1 too
  return contains(list.numbers, said.number.substr(0, end));
}

bool whole_code(const SectionList& list, const Mentions& said) {
  const auto listed = [&](const std::string& code) { return contains(list.codes, code); };
  const auto known = [&](const Section& section) {
    return (section.code.empty() || listed(section.code)) && known_number(list, section);
  };
  return std::ranges::any_of(said.codes, listed) || std::ranges::any_of(said.sections, known);
}

bool doubtful(const SectionList& list, const Mentions& said) {
  return std::ranges::any_of(said.sections, [&](const Section& section) {
    return std::ranges::any_of(
        list.doubt, [&](const Section& doubt) { return compare(section, doubt) != Match::no; });
  });
}

}  // namespace

std::string find_in(const SectionList& list, std::string_view text, std::string_view level) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) return "unsure";
  const Mentions said = mentions(text);
  if (whole_code(list, said)) return kNamed;
  int named = 0, open = 0, other = 0;
  for (const Section& section : said.sections) {
    const Match match = find_one(list, section, level);
    if (match == Match::yes) ++named;
    if (match == Match::unclear) ++open;
    // A number of no known code that is on no list may be anything: it names nothing.
    if (match == Match::no && !section.code.empty()) ++other;
  }
  // One section on the list and one that is not: which of them was the conviction?
  if (open > 0 || (named > 0 && (other > 0 || doubtful(list, said)))) return "unsure";
  if (named > 0) return kNamed;
  const auto said_plainly = [&](const std::string& words) { return has_words(text, words); };
  if (std::ranges::any_of(list.words, said_plainly)) return kPlainWords;
  return other > 0 ? kOtherSection : kNoSection;
}

}  // namespace clearway::relief
