// What a site shares: one record for staff who open it, and the list of all of them.
#include <algorithm>

#include "app/station/parallel.h"
#include "app/station/station.h"
#include "app/station/summary.h"

namespace clearway::station {

namespace {

// Read, then opened together: what lies in memory at a time stays small.
constexpr std::size_t kBlock = 256;

void take(Row& row, Summary summary) {
  row.fields = std::move(summary.fields);
  row.first_entry = summary.first_entry;
  // Entries of other desks tell nobody but their reader when they were made.
  row.last_entry = std::max(row.last_entry, summary.last_entry);
}

Row unread_row(const vault::RecordInfo& info) {
  Row row;
  row.id = info.id;
  row.last_entry = info.kept_at;
  row.state = info.state;
  row.readable = false;
  return row;
}

core::Result<keys::Secret> unwrap_with(const StaffSession& session, const entry::Wrap& wrap) {
  auto key = entry::unwrap(wrap, *session.site_key);
  for (std::size_t i = 0; !key && i < session.former.size(); ++i)
    key = entry::unwrap(wrap, session.former[i]);
  return key;
}

// Of records that are joined: what the first says of itself, and all of them together.
void take_joined(Row& row, std::vector<Reached> opened) {
  row.readable = true;
  for (const auto& each : opened) {
    row.readable = row.readable && each.whole;
    if (each.id != row.id) row.joined.push_back(each.id);
  }
  const auto first_entry = summary_of(opened.front().own).first_entry;
  take(row, summary_of(union_of(std::move(opened))));
  row.first_entry = first_entry;
}

}  // namespace

struct Station::Listing {
  vault::RecordInfo info;
  std::optional<core::Bytes> summary;  // as it was kept; else all that is needed to make it
  std::optional<core::Result<Shared>> shared;
  Row row;
  std::optional<vault::RecordSummary> fresh;  // to be kept
  std::optional<Reached> leads_on;            // to other records
};

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
// what is here: a key that somebody slipped in must never seal a new entry. Where somebody slipped
// in an entry for it too, the record's own key is the one that opens what came first.
core::Result<Reached> Station::open_shared(const core::Result<Shared>& shared,
                                           const StaffSession& session) {
  if (!shared) return tl::unexpected(shared.error());
  core::Error last{core::ErrorCode::not_found, "station.record", "it is not shared with this site"};
  std::optional<Reached> found;
  for (const auto& wrap : shared->wraps) {
    auto key = unwrap_with(session, wrap);
    if (!key) {
      last = key.error();
      continue;
    }
    if (found && !vault::opens_earlier(shared->sealed, key->view(), found->key.view())) continue;
    auto opened = vault::open_sealed(shared->sealed, key->view());
    if (opened) {
      found.emplace(Reached{shared->sealed.record, *std::move(key), *std::move(opened)});
    } else {
      last = opened.error();
    }
  }
  if (found) return *std::move(found);
  return tl::unexpected(last);
}

// Asked of the store by its own thread; the rest of the work is anybody's.
std::vector<Station::Listing> Station::listing_block(std::span<const vault::RecordInfo> of) {
  std::vector<Listing> block;
  for (const auto& info : of.first(std::min(of.size(), kBlock))) {
    Listing listing{info, {}, {}, unread_row(info), {}, {}};
    if (auto kept = vault_.summary(info)) listing.summary = *std::move(kept);
    if (!listing.summary) listing.shared = shared(info.id);
    block.push_back(std::move(listing));
  }
  return block;
}

void Station::open_listing(Listing& listing, const StaffSession& session, core::ByteView key) {
  if (listing.summary) {
    if (auto opened = open_summary(key, listing.info, *listing.summary)) {
      listing.row.readable = true;
      take(listing.row, *std::move(opened));
    } else {
      listing.summary.reset();  // of an earlier key of the site, or not as it was written
    }
  }
  if (!listing.shared) return;
  auto opened = open_shared(*listing.shared, session);
  if (!opened) return;
  if (is_joined(opened->own)) {
    listing.leads_on = *std::move(opened);
    return;
  }
  auto summary = summary_of(opened->own);
  if (auto sealed = seal_summary(key, listing.info, summary)) listing.fresh = *std::move(sealed);
  listing.row.readable = true;
  take(listing.row, std::move(summary));
}

core::Result<Listed> Station::list(const StaffSession& session, std::size_t limit) {
  TRY(need_site_key(session));
  const auto key = TRY(summary_key(*session.site_key));
  auto found = TRY(vault_.records_of_site(trust_.site.site, limit + 1));
  Listed listed;
  listed.more = found.size() > limit;
  if (listed.more) found.pop_back();
  std::span<const vault::RecordInfo> rest(found);
  for (auto block = listing_block(rest); !block.empty();) {
    rest = rest.subspan(block.size());
    std::vector<Listing> next;
    in_parallel(
        block.size(), [&](std::size_t i) { open_listing(block[i], session, key.view()); },
        [&] { next = listing_block(rest); });
    for (auto& listing : block) {
      if (!listing.summary && !listing.shared) {
        listing.shared = shared(listing.info.id);
        open_listing(listing, session, key.view());
      }
      if (listing.leads_on)
        if (auto all = reach(vault_, *std::move(listing.leads_on)))
          take_joined(listing.row, *std::move(all));
      if (listing.fresh) listed.fresh.push_back(*std::move(listing.fresh));
      listed.rows.push_back(std::move(listing.row));
    }
    block = std::move(next);
  }
  // Oldest first, as the store has its records, so that each page is written once.
  std::ranges::reverse(listed.fresh);
  listed.rows = one_row_each(std::move(listed.rows));
  std::ranges::stable_sort(listed.rows, std::ranges::greater{}, &Row::last_entry);
  return listed;
}

void Station::keep_listed(const Listed& listed) {
  if (!listed.fresh.empty()) static_cast<void>(vault_.keep_summaries(listed.fresh));
}

core::Result<std::vector<vault::RecordInfo>> Station::unlisted(const StaffSession& session) {
  TRY(need_site_key(session));
  return vault_.without_summary(trust_.site.site);
}

core::Result<> Station::make_ready(const StaffSession& session,
                                   std::span<const vault::RecordInfo> of) {
  TRY(need_site_key(session));
  const auto key = TRY(summary_key(*session.site_key));
  while (!of.empty()) {
    auto block = listing_block(of);
    of = of.subspan(block.size());
    in_parallel(
        block.size(), [&](std::size_t i) { open_listing(block[i], session, key.view()); }, [] {});
    std::vector<vault::RecordSummary> fresh;
    for (auto& listing : block)
      if (listing.fresh) fresh.push_back(*std::move(listing.fresh));
    TRY(vault_.keep_summaries(fresh));
  }
  return {};
}

core::Result<std::vector<entry::Wrap>> Station::former_wraps(const StaffSession& session) {
  std::vector<entry::Wrap> former;
  if (!session.site_key || session.former.empty()) return former;
  if (session.site_key->public_key != trust_.site.key) return former;
  former = TRY(vault_.wraps_of_site(trust_.site.site));
  std::erase_if(former, [&](const entry::Wrap& wrap) { return wrap.epoch >= trust_.site.epoch; });
  return former;
}

core::Result<std::size_t> Station::rewrap(const StaffSession& session,
                                          std::span<const entry::Wrap> former) {
  TRY(need_site_key(session));
  const entry::WrapContext context{device_.id, device_.key};
  const auto& site = trust_.site;
  std::vector<entry::Wrap> made;
  for (const auto& wrap : former) {
    const auto key = unwrap_with(session, wrap);
    // A key that somebody slipped in, or whose record is not here, is not vouched for.
    const auto opened = open_shared(shared(wrap.record), session);
    if (!key || !opened || !keys::equal(key->view(), opened->key.view())) continue;
    made.push_back(TRY(entry::wrap_to_site(context, wrap.record, key->view(), site, wrap.id)));
  }
  TRY(vault_.replace_wraps(made));
  return made.size();
}

}  // namespace clearway::station
