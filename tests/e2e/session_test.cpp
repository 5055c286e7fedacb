// A demo's session is written down and shown again; a kiosk for people does neither.
#include <gmock/gmock.h>

#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using testing::HasSubstr;

TEST(RecordedSession, IsShownAgainTheSame) {
  Stage stage;
  const auto session = stage / "session";
  stage.record_to(session);
  stage.start_kiosk("kiosk-1");
  auto& visitor = stage.visitor();
  for (int visit = 0; visit < 2; ++visit) {
    support::walk(visitor, support::jose(), "question.court_name");
    visitor.write("person.name.court", "José Marcado");
    visitor.tap("tool.leave");
    visitor.tap("leave.save");
    visitor.wait_screen("attract");
  }
  stage.stop_kiosk();
  const auto shown = stage.replay(session);
  EXPECT_EQ(shown.status, 0) << shown.output << shown.errors;
  EXPECT_THAT(shown.output, HasSubstr("different 0"));

  // What is another picture than then is told, with its line.
  auto text = support::read_file(session);
  const auto tree = text.rfind("\"digest\":\"") + 10;
  text[tree] = text[tree] == '0' ? '1' : '0';
  support::write_file(session, text);
  const auto other = stage.replay(session);
  EXPECT_EQ(other.status, 1);
  EXPECT_THAT(other.output, HasSubstr("different 1, the first at line "));
}

TEST(RecordedSession, IsRefusedWherePeopleAre) {
  Stage stage;
  const auto config = stage.copy_of_config();
  auto site = support::read_file(config / "site.toml");
  const auto demo = site.find("demo = true");
  ASSERT_NE(demo, std::string::npos);
  support::write_file(config / "site.toml", site.replace(demo, 11, "demo = false"));
  const auto refused = stage.replay(stage / "session", config);
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.errors, HasSubstr("demo = true"));
}

}  // namespace
}  // namespace clearway::e2e
