#include "sync/entry/link.h"

#include <algorithm>

namespace clearway::entry {
namespace {

using core::Byte;
using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::string_view kMagic = "CWL1";
constexpr std::string_view kDomain = "clearway/v1/link";
constexpr std::size_t kSignedSize = kLinkSize - sizeof(keys::Signature);

template <class Number>
void put(Bytes& out, Number value) {
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    out.push_back(static_cast<Byte>(value >> (8 * i)));
}

// Takes fixed parts off the front; the caller has checked the whole size.
class Reader {
 public:
  explicit Reader(ByteView bytes) : rest_(bytes) {}
  ByteView next(std::size_t size) {
    const ByteView part = rest_.first(size);
    rest_ = rest_.subspan(size);
    return part;
  }
  template <class Number>
  Number number() {
    Number value = 0;
    const ByteView part = next(sizeof(Number));
    for (std::size_t i = 0; i < sizeof(Number); ++i) value |= Number{part[i]} << (8 * i);
    return value;
  }
  template <std::size_t size>
  void into(std::array<Byte, size>& out) {
    std::ranges::copy(next(size), out.begin());
  }

 private:
  ByteView rest_;
};

bool well_formed(const Link& link) {
  const bool first = link.sequence == 1;
  return link.device_epoch != 0 && link.sequence != 0 && first == (link.previous == core::Hash{});
}

}  // namespace

core::Result<Link> make_link(const keys::SigningKey& device_key, Link unsigned_link) {
  if (!well_formed(unsigned_link)) return fail(ErrorCode::invalid_input, "entry.make_link");
  const Bytes bytes = encode(unsigned_link);
  unsigned_link.signature =
      TRY(keys::sign(device_key, kDomain, ByteView(bytes).first(kSignedSize)));
  return unsigned_link;
}

Bytes encode(const Link& link) {
  Bytes out(kMagic.begin(), kMagic.end());
  out.reserve(kLinkSize);
  out.insert(out.end(), link.device.bytes.begin(), link.device.bytes.end());
  put(out, link.device_epoch);
  put(out, link.sequence);
  out.insert(out.end(), link.previous.begin(), link.previous.end());
  out.insert(out.end(), link.entry.begin(), link.entry.end());
  out.insert(out.end(), link.signature.begin(), link.signature.end());
  return out;
}

core::Result<Link> decode_link(ByteView bytes) {
  if (bytes.size() != kLinkSize) return fail(ErrorCode::corrupt, "entry.decode_link", "size");
  Reader reader(bytes);
  if (core::as_text(reader.next(kMagic.size())) != kMagic)
    return fail(ErrorCode::corrupt, "entry.decode_link", "magic");
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
  const Bytes bytes = encode(link);
  return well_formed(link) &&
         keys::verify(device_key, kDomain, ByteView(bytes).first(kSignedSize), link.signature);
}

core::Hash hash_of(const Link& link) { return keys::hash(encode(link)); }

}  // namespace clearway::entry
