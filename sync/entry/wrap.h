// A wrap: one way to open a record. It stands apart from the entries, is signed by the
// device that made it, carries the record id inside, and can be replaced or destroyed.
//
//   protobuf message Wrap (wire.proto), signed under "clearway/v1/wrap". The sealed part
//   holds record id (16 bytes) then record key (32 bytes).
#pragma once

#include <optional>
#include <string>

#include "app/core/ids.h"
#include "app/keys/phrases.h"
#include "sync/entry/trust.h"

namespace clearway::entry {

enum class Recipient { organization = 1, site = 2, code = 3 };

struct Wrap {
  core::WrapId id;
  core::RecordId record;
  Recipient recipient = Recipient::code;
  std::uint32_t epoch = 0;           // of the organization or site key
  std::optional<core::SiteId> site;  // with recipient site
  std::string locator;               // with recipient code
  keys::Salt salt{};                 // with recipient code
  core::Bytes sealed;
  std::optional<core::WrapId> replaces;  // the wrap this one takes the place of
  core::DeviceId device;
  keys::Signature signature{};
  friend bool operator==(const Wrap&, const Wrap&) = default;
};

struct WrapContext {  // who makes it
  core::DeviceId device;
  const keys::SigningKey& device_key;
};
core::Result<Wrap> wrap_to_organization(const WrapContext& context, core::RecordId record,
                                        core::ByteView record_key, const keys::PublicKey& to,
                                        std::uint32_t epoch);
core::Result<Wrap> wrap_to_site(const WrapContext& context, core::RecordId record,
                                core::ByteView record_key, const SiteKey& to,
                                std::optional<core::WrapId> replaces = std::nullopt);
core::Result<Wrap> wrap_to_code(const WrapContext& context, core::RecordId record,
                                core::ByteView record_key, const keys::ReturnCode& code,
                                std::optional<core::WrapId> replaces = std::nullopt);

// The same wrap, signed with another key of its device: after that device was renewed.
core::Result<Wrap> sign_again(const keys::SigningKey& device_key, Wrap wrap);

// The record key. Errors: wrong_key, also when the record id inside is another.
core::Result<keys::Secret> unwrap(const Wrap& wrap, const keys::BoxKey& key);
core::Result<keys::Secret> unwrap(const Wrap& wrap, const keys::ReturnCode& code);

core::Bytes encode(const Wrap& wrap);
core::Result<Wrap> decode_wrap(core::ByteView bytes);  // corrupt; does not verify
bool verify(const Wrap& wrap, const keys::VerifyKey& device_key);

}  // namespace clearway::entry
