// One round of sync: offer what is waiting until nothing moves, then fetch what is new.
//
// The vault and the network stay strangers: values cross through Ports, so that in the kiosk
// each port can post to the vault's own thread and wait for the answer.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/vault/vault.h"
#include "sync/client/client.h"
#include "sync/entry/trust.h"

namespace clearway::station {

// What a round needs of the vault. Every port may fail; the round ends with that error.
struct Ports {
  std::function<core::Result<std::vector<vault::StoredEntry>>(std::size_t limit)> waiting;
  std::function<core::Result<std::vector<entry::Wrap>>(std::size_t limit)> waiting_wraps;
  std::function<core::Result<>(const entry::Receipt&)> keep_receipt;
  std::function<core::Result<>(core::EntryId, const std::string& reason)> set_aside;
  std::function<core::Result<>(const std::vector<core::WrapId>&)> wraps_stored;
  std::function<core::Result<>(
      const std::vector<core::Bytes>& entries, const std::vector<entry::Wrap>& wraps,
      const std::vector<core::WrapId>& destroyed, const std::string& cursor,
      const std::vector<vault::HeldErasure>& erasures)>
      keep_pulled;
  std::function<core::Result<std::vector<vault::HeldErasure>>(std::size_t limit)> waiting_erasures;
  std::function<core::Result<>(const entry::ErasureReceipt&)> keep_erasure_receipt;
  std::function<core::Result<std::string>()> begin_pull;  // the cursor to begin with
  // The center's epoch of the last round (0: none yet). After keep_server_epoch with a new
  // one, whatever has no receipt of that epoch is waiting again.
  std::function<core::Result<std::uint32_t>()> server_epoch;
  std::function<core::Result<>(core::CenterId, std::uint32_t)> keep_server_epoch;
  // The site's staff list: the version in force here, and a newer one that the center handed on.
  // Returns whether it is in force now; one that the root did not sign never is.
  std::function<core::Result<std::uint64_t>()> staff_version;
  std::function<core::Result<bool>(const entry::Signed&)> keep_staff_list;
};
class Station;
// For one thread; what they are of must outlive them. A vault alone has no staff list.
Ports direct_ports(Station& station);
Ports direct_ports(vault::Vault& vault);

// What a round needs of the network: the two calls of client::Client.
struct Line {
  std::function<core::Result<entry::PushReply>(const entry::PushRequest&, std::stop_token)> push;
  std::function<core::Result<entry::PullReply>(const entry::PullRequest&, std::stop_token)> pull;
};
Line line_of(client::Client& client);  // the client must outlive it

// Whose receipts count: this device's, from the center that the root signed. Whose erasures
// count: those of devices that the root signed.
struct SyncTrust {
  core::DeviceId device;
  core::CenterId center;
  keys::VerifyKey receipt_key{};
  keys::VerifyKey root{};
};

struct SyncResult {
  int pushed = 0;        // entries sent
  int safe = 0;          // of them, with a verified receipt
  int set_aside = 0;     // refused by the center with a reason
  int waiting = 0;       // sent and not yet safe
  int wraps = 0;         // wraps the center stored
  int pulled = 0;        // entries fetched
  int erasures = 0;      // erasures the center has confirmed
  int erased = 0;        // erasures of other desks fetched, and done here
  int unreadable = 0;    // items of the feed that do not decode or verify; skipped
  int staff_lists = 0;   // newer ones that are in force now
  int bad_receipts = 0;  // receipts that do not verify; what they name stays waiting
  std::uint32_t server_epoch = 0;
};

// Errors: offline, rejected, corrupt from the line; whatever a port gives. What was kept
// before an error stays kept. A stop request ends the round early with what it has.
core::Result<SyncResult> sync_round(const Ports& ports, const Line& line, const SyncTrust& trust,
                                    std::stop_token stop = {});

// True when the receipt is the center's word on exactly this link.
bool good_receipt(const entry::Receipt& receipt, const entry::Link& link, const SyncTrust& trust);

}  // namespace clearway::station
