#include "tests/support/glass.h"

#include <algorithm>
#include <cstdlib>

namespace clearway::test {
namespace {

const flow::TextField* focused_of(const flow::View& view) {
  for (const auto* blocks : {&view.main, &view.aside})
    for (const auto& block : *blocks)
      if (const auto* field = std::get_if<flow::TextField>(&block); field && field->focused)
        return field;
  return nullptr;
}

}  // namespace

Glass::Glass(Player& player, ui::Size size) : player_(player) {
  auto made = ui::Ui::make("/usr/share/fonts/truetype/noto", ui::default_theme(), size, 4.17F);
  if (!made) std::abort();
  ui_ = std::make_unique<ui::Ui>(*std::move(made));
  draw();
}

void Glass::draw() { frame_ = ui_->draw(player_.view(), {}); }

bool Glass::has(const std::string& action) const {
  return std::ranges::any_of(frame_.elements, [&](const ui::Element& e) {
    return e.action == action && e.rect.w > 0 && e.rect.h > 0;
  });
}

bool Glass::tap(const std::string& action) {
  const auto found = std::ranges::find_if(frame_.elements, [&](const ui::Element& e) {
    return e.action == action && e.rect.w > 0 && e.rect.h > 0;
  });
  if (found == frame_.elements.end()) return false;
  const float x = found->rect.x + found->rect.w / 2, y = found->rect.y + found->rect.h / 2;
  const auto touched = ui_->draw(player_.view(), {ui::PointerDown{x, y}, ui::PointerUp{x, y}});
  for (const auto& event : touched.events)
    player_.event(std::visit([](const auto& e) { return flow::Event(e); }, event));
  draw();
  return touched.events.size() == 1;
}

bool Glass::choose_board(const std::string& language) {
  return tap("key.board") && tap("board." + language);
}

bool Glass::key(const std::string& text) {
  if (text == " ") return tap("key.space");
  if (text == "\n") return tap("key.enter");
  if (tap("type." + text)) return true;
  // Pressing a layer's key again goes back to the letters.
  for (const char* layer : {"key.letters", "key.capitals", "key.accents", "key.digits"})
    if (tap(layer) && tap("type." + text)) return true;
  return false;
}

bool Glass::pick(const std::string& candidate) {
  constexpr int kMostPages = 60;
  for (int page = 0; page < kMostPages; ++page) {
    for (const ui::Element& e : frame_.elements)
      if (e.action.starts_with("pick.") && e.name == candidate) return tap(std::string(e.action));
    if (!tap("pick.more")) return false;
  }
  return false;
}

std::string Glass::text() const {
  const auto view = player_.view();
  const auto* field = focused_of(view);
  return field == nullptr ? std::string() : field->text;
}

std::string Glass::composed() const {
  const auto view = player_.view();
  const auto* field = focused_of(view);
  if (field == nullptr) return {};
  return field->text.substr(field->composed_from, field->composed_to - field->composed_from);
}

}  // namespace clearway::test
