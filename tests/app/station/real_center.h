// An office and the real center's program, for tests with desks of one site.
#pragma once

#include "tests/app/station/office.h"
#include "tests/support/process.h"

namespace clearway::station {

class RealCenter : public testing::Test {
 protected:
  void SetUp() override {
    const auto root = core::to_hex(office_.organization.root.verify);
    run({"init", "--address", "https://" + listen_, "--root", root});
    must(add_center(office_.organization, store_ / "center.request"));
    start();
  }
  std::string run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), CLEARWAY_CENTRAL);
    arguments.insert(arguments.begin() + 2, {"--data", store_});
    const auto finished = support::run(arguments);
    EXPECT_EQ(finished.status, 0) << finished.errors;
    return finished.output.substr(0, finished.output.find('\n'));
  }
  void start() {
    server_ = std::make_unique<support::Process>(
        std::vector<std::string>{CLEARWAY_CENTRAL, "serve", "--data", store_, "--listen", listen_});
    ASSERT_TRUE(server_->wait_for("listening on ")) << server_->errors();
  }
  void stop() {
    server_->signal(SIGKILL);
    server_->wait();
  }
  void keep_copy_of_center(const std::filesystem::path& copy) {
    stop();
    std::filesystem::copy(store_, copy, std::filesystem::copy_options::recursive);
    start();
  }
  void put_back_center(const std::filesystem::path& copy) {
    stop();
    std::filesystem::remove_all(store_);
    std::filesystem::copy(copy, store_, std::filesystem::copy_options::recursive);
    run({"new-epoch"});
    start();
  }
  Station desk(const std::string& name) {
    must(enroll(office_.organization, demo_site(),
                {office_.scratch / name, office_.site, name, run({"invite"})}));
    return must(Station::open(office_.scratch / name, demo_site()));
  }
  static core::Result<SyncResult> sync(Station& station) {
    auto client = must(client::Client::make(must(station.identity())));
    return sync_round(direct_ports(station), line_of(client), station.sync_trust());
  }

  Office office_;
  std::filesystem::path store_ = office_.scratch / "center";
  std::string listen_ = "127.0.0.1:" + std::to_string(support::free_port());
  std::unique_ptr<support::Process> server_;
};

inline VisitKeys visit(Station& station, const std::string& value) {
  auto keys = must(station.start_record(Keep::clinic));
  must(station.keep_field(keys, "person.name.court", value));
  EXPECT_TRUE(must(station.end_visit(keys, {}, kPerson, kNoon)));
  return keys;
}

}  // namespace clearway::station
