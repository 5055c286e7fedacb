#include "tests/support/sample_views.h"

#include <array>

namespace clearway::support {

using namespace flow;

std::string Samples::t(const char* english, const char* spanish) const {
  return language_ == SampleLanguage::english ? english : spanish;
}

Button Samples::button(const char* action, std::string label, Style style, Icon icon) const {
  return {.action = action, .label = std::move(label), .style = style, .icon = icon};
}

View Samples::page(const char* screen, int step) const {
  View view;
  view.screen = screen;
  view.language = t("en", "es");
  view.brand = "Clearway";
  view.more = t("More", "Más");
  view.less = t("Up", "Subir");
  const std::array<std::string, 5> names = {
      t("About you", "Sobre usted"), t("Your cases", "Sus casos"),
      t("What may fit", "Qué puede servir"), t("Your statement", "Su declaración"),
      t("Your papers", "Sus papeles")};
  for (int i = 0; i < 5 && step >= 0; ++i) {
    view.steps.push_back({names[static_cast<std::size_t>(i)], i < step    ? Step::State::done
                                                              : i == step ? Step::State::now
                                                                          : Step::State::ahead});
  }
  view.back = button("back", t("Back", "Atrás"), Style::quiet, Icon::back);
  view.next = button("next", t("Continue", "Continuar"), Style::primary, Icon::next);
  view.tools = {
      button("tool.language", t("Language", "Idioma"), Style::quiet, Icon::language),
      button("tool.display", t("Display", "Pantalla"), Style::quiet, Icon::display),
      button("tool.ask", t("Ask a person", "Hablar con alguien"), Style::quiet, Icon::ask),
      button("tool.moment", t("I need a moment", "Necesito un momento"), Style::quiet,
             Icon::moment),
      button("tool.leave", t("Leave", "Salir"), Style::quiet, Icon::leave)};
  return view;
}

KeyboardView Samples::keyboard() const {
  KeyboardView keyboard;
  keyboard.rows = {{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
                   {"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
                   {"a", "s", "d", "f", "g", "h", "j", "k", "l", "ñ"},
                   {"z", "x", "c", "v", "b", "n", "m", ",", ".", "’"}};
  keyboard.controls = {button("key.capitals", t("Capitals", "Mayúsculas")),
                       button("key.accents", "á é í ü"), button("key.space", t("space", "espacio")),
                       button("key.erase", t("Erase", "Borrar")),
                       button("key.done", t("Done", "Listo"), Style::primary)};
  return keyboard;
}

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
void Samples::add_person(std::vector<SampleView>& out) const {
  View attract = page("attract", -1);
  attract.attract = true;
  attract.back.reset();
  attract.status = t("Clearway · at the Sample Library", "Clearway · en la Biblioteca de Prueba");
  attract.title =
      t("A past record doesn’t have to be your future.", "Su pasado no tiene que ser su futuro.");
  attract.lead =
      t("Free help to prepare the papers that may clear a California conviction. Take your time. "
        "Nothing is "
        "kept unless you say so.",
        "Ayuda gratis para preparar los papeles que pueden limpiar una condena en California. Tome "
        "su tiempo. "
        "Nada se guarda si usted no lo pide.");
  attract.tools.resize(2);
  attract.next = button("begin", t("Touch to begin", "Toque para empezar"), Style::primary);
  attract.main = {
      ButtonRow{{button("door.code", t("I have a return code", "Tengo un código de regreso"))}}};
  out.push_back({"attract", attract});

  View home = page("home", -1);
  home.next.reset();
  home.status = t("Sample Library", "Biblioteca de Prueba");
  home.title = t("What did you come for today?", "¿En qué le ayudamos hoy?");
  home.lead = t("Each of these is free, and you can stop at any time.",
                "Todo es gratis y puede parar cuando quiera.");
  home.main = {
      Doors{{{"door.look", t("See what may fit", "Ver qué puede servir"),
              t("Look first. No name, no code, and nothing is written down.",
                "Mire primero. Sin nombre, sin código, y nada queda escrito."),
              Icon::look},
             {"door.papers", t("Prepare my papers", "Preparar mis papeles"),
              t("Go through your cases, write your declaration and print a packet for the court.",
                "Revise sus casos, escriba su declaración e imprima un paquete para la corte."),
              Icon::papers},
             {"door.code", t("I have a return code", "Tengo un código de regreso"),
              t("Go on where you stopped, here or at another kiosk.",
                "Siga donde se quedó, aquí o en otro quiosco."),
              Icon::code}}}};
  out.push_back({"home", home});

  View consent = page("consent", 0);
  consent.title = t("What may we keep?", "¿Qué podemos guardar?");
  consent.lead = t("You choose each part by itself, and can change it later.",
                   "Usted decide cada parte, y puede cambiarla después.");
  ChoiceList keep{"consent.keep", t("Keep", "Guardar"), {}, false, 1};
  keep.options = {
      {"none", t("Keep nothing", "No guardar nada"),
       t("When you leave, it is as if you were never here.",
         "Cuando se vaya, será como si no hubiera venido."),
       false},
      {"me", t("Keep it for me only", "Guardarlo solo para mí"),
       t("Only your return code can open it.", "Solo su código de regreso puede abrirlo."), true},
      {"clinic", t("Share it with the clinic", "Compartirlo con la clínica"),
       t("Their staff can open it and help you.", "Su personal puede abrirlo y ayudarle."), false}};
  ChoiceList also{"consent.also", t("Also", "Además"), {}, true, 1};
  also.options = {
      {"contact", t("The clinic may contact me", "La clínica puede contactarme"), "", true},
      {"totals", t("Count me in anonymous totals", "Contarme en totales anónimos"), "", false}};
  consent.main = {keep, also};
  consent.aside = {Card{
      Tone::why,
      t("Who will see what", "Quién verá qué"),
      {{t("Nobody at the library can read what you write. It is locked on this machine.",
          "Nadie en la biblioteca puede leer lo que escribe. Queda bajo llave en esta máquina."),
        Weight::normal}},
      "",
      {}}};
  out.push_back({"consent", consent});

  View code = page("code", 0);
  code.title = t("Your return code", "Su código de regreso");
  code.lead = t("With it you can go on another day, at any of our kiosks.",
                "Con él puede seguir otro día, en cualquiera de nuestros quioscos.");
  code.main = {
      CodeText{"K7QM-4XWT-9RHD-2C6P-V"},
      Paragraph{t("Nobody can read it to you later. Keep it where only you look.",
                  "Nadie podrá leérselo después. Guárdelo donde solo usted mire."),
                Weight::soft},
      ButtonRow{{button("code.print", t("Print it", "Imprimirlo"), Style::quiet, Icon::print),
                 button("code.written", t("I wrote it down", "Ya lo anoté"), Style::quiet,
                        Icon::check)}}};
  code.aside = {Card{Tone::example,
                     t("The slip says nothing", "El papel no dice nada"),
                     {{t("It has the code and no name, and does not say what it is for.",
                         "Lleva el código y ningún nombre, y no dice para qué es."),
                       Weight::normal}},
                     "",
                     {}}};
  out.push_back({"code", code});
}

std::vector<SampleView> sample_views(SampleLanguage language) {
  const Samples samples(language);
  std::vector<SampleView> out;
  samples.add_person(out);
  samples.add_questions(out);
  samples.add_papers(out);
  samples.add_staff(out);
  samples.add_overlays(out);
  if (language == SampleLanguage::english) samples.add_scripts(out);
  for (auto& [name, view] : out) {
    view.spoken.own = "With headphones only";
    view.spoken.own_code = "The code with headphones only";
    view.spoken.button = "Button";
    view.spoken.field = "Text field";
  }
  return out;
}

}  // namespace clearway::support
