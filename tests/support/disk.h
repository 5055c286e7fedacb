// A disk that remembers and that fails on demand, for tests of what must survive.
//
// While a Disk lives, every change that this program makes to the files of one folder goes
// through it, SQLite's and our own alike: it stands in for libc's open, read, write, pread,
// pwrite, fsync, fdatasync, ftruncate, rename, unlink and remove, and hands on to the kernel. The
// real folder holds what a program sees; lay_out() makes what a power cut might have left of it.
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
    bool failed = false;  // of a sync: what it was to make safe may never be
  };
  // One that is read-only until it is healed (EROFS) also opens no file for writing.
  struct Fault {
    std::size_t at = 0;         // the step that fails; it is not done
    int error = 0;              // EIO, ENOSPC, EROFS
    bool until_healed = false;  // and every later step of its kind, else once
    bool torn = false;          // half of a write arrives before it fails
  };
  struct ReadFault {
    std::size_t at = 0;         // counted like steps, from the beginning; the error is EIO
    bool until_healed = false;  // and every later one, else once
    std::string file = {};      // of this file alone; empty: of any
  };

  explicit Disk(std::filesystem::path folder);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  // Done or refused, so far. What stands in the folder before the Disk lives counts as synced.
  const std::vector<Step>& steps() const { return steps_; }
  std::size_t reads() const { return reads_; }
  void fail(const Fault& fault) { fault_ = fault, failed_ = false; }
  void fail_reads(const ReadFault& fault) { read_fault_ = fault; }
  void heal() { fault_.reset(), read_fault_.reset(); }
  std::size_t strikes() const { return strikes_; }  // how often something was refused
  const std::map<std::string, int>& unread() const { return unread_; }  // file -> reads refused

  // What may lie on the disk when the power goes after the first `cut` steps: everything that
  // was synced, and of the rest an arbitrary part, in arbitrary order, torn at sectors of 512
  // bytes. A sync that failed leaves what it was for to chance, as Linux does: a later one that
  // succeeds does not write it again. With `Lying` each sync was said and not done.
  enum class Lying { no, yes };
  void lay_out(std::size_t cut, std::mt19937& random, const std::filesystem::path& into,
               Lying lying = Lying::no) const;

  // ---- for the functions that stand in for libc's -----------------------------------------
  std::optional<std::string> inside(const char* path) const;  // its name here
  std::optional<int> refuse(const Step& step);                // notes it; an errno to give
  bool refuse_read(const std::string& name);                  // counts it
  bool refuse_open(int flags);                                // for writing, of a read-only disk
  const std::filesystem::path& folder() const { return folder_; }
  std::map<int, std::string> open_files;  // descriptor -> name; "" is the folder itself

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string> before_;
  std::vector<Step> steps_;
  std::optional<Fault> fault_;
  std::optional<ReadFault> read_fault_;
  bool failed_ = false;  // the fault has struck
  std::size_t strikes_ = 0;
  std::size_t reads_ = 0;
  std::map<std::string, int> unread_;
};

}  // namespace clearway::support
