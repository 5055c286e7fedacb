// Pages in other scripts, laid out without a window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "app/ui/ui.h"
#include "tests/support/sample_views.h"

namespace clearway::ui {
namespace {

class ScriptPages : public testing::Test {
 protected:
  static std::unique_ptr<Ui> make() {
    auto made = Ui::make("/usr/share/fonts/truetype/noto", default_theme(), {1024, 768}, 4.17F);
    return made ? std::make_unique<Ui>(*std::move(made)) : nullptr;
  }
  static flow::View page(const std::string& name) {
    for (const auto& sample : support::sample_views(support::SampleLanguage::english))
      if (sample.name == name) return sample.view;
    ADD_FAILURE() << "no sample " << name;
    return {};
  }
};

// How far the letters inside an element reach.
std::pair<float, float> reach(const Frame& frame, const Rect& r) {
  float left = 1e9F, right = -1;
  for (const Quad& quad : frame.quads) {
    const float y = quad.to.y + quad.to.h / 2;
    const bool letter = quad.texture == 0 && quad.u1 - quad.u0 > 0.001F;
    const bool inside =
        y > r.y && y < r.y + r.h && quad.to.x > r.x - 4 && quad.to.x + quad.to.w < r.x + r.w + 4;
    if (!letter || !inside) continue;
    left = std::min(left, quad.to.x), right = std::max(right, quad.to.x + quad.to.w);
  }
  return {left, right};
}

TEST_F(ScriptPages, FarsiBeginsAtTheRightAndRussianAtTheLeft) {
  const auto ui = make();
  for (const auto& [name, from_right] : {std::pair{"script.fa", true}, {"script.ru", false}}) {
    SCOPED_TRACE(name);
    const Frame frame = ui->draw(page(name), {});
    int seen = 0;
    for (const Element& e : frame.elements) {
      if ((e.role != "heading" && e.role != "text") || e.rect.y < 80 || e.rect.h < 1) continue;
      ++seen;
      const auto [left, right] = reach(frame, e.rect);
      const float at_left = left - e.rect.x, at_right = e.rect.x + e.rect.w - right;
      EXPECT_LT(from_right ? at_right : at_left, 8) << e.name;
      EXPECT_GE(from_right ? at_left : at_right, -4) << e.name;
    }
    EXPECT_GE(seen, 3);
  }
}

// What is seen of each quad: where, in which color, and the pixels.
std::vector<std::string> seen_of(const Frame& frame, const std::vector<Texture>& textures) {
  std::vector<std::string> all;
  for (const Quad& quad : frame.quads) {
    const Texture& texture = textures[static_cast<std::size_t>(quad.texture)];
    const auto w = static_cast<float>(texture.size.w), h = static_cast<float>(texture.size.h);
    std::string one = std::to_string(quad.to.x) + " " + std::to_string(quad.to.y) + " " +
                      std::to_string(quad.color) + ":";
    if (quad.texture != 0) continue;
    for (auto y = static_cast<int>(quad.v0 * h + 0.5F); y < static_cast<int>(quad.v1 * h + 0.5F);
         ++y)
      for (auto x = static_cast<int>(quad.u0 * w + 0.5F); x < static_cast<int>(quad.u1 * w + 0.5F);
           ++x)
        one += static_cast<char>(
            texture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.size.w) +
                           static_cast<std::size_t>(x)] >>
            24);
    all.push_back(std::move(one));
  }
  return all;
}

std::string han(std::uint32_t from, std::uint32_t count) {
  std::string text;
  for (std::uint32_t point = from; point < from + count; ++point) {
    text += static_cast<char>(0xE0U | point >> 12U);
    text += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (point & 0x3FU));
  }
  return text;
}

// Far more letters than the texture holds: it starts again, and no page shows a stale one.
TEST_F(ScriptPages, AFullTextureStartsAgainAndNothingStaleIsShown) {
  const auto used = make();
  flow::View many = page("script.zh_Hant");
  int started_again = 0, height = 0;
  for (std::uint32_t from = 0x4E00; from < 0x4E00 + 8000; from += 100) {
    many.main = {flow::Paragraph{han(from, 100), flow::Weight::normal}};
    const Frame frame = used->draw(many, {});
    const int now = used->textures()[0].size.h;
    EXPECT_LE(now, 4096);
    started_again += now < height ? 1 : 0;
    if (std::exchange(height, now) == now) continue;
    const auto seen = seen_of(frame, used->textures());
    EXPECT_TRUE(seen == seen_of(used->draw(many, {}), used->textures())) << "at " << now;
  }
  EXPECT_GT(started_again, 0);
  const auto fresh = make();
  const Frame was_used = used->draw(many, {}), is_fresh = fresh->draw(many, {});
  EXPECT_TRUE(seen_of(was_used, used->textures()) == seen_of(is_fresh, fresh->textures()));
}

}  // namespace
}  // namespace clearway::ui
