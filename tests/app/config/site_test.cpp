#include "app/config/site.h"

#include <gmock/gmock.h>

#include "tests/support/temp_dir.h"

namespace clearway::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

core::Result<Site> site_from(const std::string& text) {
  const support::TempDir folder;
  support::write_file(folder / "site.toml", text);
  return read_site(folder / "site.toml");
}

constexpr const char* kLeast =
    "name = \"Test Library\"\norganization = \"Test Clinic\"\nlanguages = [\"en\"]\n"
    "[helper]\nname = \"Test Desk\"\nphone = \"555-0100\"\n";

TEST(Site, ReadsTheDemoSite) {
  const auto site = read_site(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/site.toml");
  ASSERT_TRUE(site) << site.error().detail;
  EXPECT_EQ(site->name, "Lancaster Library (demo)");
  EXPECT_THAT(site->languages, ElementsAre("en", "es", "zh_Hant", "ko", "hy", "tl", "vi", "ru"));
  EXPECT_TRUE(site->machine_drafted);
  EXPECT_TRUE(site->demo);
  EXPECT_EQ(site->idle, std::chrono::minutes{3});
  EXPECT_EQ(site->idle_statement, std::chrono::minutes{5});
}

TEST(Site, HasSafeDefaults) {
  const auto site = site_from(kLeast);
  ASSERT_TRUE(site) << site.error().detail;
  EXPECT_FALSE(site->demo);
  EXPECT_FALSE(site->machine_drafted) << "nobody sees what no person has signed off";
  EXPECT_TRUE(site->staff_sign_in);
  EXPECT_EQ(site->ask_signal, "screen");
  EXPECT_EQ(site->printer, "");
  EXPECT_EQ(site->sync_every, std::chrono::seconds{300});
  EXPECT_EQ(site->keep, std::chrono::days{180});
  EXPECT_EQ(site->staff_idle, std::chrono::minutes{30});
  EXPECT_EQ(site->staff_longest, std::chrono::hours{12});
}

TEST(Site, SaysWhichTranslationsPeopleSee) {
  const auto with = [](const std::string& line) { return site_from(line + "\n" + kLeast); };
  EXPECT_FALSE(with("translations = [\"signed-off\"]")->machine_drafted);
  EXPECT_TRUE(with("translations = [\"machine-drafted\", \"signed-off\"]")->machine_drafted);
  const std::pair<const char*, const char*> wrong[] = {
      {"translations = [\"signed-off\", \"any\"]",
       "site.toml:1: `translations`: found \"any\"; allowed: signed-off, machine-drafted"},
      {"translations = []", "site.toml:1: `translations`: leaves out \"signed-off\""}};
  for (const auto& [line, why] : wrong) {
    const auto refused = with(line);
    ASSERT_FALSE(refused) << line;
    EXPECT_THAT(refused.error().detail, HasSubstr(why));
  }
}

TEST(Site, StaffAreSignedOutSoonerButNeverLaterThanUsual) {
  const auto with = [](const std::string& line) {
    return site_from(std::string(kLeast) + "[times]\n" + line + "\n");
  };
  EXPECT_EQ(with("staff_idle_seconds = 15")->staff_idle, std::chrono::seconds{15});
  EXPECT_EQ(with("staff_longest_seconds = 3600")->staff_longest, std::chrono::hours{1});
  const std::pair<const char*, const char*> wrong[] = {
      {"staff_idle_seconds = 1801", "found 1801; allowed: 15 to 1800"},
      {"staff_idle_seconds = 0", "found 0; allowed: 15 to 1800"},
      {"staff_longest_seconds = 43201", "found 43201; allowed: 15 to 43200"}};
  for (const auto& [line, why] : wrong) {
    const auto refused = with(line);
    ASSERT_FALSE(refused) << line;
    EXPECT_THAT(refused.error().detail, HasSubstr(why));
  }
}

TEST(Site, ReadsItsTwoSwitches) {
  const auto with = [](const std::string& lines) { return site_from(std::string(kLeast) + lines); };
  EXPECT_FALSE(with("")->switches);
  const auto usual = with("[switches]\n");
  ASSERT_TRUE(usual && usual->switches);
  EXPECT_EQ(usual->switches->next, "Space");
  EXPECT_EQ(usual->switches->press, "Return");
  EXPECT_EQ(with("[switches]\nnext = \"F1\"\n")->switches->next, "F1");
  for (const char* wrong : {"next = \"Q\"", "next = \"Return\"", "after = \"F1\""}) {
    const auto refused = with(std::string("[switches]\n") + wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_THAT(refused.error().detail, HasSubstr("site.toml:"));
  }
}

TEST(Site, ReadsHowLongItKeeps) {
  const auto keep = [](const std::string& days) {
    return site_from(std::string(kLeast) + "[retention]\n" + days);
  };
  EXPECT_EQ(keep("days = 30")->keep, std::chrono::days{30});
  EXPECT_EQ(keep("days = 3650")->keep, std::chrono::days{3650});
  EXPECT_EQ(keep("days = 0")->keep, std::chrono::days{0});
  EXPECT_EQ(keep("")->keep, std::chrono::days{180});
  for (const char* wrong : {"29", "3651", "-1"}) {
    const auto site = keep(std::string("days = ") + wrong);
    ASSERT_FALSE(site) << wrong;
    EXPECT_THAT(site.error().detail, HasSubstr("site.toml:8: `days`: found " + std::string(wrong) +
                                               "; allowed: 30 to 3650, or 0 for never"));
  }
  EXPECT_THAT(keep("days = \"long\"").error().detail, HasSubstr("expected a whole number"));
  EXPECT_THAT(keep("day = 40").error().detail, HasSubstr("site.toml:8: `day`: not a key"));
}

TEST(Site, SaysWhereTheDatabaseKeyComesFrom) {
  const auto source = [](const std::string& lines) {
    const auto site = site_from(lines + kLeast);
    return site ? std::optional(site->key_source()) : std::nullopt;
  };
  EXPECT_EQ(source(""), KeySource::credential);
  EXPECT_EQ(source("demo = true\n"), KeySource::file);
  EXPECT_EQ(source("database_key = \"credential\"\ndemo = true\n"), KeySource::credential);
  EXPECT_EQ(source("database_key = \"staff\"\n"), KeySource::staff);
  EXPECT_EQ(source("database_key = \"file\"\ndemo = true\n"), KeySource::file);
  const auto problem = [](const std::string& lines) {
    const auto site = site_from(lines + kLeast);
    return site ? std::string() : site.error().detail;
  };
  EXPECT_THAT(problem("database_key = \"file\"\n"),
              HasSubstr("site.toml:1: `database_key`: \"file\" only with `demo = true`"));
  EXPECT_THAT(problem("staff_sign_in = false\ndatabase_key = \"staff\"\n"),
              HasSubstr("site.toml:2: `database_key`: \"staff\" only with `staff_sign_in = true`"));
  EXPECT_THAT(problem("database_key = \"pin\"\n"), HasSubstr("allowed: credential, staff, file"));
}

TEST(Site, RefusesAWrongSiteWithEveryReason) {
  const auto site = site_from(
      "name = \"Test Library\"\nlanguages = [\"en\", \"en\", \"e5\"]\nask_signal = \"bell\"\n"
      "[times]\nidle_seconds = 1\nidle = 3\ntime_zone = \"Mars/Olympus\"\n");
  ASSERT_FALSE(site);
  const std::string& detail = site.error().detail;
  EXPECT_THAT(detail, HasSubstr("`organization`: missing"));
  EXPECT_THAT(detail, HasSubstr("site.toml:2: `languages`: names a language twice"));
  EXPECT_THAT(detail, HasSubstr("expected codes such as"));
  EXPECT_THAT(detail,
              HasSubstr("site.toml:3: `ask_signal`: found \"bell\"; allowed: screen, sound"));
  EXPECT_THAT(detail, HasSubstr("site.toml:7: `time_zone`: found \"Mars/Olympus\"; expected"));
  EXPECT_THAT(detail, HasSubstr("site.toml:5: `idle_seconds`: found 1; allowed: 30 to 3600"));
  EXPECT_THAT(detail, HasSubstr("site.toml:6: `idle`: not a key"));
  EXPECT_THAT(detail, HasSubstr("`helper`: missing"));
}

TEST(Site, HoursAreOneTextOrOneForEachLanguage) {
  const std::string head =
      "name = \"Test Library\"\norganization = \"Test Clinic\"\nlanguages = [\"en\", \"es\"]\n"
      "[helper]\nname = \"Test Desk\"\nphone = \"555-0100\"\n";
  const auto one = site_from(head + "hours = \"9 to 5\"\n");
  ASSERT_TRUE(one) << core::describe(one.error());
  EXPECT_EQ(one->helper.hours_in("es"), "9 to 5");
  const auto each = site_from(head + "hours = {en = \"9 to 5\", es = \"de 9 a 5\"}\n");
  ASSERT_TRUE(each) << core::describe(each.error());
  EXPECT_EQ(each->helper.hours_in("en"), "9 to 5");
  EXPECT_EQ(each->helper.hours_in("es"), "de 9 a 5");
  const auto missing = site_from(head + "hours = {en = \"9 to 5\", fr = \"de 9 h a 17 h\"}\n");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().detail, HasSubstr("`es`: missing"));
  EXPECT_THAT(missing.error().detail, HasSubstr("`fr`: not a key"));
  EXPECT_EQ(site_from(head).value().helper.hours_in("en"), "");
}

}  // namespace
}  // namespace clearway::config
