// A made-up kiosk for tests of the center: its keys, its signed statement, and a chain of
// real sealed entries.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "app/keys/certificate.h"
#include "sync/entry/audit.h"
#include "sync/entry/link.h"
#include "sync/entry/trust.h"
#include "sync/entry/wire.h"
#include "sync/entry/wrap.h"

namespace clearway::central {

inline keys::SigningKey test_root() {
  const core::Bytes seed(32, 7);
  return keys::SigningKey::from_seed(seed).value();
}

class TestDevice {
 public:
  explicit TestDevice(const std::string& name, std::uint32_t epoch = 1,
                      core::DeviceId id = keys::random_id<core::DeviceId>())
      : key_(keys::SigningKey::generate().value()),
        certificate_(keys::make_certificate(id.hex(), "").value()) {
    statement_ = {.device = id,
                  .site = {},
                  .name = name,
                  .epoch = epoch,
                  .key = key_.verify,
                  .certificate = fingerprint()};
  }

  core::DeviceId id() const { return statement_.device; }
  std::uint32_t epoch() const { return statement_.epoch; }
  const keys::SigningKey& key() const { return key_; }
  const keys::Certificate& certificate() const { return certificate_; }
  core::Hash fingerprint() const {
    return keys::certificate_fingerprint(certificate_.certificate_pem).value();
  }
  entry::Signed statement() const { return entry::sign(test_root(), statement_).value(); }
  entry::EnrollRequest enrollment(const std::string& code) const { return {code, statement()}; }

  // The next entry of its chain.
  entry::PushItem next(const std::string& body) { return chain(seal(body)); }
  entry::PushItem chain(const core::Bytes& entry) {
    auto link = signed_link({.device = id(),
                             .device_epoch = epoch(),
                             .sequence = ++sequence_,
                             .previous = previous_,
                             .entry = keys::hash(entry)});
    previous_ = entry::hash_of(link);
    return {entry::encode(link), entry};
  }
  entry::Link signed_link(entry::Link link) const { return entry::make_link(key_, link).value(); }
  core::Bytes seal(const std::string& body) const {
    const entry::EntryHeader header{.kind = entry::EntryKind::changes,
                                    .record = record_,
                                    .id = keys::random_id<core::EntryId>()};
    return entry::seal_entry(record_key_, header, core::as_bytes(body)).value();
  }

  // That somebody opened its record, or with `about_record` false, that somebody signed in.
  core::Bytes audit(bool about_record = true) const {
    entry::Audit audit;
    audit.id = keys::random_id<core::EntryId>();
    audit.event = about_record ? entry::AuditEvent::opened : entry::AuditEvent::signed_in;
    audit.who = entry::AuditWho::staff;
    audit.staff.fill(4);
    audit.device = id();
    if (about_record) audit.record = record_;
    return entry::make_audit(about_record ? core::ByteView(record_key_) : core::ByteView(), audit)
        .value();
  }

  // A wrap of its record to a made-up organization key.
  entry::Wrap wrap() const {
    const auto to = keys::BoxKey::generate().value();
    return entry::wrap_to_organization({id(), key_}, record_, record_key_, to.public_key, 1)
        .value();
  }
  entry::Wrap code_wrap(std::optional<core::WrapId> replaces = std::nullopt) const {
    return entry::wrap_to_code({id(), key_}, record_, record_key_, keys::new_return_code().value(),
                               replaces)
        .value();
  }
  const core::Bytes& record_key() const { return record_key_; }
  core::RecordId record() const { return record_; }

 private:
  keys::SigningKey key_;
  keys::Certificate certificate_;
  entry::DeviceKey statement_;
  core::RecordId record_ = keys::random_id<core::RecordId>();
  core::Bytes record_key_ = core::Bytes(32, 9);
  std::uint64_t sequence_ = 0;
  core::Hash previous_{};
};

}  // namespace clearway::central
