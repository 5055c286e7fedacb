// The statement in a helper's hands and back in the person's, a paragraph of it by itself, and what
// is said of its words.
#include "tests/support/screens_parts.h"

namespace clearway::test {
namespace {

// A page in a helper's hands, and what they are asked behind the questions.
void shoot_helper(Camera& camera, const std::string& language) {
  Player player;
  play_to_story(player, language);
  player.write("declaration.who", "Soy una persona de prueba.");
  player.press("tool.ask");
  camera.shoot(player, "cover-ask-at-a-question");
  player.press("helper.ask");
  camera.shoot(player, "cover-helper");
  player.press("helper.begin");
  camera.shoot(player, "helped");
  play_story(player);
  camera.shoot(player, "cover-give-back");
}

// One paragraph of the statement by itself, and what a helper typed of it.
void shoot_paragraph(Camera& camera, const std::string& language) {
  Player player;
  play_to_story(player, language);
  for (const char* action : {"tool.ask", "helper.ask", "helper.begin"}) player.press(action);
  play_story(player);
  for (const char* action : {"helper.back", "case.no_papers", "next"}) player.press(action);
  for (int i = 0; i < 2; ++i)
    for (const char* sentence : {"name", "thanks"})
      player.press(std::string("sentence.keep.") + sentence);
  camera.shoot(player, "read_all-helped");
  player.press("statement.paragraph.changed");
  camera.shoot(player);
  player.press("sentence.keep.declaration.changed");
  player.press("paragraph.write");
  player.type(" Persona inventada.");
  camera.shoot(player, "paragraph-writing");
  player.press("key.done");
  camera.shoot(player, "paragraph-own");
  player.state.answers["declaration.changed"] = "Soy otra persona de prueba.";
  camera.shoot(player, "paragraph-outdated");
  player.press("paragraph.restore");
  camera.shoot(player, "cover-restore-paragraph");
  player.press("cover.close");
  player.press("next");
  camera.shoot(player, "read_all-own");
  player.press("statement.paragraph.changed");
  player.press("paragraph.leave_out");
  camera.shoot(player, "paragraph-left-out");
  player.press("next");
  camera.shoot(player, "read_all-left-out");
}

// A word that somebody uses against themselves.
void shoot_kinder(Camera& camera, const std::string& language) {
  Player player;
  play_to_story(player, language);
  player.write("declaration.who", "I was a felon. Fui una ladrona.");
  camera.shoot(player, "kinder-offered");
  player.press("kinder.ask");
  camera.shoot(player, "kinder");
}

}  // namespace

void shoot_statement(Camera& camera, const std::string& language) {
  shoot_helper(camera, language);
  shoot_paragraph(camera, language);
  shoot_kinder(camera, language);
}

}  // namespace clearway::test
