#include "app/command/exit_code.h"

#include <cstdio>
#include <string>

namespace clearway::command {
namespace {

using core::ErrorCode;

const char* advice(const core::Error& error) {
  const std::string_view where = error.where;
  switch (error.code) {
    case ErrorCode::busy:
      if (where.starts_with("station.")) return "";  // too many tries: it says itself how long
      return "another program holds it; a running kiosk does. Stop it first.";
    case ErrorCode::wrong_key:
      return "that key, code or passphrase does not open it.";
    case ErrorCode::offline:
      return "no connection to the center. Nothing is lost; try again later.";
    case ErrorCode::corrupt:
      if (!where.starts_with("vault.")) return "";
      return "the store is damaged. Nothing was changed. Save what can be read: clearway vault "
             "salvage --to NEW";
    case ErrorCode::storage_full:
      return "the disk is full; nothing was written. Free some space and try again.";
    default:
      return "";
  }
}

}  // namespace

Exit exit_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
    case ErrorCode::not_found:
    case ErrorCode::rejected:
      return Exit::usage;
    case ErrorCode::wrong_key:
      return Exit::wrong_key;
    case ErrorCode::busy:
      return Exit::busy;
    case ErrorCode::offline:
      return Exit::offline;
    case ErrorCode::corrupt:
    case ErrorCode::storage_full:
    case ErrorCode::internal:
      return Exit::internal;
  }
  return Exit::internal;
}

Exit report(const core::Error& error) {
  std::fprintf(stderr, "clearway: %s\n", core::describe(error).c_str());
  const std::string more = advice(error);
  if (!more.empty()) std::fprintf(stderr, "  %s\n", more.c_str());
  return exit_of(error.code);
}

const char* exit_help() {
  return "Exit status: 0 done; 1 problems found and printed; 2 bad usage, input or state; 3 wrong\n"
         "key, passphrase or code; 4 busy, the kiosk holds the vault; 5 offline; 6 internal error\n"
         "or damaged data.";
}

}  // namespace clearway::command
