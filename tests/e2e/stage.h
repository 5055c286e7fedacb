// The whole house for one test: an organization, a center over real TLS, enrolled kiosks, an
// X server. Everything on loopback and in one scratch folder, ended by process id.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"
#include "tests/support/visitor.h"

namespace clearway::e2e {

class Stage {
 public:
  Stage();  // throws std::runtime_error with what a program said

  // ---- the office ------------------------------------------------------------------
  // Its folder is data(device); the center must run. `config`: whose site.toml counts.
  void enroll(const std::string& device,
              const std::filesystem::path& config = CLEARWAY_SOURCE_DIR "/kiosk-config");
  std::filesystem::path data(const std::string& device) const { return folder_ / device; }
  const std::string& staff_passphrase() const { return staff_passphrase_; }

  // ---- the center ------------------------------------------------------------------
  void start_center();
  void stop_center();
  nlohmann::json center_status() const;
  // What the organization's key opens from what the center stores.
  nlohmann::json opened_at_center() const;

  // ---- the kiosk -------------------------------------------------------------------
  void start_kiosk(const std::string& device, const support::Environment& extra = {},
                   const std::filesystem::path& config = CLEARWAY_SOURCE_DIR "/kiosk-config");
  // The next kiosks that are started write down what comes in; and such a file is shown again, on
  // the same display.
  void record_to(const std::filesystem::path& session) { session_ = session; }
  support::Finished replay(const std::filesystem::path& session,
                           const std::filesystem::path& config = CLEARWAY_SOURCE_DIR
                           "/kiosk-config") const;
  void stop_kiosk();  // the window is closed: an orderly end
  void kill_kiosk();  // SIGKILL
  pid_t kiosk_pid() const { return kiosk_->pid(); }
  std::string kiosk_log() const { return kiosk_->errors(); }
  support::Visitor& visitor() { return *visitor_; }
  const std::string& display() const { return display_; }
  std::filesystem::path papers() const { return folder_ / "papers"; }
  // What the kiosk is told to use for temporary files, and nobody else does.
  std::filesystem::path temporary() const { return folder_ / "temporary"; }
  nlohmann::json opened_here(const std::string& device, const std::string& code) const;

  support::Finished clearway(std::vector<std::string> arguments,
                             const std::string& lines = {}) const;
  support::Finished central(std::vector<std::string> arguments) const;
  std::filesystem::path copy_of_config() const;  // kiosk-config, to be changed
  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }

 private:
  void must(const support::Finished& finished, const std::string& what) const;
  support::TempDir folder_;
  std::filesystem::path session_;  // empty: nothing is recorded
  std::string listen_;
  std::string staff_passphrase_;
  std::unique_ptr<support::Process> xserver_;
  std::unique_ptr<support::Process> center_;
  std::unique_ptr<support::Process> kiosk_;
  std::unique_ptr<support::Visitor> visitor_;
  std::string display_;
};

// Whether it holds within the limit, which is only there to give up some day.
template <class Holds>
bool soon(Holds holds, std::chrono::seconds limit = std::chrono::seconds(360)) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return false;
}

// A return code as people type it, and typing it at the first screen.
std::string without_hyphens(const std::string& code);
void enter_code(support::Visitor& visitor, const std::string& code);

// The action of the first record on the staff's list; empty when nobody is there.
std::string first_row(const support::Tree& tree);

// What a persona typed and chose, as the record must hold it: case fields by the order of
// the cases, "case.1.county".
std::map<std::string, std::string> expected(const support::Persona& persona);
std::map<std::string, std::string> by_order(const std::map<std::string, std::string>& fields);

}  // namespace clearway::e2e
