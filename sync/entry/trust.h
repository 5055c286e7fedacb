// What the root says: signed statements that devices and the center pin. Every device holds
// the root's verify key from enrollment and obeys nothing that the root did not sign.
//
//   protobuf messages of trust.proto; a Signed is the message's bytes plus an Ed25519
//   signature under "clearway/v1/trust/<kind>".
#pragma once

#include <string>
#include <vector>

#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::entry {

struct OrganizationKey {
  std::string name;
  std::uint32_t epoch = 1;
  keys::PublicKey key{};
};
struct SiteKey {
  core::SiteId site;
  std::string name;
  std::uint32_t epoch = 1;
  keys::PublicKey key{};
};
struct DeviceKey {
  core::DeviceId device;
  core::SiteId site;
  std::string name;  // "kiosk-1"
  std::uint32_t epoch = 1;
  keys::VerifyKey key{};
  core::Hash certificate{};  // SHA-256 of its TLS certificate
};
struct CenterKey {
  core::CenterId center;
  std::string address;  // "https://127.0.0.1:8443"
  keys::VerifyKey receipt_key{};
  std::string certificate_pem;  // pinned by devices
};
struct StaffMember {
  std::string name;  // sign-in name
  std::string role;  // "volunteer", "staff", "attorney", "admin"
  core::Bytes slot;  // the site's secret keys under the passphrase; none inside for a volunteer
};
inline constexpr std::size_t kMostStaff = 1024;  // on a list; of those who left, as many again
struct StaffList {
  core::SiteId site;
  std::uint64_t version = 1;  // an older list is refused
  std::vector<StaffMember> members;
  std::vector<std::string> former = {};  // names of those who left: what they did stays readable
  // What is shared with the site from now on is sealed to this: in force over an earlier epoch's
  // SiteKey. Epoch 0: the list says nothing of it.
  std::uint32_t site_epoch = 0;
  keys::PublicKey site_key = {};
};

// Names, roles and addresses are UTF-8 of at most 256 bytes; epochs and versions count from 1; a
// list has at most 1,024 members, and names of as many who left, with slots of at most 1,024 bytes.
// Errors of sign: invalid_input. A signed statement as bytes: for files, the vault and the wire.
using Signed = core::Bytes;
core::Result<Signed> sign(const keys::SigningKey& root, const OrganizationKey& statement);
core::Result<Signed> sign(const keys::SigningKey& root, const SiteKey& statement);
core::Result<Signed> sign(const keys::SigningKey& root, const DeviceKey& statement);
core::Result<Signed> sign(const keys::SigningKey& root, const CenterKey& statement);
core::Result<Signed> sign(const keys::SigningKey& root, const StaffList& statement);

// Errors: corrupt for bytes that do not decode; wrong_key for a signature that is not the
// root's or a statement of another kind.
core::Result<OrganizationKey> read_organization(const keys::VerifyKey& root, core::ByteView bytes);
core::Result<SiteKey> read_site(const keys::VerifyKey& root, core::ByteView bytes);
core::Result<DeviceKey> read_device(const keys::VerifyKey& root, core::ByteView bytes);
core::Result<CenterKey> read_center(const keys::VerifyKey& root, core::ByteView bytes);
core::Result<StaffList> read_staff(const keys::VerifyKey& root, core::ByteView bytes);

}  // namespace clearway::entry
