#include "sync/entry/link.h"

#include "sync/entry/fixed.h"

namespace clearway::entry {
namespace {

using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::string_view kLinkMagic = "CWL1";
constexpr std::string_view kLinkDomain = "clearway/v1/link";

bool well_formed(const Link& link) {
  const bool first = link.sequence == 1;
  return link.device_epoch != 0 && link.sequence != 0 && first == (link.previous == core::Hash{});
}

}  // namespace

core::Result<Link> make_link(const keys::SigningKey& device_key, Link unsigned_link) {
  if (!well_formed(unsigned_link)) return fail(ErrorCode::invalid_input, "entry.make_link");
  return sign_form(device_key, kLinkDomain, unsigned_link);
}

Bytes encode(const Link& link) {
  Bytes out = begin_form(kLinkMagic, kLinkSize);
  put(out, link.device.bytes);
  put(out, link.device_epoch);
  put(out, link.sequence);
  put(out, link.previous);
  put(out, link.entry);
  put(out, link.signature);
  return out;
}

core::Result<Link> decode_link(ByteView bytes) {
  FixedReader reader = TRY(read_form(bytes, kLinkMagic, kLinkSize, "entry.decode_link"));
  Link link;
  reader.into(link.device.bytes);
  link.device_epoch = reader.number<std::uint32_t>();
  link.sequence = reader.number<std::uint64_t>();
  reader.into(link.previous);
  reader.into(link.entry);
  reader.into(link.signature);
  if (!well_formed(link)) return fail(ErrorCode::corrupt, "entry.decode_link", "numbers");
  return link;
}

bool verify(const Link& link, const keys::VerifyKey& device_key) {
  return well_formed(link) && verify_form(device_key, kLinkDomain, link);
}

core::Hash hash_of(const Link& link) { return keys::hash(encode(link)); }

}  // namespace clearway::entry
