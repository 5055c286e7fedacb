#include "sync/entry/trust.h"

#include "sync/entry/codec.h"
#include "sync/entry/trust.pb.h"

namespace clearway::entry {
namespace {

using core::ErrorCode;
using core::fail;

constexpr const char* kSign = "entry.trust.sign";
constexpr const char* kRead = "entry.trust.read";
constexpr std::size_t kMaxPem = std::size_t{64} << 10;
constexpr std::size_t kMaxSlot = 1024;

std::string domain_of(std::string_view kind) { return "clearway/v1/trust/" + std::string(kind); }

// Each statement has a kind, a message it becomes, and a way back that checks everything.
template <class Statement>
constexpr std::string_view kKind = "";
template <>
constexpr std::string_view kKind<OrganizationKey> = "organization";
template <>
constexpr std::string_view kKind<SiteKey> = "site";
template <>
constexpr std::string_view kKind<DeviceKey> = "device";
template <>
constexpr std::string_view kKind<CenterKey> = "center";
template <>
constexpr std::string_view kKind<StaffList> = "staff";

wire::OrganizationKey to_message(const OrganizationKey& statement) {
  wire::OrganizationKey message;
  message.set_name(statement.name);
  message.set_epoch(statement.epoch);
  message.set_key(text_of(statement.key));
  return message;
}

bool from_message(const wire::OrganizationKey& message, OrganizationKey& statement) {
  statement.name = message.name();
  statement.epoch = message.epoch();
  return is_text(message.name()) && message.epoch() != 0 && take(message.key(), statement.key);
}

wire::SiteKey to_message(const SiteKey& statement) {
  wire::SiteKey message;
  message.set_site(text_of(statement.site.view()));
  message.set_name(statement.name);
  message.set_epoch(statement.epoch);
  message.set_key(text_of(statement.key));
  return message;
}

bool from_message(const wire::SiteKey& message, SiteKey& statement) {
  statement.name = message.name();
  statement.epoch = message.epoch();
  return is_text(message.name()) && message.epoch() != 0 && take(message.site(), statement.site) &&
         take(message.key(), statement.key);
}

wire::DeviceKey to_message(const DeviceKey& statement) {
  wire::DeviceKey message;
  message.set_device(text_of(statement.device.view()));
  message.set_site(text_of(statement.site.view()));
  message.set_name(statement.name);
  message.set_epoch(statement.epoch);
  message.set_key(text_of(statement.key));
  message.set_certificate(text_of(statement.certificate));
  return message;
}

bool from_message(const wire::DeviceKey& message, DeviceKey& statement) {
  statement.name = message.name();
  statement.epoch = message.epoch();
  return is_text(message.name()) && message.epoch() != 0 &&
         take(message.device(), statement.device) && take(message.site(), statement.site) &&
         take(message.key(), statement.key) && take(message.certificate(), statement.certificate);
}

wire::CenterKey to_message(const CenterKey& statement) {
  wire::CenterKey message;
  message.set_center(text_of(statement.center.view()));
  message.set_address(statement.address);
  message.set_receipt_key(text_of(statement.receipt_key));
  message.set_certificate_pem(statement.certificate_pem);
  return message;
}

bool from_message(const wire::CenterKey& message, CenterKey& statement) {
  statement.address = message.address();
  statement.certificate_pem = message.certificate_pem();
  return is_text(message.address()) && is_text(message.certificate_pem(), kMaxPem) &&
         take(message.center(), statement.center) &&
         take(message.receipt_key(), statement.receipt_key);
}

wire::StaffList to_message(const StaffList& statement) {
  wire::StaffList message;
  message.set_site(text_of(statement.site.view()));
  message.set_version(statement.version);
  for (const StaffMember& member : statement.members) {
    wire::StaffMember& added = *message.add_members();
    added.set_name(member.name);
    added.set_role(member.role);
    added.set_slot(text_of(member.slot));
  }
  for (const std::string& name : statement.former) message.add_former(name);
  if (statement.site_epoch == 0) return message;
  message.set_site_epoch(statement.site_epoch);
  message.set_site_key(text_of(statement.site_key));
  return message;
}

bool from_message(const wire::StaffList& message, StaffList& statement) {
  statement.version = message.version();
  constexpr int kMost = static_cast<int>(kMostStaff);
  if (message.version() == 0 || message.members_size() > kMost || message.former_size() > kMost)
    return false;
  for (const wire::StaffMember& member : message.members()) {
    if (member.name().empty() || !is_text(member.name()) || member.role().empty() ||
        !is_text(member.role()) || member.slot().size() > kMaxSlot)
      return false;
    statement.members.push_back({member.name(), member.role(), copy_of(member.slot())});
  }
  for (const std::string& name : message.former()) {
    if (name.empty() || !is_text(name)) return false;
    statement.former.push_back(name);
  }
  statement.site_epoch = message.site_epoch();
  const bool key_fits = message.site_epoch() == 0 ? message.site_key().empty()
                                                  : take(message.site_key(), statement.site_key);
  return key_fits && take(message.site(), statement.site);
}

template <class Statement>
using MessageOf = decltype(to_message(std::declval<const Statement&>()));

template <class Statement>
core::Result<Signed> sign_any(const keys::SigningKey& root, const Statement& statement) {
  const core::Bytes body = bytes_of(to_message(statement));
  // Sign nothing that a reader would refuse: the root is rarely at hand to sign it again.
  MessageOf<Statement> back;
  Statement copy;
  if (!back.ParseFromArray(body.data(), static_cast<int>(body.size())) || !from_message(back, copy))
    return fail(ErrorCode::invalid_input, kSign, std::string(kKind<Statement>));
  const keys::Signature signature = TRY(keys::sign(root, domain_of(kKind<Statement>), body));
  wire::Signed message;
  message.set_kind(std::string(kKind<Statement>));
  message.set_body(text_of(body));
  message.set_signature(text_of(signature));
  return bytes_of(message);
}

template <class Statement>
core::Result<Statement> read_any(const keys::VerifyKey& root, core::ByteView bytes) {
  const auto message = TRY(message_of<wire::Signed>(bytes, kRead));
  keys::Signature signature;
  if (!take(message.signature(), signature)) return fail(ErrorCode::corrupt, kRead, "signature");
  const core::ByteView body = core::as_bytes(message.body());
  if (message.kind() != kKind<Statement>) return fail(ErrorCode::wrong_key, kRead, "kind");
  if (!keys::verify(root, domain_of(kKind<Statement>), body, signature))
    return fail(ErrorCode::wrong_key, kRead, "signature");
  const auto inner = TRY(message_of<MessageOf<Statement>>(body, kRead));
  Statement statement;
  if (!from_message(inner, statement)) return fail(ErrorCode::corrupt, kRead, "fields");
  return statement;
}

}  // namespace

core::Result<Signed> sign(const keys::SigningKey& root, const OrganizationKey& statement) {
  return sign_any(root, statement);
}
core::Result<Signed> sign(const keys::SigningKey& root, const SiteKey& statement) {
  return sign_any(root, statement);
}
core::Result<Signed> sign(const keys::SigningKey& root, const DeviceKey& statement) {
  return sign_any(root, statement);
}
core::Result<Signed> sign(const keys::SigningKey& root, const CenterKey& statement) {
  return sign_any(root, statement);
}
core::Result<Signed> sign(const keys::SigningKey& root, const StaffList& statement) {
  return sign_any(root, statement);
}

core::Result<OrganizationKey> read_organization(const keys::VerifyKey& root, core::ByteView bytes) {
  return read_any<OrganizationKey>(root, bytes);
}
core::Result<SiteKey> read_site(const keys::VerifyKey& root, core::ByteView bytes) {
  return read_any<SiteKey>(root, bytes);
}
core::Result<DeviceKey> read_device(const keys::VerifyKey& root, core::ByteView bytes) {
  return read_any<DeviceKey>(root, bytes);
}
core::Result<CenterKey> read_center(const keys::VerifyKey& root, core::ByteView bytes) {
  return read_any<CenterKey>(root, bytes);
}
core::Result<StaffList> read_staff(const keys::VerifyKey& root, core::ByteView bytes) {
  return read_any<StaffList>(root, bytes);
}

}  // namespace clearway::entry
