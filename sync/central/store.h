// What the center knows, in one SQLite file. All SQL stands behind this class, so another
// database is another Store. Methods that write take the Transaction they write in.
// One thread's.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "sync/central/database.h"
#include "sync/central/rows.h"

namespace clearway::central {

class Store {
 public:
  static core::Result<Store> create(const std::filesystem::path& file, const Info& info);
  // Brings an older version's file up to this one. Errors: corrupt for a file that is not a
  // center's, or of a newer version.
  static core::Result<Store> open(const std::filesystem::path& file);
  core::Result<Transaction> begin() { return Transaction::begin(db_); }

  core::Result<Info> info() const;
  core::Result<> set_server_epoch(Transaction&, std::uint32_t epoch);
  core::Result<Counts> counts() const;

  core::Result<> add_invite(Transaction&, const core::Hash& code, core::UnixTime expires);
  core::Result<std::optional<Invite>> invite(const core::Hash& code) const;
  core::Result<> use_invite(Transaction&, const core::Hash& code, const core::Hash& used_by);

  core::Result<std::optional<Device>> device_with(const core::Hash& certificate) const;
  core::Result<std::optional<Device>> newest(core::DeviceId id) const;
  core::Result<std::vector<Device>> epochs_of(core::DeviceId id) const;
  core::Result<std::vector<Device>> devices() const;  // each in its newest epoch, oldest first
  core::Result<> add_device(Transaction&, const Device& device, core::UnixTime now);
  core::Result<> revoke(Transaction&, core::DeviceId id, core::UnixTime now);
  core::Result<> set_high_water(Transaction&, const Device& device, std::uint64_t value);
  core::Result<> set_exchanged(Transaction&, const Device& device);
  core::Result<> set_seen(Transaction&, const Device& device, core::UnixTime now);

  core::Result<std::optional<StaffRow>> staff_list(core::SiteId site) const;
  core::Result<> put_staff_list(Transaction&, core::SiteId site, const StaffRow& row);

  core::Result<std::optional<LinkRow>> link_at(const Device& device, std::uint64_t sequence) const;
  core::Result<std::optional<LinkRow>> last_stored(const Device& device) const;
  core::Result<> add_link(Transaction&, const Device& device, const LinkRow& row);
  core::Result<> mark_stored(Transaction&, const Device& device, std::uint64_t sequence);
  core::Result<std::vector<std::uint64_t>> stored_sequences(const Device& device) const;
  core::Result<std::uint64_t> last_offered(const Device& device) const;

  core::Result<bool> has_entry(const core::Hash& hash) const;
  core::Result<> add_entry(Transaction&, const core::Hash& hash, core::RecordId record,
                           core::ByteView bytes);

  core::Result<> add_set_aside(Transaction&, const Device& device, const SetAside& row);
  core::Result<std::vector<SetAside>> set_aside_at(const Device&, std::uint64_t sequence) const;
  core::Result<core::Bytes> set_aside_entry(const SetAside& row) const;
  core::Result<std::int64_t> set_aside_count(const Device& device) const;
  core::Result<> clear_set_aside(Transaction&, const Device&, std::uint64_t sequence,
                                 std::string_view reason);

  // Notes that an entry which was set aside has arrived after all; its bytes need not lie twice.
  core::Result<> relink_set_aside(Transaction&, const Device& device, core::ByteView entry,
                                  std::string_view word);

  core::Result<std::optional<WrapRow>> wrap(core::WrapId id) const;
  core::Result<> put_wrap(Transaction&, core::WrapId id, const WrapRow& row);

  // Whether anything of the record lies here, an entry that was set aside included.
  core::Result<bool> knows(core::RecordId record) const;
  core::Result<std::optional<ErasureRow>> erasure(core::RecordId record) const;
  // Destroys what is here of the record and keeps `row`: links and hashes stay. After the
  // commit, sweep() takes the old bytes out of the write-ahead log too.
  core::Result<> erase(Transaction&, core::RecordId record, const ErasureRow& row,
                       core::UnixTime now);
  core::Result<bool> sweep() { return db_.sweep(); }

  core::Result<> feed(Transaction&, FeedKind kind, core::ByteView reference, const Device& from);
  // Rows after `position`, but entries that came from `device` in its epoch, unless everything is
  // wanted. Of the rest it learns again: a device put back from a backup, or a copy of its disk.
  core::Result<std::vector<FeedRow>> read_feed(std::uint64_t position, std::size_t limit,
                                               const Device& device, bool everything) const;
  core::Result<std::uint64_t> feed_end() const;
  core::Result<core::Bytes> entry_bytes(core::ByteView hash) const;  // empty when there is none
  using Visit = std::function<core::Result<>(core::ByteView bytes)>;
  core::Result<> each_entry(const Visit& visit) const;
  core::Result<> each_wrap(const Visit& visit) const;

 private:
  Store(Database db, core::Hash organization) : db_(std::move(db)), organization_(organization) {}
  Database db_;
  core::Hash organization_;  // hash of the root's verify key
};

}  // namespace clearway::central
