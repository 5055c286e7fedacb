#include "app/ui/icons.h"

#include <functional>
#include <map>

namespace clearway::ui {
namespace {

using flow::Icon;
constexpr float kStroke = 2.1F;

constexpr int id(Icon icon) { return static_cast<int>(icon); }
constexpr int id(Sign sign) { return static_cast<int>(sign); }

Path line_to(std::initializer_list<Point> points) {
  Path p;
  for (const Point& point : points) {
    p.contours().empty() ? p.move(point.x, point.y) : p.line(point.x, point.y);
  }
  return p;
}
Path both(Path a, const Path& b) {
  a.add(b);
  return a;
}
Path all(std::initializer_list<Path> parts) {
  Path p;
  for (const Path& part : parts) p.add(part);
  return p;
}

Path strokes(std::initializer_list<Path> parts) { return all(parts).stroked(kStroke); }

Path globe() {
  Path p = Path().circle(12, 12, 9);
  p.move(12, 3).curve(6.6F, 7.6F, 6.6F, 16.4F, 12, 21);
  p.move(12, 3).curve(17.4F, 7.6F, 17.4F, 16.4F, 12, 21);
  return both(p, line_to({{3.2F, 12}, {20.8F, 12}})).stroked(kStroke);
}

Path half_disc() {
  Path p = Path().circle(12, 12, 9).stroked(kStroke);
  return both(p, Path().arc(12, 12, 9, -90, 90));
}

Path speaker() {
  return strokes({line_to({{3, 9.5F},
                           {6.5F, 9.5F},
                           {11.5F, 5},
                           {11.5F, 19},
                           {6.5F, 14.5F},
                           {3, 14.5F},
                           {3, 9.5F}}),
                  Path().arc(11.5F, 12, 4.6F, -48, 48), Path().arc(11.5F, 12, 8.6F, -48, 48)});
}

// A bubble with a question in it.
Path bubble() {
  Path p;
  p.move(8, 18.5F).curve(4.6F, 17.4F, 2.8F, 14.8F, 2.8F, 11.4F).curve(2.8F, 6.4F, 6.6F, 3, 12, 3);
  p.curve(17.4F, 3, 21.2F, 6.4F, 21.2F, 11.2F).curve(21.2F, 16, 17.4F, 19.2F, 12.4F, 19.2F);
  p.line(8.2F, 22).line(8, 18.5F);
  Path q;
  q.move(9.4F, 9).curve(9.6F, 6.2F, 14.6F, 6.2F, 14.6F, 9.2F).curve(14.6F, 11, 12, 11, 12, 13.2F);
  return both(both(p, q).stroked(kStroke), Path().circle(12, 16, 1.3F));
}

Path pause() {
  return strokes({Path().circle(12, 12, 9), line_to({{9.8F, 9}, {9.8F, 15}}),
                  line_to({{14.2F, 9}, {14.2F, 15}})});
}

Path leave() {
  return strokes({line_to({{13, 4}, {5, 4}, {5, 20}, {13, 20}}), line_to({{10.5F, 12}, {21, 12}}),
                  line_to({{17, 8}, {21, 12}, {17, 16}})});
}

Path sheet() {
  return strokes({line_to({{13.5F, 3},
                           {5.5F, 3},
                           {5.5F, 21},
                           {18.5F, 21},
                           {18.5F, 8},
                           {13.5F, 3},
                           {13.5F, 8},
                           {18.5F, 8}}),
                  line_to({{9, 12.5F}, {15, 12.5F}}), line_to({{9, 16.5F}, {13.5F, 16.5F}})});
}

Path key() {
  return strokes({Path().circle(7.8F, 16.2F, 4.4F), line_to({{11, 13}, {20.5F, 3.5F}}),
                  line_to({{17, 7}, {20, 10}}), line_to({{14, 10}, {16, 12}})});
}

Path printer() {
  return strokes({line_to({{7, 8.5F}, {7, 3}, {17, 3}, {17, 8.5F}}),
                  line_to({{7, 17}, {3, 17}, {3, 8.5F}, {21, 8.5F}, {21, 17}, {17, 17}}),
                  line_to({{7, 13.5F}, {17, 13.5F}, {17, 21}, {7, 21}, {7, 13.5F}})});
}

Path pencil() {
  return strokes(
      {line_to(
           {{3.8F, 20.2F}, {5, 15.4F}, {16.6F, 3.8F}, {20.2F, 7.4F}, {8.6F, 19}, {3.8F, 20.2F}}),
       line_to({{13.6F, 6.8F}, {17.2F, 10.4F}})});
}

Path bin() {
  return strokes(
      {line_to({{4, 6.5F}, {20, 6.5F}}), line_to({{9, 6.5F}, {9, 3.5F}, {15, 3.5F}, {15, 6.5F}}),
       line_to({{6, 6.5F}, {7, 20.5F}, {17, 20.5F}, {18, 6.5F}}),
       line_to({{10.2F, 10.5F}, {10.4F, 16.5F}}), line_to({{13.8F, 10.5F}, {13.6F, 16.5F}})});
}

Path person() {
  Path p = Path().circle(12, 7.8F, 4.1F);
  p.move(4, 20.6F).curve(4.4F, 12.6F, 19.6F, 12.6F, 20, 20.6F);
  return p.stroked(kStroke);
}

Path warning() {
  Path p = strokes({line_to({{12, 3.6F}, {21.4F, 20}, {2.6F, 20}, {12, 3.6F}}),
                    line_to({{12, 9.6F}, {12, 13.8F}})});
  return both(p, Path().circle(12, 16.8F, 1.3F));
}

Path sync() {
  return strokes({Path().arc(12, 12, 8.4F, 195, 335), Path().arc(12, 12, 8.4F, 15, 155),
                  line_to({{20.4F, 3.6F}, {19.8F, 8.6F}, {14.8F, 8.2F}}),
                  line_to({{3.6F, 20.4F}, {4.2F, 15.4F}, {9.2F, 15.8F}})});
}

Path lock() {
  Path arch;
  arch.move(7.8F, 10.6F).line(7.8F, 8).curve(7.8F, 2, 16.2F, 2, 16.2F, 8).line(16.2F, 10.6F);
  return strokes(
      {Path().box(4.6F, 10.6F, 14.8F, 10.4F, 2), arch, line_to({{12, 14.6F}, {12, 17}})});
}

Path erase() {
  return strokes({line_to({{9, 5}, {21.4F, 5}, {21.4F, 19}, {9, 19}, {2.6F, 12}, {9, 5}}),
                  line_to({{11.6F, 9.4F}, {16.8F, 14.6F}}),
                  line_to({{16.8F, 9.4F}, {11.6F, 14.6F}})});
}

Path shift() {
  return strokes({line_to({{12, 3.6F},
                           {20, 12},
                           {15.6F, 12},
                           {15.6F, 19.6F},
                           {8.4F, 19.6F},
                           {8.4F, 12},
                           {4, 12},
                           {12, 3.6F}})});
}

// The mark: a way that climbs over a hill to a sun, in a disc.
Path mark_road() {
  Path p;
  p.move(10, 31).curve(16, 31, 16, 16, 23, 16).curve(30, 16, 30, 31, 36, 31);
  return p.stroked(4.5F).scaled(24.0F / 46);
}

// A table, however long. NOLINTNEXTLINE(readability-function-size)
const std::map<int, std::function<Path()>>& drawings() {
  static const std::map<int, std::function<Path()>> kDrawings = {
      {id(Icon::back),
       [] {
         return strokes(
             {line_to({{20, 12}, {4, 12}}), line_to({{10.5F, 5.5F}, {4, 12}, {10.5F, 18.5F}})});
       }},
      {id(Icon::next),
       [] {
         return strokes(
             {line_to({{4, 12}, {20, 12}}), line_to({{13.5F, 5.5F}, {20, 12}, {13.5F, 18.5F}})});
       }},
      {id(Icon::up),
       [] {
         return strokes(
             {line_to({{12, 20}, {12, 4}}), line_to({{5.5F, 10.5F}, {12, 4}, {18.5F, 10.5F}})});
       }},
      {id(Icon::language), globe},
      {id(Icon::display), half_disc},
      {id(Icon::listen), speaker},
      {id(Icon::ask), bubble},
      {id(Icon::moment), pause},
      {id(Icon::leave), leave},
      {id(Icon::look),
       [] {
         return strokes({Path().circle(10.4F, 10.4F, 6.6F), line_to({{15.3F, 15.3F}, {21, 21}})});
       }},
      {id(Icon::papers), sheet},
      {id(Icon::code), key},
      {id(Icon::print), printer},
      {id(Icon::check),
       [] {
         return line_to({{4.5F, 12.6F}, {9.8F, 18}, {19.6F, 6.6F}}).stroked(2.8F);
       }},
      {id(Icon::half), half_disc},
      {id(Icon::clock),
       [] {
         return strokes(
             {Path().circle(12, 12, 9), line_to({{12, 6.8F}, {12, 12}, {15.6F, 14.2F}})});
       }},
      {id(Icon::pencil), pencil},
      {id(Icon::remove), bin},
      {id(Icon::person), person},
      {id(Icon::warning), warning},
      {id(Icon::sync), sync},
      {id(Icon::lock), lock},
      {id(Sign::erase), erase},
      {id(Sign::shift), shift},
      {id(Sign::enter),
       [] {
         return strokes({line_to({{20, 5}, {20, 13.5F}, {4.5F, 13.5F}}),
                         line_to({{9.5F, 8.5F}, {4.5F, 13.5F}, {9.5F, 18.5F}})});
       }},
      {id(Sign::less),
       [] {
         return line_to({{5, 15.5F}, {12, 8.5F}, {19, 15.5F}}).stroked(2.8F);
       }},
      {id(Sign::more),
       [] {
         return line_to({{5, 8.5F}, {12, 15.5F}, {19, 8.5F}}).stroked(2.8F);
       }},
      {id(Sign::dot), [] { return Path().circle(12, 12, 6); }},
      {id(Sign::mark_disc), [] { return Path().circle(12, 12, 11.7F); }},
      {id(Sign::mark_road), mark_road},
      {id(Sign::mark_sun), [] { return Path().circle(12, 6.3F, 2.1F); }},
  };
  return kDrawings;
}

}  // namespace

Path icon_path(int icon, float px) {
  const auto found = drawings().find(icon);
  return found == drawings().end() ? Path() : found->second().scaled(px / 24);
}

Image landscape(int w, int h, const Palette& palette) {
  Image image(w, h);
  // Drawn on 1180 by 1080 and shown from the lower right, so a wide screen shows it all and
  // a small one loses nothing but sky.
  const float k = static_cast<float>(h) / 660;
  const float dx = static_cast<float>(w) - 1180 * k, dy = static_cast<float>(h) - 1080 * k;
  fill(image, Path().circle(800, 640, 210).scaled(k, dx, dy), palette.sun);
  Path hill;
  hill.move(120, 1080).curve(330, 800, 480, 900, 660, 740).curve(840, 580, 1010, 570, 1180, 610);
  hill.line(1180, 1080);
  fill(image, hill.scaled(k, dx, dy), palette.hill);
  Path valley;
  valley.move(300, 1080).curve(480, 900, 620, 990, 790, 850).curve(960, 710, 1050, 770, 1180, 790);
  valley.line(1180, 1080);
  fill(image, valley.scaled(k, dx, dy), palette.valley);
  Path way;
  way.move(654, 1056).curve(690, 1000, 744, 958, 800, 920).curve(850, 886, 860, 850, 838, 826);
  fill(image, way.dotted(26, 54).scaled(k, dx, dy), palette.path);
  return image;
}

}  // namespace clearway::ui
