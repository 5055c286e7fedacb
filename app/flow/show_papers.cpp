// What may fit, the papers, and the end.
#include <algorithm>
#include <iterator>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

Tag tag_of(const Show& show, const relief::Finding& finding) {
  using relief::Band;
  switch (finding.band) {
    case Band::likely_mandatory:
      return {show.say("band.mandatory"), Icon::check, Tone::good};
    case Band::likely_discretionary:
      return {show.say("band.discretionary"), Icon::half, Tone::judge};
    case Band::not_yet:
      if (!finding.not_before) return {show.say("band.not_yet"), Icon::clock, Tone::later};
      return {show.say("band.not_yet_until",
                       {{"date", text::format_date(*finding.not_before, show.say.catalog())}}),
              Icon::clock, Tone::later};
    case Band::excluded:
      return {show.say("band.excluded"), Icon::person, Tone::plain};
    case Band::automatic_may_have_happened:
      return {show.say("band.automatic"), Icon::check, Tone::example};
    case Band::attorney_review:
      return {show.say("band.attorney"), Icon::person, Tone::later};
    case Band::not_screened:
      return {show.say("band.not_screened"), Icon::person, Tone::plain};
  }
  return {};
}

std::string sentence(const Show& show, const relief::Reason& reason) {
  return relief::filled(show.say.message(reason.text), reason.fills, [&](const core::Day& day) {
    return text::format_date(day, show.say.catalog());
  });
}

constexpr std::size_t kReasons = 2;  // beside the first; all of them stand on the paper
constexpr std::size_t kOthers = 3;

// The card tells of the first finding; what the next ones of the case say is said too.
std::string notes_of(const Show& show, const std::vector<relief::Finding>& findings) {
  std::string notes = show.say.message(findings.front().note);
  for (std::size_t i = 1; i < std::min(findings.size(), kOthers + 1); ++i) {
    const relief::Finding& other = findings[i];
    if (other.band == relief::Band::automatic_may_have_happened) continue;  // stands in the note
    if (!notes.empty()) notes += "\n";
    notes += show.say("findings.also", {{"what", tag_of(show, other).text},
                                        {"which", show.say.message(other.title)},
                                        {"why", show.say.message(other.reason)}});
  }
  return notes;
}

// By the title that the rules name it by.
std::string asked(const Show& show, const std::string& title) {
  for (const auto& section : show.world.interview.sections)
    for (const auto& page : section.pages)
      if (page.title == title) return listed_title(show, page);
  return show.say.message(title);
}

// Which questions would tell more, and of which laws.
std::string open_questions(const Show& show, const relief::Finding& finding) {
  std::string questions;
  for (std::size_t i = 0; i < std::min(finding.questions.size(), kOthers); ++i)
    questions += (i == 0 ? "“" : " “") + asked(show, finding.questions[i]) + "”";
  if (questions.empty()) return {};
  return show.say("findings.open", {{"questions", questions}, {"law", finding.citation}});
}

// `findings`: those of one case, at least one.
FindingCard finding_card(const Show& show, const std::vector<relief::Finding>& findings,
                         std::size_t n) {
  const relief::Finding& finding = findings.front();
  FindingCard card;
  card.tag = tag_of(show, finding);
  card.title = show.say("cases.title_n", {{"n", std::to_string(n)}});
  card.where = case_place(show.world, show.s, show.s.answers, finding.case_id);
  card.relief = show.say.message(finding.title);
  card.body = show.say.message(finding.reason);
  for (std::size_t i = 0; i < std::min(finding.more.size(), kReasons); ++i)
    card.body += " " + sentence(show, finding.more[i]);
  if (!finding.next.empty()) card.next = show.say.message(finding.next);
  card.note = notes_of(show, findings);
  for (const relief::Finding& each : findings)
    if (const std::string open = open_questions(show, each); !open.empty())
      card.note += (card.note.empty() ? "" : "\n") + open;
  card.small = checked_on(show.say, finding.citation, finding.last_checked);
  const bool open = show.s.opened.contains(finding.case_id);
  card.tap = button("finding." + finding.case_id,
                    show.say(open ? "findings.hide" : "findings.which"), Style::text);
  if (!open) return card;
  const std::string stem = "case." + finding.case_id + ".";
  const std::string number = record::value_of(show.s.answers, stem + "number");
  const std::string what = record::value_of(show.s.answers, stem + "what");
  card.shown = number.empty() || what.empty() ? number + what : number + " · " + what;
  if (card.shown.empty()) card.shown = show.say("findings.nothing_more");
  return card;
}

}  // namespace

