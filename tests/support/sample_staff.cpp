#include "tests/support/sample_views.h"

namespace clearway::support {

using namespace flow;

namespace {

Paragraph plain(std::string text) { return {std::move(text), Weight::normal}; }

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
void Samples::add_staff(std::vector<SampleView>& out) const {
  View sign_in = page("staff.sign_in", -1);
  sign_in.brand = t("Clearway · staff", "Clearway · personal");
  sign_in.title = t("Sign in", "Entrar");
  sign_in.lead =
      t("Your six words, with spaces between.", "Sus seis palabras, con espacios entre ellas.");
  TextField words{.field = "staff.phrase",
                  .label = t("Six words", "Seis palabras"),
                  .text = "once upon a made up time",
                  .placeholder = "",
                  .kept = ""};
  words.caret = words.text.size();
  words.focused = words.masked = true;
  sign_in.main = {words};
  sign_in.notice = t("These words do not open this kiosk. Check them and try again.",
                     "Estas palabras no abren este quiosco. Revíselas e intente de nuevo.");
  sign_in.notice_tone = Tone::alarm;
  sign_in.keyboard = keyboard();
  out.push_back({"staff.sign_in", sign_in});
  View demo = sign_in;
  demo.badge = t("Demo: not for real people’s files", "Demostración: no para expedientes reales");
  demo.notice.clear();
  out.push_back({"demo.typing", demo});

  View list = page("staff.list", -1);
  list.brand = t("Clearway · staff", "Clearway · personal");
  list.status = t("Van 2 · Rosa · signed in until 18:00", "Camioneta 2 · Rosa · hasta las 18:00");
  Table table;
  const Tag safe{t("Safe at the center", "A salvo en el centro"), Icon::check, Tone::good};
  const Tag waiting{t("Waiting to send", "Esperando envío"), Icon::clock, Tone::judge};
  const std::string ready = t("Statement ready for review", "Declaración lista para revisar"),
                    printed = t("Printed 2 packets", "2 paquetes impresos");
  const std::string left = t("Left part-way, code given", "Se fue a medias, con código"),
                    lawyer =
                        t("Needs a lawyer: parole date", "Necesita abogado: fecha de libertad");
  const char* who[] = {"M. N.", "J. T.", "A. K.", "R. D.", "L. O.", "S. W.", "P. P.", "T. E."};
  const std::string what[] = {ready, printed, lawyer, left, ready, printed, left, ready};
  for (int i = 0; i < 8; ++i) {
    table.rows.push_back({{who[i], "09:" + std::to_string(10 + 5 * i),
                           t(i % 2 == 0 ? "3 cases · 2 counties" : "1 case · Kern",
                             i % 2 == 0 ? "3 casos · 2 condados" : "1 caso · Kern"),
                           what[i]},
                          i % 3 == 2 ? waiting : safe,
                          "staff.open." + std::to_string(i)});
  }
  list.main = {Count{"128",
                     t("taken this week", "atendidas esta semana"),
                     t("121 safe at the center · 7 waiting · 0 need you",
                       "121 a salvo en el centro · 7 en espera · 0 le necesitan"),
                     {}},
               table};
  list.back.reset();
  list.tools = {
      button("staff.sync", t("Sync now", "Sincronizar"), Style::quiet, Icon::sync),
      button("staff.reprint", t("Reprint", "Reimprimir"), Style::quiet, Icon::print),
      button("staff.code", t("Replace a code", "Cambiar un código"), Style::quiet, Icon::code)};
  list.next = button("staff.out", t("Sign out", "Salir"), Style::primary);
  out.push_back({"staff.list", list});

  View empty = list;
  empty.screen = "staff.empty";
  Table none;
  none.header = {t("Who", "Quién"), t("When", "Cuándo"), t("What", "Qué")};
  none.empty = t("Nobody yet today.", "Nadie todavía hoy.");
  empty.main = {none};
  out.push_back({"staff.empty", empty});
}

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
void Samples::add_overlays(std::vector<SampleView>& out) const {
  const auto over = [&](const char* name, Overlay overlay) {
    View view = page("question.text", 1);
    view.title = t("What was the case about?", "¿De qué fue el caso?");
    view.lead = t("Plain words are fine.", "Palabras sencillas están bien.");
    view.main = {
        Paragraph{t("Something behind the veil.", "Algo detrás del velo."), Weight::normal}};
    overlay.name = name;
    view.overlay = std::move(overlay);
    out.push_back({std::string("overlay.") + name, view});
  };
  const std::string back = t("Go back", "Volver");
  Overlay language{
      .cover = false,
      .name = "",
      .title = t("Language", "Idioma"),
      .body = {plain(t("Your answers stay as they are.", "Sus respuestas quedan como están."))},
      .buttons = {}};
  language.buttons = {button("language.en", "English"), button("language.es", "Español"),
                      button("overlay.close", back)};
  language.buttons[0].on = true;
  over("language", language);

  Overlay display{
      .cover = false, .name = "", .title = t("Display", "Pantalla"), .body = {}, .buttons = {}};
  display.choices = {button("size.small", t("Small letters", "Letras pequeñas")),
                     button("size.medium", t("Medium letters", "Letras medianas")),
                     button("size.large", t("Large letters", "Letras grandes")),
                     button("size.largest", t("Largest letters", "Letras más grandes")),
                     button("contrast.normal", t("Warm colors", "Colores cálidos")),
                     button("contrast.high_light", t("Black on white", "Negro sobre blanco")),
                     button("contrast.high_dark", t("White on black", "Blanco sobre negro")),
                     button("contrast.low", t("Soft colors", "Colores suaves"))};
  display.buttons = {button("reach.lower", t("Move buttons lower", "Bajar los botones")),
                     button("sound.open", t("Sound", "Sonido"), Style::quiet, Icon::listen),
                     button("overlay.close", t("Done", "Listo"), Style::primary)};
  display.choices[1].on = display.choices[4].on = true;
  display.body = {plain(
      t("Large letters can be read from farther away. You can ask us for a privacy filter.",
        "Las letras grandes se leen desde más lejos. Puede pedirnos un filtro de privacidad."))};
  over("display", display);

  Overlay sound{.cover = false,
                .name = "",
                .title = t("Listening", "Escuchar la pantalla"),
                .body = {plain(t("What you told us is read aloud only if you wear headphones.",
                                 "Lo que nos contó se lee solo si usa audífonos."))},
                .buttons = {}};
  sound.body.push_back(
      {t("Speed 3 of 6, volume 3 of 4", "Velocidad 3 de 6, volumen 3 de 4"), Weight::strong});
  sound.choices = {button("sound.slower", t("Slower", "Más lento")),
                   button("sound.faster", t("Faster", "Más rápido")),
                   button("sound.softer", t("Softer", "Más bajo")),
                   button("sound.louder", t("Louder", "Más fuerte"))};
  sound.buttons = {
      button("sound.headphones", t("I wear headphones: read my answers too",
                                   "Uso audífonos: lea también mis respuestas")),
      button("sound.again", t("Read the screen", "Leer la pantalla"), Style::primary, Icon::listen),
      button("sound.off", t("Stop listening", "Dejar de escuchar"))};
  over("sound", sound);

  over("ask", {.cover = true,
               .name = "",
               .title = t("Somebody is coming", "Alguien viene"),
               .body = {plain(t("Your screen is covered. Nobody can see what you wrote.",
                                "Su pantalla está cubierta. Nadie puede ver lo que escribió."))},
               .buttons = {button("overlay.close", t("Go on", "Seguir"), Style::primary)}});
  over("moment",
       {.cover = true,
        .name = "",
        .title = t("Take all the time you need", "Tome todo el tiempo que necesite"),
        .body = {plain(t("Nothing is lost. Touch the button when you want to go on.",
                         "Nada se pierde. Toque el botón cuando quiera seguir."))},
        .buttons = {button("overlay.close", t("I am ready", "Ya puedo seguir"), Style::primary)}});
  over("leave",
       {.cover = false,
        .name = "",
        .title = t("Before you leave", "Antes de salir"),
        .body = {plain(t("You can go on another day with your return code.",
                         "Puede seguir otro día con su código de regreso."))},
        .buttons = {button("leave.save", t("Save and leave", "Guardar y salir"), Style::primary),
                    button("leave.delete", t("Delete what I typed", "Borrar lo que escribí"),
                           Style::danger, Icon::remove),
                    button("overlay.close", t("Stay here", "Quedarme aquí"))}});
  over("idle",
       {.cover = false,
        .name = "",
        .title = t("Are you still there?", "¿Sigue ahí?"),
        .body = {plain(
            t("In 30 seconds this screen will clear itself. What you agreed to keep is kept.",
              "En 30 segundos esta pantalla se borrará. Lo que aceptó guardar queda guardado."))},
        .buttons = {button("idle.stay", t("I am here", "Aquí estoy"), Style::primary)}});
  over("confirm",
       {.cover = false,
        .name = "",
        .title = t("Delete everything you typed?", "¿Borrar todo lo que escribió?"),
        .body = {plain(t("This cannot be undone.", "No se puede deshacer."))},
        .buttons = {button("confirm.yes", t("Delete it", "Borrarlo"), Style::danger, Icon::remove),
                    button("confirm.no", t("Keep it", "Conservarlo"))}});
}

}  // namespace clearway::support
