#include "app/kiosk/refusal.h"

#include <fstream>
#include <sstream>

namespace clearway::kiosk {
namespace {

// The store itself does not open: what to do, and what not to.
constexpr const char* kShut =
    "The store of this machine does not open. Nothing was overwritten.\n"
    "It is damaged, or another machine's key was laid beside it. Please change nothing.\n"
    "`clearway vault salvage --data FOLDER --to NEW` saves what can be read. A backup, the center "
    "and people's papers have the rest.";

std::string advice(const core::Error& error) {
  const bool of_store = std::string_view(error.where).starts_with("vault.");
  const bool shut =
      error.code == core::ErrorCode::corrupt || error.code == core::ErrorCode::wrong_key;
  if (of_store && shut) {
    std::string text = kShut;
    if (!error.detail.empty()) text += "\n" + error.detail;
    return text;
  }
  return error.detail.empty() ? core::describe(error) : error.detail;
}

}  // namespace

flow::View refusal_view(const core::Error& error) {
  flow::View view;
  view.screen = "refusal";
  view.language = "en";
  view.brand = "Clearway";
  view.title = "This kiosk can’t start yet";
  view.lead = "Please read the lines below to the person who looks after it.";
  std::istringstream lines(advice(error));
  for (std::string line; std::getline(lines, line);)
    view.main.emplace_back(flow::Paragraph{line, flow::Weight::normal});
  view.main.emplace_back(
      flow::Paragraph{std::string("Code: ") + core::name_of(error.code) + " in " + error.where,
                      flow::Weight::small});
  return view;
}

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
