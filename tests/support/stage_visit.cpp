#include "tests/support/stage_visit.h"

#include <algorithm>
#include <cstdlib>

#include "tests/support/player.h"

namespace clearway::test {
namespace {

constexpr ui::Size kGlassSize{1024, 768};
constexpr float kGlassPerMm = 4.17F;

ui::Ui make_glass() {
  auto made =
      ui::Ui::make("/usr/share/fonts/truetype/noto", ui::default_theme(), kGlassSize, kGlassPerMm);
  if (!made) std::abort();
  return *std::move(made);
}

}  // namespace

StageVisit::StageVisit()
    : ui_(make_glass()),
      stage_(shipped_world(), ui_, [this](const flow::Effect& effect) { ask(effect); }) {
  note(kiosk::Opened{kGlassSize, kGlassPerMm});
  came(flow::Started{{1, 2, 3}, kVisitDay, std::chrono::seconds{100}, false});
  draw();
}

bool StageVisit::tap(const std::string& action) {
  const auto found = std::ranges::find(shown_.frame.elements, action, &ui::Element::action);
  if (found == shown_.frame.elements.end() || found->rect.h <= 0) return false;
  const float x = found->rect.x + found->rect.w / 2, y = found->rect.y + found->rect.h / 2;
  draw({ui::PointerDown{x, y}, ui::PointerUp{x, y}});
  return true;
}

void StageVisit::came(const flow::Event& event) {
  note(event);
  stage_.take(event);
}

void StageVisit::draw(std::vector<ui::Input> inputs) {
  note(kiosk::Drawn{inputs});
  shown_ = stage_.draw(std::move(inputs));
  if (writes_down) note(kiosk::Tree{kiosk::digest_of(stage_.tree(shown_))});
  while (!answers_.empty()) {
    came(answers_.front());
    answers_.pop_front();
  }
  if (stage_.changed()) draw();
}

void StageVisit::ask(const flow::Effect& effect) {
  if (std::holds_alternative<flow::StartRecord>(effect))
    answers_.emplace_back(flow::RecordStarted{"7K3M-Q9WX-4RTP-HN2C-V"});
  if (const auto* keep = std::get_if<flow::KeepField>(&effect))
    answers_.emplace_back(flow::FieldKept{keep->revision});
}

void StageVisit::note(kiosk::Step step) {
  if (writes_down) lines.push_back({std::chrono::milliseconds{5}, std::move(step)});
}

}  // namespace clearway::test
