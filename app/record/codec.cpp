#include <algorithm>

#include "app/record/record.h"
#include "app/record/record.pb.h"

namespace clearway::record {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::size_t kMaxPath = 120;
constexpr std::size_t kMaxValue = std::size_t{64} << 10;
constexpr std::size_t kMaxName = 200;

tl::unexpected<core::Error> corrupt(const char* detail) {
  return fail(ErrorCode::corrupt, "record.decode", detail);
}

struct Utf8Form {  // what a lead byte announces
  int continuations = -1;
  char32_t start = 0;
  char32_t smallest = 0;  // below it the same character has a shorter form
};

Utf8Form utf8_form(unsigned char lead) {
  if (lead < 0x80) return {0, lead, 0};
  if (lead >= 0xC2 && lead <= 0xDF) return {1, lead & 0x1Fu, 0x80};
  if (lead >= 0xE0 && lead <= 0xEF) return {2, lead & 0x0Fu, 0x800};
  if (lead >= 0xF0 && lead <= 0xF4) return {3, lead & 0x07u, 0x10000};
  return {};
}

bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Form form = utf8_form(static_cast<unsigned char>(text[i++]));
    if (form.continuations < 0) return false;
    char32_t point = form.start;
    for (int k = 0; k < form.continuations; ++k, ++i) {
      if (i >= text.size()) return false;
      const auto next = static_cast<unsigned char>(text[i]);
      if ((next & 0xC0) != 0x80) return false;
      point = (point << 6) | (next & 0x3Fu);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < form.smallest || point > 0x10FFFF || surrogate) return false;
  }
  return true;
}

void put(const Change& change, wire::Change& out) {
  out.set_id(core::as_text(change.id.view()));
  out.set_lamport(change.lamport);
  out.set_device(core::as_text(change.device.view()));
  out.set_actor_kind(static_cast<std::uint32_t>(change.actor.kind));
  out.set_actor_name(change.actor.name);
  out.set_wall_time(change.wall_time);
  for (const auto& [path, value] : change.fields) {
    auto& field = *out.add_fields();
    field.set_path(path);
    if (value) field.set_value(*value);
  }
  for (const auto& id : change.replaces) out.add_replaces(core::as_text(id.view()));
}

template <class IdType>
Result<IdType> take_id(const std::string& bytes) {
  if (bytes.size() != 16) return corrupt("id size");
  return IdType::from(core::as_bytes(bytes));
}

Result<> take_fields(wire::Change& in, Change& change) {
  for (auto& field : *in.mutable_fields()) {
    if (!valid_path(field.path())) return corrupt("path");
    if (!change.fields.empty() && change.fields.rbegin()->first >= field.path())
      return corrupt("field order");
    std::optional<std::string> value;
    if (field.has_value()) value = std::move(*field.mutable_value());
    if (value && !valid_value(*value)) return corrupt("value");
    change.fields.emplace_hint(change.fields.end(), std::move(*field.mutable_path()),
                               std::move(value));
  }
  return {};
}

Result<Change> take_change(wire::Change& in) {
  Change change;
  change.id = TRY(take_id<core::ChangeId>(in.id()));
  change.lamport = in.lamport();
  change.device = TRY(take_id<core::DeviceId>(in.device()));
  if (in.actor_kind() < 1 || in.actor_kind() > 3) return corrupt("actor");
  change.actor.kind = static_cast<ActorKind>(in.actor_kind());
  if (in.actor_name().size() > kMaxName || !valid_utf8(in.actor_name()))
    return corrupt("actor name");
  change.actor.name = in.actor_name();
  change.wall_time = in.wall_time();
  TRY(take_fields(in, change));
  for (const auto& bytes : in.replaces()) {
    const auto id = TRY(take_id<core::ChangeId>(bytes));
    if (id == change.id) return corrupt("replaces itself");
    if (!change.replaces.empty() && *change.replaces.rbegin() >= id)
      return corrupt("replaces order");
    change.replaces.insert(change.replaces.end(), id);
  }
  return change;
}

bool path_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

}  // namespace

bool valid_path(std::string_view path) {
  if (path.empty() || path.size() > kMaxPath) return false;
  if (path.front() == '.' || path.back() == '.') return false;
  return path.find("..") == path.npos && std::ranges::all_of(path, path_character);
}

bool valid_value(std::string_view value) { return value.size() <= kMaxValue && valid_utf8(value); }

core::Bytes encode(const std::vector<Change>& changes) {
  wire::Changes message;
  for (const auto& change : changes) put(change, *message.add_changes());
  core::Bytes out(message.ByteSizeLong());
  message.SerializeToArray(out.data(), static_cast<int>(out.size()));
  return out;
}

Result<std::vector<Change>> decode(core::ByteView bytes) {
  // On an arena: a staff list decodes thousands of these, each of hundreds of small parts.
  google::protobuf::Arena arena;
  auto& message = *google::protobuf::Arena::CreateMessage<wire::Changes>(&arena);
  if (bytes.size() > INT32_MAX) return corrupt("too long");
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    return corrupt("not protobuf");
  std::vector<Change> changes;
  changes.reserve(static_cast<std::size_t>(message.changes_size()));
  for (auto& change : *message.mutable_changes()) changes.push_back(TRY(take_change(change)));
  return changes;
}

}  // namespace clearway::record
