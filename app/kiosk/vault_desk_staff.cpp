// What staff settle at the desk: whose files are one, and which of two answers is right.
#include <algorithm>
#include <span>

#include "app/kiosk/log.h"
#include "app/kiosk/record_rows.h"
#include "app/kiosk/vault_desk.h"
#include "app/record/authors.h"

namespace clearway::kiosk {

void VaultDesk::join_records(const flow::JoinRecords& effect) {
  const auto one = core::RecordId::from_hex_text(effect.one);
  const auto other = core::RecordId::from_hex_text(effect.other);
  if (!one || !other || !allowed(flow::Task::join))
    return mailbox_.post(flow::RecordsNotJoined{flow::Trouble::other});
  const auto joined = station_.join(*session_, *one, *other, now());
  if (!joined) {
    log(LogEvent::not_joined, joined.error());
    return mailbox_.post(flow::RecordsNotJoined{trouble_of(joined.error())});
  }
  log(LogEvent::joined);
  mailbox_.post(flow::RecordsJoined{});
}

void VaultDesk::list_files(const flow::ListFiles& effect) {
  const auto id = core::RecordId::from_hex_text(effect.record);
  if (!id || !allowed(flow::Task::join)) return mailbox_.post(flow::NotShown{});
  const auto files = station_.files(*session_, *id);
  if (!files) {
    log(LogEvent::not_listed, files.error());
    return mailbox_.post(flow::NotShown{});
  }
  flow::FilesListed listed;
  for (const auto& file : *files) listed.files.push_back(record_row(file));
  mailbox_.post(std::move(listed));
}

void VaultDesk::part_records(const flow::PartRecords& effect) {
  const auto one = core::RecordId::from_hex_text(effect.one);
  const auto other = core::RecordId::from_hex_text(effect.other);
  if (!one || !other || !allowed(flow::Task::join)) return mailbox_.post(flow::RecordsNotParted{});
  const auto parted = station_.part(*session_, *one, *other, now());
  if (!parted) {
    log(LogEvent::not_parted, parted.error());
    return mailbox_.post(flow::RecordsNotParted{});
  }
  log(LogEvent::parted);
  mailbox_.post(flow::RecordsParted{});
}

void VaultDesk::settle_doubt(const flow::SettleDoubt& effect) {
  const auto id = core::RecordId::from_hex_text(effect.record);
  if (!id || !allowed(flow::Task::settle)) return mailbox_.post(flow::DoubtNotSettled{});
  std::optional<std::string> value;
  if (!effect.value.empty()) value = effect.value;
  const auto settled = station_.settle(*session_, *id, effect.field, value, now());
  if (!settled) log(LogEvent::not_settled, settled.error());
  list_records(listed_);
  // Where somebody answered meanwhile, that is shown: the file is opened anew.
  const auto file = settled ? settled : station_.open_record(*session_, *id, now());
  if (file)
    mailbox_.post(flow::RecordOpened{effect.record, file->fields(), doubts_of(*file),
                                     record::by_others(*file)});
  if (!settled) return mailbox_.post(flow::DoubtNotSettled{});
  log(LogEvent::settled);
  mailbox_.post(flow::DoubtSettled{});
}

void VaultDesk::rewrap(Worker& thread) {
  if (!session_) return;
  auto former = station_.former_wraps(*session_);
  if (!former) return log(LogEvent::not_rewrapped, former.error());
  former_wraps_ = *std::move(former);
  rewrap_part(thread);
}

// With whatever is asked meanwhile in between; what is left when they sign out waits for the next.
void VaultDesk::rewrap_part(Worker& thread) {
  constexpr std::size_t kAtOnce = 64;
  if (!session_ || former_wraps_.empty()) return former_wraps_.clear();
  const std::size_t count = std::min(kAtOnce, former_wraps_.size());
  const auto first = former_wraps_.end() - static_cast<std::ptrdiff_t>(count);
  const auto done = station_.rewrap(*session_, std::span(first, former_wraps_.end()));
  if (!done) return log(LogEvent::not_rewrapped, done.error());
  log(LogEvent::rewrapped, static_cast<long>(*done));
  former_wraps_.erase(first, former_wraps_.end());
  thread.post([this, &thread] { rewrap_part(thread); });
}

void VaultDesk::make_list_ready(Worker& thread) {
  if (!session_ || !flow::may(session_->role, flow::Task::list)) return;
  auto unlisted = station_.unlisted(*session_);
  if (!unlisted) return log(LogEvent::not_listed, unlisted.error());
  unlisted_ = *std::move(unlisted);
  std::ranges::reverse(unlisted_);
  make_part_ready(thread);
}

// What is left when they sign out is made when it is listed.
void VaultDesk::make_part_ready(Worker& thread) {
  constexpr std::size_t kAtOnce = 64;
  if (!session_ || unlisted_.empty()) return unlisted_.clear();
  const auto count = std::min(kAtOnce, unlisted_.size());
  const auto first = unlisted_.end() - static_cast<std::ptrdiff_t>(count);
  const auto made = station_.make_ready(*session_, std::span(first, unlisted_.end()));
  if (!made) {
    unlisted_.clear();
    return log(LogEvent::not_listed, made.error());
  }
  unlisted_.erase(first, unlisted_.end());
  thread.post([this, &thread] { make_part_ready(thread); });
}

}  // namespace clearway::kiosk
