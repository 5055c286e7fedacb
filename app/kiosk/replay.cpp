#include "app/kiosk/replay.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "app/config/logo.h"
#include "app/kiosk/stage.h"
#include "app/kiosk/tree_file.h"
#include "app/screen/screen.h"

namespace clearway::kiosk {
namespace {

class Replay {
 public:
  Replay(const flow::World& world, const ui::Theme& theme, const ReplayOptions& options)
      : world_(world), theme_(theme), options_(options), tree_file_(options.tree) {}

  core::Result<> take(const Line& line) {
    ++line_;
    if (stage_) wait(std::min(line.after, options_.longest));
    if (const auto* opened = std::get_if<Opened>(&line.step)) {
      return open(*opened);
    } else if (const auto* resized = std::get_if<Resized>(&line.step)) {
      stage_->resize(resized->size);
    } else if (const auto* drawn = std::get_if<Drawn>(&line.step)) {
      draw(*drawn);
    } else if (const auto* tree = std::get_if<Tree>(&line.step)) {
      compare(*tree);
    } else if (const auto* event = std::get_if<flow::Event>(&line.step)) {
      stage_->take(*event);
    }
    return {};
  }
  bool closed() const { return closed_; }
  const Replayed& result() const { return result_; }

 private:
  // As the program begins: nothing of what was before is left.
  core::Result<> open(const Opened& opened) {
    stage_.reset();
    screen_.emplace(TRY(screen::Screen::open({false, opened.size, "Clearway"})));
    ui_ = std::make_unique<ui::Ui>(
        TRY(ui::Ui::make(options_.fonts, theme_, opened.size, opened.pixels_per_mm)));
    if (auto logo = TRY(config::read_logo(world_.site)))
      ui_->set_logo({{logo->w, logo->h}, std::move(logo->pixels)});
    stage_.emplace(world_, *ui_, [](const flow::Effect& /*was carried out then*/) {});
    return {};
  }

  void draw(const Drawn& drawn) {
    const auto shown = stage_->draw(drawn.inputs);
    screen_->present(shown.frame, ui_->textures());
    tree_ = stage_->tree(shown);
    tree_file_.write(tree_);
  }

  void compare(const Tree& recorded) {
    ++result_.trees;
    if (recorded.digest == digest_of(tree_)) return;
    if (result_.different++ == 0) result_.first = line_;
  }

  // What is touched meanwhile is not part of the session.
  void wait(std::chrono::milliseconds time) {
    if (time.count() == 0) return;
    for (const auto& happening : screen_->wait(static_cast<int>(time.count())))
      closed_ |= std::holds_alternative<screen::Quit>(happening);
  }

  const flow::World& world_;
  const ui::Theme& theme_;
  const ReplayOptions& options_;
  TreeFile tree_file_;
  std::optional<screen::Screen> screen_;
  std::unique_ptr<ui::Ui> ui_;
  std::optional<Stage> stage_;
  std::string tree_;
  std::size_t line_ = 0;
  bool closed_ = false;
  Replayed result_;
};

}  // namespace

core::Result<Replayed> replay(const flow::World& world, const ui::Theme& theme,
                              const std::vector<Line>& session, const ReplayOptions& options) {
  Replay play(world, theme, options);
  for (const auto& line : session) {
    if (play.closed()) break;
    TRY(play.take(line));
  }
  return play.result();
}

}  // namespace clearway::kiosk
