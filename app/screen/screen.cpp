#include "app/screen/screen.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

#include "app/screen/damage.h"
#include "app/screen/fade.h"
#include "app/screen/keys.h"
#include "app/screen/painter.h"
#include "app/screen/png.h"

namespace clearway::screen {
namespace {

using core::ErrorCode;
using core::fail;

constexpr float kReferencePerMm = 4.03F;  // 21.5 inches at 1920 by 1080

}  // namespace

struct Screen::Impl {
  Window window;
  std::optional<Painter> painter;
  Damage damage;
  Uint32 wake_event = 0;
  SDL_Keycode switch_next = SDLK_UNKNOWN, switch_press = SDLK_UNKNOWN;
  // While one picture turns into the next: what was on the screen, what is there now, and what
  // of it is another than before.
  Surface before, between;
  std::vector<SDL_Rect> turning;
  unsigned faded = 0;  // of 256

  ~Impl() {
    painter.reset();
    window.reset();
    SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
  }

  core::Result<> make_canvas() {
    int w = 0, h = 0;
    SDL_GetWindowSize(window.get(), &w, &h);
    before.reset(), between.reset();
    TRY(painter.emplace().start({w, h}));
    damage.forget();
    return {};
  }

  void mix_in(const SDL_Rect& box) {
    const auto row = [&](const SDL_Surface& surface, int y) {
      auto* bytes = static_cast<std::uint8_t*>(surface.pixels);
      return reinterpret_cast<std::uint32_t*>(bytes + y * surface.pitch) + box.x;  // NOLINT
    };
    for (int y = box.y; y < box.y + box.h; ++y)
      mix(row(*before, y), row(painter->canvas(), y), row(*between, y),
          static_cast<std::size_t>(box.w), faded);
  }

  void show(const std::vector<SDL_Rect>& boxes) {
    SDL_Surface* front = SDL_GetWindowSurface(window.get());
    if (front == nullptr) return;
    for (const SDL_Rect& box : boxes) {
      if (before) mix_in(box);
      SDL_Rect to = box;
      SDL_BlitSurface(before ? between.get() : &painter->canvas(), &box, front, &to);
    }
    SDL_UpdateWindowSurfaceRects(window.get(), boxes.data(), static_cast<int>(boxes.size()));
  }

