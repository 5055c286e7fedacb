// clearway site init; clearway staff add, list, remove, load
#include <algorithm>
#include <cstdio>

#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/prompt.h"
#include "app/keys/phrases.h"
#include "app/station/files.h"
#include "app/station/organization.h"
#include "app/station/station.h"

namespace clearway::command {

namespace fs = std::filesystem;

namespace {

struct StaffOptions {
  std::string site;
  std::string name;
  std::string role = "staff";
  fs::path words;
  bool even_last = false;
};

core::Result<Exit> make_site(const Places& places, const std::string& name) {
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(places.organization, passphrase.text()));
  const auto site = TRY(station::create_site(organization, name));
  std::printf("%s\n", site.hex().c_str());
  return Exit::ok;
}

void say_bring_list(const Places& places, core::SiteId site) {
  const auto list = places.organization / "statements" / ("staff-" + site.hex() + ".signed");
  std::fprintf(stderr,
               "Bring the new list to the center, which hands it on with the next sync of each "
               "kiosk:\n  clearway-central publish %s\nor to a kiosk itself:\n"
               "  clearway staff load %s\n",
               list.c_str(), list.c_str());
}

core::Result<Exit> add_member(const Places& places, const StaffOptions& options) {
  const auto file =
      options.words.empty() ? places.assets / "words" / "passphrase.txt" : options.words;
  const auto words = TRY(keys::read_word_list(file));
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(places.organization, passphrase.text()));
  const auto site = TRY(find_site(organization, options.site));
  const auto before = TRY(station::staff_of(organization, site));
  const bool replaces =
      std::ranges::any_of(before, [&](const auto& member) { return member.name == options.name; });
  auto made = TRY(station::add_staff(organization, site, options.name, options.role, words));
  std::fprintf(stderr, "The passphrase of %s, shown only now:\n", options.name.c_str());
  std::printf("%s\n", made.c_str());
  std::fflush(stdout);  // right under its heading, also where both go into one file
  keys::wipe(made);
  if (options.role == "volunteer")
    std::fprintf(stderr, "It signs a volunteer in, and opens nobody's records.\n");
  if (replaces)
    std::fprintf(stderr, "It takes the place of the earlier sign-in of %s, role and words.\n",
                 options.name.c_str());
  say_bring_list(places, site);
  return Exit::ok;
}

core::Result<Exit> list_members(const Places& places, const StaffOptions& options) {
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(places.organization, passphrase.text()));
  const auto site = TRY(find_site(organization, options.site));
  for (const auto& member : TRY(station::staff_of(organization, site)))
    std::printf("%s %s\n", member.name.c_str(), member.role.c_str());
  return Exit::ok;
}

core::Result<Exit> remove_member(const Places& places, const StaffOptions& options) {
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(places.organization, passphrase.text()));
  const auto site = TRY(find_site(organization, options.site));
  const auto last = options.even_last ? station::LastOfStaff::remove : station::LastOfStaff::keep;
  const auto removed = TRY(station::remove_staff(organization, site, options.name, last));
  std::fprintf(stderr, "%s is off the list.\n", options.name.c_str());
  if (removed.new_key)
    std::fprintf(stderr,
                 "The site has a new key: what is shared from now on, %s cannot open. What was "
                 "shared before goes over to it when somebody signs in at each machine.\n",
                 options.name.c_str());
  for (const auto& name : removed.need_words)
    std::fprintf(stderr,
                 "%s does not have the new key yet, and needs new words: clearway staff add\n",
                 name.c_str());
  say_bring_list(places, site);
  return Exit::ok;
}

core::Result<Exit> load(const Places& places, const fs::path& list) {
  const auto statement = TRY(station::read_small(list));
  auto opened = TRY(open_station(places));
  if (const auto accepted = opened.accept_staff_list(statement); !accepted) {
    const auto& error = accepted.error();
    if (error.code != core::ErrorCode::corrupt && error.code != core::ErrorCode::wrong_key)
      return tl::unexpected(error);
    return core::fail(core::ErrorCode::rejected, "command.staff",
                      list.string() +
                          " is no staff list of this site, signed by its office: take " +
                          "ORG/statements/staff-" + opened.trust().site.site.hex() + ".signed");
  }
  std::printf("staff list %llu is in force\n",
              static_cast<unsigned long long>(opened.trust().staff.version));
  return Exit::ok;
}

void add_staff(Part app, Chosen& chosen) {
  const auto staff = app.group("staff", "who may sign in at a site");
  auto options = std::make_shared<StaffOptions>();
  const auto add_leaf = staff.leaf("add", "give somebody a sign-in and print their passphrase");
  organization_option(add_leaf, chosen);
  add_leaf.option("--to", options->site, "the site, by its id or its name").required();
  add_leaf.option("--name", options->name, "sign-in name").required();
  add_leaf.option("--role", options->role, "volunteer, staff, attorney or admin")
      .capture_default_str();
  add_leaf.option("--words", options->words, "word list (default: that of --assets)");
  add_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return add_member(chosen.places, *options); };
  });

  const auto list_leaf = staff.leaf("list", "who is on a site's list, with their roles");
  organization_option(list_leaf, chosen);
  list_leaf.option("--at", options->site, "the site, by its id or its name").required();
  list_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return list_members(chosen.places, *options); };
  });

  const auto remove_leaf = staff.leaf("remove", "take somebody off a site's list");
  organization_option(remove_leaf, chosen);
  remove_leaf.option("--from", options->site, "the site, by its id or its name").required();
  remove_leaf.option("--name", options->name, "sign-in name").required();
  remove_leaf.flag("--even-last", options->even_last,
                   "also when nobody is left who can unlock the site's machines");
  remove_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return remove_member(chosen.places, *options); };
  });

  auto list = std::make_shared<fs::path>();
  const auto load_leaf = staff.leaf("load", "bring a newer signed staff list to an enrolled kiosk");
  data_options(load_leaf, chosen);
  load_leaf.option("LIST", *list, "ORG/statements/staff-<site>.signed").required();
  load_leaf.callback(
      [&chosen, list] { chosen.work = [&chosen, list] { return load(chosen.places, *list); }; });
}

}  // namespace

void add_site(Part app, Chosen& chosen) {
  const auto site = app.group("site", "the places where kiosks stand");
  auto name = std::make_shared<std::string>();
  const auto init_leaf = site.leaf("init", "make a site's key and print the site's id");
  organization_option(init_leaf, chosen);
  init_leaf.option("--name", *name, "as people know the place").required();
  init_leaf.callback([&chosen, name] {
    chosen.work = [&chosen, name] { return make_site(chosen.places, *name); };
  });
  add_staff(app, chosen);
}

}  // namespace clearway::command
