#include "sync/central/store.h"

#include <fmt/format.h>

// Links, the entries they name, what was set aside, and wraps.
namespace clearway::central {

using core::Result;

namespace {

std::int64_t number_of(std::uint64_t sequence) { return static_cast<std::int64_t>(sequence); }

constexpr std::string_view kLinkColumns =
    "SELECT sequence, hash, previous, entry, link, state, received FROM links"
    " WHERE organization = $1 AND device = $2 AND epoch = $3 ";

Result<std::optional<LinkRow>> one_link(Statement row) {
  if (!TRY(row.step())) return std::optional<LinkRow>{};
  return std::optional(LinkRow{.sequence = static_cast<std::uint64_t>(row.number(0)),
                               .hash = row.array<core::Hash>(1),
                               .previous = row.array<core::Hash>(2),
                               .entry = row.array<core::Hash>(3),
                               .link = row.blob(4),
                               .state = row.number(5) == 1 ? LinkState::stored : LinkState::held,
                               .received = row.number(6)});
}

}  // namespace

Result<std::optional<LinkRow>> Store::link_at(const Device& device, std::uint64_t sequence) const {
  const auto sql = fmt::format("{}AND sequence = $4", kLinkColumns);
  return one_link(TRY(Statement::prepare(db_, sql.c_str(), organization_, device.id.view(),
                                         device.epoch, number_of(sequence))));
}

Result<std::optional<LinkRow>> Store::last_stored(const Device& device) const {
  const auto sql = fmt::format("{}AND state = 1 ORDER BY sequence DESC LIMIT 1", kLinkColumns);
  return one_link(
      TRY(Statement::prepare(db_, sql.c_str(), organization_, device.id.view(), device.epoch)));
}

Result<> Store::add_link(Transaction&, const Device& device, const LinkRow& row) {
  return execute(db_,
                 "INSERT INTO links (organization, device, epoch, sequence, hash, previous,"
                 " entry, link, state, received)"
                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                 organization_, device.id.view(), device.epoch, number_of(row.sequence), row.hash,
                 row.previous, row.entry, row.link, row.state == LinkState::stored ? 1 : 2,
                 row.received);
}

Result<> Store::mark_stored(Transaction&, const Device& device, std::uint64_t sequence) {
  return execute(db_,
                 "UPDATE links SET state = 1 WHERE organization = $1 AND device = $2"
                 " AND epoch = $3 AND sequence = $4",
                 organization_, device.id.view(), device.epoch, number_of(sequence));
}

Result<std::vector<std::uint64_t>> Store::stored_sequences(const Device& device) const {
  auto row = TRY(Statement::prepare(db_,
                                    "SELECT sequence FROM links WHERE organization = $1 AND"
                                    " device = $2 AND epoch = $3 AND state = 1 ORDER BY sequence",
                                    organization_, device.id.view(), device.epoch));
  std::vector<std::uint64_t> all;
  while (TRY(row.step())) all.push_back(static_cast<std::uint64_t>(row.number(0)));
  return all;
}

Result<std::uint64_t> Store::last_offered(const Device& device) const {
  std::int64_t last = 0;
  for (const char* sql : {"SELECT COALESCE(MAX(sequence), 0) FROM links"
                          " WHERE organization = $1 AND device = $2 AND epoch = $3",
                          "SELECT COALESCE(MAX(sequence), 0) FROM set_aside"
                          " WHERE organization = $1 AND device = $2 AND epoch = $3"}) {
    auto row = TRY(Statement::prepare(db_, sql, organization_, device.id.view(), device.epoch));
    TRY(row.step());
    last = std::max(last, row.number(0));
  }
  return static_cast<std::uint64_t>(last);
}

Result<bool> Store::has_entry(const core::Hash& hash) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT 1 FROM entries WHERE organization = $1 AND hash = $2", organization_, hash));
  return row.step();
}

