#include "app/kiosk/screen_loop.h"

#include <fstream>

#include "app/core/zone.h"
#include "app/kiosk/vault_desk.h"

namespace clearway::kiosk {
namespace {

constexpr std::chrono::milliseconds kTick{1000};
constexpr std::chrono::milliseconds kFrame{16};  // between two steps of a fade
constexpr int kMostFrames = 4;  // a layout that needs more has a bug; show what there is

speech::Voice voice_of(const std::string& language, const flow::Sound& sound = {}) {
  return {language == "es" ? "es-419" : "en-us", sound.words_per_minute, sound.volume};
}

// Another page, or something over it. A letter, a choice or a sign that something is kept turns
// nothing. Nor does the first screen's next language: a machine that waits does next to nothing.
std::string page_of(const flow::View& view) {
  return view.screen + '\n' + (view.overlay ? view.overlay->name : "");
}

flow::Event as_event(const ui::UiEvent& event) {
  return std::visit([](const auto& e) { return flow::Event(e); }, event);
}

}  // namespace

ScreenLoop::ScreenLoop(const flow::World& world, Glass glass, Mailbox& mailbox)
    : world_(world), glass_(std::move(glass)), mailbox_(mailbox) {}

core::Day ScreenLoop::today() const { return core::local_day(now()); }

int ScreenLoop::patience() const {
  if (glass_.screen.fading()) return static_cast<int>(kFrame.count());
  return static_cast<int>(std::chrono::milliseconds(flow::tick_every(world_, state_)).count());
}

void ScreenLoop::apply(const flow::Event& event) {
  auto next = flow::update(world_, std::move(state_), event);
  state_ = std::move(next.state);
  changed_ = true;
  for (const auto& effect : next.effects)
    if (!carry_out_here(effect)) carry_out(effect);
}

bool ScreenLoop::carry_out_here(const flow::Effect& effect) {
  if (const auto* speak = std::get_if<flow::Speak>(&effect)) {
    // A call into the room; where there is no voice, the screen says it alone.
    static_cast<void>(speaker_.say(voice_of(speak->language), speak->text));
  } else if (const auto* pause = std::get_if<flow::PauseSpeaking>(&effect)) {
    speaker_.pause(pause->on);
  } else if (std::holds_alternative<flow::StopSpeaking>(effect)) {
    speaker_.stop();
  } else if (std::holds_alternative<flow::Restart>(effect)) {
    ending_ = Ending::restart;
  } else {
    return false;
  }
  return true;
}

void ScreenLoop::happened(const screen::Happening& happening, std::vector<ui::Input>& inputs) {
  if (const auto* input = std::get_if<ui::Input>(&happening)) {
    inputs.push_back(*input);
    touched_ = Clock::now();
    changed_ = true;
  } else if (const auto* resized = std::get_if<screen::Resized>(&happening)) {
    glass_.ui.resize(resized->size);
    changed_ = true;
  } else if (std::holds_alternative<screen::Quit>(happening)) {
    ending_ = Ending::closed;
  } else if (std::holds_alternative<screen::Exposed>(happening)) {
    changed_ = true;
  }
}

void ScreenLoop::tick() {
  if (Clock::now() - ticked_ < kTick) return;
  ticked_ = Clock::now();
  const auto idle = std::chrono::duration_cast<std::chrono::seconds>(ticked_ - touched_);
  apply(flow::Ticked{idle, today(), uptime()});
  ticked();
  if (state_.sound.ear == flow::Ear::speaking && !speaker_.speaking()) apply(flow::Spoke{false});
}

void ScreenLoop::write_tree(const flow::View& view, const ui::Frame& frame) {
  const auto& file = glass_.tree;
  if (file.empty()) return;
  std::string text = ui::to_json(view, frame.elements, touches_);
  if (text == tree_text_) return;
  tree_text_ = std::move(text);
  const auto beside = file.string() + ".new";
  std::ofstream(beside, std::ios::binary) << tree_text_ << '\n';
  std::error_code ignored;
  std::filesystem::rename(beside, file, ignored);
}

void ScreenLoop::draw(std::vector<ui::Input> inputs) {
  for (int i = 0; i < kMostFrames; ++i) {
    changed_ = false;
    const auto view = flow::view(world_, state_);
    const auto frame = glass_.ui.draw(view, inputs);
    inputs.clear();
    for (const auto& event : frame.events) apply(as_event(event));
    if (changed_) continue;  // what was drawn is already old
    turn_page(view);
    glass_.screen.present(frame, glass_.ui.textures());
    write_tree(view, frame);
    return read_aloud(view, frame);
  }
}

// The picture alone takes its time: the tree has the new page, and a finger finds it.
void ScreenLoop::turn_page(const flow::View& view) {
  const bool first = page_.empty();
  if (std::string page = page_of(view); page != page_) {
    page_ = std::move(page);
    if (first || glass_.fade.count() == 0) return;
    glass_.screen.begin_fade();
    turned_ = Clock::now();
  }
}

void ScreenLoop::go_on_fading() {
  if (!glass_.screen.fading()) return;
  const std::chrono::duration<float> gone = Clock::now() - turned_;
  glass_.screen.fade(gone / std::chrono::duration<float>(glass_.fade));
}

void ScreenLoop::read_aloud(const flow::View& view, const ui::Frame& frame) {
  const std::string words = reader_.next(view, frame.elements);
  if (words.empty()) return;
  if (speaker_.say(voice_of(view.language, view.sound), words)) {
    apply(flow::Spoke{true});
  } else {
    apply(flow::NoVoice{});
  }
}

Ending ScreenLoop::run() {
  flow::Started started;
  keys::fill_random(started.seed);
  started.today = today();
  started.uptime = uptime();
  started.locked = locked();
  apply(started);
  while (!ending_ && !closing_) {
    std::vector<ui::Input> inputs;
    for (const auto& happening : glass_.screen.wait(changed_ ? 0 : patience()))
      happened(happening, inputs);
    for (const auto& event : mailbox_.take()) apply(event);
    tick();
    // One at a time, so that a tap lands on what was on the glass when the finger came down.
    for (const auto& input : inputs) {
      if (std::holds_alternative<ui::PointerUp>(input)) ++touches_;
      draw({input});
    }
    if (changed_) draw({});
    go_on_fading();
  }
  ended();
  return ending_.value_or(Ending::closed);
}

}  // namespace clearway::kiosk
