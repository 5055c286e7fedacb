// Private to sync/entry: what of a wrap is signed, and which combinations of fields exist.
#pragma once

#include "sync/entry/wrap.h"

namespace clearway::entry {

core::Bytes signed_bytes(const Wrap& wrap);
bool well_formed(const Wrap& wrap);

}  // namespace clearway::entry
