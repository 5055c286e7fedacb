#include "app/vault/pinned.h"

#include <algorithm>

#include "app/keys/crypto.h"
#include "app/vault/byte_io.h"

namespace clearway::vault {
namespace {

using core::Result;

constexpr std::string_view kPrefix = "trust.";
constexpr std::string_view kCount = "anchor.pinned";

}  // namespace

bool is_pinned(std::string_view name) { return name.starts_with(kPrefix); }

Result<Pinned> read_pinned(Connection& db) {
  Pinned pinned;
  auto count = TRY(query(db, "SELECT value FROM settings WHERE name = ?1", kCount));
  if (TRY(count.step())) pinned.count = ByteReader(count.column_view(0)).number<std::uint64_t>();
  ByteWriter content;
  auto found = TRY(query(db,
                         "SELECT name, value FROM settings"
                         " WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
                         kPrefix));
  while (TRY(found.step())) {
    const auto name = found.column_text(0);
    const auto value = found.column_view(1);
    content.number(static_cast<std::uint32_t>(name.size()));
    content.text(name);
    content.number(static_cast<std::uint32_t>(value.size()));
    content.bytes(value);
  }
  pinned.digest = keys::hash(content.take());
  return pinned;
}

Result<> count_pinned(Transaction& txn, std::uint64_t known) {
  const auto here = TRY(read_pinned(txn.handle()));
  ByteWriter next;
  next.number(std::max(here.count, known) + 1);
  return txn.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)", kCount,
                 core::ByteView(next.take()));
}

}  // namespace clearway::vault
