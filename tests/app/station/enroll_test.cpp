#include "app/station/enroll.h"

#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using core::ErrorCode;

AskCenter refuse(ErrorCode code) {
  return [code](const client::Identity&, const entry::EnrollRequest&) {
    return core::Result<entry::EnrollReply>(core::fail(code, "test.center"));
  };
}

Enrollment order(const support::TempDir& scratch) {
  return {scratch / "data", office().site, "kiosk-1", "CODE"};
}

TEST(Enroll, LeavesADeviceThatTrustsTheRoot) {
  Desk desk;
  const auto& trust = desk.station.trust();
  EXPECT_EQ(trust.root, office().organization.root.verify);
  EXPECT_EQ(trust.organization.key, office().organization.box.public_key);
  EXPECT_EQ(trust.site.site, office().site);
  EXPECT_EQ(trust.center.center, office().center.id);
  EXPECT_EQ(trust.staff.members.size(), 2U);
  EXPECT_EQ(desk.station.device(), desk.enrolled.device);
  const auto identity = desk.station.identity();
  ASSERT_OK(identity);
  EXPECT_EQ(identity->center_certificate_pem, office().center.tls.certificate_pem);
}

TEST(Enroll, SignsTheKeyAndTheCertificateOfTheDevice) {
  const support::TempDir scratch;
  entry::DeviceKey offered;
  std::string certificate;
  const AskCenter ask = [&](const client::Identity& identity, const entry::EnrollRequest& request) {
    EXPECT_EQ(request.code, "CODE");
    offered = must(entry::read_device(office().organization.root.verify, request.device));
    certificate = identity.certificate_pem;
    return office().yes()(identity, request);
  };
  const auto done = enroll(office().organization, demo_site(), order(scratch), ask);
  ASSERT_OK(done);
  EXPECT_EQ(offered.device, done->device);
  EXPECT_EQ(offered.site, office().site);
  EXPECT_EQ(offered.name, "kiosk-1");
  EXPECT_EQ(offered.certificate, must(keys::certificate_fingerprint(certificate)));
  EXPECT_OK(read_statement(office().folder, "device-" + done->device.hex()));
}

TEST(Enroll, OffersTheSameDeviceAgainAfterAFailure) {
  const support::TempDir scratch;
  std::vector<core::DeviceId> offered;
  std::vector<std::string> certificates;
  auto answer = refuse(ErrorCode::offline);
  const AskCenter ask = [&](const client::Identity& identity, const entry::EnrollRequest& request) {
    offered.push_back(
        must(entry::read_device(office().organization.root.verify, request.device)).device);
    certificates.push_back(identity.certificate_pem);
    return answer(identity, request);
  };
  const auto& organization = office().organization;
  EXPECT_EQ(code_of(enroll(organization, demo_site(), order(scratch), ask)), ErrorCode::offline);
  EXPECT_EQ(code_of(Station::open(scratch / "data", demo_site())), ErrorCode::not_found);

  answer = refuse(ErrorCode::rejected);
  const auto refused = enroll(organization, demo_site(), order(scratch), ask);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::rejected);
  EXPECT_THAT(refused.error().detail, testing::HasSubstr("clearway-central invite"));

  answer = office().yes();
  EXPECT_OK(enroll(organization, demo_site(), order(scratch), ask));
  ASSERT_EQ(offered.size(), 3U);
  EXPECT_EQ(offered[0], offered[1]);
  EXPECT_EQ(offered[1], offered[2]);
  EXPECT_EQ(certificates[0], certificates[2]);

  const auto again = enroll(organization, demo_site(), order(scratch), ask);
  ASSERT_FALSE(again.has_value());
  EXPECT_THAT(again.error().detail, testing::HasSubstr("already enrolled"));
}

TEST(Enroll, KeepsDemoAndRealApart) {
  const support::TempDir scratch;
  auto site = demo_site();
  site.demo = false;
  EXPECT_EQ(code_of(enroll(office().organization, site, order(scratch), office().yes())),
            ErrorCode::rejected);
  EXPECT_FALSE(std::filesystem::exists(scratch / "data"));
}

TEST(Enroll, PutsNoSlotOnAPublicKiosk) {
  const support::TempDir scratch;
  auto site = demo_site();
  site.staff_sign_in = false;
  const auto refused = enroll(office().organization, site, order(scratch), office().yes());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::rejected);
  auto own = order(scratch);
  own.site = must(create_site(office().organization, "Public Hall"));
  ASSERT_OK(enroll(office().organization, site, own, office().yes()));
  auto station = must(Station::open(own.data, site));
  EXPECT_EQ(code_of(station.sign_in("ana", office().ana, kUptime, kNoon)), ErrorCode::rejected);
}

TEST(Enroll, RefusesACenterOtherThanTheSignedOne) {
  const support::TempDir scratch;
  const AskCenter other = [](const client::Identity&, const entry::EnrollRequest&) {
    return core::Result<entry::EnrollReply>(
        entry::EnrollReply{keys::random_id<core::CenterId>(), 1});
  };
  EXPECT_EQ(code_of(enroll(office().organization, demo_site(), order(scratch), other)),
            ErrorCode::rejected);
  EXPECT_EQ(code_of(Station::open(scratch / "data", demo_site())), ErrorCode::not_found);
}

TEST(Enroll, NeedsASiteAndACenter) {
  const support::TempDir scratch;
  auto nowhere = order(scratch);
  nowhere.site = keys::random_id<core::SiteId>();
  EXPECT_EQ(code_of(enroll(office().organization, demo_site(), nowhere, office().yes())),
            ErrorCode::not_found);
  std::filesystem::copy(office().folder, scratch / "office",
                        std::filesystem::copy_options::recursive);
  std::filesystem::remove(scratch / "office" / "statements" / "center.signed");
  const auto organization = must(open_organization(scratch / "office", kOfficePassphrase));
  const auto result = enroll(organization, demo_site(), order(scratch), office().yes());
  ASSERT_FALSE(result.has_value());
  EXPECT_THAT(result.error().detail, testing::HasSubstr("add-center"));
}

}  // namespace
}  // namespace clearway::station
