#include "app/kiosk/loop.h"

namespace clearway::kiosk {

Loop::Loop(const flow::World& world, Glass glass, Desks desks)
    : ScreenLoop(world, std::move(glass), desks.mailbox),
      keep_(world.site.keep),
      desks_(desks),
      looked_on_(today()) {}

void Loop::carry_out(const flow::Effect& effect) {
  auto& vault = desks_.vault;
  auto& paper = desks_.paper;  // tasks may outlive this loop, and never the desks
  const auto at_vault = [&](auto task) { desks_.vault_thread.post(std::move(task)); };
  auto& paper_thread = desks_.paper_thread;
  if (const auto* e = std::get_if<flow::StartRecord>(&effect)) {
    at_vault([&vault, e = *e] { vault.start_record(e); });
  } else if (const auto* keep = std::get_if<flow::KeepField>(&effect)) {
    at_vault([&vault, e = *keep] { vault.keep_field(e); });
  } else if (const auto* code = std::get_if<flow::OpenCode>(&effect)) {
    at_vault([&vault, e = *code] { vault.open_code(e); });
  } else if (const auto* end = std::get_if<flow::EndVisit>(&effect)) {
    at_vault([&vault, e = *end] { vault.end_visit(e); });
  } else if (const auto* make = std::get_if<flow::MakePaper>(&effect)) {
    paper_thread.post([&paper, e = *make] { paper.make(e); });
  } else if (const auto* print = std::get_if<flow::PrintPaper>(&effect)) {
    at_vault([&vault, &paper, &paper_thread, &mailbox = desks_.mailbox, e = *print] {
      if (!vault.note_print(e)) return mailbox.post(flow::PrintChanged{flow::Printing::failed});
      paper_thread.post([&paper] { paper.print(); });
    });
  } else if (std::holds_alternative<flow::CancelPrinting>(effect)) {
    // By the same way as a print that is still being noted: behind it, never before it.
    at_vault([&paper, &paper_thread] { paper_thread.post([&paper] { paper.cancel(); }); });
  } else {
    carry_out_staff(effect);
  }
}

void Loop::carry_out_staff(const flow::Effect& effect) {
  auto& vault = desks_.vault;
  const auto at_vault = [&](auto task) { desks_.vault_thread.post(std::move(task)); };
  if (const auto* in = std::get_if<flow::SignIn>(&effect)) {
    at_vault([&vault, &thread = desks_.vault_thread, e = *in] {
      vault.sign_in(e);
      vault.rewrap(thread);
      vault.make_list_ready(thread);
    });
  } else if (const auto* list = std::get_if<flow::ListRecords>(&effect)) {
    at_vault([&vault, e = *list] { vault.list_records(e); });
  } else if (const auto* open = std::get_if<flow::OpenRecord>(&effect)) {
    at_vault([&vault, e = *open] { vault.open_record(e); });
  } else if (const auto* audit = std::get_if<flow::ListAudit>(&effect)) {
    at_vault([&vault, e = *audit] { vault.list_audit(e); });
  } else if (const auto* replace = std::get_if<flow::ReplaceCode>(&effect)) {
    at_vault([&vault, e = *replace] { vault.replace_code(e); });
  } else if (const auto* join = std::get_if<flow::JoinRecords>(&effect)) {
    at_vault([&vault, e = *join] { vault.join_records(e); });
  } else if (const auto* files = std::get_if<flow::ListFiles>(&effect)) {
    at_vault([&vault, e = *files] { vault.list_files(e); });
  } else if (const auto* part = std::get_if<flow::PartRecords>(&effect)) {
    at_vault([&vault, e = *part] { vault.part_records(e); });
  } else if (const auto* settle = std::get_if<flow::SettleDoubt>(&effect)) {
    at_vault([&vault, e = *settle] { vault.settle_doubt(e); });
  } else if (std::holds_alternative<flow::SyncNow>(effect)) {
    desks_.sync.sync_now();
  }
}

void Loop::forget_old() {
  if (flow::occupied(state()) || looked_on_ == today()) return;
  looked_on_ = today();
  desks_.vault_thread.post([&vault = desks_.vault, keep = keep_] { vault.forget_old(keep); });
}

void Loop::ticked() {
  if (flow::printing_unfinished(state()))
    desks_.paper_thread.post([&paper = desks_.paper] { paper.look(); });
  forget_old();
}

void Loop::ended() {
  desks_.vault_thread.ask([&vault = desks_.vault] {
    vault.sign_out();
    return true;
  });
}

}  // namespace clearway::kiosk
