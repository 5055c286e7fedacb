// What a site shares: one record for staff who open it, and the list of all of them.
#include <algorithm>

#include "app/station/parallel.h"
#include "app/station/station.h"

namespace clearway::station {

namespace {

// Read, then opened together: what lies in memory at a time stays small.
constexpr std::size_t kBlock = 256;

// What the record itself and those joined with it say of the row.
void take_joined(Row& row, const std::vector<Reached>& opened) {
  for (const auto& [id, change] : opened.front().own.changes()) {
    const bool first = row.first_entry == 0 || change.wall_time < row.first_entry;
    if (first) row.first_entry = change.wall_time;
  }
  for (const auto& each : opened) {
    row.readable = row.readable && each.whole;
    if (each.id != row.id) row.joined.push_back(each.id);
  }
}

Row row_of(const vault::RecordInfo& info, std::optional<std::vector<Reached>> opened) {
  Row row;
  row.id = info.id;
  row.last_entry = info.kept_at;
  row.state = info.state;
  row.readable = opened.has_value();
  if (!opened) return row;
  take_joined(row, *opened);
  row.record = union_of(*std::move(opened));
  // Entries of other desks tell nobody but their reader when they were made.
  for (const auto& [id, change] : row.record.changes())
    row.last_entry = std::max(row.last_entry, change.wall_time);
  return row;
}

std::vector<Reached> only(Reached one) {
  std::vector<Reached> all;
  all.push_back(std::move(one));
  return all;
}

}  // namespace

core::Result<Station::Shared> Station::shared(core::RecordId record) {
  Shared found;
  found.wraps = TRY(vault_.wraps(record));
  std::erase_if(found.wraps, [&](const entry::Wrap& wrap) {
    return wrap.recipient != entry::Recipient::site || wrap.site != trust_.site.site;
  });
  found.sealed = TRY(vault_.sealed_record(record));
  return found;
}

// Anyone can seal something to a site's public key, so a wrap counts only when its key opens
// what is here: a key that somebody slipped in must never seal a new entry.
core::Result<Reached> Station::open_shared(const core::Result<Shared>& shared,
                                           const keys::BoxKey& site_key) {
  if (!shared) return tl::unexpected(shared.error());
  core::Error last{core::ErrorCode::not_found, "station.record", "it is not shared with this site"};
  for (const auto& wrap : shared->wraps) {
    auto key = entry::unwrap(wrap, site_key);
    if (!key) {
      last = key.error();
      continue;
    }
    auto opened = vault::open_sealed(shared->sealed, key->view());
    if (opened) return Reached{shared->sealed.record, *std::move(key), *std::move(opened)};
    last = opened.error();
  }
  return tl::unexpected(last);
}

std::vector<core::Result<Station::Shared>> Station::shared_block(
    const std::vector<vault::RecordInfo>& of, std::size_t start) {
  std::vector<core::Result<Shared>> block;
  for (std::size_t i = start; i < std::min(start + kBlock, of.size()); ++i)
    block.push_back(shared(of[i].id));
  return block;
}

core::Result<Listed> Station::list(const StaffSession& session, std::size_t limit) {
  const keys::BoxKey* site_key = TRY(site_key_of(session));
  Listed listed;
  auto found = TRY(vault_.records_of_site(trust_.site.site, limit + 1));
  listed.more = found.size() > limit;
  if (listed.more) found.pop_back();
  std::vector<Row> rows(found.size());
  auto block = shared_block(found, 0);
  for (std::size_t start = 0; start < found.size(); start += kBlock) {
    std::vector<core::Result<Shared>> next;
    // Its key is let go at once, but for the few that lead on to others.
    std::vector<std::optional<Reached>> leading_on(block.size());
    const auto open = [&](std::size_t i) {
      auto opened = open_shared(block[i], *site_key);
      if (opened && is_joined(opened->own)) {
        leading_on[i] = *std::move(opened);
      } else {
        auto alone = opened ? std::optional(only(*std::move(opened))) : std::nullopt;
        rows[start + i] = row_of(found[start + i], std::move(alone));
      }
    };
    in_parallel(block.size(), open, [&] { next = shared_block(found, start + kBlock); });
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (!leading_on[i]) continue;
      auto all = reach(vault_, *std::move(leading_on[i]));
      rows[start + i] =
          row_of(found[start + i], all ? std::optional(*std::move(all)) : std::nullopt);
    }
    block = std::move(next);
  }
  listed.rows = one_row_each(std::move(rows));
  std::ranges::stable_sort(listed.rows, std::ranges::greater{}, &Row::last_entry);
  return listed;
}

}  // namespace clearway::station
