// What writes Chinese brings a plain SQLite into the program; the vault's must stay its own.
#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/input/engine.h"

namespace clearway::kiosk {
namespace {

std::string library_of(const char* function) {
  Dl_info info{};
  void* found = dlsym(RTLD_DEFAULT, function);
  return found != nullptr && dladdr(found, &info) != 0 ? info.dli_fname : "";
}

// SQLCipher is inside the program and shows no names; of the other only libchewing finds some.
TEST(Chinese, NeverStandsBetweenTheVaultAndItsCipher) {
  const auto composed = input::compose(input::Method::zhuyin, {"ㄨ", "ㄛ", "ˇ"});
  ASSERT_TRUE(composed) << composed.error().detail;
  EXPECT_EQ(composed->text, "我");
  EXPECT_NE(dlopen("libsqlite3.so.0", RTLD_NOLOAD | RTLD_LAZY), nullptr) << "it is there";
  for (const char* function : {"sqlite3_open_v2", "sqlite3_prepare_v2", "sqlite3_step"})
    EXPECT_EQ(library_of(function), "") << function;
}

}  // namespace
}  // namespace clearway::kiosk
