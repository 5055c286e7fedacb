// What organization.cpp and its neighbours share. Private to this folder.
#pragma once

#include <filesystem>
#include <string>

#include "app/keys/crypto.h"
#include "sync/entry/trust.h"

namespace clearway::station {

core::Result<keys::VerifyKey> read_root(const std::filesystem::path& folder);
core::Result<> write_statement(const std::filesystem::path& folder, const std::string& name,
                               const entry::Signed& statement);

}  // namespace clearway::station
