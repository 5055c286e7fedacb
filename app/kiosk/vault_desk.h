// The vault worker: carries out what flow asks of the record, and answers with events.
// Every function runs on the vault's thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/flow/effect.h"
#include "app/flow/roles.h"
#include "app/kiosk/worker.h"
#include "app/station/clock.h"
#include "app/station/station.h"

namespace clearway::kiosk {

class VaultDesk {
 public:
  VaultDesk(station::Station station, Mailbox& mailbox)
      : station_(std::move(station)), mailbox_(mailbox) {}

  void start_record(const flow::StartRecord& effect);
  void keep_field(const flow::KeepField& effect);
  void open_code(const flow::OpenCode& effect);
  void end_visit(const flow::EndVisit& effect);

  void sign_in(const flow::SignIn& effect);
  // What is shared under an earlier key of the site goes over to the present one, a part at a time.
  void rewrap(Worker& thread);
  // The rows of what nobody has listed yet, a part at a time: a list of many need not make them.
  void make_list_ready(Worker& thread);
  void sign_out();  // whoever is signed in, if anybody is
  void list_records(const flow::ListRecords& effect);
  void open_record(const flow::OpenRecord& effect);
  void list_audit(const flow::ListAudit& effect);
  void replace_code(const flow::ReplaceCode& effect);
  void join_records(const flow::JoinRecords& effect);
  void list_files(const flow::ListFiles& effect);
  void part_records(const flow::PartRecords& effect);
  void settle_doubt(const flow::SettleDoubt& effect);

  // Notes that a paper of somebody's file goes to the printer. It goes there in any case.
  // False: staff print nothing that cannot be noted. A person's own papers come out all the same.
  bool note_print(const flow::PrintPaper& effect);
  // Whether the store is whole: the head now, and once a day the rest, a part at a time on this
  // thread, with whatever a person does meanwhile in between.
  void check(Worker& thread);
  void forget_old(std::chrono::days keep);  // when nobody is there

  void tell_counts(flow::SyncChanged::State state);
  station::Station& station() { return station_; }

 private:
  void check_part(Worker& thread);
  void rewrap_part(Worker& thread);
  void make_part_ready(Worker& thread);
  void note(const std::vector<vault::Problem>& problems);
  void refuse_sign_in(const core::Error& error);
  core::Result<> note_printed(const std::string& record);
  bool allowed(flow::Task task) const;  // whoever is signed in, if anybody is

  station::Station station_;
  Mailbox& mailbox_;
  flow::SyncChanged::State sync_state_ = flow::SyncChanged::State::idle;  // as last told
  std::optional<station::VisitKeys> visit_;
  record::Record base_;  // what stood before this visit
  std::optional<station::StaffSession> session_;
  flow::ListRecords listed_;  // as last asked for
  std::vector<entry::Wrap> former_wraps_;
  std::vector<vault::RecordInfo> unlisted_;  // the newest last
  vault::Verification verified_;
  bool damaged_ = false;
};

flow::Trouble trouble_of(const core::Error& error);
std::string clock_text(core::UnixTime time);  // "09:12", as on the wall
using station::now;
using station::uptime;

}  // namespace clearway::kiosk
