// clearway device renew: after a restored or cloned disk everything arrives again.
#include "app/command/renew.h"

#include <cstdio>

#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/prompt.h"
#include "app/station/renew.h"
#include "app/station/staff_lock.h"

namespace clearway::command {

namespace {

core::Result<Exit> renew(const Places& places) {
  TRY(need_vault(places));
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(places.organization, passphrase.text()));
  auto vault = TRY(open_vault(places, organization));
  const auto code = TRY(ask("One-time code of clearway-central invite"));
  const auto done = TRY(station::renew(organization, vault, code.text()));
  // The newest staff list came along: whoever is on it unlocks this machine from now on.
  TRY(station::refresh_staff_file(places.data, vault));
  std::printf("device %s renewed, now in epoch %u\nentries: %d will be sent with the next sync\n",
              done.device.hex().c_str(), done.epoch, done.entries);
  return Exit::ok;
}

}  // namespace

bool calls_for_renewal(const vault::Problem& problem) {
  return problem.what == vault::kWantsRenewal || problem.what == "database.behind_anchor" ||
         problem.what == "anchor.forked";
}

void advise_renewal() {
  std::printf(
      "Another copy of this disk has been at work, or this one is from an earlier day. What lies "
      "here is not lost.\nRenew this machine with `clearway device renew`: then it arrives.\n");
}

void add_renew(Part app, Chosen& chosen) {
  const auto device = app.group("device", "this machine as a device of its site");
  const auto renew_leaf =
      device.leaf("renew",
                  "after its disk was restored or copied: go on with new keys, and send "
                  "again whatever the center has not acknowledged. Where two copies of "
                  "one disk are at work, renew the one whose files are set aside");
  organization_option(renew_leaf, chosen);
  data_options(renew_leaf, chosen);
  renew_leaf.callback([&chosen] { chosen.work = [&chosen] { return renew(chosen.places); }; });
}

}  // namespace clearway::command
