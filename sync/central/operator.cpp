#include "sync/central/operator.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/keys/certificate.h"
#include "sync/entry/trust.h"

namespace clearway::central {

using core::ErrorCode;
using core::fail;
using core::Result;
using std::filesystem::path;

namespace {

// Whole or not at all, and on the disk when it returns.
Result<> write_file(const path& file, core::ByteView bytes) {
  const path fresh = file.string() + ".new";
  const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return fail(ErrorCode::not_found, "central.write_file", "cannot create");
  bool good = true;
  for (auto rest = bytes; good && !rest.empty();) {
    const auto n = ::write(fd, rest.data(), rest.size());
    good = n > 0;
    if (good) rest = rest.subspan(static_cast<std::size_t>(n));
  }
  good = good && ::fsync(fd) == 0;
  ::close(fd);
  std::error_code error;
  if (good) std::filesystem::rename(fresh, file, error);
  if (!good || error) return fail(ErrorCode::storage_full, "central.write_file");
  return {};
}

Result<> write_file(const path& file, std::string_view text) {
  return write_file(file, core::as_bytes(text));
}

Result<std::string> read_file(const path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::not_found, "central.read_file", file.filename().string());
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<> make_folder(const path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(ErrorCode::not_found, "central.folder", "cannot create the folder");
  return {};
}

// The host of "https://host:port": what the certificate is for.
Result<std::string> host_of(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  const auto bad = [] {
    return fail(ErrorCode::invalid_input, "central.address", "expected https://HOST:PORT");
  };
  if (!address.starts_with(kScheme)) return bad();
  address.remove_prefix(kScheme.size());
  const auto colon = address.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == address.size()) return bad();
  if (address.find_first_not_of("0123456789", colon + 1) != std::string_view::npos) return bad();
  auto host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.empty() || host.find('/') != std::string_view::npos) return bad();
  return std::string(host);
}

Result<keys::VerifyKey> read_root(const std::string& hex) {
  const auto bytes = TRY(core::from_hex(hex));
  keys::VerifyKey root{};
  if (bytes.size() != root.size())
    return fail(ErrorCode::invalid_input, "central.root", "expected 64 hex digits");
  std::copy(bytes.begin(), bytes.end(), root.begin());
  return root;
}

// "2026-11-28T10:31Z", or "never".
std::string time_text(core::UnixTime time) {
  if (time == 0) return "never";
  const std::time_t seconds = time;
  std::tm parts{};
  std::array<char, 32> text{};
  if (::gmtime_r(&seconds, &parts) == nullptr) return "never";
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%MZ", &parts);
  return {text.data(), size};
}

// "3, 7-9": what of 1 to `last` is not in `have`, which is sorted.
std::string missing(const std::vector<std::uint64_t>& have, std::uint64_t last) {
  std::string text;
  std::uint64_t next = 1;
  const auto gap = [&](std::uint64_t end) {  // next to end, both inclusive
    if (next > end) return;
    text += (text.empty() ? "" : ", ") + std::to_string(next);
    if (end > next) text += "-" + std::to_string(end);
  };
  for (const auto sequence : have) {
    gap(sequence - 1);
    next = sequence + 1;
  }
  gap(last);
  return text;
}

}  // namespace

Result<> init(const path& data, const std::string& address, const std::string& root_hex) {
  const auto root = TRY(read_root(root_hex));
  const auto host = TRY(host_of(address));
  TRY(make_folder(data));
  if (std::filesystem::exists(data / "center.db"))
    return fail(ErrorCode::invalid_input, "central.init", "there is a center here already");
  const Info info{.center = keys::random_id<core::CenterId>(),
                  .server_epoch = 1,
                  .address = address,
                  .root = root};
  const auto seed = TRY(keys::Secret::random(32));
  const auto receipt_key = TRY(keys::SigningKey::from_seed(seed.view()));
  const auto tls = TRY(keys::make_certificate("clearway-central", host));
  TRY(write_file(data / "receipt.seed", seed.view()));
  TRY(write_file(data / "tls.pem", tls.certificate_pem));
  TRY(write_file(data / "tls.key", tls.private_key_pem));
  TRY(write_file(data / "center.request",
                 "center=" + info.center.hex() + "\naddress=" + address +
                     "\nreceipt_key=" + core::to_hex(receipt_key.verify) +
                     "\ncertificate=" + core::to_hex(core::as_bytes(tls.certificate_pem)) + "\n"));
  TRY(Store::create(data / "center.db", info));  // last: it says that the rest is there
  return {};
}

