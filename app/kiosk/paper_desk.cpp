#include "app/kiosk/paper_desk.h"

#include "app/kiosk/log.h"
#include "app/print/save.h"

namespace clearway::kiosk {
namespace {

flow::Printing printing_of(const print::Job& job) {
  switch (job.state) {
    case print::JobState::done:
      return flow::Printing::done;
    case print::JobState::canceled:
      return flow::Printing::canceled;
    case print::JobState::failed:
      return flow::Printing::failed;
    case print::JobState::waiting:
    case print::JobState::printing:
      break;
  }
  if (job.trouble == "no_paper") return flow::Printing::no_paper;
  if (job.trouble == "jam") return flow::Printing::jam;
  if (job.trouble == "offline") return flow::Printing::offline;
  return flow::Printing::printing;
}

bool over(flow::Printing state) {
  return state == flow::Printing::done || state == flow::Printing::canceled ||
         state == flow::Printing::failed;
}

const text::Catalog& catalog_of(const flow::World& world, const std::string& language) {
  static const text::Catalog kSource;
  const auto found = world.catalogs.find(language);
  return found == world.catalogs.end() ? kSource : found->second;
}

packet::Slip slip_of(const flow::Slip& told) {
  packet::Slip slip{told.title, told.typed, {}};
  for (const auto& part : told.parts) {
    packet::SlipPart made{part.title, part.body, {}};
    for (const auto& point : part.points)
      made.points.push_back({point.title, point.body, point.small});
    slip.parts.push_back(std::move(made));
  }
  return slip;
}

}  // namespace

core::Result<packet::Document> PaperDesk::document(const flow::PaperContent& content) {
  const packet::Context context{world_.site, words_, catalog_of(world_, content.language),
                                options_.fonts};
  packet::Input input;
  input.answers = content.answers;
  input.findings = content.findings;
  input.statement = content.statement;
  input.today = content.today;
  input.kept_until = content.kept_until;
  input.old_rules = content.old_rules;
  for (const auto& one : content.cases) input.cases.emplace_back(one.id, one.lines);
  input.person = content.person;
  switch (content.paper) {
    case flow::Paper::packet:
      return packet::make_packet(context, input);
    case flow::Paper::findings:
      return packet::make_findings_sheet(context, input);
    case flow::Paper::code_slip:
      return packet::make_code_slip(context, content.code);
    case flow::Paper::slip:
      return packet::make_slip(context, slip_of(content.slip));
    case flow::Paper::letter:
      return packet::make_letter(context, content.letter, content.today);
  }
  return core::fail(core::ErrorCode::internal, "kiosk.document");
}

void PaperDesk::make(const flow::MakePaper& effect) {
  made_.reset();
  auto made = document(effect.content);
  if (!made) {
    log(LogEvent::paper_failed, made.error());
    return mailbox_.post(flow::PaperFailed{});
  }
  made_ = *std::move(made);
  mailbox_.post(flow::PaperReady{made_->pages});
}

void PaperDesk::save_as_pdf() {
  const auto saved = print::save_as_pdf(options_.save_to, made_->pdf);
  if (!saved) log(LogEvent::print_failed, saved.error());
  mailbox_.post(flow::PrintChanged{saved ? flow::Printing::saved : flow::Printing::failed});
}

void PaperDesk::print() {
  if (!made_) return;
  auto printer = print::Printer::open(world_.site.printer);
  if (!printer && !options_.save_to.empty()) return save_as_pdf();
  auto job = printer ? printer->print(made_->pdf, 1)
                     : core::Result<print::Job>(tl::unexpected(printer.error()));
  if (!job) {
    log(LogEvent::print_failed, job.error());
    const bool offline = job.error().code == core::ErrorCode::offline;
    return mailbox_.post(
        flow::PrintChanged{offline ? flow::Printing::offline : flow::Printing::failed});
  }
  job_ = *job;
  told_ = flow::Printing::sending;
  look();
}

void PaperDesk::look() {
  if (!job_) return;
  auto printer = print::Printer::open(world_.site.printer);
  if (!printer) return;
  const auto job = printer->look(job_->id);
  if (!job) return;
  const auto state = printing_of(*job);
  if (over(state)) job_.reset();
  if (state == told_) return;
  told_ = state;
  mailbox_.post(flow::PrintChanged{state});
}

void PaperDesk::cancel() {
  if (!job_) return;
  job_.reset();
  cancel_leftovers();
}

void PaperDesk::cancel_leftovers() {
  auto printer = print::Printer::open(world_.site.printer);
  if (!printer) return;
  const auto canceled = printer->cancel_all();
  if (!canceled) return log(LogEvent::print_failed, canceled.error());
  log(LogEvent::prints_canceled, *canceled);
  if (*canceled > 0) mailbox_.post(flow::PrintChanged{flow::Printing::canceled});
}

}  // namespace clearway::kiosk
