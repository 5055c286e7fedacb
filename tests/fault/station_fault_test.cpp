// The power goes at every step of what staff and the office bring about at a machine: somebody
// leaves, the lock and the files go over to the site's new key, the list is shown, files are
// joined, parted and withdrawn. Whatever is left opens and verifies, nobody who may read a file has
// lost it, and the same call once more brings about what it was for.
#include <fmt/format.h>

#include <set>

#include "app/station/office.h"
#include "app/station/staff_lock.h"
#include "app/station/staff_slot.h"
#include "tests/app/station/office.h"
#include "tests/fault/vault_fault.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
using station::kNoon;
using station::must;
using station::StaffSession;
using station::Station;
using support::Disk;

class StationFault : public testing::Test {
 protected:
  struct Act {
    const char* what;
    std::function<void(Station&)> make;  // throws when it fails
  };

  void SetUp() override {
    site_.database_key = config::KeySource::staff;
    eva_ = must(station::add_staff(office_.organization, office_.site, "eva", "attorney",
                                   station::word_list()));
    must(station::enroll(office_.organization, site_, {home(), office_.site, "kiosk-1", "CODE"},
                         office_.yes()));
    key_ = must(station::unlock(home(), "eva", eva_, station::kUptime));
    auto desk = open(home());
    for (auto* id : {&one_, &other_, &third_}) *id = came(desk);
    must(station::remove_staff(office_.organization, office_.site, "ana"));
    add_acts();
  }

  fs::path home() const { return scratch_ / "home"; }
  Station open(const fs::path& folder) const {
    return must(Station::open(folder, site_, key_->view()));
  }
  static core::RecordId came(Station& desk) {
    auto keys = must(desk.start_record(station::Keep::clinic));
    must(desk.keep_field(keys, "person.name.court", std::string(kMarker)));
    EXPECT_TRUE(must(desk.end_visit(keys, {}, station::kPerson, kNoon)));
    return keys.record;
  }
  // Eva's, with what her slot holds; stretching her words each time would take too long.
  StaffSession session() const {
    auto keys = must(station::open_site_keys(office_.organization, office_.site));
    StaffSession made{"eva", "attorney", std::move(keys.front())};
    keys.erase(keys.begin());
    made.former = std::move(keys);
    return made;
  }

  void add_acts() {
    acts_ = {
        {"accept_staff_list",
         [this](Station& desk) {
           must(desk.accept_staff_list(
               must(station::read_statement(office_.folder, "staff-" + office_.site.hex()))));
         }},
        {"unlock",  // beside an open store, as where it cannot be opened
         [this](Station&) { must(station::unlock(folder_, "eva", eva_, station::kUptime)); }},
        {"rewrap",
         [this](Station& desk) {
           const auto eva = session();
           must(desk.rewrap(eva, must(desk.former_wraps(eva))));
         }},
        {"list", [this](Station& desk) { desk.keep_listed(must(desk.list(session(), 99))); }},
        {"join", [this](Station& desk) { must(desk.join(session(), one_, other_, kNoon)); }},
        {"part", [this](Station& desk) { part(desk); }},
        {"join again", [this](Station& desk) { must(desk.join(session(), one_, other_, kNoon)); }},
        {"erase", [this](Station& desk) { erase(desk); }},
    };
  }
  // From the side that still says so.
  void part(Station& desk) {
    for (const auto& [from, out] : {std::pair{one_, other_}, std::pair{other_, one_}}) {
      const auto parted = desk.part(session(), from, out, kNoon);
      if (!parted && parted.error().code != core::ErrorCode::not_found) must(parted);
    }
  }
  void erase(Station& desk) {
    const auto erased = desk.erase_as_staff(session(), one_, kNoon);
    if (!erased && erased.error().code != core::ErrorCode::not_found) must(erased);
  }

