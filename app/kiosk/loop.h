// The loop of a kiosk whose vault is open: effects go to the desks.
#pragma once

#include <functional>

#include "app/kiosk/paper_desk.h"
#include "app/kiosk/screen_loop.h"
#include "app/kiosk/sync_desk.h"
#include "app/kiosk/vault_desk.h"

namespace clearway::kiosk {

struct Desks {  // who carries out effects; all outlive the loop
  Mailbox& mailbox;
  Worker& vault_thread;
  VaultDesk& vault;
  Worker& paper_thread;
  PaperDesk& paper;
  SyncDesk& sync;
  std::function<void()> at_first_picture;  // what can wait until somebody sees one
};

class Loop : public ScreenLoop {
 public:
  Loop(const flow::World& world, Glass glass, Desks desks);

 private:
  void carry_out(const flow::Effect& effect) override;
  void carry_out_staff(const flow::Effect& effect);
  void begun() override { desks_.at_first_picture(); }
  void ticked() override;
  void ended() override;
  void forget_old();  // once a day, when nobody is there

  std::chrono::days keep_;

  Desks desks_;
  core::Day looked_on_;  // for what may be forgotten
};

}  // namespace clearway::kiosk
