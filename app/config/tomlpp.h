// toml++ with its assertions replaced. Private to toml.cpp.
//
// toml++ 3.3 takes some typing mistakes ("[,", "a = [ }") for bugs of its own: it asserts, and in
// a release build promises the compiler that they cannot be. A mistake in a file must not end
// the program, so here its assertions throw, in every build, and whoever parses catches it.
#pragma once

namespace clearway::config {

struct TomlAssertion {};
[[noreturn]] inline void throw_toml_assertion() { throw TomlAssertion{}; }

}  // namespace clearway::config

// NDEBUG would turn assertions into assumptions before ours is asked for.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) \
  (static_cast<bool>(expr) ? static_cast<void>(0) : ::clearway::config::throw_toml_assertion())
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")
