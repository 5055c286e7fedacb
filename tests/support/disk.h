// A disk that remembers and that fails on demand, for tests of what must survive.
//
// While a Disk lives, every change that this program makes to the files of one folder goes
// through it, SQLite's and our own alike: it stands in for libc's open, write, pwrite, fsync,
// fdatasync, ftruncate, rename and unlink, and hands on to the kernel. The real folder holds
// what a program sees; lay_out() makes what a power cut might have left of it.
//
//   Disk disk(folder);
//   … work …
//   disk.lay_out(cut, random, image);   // after `cut` steps the power went
//   disk.fail({.at = 17, .error = ENOSPC, .until_healed = true});
//
// One at a time, one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace clearway::support {

class Disk {
 public:
  enum class Kind { create, write, truncate, sync, rename, remove, sync_folder };
  struct Step {
    Kind kind = Kind::write;
    std::string file;         // name inside the folder
    std::string to;           // of a rename
    std::int64_t offset = 0;  // of a write; the new size of a truncation
    std::string bytes;
  };
  struct Fault {
    std::size_t at = 0;         // the step that fails; it is not done
    int error = 0;              // EIO, ENOSPC, EROFS
    bool until_healed = false;  // and every later step of its kind, else once
    bool torn = false;          // half of a write arrives before it fails
  };

  explicit Disk(std::filesystem::path folder);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  // Done or refused, so far. What stands in the folder before the Disk lives counts as synced.
  const std::vector<Step>& steps() const { return steps_; }
  void fail(const Fault& fault) { fault_ = fault; }
  void fail_reads(bool failing) { reads_fail_ = failing; }
  void heal() { fault_.reset(), reads_fail_ = false; }
  bool failed() const { return failed_; }  // a fault has struck

  // What may lie on the disk when the power goes after the first `cut` steps: everything that
  // was synced, and of the rest an arbitrary part, in arbitrary order, torn at sectors of 512
  // bytes. With `lost_syncs` the disk lied each time it said that it had synced.
  enum class Lying { no, yes };
  void lay_out(std::size_t cut, std::mt19937& random, const std::filesystem::path& into,
               Lying lying = Lying::no) const;

  // ---- for the functions that stand in for libc's -----------------------------------------
  std::optional<std::string> inside(const char* path) const;  // its name here
  std::optional<int> refuse(const Step& step);                // notes it; an errno to give
  bool reads_fail() const { return reads_fail_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::map<int, std::string> open_files;  // descriptor -> name; "" is the folder itself

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string> before_;
  std::vector<Step> steps_;
  std::optional<Fault> fault_;
  bool failed_ = false;
  bool reads_fail_ = false;
};

}  // namespace clearway::support
