// A return code typed at the kiosk: how it may be typed, and what a slip of the finger costs.
#include <cctype>

#include "app/kiosk/vault_desk.h"
#include "tests/app/station/office.h"
#include "tests/support/stretches.h"

namespace clearway::kiosk {
namespace {

using station::must;
using station::office;
using support::stretchings;

class ReturnCode : public testing::Test {
 protected:
  ReturnCode() : desk_(std::move(machine_.station), mailbox_) {
    desk_.start_record({true});
    code_ = told<flow::RecordStarted>().at(0).code;
    desk_.keep_field({"person.name.court", "Ana Prueba", 1});
    desk_.end_visit({true});
    mailbox_.take();
    stretchings();
  }
  template <class E>
  std::vector<E> told() {
    std::vector<E> found;
    for (auto& event : mailbox_.take())
      if (auto* one = std::get_if<E>(&event)) found.push_back(std::move(*one));
    return found;
  }
  // What the kiosk says to a code: nothing when it opens.
  std::optional<flow::Trouble> typed(const std::string& text) {
    desk_.open_code({core::TypedSecret(text)});
    std::optional<flow::Trouble> trouble = flow::Trouble::other;
    for (const auto& event : mailbox_.take()) {
      if (std::holds_alternative<flow::CodeOpened>(event)) trouble = std::nullopt;
      if (const auto* refused = std::get_if<flow::CodeRefused>(&event)) trouble = refused->trouble;
    }
    return trouble;
  }
  // Another code under the same locator, with a check symbol that fits.
  std::string another_code() const {
    auto other = must(keys::new_return_code());
    other.locator = must(keys::parse_return_code(code_)).locator;
    return other.text();
  }

  station::Desk machine_;
  Mailbox mailbox_{[] {}};
  VaultDesk desk_;
  std::string code_;
};

TEST_F(ReturnCode, OpensHoweverItIsTyped) {
  std::string lower = code_, spaced, bare, look_alike = code_;
  for (char& c : lower) c = static_cast<char>(std::tolower(c));
  for (const char c : code_) {
    spaced += c == '-' ? std::string("  ") : std::string(1, c);
    if (c != '-') bare += c;
  }
  std::ranges::replace(look_alike, '0', 'O');
  std::ranges::replace(look_alike, '1', 'l');
  for (const auto& text : {code_, lower, " " + spaced + " ", bare, look_alike}) {
    EXPECT_EQ(typed(text), std::nullopt) << text.size();
    desk_.end_visit({false});
    mailbox_.take();
  }
}

TEST_F(ReturnCode, TypedWrongSaysSoAtOnceWithoutATryAtTheSecret) {
  for (std::size_t at = 0; at < code_.size(); ++at) {
    if (code_[at] == '-') continue;
    std::string slip = code_;
    slip[at] = slip[at] == '7' ? '8' : '7';
    EXPECT_EQ(typed(slip), flow::Trouble::unreadable) << at;
  }
  for (const auto& text : {std::string(), std::string("hello"), code_ + "7", code_.substr(0, 9)})
    EXPECT_EQ(typed(text), flow::Trouble::unreadable);
  EXPECT_TRUE(stretchings().empty());

  EXPECT_EQ(typed(another_code()), flow::Trouble::wrong);
  EXPECT_EQ(stretchings().size(), 1U) << "a code that reads well is tried";
  EXPECT_EQ(typed(code_), std::nullopt);
  EXPECT_EQ(stretchings().size(), 1U);
}

TEST_F(ReturnCode, DiesWhenStaffGiveANewOne) {
  desk_.sign_in({"ana", core::TypedSecret(office().ana)});
  ASSERT_EQ(told<flow::SignedIn>().size(), 1U);
  desk_.list_records({});
  const auto lists = told<flow::RecordsListed>();
  ASSERT_EQ(lists.at(0).rows.size(), 1U);
  desk_.replace_code({lists[0].rows[0].record});
  const auto replaced = told<flow::CodeReplaced>();
  ASSERT_EQ(replaced.size(), 1U);
  stretchings();
  EXPECT_NE(typed(code_), std::nullopt) << "the lost slip opens nothing";
  EXPECT_EQ(typed(replaced[0].code), std::nullopt);
  EXPECT_EQ(stretchings().size(), 1U) << "nothing of the old one was left to try";
}

}  // namespace
}  // namespace clearway::kiosk
