// The staff list: one row for records that are joined.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "app/station/station.h"

namespace clearway::station {
namespace {

class Groups {  // of row numbers
 public:
  explicit Groups(std::size_t rows) : before_(rows) {
    std::iota(before_.begin(), before_.end(), 0);
  }
  std::size_t of(std::size_t row) {
    while (before_[row] != row) row = before_[row] = before_[before_[row]];
    return row;
  }
  void unite(std::size_t a, std::size_t b) { before_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> before_;
};

bool names_it_before(const Row& a, const Row& b) {
  return std::tuple(b.joined.size(), a.first_entry, a.id) <
         std::tuple(a.joined.size(), b.first_entry, b.id);
}

vault::EntryState less_safe(vault::EntryState a, vault::EntryState b) {
  using enum vault::EntryState;
  for (const auto worst : {set_aside, waiting})
    if (a == worst || b == worst) return worst;
  return safe;
}

void take_in(Row& into, const Row& other) {
  into.fields.insert(other.fields.begin(), other.fields.end());
  into.last_entry = std::max(into.last_entry, other.last_entry);
  into.state = less_safe(into.state, other.state);
  into.readable = into.readable && other.readable;
}

}  // namespace

std::vector<Row> one_row_each(std::vector<Row> rows) {
  std::map<core::RecordId, std::size_t> place;
  for (std::size_t i = 0; i < rows.size(); ++i) place.emplace(rows[i].id, i);
  Groups groups(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const auto& id : rows[i].joined)
      if (const auto found = place.find(id); found != place.end()) groups.unite(i, found->second);

  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < rows.size(); ++i) members[groups.of(i)].push_back(i);
  std::vector<Row> out;
  for (auto& [group, list] : members) {
    std::ranges::sort(
        list, [&](std::size_t a, std::size_t b) { return names_it_before(rows[a], rows[b]); });
    Row row = std::move(rows[list.front()]);
    for (std::size_t i = 1; i < list.size(); ++i) take_in(row, rows[list[i]]);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace clearway::station
