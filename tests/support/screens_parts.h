// The parts of screens.h, by who stands in front of them. Private to it.
#pragma once

#include "tests/support/player.h"
#include "tests/support/screens.h"

namespace clearway::test {

class Camera {
 public:
  explicit Camera(const Shoot& shoot) : shoot_(&shoot) {}
  void shoot(const Player& player, const std::string& name = {}) {
    const auto view = player.view();
    (*shoot_)(view, name.empty() ? view.screen : name);
  }
  void shoot(const flow::View& view, const std::string& name) { (*shoot_)(view, name); }

 private:
  const Shoot* shoot_;
};

// Who comes back with a code, and the desk.
void shoot_code(Camera& camera, const std::string& language);
void shoot_staff(Camera& camera, const std::string& language);
void shoot_statement(Camera& camera, const std::string& language);  // screens_statement.cpp
void shoot_locked(Camera& camera, const std::string& language);

}  // namespace clearway::test
