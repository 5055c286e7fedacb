#include "sync/entry/wrap_codec.h"

#include <algorithm>

#include "sync/entry/codec.h"
#include "sync/entry/wire.pb.h"

namespace clearway::entry {
namespace {

constexpr std::size_t kBoxSize = 96;   // sealed box of 48 bytes
constexpr std::size_t kCodeSize = 88;  // nonce, 48 bytes, tag
constexpr std::size_t kLocatorSize = 4;

wire::Wrap message_of_wrap(const Wrap& wrap) {
  wire::Wrap message;
  message.set_id(text_of(wrap.id.view()));
  message.set_record(text_of(wrap.record.view()));
  message.set_recipient(static_cast<std::uint32_t>(wrap.recipient));
  message.set_epoch(wrap.epoch);
  if (wrap.site) message.set_site(text_of(wrap.site->view()));
  message.set_locator(wrap.locator);
  if (wrap.recipient == Recipient::code) message.set_salt(text_of(wrap.salt));
  message.set_sealed(text_of(wrap.sealed));
  if (wrap.replaces) message.set_replaces(text_of(wrap.replaces->view()));
  message.set_device(text_of(wrap.device.view()));
  return message;
}

template <class IdType>
bool take_optional(const std::string& from, std::optional<IdType>& into) {
  if (from.empty()) return true;
  return take(from, into.emplace());
}

bool is_locator(const std::string& text) {
  return text.size() == kLocatorSize && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

}  // namespace

core::Bytes signed_bytes(const Wrap& wrap) { return bytes_of(message_of_wrap(wrap)); }

bool well_formed(const Wrap& wrap) {
  const bool to_code = wrap.recipient == Recipient::code;
  if (to_code)
    return wrap.epoch == 0 && !wrap.site && is_locator(wrap.locator) &&
           wrap.sealed.size() == kCodeSize;
  if (wrap.recipient != Recipient::organization && wrap.recipient != Recipient::site) return false;
  return wrap.epoch != 0 && wrap.site.has_value() == (wrap.recipient == Recipient::site) &&
         wrap.locator.empty() && wrap.salt == keys::Salt{} && wrap.sealed.size() == kBoxSize;
}

core::Bytes encode(const Wrap& wrap) {
  wire::Wrap message = message_of_wrap(wrap);
  message.set_signature(text_of(wrap.signature));
  return bytes_of(message);
}

core::Result<Wrap> decode_wrap(core::ByteView bytes) {
  const auto message = TRY(message_of<wire::Wrap>(bytes, "entry.decode_wrap"));
  Wrap wrap;
  wrap.recipient = static_cast<Recipient>(message.recipient());
  wrap.epoch = message.epoch();
  wrap.locator = message.locator();
  wrap.sealed = copy_of(message.sealed());
  const bool sizes = take(message.id(), wrap.id) && take(message.record(), wrap.record) &&
                     take_optional(message.site(), wrap.site) &&
                     (message.salt().empty() || take(message.salt(), wrap.salt)) &&
                     take_optional(message.replaces(), wrap.replaces) &&
                     take(message.device(), wrap.device) &&
                     take(message.signature(), wrap.signature);
  // One wrap has one form in bytes, so what was signed is what is stored.
  if (!sizes || !well_formed(wrap) || !std::ranges::equal(encode(wrap), bytes))
    return core::fail(core::ErrorCode::corrupt, "entry.decode_wrap", "fields");
  return wrap;
}

}  // namespace clearway::entry
