#include "sync/central/store.h"

#include <charconv>
#include <iterator>

#include "sync/central/schema.h"

// Who is known: the center itself, its invites and its devices. Links and wraps are in
// store_links.cpp, erasures in store_erasures.cpp, the feed in store_feed.cpp.
namespace clearway::central {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

Result<std::string> meta(const Database& db, const char* name) {
  auto row = TRY(Statement::prepare(db, "SELECT value FROM meta WHERE name = $1", name));
  if (!TRY(row.step())) return fail(ErrorCode::corrupt, "central.meta", name);
  return row.text(0);
}

Result<std::uint32_t> meta_number(const Database& db, const char* name) {
  const auto text = TRY(meta(db, name));
  std::uint32_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
    return fail(ErrorCode::corrupt, "central.meta", name);
  return value;
}

Result<keys::VerifyKey> read_key(const std::string& hex) {
  const auto bytes = TRY(core::from_hex(hex));
  keys::VerifyKey key{};
  if (bytes.size() != key.size()) return fail(ErrorCode::corrupt, "central.meta", "root");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

Result<> put_meta(const Database& db, const char* name, const std::string& value) {
  return execute(db, "INSERT INTO meta (name, value) VALUES ($1, $2)", name, value);
}

constexpr const char* kDeviceColumns =
    "SELECT device, epoch, certificate, verify_key, statement, high_water, revoked, exchanged,"
    " enrolled, seen FROM devices ";

Device read_device(const Statement& row) {
  Device device;
  device.id.bytes = row.array<decltype(device.id.bytes)>(0);
  device.epoch = static_cast<std::uint32_t>(row.number(1));
  device.certificate = row.array<core::Hash>(2);
  device.key = row.array<keys::VerifyKey>(3);
  device.statement = row.blob(4);
  device.high_water = static_cast<std::uint64_t>(row.number(5));
  device.revoked = row.number(6);
  device.exchanged = row.number(7) != 0;
  device.enrolled = row.number(8);
  device.seen = row.number(9);
  return device;
}

Result<std::optional<Device>> one_device(Statement statement) {
  if (!TRY(statement.step())) return std::optional<Device>{};
  return std::optional(read_device(statement));
}

Result<std::vector<Device>> each_device(Statement statement) {
  std::vector<Device> all;
  while (TRY(statement.step())) all.push_back(read_device(statement));
  return all;
}

constexpr auto kSchemaVersion = static_cast<std::uint32_t>(std::size(kVersions));

// One transaction for each step; another program may be at it at the same time.
Result<> migrate(Database& db) {
  for (;;) {
    auto transaction = TRY(Transaction::begin(db));
    const auto version = TRY(meta_number(db, "schema"));
    if (version == kSchemaVersion) return {};
    if (version == 0 || version > kSchemaVersion)
      return fail(ErrorCode::corrupt, "central.open", "written by another version");
    TRY(db.run(kVersions[version]));
    TRY(execute(db, "UPDATE meta SET value = $1 WHERE name = 'schema'",
                std::to_string(version + 1)));
    TRY(transaction.commit());
  }
}

}  // namespace

Result<Store> Store::create(const std::filesystem::path& file, const Info& info) {
  if (std::filesystem::exists(file))
    return fail(ErrorCode::invalid_input, "central.create", "there is a store already");
  auto db = TRY(Database::open(file));
  {
    auto transaction = TRY(Transaction::begin(db));
    for (const char* version : kVersions) TRY(db.run(version));
    TRY(put_meta(db, "schema", std::to_string(kSchemaVersion)));
    TRY(put_meta(db, "center", info.center.hex()));
    TRY(put_meta(db, "server_epoch", std::to_string(info.server_epoch)));
    TRY(put_meta(db, "address", info.address));
    TRY(put_meta(db, "root", core::to_hex(info.root)));
    TRY(execute(db, "INSERT INTO counters (organization, name, value) VALUES ($1, 'feed', 0)",
                keys::hash(info.root)));
    TRY(transaction.commit());
  }
  return Store(std::move(db), keys::hash(info.root));
}

Result<Store> Store::open(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    return fail(ErrorCode::not_found, "central.open", "no store here; run init first");
  auto db = TRY(Database::open(file));
  if (TRY(meta_number(db, "schema")) != kSchemaVersion) TRY(migrate(db));
  const auto root = TRY(read_key(TRY(meta(db, "root"))));
  return Store(std::move(db), keys::hash(root));
}

Result<Info> Store::info() const {
  return Info{.center = TRY(core::CenterId::from_hex_text(TRY(meta(db_, "center")))),
              .server_epoch = TRY(meta_number(db_, "server_epoch")),
              .address = TRY(meta(db_, "address")),
              .root = TRY(read_key(TRY(meta(db_, "root"))))};
}

Result<> Store::set_server_epoch(Transaction&, std::uint32_t epoch) {
  return execute(db_, "UPDATE meta SET value = $1 WHERE name = 'server_epoch'",
                 std::to_string(epoch));
}

Result<Counts> Store::counts() const {
  auto row = TRY(Statement::prepare(db_,
                                    "SELECT (SELECT COUNT(DISTINCT device) FROM devices),"
                                    " (SELECT COUNT(DISTINCT device) FROM devices a WHERE NOT"
                                    "  EXISTS (SELECT 1 FROM devices b WHERE b.device = a.device"
                                    "  AND b.revoked = 0)),"
                                    " (SELECT COUNT(*) FROM entries),"
                                    " (SELECT COUNT(*) FROM links WHERE state = 2),"
                                    " (SELECT COUNT(*) FROM set_aside"
                                    "  WHERE reason <> 'relinked'),"
                                    " (SELECT COUNT(*) FROM wraps WHERE LENGTH(bytes) > 0),"
                                    " (SELECT COUNT(*) FROM erasures)"));
  if (!TRY(row.step())) return fail(ErrorCode::internal, "central.counts");
  return Counts{row.number(0), row.number(1), row.number(2), row.number(3),
                row.number(4), row.number(5), row.number(6)};
}

Result<> Store::add_invite(Transaction&, const core::Hash& code, core::UnixTime expires) {
  return execute(db_,
                 "INSERT INTO invites (organization, code, expires, used_by)"
                 " VALUES ($1, $2, $3, $4)",
                 organization_, code, expires, core::ByteView{});
}

Result<std::optional<Invite>> Store::invite(const core::Hash& code) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT expires, used_by FROM invites WHERE organization = $1 AND code = $2",
      organization_, code));
  if (!TRY(row.step())) return std::optional<Invite>{};
  return std::optional(Invite{row.number(0), row.blob(1)});
}

