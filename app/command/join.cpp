// clearway record join, part: two records of one person are read as one, or no longer.
#include <cstdio>

#include "app/command/clock.h"
#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/prompt.h"

namespace clearway::command {

using core::ErrorCode;

namespace {

struct JoinOptions {
  std::string one;
  std::string other;
  std::string staff;  // sign-in name
  bool code = false;  // the other opens with the person's return code
};

core::Result<station::StaffSession> signed_in(station::Station& station, const std::string& name) {
  const auto passphrase = TRY(ask("Passphrase"));
  return station.sign_in(name, passphrase.text(), uptime(), now());
}

core::Result<Exit> join(const Places& places, const JoinOptions& options) {
  if (options.code == !options.other.empty()) {
    return core::fail(ErrorCode::invalid_input, "command.join",
                      "say which is the other one: its id, or --code, one of the two");
  }
  const auto one = TRY(core::RecordId::from_hex_text(options.one));
  auto station = TRY(open_station(places));
  const auto session = TRY(signed_in(station, options.staff));
  if (options.code) {
    const auto typed = TRY(ask("Return code of the other record"));
    TRY(station.join(session, one, TRY(keys::parse_return_code(typed.text())), now()));
  } else {
    const auto other = TRY(core::RecordId::from_hex_text(options.other));
    TRY(station.join(session, one, other, now()));
  }
  std::printf("joined: whoever opens one of the two now reads both\n");
  return Exit::ok;
}

core::Result<Exit> part(const Places& places, const JoinOptions& options) {
  const auto one = TRY(core::RecordId::from_hex_text(options.one));
  const auto other = TRY(core::RecordId::from_hex_text(options.other));
  auto station = TRY(open_station(places));
  TRY(station.part(TRY(signed_in(station, options.staff)), one, other, now()));
  std::printf("parted: each is read by itself again\n");
  return Exit::ok;
}

}  // namespace

void add_record_join(Part record, Chosen& chosen) {
  auto options = std::make_shared<JoinOptions>();
  const auto join_leaf =
      record.leaf("join",
                  "say that two records are one person's: both stay, and whoever opens one "
                  "reads both. The passphrase and the code are asked for");
  data_options(join_leaf, chosen);
  join_leaf.option("ONE", options->one, "a record (32 hex digits)").required();
  join_leaf.option("OTHER", options->other, "the other, shared with this site too");
  join_leaf.flag("--code", options->code, "or the person opens it, with their return code");
  join_leaf.option("--as", options->staff, "the sign-in name of staff").required();
  join_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return join(chosen.places, *options); };
  });

  auto apart = std::make_shared<JoinOptions>();
  const auto part_leaf =
      record.leaf("part", "take a join back: each record is read by itself again");
  data_options(part_leaf, chosen);
  part_leaf.option("ONE", apart->one, "a record (32 hex digits)").required();
  part_leaf.option("OTHER", apart->other, "the other").required();
  part_leaf.option("--as", apart->staff, "the sign-in name of staff").required();
  part_leaf.callback(
      [&chosen, apart] { chosen.work = [&chosen, apart] { return part(chosen.places, *apart); }; });
}

}  // namespace clearway::command
