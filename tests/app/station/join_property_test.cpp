// Joined records read the same from either side, whatever is in them.
#include "app/station/join.h"

#include "app/vault/vault.h"
#include "tests/app/record/generators.h"
#include "tests/app/station/office.h"

namespace clearway::station {
namespace {

using record::Change;
using record::Record;

struct Machine {
  support::TempDir scratch{support::TempDir::fast()};
  keys::Secret key = must(keys::Secret::random(32));
  vault::Vault vault = must(vault::Vault::open(scratch.path(), key.view()));
  core::DeviceId id = keys::random_id<core::DeviceId>();

  Machine() { must(vault.set_device({id, 1, must(keys::SigningKey::generate())})); }

  void keep(const Reached& in, const std::vector<Change>& changes) {
    const auto visit = keys::random_id<core::VisitId>();
    must(vault.begin_visit(visit, in.id, {}));
    const entry::EntryHeader header{entry::EntryKind::changes, in.id,
                                    keys::random_id<core::EntryId>()};
    const auto body = record::encode(changes);
    must(vault.end_visit(visit, must(entry::seal_entry(in.key.view(), header, body)), 1));
  }
  Reached made(const std::vector<Change>& changes) {
    Reached out{keys::random_id<core::RecordId>(), must(keys::Secret::random(32)), {}};
    keep(out, changes);
    return read(out);
  }
  Reached read(const Reached& of) {
    return {of.id, must(of.key.clone()), must(vault.open_record(of.id, of.key.view()))};
  }
  Change says(const Reached& one, const Reached& other) {
    return joining_change(one.own, other.id, other.key.view(), id, {record::ActorKind::staff, "x"},
                          1);
  }
  Record union_from(const Reached& one) { return union_of(must(reach(vault, read(one)))); }
};

TEST(JoinProperty, TheUnionIsTheMergeOfBothInAnyOrderFromEitherSide) {
  ASSERT_TRUE(keys::start());
  Machine machine;
  EXPECT_TRUE(rc::check([&](const std::vector<Change>& here, const std::vector<Change>& there) {
    auto a = machine.made(here);
    auto b = machine.made(there);
    if (*rc::gen::arbitrary<bool>()) std::swap(a, b);
    machine.keep(a, {machine.says(a, b)});
    machine.keep(b, {machine.says(b, a)});
    a = machine.read(a);
    b = machine.read(b);
    RC_ASSERT(machine.says(a, b).fields.empty());  // once is enough
    RC_ASSERT(machine.says(b, a).fields.empty());
    Record merged = b.own;
    merged.merge(a.own);
    RC_ASSERT(machine.union_from(a) == merged);
    RC_ASSERT(machine.union_from(b) == merged);
    Record plain = record::record_of(here);
    plain.merge(record::record_of(there));
    RC_ASSERT(merged.fields() == plain.fields());  // the join itself shows nowhere
    RC_ASSERT(merged.conflicts() == plain.conflicts());
  }));
}

// Any graph of joins, each said in both records, in any order: everybody reaches their whole
// component, once.
TEST(JoinProperty, ChainsAndCyclesReachAllAndEnd) {
  ASSERT_TRUE(keys::start());
  Machine machine;
  EXPECT_TRUE(rc::check([&] {
    constexpr std::size_t kRecords = 5;
    std::vector<Reached> all;
    for (std::size_t i = 0; i < kRecords; ++i) all.push_back(machine.made({}));
    std::vector<std::size_t> group{0, 1, 2, 3, 4};
    constexpr int kMostJoins = 8;  // each is two transactions
    const auto joins = *rc::gen::resize(
        kMostJoins, rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(
                        rc::gen::pair(rc::gen::inRange<std::size_t>(0, kRecords),
                                      rc::gen::inRange<std::size_t>(0, kRecords))));
    for (const auto& [one, other] : joins) {
      if (one == other) continue;
      machine.keep(all[one], {machine.says(all[one], all[other])});
      machine.keep(all[other], {machine.says(all[other], all[one])});
      const auto from = group[one];
      for (auto& each : group)
        if (each == from) each = group[other];
    }
    for (std::size_t i = 0; i < kRecords; ++i) {
      const auto reached = must(reach(machine.vault, machine.read(all[i])));
      std::set<core::RecordId> ids;
      std::set<core::RecordId> wanted;
      for (const auto& each : reached) ids.insert(each.id);
      for (std::size_t j = 0; j < kRecords; ++j)
        if (group[j] == group[i]) wanted.insert(all[j].id);
      RC_ASSERT(reached.size() == ids.size());
      RC_ASSERT(ids == wanted);
      RC_ASSERT(reached.front().id == all[i].id);
    }
  }));
}

}  // namespace
}  // namespace clearway::station
