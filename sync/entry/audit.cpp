#include "sync/entry/audit.h"

#include "sync/entry/fixed.h"
#include "sync/entry/sealing.h"

namespace clearway::entry {
namespace {

using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::string_view kTagDomain{"clearway/v1/audit-staff\0", 24};
constexpr std::string_view kProofDomain{"clearway/v1/audit\0", 18};
constexpr core::Byte kVersion = 1;
constexpr std::size_t kKeySize = 32;
using Half = std::array<core::Byte, 16>;

Half half_hash(ByteView bytes) {
  const auto whole = keys::hash(bytes);
  Half out{};
  std::ranges::copy_n(whole.begin(), out.size(), out.begin());
  return out;
}

bool fits(AuditEvent event, AuditWho who) {
  switch (event) {
    case AuditEvent::signed_in:
    case AuditEvent::signed_out:
      return has_name(who);
    case AuditEvent::sign_in_refused:
      return has_name(who) || who == AuditWho::nobody;
    case AuditEvent::opened:
    case AuditEvent::changed:
    case AuditEvent::printed:
    case AuditEvent::exported:
    case AuditEvent::code_replaced:
    case AuditEvent::erased:
      return has_name(who) || who == AuditWho::person || who == AuditWho::office;
  }
  return false;
}

// All but the proof, whose place depends on whether there is a key.
bool well_formed(const Audit& audit) {
  return fits(audit.event, audit.who) && (audit.staff != StaffTag{}) == has_name(audit.who) &&
         (audit.record != core::RecordId{}) == is_about_record(audit.event);
}

Bytes before_proof(const Audit& audit) {
  Bytes out = header_bytes({EntryKind::audit, audit.record, audit.id});
  out.reserve(kAuditSize);
  out.push_back(kVersion);
  put(out, audit.at);
  put(out, static_cast<core::Byte>(audit.event));
  put(out, static_cast<core::Byte>(audit.who));
  put(out, audit.device.bytes);
  put(out, audit.staff);
  return out;
}

Half proof_of(const Audit& audit, ByteView record_key) {
  Bytes bytes(record_key.begin(), record_key.end());
  bytes.insert(bytes.end(), kProofDomain.begin(), kProofDomain.end());
  const Bytes said = before_proof(audit);
  bytes.insert(bytes.end(), said.begin(), said.end());
  const auto proof = half_hash(bytes);
  keys::wipe(bytes);
  return proof;
}

}  // namespace

bool is_about_record(AuditEvent event) {
  switch (event) {
    case AuditEvent::signed_in:
    case AuditEvent::signed_out:
    case AuditEvent::sign_in_refused:
    case AuditEvent::erased:
      return false;
    default:
      return true;
  }
}

bool has_name(AuditWho who) {
  return who == AuditWho::volunteer || who == AuditWho::staff || who == AuditWho::attorney ||
         who == AuditWho::admin;
}

StaffTag staff_tag(core::SiteId site, std::string_view name) {
  Bytes bytes(kTagDomain.begin(), kTagDomain.end());
  put(bytes, site.bytes);
  bytes.insert(bytes.end(), name.begin(), name.end());
  return half_hash(bytes);
}

core::Result<Bytes> make_audit(ByteView record_key, Audit audit) {
  const std::size_t wanted = is_about_record(audit.event) ? kKeySize : 0;
  if (!well_formed(audit) || record_key.size() != wanted)
    return fail(ErrorCode::invalid_input, "entry.make_audit");
  audit.proof = record_key.empty() ? Half{} : proof_of(audit, record_key);
  Bytes out = before_proof(audit);
  put(out, audit.proof);
  return out;
}

core::Result<Audit> read_audit(ByteView entry) {
  const char* where = "entry.read_audit";
  const auto header = TRY(read_header(entry));
  if (header.kind != EntryKind::audit) return fail(ErrorCode::corrupt, where, "kind");
  FixedReader reader(entry.subspan(kHeaderSize));
  if (reader.number<core::Byte>() != kVersion) return fail(ErrorCode::corrupt, where, "version");
  Audit audit;
  audit.record = header.record;
  audit.id = header.id;
  audit.at = reader.number<core::UnixTime>();
  audit.event = static_cast<AuditEvent>(reader.number<core::Byte>());
  audit.who = static_cast<AuditWho>(reader.number<core::Byte>());
  reader.into(audit.device.bytes);
  reader.into(audit.staff);
  reader.into(audit.proof);
  if (!well_formed(audit)) return fail(ErrorCode::corrupt, where, "fields");
  if (!is_about_record(audit.event) && audit.proof != Half{})
    return fail(ErrorCode::corrupt, where, "proof");
  return audit;
}

bool proves(const Audit& audit, ByteView record_key) {
  return is_about_record(audit.event) && record_key.size() == kKeySize &&
         keys::equal(proof_of(audit, record_key), audit.proof);
}

}  // namespace clearway::entry
