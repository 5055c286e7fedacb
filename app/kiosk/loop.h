// The one loop: what happened -> flow::update -> effects to workers; view -> ui -> screen.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "app/flow/flow.h"
#include "app/kiosk/paper_desk.h"
#include "app/kiosk/sync_desk.h"
#include "app/kiosk/vault_desk.h"
#include "app/screen/screen.h"
#include "app/speech/speech.h"
#include "app/ui/ui.h"

namespace clearway::kiosk {

enum class Ending { closed, restart };

struct Desks {  // who carries out effects; all outlive the loop
  Mailbox& mailbox;
  Worker& vault_thread;
  VaultDesk& vault;
  Worker& paper_thread;
  PaperDesk& paper;
  SyncDesk& sync;
};

class Loop {
 public:
  // `tree` empty: the semantic tree is not written.
  Loop(const flow::World& world, screen::Screen& screen, ui::Ui& ui, Desks desks,
       std::filesystem::path tree);
  Ending run();
  void close() {  // from any thread
    closing_ = true;
    screen_.wake();
  }

 private:
  using Clock = std::chrono::steady_clock;

  void apply(const flow::Event& event);
  void carry_out(const flow::Effect& effect);
  void carry_out_staff(const flow::Effect& effect);
  void happened(const screen::Happening& happening, std::vector<ui::Input>& inputs);
  void tick();
  void forget_old();  // once a day, when nobody is there
  void draw(std::vector<ui::Input> inputs);
  void write_tree(const flow::View& view, const ui::Frame& frame);
  core::Day today() const;
  int patience() const;  // milliseconds to wait for the next happening

  const flow::World& world_;
  screen::Screen& screen_;
  ui::Ui& ui_;
  Desks desks_;
  std::filesystem::path tree_;
  std::string tree_text_;
  long touches_ = 0;  // fingers that came up; only the tree tells it
  speech::Speaker speaker_;
  flow::State state_;
  Clock::time_point touched_ = Clock::now();
  Clock::time_point ticked_ = Clock::now();
  core::Day looked_on_;  // for what may be forgotten
  bool changed_ = true;
  std::optional<Ending> ending_;
  std::atomic<bool> closing_ = false;
};

}  // namespace clearway::kiosk
