#include "app/print/print.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>

#include "tests/support/private_cups.h"

namespace clearway::print {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Printing does not look inside: a header that makes it a PDF, then bytes of all values.
std::string some_pages() {
  std::string pdf = "%PDF-1.4\n";
  for (int i = 0; i < 40'000; ++i) pdf += static_cast<char>((i * 7 + i / 256) & 0xff);
  return pdf + "\n%%EOF\n";
}

bool eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 1000; ++i) {
    if (holds()) return true;
    ::usleep(20'000);
  }
  return false;
}

class PrintTest : public testing::Test {
 protected:
  void SetUp() override {
    auto started = support::PrivateCups::start();
    if (!started && started.error().code == ErrorCode::not_found)
      GTEST_SKIP() << core::describe(started.error());
    ASSERT_TRUE(started) << core::describe(started.error());
    cups_.emplace(*std::move(started));
    ::setenv("CUPS_SERVER", cups_->server().c_str(), 1);
    paper_ = cups_->folder() / "paper";
    const auto added = cups_->add_queue("kiosk", paper_);
    ASSERT_TRUE(added) << core::describe(added.error());
  }
  void TearDown() override { ::unsetenv("CUPS_SERVER"); }

  std::optional<support::PrivateCups> cups_;
  fs::path paper_;
};

TEST_F(PrintTest, PagesArriveByteForByteAndNothingStaysInTheSpool) {
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer) << core::describe(printer.error());
  const std::string pages = some_pages();
  const auto job = printer->print(core::as_bytes(pages), 1);
  ASSERT_TRUE(job) << core::describe(job.error());
  EXPECT_GT(job->id, 0);
  EXPECT_TRUE(eventually([&] {
    const auto seen = printer->look(job->id);
    return seen && seen->state == JobState::done;
  }));
  EXPECT_TRUE(read_all(paper_) == pages) << read_all(paper_).size();
  EXPECT_EQ(cups_->documents_in_spool(), 0) << "the service itself would keep them for a day";
  EXPECT_EQ(printer->look(job->id).error().code, ErrorCode::not_found);
}

// The kiosk may have been switched off before it saw that they came out.
TEST_F(PrintTest, FinishedPagesThatNobodySawGoToo) {
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  const std::string pages = some_pages();
  ASSERT_TRUE(printer->print(core::as_bytes(pages), 1));
  EXPECT_TRUE(eventually([&] { return read_all(paper_) == pages; }));
  EXPECT_TRUE(eventually([&] {
    EXPECT_TRUE(printer->cancel_all());
    return cups_->documents_in_spool() == 0;
  }));
}

TEST_F(PrintTest, ANewJobOfAStoppedQueueWaitsAndCancelAllCancelsIt) {
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  ASSERT_TRUE(cups_->stop_queue("kiosk"));
  const std::string pages = some_pages();
  const auto first = printer->print(core::as_bytes(pages), 1);
  const auto second = printer->print(core::as_bytes(pages), 2);
  ASSERT_TRUE(first) << core::describe(first.error());
  ASSERT_TRUE(second) << core::describe(second.error());
  const auto waiting = printer->look(first->id);
  ASSERT_TRUE(waiting) << core::describe(waiting.error());
  EXPECT_EQ(waiting->state, JobState::waiting);
  EXPECT_EQ(waiting->trouble, "offline");
  EXPECT_EQ(cups_->documents_in_spool(), 2);

  const auto canceled = printer->cancel_all();
  ASSERT_TRUE(canceled) << core::describe(canceled.error());
  EXPECT_EQ(*canceled, 2);
  for (const int id : {first->id, second->id})
    EXPECT_EQ(printer->look(id).error().code, ErrorCode::not_found);
  EXPECT_TRUE(eventually([&] { return cups_->documents_in_spool() == 0; }));
  EXPECT_EQ(printer->cancel_all().value(), 0);
  EXPECT_EQ(read_all(paper_), "");
}

TEST_F(PrintTest, AnEmptyTrayIsSaidAndTheJobGoesOnWhenItIsFilled) {
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  std::ofstream(paper_.string() + ".empty") << "x";
  const std::string pages = some_pages();
  const int job = printer->print(core::as_bytes(pages), 1).value().id;
  EXPECT_TRUE(eventually([&] { return printer->look(job).value().trouble == "no_paper"; }));
  EXPECT_EQ(printer->look(job).value().state, JobState::printing);
  fs::remove(paper_.string() + ".empty");
  EXPECT_TRUE(eventually([&] { return printer->look(job).value().state == JobState::done; }));
  EXPECT_TRUE(read_all(paper_) == pages) << read_all(paper_).size();
}

