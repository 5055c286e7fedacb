// Takes erasures into the store: what is here of the record goes, its links and hashes stay,
// and the feed tells the others. Once a record is erased nothing of it is kept again.
//
// An erasure counts when the device that signed it is one of this organization: enrolled
// here, or named by a statement of the root that came with it (another device hands on what
// it was told, to a center put back from a backup). Whoever offers it is enrolled and not
// revoked; and where something of the record lies here, the offering device must have pushed
// or pulled an entry or a wrap of this organization before.
#pragma once

#include "sync/central/store.h"
#include "sync/entry/erasure.h"
#include "sync/entry/wire.h"

namespace clearway::central {

// Those in force after it, in the order of the offers; the others are passed over.
core::Result<std::vector<entry::Erasure>> take_erasures(
    Store& store, Transaction& transaction, const Device& device,
    const std::vector<entry::ErasureOffer>& offers, core::UnixTime now);

}  // namespace clearway::central
