#include "tests/support/screens.h"

#include "app/kiosk/refusal.h"
#include "tests/support/screens_parts.h"

namespace clearway::test {
namespace {

void shoot_start(Camera& camera, Player& player, const std::string& language) {
  camera.shoot(player);
  player.press("begin");
  camera.shoot(player);
  player.press("language." + language);
  camera.shoot(player);
  for (const char* tool :
       {"tool.language", "tool.display", "tool.listen", "tool.ask", "tool.moment", "tool.leave"}) {
    player.press(tool);
    camera.shoot(player, std::string("cover-") + (tool + 5));
    if (!player.press("cover.close")) player.press("sound.off");
  }
}

// Every page of every door that tells something, with something chosen and typed.
void shoot_doors(Camera& camera, const std::string& language) {
  for (const auto& section : shipped_world().doors.sections) {
    Player player;
    play_to_home(player, language);
    player.event(flow::Pressed{"page." + section.id});
    while (player.state.where.screen == flow::Screen::door) {
      player.choose("practice.card", "coffee");
      if (player.focus("practice.word")) {
        player.type("Hola");
        camera.shoot(player, player.view().screen + "-typing");
        player.press("key.done");
      }
      player.write("person.name.court", "Ana Prueba");
      player.write("letter.purpose", "Escribo por el turno de noche. Persona inventada.");
      player.press("print.slip." + section.id);
      camera.shoot(player);
      if (!player.press("next")) break;
    }
  }
}

// Which letter, and one that was half decided on.
void shoot_letters(Camera& camera, const std::string& language) {
  Player player;
  play_to_home(player, language);
  player.event(flow::Pressed{"letters.open"});
  camera.shoot(player);
  player.state.answers["person.name.court"] = "Ana Prueba";
  player.state.answers["letter.purpose"] = "Escribo por el turno de noche. Persona inventada.";
  player.press("letter.write.employer");
  camera.shoot(player);
  player.press("letter.keep");
  player.press("print.letter");
  camera.shoot(player, "letter-printed");
}

// What goes wrong, and what is asked when nobody answers.
void shoot_troubles(Camera& camera, const std::string& language) {
  Player nobody;
  play_to_home(nobody, language);
  nobody.idle(200);
  camera.shoot(nobody, "cover-idle-unkept");
  nobody.press("cover.close");
  nobody.press("tool.moment");
  nobody.idle(610);
  camera.shoot(nobody, "cover-idle-moment");

  Player player;
  play_to_home(player, language);
  play_consent(player, "clinic");
  player.answer = false;
  player.write("person.name.court", "Ana Prueba");
  player.idle(5);
  player.event(
      flow::FieldNotKept{player.asked<flow::KeepField>().back().revision, flow::Trouble::full});
  camera.shoot(player, "keep-full");
  player.press("tool.leave");
  player.press("leave.save");
  player.event(flow::VisitNotEnded{flow::Trouble::full});
  camera.shoot(player, "leaving-full");

  Player unprinted;
  play_to_home(unprinted, language);
  play_consent(unprinted, "none");
  play_about(unprinted);
  unprinted.state.where = {flow::Screen::papers, {}};
  unprinted.state.printing = flow::Printing::failed;
  camera.shoot(unprinted, "papers-failed");
  unprinted.press("next");
  camera.shoot(unprinted, "finish-unprinted");

  const core::Error shut{core::ErrorCode::corrupt, "vault.open", ""};
  camera.shoot(kiosk::refusal_view(shut), "refusal");
}

void shoot_consent(Camera& camera, Player& player) {
  player.press("door.papers");
  camera.shoot(player);
  player.press("next");
  player.choose("consent.keep", "clinic");
  camera.shoot(player);
  player.press("next");
  player.choose("consent.contact", "yes");
  camera.shoot(player);
  player.press("next");
  player.choose("consent.totals", "yes");
  camera.shoot(player);
  player.press("next");
  camera.shoot(player);
  player.press("tool.leave");
  camera.shoot(player, "cover-leave-kept");
  player.press("leave.delete");
  camera.shoot(player, "cover-erase");
  player.press("cover.close");
  player.idle(200);
  camera.shoot(player, "cover-idle");
  player.press("cover.close");
  player.press("next");
}

// The two ways to give a date, of the one that is being given.
void shoot_wheel(Camera& camera, Player& player, const std::string& name) {
  camera.shoot(player, name + "-keypad");
  player.press("key.wheel");
  camera.shoot(player, name);
  player.press("key.keypad");
}

// Every page of a section, typed into where there is something to type.
void shoot_questions(Camera& camera, Player& player) {
  for (int i = 0; i < 60 && player.state.where.screen == flow::Screen::question; ++i) {
    for (const auto& block : player.view().main) {
      if (const auto* list = std::get_if<flow::ChoiceList>(&block)) {
        const bool sentence = list->field.ends_with(".sentence");
        player.choose(list->field, list->options[sentence ? 0 : list->options.size() / 3].id);
      }
      const auto* text = std::get_if<flow::TextField>(&block);
      if (text == nullptr) continue;
      player.focus(text->field);
      if (text->field.ends_with("#year"))
        player.type("2015");
      else if (text->narrow)
        player.type("03");
      else if (text->multiline)
        player.type("Trabajo de noche y aprendí a pedir ayuda. Persona inventada.");
      else if (player.state.answers.count(text->field) == 0)
        player.type("María Prueba");
      if (!text->narrow) camera.shoot(player, player.view().screen + "-typing");
      if (text->field == "person.birth_date#year") shoot_wheel(camera, player, "wheel");
      player.press("key.done");
    }
    camera.shoot(player);
    if (player.press("list.change.0")) camera.shoot(player, player.view().screen + "-changing");
    if (!player.press("next")) break;
  }
}

void shoot_papers(Camera& camera, Player& player) {
  player.press("order.cases");
  camera.shoot(player, "cases-none");
  player.press("case.no_papers");
  camera.shoot(player);
  player.press("back");
  player.press("case.add");
  shoot_questions(camera, player);
  play_case(player, "ventura", "2018");
  play_case(player, "los_angeles", "2019");
  camera.shoot(player);
  const auto ids = record::case_ids(player.state.answers);
  player.press("case.remove." + ids.back());
  camera.shoot(player, "cover-remove-case");
  player.press("cover.close");
  player.press("next");
  camera.shoot(player);
  player.press("finding." + ids[0]);
  camera.shoot(player, "findings-open");
  player.press("next");
  shoot_questions(camera, player);
  camera.shoot(player);
  player.press("next");
  for (int i = 0; i < 5 && player.state.where.screen == flow::Screen::read_all; ++i) {
    for (const auto& block : player.view().aside)
      if (const auto* card = std::get_if<flow::Card>(&block);
          card != nullptr && !card->buttons.empty())
        player.press(card->buttons[0].action);
    player.press("next");
  }
  camera.shoot(player);
  player.press("go.review");
  camera.shoot(player);
  player.press("next");
  player.answer = false;
  player.press("print.packet");
  player.event(flow::PrintChanged{flow::Printing::no_paper});
  camera.shoot(player, "papers-no-paper");
  player.press("next");
  camera.shoot(player);
  player.press("next");
  camera.shoot(player, "cover-unfinished-print");
  player.press("finish.anyway");
  camera.shoot(player);
}

// Each keyboard under a name that is being typed, and how another one is chosen.
void shoot_keyboards(Camera& camera, const std::string& language) {
  Player player;
  play_to_home(player, language);
  play_consent(player, "clinic");
  player.focus("person.name.court");
  const struct {
    const char* board;
    std::vector<const char*> keys;
  } typed[] = {{"vi", {"N", "g", "u", "y", "ê", "n", "◌̃"}},
               {"ru", {"А", "н", "н", "а"}},
               {"hy", {"Ա", "ն", "ի"}},
               {"ko", {"ㄱ", "ㅣ", "ㅁ", "ㅁ", "ㅣ", "ㄴ"}},
               {"zh_Hant", {"ㄔ", "ㄣ", "ˊ", "ㄇ", "ㄟ", "ˇ"}}};
  for (const auto& [board, keys] : typed) {
    player.press("key.board");
    if (player.state.board.empty()) camera.shoot(player, "keyboards");
    player.event(flow::Pressed{std::string("board.") + board});
    for (const char* key : keys) player.event(flow::Typed{key});
    camera.shoot(player, std::string("keyboard-") + board);
    player.press("key.done");
    player.state.answers.erase("person.name.court");
    player.focus("person.name.court");
  }
}

// Every kind of page again, with what is touched in the lower half.
void shoot_lower(Camera& camera, const std::string& language) {
  Player player;
  player.state.reach = flow::Reach::lower;
  camera.shoot(player, "lower-attract");
  play_to_home(player, language);
  camera.shoot(player, "lower-home");
  for (const char* tool : {"tool.display", "tool.listen", "tool.moment", "tool.leave"}) {
    player.press(tool);
    camera.shoot(player, std::string("lower-") + (tool + 5));
    if (!player.press("cover.close")) player.press("sound.off");
  }
  play_consent(player, "clinic");
  player.focus("person.name.court");
  camera.shoot(player, "lower-typing");
  player.press("key.done");
  camera.shoot(player, "lower-question");
  play_about(player);
  player.press("order.cases");
  player.press("case.add");
  camera.shoot(player, "lower-counties");
  player.press("back");
  play_case(player, "ventura", "2018");
  camera.shoot(player, "lower-cases");
  Player fewer = player;
  fewer.press("case.remove." + record::case_ids(player.state.answers).front());
  fewer.press("case.remove.yes");
  camera.shoot(fewer, "toast-lower");
  fewer.state.reach = flow::Reach::whole;
  camera.shoot(fewer, "toast");
  player.press("next");
  camera.shoot(player, "lower-findings");
  player.press("next");
  player.focus("declaration.who");
  player.type("Soy una persona de prueba.");
  camera.shoot(player, "lower-writing");
  player.press("key.done");
  play_story(player);
  camera.shoot(player, "lower-read_all");
}

}  // namespace

void play_every_screen(const std::string& language, const Shoot& shoot) {
  Camera camera(shoot);
  Player player;
  player.state.language = language;  // whose turn it is
  shoot_start(camera, player, language);
  shoot_doors(camera, language);
  shoot_letters(camera, language);
  shoot_consent(camera, player);
  shoot_questions(camera, player);
  camera.shoot(player);
  shoot_papers(camera, player);
  shoot_statement(camera, language);
  shoot_code(camera, language);
  shoot_keyboards(camera, language);
  shoot_troubles(camera, language);
  shoot_staff(camera, language);
  shoot_locked(camera, language);
  shoot_lower(camera, language);
}

}  // namespace clearway::test
