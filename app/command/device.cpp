// clearway enroll; clearway sync now
#include <algorithm>
#include <cstdio>

#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/prompt.h"
#include "app/command/renew.h"
#include "app/station/enroll.h"
#include "app/station/station.h"

namespace clearway::command {

namespace {

struct EnrollOptions {
  std::string site;
  std::string device;
};

core::Result<Exit> enroll(const Places& places, const EnrollOptions& options) {
  const auto site_file = TRY(read_site(places));
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(places.organization, passphrase.text()));
  const auto site = TRY(find_site(organization, options.site));
  const auto code = TRY(ask("One-time code of clearway-central invite"));
  const auto done =
      TRY(station::enroll(organization, site_file,
                          station::Enrollment{places.data, site, options.device, code.text()}));
  std::printf("device %s enrolled with %s\n", done.device.hex().c_str(),
              done.center_address.c_str());
  return Exit::ok;
}

void print(const station::SyncResult& round, const vault::Counts& people) {
  std::printf(
      "entries: %d sent, %d safe, %d waiting, %d set aside; %d fetched; %d wraps stored\n"
      "people: %d taken, %d safe at the center, %d waiting, %d set aside\n",
      round.pushed, round.safe, round.waiting, round.set_aside, round.pulled, round.wraps,
      people.taken, people.safe, people.waiting, people.set_aside);
  if (round.erasures + round.erased > 0) {
    std::printf("erasures: %d confirmed by the center, %d fetched and done here\n", round.erasures,
                round.erased);
  }
  if (round.staff_lists > 0) std::printf("a newer staff list came and is in force\n");
  if (round.bad_receipts > 0) {
    std::printf("%d receipts were not the center's; what they named stays waiting\n",
                round.bad_receipts);
  }
  if (round.unreadable > 0) std::printf("%d fetched items were damaged\n", round.unreadable);
}

core::Result<Exit> sync_now(const Places& places) {
  auto station = TRY(open_station(places));
  auto client = TRY(client::Client::make(TRY(station.identity())));
  const auto round = TRY(station::sync_round(station::direct_ports(station),
                                             station::line_of(client), station.sync_trust()));
  print(round, TRY(station.vault().counts(0)));
  const bool renew = std::ranges::any_of(TRY(station.vault().verify_head()), calls_for_renewal);
  if (renew) advise_renewal();
  const bool clean =
      !renew && round.set_aside == 0 && round.bad_receipts == 0 && round.unreadable == 0;
  return clean ? Exit::ok : Exit::problems;
}

}  // namespace

void add_device(Part app, Chosen& chosen) {
  auto options = std::make_shared<EnrollOptions>();
  const auto enroll_leaf = app.leaf("enroll", "make this machine a device of a site");
  organization_option(enroll_leaf, chosen);
  data_options(enroll_leaf, chosen);
  enroll_leaf.option("--to", options->site, "the site, by its id or its name").required();
  enroll_leaf.option("--device", options->device, "the device's name, \"kiosk-1\"").required();
  enroll_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return enroll(chosen.places, *options); };
  });

  const auto sync = app.group("sync", "exchange with the center");
  const auto now_leaf = sync.leaf("now", "one round: send what waits, fetch what is new");
  data_options(now_leaf, chosen);
  now_leaf.callback([&chosen] { chosen.work = [&chosen] { return sync_now(chosen.places); }; });
}

}  // namespace clearway::command
