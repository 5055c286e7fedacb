// Takes a device's wraps into the store. A wrap that names the one it replaces destroys it
// here: the old bytes are deleted, and the feed tells the others.
#pragma once

#include <optional>

#include "sync/central/store.h"
#include "sync/entry/wrap.h"

namespace clearway::central {

// The id when the center need not be offered it again; nothing for bytes that are no wrap of
// this device, or not the ones already kept under that id.
core::Result<std::optional<core::WrapId>> take_wrap(Store& store, Transaction& transaction,
                                                    const Device& device, core::ByteView bytes);

}  // namespace clearway::central
