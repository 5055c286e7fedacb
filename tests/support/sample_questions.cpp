#include "tests/support/sample_views.h"

namespace clearway::support {

using namespace flow;

namespace {

constexpr const char* kCounties[] = {
    "Alameda",        "Alpine",        "Amador",        "Butte",       "Calaveras",
    "Colusa",         "Contra Costa",  "Del Norte",     "El Dorado",   "Fresno",
    "Glenn",          "Humboldt",      "Imperial",      "Inyo",        "Kern",
    "Kings",          "Lake",          "Lassen",        "Los Angeles", "Madera",
    "Marin",          "Mariposa",      "Mendocino",     "Merced",      "Modoc",
    "Mono",           "Monterey",      "Napa",          "Nevada",      "Orange",
    "Placer",         "Plumas",        "Riverside",     "Sacramento",  "San Benito",
    "San Bernardino", "San Diego",     "San Francisco", "San Joaquin", "San Luis Obispo",
    "San Mateo",      "Santa Barbara", "Santa Clara",   "Santa Cruz",  "Shasta",
    "Sierra",         "Siskiyou",      "Solano",        "Sonoma",      "Stanislaus",
    "Sutter",         "Tehama",        "Trinity",       "Tulare",      "Tuolumne",
    "Ventura",        "Yolo",          "Yuba"};

Paragraph plain(std::string text) { return {std::move(text), Weight::normal}; }

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
void Samples::add_questions(std::vector<SampleView>& out) const {
  View question = page("question.probation", 1);
  question.kicker = t("Case 2 of 3 · Los Angeles County", "Caso 2 de 3 · Condado de Los Ángeles");
  question.title = t("How did probation end?", "¿Cómo terminó la probatoria?");
  question.lead = t("Pick the one that sounds closest. You can change it later.",
                    "Elija la que más se parezca. Puede cambiarla después.");
  ChoiceList ended{"case.2.probation", t("How it ended", "Cómo terminó"), {}, false, 1};
  ended.options = {
      {"all", t("I finished all of it", "La terminé completa"), "", false},
      {"early", t("The judge ended it early", "El juez la terminó antes de tiempo"), "", true},
      {"violation",
       t("I finished, but there was a violation along the way",
         "La terminé, pero hubo una violación en el camino"),
       "", false},
      {"revoked", t("It was revoked", "Fue revocada"), "", false},
      {"unsure", t("I’m not sure", "No estoy seguro o segura"), "", false}};
  question.main = {ended};
  question.aside = {
      Card{Tone::why,
           t("Why we ask", "Por qué preguntamos"),
           {plain(t("How probation ended tells which part of the law speaks about this case. Every "
                    "answer has a way forward, and “not sure” is fine.",
                    "Cómo terminó la probatoria dice qué parte de la ley habla de este caso. Cada "
                    "respuesta tiene un camino, y “no sé” está bien."))},
           t("Penal Code 1203.4(a)(1) · checked October 2026",
             "Código Penal 1203.4(a)(1) · revisado en octubre de 2026"),
           {}},
      Card{Tone::plain,
           t("Where to look", "Dónde buscar"),
           {plain(t(
               "Your court papers may say “terminated”, “discharged” or “completed”.",
               "Sus papeles de la corte pueden decir “terminated”, “discharged” o “completed”."))},
           "",
           {}}};
  out.push_back({"question", question});

  View name = page("question.court_name", 0);
  name.title = t("What is your full name?", "¿Cuál es su nombre completo?");
  name.lead = t("As it should appear on court papers. We keep it exactly as you type it.",
                "Como debe aparecer en los papeles de la corte. Lo guardamos tal como lo escribe.");
  TextField field{.field = "person.name.court",
                  .label = "",
                  .text = "María DeShawn Prueba-López",
                  .placeholder = "",
                  .kept = ""};
  field.caret = field.text.size();
  field.focused = true;
  name.main = {field, Paragraph{t("Other names you have used come next.",
                                  "Otros nombres que ha usado vienen después."),
                                Weight::small}};
  name.aside = {Card{Tone::example,
                     t("Good to know", "Bueno saberlo"),
                     {plain(t("If your court papers use another spelling, add it on the next "
                              "screen. Both can be right.",
                              "Si sus papeles usan otra ortografía, agréguela en la siguiente "
                              "pantalla. Las dos pueden estar bien."))},
                     "",
                     {}}};
  name.keyboard = keyboard();
  out.push_back({"typing.name", name});

  View names = page("question.names", 0);
  names.title = t("Other names you have used", "Otros nombres que ha usado");
  names.lead = t("Only if you want to. All of this can be left empty.",
                 "Solo si quiere. Todo esto puede quedar vacío.");
  TextField first{.field = "person.name.first",
                  .label = t("The name you go by", "El nombre que usa"),
                  .text = "Ana",
                  .placeholder = "",
                  .kept = ""};
  first.kept = t("Kept", "Guardado");
  TextField other{.field = "person.name.other",
                  .label = t("A name on older papers", "Un nombre en papeles viejos"),
                  .text = "",
                  .placeholder = t("Leave empty if there is none", "Déjelo vacío si no hay"),
                  .kept = ""};
  names.main = {first, other};
  out.push_back({"fields", names});

  View story = page("statement.changed", 3);
  story.kicker = t("Your statement · 2 of 4", "Su declaración · 2 de 4");
  story.title = t("What has changed since then?", "¿Qué ha cambiado desde entonces?");
  TextField long_text{
      .field = "declaration.changed",
      .label = t("In your own words", "Con sus propias palabras"),
      .text =
          t("Since 2019 I have worked nights as a technician in San José. I learned to ask for "
            "help before things go wrong, and I now train the new people on my shift. My daughter "
            "started school this year and I walk her there every morning.\nI have not had a drink "
            "in six years. On Saturdays I cook at the shelter where I once slept, and ",
            "Desde 2019 trabajo de noche como técnica en San José. Aprendí a pedir ayuda antes de "
            "que las cosas salgan mal, y ahora enseño a la gente nueva de mi turno. Mi hija empezó "
            "la escuela este año y la llevo caminando cada mañana.\nNo he tomado en seis años. Los "
            "sábados cocino en el albergue donde una vez dormí, y "),
      .placeholder = "",
      .kept = ""};
  long_text.caret = long_text.text.size();
  long_text.focused = long_text.multiline = true;
  long_text.kept = t("Kept", "Guardado");
  story.main = {long_text};
  story.aside = {Card{Tone::example,
                      t("An example", "Un ejemplo"),
                      {plain(t("“I finished my GED and have had the same job for three years.”",
                               "“Terminé mi GED y llevo tres años en el mismo trabajo.”"))},
                      "",
                      {}}};
  story.keyboard = keyboard();
  out.push_back({"typing.statement", story});

  View date = page("question.born", 0);
  date.title = t("When were you born?", "¿Cuándo nació?");
  date.lead = t("The court uses it to find your case.", "La corte la usa para encontrar su caso.");
  date.main = {TextField{.field = "person.born#month",
                         .label = t("Month", "Mes"),
                         .text = "03",
                         .placeholder = "",
                         .caret = 2,
                         .narrow = true,
                         .kept = ""},
               TextField{.field = "person.born#day",
                         .label = t("Day", "Día"),
                         .text = "1",
                         .placeholder = "",
                         .caret = 1,
                         .focused = true,
                         .narrow = true,
                         .kept = ""},
               TextField{.field = "person.born#year",
                         .label = t("Year", "Año"),
                         .text = "",
                         .placeholder = "1985",
                         .narrow = true,
                         .kept = ""}};
  KeyboardView digits = keyboard();
  digits.rows = {{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}, {"0"}};
  digits.controls = {button("key.erase", t("Erase", "Borrar")),
                     button("key.done", t("Done", "Listo"), Style::primary)};
  date.keyboard = digits;
  out.push_back({"typing.date", date});

  View county = page("question.county", 1);
  county.kicker = t("Case 1", "Caso 1");
  county.title = t("In which county was the case?", "¿En qué condado fue el caso?");
  ChoiceList list{"case.1.county", t("County", "Condado"), {}, false, 3};
  list.options.push_back({"unsure", t("I’m not sure", "No estoy seguro o segura"), "", false});
  for (const char* each : kCounties)
    list.options.push_back({each, each, "", std::string(each) == "Kern"});
  county.main = {list};
  out.push_back({"counties", county});

  View loop = page("cases", 1);
  loop.title = t("Your cases", "Sus casos");
  loop.lead =
      t("Add each conviction by itself. Without your record in hand, add what you remember.",
        "Agregue cada condena por separado. Si no tiene su historial a la mano, ponga lo que "
        "recuerde.");
  FactList facts;
  facts.facts = {{t("Case 1 · Los Angeles", "Caso 1 · Los Ángeles"),
                  t("2018, probation ended early", "2018, probatoria terminada antes de tiempo"),
                  button("case.1", t("Change", "Cambiar"), Style::quiet, Icon::pencil)},
                 {t("Case 2 · Ventura", "Caso 2 · Ventura"),
                  t("2016, not sure how it ended", "2016, no sabe cómo terminó"),
                  button("case.2", t("Change", "Cambiar"), Style::quiet, Icon::pencil)}};
  loop.main = {facts,
               ButtonRow{{button("case.add", t("Add another case", "Agregar otro caso")),
                          button("case.none", t("I do not have my record", "No tengo mi historial"),
                                 Style::text)}}};
  loop.notice = t("This is a demonstration. Nothing here goes to a court.",
                  "Esto es una demostración. Nada de esto va a una corte.");
  out.push_back({"cases", loop});
}

}  // namespace clearway::support
