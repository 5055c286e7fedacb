// Letters of every script that people here write find their font, their form and their place.
#include "app/text/shape.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/text/code_points.h"

namespace clearway::text {
namespace {

constexpr FaceKey kFace{Family::sans, 30};

class Shape : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Fonts::open("/usr/share/fonts/truetype/noto");
    ASSERT_TRUE(opened) << opened.error().detail;
    fonts_ = std::make_unique<Fonts>(*std::move(opened));
  }
  Shaped of(std::string_view line, Direction base = Direction::left_to_right,
            Han han = Han::traditional) {
    return shape(*fonts_, kFace, han, line, base);
  }
  std::uint32_t glyph_of(std::string_view letter) { return of(letter).glyphs.at(0).id; }

  std::unique_ptr<Fonts> fonts_;
};

TEST_F(Shape, FindsAGlyphForEveryLetterInEveryFamily) {
  const struct {
    const char* what;
    Han han;
    const char* text;
  } rows[] = {
      {"Vietnamese", Han::traditional, "Tôi tên là Nguyễn Thị Hồng Ngọc, sống ở Quận Cam."},
      {"Russian", Han::traditional, "Меня зовут Анна, и я ищу работу. Ёжик съел щуку."},
      {"Armenian", Han::traditional, "Իմ անունը Անի է։ Ես ուզում եմ սկսել նորից և աշխատել։"},
      {"Korean", Han::korean, "제 이름은 김민수입니다. 값을 뛰어넘는 삶, 꿈."},
      {"Traditional Chinese", Han::traditional, "我的名字是陳美玲，我想重新開始。"},
      {"Simplified Chinese", Han::simplified, "我的名字是陈美玲，我想重新开始。"},
      {"zhuyin", Han::traditional, "ㄅㄆㄇㄈㄞㄟㄠˊˇˋ˙"},
      {"Farsi", Han::traditional,
       "نام من مریم است و می‌خواهم دوباره شروع کنم."},
  };
  for (const auto& row : rows)
    for (const Family family :
         {Family::sans, Family::sans_bold, Family::serif, Family::serif_bold}) {
      SCOPED_TRACE(std::string(row.what) + std::to_string(static_cast<int>(family)));
      const Shaped shaped = shape(*fonts_, {family, 30}, row.han, row.text,
                                  direction_of(row.text, Direction::left_to_right));
      EXPECT_FALSE(shaped.glyphs.empty());
      for (const Glyph& glyph : shaped.glyphs) EXPECT_NE(glyph.id, 0U) << "a box for a letter";
      EXPECT_GT(shaped.width, 100);
    }
}

TEST_F(Shape, PaintsWhatItPlaces) {
  for (const char* letter : {"e", "ễ", "Щ", "Խ", "값", "陳", "م"}) {
    const Glyph glyph = of(letter).glyphs.at(0);
    const Bitmap bitmap = fonts_->file(glyph.font).paint(glyph.id, 30, 0);
    EXPECT_GT(bitmap.w * bitmap.h, 100) << letter;
    EXPECT_THAT(bitmap.coverage, testing::Contains(testing::Ge(250))) << letter;
  }
}

TEST_F(Shape, HanCharactersTakeTheFormsOfTheirReaders) {
  const Shaped here = of("骨", Direction::left_to_right, Han::traditional);
  const Shaped there = of("骨", Direction::left_to_right, Han::simplified);
  EXPECT_NE(here.glyphs.at(0).id, there.glyphs.at(0).id);
}

TEST_F(Shape, LettersOfFarsiAreJoinedAndStandFromTheRight) {
  const std::string_view word = "سلام";  // seen, lam with alef, meem
  const Shaped shaped = of(word, Direction::right_to_left);
  ASSERT_EQ(shaped.glyphs.size(), 3U) << "lam and alef are one sign";
  EXPECT_NE(shaped.glyphs.back().id, glyph_of("س")) << "the first letter joins the next";
  // First in the text is last from the left; a letter begins where the one before it ends.
  ASSERT_EQ(shaped.clusters.size(), 3U);
  for (std::size_t i = 1; i < shaped.clusters.size(); ++i) {
    const Cluster &before = shaped.clusters[i - 1], &after = shaped.clusters[i];
    EXPECT_TRUE(after.from_right);
    EXPECT_LT(before.byte, after.byte);
    EXPECT_NEAR(after.x + after.w, before.x, 0.01F);
  }
  EXPECT_FLOAT_EQ(caret_at(shaped, 0, Direction::right_to_left),
                  shaped.clusters[0].x + shaped.clusters[0].w);
  EXPECT_FLOAT_EQ(caret_at(shaped, word.size(), Direction::right_to_left), 0);
}

TEST_F(Shape, NumbersAndNamesInsideFarsiRunFromTheLeft) {
  const std::string_view line = "سال 2019 در Fresno (شهر)";
  const Shaped shaped = of(line, Direction::right_to_left);
  const auto x = [&](std::string_view part) {
    const auto byte = line.find(part);
    for (const Cluster& cluster : shaped.clusters)
      if (cluster.byte == byte) return cluster.x;
    return -1.0F;
  };
  EXPECT_GT(x("سال"), x("2019")) << "the first word stands at the right";
  EXPECT_LT(x("2019"), x("9"));
  EXPECT_LT(x("Fresno"), x("resno"));
  EXPECT_GT(x("2019"), x("Fresno"));
  EXPECT_GT(x("("), x(")")) << "brackets hold what they hold";
  EXPECT_EQ(of("(", Direction::right_to_left).glyphs.at(0).id, glyph_of(")"));
}

TEST_F(Shape, AMarkStandsOnItsLetterAndHasNoCaretOfItsOwn) {
  const Shaped shaped = of("e\u0301x");  // not composed
  ASSERT_EQ(shaped.clusters.size(), 2U);
  EXPECT_EQ(shaped.clusters[1].byte, 3U);
  EXPECT_FLOAT_EQ(shaped.clusters[0].w, of("éx").clusters[0].w);
}

TEST_F(Shape, LettersOfMostScriptsStandAtWholePixels) {
  for (const Glyph& glyph : of("Wave, Щука, 값").glyphs) EXPECT_EQ(glyph.x, std::round(glyph.x));
}

TEST(Direction, IsThatOfTheFirstLetter) {
  EXPECT_EQ(direction_of("Ana"), Direction::left_to_right);
  EXPECT_EQ(direction_of("2019 سال"), Direction::right_to_left);
  EXPECT_EQ(direction_of("2019", Direction::right_to_left), Direction::right_to_left);
  EXPECT_EQ(direction_of_language("fa"), Direction::right_to_left);
  EXPECT_EQ(direction_of_language("es"), Direction::left_to_right);
}

TEST(VisualOrder, TurnsWhatRunsFromTheRight) {
  using Order = std::vector<std::size_t>;
  EXPECT_EQ(visual_order({0, 0}), (Order{0, 1}));
  EXPECT_EQ(visual_order({1, 1, 1}), (Order{2, 1, 0}));
  EXPECT_EQ(visual_order({1, 2, 1}), (Order{2, 1, 0}));
  EXPECT_EQ(visual_order({1, 2, 2, 1}), (Order{3, 1, 2, 0}));
  EXPECT_EQ(visual_order({0, 1, 1, 0}), (Order{0, 2, 1, 3}));
}

}  // namespace
}  // namespace clearway::text
