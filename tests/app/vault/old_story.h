// The same few days of made-up people in a vault of any schema version, through public calls
// alone: old_file_main.cpp writes them into a file that is kept, old_files_test.cpp finds them.
#pragma once

#include <stdexcept>

#include "app/vault/vault.h"
#if __has_include("sync/entry/erasure.h")
#include "sync/entry/erasure.h"
#define CLEARWAY_KNOWS_ERASURES 1
#endif

namespace clearway::vault::old {

inline constexpr core::UnixTime kThen = 1'750'000'000;
inline const core::Bytes kDatabaseKey(32, 0x4b);  // made up, like everything here

template <class T>
T must(core::Result<T> result) {
  if (!result) throw std::runtime_error(core::describe(result.error()));
  return *std::move(result);
}
inline void must(const core::Result<>& result) {
  if (!result) throw std::runtime_error(core::describe(result.error()));
}

template <class IdType>
IdType id_of(core::Byte n) {
  IdType id;
  id.bytes.fill(n);
  return id;
}

struct Person {
  core::RecordId record;
  core::VisitId visit;
  core::EntryId entry;
  core::Bytes key;
};
inline Person person(core::Byte n) {
  return {id_of<core::RecordId>(n), id_of<core::VisitId>(n), id_of<core::EntryId>(n),
          core::Bytes(32, n)};
}
inline const Person kAna = person(0xa1);   // kept here, safe at the center, and back again
inline const Person kBen = person(0xb2);   // came from another desk
inline const Person kCleo = person(0xc3);  // set aside by the center
inline const Person kDora = person(0xd4);  // withdrawn, where the version knew of it
inline const auto kOpenVisit = id_of<core::VisitId>(0xa2);  // Ana's second, cut off
inline const auto kSite = id_of<core::SiteId>(0x51);

inline Device device() {
  return {id_of<core::DeviceId>(0xde), 1, must(keys::SigningKey::from_seed(core::Bytes(32, 3)))};
}
inline keys::ReturnCode code() { return {"K7QM", "3RTWXH4P9DKA"}; }
inline keys::BoxKey site_key() { return must(keys::BoxKey::from_secret(core::Bytes(32, 9))); }

inline core::Bytes sealed(const Person& who, const std::string& name) {
  const auto change =
      record::Record().change_to({{"person.name.court", name}}, id_of<core::ChangeId>(who.key[0]),
                                 id_of<core::DeviceId>(0xde), {}, kThen);
  return must(entry::seal_entry(who.key, {entry::EntryKind::changes, who.record, who.entry},
                                record::encode({change})));
}

inline void whole_visit(Vault& vault, const Person& who, const std::string& name) {
  const auto self = device();
  const entry::WrapContext context{self.id, self.key};
  must(vault.begin_visit(who.visit, who.record,
                         {must(entry::wrap_to_code(context, who.record, who.key, code())),
                          must(entry::wrap_to_site(context, who.record, who.key,
                                                   {kSite, "", 1, site_key().public_key}))}));
  must(vault.keep_draft(who.visit, who.record, who.key, {"person.name.court", name}));
  must(vault.end_visit(who.visit, sealed(who, name), kThen));
}

inline void keep_receipt(Vault& vault) {
  const auto link = must(entry::decode_link(must(vault.waiting(1)).front().link));
  entry::Receipt receipt;
  receipt.device = link.device;
  receipt.sequence = link.sequence;
  receipt.entry = link.entry;
  receipt.head = entry::hash_of(link);
  receipt.received = kThen + 5;
  const auto center = must(keys::SigningKey::from_seed(core::Bytes(32, 8)));
  must(vault.keep_receipt(must(entry::sign_receipt(center, receipt))));
}

inline void live(Vault& vault) {
  must(vault.set_device(device()));
  must(vault.put("made.up", core::Bytes{1, 2, 3}));
  whole_visit(vault, kAna, "Ana Ñandú");
  keep_receipt(vault);
  must(vault.keep_pulled({sealed(kBen, "Test Person")}, {}, {}, "7"));
  whole_visit(vault, kCleo, "Cleo Prueba");
  must(vault.set_aside(kCleo.entry, "too_large"));
#ifdef CLEARWAY_KNOWS_ERASURES
  whole_visit(vault, kDora, "Dora Ejemplo");
  const auto self = device();
  must(vault.erase_record(must(
      entry::sign_erasure(self.key, {self.id, kDora.record, kThen, entry::AskedBy::person, {}}))));
#endif
  must(vault.begin_visit(kOpenVisit, kAna.record, {}));
  must(vault.keep_draft(kOpenVisit, kAna.record, kAna.key, {"person.phone", "555-0100"}));
}

}  // namespace clearway::vault::old
