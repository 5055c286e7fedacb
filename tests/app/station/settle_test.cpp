// Which of two answers is right, said at the desk: it counts from then on, and stays said.
#include "tests/app/station/actors/held.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kName = "person.name.court";

class Settle : public testing::Test {
 protected:
  // The same file went on at two desks, neither of which had heard of the other.
  void told_twice(const std::optional<std::string>& there) {
    made_ = came(here_.station, Keep::clinic, "Ana");
    carry(here_.station.vault(), there_.station.vault());
    tells(here_.station, "Ana Prueba");
    tells(there_.station, there);
    carry(there_.station.vault(), here_.station.vault());
  }
  void tells(Station& station, const std::optional<std::string>& name) {
    auto next = must(station.continue_with_code(*made_->code, kMorning));
    must(station.keep_field(next.keys, kName, name));
    EXPECT_TRUE(must(station.end_visit(next.keys, next.record, kPerson, kMorning + 5)));
  }
  core::Result<record::Record> settle(const std::optional<std::string>& value) {
    return here_.station.settle(ana_, made_->record, kName, value, kMorning + 9);
  }
  record::Record read(Station& station) {
    const auto session = must(station.sign_in("ana", office().ana, kUptime, kMorning));
    return must(station.open_record(session, made_->record, kMorning));
  }
  std::size_t entries() { return must(here_.station.vault().entries()).size(); }

  Desk here_;
  Desk there_;
  StaffSession ana_ = must(here_.station.sign_in("ana", office().ana, kUptime, kMorning));
  std::optional<VisitKeys> made_;
};

TEST_F(Settle, OneCountsAndBothStayInTheHistory) {
  const std::optional<std::string> rows[] = {"Ana Prueba", "Ana P. Prueba"};
  for (const auto& right : rows) {
    SCOPED_TRACE(*right);
    told_twice("Ana P. Prueba");
    ASSERT_THAT(read(here_.station).conflicts(), ElementsAre(kName));
    ASSERT_OK(settle(right));
    const auto after = read(here_.station);
    EXPECT_THAT(after.conflicts(), IsEmpty());
    EXPECT_EQ(record::value_of(after.fields(), kName), *right);
    std::set<std::string> told;
    for (const auto& [id, change] : after.changes())
      if (const auto found = change.fields.find(kName); found != change.fields.end())
        told.insert(found->second.value_or(""));
    EXPECT_EQ(told, (std::set<std::string>{"Ana", "Ana Prueba", "Ana P. Prueba"}));
    const auto standing = after.standing(kName);
    ASSERT_THAT(standing, SizeIs(1));
    EXPECT_EQ(standing[0].actor, (record::Actor{record::ActorKind::staff, "ana"}));
  }
}

TEST_F(Settle, AnAnswerThatWasTakenBackCanBeTheRightOne) {
  told_twice(std::nullopt);
  ASSERT_OK(settle(std::nullopt));
  EXPECT_FALSE(read(here_.station).fields().contains(kName));
}

TEST_F(Settle, StaysSettledWhateverComesLateAndInAnyOrder) {
  told_twice("Ana P. Prueba");
  ASSERT_OK(settle("Ana P. Prueba"));
  auto& here = here_.station.vault();
  auto& there = there_.station.vault();
  for (const bool back_first : {true, false}) {
    carry(back_first ? there : here, back_first ? here : there);
    carry(back_first ? here : there, back_first ? there : here);
    for (auto* station : {&here_.station, &there_.station}) {
      EXPECT_THAT(read(*station).conflicts(), IsEmpty());
      EXPECT_EQ(record::value_of(read(*station).fields(), kName), "Ana P. Prueba");
    }
  }
  // A machine that has seen only the two answers, and hears of the choice last.
  Desk third;
  carry(there, third.station.vault());
  EXPECT_THAT(read(third.station).conflicts(), IsEmpty());
}

TEST_F(Settle, TwiceIsOnceAndWhatStandsNoLongerIsNotChosen) {
  told_twice("Ana P. Prueba");
  ASSERT_OK(settle("Ana Prueba"));
  const auto before = entries();
  EXPECT_OK(settle("Ana Prueba"));
  EXPECT_EQ(code_of(settle("Ana P. Prueba")), ErrorCode::not_found);
  EXPECT_EQ(code_of(settle("Somebody Else")), ErrorCode::not_found);
  EXPECT_EQ(entries(), before);
}

TEST_F(Settle, OfTwoThatAreJoinedItCountsFromBothSides) {
  const auto one = came(here_.station, Keep::clinic, "Ana Prueba");
  const auto two = came(here_.station, Keep::clinic, "Ana P. Prueba");
  must(here_.station.join(ana_, one.record, two.record, kMorning));
  must(here_.station.settle(ana_, one.record, kName, "Ana P. Prueba", kMorning));
  for (const auto* keys : {&one, &two}) {
    const auto read = must(here_.station.open_record(ana_, keys->record, kMorning));
    EXPECT_THAT(read.conflicts(), IsEmpty());
    EXPECT_EQ(record::value_of(read.fields(), kName), "Ana P. Prueba");
  }
  EXPECT_THAT(must(here_.station.vault().verify()), IsEmpty());
}

// A key of a joined record is a field like any other, and nobody's answer.
TEST_F(Settle, NobodyWithoutAKeyMayAndAJoinIsNoAnswer) {
  told_twice("Ana P. Prueba");
  const StaffSession nobody{"vol", "staff", std::nullopt};
  EXPECT_EQ(code_of(here_.station.settle(nobody, made_->record, kName, "Ana Prueba", kMorning)),
            ErrorCode::wrong_key);
  const auto other = came(here_.station, Keep::clinic, "Ana Prueba");
  must(here_.station.join(ana_, made_->record, other.record, kMorning));
  const std::string joined = std::string(record::kJoined) + other.record.hex();
  const auto key =
      must(here_.station.open_record(ana_, made_->record, kMorning)).standing(joined).at(0).value;
  EXPECT_EQ(code_of(here_.station.settle(ana_, made_->record, joined, key, kMorning)),
            ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::station
