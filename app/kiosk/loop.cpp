#include "app/kiosk/loop.h"

#include <fstream>

#include "app/kiosk/log.h"

namespace clearway::kiosk {
namespace {

constexpr std::chrono::milliseconds kTick{1000};
constexpr int kAsleep = 60'000;  // nobody there: wake once a minute, for the date
constexpr int kMostFrames = 4;   // a layout that needs more has a bug; show what there is

flow::Event as_event(const ui::UiEvent& event) {
  return std::visit([](const auto& e) { return flow::Event(e); }, event);
}

}  // namespace

Loop::Loop(const flow::World& world, screen::Screen& screen, ui::Ui& ui, Desks desks,
           std::filesystem::path tree)
    : world_(world),
      screen_(screen),
      ui_(ui),
      desks_(desks),
      tree_(std::move(tree)),
      looked_on_(today()) {}

core::Day Loop::today() const { return core::day_of(now(), world_.site.utc_offset); }

int Loop::patience() const {
  return flow::occupied(state_) ? static_cast<int>(kTick.count()) : kAsleep;
}

void Loop::apply(const flow::Event& event) {
  auto next = flow::update(world_, std::move(state_), event);
  state_ = std::move(next.state);
  changed_ = true;
  for (const auto& effect : next.effects) carry_out(effect);
}

void Loop::carry_out(const flow::Effect& effect) {
  auto& vault = desks_.vault;
  const auto at_vault = [&](auto task) { desks_.vault_thread.post(std::move(task)); };
  const auto at_paper = [&](auto task) { desks_.paper_thread.post(std::move(task)); };
  if (const auto* e = std::get_if<flow::StartRecord>(&effect)) {
    at_vault([&vault, e = *e] { vault.start_record(e); });
  } else if (const auto* keep = std::get_if<flow::KeepField>(&effect)) {
    at_vault([&vault, e = *keep] { vault.keep_field(e); });
  } else if (const auto* code = std::get_if<flow::OpenCode>(&effect)) {
    at_vault([&vault, e = *code] { vault.open_code(e); });
  } else if (const auto* end = std::get_if<flow::EndVisit>(&effect)) {
    at_vault([&vault, e = *end] { vault.end_visit(e); });
  } else if (const auto* make = std::get_if<flow::MakePaper>(&effect)) {
    at_paper([this, e = *make] { desks_.paper.make(e); });
  } else if (const auto* print = std::get_if<flow::PrintPaper>(&effect)) {
    at_vault([&vault, e = *print] { vault.note_print(e); });
    at_paper([this] { desks_.paper.print(); });
  } else if (std::holds_alternative<flow::CancelPrinting>(effect)) {
    at_paper([this] { desks_.paper.cancel(); });
  } else if (const auto* speak = std::get_if<flow::Speak>(&effect)) {
    const speech::Voice voice{speak->language == "es" ? "es-419" : "en-us", 120, 100};
    if (const auto said = speaker_.say(voice, speak->text); !said)
      apply(flow::Pressed{"tool.listen"});
  } else if (std::holds_alternative<flow::StopSpeaking>(effect)) {
    speaker_.stop();
  } else if (std::holds_alternative<flow::Restart>(effect)) {
    ending_ = Ending::restart;
  } else {
    carry_out_staff(effect);
  }
}

void Loop::carry_out_staff(const flow::Effect& effect) {
  auto& vault = desks_.vault;
  const auto at_vault = [&](auto task) { desks_.vault_thread.post(std::move(task)); };
  if (const auto* in = std::get_if<flow::SignIn>(&effect)) {
    at_vault([&vault, e = *in] { vault.sign_in(e); });
  } else if (const auto* list = std::get_if<flow::ListRecords>(&effect)) {
    at_vault([&vault, e = *list] { vault.list_records(e); });
  } else if (const auto* open = std::get_if<flow::OpenRecord>(&effect)) {
    at_vault([&vault, e = *open] { vault.open_record(e); });
  } else if (const auto* audit = std::get_if<flow::ListAudit>(&effect)) {
    at_vault([&vault, e = *audit] { vault.list_audit(e); });
  } else if (const auto* replace = std::get_if<flow::ReplaceCode>(&effect)) {
    at_vault([&vault, e = *replace] { vault.replace_code(e); });
  } else if (const auto* join = std::get_if<flow::JoinRecords>(&effect)) {
    at_vault([&vault, e = *join] { vault.join_records(e); });
  } else if (std::holds_alternative<flow::SyncNow>(effect)) {
    desks_.sync.sync_now();
  }
}

void Loop::happened(const screen::Happening& happening, std::vector<ui::Input>& inputs) {
  if (const auto* input = std::get_if<ui::Input>(&happening)) {
    inputs.push_back(*input);
    touched_ = Clock::now();
    changed_ = true;
  } else if (const auto* resized = std::get_if<screen::Resized>(&happening)) {
    ui_.resize(resized->size);
    changed_ = true;
  } else if (std::holds_alternative<screen::Quit>(happening)) {
    ending_ = Ending::closed;
  } else if (std::holds_alternative<screen::Exposed>(happening)) {
    changed_ = true;
  }
}

void Loop::forget_old() {
  if (flow::occupied(state_) || looked_on_ == today()) return;
  looked_on_ = today();
  desks_.vault_thread.post(
      [&vault = desks_.vault, keep = world_.site.keep] { vault.forget_old(keep); });
}

void Loop::tick() {
  if (Clock::now() - ticked_ < kTick) return;
  ticked_ = Clock::now();
  const auto idle = std::chrono::duration_cast<std::chrono::seconds>(ticked_ - touched_);
  apply(flow::Ticked{idle, today(), uptime()});
  if (flow::printing_unfinished(state_)) desks_.paper_thread.post([this] { desks_.paper.look(); });
  if (state_.speaking && !speaker_.speaking()) apply(flow::Pressed{"tool.listen"});
  forget_old();
}

void Loop::write_tree(const flow::View& view, const ui::Frame& frame) {
  if (tree_.empty()) return;
  std::string text = ui::to_json(view, frame.elements, touches_);
  if (text == tree_text_) return;
  tree_text_ = std::move(text);
  const auto beside = tree_.string() + ".new";
  std::ofstream(beside, std::ios::binary) << tree_text_ << '\n';
  std::error_code ignored;
  std::filesystem::rename(beside, tree_, ignored);
}

void Loop::draw(std::vector<ui::Input> inputs) {
  for (int i = 0; i < kMostFrames; ++i) {
    changed_ = false;
    const auto view = flow::view(world_, state_);
    const auto frame = ui_.draw(view, inputs);
    inputs.clear();
    for (const auto& event : frame.events) apply(as_event(event));
    if (changed_) continue;  // what was drawn is already old
    screen_.present(frame, ui_.textures());
    return write_tree(view, frame);
  }
}

Ending Loop::run() {
  flow::Started started;
  keys::fill_random(started.seed);
  started.today = today();
  started.uptime = uptime();
  apply(started);
  while (!ending_ && !closing_) {
    std::vector<ui::Input> inputs;
    for (const auto& happening : screen_.wait(changed_ ? 0 : patience()))
      happened(happening, inputs);
    for (const auto& event : desks_.mailbox.take()) apply(event);
    tick();
    // One at a time, so that a tap lands on what was on the glass when the finger came down.
    for (const auto& input : inputs) {
      if (std::holds_alternative<ui::PointerUp>(input)) ++touches_;
      draw({input});
    }
    if (changed_) draw({});
  }
  // However the program ends, and before the worker drops what it has not done.
  desks_.vault_thread.ask([&vault = desks_.vault] { vault.sign_out(); });
  return ending_.value_or(Ending::closed);
}

}  // namespace clearway::kiosk
