#include "sync/entry/trust.h"

#include "sync/entry/trust.pb.h"
#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

const OrganizationKey kOrganization{"Example Legal Aid", 1, counting_array<32>(0x10)};
const SiteKey kSiteKey{fixed_id<core::SiteId>(0x20), "Test Library", 2, counting_array<32>(0x30)};
const DeviceKey kDevice{fixed_id<core::DeviceId>(0x40), fixed_id<core::SiteId>(0x20), "kiosk-1", 3,
                        counting_array<32>(0x50),       counting_array<32>(0x60)};
const CenterKey kCenter{fixed_id<core::CenterId>(0x70), "https://127.0.0.1:8443",
                        counting_array<32>(0x80), "not a real certificate\n"};
const StaffList kStaff{fixed_id<core::SiteId>(0x20),
                       7,
                       {{"ana", "staff", counting(64, 0x90)}, {"eva", "volunteer", {}}}};

const keys::SigningKey& root() {
  static const keys::SigningKey kMade = signing_key(0xa0);
  return kMade;
}

bool same(const OrganizationKey& a, const OrganizationKey& b) {
  return a.name == b.name && a.epoch == b.epoch && a.key == b.key;
}
bool same(const SiteKey& a, const SiteKey& b) {
  return a.site == b.site && a.name == b.name && a.epoch == b.epoch && a.key == b.key;
}
bool same(const DeviceKey& a, const DeviceKey& b) {
  return a.device == b.device && a.site == b.site && a.name == b.name && a.epoch == b.epoch &&
         a.key == b.key && a.certificate == b.certificate;
}
bool same(const CenterKey& a, const CenterKey& b) {
  return a.center == b.center && a.address == b.address && a.receipt_key == b.receipt_key &&
         a.certificate_pem == b.certificate_pem;
}
bool same(const StaffList& a, const StaffList& b) {
  return a.site == b.site && a.version == b.version && a.site_epoch == b.site_epoch &&
         a.site_key == b.site_key &&
         std::ranges::equal(
             a.members, b.members, [](const StaffMember& one, const StaffMember& other) {
               return one.name == other.name && one.role == other.role && one.slot == other.slot;
             });
}

template <class Statement, class Read>
void expect_known(const char* name, const Statement& statement, Read read) {
  SCOPED_TRACE(name);
  const Signed made = *sign(root(), statement);
  const Bytes kept = golden(std::string("trust_") + name, made);
  EXPECT_EQ(core::to_hex(made), core::to_hex(kept));
  const auto back = read(root().verify, kept);
  ASSERT_TRUE(back);
  EXPECT_TRUE(same(*back, statement));
  for_each_damage(made, [&](const Bytes& bad) { ASSERT_FALSE(read(root().verify, bad)); });
  EXPECT_EQ(code_of(read(signing_key(1).verify, made)), ErrorCode::wrong_key);
}

TEST(Trust, StatementsHaveKnownBytesAndShowEveryChange) {
  expect_known("organization", kOrganization, read_organization);
  expect_known("site", kSiteKey, read_site);
  expect_known("device", kDevice, read_device);
  expect_known("center", kCenter, read_center);
  expect_known("staff", kStaff, read_staff);
}