  std::optional<Happening> translate(const SDL_Event& event);
  std::optional<ui::Key> switch_of(SDL_Keycode key) const {
    if (key == SDLK_UNKNOWN) return std::nullopt;
    if (key == switch_next) return ui::Key::switch_next;
    if (key == switch_press) return ui::Key::switch_press;
    return std::nullopt;
  }
};

std::optional<Happening> Screen::Impl::translate(const SDL_Event& event) {
  const auto f = [](int v) { return static_cast<float>(v); };
  if (event.type == wake_event) return Wake{};
  switch (event.type) {
    case SDL_QUIT:
      return Quit{};
    case SDL_MOUSEMOTION:
      return ui::Input{ui::PointerMoved{f(event.motion.x), f(event.motion.y)}};
    case SDL_MOUSEBUTTONDOWN:
      if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
      return ui::Input{ui::PointerDown{f(event.button.x), f(event.button.y)}};
    case SDL_MOUSEBUTTONUP:
      if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
      return ui::Input{ui::PointerUp{f(event.button.x), f(event.button.y)}};
    case SDL_TEXTINPUT:
      if (std::string_view(event.text.text) == " " && switch_of(SDLK_SPACE)) return std::nullopt;
      return ui::Input{ui::TextTyped{event.text.text}};
    case SDL_KEYDOWN: {
      const auto by_switch = switch_of(event.key.keysym.sym);
      const auto key = by_switch ? by_switch : key_of(event.key.keysym);
      if (!key || (event.key.repeat != 0 && !may_repeat(*key))) return std::nullopt;
      return ui::Input{ui::KeyPressed{*key}};
    }
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        static_cast<void>(make_canvas());
        return Resized{{event.window.data1, event.window.data2}};
      }
      if (event.window.event == SDL_WINDOWEVENT_EXPOSED) {
        damage.forget();
        return Exposed{};
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

Screen::Screen(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Screen::Screen(Screen&&) noexcept = default;
Screen& Screen::operator=(Screen&&) noexcept = default;
Screen::~Screen() = default;

core::Result<Screen> Screen::open(const Options& options) {
  // SDL would look for an input method on the session's bus, which would hear what people type,
  // and would wait for that bus where there is none.
  ::setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) {
    return fail(ErrorCode::internal, "screen.open", SDL_GetError());
  }
  auto impl = std::make_unique<Impl>();
  impl->switch_next = TRY(code_of(options.switch_next));
  impl->switch_press = TRY(code_of(options.switch_press));
  // Without it the pixels of the software renderer go through a texture: twice as slow, five
  // times the memory. Elsewhere there may be no other way to show them.
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if (driver == "x11" || driver == "dummy" || driver == "offscreen") {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  }
  const Uint32 flags = options.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
  impl->window.reset(SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED,
                                      SDL_WINDOWPOS_CENTERED, options.size.w, options.size.h,
                                      flags));
  if (!impl->window) return fail(ErrorCode::internal, "screen.window", SDL_GetError());
  if (options.fullscreen) SDL_ShowCursor(SDL_DISABLE);
  SDL_StartTextInput();
  impl->wake_event = SDL_RegisterEvents(1);
  TRY(impl->make_canvas());
  return Screen(std::move(impl));
}

ui::Size Screen::size() const { return {impl_->painter->canvas().w, impl_->painter->canvas().h}; }

float Screen::pixels_per_mm() const {
  float diagonal = 0, across = 0, down = 0;
  const int display = SDL_GetWindowDisplayIndex(impl_->window.get());
  if (display < 0 || SDL_GetDisplayDPI(display, &diagonal, &across, &down) != 0)
    return kReferencePerMm;
  // 96 is what a display says that does not know its size.
  if (across < 60 || std::abs(across - 96) < 1) return kReferencePerMm;
  return across / 25.4F;
}

std::vector<Happening> Screen::wait(int milliseconds) {
  std::vector<Happening> out;
  SDL_Event event;
  if (SDL_WaitEventTimeout(&event, milliseconds) == 0) return out;
  do {
    if (auto happening = impl_->translate(event)) out.push_back(std::move(*happening));
  } while (SDL_PollEvent(&event) != 0);
  return out;
}

void Screen::wake() {
  SDL_Event event{};
  event.type = impl_->wake_event;
  SDL_PushEvent(&event);  // full only when the loop is about to wake anyway
}

void Screen::present(const ui::Frame& frame, const std::vector<ui::Texture>& textures) {
  if (impl_->painter->take_textures(textures)) impl_->damage.forget();
  std::vector<SDL_Rect> boxes;
  for (const Box& box : impl_->damage.next(frame.quads, size(), frame.background))
    boxes.push_back({box.x, box.y, box.w, box.h});
  if (boxes.empty()) return;
  impl_->painter->paint(frame, boxes);
  if (impl_->before) impl_->turning.insert(impl_->turning.end(), boxes.begin(), boxes.end());
  impl_->show(boxes);
}

void Screen::begin_fade() {
  // Of what is seen, so that a fade may begin while another is under way.
  const SDL_Surface& seen = impl_->between ? *impl_->between : impl_->painter->canvas();
  Surface before(SDL_CreateRGBSurfaceWithFormat(0, seen.w, seen.h, 32, SDL_PIXELFORMAT_ARGB8888));
  Surface between(SDL_CreateRGBSurfaceWithFormat(0, seen.w, seen.h, 32, SDL_PIXELFORMAT_ARGB8888));
  if (!before || !between) return;  // then it comes at once
  const auto bytes = static_cast<std::size_t>(seen.pitch) * static_cast<std::size_t>(seen.h);
  std::memcpy(before->pixels, seen.pixels, bytes);
  std::memcpy(between->pixels, seen.pixels, bytes);
  impl_->before = std::move(before), impl_->between = std::move(between);
  impl_->faded = 0;
}

void Screen::fade(float part) {
  if (!impl_->before) return;
  if (part >= 1) {
    impl_->before.reset(), impl_->between.reset();
  } else {
    impl_->faded = static_cast<unsigned>(std::clamp(part, 0.0F, 1.0F) * 256);
  }
  if (!impl_->turning.empty()) impl_->show(impl_->turning);
  if (!impl_->before) impl_->turning.clear();
}

bool Screen::fading() const { return impl_->before != nullptr; }

core::Result<> Screen::save_png(const std::filesystem::path& file) {
  const SDL_Surface& s = impl_->between ? *impl_->between : impl_->painter->canvas();
  return write_png(file, s.w, s.h, s.pitch, s.pixels);
}

}  // namespace clearway::screen
