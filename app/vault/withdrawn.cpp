#include "app/vault/withdrawn.h"

#include <set>

#include "app/vault/byte_io.h"
#include "app/vault/files.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr std::string_view kWithdrawnMagic = "CWW1";
constexpr std::string_view kWithdrawnDomain = "clearway/v1/withdrawn";
constexpr std::size_t kMostBytes = std::size_t{16} << 20;

Result<> add(ByteReader& in, std::vector<HeldErasure>& out) {
  HeldErasure held;
  held.erasure = TRY(entry::decode_erasure(in.view(entry::kErasureSize)));
  held.server_epoch = in.number<std::uint32_t>();
  const auto signer = in.view(in.number<std::uint16_t>());
  held.signer.assign(signer.begin(), signer.end());
  if (!in.ok()) return fail(ErrorCode::corrupt, "vault.withdrawn");
  out.push_back(std::move(held));
  return {};
}

Result<> erase_again(Database& database, const std::vector<HeldErasure>& forgotten) {
  auto txn = TRY(Transaction::begin(database));
  for (const auto& held : forgotten) TRY(erase(txn, held));
  TRY(txn.commit());
  database.checkpoint();
  return {};
}

}  // namespace

Result<core::Bytes> encode_withdrawn(const std::vector<HeldErasure>& held) {
  ByteWriter out;
  out.number(static_cast<std::uint32_t>(held.size()));
  for (const auto& one : held) {
    if (one.signer.size() > UINT16_MAX) return fail(ErrorCode::invalid_input, "vault.withdrawn");
    out.bytes(entry::encode(one.erasure));
    out.number(one.server_epoch);
    out.number(static_cast<std::uint16_t>(one.signer.size()));
    out.bytes(one.signer);
  }
  if (out.size() > kMostBytes) return fail(ErrorCode::invalid_input, "vault.withdrawn");
  return out.take();
}

Result<std::vector<HeldErasure>> decode_withdrawn(core::ByteView plain) {
  ByteReader in(plain);
  const auto count = in.number<std::uint32_t>();
  std::vector<HeldErasure> out;
  for (std::uint32_t i = 0; i < count; ++i) TRY(add(in, out));
  if (!in.ok() || !in.rest().empty()) return fail(ErrorCode::corrupt, "vault.withdrawn");
  return out;
}

Result<keys::Secret> WithdrawnFile::sealing_key() const {
  return keys::derived_key(kWithdrawnDomain, key_->view());
}

Result<std::vector<HeldErasure>> WithdrawnFile::read() const {
  const auto bytes = read_file(file_, kMostBytes + kWithdrawnMagic.size() + keys::kSealOverhead);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return std::vector<HeldErasure>{};
  if (!bytes) return tl::unexpected(bytes.error());
  const core::ByteView view(*bytes);
  if (core::as_text(view.first(std::min(view.size(), kWithdrawnMagic.size()))) != kWithdrawnMagic)
    return fail(ErrorCode::corrupt, "vault.withdrawn");
  const auto key = TRY(sealing_key());
  const auto plain =
      keys::open(key.view(), view.subspan(kWithdrawnMagic.size()), core::as_bytes(kWithdrawnMagic));
  if (!plain) return fail(ErrorCode::corrupt, "vault.withdrawn");
  return decode_withdrawn(plain->view());
}

Result<> WithdrawnFile::write(Connection& db) const {
  const auto plain = TRY(encode_withdrawn(TRY(held_erasures(db))));
  const auto key = TRY(sealing_key());
  const auto sealed = TRY(keys::seal(key.view(), plain, core::as_bytes(kWithdrawnMagic)));
  ByteWriter out;
  out.text(kWithdrawnMagic);
  out.bytes(sealed);
  return replace_file(file_, out.take());
}

Result<> WithdrawnFile::settle(Database& database) const {
  const auto there = read();
  const auto here = held_erasures(database.handle());
  // A database that lost its first pages may not know yet who it is: nothing is added to that. What
  // cannot be read keeps nobody from the rest; verify() tells of it.
  if (!there || !here || !read_device(database.handle())) return {};
  std::set<core::RecordId> known;
  for (const auto& held : *here) known.insert(held.erasure.record);
  std::vector<HeldErasure> unknown;
  for (const auto& held : *there)
    if (!known.contains(held.erasure.record)) unknown.push_back(held);
  if (!unknown.empty()) TRY(erase_again(database, unknown));
  // As after any write: one that fails now is made up for at the next opening.
  if (known.size() + unknown.size() != there->size()) static_cast<void>(write(database.handle()));
  return {};
}

// As with the anchor: a list that could not be written is made up for at the next opening.
void Vault::Impl::erased() {
  database.checkpoint();
  static_cast<void>(withdrawn().write(handle()));
}

}  // namespace clearway::vault
