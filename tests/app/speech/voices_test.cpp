#include "app/speech/voices.h"

#include <gtest/gtest.h>

#include "tests/support/process.h"

namespace clearway::speech {
namespace {

TEST(Voices, AreThoseThatAreInstalled) {
  const auto listed = support::run({"/usr/bin/espeak-ng", "--voices"});
  ASSERT_EQ(listed.status, 0) << listed.errors;
  for (const char* language : {"ar", "en", "es", "fa", "hi", "hy", "ja", "ko", "pa", "pt", "ru",
                               "th", "uk", "vi", "yue", "zh", "zh_Hans", "zh_Hant"}) {
    const auto voice = voice_for(language);
    ASSERT_TRUE(voice) << language;
    EXPECT_NE(listed.output.find(" " + *voice + " "), std::string::npos) << *voice;
  }
}

TEST(Voices, AreNotMadeUpForALanguageThatHasNone) {
  for (const char* language : {"", "tl", "fil", "km", "lo", "hmn", "e", "english"})
    EXPECT_FALSE(voice_for(language)) << language;
}

}  // namespace
}  // namespace clearway::speech
