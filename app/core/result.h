// Result<T>: the one way a function here reports that it could not do its job.
//
// Expected failures (wrong key, full disk, no network, bad input) are values of type
// Error. A broken invariant is a bug: assert, and let the supervisor restart the program.
// Nothing throws across a library boundary.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace clearway::core {

// What the caller can do about it.
enum class ErrorCode {
  invalid_input,  // the caller's data breaks a documented rule; say which
  not_found,      // no such row, file, record or rule
  wrong_key,      // it exists, but this key, code or passphrase does not open it
  corrupt,        // bytes from disk, stick or wire fail a check
  storage_full,   // nothing was written
  busy,           // another program owns it; retry or say so
  offline,        // no route to the center; keep and retry
  rejected,       // the other side understood and refused; do not retry as is
  internal,       // our bug; show the general screen and log the event
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  const char* where = "";  // static text, "vault.open"
  std::string detail;      // for an operator; never a person's word
};

// tl::expected 1.0 is not [[nodiscard]]; this is, so a dropped failure does not compile.
template <class T = void>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result() = default;
};

inline tl::unexpected<Error> fail(ErrorCode code, const char* where, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, where, std::move(detail)});
}

// Stable lower-case word for logs and JSON, for instance "wrong_key".
const char* name_of(ErrorCode code);

// "wrong_key in vault.open: detail" for an operator's terminal.
std::string describe(const Error& error);

namespace detail {
template <class T>
T take(Result<T>&& result) {
  return *std::move(result);
}
inline void take(Result<void>&&) {}
}  // namespace detail

}  // namespace clearway::core

// Evaluates to the value of a Result, or returns its Error from the enclosing function.
// A gcc and clang statement expression, hence __extension__.
#define CLEARWAY_TRY_IMPL(name, expr)                                            \
  __extension__({                                                                \
    auto name = (expr);                                                          \
    if (!name) [[unlikely]]                                                      \
      return ::tl::unexpected<::clearway::core::Error>(std::move(name).error()); \
    ::clearway::core::detail::take(std::move(name));                             \
  })
#define CLEARWAY_TRY_CAT2(a, b) a##b
#define CLEARWAY_TRY_CAT(a, b) CLEARWAY_TRY_CAT2(a, b)
#define TRY(expr) CLEARWAY_TRY_IMPL(CLEARWAY_TRY_CAT(try_result_, __COUNTER__), expr)
