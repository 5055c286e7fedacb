// Several desks edit, accept and take out while each sees only a part: no merge makes a sworn
// sentence that nobody accepted in exactly these words.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

constexpr std::size_t kDesks = 3;
const std::string kName = "person.name.court";
const Outline kNameOnly = {
    {{.id = "who", .parts = {offered_part("name", "My name is {person.name.court}.")}}}};
const std::vector<std::string> kNames = {"Ana Prueba", "Ana Prueba Núñez", "Test Person"};

std::optional<Sentence> offered(const record::Record& record) {
  const auto statement = build(kNameOnly, record.fields(), {});
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences)
      if (sentence.id == "name") return sentence;
  return std::nullopt;
}

class Desks {
 public:
  void step(std::uint32_t bits) {
    const auto who = bits % kDesks;
    const auto choice = bits / kDesks / 8;
    switch (bits / kDesks % 8) {
      case 0:
      case 1:
        return write(who, kName, kNames[choice % kNames.size()]);
      case 2:
      case 3:
        return accept(who);
      case 4:
        return write(who, removed_field("name"),
                     choice % 2 == 0 ? std::optional<std::string>("yes") : std::nullopt);
      default:
        return hand_on(choice % kDesks, who, static_cast<std::uint32_t>(choice / kDesks));
    }
  }

 private:
  void write(std::size_t who, const std::string& path, std::optional<std::string> value) {
    core::ChangeId id;
    id.bytes[0] = static_cast<core::Byte>(++writes_ * 97 % 251);
    id.bytes[1] = static_cast<core::Byte>(writes_ / 251);
    core::DeviceId device;
    device.bytes.fill(static_cast<core::Byte>(who));
    records_[who].merge(records_[who].change_to({{path, std::move(value)}}, id, device, {}, 0));
    check(who);
  }
  void accept(std::size_t who) {
    const auto sentence = offered(records_[who]);
    if (!sentence || sentence->removed) return;
    accepted_.insert(sentence->text);
    write(who, accepted_field("name"), digest(sentence->text));
    RC_ASSERT(offered(records_[who])->accepted);
  }
  void hand_on(std::size_t from, std::size_t to, std::uint32_t mask) {
    const auto known = records_[from].changes();
    for (const auto& [id, change] : known)
      if ((mask >> (id.bytes[0] % 5) & 1U) != 0) records_[to].merge(change);
    check(to);
  }
  void check(std::size_t who) const {
    const auto sentence = offered(records_[who]);
    if (!sentence || !sentence->accepted) return;
    RC_ASSERT(accepted_.contains(sentence->text));
    RC_ASSERT(!sentence->removed);
    RC_ASSERT(sentence->text ==
              "My name is " + record::value_of(records_[who].fields(), kName) + ".");
  }

  std::array<record::Record, kDesks> records_;
  std::set<std::string> accepted_;  // by somebody who saw exactly these words
  std::size_t writes_ = 0;
};

TEST(Accepted, IsNeverWhatNobodyAccepted) {
  EXPECT_TRUE(rc::check([] {
    Desks desks;
    for (int i = 0; i < 60; ++i) desks.step(*rc::gen::arbitrary<std::uint32_t>());
  }));
}

core::ChangeId id_of(core::Byte n) {
  core::ChangeId id;
  id.bytes.fill(n);
  return id;
}

TEST(Accepted, IsGoneWhenAnotherDeskHasChangedTheNameMeanwhile) {
  record::Record here;
  here.merge(here.change_to({{kName, "Ana Prueba"}}, id_of(1), {}, {}, 0));
  record::Record there = here;
  const auto words = offered(here)->text;
  here.merge(here.change_to({{accepted_field("name"), digest(words)}}, id_of(2), {}, {}, 0));
  ASSERT_TRUE(offered(here)->accepted);
  there.merge(there.change_to({{kName, "Ana Prueba Núñez"}}, id_of(3), {}, {}, 0));
  here.merge(there);
  EXPECT_TRUE(here.conflicts().empty()) << "nothing for staff to see: the digest alone guards it";
  EXPECT_FALSE(offered(here)->accepted);
  EXPECT_EQ(build(kNameOnly, here.fields(), {}).waiting(), 1);
}

}  // namespace
}  // namespace clearway::declaration
