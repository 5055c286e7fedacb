// The sync worker: a round now and then, on its own thread. The vault stays on its thread;
// values go from one to the other.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "app/kiosk/vault_desk.h"
#include "app/kiosk/worker.h"

namespace clearway::kiosk {

class SyncDesk {
 public:
  // `vault` outlives this; `worker` is the vault's thread.
  SyncDesk(Worker& worker, VaultDesk& vault, std::chrono::seconds every);
  ~SyncDesk();
  void sync_now();

 private:
  void run(const std::stop_token& stop);
  core::Result<station::SyncResult> round(const std::stop_token& stop);
  void tell(flow::SyncChanged::State state);

  Worker& worker_;
  VaultDesk& vault_;
  std::chrono::seconds every_;
  std::mutex mutex_;
  std::condition_variable_any wakeup_;
  bool asked_ = true;  // once at start: the visit before the restart is waiting
  std::jthread thread_;
};

}  // namespace clearway::kiosk
