// A made-up organization with one site, and a desk of it: for the tests of this folder.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "app/keys/certificate.h"
#include "app/keys/phrases.h"
#include "app/station/enroll.h"
#include "app/station/organization.h"
#include "app/station/station.h"
#include "tests/support/temp_dir.h"

namespace clearway::station {

#define ASSERT_OK(result) ASSERT_TRUE((result).has_value()) << core::describe((result).error())
#define EXPECT_OK(result) EXPECT_TRUE((result).has_value()) << core::describe((result).error())

// For set-up that cannot fail in a test that makes sense.
template <class T>
T must(core::Result<T> result) {
  if (!result) throw std::runtime_error(core::describe(result.error()));
  return *std::move(result);
}
inline void must(const core::Result<>& result) {
  if (!result) throw std::runtime_error(core::describe(result.error()));
}
template <class T>
core::ErrorCode code_of(const core::Result<T>& result) {
  return result ? core::ErrorCode::internal : result.error().code;
}

inline constexpr core::UnixTime kNoon = 1'800'000'000;
inline constexpr core::UnixTime kDay = 86'400;  // seconds
inline const record::Actor kPerson{record::ActorKind::person, ""};
inline constexpr std::chrono::seconds kUptime{3600};  // of a machine where nobody tried before
inline const std::string kOfficePassphrase = "made up words for tests";

inline const std::vector<std::string>& word_list() {
  static const auto kWords =
      must(keys::read_word_list(CLEARWAY_SOURCE_DIR "/assets/words/passphrase.txt"));
  return kWords;
}

inline config::Site demo_site() {
  config::Site site;
  site.name = "Test Library";
  site.demo = true;
  return site;
}

struct FakeCenterKeys {
  core::CenterId id = keys::random_id<core::CenterId>();
  keys::SigningKey receipt = must(keys::SigningKey::generate());
  keys::Certificate tls = must(keys::make_certificate("center", "127.0.0.1"));

  std::filesystem::path write_request(const std::filesystem::path& folder) const {
    auto file = folder / "center.request";
    std::ofstream(file) << "center=" << id.hex() << "\naddress=https://127.0.0.1:8443\nreceipt_key="
                        << core::to_hex(receipt.verify)
                        << "\ncertificate=" << core::to_hex(core::as_bytes(tls.certificate_pem))
                        << "\n";
    return file;
  }
};

// Made once in a process: stretching passphrases is slow on purpose.
struct Office {
  support::TempDir scratch;
  std::filesystem::path folder = scratch / "office";
  std::string recovery =
      must(create_organization(folder, "Test Clinic", kOfficePassphrase, OrganizationKind::demo));
  Organization organization = must(open_organization(folder, kOfficePassphrase));
  core::SiteId site = must(create_site(organization, "Test Library"));
  FakeCenterKeys center;
  std::string ana = must(add_staff(organization, site, "ana", "staff", word_list()));
  std::string vol = must(add_staff(organization, site, "vol", "volunteer", word_list()));

  Office() { must(add_center(organization, center.write_request(scratch.path()))); }

  AskCenter yes() const {
    return [id = center.id](const client::Identity&, const entry::EnrollRequest&) {
      return core::Result<entry::EnrollReply>(entry::EnrollReply{id, 1});
    };
  }
};
inline Office& office() {
  static Office made;
  return made;
}

// An enrolled machine in a folder of its own.
struct Desk {
  support::TempDir scratch;
  std::filesystem::path data = scratch / "data";
  Enrolled enrolled = must(enroll(office().organization, demo_site(),
                                  {data, office().site, "kiosk-1", "CODE"}, office().yes()));
  Station station = must(Station::open(data, demo_site()));
};

}  // namespace clearway::station
