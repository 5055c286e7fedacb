#include "app/kiosk/refusal.h"

#include <fstream>
#include <sstream>

namespace clearway::kiosk {
namespace {

flow::View refusal_view(const core::Error& error) {
  flow::View view;
  view.screen = "refusal";
  view.language = "en";
  view.brand = "Clearway";
  view.title = "This kiosk can’t start yet";
  view.lead = "Nothing is lost. Please read the lines below to the person who looks after it.";
  std::istringstream lines(error.detail.empty() ? core::describe(error) : error.detail);
  for (std::string line; std::getline(lines, line);)
    view.main.emplace_back(flow::Paragraph{line, flow::Weight::normal});
  view.main.emplace_back(
      flow::Paragraph{std::string("Code: ") + core::name_of(error.code) + " in " + error.where,
                      flow::Weight::small});
  return view;
}

}  // namespace

void show_refusal(const core::Error& error, const std::filesystem::path& fonts,
                  const screen::Options& window, const std::filesystem::path& tree) {
  auto screen = screen::Screen::open(window);
  if (!screen) return;
  auto ui = ui::Ui::make(fonts, ui::default_theme(), screen->size(), screen->pixels_per_mm());
  if (!ui) return;
  const auto view = refusal_view(error);
  while (true) {
    const auto frame = ui->draw(view, {});
    screen->present(frame, ui->textures());
    if (!tree.empty()) std::ofstream(tree) << ui::to_json(view, frame.elements, 0) << '\n';
    for (const auto& happening : screen->wait(60'000)) {
      if (std::holds_alternative<screen::Quit>(happening)) return;
      if (const auto* resized = std::get_if<screen::Resized>(&happening)) ui->resize(resized->size);
    }
  }
}

}  // namespace clearway::kiosk
