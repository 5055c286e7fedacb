#include "app/kiosk/content.h"

#include <gmock/gmock.h>

#include "tests/support/temp_dir.h"

namespace clearway::kiosk {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

// What is shipped, with other words in the site's file or in the Spanish catalog.
class ShippedContent : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto* name : {"kiosk-config", "assets"})
      fs::copy(fs::path(CLEARWAY_SOURCE_DIR) / name, folder_ / name, fs::copy_options::recursive);
  }
  void change(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = support::read_file(folder_ / file);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    support::write_file(folder_ / file, text.replace(at, from.size(), to));
  }
  core::Result<flow::World> load() const {
    return load_world(folder_ / "kiosk-config", folder_ / "assets");
  }
  support::TempDir folder_;
};

TEST_F(ShippedContent, ShowsWhatIsMachineDraftedOnlyWhereTheSiteSaysSo) {
  const auto demo = load();
  ASSERT_TRUE(demo) << core::describe(demo.error());
  EXPECT_THAT(demo->site.languages, Contains("es"));
  change("kiosk-config/site.toml", "\ntranslations = ", "\n# ");
  const auto most = load();
  ASSERT_TRUE(most) << core::describe(most.error());
  EXPECT_THAT(most->site.languages, ElementsAre("en"));
  EXPECT_TRUE(most->catalogs.empty());
  change("assets/locale/es.po", "machine-drafted", "signed-off by Ada Prueba on 2026-11-22");
  const auto read = load();
  ASSERT_TRUE(read) << core::describe(read.error());
  EXPECT_THAT(read->site.languages, ElementsAre("en", "es"));
}

TEST_F(ShippedContent, SpeaksEnglishWhereADraftIsSilentAndRefusesASignedCatalogThatIs) {
  change("kiosk-config/words.toml", "\"Choose your language\"", "\"Choose a tongue\"");
  const auto drafted = load();
  ASSERT_TRUE(drafted) << core::describe(drafted.error());
  EXPECT_EQ(drafted->catalogs.at("es").get("Choose a tongue"), "Choose a tongue");
  change("assets/locale/es.po", "machine-drafted", "signed-off by Ada Prueba on 2026-11-22");
  const auto refused = load();
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().detail, HasSubstr("es.po: no translation of \"Choose a tongue\""));
  // Or later, when the first picture is there.
  const auto opened =
      load_world(folder_ / "kiosk-config", folder_ / "assets", Catalogs::when_wanted);
  ASSERT_TRUE(opened) << core::describe(opened.error());
  const auto later = check_catalogs(*opened, folder_ / "assets");
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().detail, refused.error().detail);
}

TEST_F(ShippedContent, NeedsALanguageThatPeopleMaySee) {
  change("kiosk-config/site.toml", "\ntranslations = ", "\n# ");
  change("kiosk-config/site.toml", "languages = [\"en\", ", "languages = [");
  change("kiosk-config/site.toml", "\nen = ", "\n# ");
  const auto refused = load();
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().detail, HasSubstr("`languages`: none of them is signed off"));
}

}  // namespace
}  // namespace clearway::kiosk
