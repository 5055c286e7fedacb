#include "tests/support/sample_views.h"

namespace clearway::support {

using namespace flow;

namespace {

Paragraph plain(std::string text) { return {std::move(text), Weight::normal}; }

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
void Samples::add_papers(std::vector<SampleView>& out) const {
  const auto tap = [&](const char* action) {
    return button(action, t("See which case this is", "Ver qué caso es"));
  };
  View findings = page("findings", 2);
  findings.title = t("What may fit", "Qué puede servir");
  findings.lead = t(
      "This is information, not a promise. A judge decides, and a lawyer can look at it with you.",
      "Esto es información, no una promesa. Un juez decide, y un abogado puede verlo con usted.");
  FindingRow row;
  row.cards = {
      {.tag = {t("May fit, by right", "Puede servir, por derecho"), Icon::check, Tone::good},
       .title = t("Case 1", "Caso 1"),
       .where = "Los Angeles, 2018",
       .relief = t("Dismissing a case after probation", "Desestimar un caso tras la probatoria"),
       .body = t("A petition to dismiss may fit. When probation ended early and nothing is "
                 "pending, the law says the court shall allow it.",
                 "Puede servir una petición para desestimar. Si la probatoria terminó antes y nada "
                 "está pendiente, la ley dice que la corte debe concederla."),
       .next = "",
       .note = t("It may already have been cleared. Look for “relief granted” on your record.",
                 "Es posible que este caso ya esté limpio. Busque “relief granted” en su récord."),
       .small = t("Penal Code 1203.4(a)(1) · checked October 2026",
                  "Código Penal 1203.4(a)(1) · revisado en octubre de 2026"),
       .shown = "",
       .tap = tap("finding.1")},
      {.tag = {t("May fit, the judge decides", "Puede servir, el juez decide"), Icon::half,
               Tone::judge},
       .title = t("Case 2", "Caso 2"),
       .where = "Ventura, 2016",
       .relief = t("Dismissing a case after probation", "Desestimar un caso tras la probatoria"),
       .body =
           t("For this kind of case the judge decides what is fair. Your statement matters here.",
             "En este tipo de caso el juez decide lo que es justo. Su declaración importa aquí."),
       .next = "",
       .note = "",
       .small = t("Penal Code 1203.4(c)(1)–(2) · checked October 2026",
                  "Código Penal 1203.4(c)(1)–(2) · revisado en octubre de 2026"),
       .shown = "",
       .tap = tap("finding.2")},
      {.tag = {t("Not yet: March 20, 2027", "Todavía no: 20 de marzo de 2027"), Icon::clock,
               Tone::later},
       .title = t("Case 3", "Caso 3"),
       .where = "Kern, 2022",
       .relief = t("Dismissing a county jail case", "Desestimar un caso de cárcel del condado"),
       .body = t("Two years after the sentence ended. We can prepare the papers now and print the "
                 "date on the cover.",
                 "Dos años después de terminar la sentencia. Podemos preparar los papeles ya e "
                 "imprimir la fecha en la portada."),
       .next = "",
       .note = "",
       .small = t("Penal Code 1203.41(a)(2) · checked October 2026",
                  "Código Penal 1203.41(a)(2) · revisado en octubre de 2026"),
       .shown = "",
       .tap = tap("finding.3")}};
  findings.main = {row};
  findings.next->label = t("Go on to my statement", "Seguir a mi declaración");
  out.push_back({"findings.3", findings});
  FindingRow five = row;
  five.cards.push_back(row.cards[1]);
  five.cards.push_back(row.cards[2]);
  five.cards[3].tap.action = "finding.4", five.cards[4].tap.action = "finding.5";
  five.cards[0].shown = t("Vehicle Code 14601.1, driving on a suspended license",
                          "Código de Vehículos 14601.1, manejar con licencia suspendida");
  five.cards[2].tag = {t("A lawyer should look", "Un abogado debe verlo"), Icon::person,
                       Tone::soft};
  findings.main = {five};
  out.push_back({"findings.5", findings});

  View statement = page("statement", 3);
  statement.title = t("Your statement", "Su declaración");
  StatementText text;
  text.parts = {
      {"who",
       {{"s1", t("My name is María DeShawn Prueba-López.", "Me llamo María DeShawn Prueba-López."),
         false, false, false},
        {"s2",
         t("I served in the United States Army for six years.",
           "Serví en el Ejército de los Estados Unidos por seis años."),
         false, false, true}},
       {}},
      {"changed",
       {{"s3",
         t("Since 2019 I have worked in San José as a night technician. I learned to ask for help "
           "before things go wrong, and I now train the new people on my shift.",
           "Desde 2019 trabajo en San José como técnica de noche. Aprendí a pedir ayuda antes de "
           "que las cosas salgan mal, y ahora enseño a la gente nueva de mi turno."),
         false, false, false}},
       {button("statement.edit", t("Change", "Cambiar"), Style::quiet, Icon::pencil),
        button("statement.up", t("Move up", "Subir"), Style::quiet, Icon::up),
        button("statement.remove", t("Remove", "Quitar"), Style::quiet, Icon::remove)}},
      {"close",
       {{"s4",
         t("Thank you for taking the time to read this.",
           "Gracias por tomarse el tiempo de leer esto."),
         true, false, false}},
       {}}};
  statement.main = {text};
  statement.aside = {
      Card{Tone::example,
           t("One sentence is ours", "Una frase es nuestra"),
           {plain(t("The yellow sentence was written by Clearway. You will sign under penalty of "
                    "perjury, so keep it only if it is true for you.",
                    "La frase amarilla la escribió Clearway. Usted firmará bajo pena de perjurio, "
                    "así que déjela solo si es verdad para usted."))},
           "",
           {button("sentence.keep", t("Keep it, it’s true", "Dejarla, es verdad"), Style::primary),
            button("sentence.drop", t("Take it out", "Quitarla"))}},
      Card{
          Tone::plain,
          t("Next question", "La siguiente pregunta"),
          {plain(t("What are you working towards now? A class, a license, a job, time with family?",
                   "¿Hacia qué trabaja ahora? ¿Una clase, una licencia, un empleo, tiempo con su "
                   "familia?"))},
          "",
          {button("statement.next", t("Answer this", "Responder esto"))}}};
  statement.next->label = t("Read it all", "Leerlo todo");
  out.push_back({"statement", statement});

  View review = page("review", 4);
  review.title = t("Read it all, change anything", "Léalo todo, cambie lo que quiera");
  const auto change = [&](const char* action) {
    return button(action, t("Change", "Cambiar"), Style::quiet, Icon::pencil);
  };
  FactList you{t("About you", "Sobre usted"),
               {{t("Name for court papers", "Nombre para la corte"), "María DeShawn Prueba-López",
                 change("edit.name")},
                {t("Date of birth", "Fecha de nacimiento"),
                 t("March 1, 1985", "1 de marzo de 1985"), change("edit.born")},
                {t("Safe way to reach you", "Forma segura de contacto"),
                 t("Text message, evenings only", "Mensaje de texto, solo por la noche"),
                 change("edit.contact")}}};
  FactList cases{t("Case 1", "Caso 1"),
                 {{t("County", "Condado"), "Los Angeles", change("edit.county")},
                  {t("How probation ended", "Cómo terminó la probatoria"),
                   t("The judge ended it early", "El juez la terminó antes de tiempo"),
                   change("edit.probation")}}};
  review.main = {you, cases};
  out.push_back({"review", review});

  View print = page("print", 4);
  print.title = t("Your papers are ready", "Sus papeles están listos");
  print.lead =
      t("Twelve pages: a cover with your next steps, your declaration, and a page for each case.",
        "Doce páginas: una portada con sus próximos pasos, su declaración y una página por cada "
        "caso.");
  print.main = {
      Card{Tone::plain,
           t("Before you sign", "Antes de firmar"),
           {plain(
               t("Read every page. Sign only what is true. Signing is under penalty of perjury.",
                 "Lea cada página. Firme solo lo que es verdad. Se firma bajo pena de perjurio."))},
           "",
           {}},
      ButtonRow{{button("print.go", t("Print my papers", "Imprimir mis papeles"), Style::primary,
                        Icon::print),
                 button("print.skip", t("Not now", "Ahora no"))}}};
  print.aside = {
      Card{Tone::example,
           t("Stand by the printer", "Quédese junto a la impresora"),
           {plain(t("The pages have your name on them. Take them all, and look behind you.",
                    "Las páginas llevan su nombre. Lléveselas todas, y mire a su alrededor."))},
           "",
           {}}};
  print.next.reset();
  out.push_back({"print", print});

  View finish = page("finish", 4);
  finish.title = t("That is everything for today", "Eso es todo por hoy");
  finish.lead = t("What you told us is kept. Here is what happens next.",
                  "Lo que nos contó está guardado. Esto es lo que sigue.");
  finish.main = {Card{Tone::good,
                      t("1. A lawyer reads your packet", "1. Un abogado lee su paquete"),
                      {plain(t("Usually within two weeks. They will reach you the way you chose.",
                               "Casi siempre en dos semanas. Le buscarán como usted eligió."))},
                      "",
                      {}},
                 Card{Tone::plain,
                      t("2. You sign and file", "2. Usted firma y presenta"),
                      {plain(t("The cover page has the address of the court and what it costs.",
                               "La portada tiene la dirección de la corte y lo que cuesta."))},
                      "",
                      {}},
                 Card{Tone::plain,
                      t("3. The court answers", "3. La corte contesta"),
                      {plain(t("Come back with your code and we will read it together.",
                               "Regrese con su código y lo leemos juntos."))},
                      "",
                      {}}};
  finish.back.reset();
  finish.next = button("finish", t("Finish", "Terminar"), Style::primary, Icon::check);
  out.push_back({"finish", finish});
}

}  // namespace clearway::support
