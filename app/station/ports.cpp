// The ports of a round straight onto a vault, for a program with one thread.
#include "app/station/settings.h"
#include "app/station/station.h"
#include "app/station/sync_round.h"

namespace clearway::station {
namespace {

core::Result<std::uint32_t> read_epoch(vault::Vault& vault) {
  const auto value = TRY(vault.get(kServerEpoch));
  std::uint32_t epoch = 0;
  if (!value || value->size() != sizeof epoch) return epoch;
  for (std::size_t i = 0; i < sizeof epoch; ++i) {
    epoch |= static_cast<std::uint32_t>((*value)[i]) << (8 * i);
  }
  return epoch;
}

core::Result<> write_epoch(vault::Vault& vault, std::uint32_t epoch) {
  core::Bytes value;
  for (std::size_t i = 0; i < sizeof epoch; ++i) {
    value.push_back(static_cast<core::Byte>(epoch >> (8 * i)));
  }
  return vault.put(kServerEpoch, value);
}

}  // namespace

Ports direct_ports(vault::Vault& vault) {
  Ports ports;
  ports.waiting = [&vault](std::size_t limit) { return vault.waiting(limit); };
  ports.waiting_wraps = [&vault](std::size_t limit) { return vault.waiting_wraps(limit); };
  ports.keep_receipt = [&vault](const entry::Receipt& receipt) {
    return vault.keep_receipt(receipt);
  };
  ports.set_aside = [&vault](core::EntryId id, const std::string& reason) {
    return vault.set_aside(id, reason);
  };
  ports.wraps_stored = [&vault](const std::vector<core::WrapId>& ids) {
    return vault.wraps_stored(ids);
  };
  ports.keep_pulled = [&vault](const auto& entries, const auto& wraps, const auto& destroyed,
                               const std::string& cursor, const auto& erasures) {
    return vault.keep_pulled(entries, wraps, destroyed, cursor, erasures);
  };
  ports.waiting_erasures = [&vault](std::size_t limit) { return vault.waiting_erasures(limit); };
  ports.keep_erasure_receipt = [&vault](const entry::ErasureReceipt& receipt) {
    return vault.keep_erasure_receipt(receipt);
  };
  ports.begin_pull = [&vault] { return vault.begin_pull(); };
  ports.server_epoch = [&vault] { return read_epoch(vault); };
  ports.keep_server_epoch = [&vault](core::CenterId center, std::uint32_t epoch) -> core::Result<> {
    TRY(vault.offer_again(center, epoch));
    return write_epoch(vault, epoch);  // after it: a power cut between them offers once more
  };
  ports.staff_version = [] { return core::Result<std::uint64_t>(0); };
  ports.keep_staff_list = [](const entry::Signed&) { return core::Result<bool>(false); };
  return ports;
}

Ports direct_ports(Station& station) {
  Ports ports = direct_ports(station.vault());
  ports.staff_version = [&station] {
    return core::Result<std::uint64_t>(station.trust().staff.version);
  };
  ports.keep_staff_list = [&station](const entry::Signed& list) {
    return station.take_staff_list(list);
  };
  return ports;
}

}  // namespace clearway::station
