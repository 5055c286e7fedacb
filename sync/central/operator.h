// What the operator's subcommands do, on a center's data folder:
//
//   center.db        the store            receipt.seed   32 bytes, signs receipts
//   tls.pem tls.key  the TLS identity     center.request for `clearway org add-center`
//
// center.request is text, a line each: center=HEX, address=TEXT, receipt_key=HEX,
// certificate=HEX of the PEM. The folder is readable by its owner alone.
#pragma once

#include <filesystem>
#include <string>

#include "sync/central/center.h"

namespace clearway::central {

// Makes the folder's content. Errors: invalid_input for the address or key, or when there is
// a center in the folder already; not_found for a folder that cannot be made.
core::Result<> init(const std::filesystem::path& data, const std::string& address,
                    const std::string& root_hex);
core::Result<Center> open_center(const std::filesystem::path& data);

// Publishes a staff list that the office signed (ORG/statements/staff-<site>.signed). Returns what
// to say. Errors: those of Center::publish, not_found for the file.
core::Result<std::string> publish(Center& center, const std::filesystem::path& list);

struct TlsIdentity {
  std::string certificate_pem;
  std::string private_key_pem;
};
core::Result<TlsIdentity> read_tls(const std::filesystem::path& data);

// Every entry and wrap as <hash of the bytes>.entry or .wrap, sealed as they are.
core::Result<Counts> dump(const Store& store, const std::filesystem::path& out);

// A line for each epoch: "epoch 1: 12 arrived, last offered 14, never arrived 3, 13-14".
core::Result<std::string> arrivals(const Store& store, core::DeviceId device);

// A line for each device: its id, epoch and site, when it was enrolled and last seen, its name, and
// since when it is revoked.
core::Result<std::string> device_list(const Store& store);

// As the program `clearway` has them: 2 bad usage, input or state; 3 wrong key; 4 busy; 5 offline;
// 6 internal error or damaged data.
int exit_status(core::ErrorCode code);
inline constexpr const char* kExitHelp =
    "Exit status: 0 done; 2 bad usage, input or state, nothing was done; 3 not signed by the\n"
    "organization's root; 4 busy, another program holds the store or the port; 5 no network;\n"
    "6 internal error, full disk or damaged data.";

std::string status_text(const Info& info, const Counts& counts);
std::string status_json(const Info& info, const Counts& counts);

}  // namespace clearway::central
