#include "app/command/dump.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "app/station/files.h"
#include "sync/entry/entry.h"
#include "sync/entry/wrap.h"

namespace clearway::command {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

struct Contents {
  std::vector<core::Bytes> entries;
  std::vector<entry::Wrap> wraps;
  std::vector<core::WrapId> replaced;
};

bool is_entry(core::ByteView bytes) {
  constexpr std::string_view kMagic = "CWE1";
  return bytes.size() >= kMagic.size() &&
         std::ranges::equal(bytes.first(kMagic.size()), core::as_bytes(kMagic));
}

// A name of 64 hex digits is the hash of what is inside; any other name says nothing.
bool name_fits(const fs::path& file, core::ByteView bytes) {
  const std::string stem = file.stem().string();
  if (stem.size() != 64 || !core::from_hex(stem)) return true;
  return stem == core::to_hex(keys::hash(bytes));
}

core::Result<> take(const fs::path& file, Contents& contents) {
  auto bytes = TRY(station::read_small(file, entry::kMaxEntry));
  if (!name_fits(file, bytes)) return core::fail(ErrorCode::corrupt, "command.dump");
  if (is_entry(bytes)) {
    TRY(entry::read_header(bytes));
    contents.entries.push_back(std::move(bytes));
    return {};
  }
  contents.wraps.push_back(TRY(entry::decode_wrap(bytes)));
  if (contents.wraps.back().replaces) contents.replaced.push_back(*contents.wraps.back().replaces);
  return {};
}

}  // namespace

core::Result<Dump::Scratch> Dump::Scratch::make() {
  std::string name = (fs::temp_directory_path() / "clearway-dump-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    return core::fail(ErrorCode::internal, "command.dump", std::strerror(errno));
  }
  return Scratch(name);
}

Dump::Scratch::~Scratch() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

core::Result<Dump> Dump::read(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    return core::fail(ErrorCode::not_found, "command.dump", folder.string());
  }
  auto scratch = TRY(Scratch::make());
  const auto key = TRY(keys::Secret::random(32));
  auto vault = TRY(vault::Vault::open(scratch.path(), key.view()));
  Dump dump(std::move(scratch), std::move(vault));
  Contents contents;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    if (!take(file.path(), contents)) dump.damaged_.push_back(file.path().filename().string());
  }
  std::ranges::sort(dump.damaged_);
  TRY(dump.vault_.keep_pulled(contents.entries, contents.wraps, contents.replaced, ""));
  return dump;
}

}  // namespace clearway::command
