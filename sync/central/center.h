// What the center answers, without a network: enrollment, push and pull over a Store.
//
// A caller is known by the SHA-256 of its TLS certificate. Everything is idempotent: the same
// request twice leaves the same store and gives an equivalent answer. A reply is given only
// after the commit it speaks of. One thread's.
//
// Errors: rejected, with a word of a closed list as detail (unknown_device, device_revoked,
// code_unknown, code_expired, code_used, statement_refused, certificate_differs,
// epoch_not_new); busy, storage_full and the like when the store fails: nothing was changed.
#pragma once

#include "sync/central/store.h"
#include "sync/entry/trust.h"
#include "sync/entry/wire.h"

namespace clearway::central {

class Center {
 public:
  Center(Store store, keys::SigningKey receipt_key)
      : store_(std::move(store)), receipt_key_(std::move(receipt_key)) {}

  // May this certificate push and pull at all? Asked before a body is read.
  core::Result<Device> admit(const core::Hash& certificate) const;

  core::Result<entry::EnrollReply> enroll(const core::Hash& certificate,
                                          const entry::EnrollRequest& request, core::UnixTime now);
  core::Result<entry::PushReply> push(const core::Hash& certificate,
                                      const entry::PushRequest& request, core::UnixTime now);
  core::Result<entry::PullReply> pull(const core::Hash& certificate,
                                      const entry::PullRequest& request);

  // That a device was here, for whoever looks after them: `clearway-central devices`.
  core::Result<> note_seen(const core::Hash& certificate, core::UnixTime now);

  // A one-time code that lets one device enroll: 80 random bits, only their hash is kept.
  core::Result<std::string> invite(core::UnixTime now, core::UnixTime lasts);
  // From now on nothing of this device is accepted. Errors: not_found.
  core::Result<> revoke(core::DeviceId device, core::UnixTime now);
  // Hands a staff list on to the devices of its site, which check the root's word themselves.
  // Errors: wrong_key or corrupt for what the root did not sign; rejected unless it is newer.
  core::Result<entry::StaffList> publish(const entry::Signed& list);
  // After a restore: devices see the new number and offer again. It follows the clock, so that
  // two restores of the same backup do not share one.
  core::Result<std::uint32_t> new_epoch(core::UnixTime now);

  const Store& store() const { return store_; }

 private:
  // That this device has pushed or pulled an entry or a wrap (erasures.h).
  core::Result<> note_exchange(const Device& device);
  core::Result<> check_code(const core::Hash& code, const core::Hash& statement,
                            core::UnixTime now) const;

  Store store_;
  keys::SigningKey receipt_key_;
  bool swept_ = false;  // the log holds nothing that was erased; not known at the start
};

}  // namespace clearway::central