void show_findings(Show& show) {
  View& v = show.v;
  v.title = show.say("findings.title");
  v.lead = show.say("findings.lead");
  const auto ids = record::case_ids(show.s.answers);
  const auto findings = findings_of(show.world, show.s, show.s.answers);
  // First, so that nobody has to scroll to see what came of it.
  const std::string line = printing_line(show);
  if (!line.empty()) v.main.push_back(Paragraph{line, Weight::strong});
  FindingRow row;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::vector<relief::Finding> of_case;
    std::ranges::copy_if(findings, std::back_inserter(of_case),
                         [&](const relief::Finding& f) { return f.case_id == ids[i]; });
    if (!of_case.empty()) row.cards.push_back(finding_card(show, of_case, i + 1));
  }
  v.main.push_back(std::move(row));
  ButtonRow buttons;
  buttons.buttons.push_back(
      button("print.findings", show.say("findings.print"), Style::quiet, Icon::print));
  buttons.buttons.push_back(button("page.immigration", show.say("door.immigration")));
  // What nobody remembers stands on the record.
  if (std::ranges::any_of(findings, [](const auto& f) { return !f.questions.empty(); }))
    buttons.buttons.push_back(button("page.record", show.say("home.record")));
  v.main.push_back(std::move(buttons));
  if (show.world.rules)
    v.main.push_back(Paragraph{
        show.say(
            relief::expired(*show.world.rules, show.s.today) ? "findings.old" : "findings.checked",
            {{"date",
              text::format_date(relief::last_checked(*show.world.rules), show.say.catalog())},
             {"name", show.world.site.helper.name},
             {"phone", show.world.site.helper.phone}}),
        Weight::small});
  v.next = next_button(show, show.s.door == Way::look ? "findings.keep_going" : "findings.next");
}

void show_papers(Show& show) {
  View& v = show.v;
  const State& s = show.s;
  v.title = show.say("papers.title");
  const bool ready = s.pages && s.paper == Paper::packet;
  v.lead = !ready ? (s.making ? show.say("papers.making") : std::string())
                  : show.say("papers.ready", {{"n", std::to_string(*s.pages)}});
  for (const char* word : {"papers.one", "papers.two", "papers.three"})
    v.main.push_back(Paragraph{show.say(word), Weight::normal});
  ButtonRow row;
  row.buttons.push_back(
      button("print.packet", show.say("papers.print"), Style::primary, Icon::print));
  row.buttons.back().enabled = ready && !printing_unfinished(s);
  if (!ready && !s.making)
    row.buttons.push_back(button("papers.again", show.say("papers.again"), Style::primary));
  if (printing_unfinished(s))
    row.buttons.push_back(button("print.cancel", show.say("papers.cancel")));
  if (!s.only_statement) row.buttons.push_back(button("go.review", show.say("review.open")));
  v.main.push_back(std::move(row));
  const std::string line = printing_line(show);
  if (!line.empty()) v.main.push_back(Paragraph{line, Weight::strong});
  Card care;
  care.tone = Tone::example;
  care.title = show.say("papers.aside.title");
  care.body.push_back({show.say("papers.aside.body"), Weight::normal});
  v.aside.push_back(std::move(care));
  v.next = next_button(show, "papers.next");
}

void show_finish(Show& show) {
  View& v = show.v;
  const bool printed = show.s.packet_out;
  const bool empty_handed = !show.s.record_open && !printed;
  v.title = show.say(printing_unfinished(show.s) ? "finish.title_printing"
                     : empty_handed              ? "finish.title_unprinted"
                                                 : "finish.title");
  v.lead = show.say(show.s.record_open ? "finish.lead_kept"
                    : printed          ? "finish.lead_unkept"
                                       : "finish.lead_unprinted");
  if (const std::string line = printing_line(show); !line.empty())
    v.main.push_back(Paragraph{line, Weight::strong});
  const auto& helper = show.world.site.helper;
  const bool to_file =
      std::ranges::any_of(findings_of(show.world, show.s, show.s.answers), relief::can_be_filed);
  for (const std::string& step :
       {show.say(printed              ? "finish.one"
                 : show.s.record_open ? "finish.one_unprinted"
                                      : "finish.one_go_back"),
        show.say("finish.two"),
        to_file ? show.say("finish.three")
                : show.say("finish.three_later", {{"name", helper.name}})})
    v.main.push_back(Paragraph{step, Weight::normal});
  if (const std::string kept = kept_line(show); !kept.empty())
    v.main.push_back(Paragraph{kept, Weight::normal});
  v.next = next_button(show, "finish.next");
  ButtonRow more;
  if (empty_handed && may_go_back(show.s)) {
    // What loses everything is not the button that draws the finger.
    more.buttons.push_back(button("next", show.say("finish.next"), Style::quiet));
    v.next = button("back", show.say("finish.print_first"), Style::primary, Icon::back);
  }
  more.buttons.push_back(button("letters.open", show.say("letters.open")));
  more.buttons.push_back(button("page.immigration", show.say("door.immigration")));
  v.main.push_back(std::move(more));
  v.aside.push_back(helper_card(show));
}

}  // namespace clearway::flow
