// clearway record erase: a person takes back what they told, everywhere and for good.
#include <cstdio>

#include "app/command/clock.h"
#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/prompt.h"

namespace clearway::command {

using core::ErrorCode;

namespace {

struct EraseOptions {
  std::string record;
  std::string staff;  // sign-in name
  bool code = false;
};

void print(const vault::HeldErasure& held) {
  const auto& erasure = held.erasure;
  std::printf("record %s\nerased %s, asked for by %s\n", erasure.record.hex().c_str(),
              time_text(erasure.erased_at).c_str(),
              erasure.asked_by == entry::AskedBy::person ? "the person" : "staff");
  std::printf("%s\n", held.server_epoch != 0
                          ? "the center has confirmed it"
                          : "the center has not confirmed it yet: run `clearway sync now`");
}

core::Result<> need_word() {
  const auto typed = TRY(
      ask("Type ERASE to destroy this record and those joined with it, here and at the center"));
  if (typed.text() == "ERASE") return {};
  return core::fail(ErrorCode::rejected, "command.erase", "that is not the word; nothing changed");
}

using Erased = std::vector<core::RecordId>;

core::Result<Erased> erase_as_person(station::Station& station, core::RecordId record) {
  const auto typed = TRY(ask("Return code"));
  const auto code = TRY(keys::parse_return_code(typed.text()));
  TRY(need_word());
  return station.erase_with_code(code, record, now());
}

core::Result<Erased> erase_as_staff(station::Station& station, const std::string& name,
                                    core::RecordId record) {
  const auto passphrase = TRY(ask("Passphrase"));
  const auto session = TRY(station.sign_in(name, passphrase.text(), uptime(), now()));
  TRY(need_word());
  return station.erase_as_staff(session, record, now());
}

core::Result<Exit> erase(const Places& places, const EraseOptions& options) {
  if (options.code == !options.staff.empty()) {
    return core::fail(ErrorCode::invalid_input, "command.erase",
                      "say who asks: --code or --as NAME, one of the two");
  }
  const auto record = TRY(core::RecordId::from_hex_text(options.record));
  auto station = TRY(open_station(places));
  Erased erased{record};
  if (!TRY(station.vault().erasure(record))) {
    erased = TRY(options.code ? erase_as_person(station, record)
                              : erase_as_staff(station, options.staff, record));
  }
  for (const auto each : erased) {
    const auto held = TRY(station.vault().erasure(each));
    if (!held) return core::fail(ErrorCode::internal, "command.erase");
    print(*held);
  }
  return Exit::ok;
}

}  // namespace

void add_record_erase(Part record, Chosen& chosen) {
  auto options = std::make_shared<EraseOptions>();
  const auto erase_leaf =
      record.leaf("erase",
                  "destroy a record, and those joined with it, here and, with the next "
                  "sync, at the center and on every other machine. The code or passphrase "
                  "and the word ERASE are "
                  "asked for. Asked again, it says whether the center has confirmed");
  data_options(erase_leaf, chosen);
  erase_leaf.option("--record", options->record, "the record (32 hex digits)").required();
  erase_leaf.flag("--code", options->code, "the person asks, with their return code");
  erase_leaf.option("--as", options->staff, "staff asks, by this sign-in name");
  erase_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return erase(chosen.places, *options); };
  });
}

}  // namespace clearway::command
