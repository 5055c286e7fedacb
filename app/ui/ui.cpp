#include "app/ui/ui.h"

#include <imgui/imgui.h>

#include <algorithm>

#include "app/ui/icons.h"
#include "app/ui/input.h"
#include "app/ui/page.h"
#include "app/ui/quads.h"
#include "app/ui/spoken.h"

namespace clearway::ui {
namespace {

// A texture that grows a few times, or starts again once: no page needs more rounds.
constexpr int kMostRounds = 8;

// Dear ImGui wants a font and draws none of our words: the least it takes, and no pixels kept.
void build_no_font(ImFontAtlas& fonts) {
  fonts.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  fonts.AddFontDefault();
  fonts.Build();
  fonts.SetTexID(nullptr);
  fonts.ClearInputData();
  fonts.ClearTexData();
}

struct DropContext {
  void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};

// A panel that claims less than 2 or more than 30 pixels a millimetre does not know itself.
float sane(float pixels_per_mm) {
  return pixels_per_mm < 2 || pixels_per_mm > 30 ? 4.03F : pixels_per_mm;
}

}  // namespace

struct Ui::Impl {
  Theme theme;
  Size size;
  float pixels_per_mm = 4.03F;
  std::unique_ptr<Atlas> atlas;
  std::unique_ptr<ImGuiContext, DropContext> context;
  Pointer pointer;
  std::optional<Seen> seen;
  std::vector<Texture> textures;
  std::unique_ptr<Sprites> sprites;  // paints into textures[kSprites]
  flow::TextSize text_size = flow::TextSize::medium;
  std::pair<Size, flow::Contrast> picture{};
  bool picture_later = false;
  Image logo;

  // What Dear ImGui draws without a picture it draws with the white pixel.
  void show_white_pixel() {
    const Size of = textures[kGlyphs].size;
    ImGui::GetIO().Fonts->TexUvWhitePixel = {1.0F / static_cast<float>(of.w),
                                             1.0F / static_cast<float>(of.h)};
  }

  void paint_picture(Size want, flow::Contrast contrast) {
    const bool same =
        picture.first.w == want.w && picture.first.h == want.h && picture.second == contrast;
    if (want.w == 0 || same) return;
    picture = {want, contrast};
    textures[kPicture].size = want;
    textures[kPicture].pixels = landscape(want.w, want.h, palette_of(theme, contrast)).pixels;
    ++textures[kPicture].version;
  }

  // Drawn at its own size, as everything is.
  void paint_logo(Size want) {
    Texture& to = textures[kLogo];
    if (want.w == 0 || (to.size.w == want.w && to.size.h == want.h)) return;
    to.size = want;
    to.pixels = scaled_down(logo, want.w, want.h).pixels;
    ++to.version;
  }

  // Lays the view out once; true when everything it asked for was there.
  bool lay_out(const flow::View& view, Frame& frame) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size.w), static_cast<float>(size.h)};
    io.DeltaTime = 1.0F / 60;
    show_white_pixel();
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const Metrics metrics(size, pixels_per_mm, view.text_size, theme);
    const Palette& palette = palette_of(theme, view.contrast);
    Canvas canvas(list, *atlas, *sprites, metrics, palette, pointer.touch());
    canvas.logo = {logo.w, logo.h};
    canvas.base = text::direction_of_language(view.language);
    draw_screen(canvas, view, pointer.looked_away());
    ImGui::Render();
    const bool sprites_stale = sprites->take_started_again(), glyphs_stale = atlas->take_stale();
    if (sprites_stale || glyphs_stale) return false;
    if (!picture_later) paint_picture(canvas.picture_size, view.contrast);
    paint_logo(canvas.logo_size);
    frame.quads = quads_of(list, size).quads;
    frame.background = palette.paper;
    seen = seen_of(view, canvas);
    frame.elements = std::move(canvas.elements);
    for (Element& e : frame.elements) e.spoken = spoken(e, view.spoken, view.sound.headphones);
    return true;
  }

  Frame draw(const flow::View& view) {
    Frame frame;
    if (view.text_size != text_size) {
      text_size = view.text_size;
      atlas->forget();
      sprites->forget();
    }
    const bool writes = view.keyboard && view.language != "ko" && !view.language.starts_with("zh");
    atlas->write_han(text::han_of(writes ? view.keyboard->language : view.language));
    atlas->next_frame();
    for (int round = 0; round < kMostRounds && !lay_out(view, frame);) ++round;
    return frame;
  }
};

Ui::Ui(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ui::Ui(Ui&&) noexcept = default;
Ui& Ui::operator=(Ui&&) noexcept = default;
Ui::~Ui() = default;

core::Result<Ui> Ui::make(const std::filesystem::path& fonts, const Theme& theme, Size size,
                          float pixels_per_mm) {
  auto impl = std::make_unique<Impl>();
  impl->theme = theme;
  impl->size = size;
  impl->pixels_per_mm = sane(pixels_per_mm);
  impl->textures.resize(4);
  impl->atlas = TRY(Atlas::make(fonts, impl->textures[kGlyphs]));
  impl->context.reset(ImGui::CreateContext());
  ImGui::SetCurrentContext(impl->context.get());
  build_no_font(*ImGui::GetIO().Fonts);
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().LogFilename = nullptr;
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  impl->sprites = std::make_unique<Sprites>(impl->textures[kSprites]);
  for (const int empty : {kPicture, kLogo}) {
    impl->textures[static_cast<std::size_t>(empty)].size = {1, 1};
    impl->textures[static_cast<std::size_t>(empty)].pixels = {0};
  }
  return Ui(std::move(impl));
}

Frame Ui::draw(const flow::View& view, const std::vector<Input>& inputs) {
  ImGui::SetCurrentContext(impl_->context.get());
  std::vector<UiEvent> events;
  if (!impl_->seen && !inputs.empty()) impl_->draw(view);
  for (const Input& input : inputs) impl_->pointer.handle(input, *impl_->seen, events);
  // A finger that went down on another screen presses nothing on this one.
  if (impl_->seen && impl_->seen->screen != view.screen) impl_->pointer.forget();
  Frame frame = impl_->draw(view);
  if (impl_->pointer.meet(*impl_->seen)) frame = impl_->draw(view);
  impl_->picture_later = false;
  frame.events = std::move(events);
  return frame;
}

void Ui::begin_without_picture() { impl_->picture_later = true; }

void Ui::resize(Size size) {
  impl_->size = size;
  impl_->seen.reset();
  impl_->pointer.forget();
  impl_->atlas->forget();
  impl_->sprites->forget();
}

void Ui::set_logo(Texture logo) {
  impl_->logo.w = logo.size.w, impl_->logo.h = logo.size.h;
  impl_->logo.pixels = std::move(logo.pixels);
}

const std::vector<Texture>& Ui::textures() const { return impl_->textures; }

}  // namespace clearway::ui
