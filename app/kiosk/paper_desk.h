// The paper worker: makes pages, prints them, says how it goes. Every function runs on the
// paper thread; nothing is written to disk but in demo mode, where there is no printer.
#pragma once

#include <filesystem>
#include <optional>

#include "app/flow/effect.h"
#include "app/flow/world.h"
#include "app/kiosk/worker.h"
#include "app/packet/packet.h"
#include "app/print/print.h"

namespace clearway::kiosk {

class PaperDesk {
 public:
  struct Options {
    std::filesystem::path fonts;
    std::filesystem::path save_to;  // demo only; empty: no saving
  };
  PaperDesk(const flow::World& world, config::Words words, Options options, Mailbox& mailbox)
      : world_(world), words_(std::move(words)), options_(std::move(options)), mailbox_(mailbox) {}

  void make(const flow::MakePaper& effect);
  void print();
  void look();              // posts PrintChanged when the job moved
  void cancel();            // this visit's jobs
  void cancel_leftovers();  // jobs of a visit that ended with the power

 private:
  core::Result<packet::Document> document(const flow::PaperContent& content);
  void save_as_pdf();

  const flow::World& world_;
  config::Words words_;
  Options options_;
  Mailbox& mailbox_;
  std::optional<packet::Document> made_;
  std::optional<print::Job> job_;
  flow::Printing told_ = flow::Printing::none;
};

}  // namespace clearway::kiosk
