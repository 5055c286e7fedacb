// Whose words stand in a record, whoever typed them and in whatever order it came together.
#include "app/record/authors.h"

#include <gtest/gtest.h>

namespace clearway::record {
namespace {

const Actor kPerson{ActorKind::person, ""};
const Actor kVolunteer{ActorKind::volunteer, ""};
const Actor kStaff{ActorKind::staff, "rosa"};

class Authors : public testing::Test {
 protected:
  void set(const Actor& actor, const std::string& path, std::optional<std::string> value) {
    core::ChangeId id{};
    id.bytes[0] = static_cast<core::Byte>(++made_);
    record_.merge(record_.change_to({{path, std::move(value)}}, id, {}, actor, made_));
  }
  using Paths = std::vector<std::string>;

  Record record_;
  int made_ = 0;
};

TEST_F(Authors, WhatAVolunteerTypedIsNotThePersons) {
  set(kPerson, "declaration.who", "I cook.");
  set(kVolunteer, "declaration.changed", "I stopped.");
  EXPECT_EQ(by_others(record_), Paths{"declaration.changed"});
}

TEST_F(Authors, WhoTypesOverItMakesItTheirs) {
  set(kVolunteer, "declaration.who", "I cook.");
  set(kPerson, "declaration.who", "I bake.");
  EXPECT_TRUE(by_others(record_).empty());
  set(kVolunteer, "declaration.who", "I roast.");
  EXPECT_EQ(by_others(record_), Paths{"declaration.who"});
  set(kPerson, "declaration.who", std::nullopt);
  EXPECT_TRUE(by_others(record_).empty()) << "nothing stands there";
}

TEST_F(Authors, WhatThePersonOnceGaveStaysTheirsWhoeverChoseIt) {
  set(kPerson, "declaration.who", "I cook.");
  set(kPerson, "declaration.who", "I bake.");
  set(kStaff, "declaration.who", "I cook.");
  EXPECT_TRUE(by_others(record_).empty());
  set(kStaff, "declaration.who", "I fry.");
  EXPECT_EQ(by_others(record_), Paths{"declaration.who"});
}

}  // namespace
}  // namespace clearway::record
