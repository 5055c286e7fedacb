#include "app/kiosk/vault_desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/core/zone.h"
#include "app/kiosk/audit_rows.h"
#include "app/kiosk/log.h"
#include "app/kiosk/record_rows.h"
#include "app/record/authors.h"

namespace clearway::kiosk {
namespace {

constexpr core::UnixTime kDay = core::UnixTime{24} * 60;  // minutes

}  // namespace

std::string clock_text(core::UnixTime time) {
  const core::UnixTime minutes = time / 60 + core::utc_offset(time).count();
  const core::UnixTime of_day = ((minutes % kDay) + kDay) % kDay;
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

flow::Trouble trouble_of(const core::Error& error) {
  switch (error.code) {
    case core::ErrorCode::storage_full:
      return flow::Trouble::full;
    case core::ErrorCode::wrong_key:
      return flow::Trouble::wrong;
    case core::ErrorCode::invalid_input:
      return flow::Trouble::unreadable;
    case core::ErrorCode::not_found:
      return flow::Trouble::unknown_here;
    case core::ErrorCode::offline:
      return flow::Trouble::offline;
    case core::ErrorCode::busy:
      return flow::Trouble::busy;
    default:
      return flow::Trouble::other;
  }
}

void VaultDesk::start_record(const flow::StartRecord& effect) {
  auto keys =
      station_.start_record(effect.share_with_clinic ? station::Keep::clinic : station::Keep::me);
  if (!keys) {
    log(LogEvent::visit_not_kept, keys.error());
    return mailbox_.post(flow::RecordNotStarted{trouble_of(keys.error())});
  }
  log(LogEvent::record_started);
  visit_.emplace(*std::move(keys));
  mailbox_.post(flow::RecordStarted{visit_->code ? visit_->code->text() : std::string()});
}

void VaultDesk::keep_field(const flow::KeepField& effect) {
  if (!visit_) return;
  const auto kept = station_.keep_field(*visit_, effect.field, effect.value, effect.by_helper);
  if (kept) return mailbox_.post(flow::FieldKept{effect.revision});
  log(LogEvent::field_not_kept, kept.error());
  mailbox_.post(flow::FieldNotKept{effect.revision, trouble_of(kept.error())});
}

void VaultDesk::open_code(const flow::OpenCode& effect) {
  const auto code = keys::parse_return_code(effect.typed.view());
  if (!code) return mailbox_.post(flow::CodeRefused{flow::Trouble::unreadable});
  auto continued = station_.continue_with_code(*code, now());
  if (!continued) return mailbox_.post(flow::CodeRefused{trouble_of(continued.error())});
  base_ = std::move(continued->record);
  visit_.emplace(std::move(continued->keys));
  flow::CodeOpened opened{base_.fields(), {}, doubts_of(base_), record::by_others(base_)};
  if (const auto history = station_.audit_of(*visit_)) opened.history = audit_rows(*history);
  mailbox_.post(std::move(opened));
}

void VaultDesk::end_visit(const flow::EndVisit& effect) {
  if (!visit_) return mailbox_.post(flow::VisitEnded{});
  if (!effect.keep) {
    const auto dropped = station_.drop_visit(*visit_);
    if (!dropped) return mailbox_.post(flow::VisitNotEnded{trouble_of(dropped.error())});
    log(LogEvent::visit_dropped);
  } else {
    const record::Actor person{record::ActorKind::person, {}};
    const auto kept = station_.end_visit(*visit_, base_, person, now());
    if (!kept) {
      log(LogEvent::visit_not_kept, kept.error());
      return mailbox_.post(flow::VisitNotEnded{trouble_of(kept.error())});
    }
    log(LogEvent::visit_kept);
  }
  visit_.reset();
  mailbox_.post(flow::VisitEnded{});
}

void VaultDesk::sign_in(const flow::SignIn& effect) {
  auto session = station_.sign_in(effect.name, effect.passphrase.view(), uptime(), now());
  if (!session) return refuse_sign_in(session.error());
  log(LogEvent::staff_signed_in);
  session_.emplace(*std::move(session));
  mailbox_.post(flow::SignedIn{session_->name, session_->role});
  tell_counts(sync_state_);
}

void VaultDesk::sign_out() {
  if (!session_) return;
  const auto noted = station_.sign_out(*session_, now());
  if (!noted) log(LogEvent::audit_failed, noted.error());
  session_.reset();
}

void VaultDesk::refuse_sign_in(const core::Error& error) {
  log(LogEvent::staff_refused);
  auto wait = station_.sign_in_wait(uptime()).value_or(std::chrono::seconds{0});
  if (error.code == core::ErrorCode::busy) wait = std::max(wait, std::chrono::seconds{1});
  // Whether the name or the words were wrong is nobody's business.
  const auto trouble =
      error.code == core::ErrorCode::not_found ? flow::Trouble::wrong : trouble_of(error);
  mailbox_.post(flow::SignInRefused{trouble, wait});
}

// What flow asks was on a screen this role can't have: a bug of ours, or somebody's trick.
bool VaultDesk::allowed(flow::Task task) const {
  if (session_ && flow::may(session_->role, task)) return true;
  log(LogEvent::staff_not_allowed);
  return false;
}

void VaultDesk::list_records(const flow::ListRecords& effect) {
  flow::RecordsListed listed;
  if (!allowed(flow::Task::list)) return mailbox_.post(std::move(listed));
  listed_ = effect;
  const auto found = station_.list(*session_, effect.limit);
  if (!found) {
    log(LogEvent::not_listed, found.error());
    return mailbox_.post(flow::NotListed{});
  }
  listed.more = found->more;
  for (const auto& row : found->rows) listed.rows.push_back(record_row(row));
  mailbox_.post(std::move(listed));
  station_.keep_listed(*found);
}

void VaultDesk::open_record(const flow::OpenRecord& effect) {
  const auto id = core::RecordId::from_hex_text(effect.record);
  if (!id || !allowed(flow::Task::open)) return mailbox_.post(flow::NotShown{});
  const auto opened = station_.open_record(*session_, *id, now());
  if (!opened) {
    log(LogEvent::audit_failed, opened.error());
    return mailbox_.post(flow::NotShown{});
  }
  list_records(listed_);  // first, so that its row is of the same day
  mailbox_.post(flow::RecordOpened{effect.record, opened->fields(), doubts_of(*opened),
                                   record::by_others(*opened)});
}

void VaultDesk::list_audit(const flow::ListAudit& effect) {
  if (!allowed(flow::Task::see_audit)) return mailbox_.post(flow::NotShown{});
  auto lines = station_.audit(effect.skip, effect.limit + 1);
  if (!lines) return mailbox_.post(flow::NotShown{});
  flow::AuditListed listed{effect.skip, {}, lines->size() > effect.limit};
  if (listed.more) lines->pop_back();
  listed.rows = audit_rows(*lines);
  mailbox_.post(std::move(listed));
}

core::Result<> VaultDesk::note_printed(const std::string& record) {
  if (visit_) return station_.note_printed(*visit_, now());
  if (!session_) return {};  // somebody who keeps nothing leaves no note either
  return station_.note_printed(*session_, TRY(core::RecordId::from_hex_text(record)), now());
}

bool VaultDesk::note_print(const flow::PrintPaper& effect) {
  if (effect.paper == flow::Paper::slip) return true;  // the same for everybody
  const auto noted = note_printed(effect.record);
  if (!noted) log(LogEvent::audit_failed, noted.error());
  return noted || !session_;
}

void VaultDesk::replace_code(const flow::ReplaceCode& effect) {
  const auto id = core::RecordId::from_hex_text(effect.record);
  if (!id || !allowed(flow::Task::replace_code))
    return mailbox_.post(flow::CodeNotReplaced{flow::Trouble::other});
  const auto code = station_.replace_code(*session_, *id, now());
  if (!code) return mailbox_.post(flow::CodeNotReplaced{trouble_of(code.error())});
  mailbox_.post(flow::CodeReplaced{code->text()});
}

void VaultDesk::check(Worker& thread) {
  if (const auto problems = station_.vault().verify_head()) note(*problems);
  if (!station_.found_whole_on(now()).value_or(false)) check_part(thread);
}

void VaultDesk::check_part(Worker& thread) {
  constexpr std::size_t kAtOnce = 100;  // a few milliseconds: nobody waits for it
  const auto more = station_.vault().verify_part(verified_, kAtOnce);
  note(std::exchange(verified_.problems, {}));
  if (!more) note({{"database.unreadable", {}}});
  if (more && *more) return thread.post([this, &thread] { check_part(thread); });
  // A damaged store is looked through at every start, so that staff are told at every start.
  if (!damaged_) static_cast<void>(station_.keep_found_whole(now()));
}

void VaultDesk::note(const std::vector<vault::Problem>& problems) {
  bool damaged = false;  // a disk to be renewed is whole, and has its own words
  for (const auto& problem : problems) {
    log(LogEvent::vault_problem, problem.what);
    damaged = damaged || problem.what != vault::kWantsRenewal;
  }
  if (!damaged || damaged_) return;
  damaged_ = true;
  tell_counts(sync_state_);
}

void VaultDesk::forget_old(std::chrono::days keep) {
  const auto forgotten = station_.forget_old(keep, now());
  if (!forgotten) return log(LogEvent::not_forgotten, forgotten.error());
  if (forgotten->clock_behind) log(LogEvent::clock_behind);
  if (forgotten->records == 0) return;
  log(LogEvent::forgotten, forgotten->records);
  tell_counts(sync_state_);
}

void VaultDesk::tell_counts(flow::SyncChanged::State state) {
  flow::SyncChanged changed;
  changed.state = sync_state_ = state;
  changed.damaged = damaged_;
  if (const auto counts = station_.vault().counts(0)) {
    changed.taken = counts->taken;
    changed.safe = counts->safe;
    changed.waiting = counts->waiting;
    changed.set_aside = counts->set_aside;
  } else {
    log(LogEvent::not_counted, counts.error());
    changed.damaged = damaged_ = true;
  }
  changed.renew = station_.vault().wanting_renewal().value_or(0) > 0;
  mailbox_.post(changed);
}

}  // namespace clearway::kiosk
