// One draft, sealed for its row. The clear row tells neither the field's name nor, beyond a
// bucket, how long the value is:
//
//   sealed   XChaCha20-Poly1305 under the record key; associated data is
//            "clearway/v1/draft\0" | record 16 | visit tag 16 | revision u64
//   plain    u8 1 with a value + 2 typed by a helper | u16 name length | name | u32 value length |
//   value |
//            zeros up to a bucket of 256 B, 1, 4, 16, 64 or 256 KiB
//
// Integers are little-endian. The visit's tag stands for the visit, whose id stays here.
#pragma once

#include <array>

#include "app/keys/secret.h"
#include "app/vault/vault.h"

namespace clearway::vault {

using VisitTag = std::array<core::Byte, 16>;
VisitTag tag_of(core::VisitId visit);

struct DraftBinding {
  core::RecordId record;
  VisitTag visit{};
};

// The name of the row: BLAKE2b-256 over record key | "clearway/v1/draft-field\0" | field.
core::Result<core::Hash> field_digest(core::ByteView record_key, std::string_view field);

// Errors: invalid_input for a field or value that app/record would not take.
core::Result<core::Bytes> seal_draft(core::ByteView record_key, const DraftBinding& binding,
                                     const Draft& draft);
// Errors: wrong_key; corrupt for a plain text that this program did not write.
core::Result<Draft> open_draft(core::ByteView record_key, const DraftBinding& binding,
                               std::uint64_t revision, core::ByteView sealed);

}  // namespace clearway::vault
