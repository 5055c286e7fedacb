#include "app/text/shape.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "app/text/code_points.h"

namespace clearway::text {
namespace {

struct Run {
  std::size_t from = 0, to = 0;  // code points
  int font = 0;
  std::uint8_t level = 0;
  hb_script_t script = HB_SCRIPT_COMMON;
};

bool has_no_script_of_its_own(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
}

// Joined in writing, so that a rounded advance would tear letters apart.
bool is_joined(hb_script_t script) { return script == HB_SCRIPT_ARABIC; }

bool is_mark(std::uint32_t point) {
  const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), point);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

std::vector<Run> runs_of(Fonts& fonts, FaceKey face, Han han, const std::vector<PointAt>& points,
                         const std::vector<std::uint8_t>& levels) {
  std::vector<Run> runs;
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::uint32_t point = points[i].point;
    hb_script_t script = hb_unicode_script(unicode, point);
    const bool common = has_no_script_of_its_own(script);
    // A mark is placed by the font of its letter, and a space breaks no run.
    const bool stays = !runs.empty() && (is_mark(point) ||
                                         (point == ' ' && fonts.file(runs.back().font).has(point)));
    const int font = stays ? runs.back().font : fonts.font_for(face.family, han, point);
    if (!runs.empty() && common) script = runs.back().script;
    const bool same =
        !runs.empty() && runs.back().font == font && runs.back().level == levels[i] &&
        (runs.back().script == script || has_no_script_of_its_own(runs.back().script));
    if (!same) runs.push_back({i, i, font, levels[i], script});
    if (has_no_script_of_its_own(runs.back().script)) runs.back().script = script;
    runs.back().to = i + 1;
  }
  return runs;
}

struct FreeBuffer {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

class Shaper {
 public:
  Shaper(Fonts& fonts, FaceKey face, const std::vector<PointAt>& points)
      : fonts_(fonts), face_(face), points_(points), buffer_(hb_buffer_create()) {}

  void add(const Run& run, Shaped& out) {
    fill(run);
    FontFile& file = fonts_.file(run.font);
    // A ligature has no place for a caret inside; only scripts that need one get one.
    const bool joined = is_joined(run.script);
    std::array<hb_feature_t, 2> off = {
        {{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
         {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}}};
    hb_shape(file.shaping(), buffer_.get(), joined ? nullptr : off.data(), joined ? 0U : 2U);
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer_.get(), &count);
    const hb_glyph_position_t* place = hb_buffer_get_glyph_positions(buffer_.get(), &count);
    const float scale = static_cast<float>(face_.px) / file.units();
    for (unsigned i = 0; i < count; ++i) {
      const float exact = static_cast<float>(place[i].x_advance) * scale;
      const float step = joined ? exact : std::round(exact);
      const float dx = static_cast<float>(place[i].x_offset) * scale;
      out.glyphs.push_back({run.font, info[i].codepoint, out.width + (joined ? dx : std::round(dx)),
                            -std::round(static_cast<float>(place[i].y_offset) * scale)});
      add_to_cluster(out, info[i].cluster, step, run.level % 2 == 1);
      out.width += step;
    }
  }

 private:
  void fill(const Run& run) {
    hb_buffer_clear_contents(buffer_.get());
    hb_buffer_set_direction(buffer_.get(),
                            run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_.get(), run.script);
    for (std::size_t i = run.from; i < run.to; ++i)
      hb_buffer_add(buffer_.get(), points_[i].point, static_cast<unsigned>(points_[i].at));
    hb_buffer_set_content_type(buffer_.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
  }

  static void add_to_cluster(Shaped& out, std::size_t byte, float step, bool from_right) {
    if (!out.clusters.empty() && out.clusters.back().byte == byte) {
      out.clusters.back().w += step;
    } else {
      out.clusters.push_back({byte, out.width, step, from_right});
    }
  }

  Fonts& fonts_;
  FaceKey face_;
  const std::vector<PointAt>& points_;
  std::unique_ptr<hb_buffer_t, FreeBuffer> buffer_;
};

}  // namespace

Shaped shape(Fonts& fonts, FaceKey face, Han han, std::string_view line, Direction base) {
  Shaped out;
  const std::vector<PointAt> points = code_points(line);
  std::vector<std::uint32_t> bare(points.size());
  std::ranges::transform(points, bare.begin(), &PointAt::point);
  const std::vector<Run> runs = runs_of(fonts, face, han, points, levels_of(bare, base));
  std::vector<std::uint8_t> levels(runs.size());
  std::ranges::transform(runs, levels.begin(), &Run::level);
  Shaper shaper(fonts, face, points);
  for (const std::size_t i : visual_order(levels)) shaper.add(runs[i], out);
  out.width = std::ceil(out.width);
  std::ranges::sort(out.clusters, {}, &Cluster::byte);
  return out;
}

float caret_at(const Shaped& shaped, std::size_t byte, Direction base) {
  const auto after = std::ranges::upper_bound(shaped.clusters, byte, {}, &Cluster::byte);
  if (shaped.clusters.empty()) return 0;
  if (after == shaped.clusters.begin()) return base == Direction::left_to_right ? 0 : shaped.width;
  const Cluster& here = *std::prev(after);
  const bool past = here.byte < byte && after == shaped.clusters.end();
  return here.from_right != past ? here.x + here.w : here.x;
}

}  // namespace clearway::text
