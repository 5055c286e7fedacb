#include "app/kiosk/unlock.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/log.h"
#include "app/kiosk/vault_desk.h"
#include "app/station/staff_lock.h"

namespace clearway::kiosk {

using core::ErrorCode;

void UnlockDesk::sign_in(const flow::SignIn& effect) {
  auto key = station::unlock(data_, effect.name, effect.passphrase.view(), uptime());
  if (!key) return refuse(key.error());
  log(LogEvent::unlocked);
  key_.emplace(*std::move(key));
  mailbox_.post(flow::Unlocked{});
}

void UnlockDesk::refuse(const core::Error& error) {
  log(LogEvent::staff_refused, error);
  if (error.code == ErrorCode::corrupt) {  // no passphrase helps: the operator has to know
    damage_ = error;
    return mailbox_.post(flow::Unlocked{});
  }
  auto wait = station::unlock_wait(data_, uptime());
  if (error.code == ErrorCode::busy) wait = std::max(wait, std::chrono::seconds{1});
  // Whether the name or the words were wrong is nobody's business.
  const auto trouble = error.code == ErrorCode::not_found  ? flow::Trouble::wrong
                       : error.code == ErrorCode::rejected ? flow::Trouble::no_key
                                                           : trouble_of(error);
  mailbox_.post(flow::SignInRefused{trouble, wait});
}

core::Result<std::optional<keys::Secret>> UnlockDesk::take_key() {
  if (damage_) return tl::unexpected(*damage_);
  return std::exchange(key_, std::nullopt);
}

UnlockLoop::UnlockLoop(const flow::World& world, Glass glass, Mailbox& mailbox, Worker& worker,
                       UnlockDesk& desk)
    : ScreenLoop(world, std::move(glass), mailbox), worker_(worker), desk_(desk) {}

void UnlockLoop::carry_out(const flow::Effect& effect) {
  if (const auto* in = std::get_if<flow::SignIn>(&effect))
    worker_.post([this, e = *in] { desk_.sign_in(e); });
}

}  // namespace clearway::kiosk
