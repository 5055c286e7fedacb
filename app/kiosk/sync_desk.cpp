#include "app/kiosk/sync_desk.h"

#include "app/kiosk/log.h"
#include "sync/client/backoff.h"

namespace clearway::kiosk {
namespace {

// Each port runs on the vault's thread and waits for its value.
station::Ports ports_through(Worker& worker, VaultDesk& vault) {
  const auto direct = std::make_shared<station::Ports>(
      worker.ask([&vault] { return station::direct_ports(vault.station()); }));
  const auto through = [&worker, direct](auto member) {
    return [&worker, direct, member](auto... arguments) {
      return worker.ask([&] { return ((*direct).*member)(arguments...); });
    };
  };
  using P = station::Ports;
  P ports;
  ports.waiting = through(&P::waiting);
  ports.waiting_wraps = through(&P::waiting_wraps);
  ports.keep_receipt = through(&P::keep_receipt);
  ports.set_aside = through(&P::set_aside);
  ports.wraps_stored = through(&P::wraps_stored);
  ports.keep_pulled = through(&P::keep_pulled);
  ports.waiting_erasures = through(&P::waiting_erasures);
  ports.keep_erasure_receipt = through(&P::keep_erasure_receipt);
  ports.begin_pull = through(&P::begin_pull);
  ports.server_epoch = through(&P::server_epoch);
  ports.keep_server_epoch = through(&P::keep_server_epoch);
  ports.staff_version = through(&P::staff_version);
  ports.keep_staff_list = through(&P::keep_staff_list);
  return ports;
}

double random_part() {
  std::array<core::Byte, 4> bytes{};
  keys::fill_random(bytes);
  std::uint32_t value = 0;
  for (const auto b : bytes) value = value << 8 | b;
  return static_cast<double>(value) / 4294967296.0;
}

}  // namespace

SyncDesk::SyncDesk(Worker& worker, VaultDesk& vault, std::chrono::seconds every)
    : worker_(worker), vault_(vault), every_(every) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

SyncDesk::~SyncDesk() {
  thread_.request_stop();
  wakeup_.notify_all();
}

void SyncDesk::sync_now() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  wakeup_.notify_all();
}

void SyncDesk::tell(flow::SyncChanged::State state) {
  worker_.ask([&] {
    vault_.tell_counts(state);
    return true;
  });
}

core::Result<station::SyncResult> SyncDesk::round(const std::stop_token& stop) {
  auto identity = worker_.ask([&] { return vault_.station().identity(); });
  auto client = TRY(client::Client::make(TRY(std::move(identity))));
  const auto trust = worker_.ask([&] { return vault_.station().sync_trust(); });
  return station::sync_round(ports_through(worker_, vault_), station::line_of(client), trust, stop);
}

void SyncDesk::run(const std::stop_token& stop) {
  using State = flow::SyncChanged::State;
  int failures = 0;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      const auto pause = failures == 0 ? std::chrono::milliseconds(every_)
                                       : client::backoff(failures, random_part());
      wakeup_.wait_for(lock, stop, pause, [this] { return asked_; });
      if (stop.stop_requested()) return;
      asked_ = false;
    }
    tell(State::running);
    const auto result = round(stop);
    if (stop.stop_requested()) return;
    failures = result ? 0 : failures + 1;
    if (result)
      log(LogEvent::sync_done, result->safe);
    else
      log(LogEvent::sync_failed, result.error());
    const bool refused = !result && result.error().code == core::ErrorCode::rejected;
    tell(result ? State::idle : refused ? State::refused : State::offline);
  }
}

}  // namespace clearway::kiosk
