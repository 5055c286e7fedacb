#include "app/command/messages.h"

#include <gmock/gmock.h>

#include "app/command/references.h"
#include "tests/app/command/program.h"

namespace clearway::command {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(References, SayWhereEachStringStands) {
  const support::TempDir folder;
  std::filesystem::create_directory(folder / "inner");
  support::write_file(folder / "a.toml",
                      "title = \"One\"\n\n[deep]\nnames = [\"Two\", \"One\"]\ncount = 3\n");
  support::write_file(folder / "inner" / "b.toml", "[[row]]\nlabel = \"Two\"\n");
  support::write_file(folder / "broken.toml", "= =");
  const auto found = find_references(folder.path());
  const auto name = folder.path().filename().string();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_THAT(found.at("One"), ElementsAre(name + "/a.toml:1", name + "/a.toml:4"));
  EXPECT_THAT(found.at("Two"), ElementsAre(name + "/a.toml:4", name + "/inner/b.toml:2"));
}

TEST(PoTemplate, WritesReferencesPluralsAndEscapes) {
  const std::string text =
      po_template({{"Say \"hi\"\nagain\\", "", {"words.toml:3", "words.toml:9"}},
                   {"{n} case", "{n} cases", {}}});
  EXPECT_THAT(text, HasSubstr("#: words.toml:3\n#: words.toml:9\n"
                              "msgid \"Say \\\"hi\\\"\\nagain\\\\\"\nmsgstr \"\"\n"));
  EXPECT_THAT(text, HasSubstr("msgid \"{n} case\"\nmsgid_plural \"{n} cases\"\n"
                              "msgstr[0] \"\"\nmsgstr[1] \"\"\n"));
  EXPECT_THAT(text, HasSubstr("charset=UTF-8"));
}

TEST(Messages, OfTheShippedConfigurationAreAllOfItsSentences) {
  const auto messages = collect_messages(kSources + "/kiosk-config");
  ASSERT_TRUE(messages.has_value()) << core::describe(messages.error());
  const auto has = [&](const std::string& id) {
    return std::ranges::any_of(*messages, [&](const Message& each) { return each.id == id; });
  };
  EXPECT_TRUE(has("Choose your language"));                         // words.toml
  EXPECT_TRUE(has("About you"));                                    // interview
  EXPECT_TRUE(has("January"));                                      // dates
  EXPECT_TRUE(has("{month} {day}, {year}"));                        // dates
  EXPECT_TRUE(has("Thank you for taking the time to read this."));  // declaration
  std::set<std::string> ids;
  int without_place = 0;
  for (const auto& message : *messages) {
    EXPECT_TRUE(ids.insert(message.id).second) << message.id;
    if (message.references.empty()) ++without_place;
  }
  EXPECT_EQ(without_place, 14);  // twelve months and two patterns
}

}  // namespace
}  // namespace clearway::command
