// Private to sync/entry and its golden tests: the same bytes as seal_entry and wrap_to_*, with
// what is otherwise drawn at random given by the caller; and what every kind of entry begins with.
#pragma once

#include "app/keys/sealing.h"
#include "sync/entry/entry.h"
#include "sync/entry/wrap.h"

namespace clearway::entry {

inline constexpr std::size_t kHeaderSize = 37;  // magic, kind, record, entry id
core::Bytes header_bytes(const EntryHeader& header);

core::Result<core::Bytes> seal_entry_with(core::ByteView record_key, const EntryHeader& header,
                                          core::ByteView body, const keys::Nonce& nonce);

// `wrap` has all but the sealed part and the signature.
core::Result<Wrap> wrap_to_code_with(const keys::SigningKey& device_key, Wrap wrap,
                                     core::ByteView record_key, const keys::ReturnCode& code,
                                     const keys::Nonce& nonce);

}  // namespace clearway::entry