TEST_F(PrintTest, SomebodyElsesJobIsLeftAlone) {
  ASSERT_TRUE(cups_->stop_queue("kiosk"));
  const fs::path other = cups_->folder() / "other.txt";
  std::ofstream(other) << "a volunteer's own page\n";
  const std::string lp = "CUPS_SERVER=" + cups_->server() + " lp -U volunteer -d kiosk " +
                         other.string() + " >/dev/null";
  ASSERT_EQ(std::system(lp.c_str()), 0);
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  const std::string pages = some_pages();
  const auto ours = printer->print(core::as_bytes(pages), 1);
  ASSERT_TRUE(ours);
  EXPECT_EQ(printer->cancel_all().value(), 1);
  const auto theirs = printer->look(ours->id - 1);
  ASSERT_TRUE(theirs) << core::describe(theirs.error());
  EXPECT_EQ(theirs->state, JobState::waiting);
}

TEST_F(PrintTest, CancelStopsOneJob) {
  ASSERT_TRUE(cups_->stop_queue("kiosk"));
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  const std::string pages = some_pages();
  const int first = printer->print(core::as_bytes(pages), 1).value().id;
  const int second = printer->print(core::as_bytes(pages), 1).value().id;
  ASSERT_TRUE(printer->cancel(first));
  EXPECT_EQ(printer->look(first).error().code, ErrorCode::not_found);
  EXPECT_EQ(printer->look(second).value().state, JobState::waiting);
  ASSERT_TRUE(cups_->resume_queue("kiosk"));
  EXPECT_TRUE(eventually([&] { return printer->look(second).value().state == JobState::done; }));
  EXPECT_TRUE(read_all(paper_) == pages) << read_all(paper_).size();
  EXPECT_EQ(printer->cancel(first).error().code, ErrorCode::not_found);
  EXPECT_EQ(printer->look(9999).error().code, ErrorCode::not_found);
}

TEST_F(PrintTest, AJobCarriesNoWordOfAPerson) {
  ASSERT_TRUE(cups_->stop_queue("kiosk"));
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  const std::string pages = some_pages();
  ASSERT_TRUE(printer->print(core::as_bytes(pages), 1));
  const fs::path list = cups_->folder() / "list";
  const std::string lpstat = "CUPS_SERVER=" + cups_->server() + " lpstat -l -o > " + list.string();
  ASSERT_EQ(std::system(lpstat.c_str()), 0);
  EXPECT_NE(read_all(list).find("clearway"), std::string::npos) << read_all(list);
}

TEST_F(PrintTest, TheDefaultQueueIsFoundByNoName) {
  EXPECT_EQ(Printer::open("").error().code, ErrorCode::not_found);
  ASSERT_TRUE(cups_->make_default("kiosk"));
  const auto printer = Printer::open("");
  ASSERT_TRUE(printer) << core::describe(printer.error());
  EXPECT_EQ(printer->queue(), "kiosk");
}

TEST_F(PrintTest, AQueueThatIsNotThereIsNotFound) {
  const auto printer = Printer::open("upstairs");
  ASSERT_FALSE(printer);
  EXPECT_EQ(printer.error().code, ErrorCode::not_found);
}

TEST_F(PrintTest, AServiceThatWentAwayIsOffline) {
  auto printer = Printer::open("kiosk");
  ASSERT_TRUE(printer);
  cups_.reset();
  const std::string pages = some_pages();
  EXPECT_EQ(printer->print(core::as_bytes(pages), 1).error().code, ErrorCode::offline);
  EXPECT_EQ(printer->look(1).error().code, ErrorCode::offline);
  EXPECT_EQ(printer->cancel_all().error().code, ErrorCode::offline);
}

TEST(Printer, NoPrintServiceIsNotFound) {
  ::setenv("CUPS_SERVER", "127.0.0.1:1", 1);
  const auto printer = Printer::open("kiosk");
  ::unsetenv("CUPS_SERVER");
  ASSERT_FALSE(printer);
  EXPECT_EQ(printer.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::print
