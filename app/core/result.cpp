#include "app/core/result.h"

#include <fmt/format.h>

namespace clearway::core {

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
      return "invalid_input";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::wrong_key:
      return "wrong_key";
    case ErrorCode::corrupt:
      return "corrupt";
    case ErrorCode::storage_full:
      return "storage_full";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::offline:
      return "offline";
    case ErrorCode::rejected:
      return "rejected";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

std::string describe(const Error& error) {
  return error.detail.empty()
             ? fmt::format("{} in {}", name_of(error.code), error.where)
             : fmt::format("{} in {}: {}", name_of(error.code), error.where, error.detail);
}

}  // namespace clearway::core
