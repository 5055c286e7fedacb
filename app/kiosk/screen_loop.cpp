#include "app/kiosk/screen_loop.h"

#include <utility>

#include "app/core/zone.h"
#include "app/kiosk/vault_desk.h"
#include "app/speech/voices.h"

namespace clearway::kiosk {
namespace {

constexpr std::chrono::milliseconds kTick{1000};
constexpr std::chrono::milliseconds kFrame{16};  // between two steps of a fade

// Nothing where no voice speaks it: another language's would not be understood.
std::optional<speech::Voice> voice_of(const std::string& language, const flow::Sound& sound = {}) {
  const auto name = speech::voice_for(language);
  if (!name) return std::nullopt;
  return speech::Voice{*name, sound.words_per_minute, sound.volume};
}

// Another page, or something over it. A letter, a choice or a sign that something is kept turns
// nothing. Nor does the first screen's next language: a machine that waits does next to nothing.
std::string page_of(const flow::View& view) {
  return view.screen + '\n' + (view.overlay ? view.overlay->name : "");
}

}  // namespace

ScreenLoop::ScreenLoop(const flow::World& world, Glass glass, Mailbox& mailbox)
    : world_(world),
      glass_(std::move(glass)),
      mailbox_(mailbox),
      tree_file_(glass_.tree),
      stage_(world, glass_.ui, [this](const flow::Effect& effect) {
        if (!carry_out_here(effect)) carry_out(effect);
      }) {}

core::Day ScreenLoop::today() const { return core::local_day(now()); }

int ScreenLoop::patience() const {
  if (glass_.screen.fading()) return static_cast<int>(kFrame.count());
  return static_cast<int>(std::chrono::milliseconds(flow::tick_every(world_, state())).count());
}

void ScreenLoop::note(Step step) {
  if (glass_.recorder != nullptr) glass_.recorder->note(std::move(step));
}

void ScreenLoop::came(const flow::Event& event) {
  note(event);
  stage_.take(event);
}

bool ScreenLoop::carry_out_here(const flow::Effect& effect) {
  if (const auto* speak = std::get_if<flow::Speak>(&effect)) {
    // A call into the room; where there is no voice, the screen says it alone.
    if (const auto voice = voice_of(speak->language))
      static_cast<void>(speaker_.say(*voice, speak->text));
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
    stage_.stale();
  } else if (const auto* resized = std::get_if<screen::Resized>(&happening)) {
    note(Resized{resized->size});
    stage_.resize(resized->size);
  } else if (std::holds_alternative<screen::Quit>(happening)) {
    ending_ = Ending::closed;
  } else if (std::holds_alternative<screen::Exposed>(happening)) {
    stage_.stale();
  }
}

void ScreenLoop::tick() {
  if (Clock::now() - ticked_ < kTick) return;
  ticked_ = Clock::now();
  const auto idle = std::chrono::duration_cast<std::chrono::seconds>(ticked_ - touched_);
  came(flow::Ticked{idle, today(), uptime()});
  ticked();
  if (state().sound.ear == flow::Ear::speaking && !speaker_.speaking()) came(flow::Spoke{false});
}

void ScreenLoop::draw(std::vector<ui::Input> inputs) {
  note(Drawn{inputs});
  const auto shown = stage_.draw(std::move(inputs));
  turn_page(shown.view);
  glass_.screen.present(shown.frame, glass_.ui.textures());
  if (!glass_.tree.empty() || glass_.recorder != nullptr) {
    const auto tree = stage_.tree(shown);
    tree_file_.write(tree);
    note(Tree{digest_of(tree)});
  }
  read_aloud(shown.view, shown.frame);
}

// The picture alone takes its time: the tree has the new page, and a finger finds it.
void ScreenLoop::turn_page(const flow::View& view) {
  const bool first = page_.empty();
  if (std::string page = page_of(view); page != page_) {
    page_ = std::move(page);
    if (first || glass_.fade.count() == 0 || state().still) return;
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
  const auto voice = voice_of(view.language, view.sound);
  if (voice && speaker_.say(*voice, words)) {
    came(flow::Spoke{true});
  } else {
    came(flow::NoVoice{});
  }
}

Ending ScreenLoop::run() {
  note(Opened{glass_.screen.size(), glass_.screen.pixels_per_mm()});
  glass_.ui.begin_without_picture();
  flow::Started started;
  keys::fill_random(started.seed);
  started.today = today();
  started.uptime = uptime();
  started.locked = locked();
  came(started);
  while (!ending_ && !closing_) {
    std::vector<ui::Input> inputs;
    for (const auto& happening : glass_.screen.wait(stage_.changed() ? 0 : patience()))
      happened(happening, inputs);
    for (const auto& event : mailbox_.take()) came(event);
    tick();
    // One at a time, so that a tap lands on what was on the glass when the finger came down.
    for (const auto& input : inputs) draw({input});
    if (stage_.changed()) draw({});
    if (!std::exchange(begun_, true)) {
      stage_.stale();  // once more, with the picture
      begun();
    }
    go_on_fading();
  }
  ended();
  return ending_.value_or(Ending::closed);
}

}  // namespace clearway::kiosk
