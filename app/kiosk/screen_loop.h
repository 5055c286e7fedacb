// The one loop: what happened -> flow::update -> effects; view -> ui -> screen. Who carries an
// effect out is the business of the classes made from this one.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "app/flow/flow.h"
#include "app/kiosk/reader.h"
#include "app/kiosk/recorder.h"
#include "app/kiosk/stage.h"
#include "app/kiosk/tree_file.h"
#include "app/kiosk/worker.h"
#include "app/screen/screen.h"
#include "app/speech/speech.h"
#include "app/ui/ui.h"

namespace clearway::kiosk {

enum class Ending { closed, restart };

struct Glass {  // all outlive the loop
  screen::Screen& screen;
  ui::Ui& ui;
  std::filesystem::path tree;         // empty: the semantic tree is not written
  std::chrono::milliseconds fade{0};  // from one page to the next; 0: at once
  Recorder* recorder = nullptr;       // of what comes in, where somebody asked for it
};

class ScreenLoop {
 public:
  ScreenLoop(const flow::World& world, Glass glass, Mailbox& mailbox);
  ScreenLoop(const ScreenLoop&) = delete;
  ScreenLoop& operator=(const ScreenLoop&) = delete;
  virtual ~ScreenLoop() = default;

  Ending run();
  void close() {  // from any thread
    closing_ = true;
    glass_.screen.wake();
  }

 protected:
  virtual void carry_out(const flow::Effect& effect) = 0;
  virtual void begun() {}   // when the first picture is there
  virtual void ticked() {}  // once a second while somebody is there, else about once a minute
  virtual void ended() {}   // however the program ends, and before the workers do
  virtual bool locked() const { return false; }
  const flow::State& state() const { return stage_.state(); }
  core::Day today() const;

 private:
  using Clock = std::chrono::steady_clock;

  void came(const flow::Event& event);  // from outside
  void note(Step step);
  bool carry_out_here(const flow::Effect& effect);
  void happened(const screen::Happening& happening, std::vector<ui::Input>& inputs);
  void tick();
  void draw(std::vector<ui::Input> inputs);
  void read_aloud(const flow::View& view, const ui::Frame& frame);
  int patience() const;  // milliseconds to wait for the next happening
  void turn_page(const flow::View& view);
  void go_on_fading();

  const flow::World& world_;
  Glass glass_;
  Mailbox& mailbox_;
  TreeFile tree_file_;
  speech::Speaker speaker_;
  Reader reader_;
  Stage stage_;
  Clock::time_point touched_ = Clock::now();
  Clock::time_point ticked_ = Clock::now();
  std::string page_;  // what was presented last, see page_of()
  Clock::time_point turned_ = Clock::now();
  bool begun_ = false;
  std::optional<Ending> ending_;
  std::atomic<bool> closing_ = false;
};

}  // namespace clearway::kiosk
