// Several devices that each hold a part of one record, write on top of what they have and hand
// changes on, some of them, in any order, twice.
//
// The model knows nothing of Record: it remembers what a writer had seen. For one field, what
// nobody wrote over who had seen it stands, and nothing else does.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/record/generators.h"

namespace clearway::record {
namespace {

using Ids = std::set<core::ChangeId>;
constexpr std::size_t kDevices = 4;
const std::vector<std::string> kPaths = {"a", "a.b", "person.name.court"};

Ids standing_ids(const Record& record, const std::string& path) {
  Ids ids;
  for (const auto& standing : record.standing(path)) ids.insert(standing.change);
  return ids;
}

class Desks {
 public:
  // One step of one device, drawn from the bits of a number.
  void step(std::uint32_t bits) {
    const auto draw = [&bits](std::uint32_t below) {
      const auto drawn = bits % below;
      bits /= below;
      return drawn;
    };
    const auto who = draw(kDevices);
    switch (draw(4)) {
      case 0:
      case 1:
        return write(who, {{kPaths[draw(3)], value(draw(4))}, {kPaths[draw(3)], value(draw(4))}});
      case 2:
        return hand_on(draw(kDevices), who, bits);
      default:
        return settle(who);
    }
  }

  void everything_to_everybody() {
    for (std::size_t who = 0; who < kDevices; ++who) {
      std::vector<const Change*> order;
      for (const auto& [id, change] : written_) order.push_back(&change);
      std::ranges::sort(order, {}, [who](const Change* change) {
        return core::Byte(change->id.bytes[0] * (2 * who + 3));  // for each another order
      });
      for (const auto* change : order) devices_[who].merge(*change);
      check(who);
    }
  }

  void expect_what_the_model_says() const {
    std::vector<std::string> conflicts;
    for (const auto& path : kPaths) {
      const Ids stands = latest(path);
      if (stands.size() > 1) conflicts.push_back(path);
      for (const auto& device : devices_) RC_ASSERT(standing_ids(device, path) == stands);
    }
    for (const auto& device : devices_) {
      RC_ASSERT(device.conflicts() == conflicts);
      RC_ASSERT(device == devices_[0]);
      RC_ASSERT(device.fields() == devices_[0].fields());
    }
  }

 private:
  static std::optional<std::string> value(std::uint32_t drawn) {
    if (drawn == 0) return std::nullopt;
    return std::string(1, static_cast<char>('w' + drawn));
  }
  core::ChangeId next_id() const {  // in no order: 97 has no divisor in common with 251
    return change_id(static_cast<core::Byte>((written_.size() + 1) * 97 % 251));
  }

  void write(std::size_t who, std::map<std::string, std::optional<std::string>> fields,
             Actor actor = {}) {
    core::DeviceId device;
    device.bytes.fill(static_cast<core::Byte>(who));
    auto change =
        devices_[who].change_to(std::move(fields), next_id(), device, std::move(actor), 0);
    if (change.fields.empty()) return;
    for (const auto& [id, known] : devices_[who].changes()) seen_[change.id].insert(id);
    devices_[who].merge(change);
    written_.emplace(change.id, std::move(change));
    check(who);
  }

  // A part of what one has, to another: `mask` says which.
  void hand_on(std::size_t from, std::size_t to, std::uint32_t mask) {
    const auto known = devices_[from].changes();
    for (const auto& [id, change] : known) {
      if ((mask >> (id.bytes[0] % 7) & 1U) != 0) devices_[to].merge(change);
    }
    check(to);
  }

  void settle(std::size_t who) {
    std::map<std::string, std::optional<std::string>> settled;
    for (const auto& path : devices_[who].conflicts()) settled[path] = "settled";
    write(who, std::move(settled), {ActorKind::staff, "test.person"});
    RC_ASSERT(devices_[who].conflicts().empty());
  }

  Ids latest(const std::string& path) const {
    Ids over;
    for (const auto& [id, change] : written_)
      if (change.fields.contains(path)) over.insert(seen_of(id).begin(), seen_of(id).end());
    Ids out;
    for (const auto& [id, change] : written_)
      if (change.fields.contains(path) && !over.contains(id)) out.insert(id);
    return out;
  }
  const Ids& seen_of(const core::ChangeId& id) const {
    static const Ids kNone;
    const auto found = seen_.find(id);
    return found == seen_.end() ? kNone : found->second;
  }

  // What holds at every moment, whatever has not arrived yet.
  void check(std::size_t who) {
    const auto& device = devices_[who];
    for (const auto& path : kPaths) {
      const Ids stands = standing_ids(device, path);
      const Ids stand_in_the_end = latest(path);
      bool set_here = false;
      for (const auto& [id, change] : device.changes()) {
        if (!change.fields.contains(path)) continue;
        set_here = true;
        if (stand_in_the_end.contains(id)) RC_ASSERT(stands.contains(id));
        if (stands.contains(id)) {
          RC_ASSERT(!gone_[who][path].contains(id));  // written over once, it never comes back
        } else {
          gone_[who][path].insert(id);
        }
      }
      RC_ASSERT(set_here == !stands.empty());  // nobody's words vanish
    }
  }

  std::array<Record, kDevices> devices_;
  std::map<core::ChangeId, Change> written_;
  std::map<core::ChangeId, Ids> seen_;
  std::array<std::map<std::string, Ids>, kDevices> gone_;
};

TEST(Devices, AgreeWithTheModelWhateverEachHadSeenWhenItWrote) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint32_t>& steps) {
    Desks desks;
    for (const auto bits : steps) desks.step(bits);
    desks.everything_to_everybody();
    desks.expect_what_the_model_says();
  }));
}

// rapidcheck's numbers are small at first; these are not.
TEST(Devices, AgreeAfterLongHistoriesToo) {
  EXPECT_TRUE(rc::check([] {
    Desks desks;
    for (int i = 0; i < 120; ++i) desks.step(*rc::gen::arbitrary<std::uint32_t>());
    desks.everything_to_everybody();
    desks.expect_what_the_model_says();
  }));
}

// A change that arrives before what it followed on: two values show for a while, and no longer
// once the one between them is here.
TEST(Devices, ShowTheEarlierWordAsWellUntilWhatReplacedItHasArrived) {
  Record writer;
  const auto next = [&writer](core::Byte id, const char* value) {
    auto change = writer.change_to({{"a", value}}, change_id(id), {}, {}, 0);
    writer.merge(change);
    return change;
  };
  const auto first = next(1, "one");
  const auto second = next(2, "two");
  const auto third = next(3, "three");
  Record reader = record_of({first, third});
  EXPECT_EQ(reader.conflicts(), std::vector<std::string>{"a"});
  EXPECT_EQ(value_of(reader.fields(), "a"), "three");
  reader.merge(second);
  EXPECT_TRUE(reader.conflicts().empty());
  EXPECT_EQ(reader, writer);
}

}  // namespace
}  // namespace clearway::record