Result<> Store::add_entry(Transaction&, const core::Hash& hash, core::RecordId record,
                          core::ByteView bytes) {
  return execute(db_,
                 "INSERT INTO entries (organization, hash, record, bytes) VALUES ($1, $2, $3, $4)"
                 " ON CONFLICT DO NOTHING",
                 organization_, hash, record.view(), bytes);
}

Result<> Store::add_set_aside(Transaction&, const Device& device, const SetAside& row) {
  return execute(db_,
                 "INSERT INTO set_aside (organization, device, epoch, sequence, item, link_hash,"
                 " reason, link, entry, received)"
                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
                 organization_, device.id.view(), device.epoch, number_of(row.sequence), row.item,
                 row.link_hash, row.reason, row.link, row.entry, row.received);
}

Result<std::vector<SetAside>> Store::set_aside_at(const Device& device,
                                                  std::uint64_t sequence) const {
  auto row = TRY(Statement::prepare(
      db_,
      "SELECT sequence, item, link_hash, reason, received FROM set_aside"
      " WHERE organization = $1 AND device = $2 AND epoch = $3 AND sequence = $4 ORDER BY item",
      organization_, device.id.view(), device.epoch, number_of(sequence)));
  std::vector<SetAside> all;
  while (TRY(row.step()))
    all.push_back({static_cast<std::uint64_t>(row.number(0)),
                   row.array<core::Hash>(1),
                   row.array<core::Hash>(2),
                   row.text(3),
                   {},
                   {},
                   row.number(4)});
  return all;
}

Result<core::Bytes> Store::set_aside_entry(const SetAside& set_aside) const {
  auto row = TRY(
      Statement::prepare(db_, "SELECT entry FROM set_aside WHERE organization = $1 AND item = $2",
                         organization_, set_aside.item));
  if (!TRY(row.step())) return core::fail(core::ErrorCode::not_found, "central.set_aside");
  return row.blob(0);
}

Result<std::int64_t> Store::set_aside_count(const Device& device) const {
  auto row =
      TRY(Statement::prepare(db_,
                             "SELECT COUNT(*) FROM set_aside"
                             " WHERE organization = $1 AND device = $2 AND reason <> 'relinked'",
                             organization_, device.id.view()));
  TRY(row.step());
  return row.number(0);
}

Result<> Store::clear_set_aside(Transaction&, const Device& device, std::uint64_t sequence,
                                std::string_view reason) {
  return execute(db_,
                 "DELETE FROM set_aside WHERE organization = $1 AND device = $2 AND epoch = $3"
                 " AND sequence = $4 AND reason = $5",
                 organization_, device.id.view(), device.epoch, number_of(sequence), reason);
}

Result<> Store::relink_set_aside(Transaction&, const Device& device, core::ByteView entry,
                                 std::string_view word) {
  const core::Bytes nothing;
  return execute(db_,
                 "UPDATE set_aside SET entry = $4, reason = $5"
                 " WHERE organization = $1 AND device = $2 AND entry = $3",
                 organization_, device.id.view(), entry, nothing, word);
}

Result<std::optional<WrapRow>> Store::wrap(core::WrapId id) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT record, recipient, bytes FROM wraps WHERE organization = $1 AND wrap = $2",
      organization_, id.view()));
  if (!TRY(row.step())) return std::optional<WrapRow>{};
  WrapRow wrap{{}, row.number(1), row.blob(2)};
  wrap.record.bytes = row.array<decltype(wrap.record.bytes)>(0);
  return std::optional(std::move(wrap));
}

Result<> Store::put_wrap(Transaction&, core::WrapId id, const WrapRow& row) {
  return execute(db_,
                 "INSERT INTO wraps (organization, wrap, record, recipient, bytes)"
                 " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organization, wrap) DO UPDATE SET"
                 " record = excluded.record, recipient = excluded.recipient,"
                 " bytes = excluded.bytes",
                 organization_, id.view(), row.record.view(), row.recipient, row.bytes);
}

}  // namespace clearway::central
