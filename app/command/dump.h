// A folder that `clearway-central dump` wrote (sealed entries and wraps, each file named by
// the hash of its bytes), taken into a vault of its own that is gone afterwards: it lies in
// a temporary folder under a key that never leaves this process.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/vault/vault.h"

namespace clearway::command {

class Dump {
 public:
  // Errors: not_found for no such folder; those of a new vault.
  static core::Result<Dump> read(const std::filesystem::path& folder);
  Dump(Dump&& other) noexcept = default;
  Dump& operator=(Dump&&) = delete;

  vault::Vault& vault() { return vault_; }
  // Names of files that are not what they say.
  const std::vector<std::string>& damaged() const { return damaged_; }

 private:
  class Scratch {  // a folder that takes itself away
   public:
    static core::Result<Scratch> make();
    Scratch(Scratch&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    Scratch& operator=(Scratch&&) = delete;
    ~Scratch();
    const std::filesystem::path& path() const { return path_; }

   private:
    explicit Scratch(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
  };
  Dump(Scratch scratch, vault::Vault vault)
      : scratch_(std::move(scratch)), vault_(std::move(vault)) {}

  Scratch scratch_;  // before the vault, so that it goes after it
  vault::Vault vault_;
  std::vector<std::string> damaged_;
};

}  // namespace clearway::command
