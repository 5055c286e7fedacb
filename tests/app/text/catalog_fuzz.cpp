// A .po file from anywhere: loading it never crashes or ends the program, and what it accepts
// can be asked for anything.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

#include "app/text/catalog.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace clearway::text;
  const int file = ::memfd_create("fuzz.po", MFD_CLOEXEC);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  const auto catalog = Catalog::load("/proc/self/fd/" + std::to_string(file), "xx");
  ::close(file);
  if (!catalog) return 0;
  for (const long n : {0L, 1L, 2L, 5L, 11L, 100L, -1L}) catalog->plural("{n} case", "{n} cases", n);
  if (!valid_utf8(catalog->get("Back"))) std::abort();
  return 0;
}
