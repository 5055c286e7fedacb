#include "tests/fault/story.h"

#include <fmt/format.h>

namespace clearway::fault {
namespace {

constexpr core::UnixTime kNow = 1'750'000'000;
constexpr core::UnixTime kLater = kNow + core::UnixTime{40} * 86400;
constexpr std::int64_t kSummedUp = 1;  // the number of the entry that a summary was made of
constexpr std::uint64_t kLinks = 12;   // as many as the story makes, or more

template <class Id>
Id id_of(core::Byte kind, core::Byte number) {
  Id id;
  id.bytes.fill(number);
  id.bytes[0] = kind;
  return id;
}

std::string value_of(core::Byte person, int revision) {
  return fmt::format("{} {} {}", kMarker, person, revision);
}

// The result without its value.
template <class T>
core::Result<> only(core::Result<T> result) {
  if (!result) return tl::unexpected(result.error());
  return {};
}

entry::Erasure erasure_of(const Story::Person& who, core::DeviceId device) {
  entry::Erasure erasure;
  erasure.record = who.record;
  erasure.device = device;
  erasure.erased_at = kNow;
  return erasure;
}

entry::ErasureReceipt receipt_for(const entry::Erasure& erasure, std::uint32_t server_epoch) {
  entry::ErasureReceipt receipt;
  receipt.center = id_of<core::CenterId>(6, 1);
  receipt.server_epoch = server_epoch;
  receipt.device = erasure.device;
  receipt.record = erasure.record;
  receipt.erased_at = erasure.erased_at;
  return receipt;
}

}  // namespace

Story::Story()
    : device_{id_of<core::DeviceId>(1, 1), 1,
              keys::SigningKey::from_seed(core::Bytes(32, 3)).value()} {
  for (core::Byte n = 1; n <= 5; ++n) people_.push_back(person(n));
  elsewhere_ = person(9);
  add("set_device", [this](auto& vault) { return vault.set_device(device_); });
  add("put", [](auto& vault) { return vault.put("a", core::Bytes(9, 1)); });
  add("put, pinned", [](auto& vault) { return vault.put("trust.staff", core::Bytes(5000, 'o')); });
  whole_visit(people_[0]);
  whole_visit(people_[1]);
  later_days();
}

Story::Person Story::person(core::Byte number) const {
  Person who = stranger(number);
  const entry::WrapContext context{device_.id, device_.key};
  const keys::ReturnCode code{"K7QM", "234567ABCDEF"};
  who.wrap = entry::wrap_to_code(context, who.record, who.key, code).value();
  return who;
}

Story::Person Story::stranger(core::Byte number) const {
  Person who{id_of<core::RecordId>(2, number),
             id_of<core::VisitId>(3, number),
             core::Bytes(32, number),
             {},
             {}};
  const auto change = record::Record{}.change_to(
      {{"a", value_of(number, 3)}}, id_of<core::ChangeId>(4, number), device_.id, {}, kNow);
  who.entry = entry::seal_entry(
                  who.key, {entry::EntryKind::changes, who.record, id_of<core::EntryId>(5, number)},
                  record::encode({change}))
                  .value();
  return who;
}

void Story::whole_visit(const Person& who) {
  add("begin_visit",
      [&who](auto& vault) { return vault.begin_visit(who.visit, who.record, {who.wrap}); });
  for (int revision = 1; revision <= 3; ++revision)
    add("keep_draft", [&who, revision](auto& vault) {
      // A short one and one that takes several pages, each over its earlier words.
      const std::string text = value_of(who.record.bytes[1], revision);
      return vault.keep_draft(who.visit, who.record, who.key, {"a", text});
    });
  add("keep_draft, long", [&who](auto& vault) {
    return vault.keep_draft(who.visit, who.record, who.key,
                            {"b", value_of(who.record.bytes[1], 9) + std::string(9000, 'x')});
  });
  const core::Byte number = who.record.bytes[1];
  add("end_visit", [this, &who, number](auto& vault) {
    return only(vault.end_visit(who.visit, who.entry, kNow,
                                {note(entry::AuditEvent::changed, number, &who),
                                 note(entry::AuditEvent::printed, 10 + number, &who)}));
  });
}

core::Bytes Story::note(entry::AuditEvent event, core::Byte number, const Person* who) const {
  entry::Audit audit;
  audit.id = id_of<core::EntryId>(8, number);
  audit.at = kNow;
  audit.event = event;
  audit.who = entry::AuditWho::staff;
  audit.staff.fill(1);
  audit.device = device_.id;
  if (who != nullptr) audit.record = who->record;
  return entry::make_audit(who == nullptr ? core::ByteView() : core::ByteView(who->key), audit)
      .value();
}

core::Result<> Story::keep_receipt(vault::Vault& vault, const Person& who) const {
  for (const auto& stored : TRY(vault.waiting(100))) {
    if (stored.entry != who.entry) continue;
    entry::Receipt receipt;
    receipt.device = device_.id;
    receipt.device_epoch = device_.epoch;
    receipt.sequence = stored.sequence;
    receipt.entry = keys::hash(stored.entry);
    receipt.head = receipt.entry;
    receipt.center = id_of<core::CenterId>(6, 1);
    return vault.keep_receipt(receipt);
  }
  return {};  // it has one
}

// A receipt of the restored center, if the link still waits; the last one comes much later.
core::Result<> Story::receive(vault::Vault& vault, std::uint64_t sequence) const {
  const auto waiting = TRY(vault.waiting(100));
  for (const auto& stored : waiting) {
    const auto link = TRY(entry::decode_link(stored.link));
    if (link.sequence != sequence) continue;
    entry::Receipt receipt;
    receipt.center = id_of<core::CenterId>(6, 1);
    receipt.server_epoch = 2;
    receipt.device = device_.id;
    receipt.sequence = link.sequence;
    receipt.entry = link.entry;
    receipt.received = stored.link == waiting.back().link ? kLater : kNow;
    return vault.keep_receipt(receipt);
  }
  return {};
}

void Story::later_days() {
  const Person& dropped = people_[2];
  const Person& orphan = people_[3];
  add("keep_receipt", [this](auto& vault) { return keep_receipt(vault, people_[0]); });
  add("wraps_stored", [this](auto& vault) { return vault.wraps_stored({people_[0].wrap.id}); });
  add("set_aside", [](auto& vault) {
    return vault.set_aside(id_of<core::EntryId>(5, 2), "a word of the list");
  });
  add("keep_pulled",
      [this](auto& vault) { return vault.keep_pulled({elsewhere_.entry}, {}, {}, "7"); });
  add("begin_visit to drop", [&](auto& vault) {
    return vault.begin_visit(dropped.visit, dropped.record, {dropped.wrap});
  });
  add("keep_draft to drop", [&](auto& vault) {
    // The visit may be dropped already, when this is a second try of the whole.
    return vault.keep_draft(dropped.visit, dropped.record, dropped.key, {"a", value_of(3, 1)});
  });
  add("drop_visit", [&](auto& vault) { return vault.drop_visit(dropped.visit); });
  add("keep_audit", [this](auto& vault) {
    return vault.keep_audit({note(entry::AuditEvent::signed_in, 20, nullptr)});
  });
  add("begin_visit to be cut off", [&](auto& vault) {
    return vault.begin_visit(orphan.visit, orphan.record, {orphan.wrap},
                             {note(entry::AuditEvent::opened, 21, &orphan)});
  });
  add("keep_draft to be cut off", [&](auto& vault) {
    return vault.keep_draft(orphan.visit, orphan.record, orphan.key, {"a", value_of(4, 1)});
  });
  add("adopt_orphans", [](auto& vault) { return only(vault.adopt_orphans(kNow)); });
  add("put, pinned again",
      [](auto& vault) { return vault.put("trust.staff", core::Bytes(5000, 'n')); });
  add("replace_wrap", [this](auto& vault) -> core::Result<> {
    auto wrap = people_[0].wrap;
    wrap.id = id_of<core::WrapId>(7, 1);
    wrap.replaces = people_[0].wrap.id;
    return vault.replace_wrap(TRY(entry::sign_again(device_.key, wrap)),
                              {note(entry::AuditEvent::code_replaced, 22, &people_[0])});
  });
  add("replace_wraps", [this](auto& vault) -> core::Result<> {
    auto wrap = people_[0].wrap;
    wrap.id = id_of<core::WrapId>(7, 2);
    wrap.replaces = id_of<core::WrapId>(7, 1);
    return vault.replace_wraps({TRY(entry::sign_again(device_.key, wrap))});
  });
  add("keep_summaries", [this](auto& vault) {
    return vault.keep_summaries({{people_[0].record, kSummedUp, core::Bytes(300, 's')},
                                 {people_[1].record, kSummedUp, core::Bytes(300, 's')}});
  });
  add("erase_record", [this](auto& vault) {
    return vault.erase_record(erasure_of(people_[1], device_.id),
                              {note(entry::AuditEvent::erased, 23, nullptr)});
  });
  add("keep_erasure_receipt", [this](auto& vault) {
    return vault.keep_erasure_receipt(receipt_for(erasure_of(people_[1], device_.id), 1));
  });
  add("offer_again",
      [](auto& vault) { return only(vault.offer_again(id_of<core::CenterId>(6, 1), 2)); });
  months_later();
}

// The restored center takes everything, the last of it (a note of no record) a month later; then
// every record is forgotten, and one comes again.
void Story::months_later() {
  // One call is one transaction, so each link has its own.
  for (std::uint64_t sequence = 1; sequence <= kLinks; ++sequence)
    add("keep_receipt of what waits",
        [this, sequence](auto& vault) { return receive(vault, sequence); });
  add("wraps_stored of all", [](auto& vault) -> core::Result<> {
    std::vector<core::WrapId> ids;
    for (const auto& wrap : TRY(vault.waiting_wraps(100))) ids.push_back(wrap.id);
    return vault.wraps_stored(ids);
  });
  add("keep_together", [this](auto& vault) {
    return vault.keep_together({people_[0].record, people_[2].record});
  });
  add("forget", [](auto& vault) { return only(vault.forget(std::chrono::days{30}, kLater)); });
  add("keep_pulled of what was forgotten",
      [this](auto& vault) { return vault.keep_pulled({people_[0].entry}, {}, {}, "8"); });
  add("keep_erasure_receipt of the restored center", [this](auto& vault) {
    return vault.keep_erasure_receipt(receipt_for(erasure_of(people_[1], device_.id), 2));
  });
  add("recall", [](auto& vault) { return only(vault.recall()); });
  add("begin_pull", [](auto& vault) { return only(vault.begin_pull()); });
  add("keep_pulled again",
      [this](auto& vault) { return vault.keep_pulled({people_[0].entry}, {}, {}, "9"); });
  copied_and_renewed();
}

// Another desk's erasure takes what came from there, and a backup is made of it all.
void Story::last_words() {
  add("keep_pulled with an erasure", [this](auto& vault) {
    const vault::HeldErasure held{erasure_of(elsewhere_, id_of<core::DeviceId>(1, 2)),
                                  core::Bytes(200, 1), 2};
    return vault.keep_pulled({}, {}, {}, "10", {held});
  });
  add("backup", [this](auto& vault) -> core::Result<> {
    if (backup_.empty()) return {};
    return vault.backup(backup_);
  });
}

// Another copy of this disk has spoken with the same key, so the center sets a visit aside for its
// link; in a new epoch it waits again, and the next thing that happens goes behind it.
void Story::copied_and_renewed() {
  const Person& who = people_[4];
  add("begin_visit, later",
      [&who](auto& vault) { return vault.begin_visit(who.visit, who.record, {who.wrap}); });
  add("keep_draft, later", [&who](auto& vault) {
    return vault.keep_draft(who.visit, who.record, who.key, {"a", value_of(5, 1)});
  });
  add("end_visit, later",
      [&who](auto& vault) { return only(vault.end_visit(who.visit, who.entry, kLater)); });
  add("set_aside for its link",
      [](auto& vault) { return vault.set_aside(id_of<core::EntryId>(5, 5), "conflict"); });
  add("renew", [this](auto& vault) -> core::Result<> {
    if (TRY(vault.device()).epoch > device_.epoch) return {};  // it is
    const vault::Device next{device_.id, device_.epoch + 1,
                             keys::SigningKey::from_seed(core::Bytes(32, 4)).value()};
    return only(vault.renew(next, {{"a", core::Bytes(9, 2)}}));
  });
  add("keep_audit, renewed", [this](auto& vault) {
    return vault.keep_audit({note(entry::AuditEvent::signed_in, 24, nullptr)});
  });
  last_words();
}

core::Result<vault::Vault> Story::open(const std::filesystem::path& folder) {
  return vault::Vault::open(folder, database_key());
}

core::Result<std::string> Story::erasures_seen(vault::Vault& vault) const {
  std::string out;
  const auto erased = TRY(vault.erasure(people_[1].record));
  const auto elsewhere = TRY(vault.erasure(elsewhere_.record));
  if (erased) out += fmt::format("erasure\ncenter has it in epoch {}\n", erased->server_epoch);
  if (elsewhere) out += fmt::format("center's erasure in epoch {}\n", elsewhere->server_epoch);
  return out;
}

core::Result<std::string> Story::seen(vault::Vault& vault) const {
  std::string out;
  const auto device = vault.device();
  if (!device && device.error().code != core::ErrorCode::not_found)
    return tl::unexpected(device.error());
  out +=
      device ? fmt::format("device {} epoch {}\n", device->id.hex(), device->epoch) : "no device\n";
  if (const auto setting = TRY(vault.get("a")))
    out += fmt::format("setting a {}\n", setting->front());
  if (const auto trust = TRY(vault.get("trust.staff")))
    out += fmt::format("trust {}\n", static_cast<char>(trust->back()));
  if (const auto cursor = TRY(vault.get(vault::kPullCursor)))
    out += fmt::format("cursor {}\n", core::as_text(*cursor));
  for (const auto& info : TRY(vault.entries()))
    out += fmt::format("entry {} kind {} own {} sequence {} state {} {}\n", info.id.hex(),
                       static_cast<int>(info.kind), info.own, info.sequence,
                       static_cast<int>(info.state), info.reason);
  for (const auto& row : TRY(vault.audit({})))
    out += fmt::format("audit {} event {} of {} sequence {}\n", row.audit.id.hex(),
                       static_cast<int>(row.audit.event), row.audit.record.hex(), row.sequence);
  for (const auto& who : people_) {
    const auto record = vault.open_record(who.record, who.key);
    if (!record && record.error().code != core::ErrorCode::not_found &&
        record.error().code != core::ErrorCode::wrong_key)
      return tl::unexpected(record.error());
    if (record)
      for (const auto& [field, value] : record->fields())
        out += fmt::format("record {} {} {}\n", who.record.hex(), field, value.substr(0, 40));
    if (TRY(vault.summary({.id = who.record, .newest = kSummedUp})))
      out += fmt::format("summary of {}\n", who.record.hex());
    for (const auto& wrap : TRY(vault.wraps(who.record)))
      out += fmt::format("wrap {} of {}\n", wrap.id.hex(), who.record.hex());
    if (const auto drafts = vault.drafts(who.visit, who.record, who.key))
      for (const auto& draft : *drafts)
        out +=
            fmt::format("draft {} {} {} {}\n", who.record.hex(), draft.field,
                        draft.value.value_or("-").size(), draft.value.value_or("-").substr(0, 40));
    else if (drafts.error().code != core::ErrorCode::not_found)
      return tl::unexpected(drafts.error());
  }
  out += TRY(erasures_seen(vault));
  const auto counts = TRY(vault.counts(0));
  return out + fmt::format("taken {} safe {} waiting {} set aside {}\n", counts.taken, counts.safe,
                           counts.waiting, counts.set_aside);
}

}  // namespace clearway::fault