  // What somebody who has the site's keys, and nobody else, can see of it.
  std::string seen(Station& desk) const {
    auto out =
        fmt::format("list {} epoch {}\n", desk.trust().staff.version, desk.trust().site.epoch);
    std::set<std::string> lines;
    for (const auto& id : {one_, other_, third_}) {
      const auto record = desk.files(session(), id);
      if (!record) continue;
      auto line = "record " + id.hex();
      for (const auto& file : *record)
        line += file.readable && file.fields.contains("person.name.court") ? " +" : " -";
      lines.insert(line + "\n");
    }
    for (const auto& wrap : must(desk.vault().wraps_of_site(office_.site)))
      lines.insert(fmt::format("way of {} epoch {}\n", wrap.record.hex(), wrap.epoch));
    for (const auto& line : lines) out += line;
    return out;
  }
  static std::size_t readable(std::string_view seen) {
    return static_cast<std::size_t>(
        std::ranges::count_if(lines_of(seen), [](const std::string& line) {
          return line.starts_with("record") && line.find(" -") == line.npos;
        }));
  }
  static std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size() - 1);
      lines.emplace_back(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
    return lines;
  }

  void play(const Disk& disk) {
    auto desk = open(home());
    folder_ = home();
    marks_.push_back({disk.steps().size(), seen(desk)});
    for (const auto& act : acts_) {
      SCOPED_TRACE(act.what);
      ASSERT_NO_THROW(act.make(desk));
      marks_.push_back({disk.steps().size(), seen(desk)});
    }
  }

  void expect_state(const fs::path& folder, std::size_t at) {
    ASSERT_NO_THROW(expect_whole(folder, at));
  }
  void expect_whole(const fs::path& folder, std::size_t at) {
    for (const auto& file : fs::directory_iterator(folder))
      EXPECT_EQ(support::read_file(file.path()).find(kMarker), std::string::npos) << file.path();
    folder_ = folder;
    must(station::check_staff_lock(folder));
    const auto locked = must(station::open_staff_lock(folder, office_.organization));
    EXPECT_TRUE(keys::equal(locked.view(), key_->view()));
    const auto next = std::min(at + 1, marks_.size() - 1);
    {
      auto desk = open(folder);
      const auto there = readable(seen(desk));
      EXPECT_GE(there, std::min(readable(marks_[at].seen), readable(marks_[next].seen)));
      EXPECT_TRUE(must(desk.vault().verify()).empty());
      if (at < acts_.size()) acts_[at].make(desk);
      EXPECT_EQ(seen(desk), marks_[next].seen) << "and once more";
      EXPECT_TRUE(must(desk.vault().verify()).empty());
    }
  }

  struct Mark {
    std::size_t steps = 0;
    std::string seen;
  };
  support::TempDir scratch_{support::TempDir::fast()};
  station::Office office_;
  config::Site site_ = station::demo_site();
  std::string eva_;
  std::optional<keys::Secret> key_;
  core::RecordId one_, other_, third_;
  fs::path folder_;  // of the machine that is acted at
  std::vector<Act> acts_;
  std::vector<Mark> marks_;
};

TEST_F(StationFault, APowerCutAtAnyStepOfWhatStaffDoLosesNobodysFile) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  EXPECT_EQ(readable(marks_.front().seen), 3U);
  EXPECT_EQ(readable(marks_.back().seen), 1U) << "two were withdrawn";
  const auto steps = disk.steps().size();
  ASSERT_GT(steps, 50U);
  // A store is opened and stretched words are tried at each: fewer of them than elsewhere.
  constexpr std::size_t kOneIn = 8;
  const bool every = asked_cuts() >= kCutsOfCheck;
  const auto cuts = std::max<std::size_t>(every ? steps + 1 : 0, asked_cuts() / kOneIn);
  std::set<std::size_t> covered;
  for (std::size_t i = 0; i < cuts && !HasFailure(); ++i) {
    auto random = random_of(i);
    const std::size_t cut = cuts > steps ? i % (steps + 1) : random() % (steps + 1);
    SCOPED_TRACE(
        fmt::format("CLEARWAY_SEED={} cut {} after step {} of {}", asked_seed(), i, cut, steps));
    disk.lay_out(cut, random, scratch_ / "image");
    std::size_t at = 0;
    while (at + 1 < marks_.size() && marks_[at + 1].steps <= cut) ++at;
    expect_state(scratch_ / "image", at);
    covered.insert(cut);
  }
  EXPECT_TRUE(!every || covered.size() == steps + 1) << covered.size();
  RecordProperty("steps", static_cast<int>(steps));
}

}  // namespace
}  // namespace clearway::fault