TEST(Trust, OneStatementIsNotTakenForAnother) {
  const Signed site = *sign(root(), kSiteKey);
  EXPECT_EQ(code_of(read_organization(root().verify, site)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(read_staff(root().verify, site)), ErrorCode::wrong_key);
  // Nor when somebody changes the kind: it is in the domain of the signature.
  wire::Signed message;
  ASSERT_TRUE(message.ParseFromArray(site.data(), static_cast<int>(site.size())));
  message.set_kind("organization");
  EXPECT_EQ(code_of(read_organization(root().verify, core::as_bytes(message.SerializeAsString()))),
            ErrorCode::wrong_key);
}

// Signs any bytes, as a root that had gone wrong would.
Bytes signed_body(std::string_view kind, const std::string& body) {
  const auto signature =
      *keys::sign(root(), "clearway/v1/trust/" + std::string(kind), core::as_bytes(body));
  wire::Signed message;
  message.set_kind(std::string(kind));
  message.set_body(body);
  message.set_signature(core::as_text(signature));
  const std::string text = message.SerializeAsString();
  return {text.begin(), text.end()};
}

TEST(Trust, EvenASignedStatementHasItsSizes) {
  wire::SiteKey site;
  site.set_site(std::string(16, 'a'));
  site.set_name("Test Library");
  site.set_epoch(1);
  site.set_key(std::string(32, 'k'));
  EXPECT_TRUE(read_site(root().verify, signed_body("site", site.SerializeAsString())));
  const auto refused = [&](auto change) {
    wire::SiteKey bad = site;
    change(bad);
    EXPECT_EQ(code_of(read_site(root().verify, signed_body("site", bad.SerializeAsString()))),
              ErrorCode::corrupt);
  };
  refused([](wire::SiteKey& m) { m.set_site(std::string(15, 'a')); });
  refused([](wire::SiteKey& m) { m.set_key(std::string(33, 'k')); });
  refused([](wire::SiteKey& m) { m.set_epoch(0); });
  refused([](wire::SiteKey& m) { m.set_name(std::string(257, 'n')); });
  EXPECT_EQ(code_of(read_site(root().verify, signed_body("site", "\xff\xff"))), ErrorCode::corrupt);
}

TEST(Trust, TextIsUtf8) {
  const struct {
    const char* name;
    bool good;
  } rows[] = {{"", true},
              {"Ñandú Prueba", true},
              {"\xe2\x82\xac \xf0\x9f\x98\x80 \xf4\x8f\xbf\xbf", true},
              {"\x80", false},
              {"\xc3", false},
              {"\xc0\xaf", false},
              {"\xe0\x9f\xbf", false},
              {"\xed\xa0\x80", false},
              {"\xf0\x8f\xbf\xbf", false},
              {"\xf4\x90\x80\x80", false},
              {"\xf8\x88\x80\x80\x80", false},
              {"\xe2\x82", false}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(sign(root(), OrganizationKey{row.name, 1, {}}).has_value(), row.good);
  }
}

TEST(Trust, AStaffListNamesThoseWhoLeft) {
  StaffList staff = kStaff;
  staff.former = {"rosa", "eva"};
  const auto back = read_staff(root().verify, *sign(root(), staff));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->former, staff.former);
}

TEST(Trust, SignsNothingThatCouldNotBeRead) {
  OrganizationKey organization = kOrganization;
  organization.epoch = 0;
  EXPECT_EQ(code_of(sign(root(), organization)), ErrorCode::invalid_input);
  organization = kOrganization;
  organization.name = "\xff";
  EXPECT_EQ(code_of(sign(root(), organization)), ErrorCode::invalid_input);
  StaffList staff = kStaff;
  staff.members[0].slot = Bytes(1025);
  EXPECT_EQ(code_of(sign(root(), staff)), ErrorCode::invalid_input);
  staff.members = std::vector<StaffMember>(1025, {"ana", "staff", {}});
  EXPECT_EQ(code_of(sign(root(), staff)), ErrorCode::invalid_input);
  staff = kStaff;
  staff.former = {""};
  EXPECT_EQ(code_of(sign(root(), staff)), ErrorCode::invalid_input);
  staff.former = std::vector<std::string>(1025, "rosa");
  EXPECT_EQ(code_of(sign(root(), staff)), ErrorCode::invalid_input);
}

// A list from before sites had a second key is byte for byte what it was (its golden file).
TEST(Trust, AStaffListNamesTheSitesKeyInForceOrNone) {
  StaffList list = kStaff;
  list.site_epoch = 2;
  list.site_key = counting_array<32>(0x31);
  const auto made = sign(root(), list);
  ASSERT_TRUE(made);
  const auto back = read_staff(root().verify, *made);
  ASSERT_TRUE(back);
  EXPECT_TRUE(same(*back, list));
  const std::pair<std::uint32_t, std::string> rows[] = {
      {0, std::string(32, 'k')}, {2, ""}, {2, std::string(31, 'k')}, {2, std::string(33, 'k')}};
  for (const auto& [epoch, key] : rows) {
    SCOPED_TRACE(epoch + key.size());
    wire::StaffList message;
    message.set_site(std::string(16, 's'));
    message.set_version(1);
    message.set_site_epoch(epoch);
    message.set_site_key(key);
    const std::string body = message.SerializeAsString();
    const auto signature =
        keys::sign(root(), "clearway/v1/trust/staff", core::as_bytes(body)).value();
    wire::Signed outer;
    outer.set_kind("staff");
    outer.set_body(body);
    outer.set_signature(std::string(signature.begin(), signature.end()));
    const std::string bytes = outer.SerializeAsString();
    const auto read = read_staff(root().verify, core::as_bytes(bytes));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::corrupt);
  }
}

}  // namespace
}  // namespace clearway::entry
