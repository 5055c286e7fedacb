// What a sheet is made of, and whether it is out yet.
#include "app/flow/turn.h"

namespace clearway::flow {

bool printing_unfinished(const State& state) {
  switch (state.printing) {
    case Printing::sending:
    case Printing::printing:
    case Printing::no_paper:
    case Printing::jam:
    case Printing::offline:
      return true;
    default:
      return false;
  }
}

void make_paper(Turn& turn, Paper paper, std::string_view door) {
  State& s = turn.s;
  s.paper = paper;
  s.pages.reset();
  s.making = true;
  if (!printing_unfinished(s)) s.printing = Printing::none;
  PaperContent content;
  content.paper = paper;
  content.language = s.language;
  content.today = s.today;
  content.code = paper == Paper::code_slip ? s.code : std::string();
  if (paper == Paper::letter)
    for (const auto& paragraph : letter_of(turn.world, s).paragraphs)
      if (std::string text = declaration::text_of(paragraph); !text.empty())
        content.letter.push_back(std::move(text));
  if (paper == Paper::slip) content.slip = slip_of(turn.world, s, door);
  const bool about_person = paper == Paper::packet || paper == Paper::findings;
  if (about_person) {
    content.answers = s.answers;
    if (paper == Paper::packet) content.kept_until = kept_until(turn.world, s);
    content.findings = findings_of(turn.world, s, s.answers);
    if (const auto& rules = turn.world.rules; rules && relief::expired(*rules, s.today))
      content.old_rules = relief::last_checked(*rules);
    content.statement = statement_of(turn.world, s, s.answers);
    for (const auto& id : record::case_ids(s.answers))
      content.cases.push_back({id, labeled(turn.world, s, s.answers, "cases", id)});
    if (paper == Paper::packet) content.person = labeled(turn.world, s, s.answers, "about", {});
  }
  turn.ask(MakePaper{std::move(content)});
}

}  // namespace clearway::flow