Result<> Store::use_invite(Transaction&, const core::Hash& code, const core::Hash& used_by) {
  return execute(db_, "UPDATE invites SET used_by = $3 WHERE organization = $1 AND code = $2",
                 organization_, code, used_by);
}

Result<std::optional<Device>> Store::device_with(const core::Hash& certificate) const {
  const auto sql = std::string(kDeviceColumns) +
                   "WHERE organization = $1 AND certificate = $2 ORDER BY epoch DESC LIMIT 1";
  return one_device(TRY(Statement::prepare(db_, sql.c_str(), organization_, certificate)));
}

Result<std::optional<Device>> Store::newest(core::DeviceId id) const {
  const auto sql = std::string(kDeviceColumns) +
                   "WHERE organization = $1 AND device = $2 ORDER BY epoch DESC LIMIT 1";
  return one_device(TRY(Statement::prepare(db_, sql.c_str(), organization_, id.view())));
}

Result<std::vector<Device>> Store::epochs_of(core::DeviceId id) const {
  const auto sql =
      std::string(kDeviceColumns) + "WHERE organization = $1 AND device = $2 ORDER BY epoch";
  return each_device(TRY(Statement::prepare(db_, sql.c_str(), organization_, id.view())));
}

Result<std::vector<Device>> Store::devices() const {
  const auto sql = std::string(kDeviceColumns) +
                   "a WHERE organization = $1 AND NOT EXISTS (SELECT 1 FROM devices b"
                   " WHERE b.organization = a.organization AND b.device = a.device"
                   " AND b.epoch > a.epoch) ORDER BY enrolled, device";
  return each_device(TRY(Statement::prepare(db_, sql.c_str(), organization_)));
}

Result<> Store::add_device(Transaction&, const Device& device, core::UnixTime now) {
  return execute(db_,
                 "INSERT INTO devices (organization, device, epoch, certificate, verify_key,"
                 " statement, high_water, enrolled, revoked)"
                 " VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0)",
                 organization_, device.id.view(), device.epoch, device.certificate, device.key,
                 device.statement, now);
}

Result<> Store::revoke(Transaction&, core::DeviceId id, core::UnixTime now) {
  return execute(db_,
                 "UPDATE devices SET revoked = $3"
                 " WHERE organization = $1 AND device = $2 AND revoked = 0",
                 organization_, id.view(), now);
}

Result<> Store::set_high_water(Transaction&, const Device& device, std::uint64_t value) {
  return execute(db_,
                 "UPDATE devices SET high_water = $4"
                 " WHERE organization = $1 AND device = $2 AND epoch = $3",
                 organization_, device.id.view(), device.epoch, static_cast<std::int64_t>(value));
}

Result<std::optional<StaffRow>> Store::staff_list(core::SiteId site) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT version, bytes FROM staff_lists WHERE organization = $1 AND site = $2",
      organization_, site.view()));
  if (!TRY(row.step())) return std::optional<StaffRow>{};
  return std::optional(StaffRow{static_cast<std::uint64_t>(row.number(0)), row.blob(1)});
}

Result<> Store::put_staff_list(Transaction&, core::SiteId site, const StaffRow& row) {
  return execute(db_,
                 "INSERT INTO staff_lists (organization, site, version, bytes)"
                 " VALUES ($1, $2, $3, $4) ON CONFLICT (organization, site)"
                 " DO UPDATE SET version = $3, bytes = $4",
                 organization_, site.view(), static_cast<std::int64_t>(row.version), row.bytes);
}

Result<> Store::set_seen(Transaction&, const Device& device, core::UnixTime now) {
  return execute(db_, "UPDATE devices SET seen = $3 WHERE organization = $1 AND device = $2",
                 organization_, device.id.view(), now);
}

Result<> Store::set_exchanged(Transaction&, const Device& device) {
  return execute(db_, "UPDATE devices SET exchanged = 1 WHERE organization = $1 AND device = $2",
                 organization_, device.id.view());
}

}  // namespace clearway::central
