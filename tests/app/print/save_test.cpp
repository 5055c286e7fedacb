#include "app/print/save.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace clearway::print {
namespace {

namespace fs = std::filesystem;

TEST(Save, EachPacketGetsAFileOfItsOwnThatOnlyTheOwnerReads) {
  std::string pattern = (fs::temp_directory_path() / "save_test_XXXXXX").string();
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  const fs::path folder = fs::path(pattern) / "deeper" / "papers";
  const auto first = save_as_pdf(folder, core::as_bytes("%PDF one"));
  const auto second = save_as_pdf(folder, core::as_bytes("%PDF two"));
  ASSERT_TRUE(first) << core::describe(first.error());
  ASSERT_TRUE(second);
  EXPECT_EQ(first->filename(), "papers-1.pdf");
  EXPECT_EQ(second->filename(), "papers-2.pdf");
  EXPECT_EQ(fs::status(*first).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  std::ifstream in(*first, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "%PDF one");
  fs::remove_all(pattern);
}

TEST(Save, AFolderThatCannotBeIsNotFound) {
  const auto saved = save_as_pdf("/proc/no/such", core::as_bytes("%PDF"));
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().code, core::ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::print
