// The screens of staff, and of who comes back with a return code.
#include <fmt/format.h>

#include "tests/support/screens_parts.h"

namespace clearway::test {
namespace {

// A day at the desk and at another machine; without sign-ins when it is about one record.
std::vector<flow::AuditRow> made_up_audit(const std::string& record) {
  using flow::Deed;
  using flow::Doer;
  const core::Day day{std::chrono::year{2026} / 11 / 3};
  std::vector<flow::AuditRow> rows{
      {Deed::opened, Doer::person, "", day, "16:40", true, record},
      {Deed::code_replaced, Doer::staff, "rosa", day, "16:31", true, record},
      {Deed::opened, Doer::staff, "rosa", day, "16:30", true, record},
      {Deed::printed, Doer::attorney, "benjamin.montenegro", day, "11:05", false, record},
      {Deed::exported, Doer::office, "", day, "10:12", false, record},
      {Deed::changed, Doer::person, "", day, "09:58", true, record}};
  if (record.empty()) return rows;
  rows.insert(rows.begin(), {Deed::signed_out, Doer::staff, "rosa", day, "16:32", true, ""});
  rows.push_back({Deed::erased, Doer::admin, "", day, "09:40", true, ""});
  rows.push_back({Deed::signed_in, Doer::volunteer, "vera", day, "09:20", true, ""});
  rows.push_back({Deed::sign_in_refused, Doer::nobody, "", day, "09:19", true, ""});
  rows.push_back({Deed::opened, Doer::staff, "rosa", day, "09:14", true, std::string(32, 'f')});
  rows.push_back({Deed::signed_in, Doer::staff, "rosa", day, "09:12", true, ""});
  return rows;
}

std::vector<flow::Doubt> made_up_doubts(const std::string& case_id) {
  using flow::Doer;
  const core::Day day{std::chrono::year{2026} / 11 / 2};
  const flow::Told told[] = {{"1985-03-12", Doer::person, "", day, "09:58"},
                             {"1985-12-03", Doer::staff, "benjamin.montenegro", day, "16:31"},
                             {"kern", Doer::person, "", day, "09:58"},
                             {"los_angeles", Doer::person, "", day, "16:40"}};
  return {{"person.birth_date", {told[0], told[1]}},
          {"case." + case_id + ".county", {told[2], told[3]}}};
}

void shoot_part(Camera& camera, const Player& at_joined) {
  Player player = at_joined;
  player.press("staff.part");
  flow::RecordRow other = player.state.rows[1];
  other.fields["person.name.court"] = "Ana P. Ejemplo-Montenegro";
  player.event(flow::FilesListed{{player.state.rows[0], other}});
  camera.shoot(player);
}

// From a file of two that turn out to be one person's; the machine is damaged meanwhile.
void shoot_join(Camera& camera, const Player& at_record) {
  Player player = at_record;
  player.press("staff.join");
  camera.shoot(player);
  player.press("join." + fmt::format("{:032x}", 2));
  camera.shoot(player);
  player.press("staff.join_yes");
  player.event(flow::RecordsJoined{});
  player.state.rows[0].files = 2;
  camera.shoot(player, "staff.list-joined");
  player.press("row." + std::string(32, '0'));
  camera.shoot(player, "staff.record-joined");
  shoot_part(camera, player);
  player.state.scroll = 1;
  camera.shoot(player, "staff.record-end");
  player.press("back");
  flow::SyncChanged damaged{flow::SyncChanged::State::idle, 128, 121, 7, 0};
  damaged.damaged = true;
  player.event(damaged);
  camera.shoot(player, "staff.list-damaged");
}

// A file where two things stand twice, settled one after the other.
void shoot_doubts(Camera& camera, const Player& at_list) {
  Player player = at_list;
  const auto& row = player.state.rows[0];
  player.doubts = made_up_doubts(record::case_ids(row.fields).at(0));
  player.press("row." + row.record);
  camera.shoot(player, "staff.record-doubts");
  player.press("staff.doubts");
  camera.shoot(player);
  player.state.scroll = 1;
  camera.shoot(player, "staff.doubts-end");
  player.press("doubt.0.person.birth_date");
  player.state.open_file.doubts.erase(player.state.open_file.doubts.begin());
  player.event(flow::DoubtSettled{});
  camera.shoot(player, "staff.doubts-settled");
}

}  // namespace

void shoot_code(Camera& camera, const std::string& language) {
  Player player;
  play_to_home(player, language);
  player.press("door.code");
  player.type("7K3MQ9WX");
  camera.shoot(player, "return_code-typing");
  player.press("key.done");
  player.press("next");
  player.event(flow::CodeRefused{flow::Trouble::unknown_here});
  camera.shoot(player, "return_code-unknown");
  player.press("next");
  Player twice = player;
  const std::string case_id(32, 'c');
  twice.event(flow::CodeOpened{{{"case." + case_id + ".order", "1"}, {"consent.keep", "clinic"}},
                               {},
                               made_up_doubts(case_id)});
  camera.shoot(twice);
  twice.press("doubt.0.person.birth_date");
  camera.shoot(twice, "doubt-next");
  player.event(flow::CodeOpened{{{"person.name.court", "María Prueba"}, {"consent.keep", "clinic"}},
                                made_up_audit({})});
  camera.shoot(player);
  player.press("history");
  camera.shoot(player);
}

void shoot_staff(Camera& camera, const std::string& language) {
  Player player;
  player.press("door.staff");
  player.press("tool.language");
  player.press("language." + language);
  player.focus("staff.name");
  player.write("staff.name", "rosa");
  player.write("staff.passphrase", "made up words");
  camera.shoot(player);
  player.press("next");
  player.event(flow::SignInRefused{flow::Trouble::busy, std::chrono::minutes{2}});
  camera.shoot(player, "staff.wait");
  player.write("staff.passphrase", "made up words");
  player.press("next");
  Player volunteer = player;
  volunteer.event(flow::SignedIn{"vera", "volunteer"});
  volunteer.event(flow::SyncChanged{flow::SyncChanged::State::idle, 128, 121, 7, 0});
  camera.shoot(volunteer, "staff.volunteer");
  flow::SyncChanged copied{flow::SyncChanged::State::idle, 128, 121, 5, 2};
  copied.renew = true;
  volunteer.event(copied);
  camera.shoot(volunteer, "staff.renew");
  player.event(flow::SignedIn{"rosa", "staff"});
  player.event(flow::RecordsListed{});
  camera.shoot(player, "staff.list-empty");
  Player visitor;
  play_to_home(visitor, language);
  play_consent(visitor, "clinic");
  play_about(visitor);
  visitor.press("order.cases");
  play_case(visitor, "los_angeles", "2015");
  flow::RecordsListed listed;
  const flow::Safety safety[] = {flow::Safety::safe, flow::Safety::waiting,
                                 flow::Safety::set_aside};
  for (int i = 0; i < 7; ++i)
    listed.rows.push_back(
        {fmt::format("{:032x}", i), visitor.state.answers, "09:12", safety[i % 3], i != 5});
  player.event(listed);
  player.event(flow::SyncChanged{flow::SyncChanged::State::offline, 128, 121, 7, 0});
  camera.shoot(player);
  player.press("staff.audit");
  player.event(flow::AuditListed{0, made_up_audit(std::string(32, '0')), true});
  camera.shoot(player);
  player.state.scroll = 1;
  camera.shoot(player, "staff.audit-end");
  player.press("back");
  shoot_doubts(camera, player);
  player.press("row." + std::string(32, '0'));
  camera.shoot(player);
  shoot_join(camera, player);
  player.press("staff.replace_code");
  camera.shoot(player, "cover-replace-code");
  player.press("code.replace.yes");
  player.event(flow::CodeReplaced{"7K3M-Q9WX-4RTP-HN2C-V"});
  camera.shoot(player);
}

// A kiosk whose database key is with the staff, just after a start.
void shoot_locked(Camera& camera, const std::string& language) {
  Player player;
  flow::Started started;
  started.today = player.state.today;
  started.locked = true;
  player.event(started);
  player.event(flow::Pressed{"language." + language});
  camera.shoot(player);
  player.focus("staff.passphrase");
  camera.shoot(player, "locked-typing");
  player.press("key.done");
  player.write("staff.name", "vera");
  player.write("staff.passphrase", "made up words");
  player.press("next");
  player.event(flow::SignInRefused{flow::Trouble::no_key});
  camera.shoot(player, "locked-volunteer");
}

}  // namespace clearway::test
