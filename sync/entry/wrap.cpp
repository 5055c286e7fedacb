#include "sync/entry/wrap.h"
#include "app/keys/crypto.h"

#include <algorithm>

#include "sync/entry/sealing.h"
#include "sync/entry/wrap_codec.h"

namespace clearway::entry {
namespace {

using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::string_view kWrapDomain = "clearway/v1/wrap";
constexpr std::string_view kCodeDomain{"clearway/v1/wrap-code\0", 22};
constexpr std::size_t kRecordSize = 16;

// Record id and record key: what is sealed.
core::Result<keys::Secret> inside(core::RecordId record, ByteView record_key) {
  if (record_key.size() != keys::kKeySize)
    return fail(ErrorCode::invalid_input, "entry.wrap", "key size");
  keys::Secret plain = TRY(keys::Secret::of_size(kRecordSize + keys::kKeySize));
  std::ranges::copy(record.bytes, plain.bytes().begin());
  std::ranges::copy(record_key, plain.bytes().subspan(kRecordSize).begin());
  return plain;
}

core::Result<keys::Secret> key_inside(const keys::Secret& plain, core::RecordId record) {
  const ByteView view = plain.view();
  if (view.size() != kRecordSize + keys::kKeySize ||
      !std::ranges::equal(view.first(kRecordSize), record.bytes))
    return fail(ErrorCode::wrong_key, "entry.unwrap", "another record");
  return keys::Secret::copy(view.subspan(kRecordSize));
}

Bytes code_associated(const Wrap& wrap) {
  Bytes out(kCodeDomain.begin(), kCodeDomain.end());
  out.insert(out.end(), wrap.id.bytes.begin(), wrap.id.bytes.end());
  out.insert(out.end(), wrap.record.bytes.begin(), wrap.record.bytes.end());
  out.insert(out.end(), wrap.locator.begin(), wrap.locator.end());
  return out;
}

core::Result<Wrap> signed_by(const keys::SigningKey& device_key, Wrap wrap) {
  if (!well_formed(wrap)) return fail(ErrorCode::invalid_input, "entry.wrap", "fields");
  wrap.signature = TRY(keys::sign(device_key, kWrapDomain, signed_bytes(wrap)));
  return wrap;
}

Wrap blank(const WrapContext& context, core::RecordId record, Recipient recipient) {
  Wrap wrap;
  wrap.id = keys::random_id<core::WrapId>();
  wrap.record = record;
  wrap.recipient = recipient;
  wrap.device = context.device;
  return wrap;
}

core::Result<Wrap> to_public_key(const WrapContext& context, Wrap wrap, ByteView record_key,
                                 const keys::PublicKey& to) {
  const keys::Secret plain = TRY(inside(wrap.record, record_key));
  wrap.sealed = TRY(keys::box_seal(to, plain.view()));
  return signed_by(context.device_key, std::move(wrap));
}

}  // namespace

core::Result<Wrap> wrap_to_organization(const WrapContext& context, core::RecordId record,
                                        ByteView record_key, const keys::PublicKey& to,
                                        std::uint32_t epoch) {
  Wrap wrap = blank(context, record, Recipient::organization);
  wrap.epoch = epoch;
  return to_public_key(context, std::move(wrap), record_key, to);
}

core::Result<Wrap> wrap_to_site(const WrapContext& context, core::RecordId record,
                                ByteView record_key, const SiteKey& to,
                                std::optional<core::WrapId> replaces) {
  Wrap wrap = blank(context, record, Recipient::site);
  wrap.replaces = replaces;
  wrap.site = to.site;
  wrap.epoch = to.epoch;
  return to_public_key(context, std::move(wrap), record_key, to.key);
}

core::Result<Wrap> wrap_to_code_with(const keys::SigningKey& device_key, Wrap wrap,
                                     ByteView record_key, const keys::ReturnCode& code,
                                     const keys::Nonce& nonce) {
  const keys::Secret plain = TRY(inside(wrap.record, record_key));
  const keys::Secret key =
      TRY(keys::stretch(keys::Stretch::v1, core::as_bytes(code.secret), wrap.salt));
  wrap.sealed = TRY(keys::seal_with_nonce(key.view(), nonce, plain.view(), code_associated(wrap)));
  return signed_by(device_key, std::move(wrap));
}

core::Result<Wrap> wrap_to_code(const WrapContext& context, core::RecordId record,
                                ByteView record_key, const keys::ReturnCode& code,
                                std::optional<core::WrapId> replaces) {
  Wrap wrap = blank(context, record, Recipient::code);
  wrap.locator = code.locator;
  wrap.replaces = replaces;
  keys::fill_random(wrap.salt);
  keys::Nonce nonce;
  keys::fill_random(nonce);
  return wrap_to_code_with(context.device_key, std::move(wrap), record_key, code, nonce);
}

core::Result<Wrap> sign_again(const keys::SigningKey& device_key, Wrap wrap) {
  return signed_by(device_key, std::move(wrap));
}

core::Result<keys::Secret> unwrap(const Wrap& wrap, const keys::BoxKey& key) {
  if (wrap.recipient == Recipient::code) return fail(ErrorCode::wrong_key, "entry.unwrap", "kind");
  return key_inside(TRY(keys::box_open(key, wrap.sealed)), wrap.record);
}

core::Result<keys::Secret> unwrap(const Wrap& wrap, const keys::ReturnCode& code) {
  if (wrap.recipient != Recipient::code || wrap.locator != code.locator)
    return fail(ErrorCode::wrong_key, "entry.unwrap", "kind");
  const keys::Secret key =
      TRY(keys::stretch(keys::Stretch::v1, core::as_bytes(code.secret), wrap.salt));
  return key_inside(TRY(keys::open(key.view(), wrap.sealed, code_associated(wrap))), wrap.record);
}

bool verify(const Wrap& wrap, const keys::VerifyKey& device_key) {
  return well_formed(wrap) &&
         keys::verify(device_key, kWrapDomain, signed_bytes(wrap), wrap.signature);
}

}  // namespace clearway::entry
