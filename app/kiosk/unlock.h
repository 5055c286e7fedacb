// The kiosk before its vault is open, where staff hold the database key: one screen, a sign-in
// name and six words.
#pragma once

#include <filesystem>
#include <optional>

#include "app/flow/effect.h"
#include "app/keys/secret.h"
#include "app/kiosk/screen_loop.h"

namespace clearway::kiosk {

// Tries a passphrase. Every function runs on a worker's thread: stretching takes its time.
class UnlockDesk {
 public:
  UnlockDesk(std::filesystem::path data, Mailbox& mailbox)
      : data_(std::move(data)), mailbox_(mailbox) {}

  void sign_in(const flow::SignIn& effect);
  // After the loop has ended. Nothing: nobody unlocked it. Errors: files that are damaged.
  core::Result<std::optional<keys::Secret>> take_key();

 private:
  void refuse(const core::Error& error);

  std::filesystem::path data_;
  Mailbox& mailbox_;
  std::optional<keys::Secret> key_;
  std::optional<core::Error> damage_;
};

class UnlockLoop : public ScreenLoop {
 public:
  UnlockLoop(const flow::World& world, Glass glass, Mailbox& mailbox, Worker& worker,
             UnlockDesk& desk);

 private:
  void carry_out(const flow::Effect& effect) override;
  bool locked() const override { return true; }

  Worker& worker_;
  UnlockDesk& desk_;
};

}  // namespace clearway::kiosk
