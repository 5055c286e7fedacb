// Making a machine into a device of a site: keys, TLS identity, the root's statements, and
// one request to the center with a one-time code.
//
// Safe to run again: until the center has said yes, the new device's keys wait inside the
// vault and the next try uses the same ones; nothing else is kept.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/config/site.h"
#include "app/station/organization.h"
#include "sync/client/client.h"
#include "sync/entry/wire.h"

namespace clearway::station {

struct Enrollment {
  std::filesystem::path data;  // the kiosk's data folder
  core::SiteId site;
  std::string device_name;  // "kiosk-1"
  std::string code;         // one-time, from `clearway-central invite`
};

struct Enrolled {
  core::DeviceId device;
  std::string center_address;
};

// Asks the center. The default goes over the network; a test answers by itself.
using AskCenter = std::function<core::Result<entry::EnrollReply>(const client::Identity&,
                                                                 const entry::EnrollRequest&)>;
core::Result<entry::EnrollReply> ask_center(const client::Identity& identity,
                                            const entry::EnrollRequest& request);

// With what an operator can do about it, when the center refused.
core::Error explain_refusal(core::Error error);

// Errors: rejected (already enrolled; a demo organization on a real site or the reverse; a
// public kiosk at a site with staff; the center refused the code), not_found (no center added yet,
// no such site), offline, busy. `detail` says what to do next.
core::Result<Enrolled> enroll(const Organization& organization, const config::Site& site,
                              const Enrollment& order, const AskCenter& ask = ask_center);

}  // namespace clearway::station
