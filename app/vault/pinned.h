// Settings whose name begins with "trust.": what the root signed. SQLCipher accepts a page of an
// older copy of the same file, and with it a staff list that names somebody who was removed. So
// each write of such a setting is counted, and the anchor names the count and the content.
#pragma once

#include "app/core/ids.h"
#include "app/vault/transaction.h"

namespace clearway::vault {

struct Pinned {
  std::uint64_t count = 0;  // writes so far
  core::Hash digest{};      // of every pinned name and value
};

bool is_pinned(std::string_view name);
core::Result<Pinned> read_pinned(Connection& db);
// Counts one more write, above what is here and above `known`, the anchor's count: whoever brings
// the newest list to a store that was put back ends the alarm.
core::Result<> count_pinned(Transaction& txn, std::uint64_t known);

}  // namespace clearway::vault
