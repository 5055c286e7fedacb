// What was done, on the screens: for staff, and for the person whose file it is.
#include <gmock/gmock.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

AuditRow row(Deed deed, Doer doer, const std::string& name = {}, const std::string& record = {}) {
  return {deed, doer, name, core::Day{std::chrono::year{2026} / 11 / 3}, "09:12", true, record};
}

const Table& table_of(const View& view) {
  for (const auto& block : view.main)
    if (const auto* table = std::get_if<Table>(&block)) return *table;
  static const Table kNone;
  return kNone;
}

void play_list(Player& player, const std::string& role) {
  player.press("door.staff");
  player.write("staff.name", "kim");
  player.write("staff.passphrase", "made up words");
  player.press("next");
  player.event(SignedIn{"kim", role});
  player.event(RecordsListed{{{"ab12", {{"person.name.court", "Ana Prueba"}}, "09:12"}}});
}

TEST(StaffAudit, IsForStaffAttorneysAndAdminsAndForNobodyElse) {
  const std::pair<const char*, bool> roles[] = {
      {"staff", true}, {"attorney", true}, {"admin", true}, {"volunteer", false}, {"x", false}};
  for (const auto& [role, sees] : roles) {
    SCOPED_TRACE(role);
    Player player;
    play_list(player, role);
    EXPECT_EQ(player.can_press("staff.audit"), sees);
    player.event(Pressed{"staff.audit"});
    EXPECT_THAT(player.asked<ListAudit>(), SizeIs(sees ? 1 : 0));
    player.event(AuditListed{0, {row(Deed::signed_in, Doer::staff, "rosa")}, false});
    EXPECT_EQ(player.view().screen, sees ? "staff.audit" : "staff.list");
    EXPECT_EQ(player.state.audit.rows.empty(), !sees);
  }
}

TEST(StaffAudit, SaysWhatWhoWhenAndWhoseFile) {
  Player player;
  play_list(player, "staff");
  player.press("staff.audit");
  player.event(AuditListed{
      0,
      {row(Deed::opened, Doer::staff, "rosa", "ab12"), row(Deed::changed, Doer::person, {}, "cd34"),
       row(Deed::signed_in, Doer::attorney), row(Deed::sign_in_refused, Doer::nobody)},
      false});
  const auto view = player.view();
  const auto& rows = table_of(view).rows;
  ASSERT_THAT(rows, SizeIs(4));
  EXPECT_THAT(rows[0].cells,
              ElementsAre("Opened", "rosa, staff", "November 3, 2026, 09:12", "A.P."));
  EXPECT_THAT(rows[1].cells,
              ElementsAre("Changed", "The person, with their code", testing::_, "Sealed"));
  EXPECT_THAT(rows[2].cells,
              ElementsAre("Signed in", "Someone not on our list, attorney", testing::_, ""));
  EXPECT_EQ(rows[3].cells[1], "A name that is not on the list");
  for (const auto& each : rows) EXPECT_TRUE(each.action.empty()) << "nothing to tap, or to open";
}

TEST(StaffAudit, TurnsItsPages) {
  Player player;
  play_list(player, "staff");
  player.press("staff.audit");
  const auto page = player.asked<ListAudit>().back().limit;
  player.event(AuditListed{0, {row(Deed::signed_in, Doer::staff, "rosa")}, true});
  EXPECT_FALSE(player.can_press("audit.newer"));
  ASSERT_TRUE(player.press("audit.older"));
  EXPECT_EQ(player.asked<ListAudit>().back().skip, page);
  EXPECT_FALSE(player.press("audit.older")) << "one page is on its way";
  player.event(AuditListed{page, {row(Deed::signed_out, Doer::staff, "rosa")}, false});
  EXPECT_FALSE(player.can_press("audit.older"));
  ASSERT_TRUE(player.press("audit.newer"));
  EXPECT_EQ(player.asked<ListAudit>().back().skip, 0U);
  player.event(NotShown{});
  EXPECT_THAT(player.view().notice, HasSubstr("cannot be shown"));
  EXPECT_TRUE(player.can_press("audit.newer")) << "another try is possible";
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().screen, "staff.list");
}

// No file is on the screen before it is noted that it was opened.
TEST(StaffAudit, AFileIsShownOnceItIsNoted) {
  Player player;
  player.answer = false;
  play_list(player, "staff");
  ASSERT_TRUE(player.press("row.ab12"));
  EXPECT_EQ(player.view().screen, "staff.list");
  player.event(RecordOpened{"another"});
  EXPECT_EQ(player.view().screen, "staff.list");
  player.event(NotShown{});
  EXPECT_EQ(player.view().screen, "staff.list");
  EXPECT_THAT(player.view().notice, HasSubstr("cannot be shown"));
  ASSERT_TRUE(player.press("row.ab12"));
  player.event(RecordOpened{"ab12"});
  EXPECT_EQ(player.view().screen, "staff.record");
}

TEST(StaffAudit, APaperSaysWhoseItIs) {
  Player player;
  play_list(player, "staff");
  player.press("row.ab12");
  player.press("staff.reprint");
  const auto printed = player.asked<PrintPaper>();
  ASSERT_THAT(printed, SizeIs(1));
  EXPECT_EQ(printed[0].record, "ab12");
  EXPECT_EQ(printed[0].paper, Paper::packet);
}

Player with_code(std::vector<AuditRow> history) {
  Player player;
  test::play_return(player, {{{"consent.keep", "clinic"}}, std::move(history)});
  return player;
}

TEST(History, IsThereForWhoeverBroughtTheCode) {
  auto elsewhere = row(Deed::printed, Doer::staff, "rosa", "ab12");
  elsewhere.here = false;
  Player player = with_code({row(Deed::opened, Doer::person, {}, "ab12"), elsewhere});
  ASSERT_TRUE(player.press("history"));
  const auto view = player.view();
  EXPECT_EQ(view.screen, "history");
  const auto& rows = table_of(view).rows;
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_THAT(rows[0].cells,
              ElementsAre("Opened", "You", "November 3, 2026, 09:12", "This machine"));
  EXPECT_THAT(rows[1].cells,
              ElementsAre("Printed", "A staff member", testing::_, "Another machine"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().screen, "hub");
}

TEST(History, IsNotThereForAFirstVisit) {
  Player player;
  test::play_to_home(player, "en");
  test::play_consent(player, "clinic");
  player.event(Pressed{"history"});
  EXPECT_NE(player.view().screen, "history");
  EXPECT_THAT(player.state.file_history, IsEmpty());
}

}  // namespace
}  // namespace clearway::flow
