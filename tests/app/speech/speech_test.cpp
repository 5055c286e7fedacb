#include "app/speech/speech.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace clearway::speech {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// A folder first in PATH with an `espeak-ng` of our own, which notes what it was given.
class SpeechTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "speech_test_XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    path_ = std::getenv("PATH");
  }
  void TearDown() override {
    ::setenv("PATH", path_.c_str(), 1);
    fs::remove_all(folder_);
  }
  void install(const std::string& body) {
    const fs::path script = folder_ / "espeak-ng";
    std::ofstream(script) << "#!/bin/sh\nPATH=" << path_ << "\ncd " << folder_.string() << "\n"
                          << body;
    fs::permissions(script, fs::perms::owner_all);
    ::setenv("PATH", (folder_.string() + ":" + path_).c_str(), 1);
  }
  static void wait(Speaker& speaker) {
    for (int i = 0; i < 3000 && speaker.speaking(); ++i) ::usleep(10'000);
    EXPECT_FALSE(speaker.speaking());
  }
  static bool no_children() { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

  fs::path folder_;
  std::string path_;
};

constexpr const char* kNoting = "printf '%s\\n' \"$@\" > argv\ncat > heard\n";

TEST_F(SpeechTest, TextGoesByPipeAndNeverByArgument) {
  install(kNoting);
  Speaker speaker;
  const std::string text = "Me llamo Ana Prueba, de Peñasquitos.\nSecond line; $(id) `id` --help";
  ASSERT_TRUE(speaker.say({.language = "es-419", .words_per_minute = 140, .volume = 80}, text));
  wait(speaker);
  EXPECT_EQ(read_all(folder_ / "heard"), text);
  EXPECT_EQ(read_all(folder_ / "argv"), "--stdin\n-b1\n-ves-419\n-s140\n-a80\n");
}

TEST_F(SpeechTest, SpeedAndVolumeAreClamped) {
  install(kNoting);
  Speaker speaker;
  ASSERT_TRUE(speaker.say({.language = "en", .words_per_minute = 9000, .volume = -4}, "hello"));
  wait(speaker);
  EXPECT_EQ(read_all(folder_ / "argv"), "--stdin\n-b1\n-ven\n-s250\n-a0\n");
}

TEST_F(SpeechTest, AVoiceThatCouldBeAnOptionIsRefused) {
  install(kNoting);
  Speaker speaker;
  for (const char* voice : {"", "-w", "en us", "../x", "EN"}) {
    SCOPED_TRACE(voice);
    const auto said = speaker.say({.language = voice}, "hello");
    ASSERT_FALSE(said);
    EXPECT_EQ(said.error().code, core::ErrorCode::invalid_input);
  }
}

TEST_F(SpeechTest, NoVoiceInstalledIsNotFound) {
  ::setenv("PATH", folder_.c_str(), 1);
  Speaker speaker;
  const auto said = speaker.say({}, "hello");
  ASSERT_FALSE(said);
  EXPECT_EQ(said.error().code, core::ErrorCode::not_found);
  EXPECT_FALSE(speaker.speaking());
  EXPECT_TRUE(no_children());
}

TEST_F(SpeechTest, StopEndsAndReapsTheChild) {
  install("exec sleep 1000\n");
  {
    Speaker speaker;
    ASSERT_TRUE(speaker.say({}, "hello"));
    EXPECT_TRUE(speaker.speaking());
    speaker.stop();
    EXPECT_FALSE(speaker.speaking());
    EXPECT_TRUE(no_children());
    ASSERT_TRUE(speaker.say({}, "again"));
  }
  EXPECT_TRUE(no_children());
}

TEST_F(SpeechTest, PausesAndGoesOn) {
  install("cat > heard\nfor i in 1 2 3; do sleep 0.1; done\ntouch ended\n");
  Speaker speaker;
  ASSERT_TRUE(speaker.say({}, "hello"));
  speaker.pause(true);
  for (int i = 0; i < 100; ++i) ::usleep(10'000);
  EXPECT_FALSE(fs::exists(folder_ / "ended"));
  EXPECT_TRUE(speaker.speaking());
  speaker.pause(false);
  wait(speaker);
  EXPECT_TRUE(fs::exists(folder_ / "ended"));
  ASSERT_TRUE(speaker.say({}, "again"));
  speaker.pause(true);
  speaker.stop();
  EXPECT_TRUE(no_children()) << "also while it pauses";
}

TEST_F(SpeechTest, TheNextUtteranceReplacesTheLast) {
  install("cat > heard.$$\nmv heard.$$ heard\nexec sleep 1000\n");
  Speaker speaker;
  ASSERT_TRUE(speaker.say({}, "first"));
  install("cat > heard2\n");
  ASSERT_TRUE(speaker.say({}, "second"));
  wait(speaker);
  EXPECT_EQ(read_all(folder_ / "heard2"), "second");
  EXPECT_TRUE(no_children());
}

TEST_F(SpeechTest, TheLongestAnswerDoesNotWaitForAVoiceThatReadsNothing) {
  install("exec sleep 1000\n");
  Speaker speaker;
  ASSERT_TRUE(speaker.say({}, std::string(std::size_t{64} << 10, 'a')));
  EXPECT_TRUE(speaker.speaking());
}

TEST_F(SpeechTest, AVoiceThatDiesAtOnceIsAnErrorAndNotASignal) {
  install("exit 1\n");
  Speaker speaker;
  // More than any buffer holds, so the end of the child is always met while sending.
  const auto said = speaker.say({}, std::string(std::size_t{8} << 20, 'a'));
  ASSERT_FALSE(said);
  EXPECT_EQ(said.error().code, core::ErrorCode::internal);
  EXPECT_TRUE(no_children());
}

TEST_F(SpeechTest, TheRealVoiceReadsItsText) {
  if (::system("command -v espeak-ng >/dev/null") != 0) GTEST_SKIP() << "espeak-ng not installed";
  // The same program and arguments, only into a file instead of a loudspeaker.
  install("exec " + [] {
    std::string found;
    if (FILE* pipe = ::popen("command -v espeak-ng", "r")) {
      for (int c = std::fgetc(pipe); c != EOF && c != '\n'; c = std::fgetc(pipe))
        found += static_cast<char>(c);
      ::pclose(pipe);
    }
    return found;
  }() + " -w spoken.wav \"$@\"\n");
  Speaker speaker;
  ASSERT_TRUE(speaker.say({.language = "es-419"}, "Buenos días. ¿Qué desea hacer hoy?"));
  wait(speaker);
  const std::string wav = read_all(folder_ / "spoken.wav");
  EXPECT_EQ(wav.substr(0, 4), "RIFF");
  EXPECT_GT(wav.size(), 20'000U);
}

}  // namespace
}  // namespace clearway::speech
