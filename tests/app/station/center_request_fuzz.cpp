// The request file that a center's operator hands to the office: what the root signs of it can be
// read again, and anything else is an error.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

#include "app/station/organization.h"
#include "tests/support/temp_dir.h"

using namespace clearway;

namespace {

// The root's key is the fuzzer's own; the folder goes when the program ends.
struct Office {
  support::TempDir scratch{support::TempDir::fast()};
  station::Organization organization{scratch.path(),
                                     "Test Clinic",
                                     1,
                                     *keys::SigningKey::from_seed(core::Bytes(32, 7)),
                                     *keys::BoxKey::from_secret(core::Bytes(32, 9)),
                                     true};
  Office() { std::filesystem::create_directory(scratch / "statements"); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Office kOffice;
  const int file = ::memfd_create("center.request", MFD_CLOEXEC);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  const auto added =
      station::add_center(kOffice.organization, "/proc/self/fd/" + std::to_string(file));
  ::close(file);
  if (!added) return 0;
  const auto statement = station::read_statement(kOffice.organization.folder, "center");
  if (!statement) __builtin_trap();
  const auto read = entry::read_center(kOffice.organization.root.verify, *statement);
  if (!read || read->center != added->center || read->address != added->address) __builtin_trap();
  return 0;
}
