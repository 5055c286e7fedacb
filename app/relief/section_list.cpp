#include "app/relief/section_list.h"

#include <algorithm>

namespace clearway::relief {
namespace {

bool glued_letter(const Section& section) {
  const char last = section.number.back();
  return last >= 'a' && last <= 'z';
}

// What one listed section says of one that was said.
OnList compare_at(const Section& said, std::uint8_t level, const Listed& listed, bool ask) {
  const Match match = compare(said, listed.section);
  if (match == Match::no) return {};
  const auto reduced = *find_value(info(Fact::level), "reduced_felony");
  const bool open = listed.level != 0 && (level == 0 || level == reduced);
  if (listed.level != 0 && !open && level != listed.level) return {};
  if (open) return {Truth::unsure, level == 0 && match == Match::yes && !ask};
  return {ask || match == Match::unclear ? Truth::unsure : Truth::yes};
}

bool within(const Section& said, const Range& range) {
  int number = 0;
  for (const char c : said.number) {
    if (c < '0' || c > '9') break;
    number = number * 10 + (c - '0');  // five digits at most
  }
  return said.code == range.code && number >= range.first && number <= range.last;
}

// Of several sections in one count: on the list if all are, not if none is.
OnList both(const OnList& a, const OnList& b, bool any) {
  if (any && a.truth != b.truth) return a.truth > b.truth ? a : b;
  if (a.truth == b.truth) return {a.truth, a.level_missing && b.level_missing};
  return {Truth::unsure};
}

OnList attempted(const OnList& offense, Attempt attempt) {
  if (offense.truth == Truth::no || attempt == Attempt::same) return offense;
  return {attempt == Attempt::other ? Truth::no : Truth::unsure};
}

}  // namespace

void SectionLists::index(std::size_t list, const std::vector<Listed>& sections, bool ask) {
  for (std::size_t i = 0; i < sections.size(); ++i)
    by_number_[sections[i].section.number].push_back({list, i, ask});
}

void SectionLists::add(SectionList list) {
  lists_.push_back(std::move(list));
  index(lists_.size() - 1, lists_.back().sections, false);
  index(lists_.size() - 1, lists_.back().ask, true);
}

int SectionLists::find(std::string_view name) const {
  const auto found = std::ranges::find(lists_, name, &SectionList::name);
  return found == lists_.end() ? -1 : static_cast<int>(found - lists_.begin());
}

void SectionLists::judge_one(const Section& said, std::uint8_t level,
                             std::vector<OnList>& out) const {
  out.assign(lists_.size(), {});
  for (std::size_t i = 0; i < lists_.size(); ++i)
    if (std::ranges::any_of(lists_[i].ranges, [&](const Range& r) { return within(said, r); }))
      out[i] = {Truth::yes};
  const auto found = by_number_.find(said.number);
  if (found == by_number_.end()) return;
  for (const Place& place : found->second) {
    const SectionList& list = lists_[place.list];
    const Listed& listed = place.ask ? list.ask[place.at] : list.sections[place.at];
    const OnList one = compare_at(said, level, listed, place.ask);
    if (one.truth > out[place.list].truth) out[place.list] = one;
  }
}

void SectionLists::judge(const Charge& charge, std::uint8_t level, std::vector<OnList>& out) const {
  const auto unknown_letter = [&](const Section& section) {
    return glued_letter(section) && !lettered_.contains(section.code + " " + section.number);
  };
  if (!charge.readable || std::ranges::any_of(charge.sections, unknown_letter)) {
    out.assign(lists_.size(), {Truth::unsure});
    return;
  }
  judge_one(charge.sections.front(), level, out);
  std::vector<OnList> next;
  for (std::size_t i = 1; i < charge.sections.size(); ++i) {
    judge_one(charge.sections[i], level, next);
    for (std::size_t list = 0; list < out.size(); ++list)
      out[list] = both(out[list], next[list], lists_[list].any);
  }
  if (!charge.attempt) return;
  for (std::size_t list = 0; list < out.size(); ++list)
    out[list] = attempted(out[list], lists_[list].attempt);
}

}  // namespace clearway::relief
