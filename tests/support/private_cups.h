// A print service of the test's own: cupsd on a free loopback port, with everything it
// writes in one temporary folder. It ends, by its process id, with the object. Needs root,
// because cupsd does; start() says so.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "app/core/result.h"

namespace clearway::support {

class PrivateCups {
 public:
  // Errors: not_found when cupsd is not installed or we are not root; internal when it does
  // not answer.
  static core::Result<PrivateCups> start();
  PrivateCups(PrivateCups&& other) noexcept;
  PrivateCups& operator=(PrivateCups&&) = delete;
  ~PrivateCups();

  // A queue that copies each job unchanged into `file`; the last one stays there. While
  // there is a file "<file>.empty" its printer reports an empty tray and waits.
  core::Result<> add_queue(const std::string& name, const std::filesystem::path& file);
  core::Result<> make_default(const std::string& name);
  core::Result<> stop_queue(const std::string& name);    // jobs wait
  core::Result<> resume_queue(const std::string& name);  // and go on

  std::string server() const;  // for CUPS_SERVER: "127.0.0.1:40123"
  const std::filesystem::path& folder() const { return folder_; }
  // Documents of jobs that lie on disk now.
  int documents_in_spool() const;

 private:
  PrivateCups() = default;
  core::Result<> run(const std::string& command) const;
  std::filesystem::path folder_;
  int port_ = 0;
  pid_t child_ = -1;
};

}  // namespace clearway::support