Result<Center> open_center(const path& data) {
  auto store = TRY(Store::open(data / "center.db"));
  auto seed = TRY(read_file(data / "receipt.seed"));
  auto key = keys::SigningKey::from_seed(core::as_bytes(seed));
  keys::wipe(seed);
  return Center(std::move(store), TRY(std::move(key)));
}

Result<TlsIdentity> read_tls(const path& data) {
  return TlsIdentity{TRY(read_file(data / "tls.pem")), TRY(read_file(data / "tls.key"))};
}

Result<Counts> dump(const Store& store, const path& out) {
  TRY(make_folder(out));
  Counts written;
  const auto write = [&](core::ByteView bytes, const char* kind) {
    return write_file(out / (core::to_hex(keys::hash(bytes)) + kind), bytes);
  };
  TRY(store.each_entry([&](core::ByteView bytes) -> Result<> {
    ++written.entries;
    return write(bytes, ".entry");
  }));
  TRY(store.each_wrap([&](core::ByteView bytes) -> Result<> {
    ++written.wraps;
    return write(bytes, ".wrap");
  }));
  return written;
}

Result<std::string> publish(Center& center, const path& list) {
  const auto text = TRY(read_file(list));
  const auto bytes = core::as_bytes(text);
  const auto staff = TRY(center.publish({bytes.begin(), bytes.end()}));
  return "staff list " + std::to_string(staff.version) + " of site " + staff.site.hex() +
         " goes to its machines with their next sync\n";
}

Result<std::string> arrivals(const Store& store, core::DeviceId id) {
  std::string text;
  for (const auto& device : TRY(store.epochs_of(id))) {
    const auto have = TRY(store.stored_sequences(device));
    const auto last = TRY(store.last_offered(device));
    const auto gaps = missing(have, last);
    text += "epoch " + std::to_string(device.epoch) + ": " + std::to_string(have.size()) +
            " arrived, last offered " + std::to_string(last) + ", never arrived " +
            (gaps.empty() ? "none" : gaps) + "\n";
  }
  return text;
}

Result<std::string> device_list(const Store& store) {
  const auto root = TRY(store.info()).root;
  std::string text;
  for (const auto& device : TRY(store.devices())) {
    const auto named = TRY(entry::read_device(root, device.statement));
    text += device.id.hex() + "  epoch " + std::to_string(device.epoch) + "  site " +
            named.site.hex() + "  enrolled " + time_text(device.enrolled) + "  seen " +
            time_text(device.seen) + "  " + named.name +
            (device.revoked != 0 ? "  revoked " + time_text(device.revoked) : "") + "\n";
  }
  return text;
}

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
    case ErrorCode::not_found:
    case ErrorCode::rejected:
      return 2;
    case ErrorCode::wrong_key:
      return 3;
    case ErrorCode::busy:
      return 4;
    case ErrorCode::offline:
      return 5;
    case ErrorCode::corrupt:
    case ErrorCode::storage_full:
    case ErrorCode::internal:
      return 6;
  }
  return 6;
}

std::string status_text(const Info& info, const Counts& counts) {
  const auto line = [](const char* name, std::int64_t value) {
    return std::string(name) + " " + std::to_string(value) + "\n";
  };
  return "center " + info.center.hex() + "\naddress " + info.address + "\n" +
         line("server epoch", info.server_epoch) + line("devices", counts.devices) +
         line("revoked", counts.revoked) + line("entries", counts.entries) +
         line("held", counts.held) + line("set aside", counts.set_aside) +
         line("wraps", counts.wraps) + line("erased", counts.erased);
}

std::string status_json(const Info& info, const Counts& counts) {
  const nlohmann::ordered_json json{{"center", info.center.hex()},
                                    {"address", info.address},
                                    {"server_epoch", info.server_epoch},
                                    {"devices", counts.devices},
                                    {"revoked", counts.revoked},
                                    {"entries", counts.entries},
                                    {"held", counts.held},
                                    {"set_aside", counts.set_aside},
                                    {"wraps", counts.wraps},
                                    {"erased", counts.erased}};
  return json.dump(2) + "\n";
}

}  // namespace clearway::central
