// Pages become paper through CUPS, and nothing stays behind: no personal word in a job's
// title, no file of ours, unfinished jobs can be canceled and are at a visit's end.
#pragma once

#include <memory>
#include <string>

#include "app/core/bytes.h"

namespace clearway::print {

enum class JobState { waiting, printing, done, canceled, failed };
struct Job {
  int id = 0;
  JobState state = JobState::waiting;
  std::string trouble;  // of a closed list: "", "no_paper", "jam", "offline", "unknown"
};

class Printer {
 public:
  // `queue` empty: the default queue. Errors: not_found when there is no such queue or no
  // print service at all (demo mode then saves as PDF, save.h).
  static core::Result<Printer> open(const std::string& queue);
  // Sends the pages from memory. The title is "papers". Errors: offline, rejected.
  core::Result<Job> print(core::ByteView pdf, int copies);
  // Once it is over, its pages are gone from the spool, and the next look finds nothing.
  core::Result<Job> look(int job);
  core::Result<> cancel(int job);  // and its pages are gone
  // Every job of ours; returns how many of them were not yet finished.
  core::Result<int> cancel_all();
  const std::string& queue() const { return queue_; }

 private:
  explicit Printer(std::string queue) : queue_(std::move(queue)) {}
  std::string queue_;
};

}  // namespace clearway::print
