// The staff side, in the same look.
#include "app/flow/roles.h"
#include "app/flow/show.h"

namespace clearway::flow {

std::string initials(const record::Fields& fields) {
  const std::string name = record::value_of(fields, "person.name.court");
  std::string out;
  bool start = true;
  for (std::size_t i = 0; i < name.size(); i = text::next(name, i)) {
    if (start && name[i] != ' ') out += name.substr(i, text::next(name, i) - i) + ".";
    start = name[i] == ' ' || name[i] == '-';
  }
  return out;
}

void staff_frame(Show& show) {
  show.v.status =
      show.say("staff.signed_in", {{"site", show.world.site.name}, {"name", show.s.staff_name}});
  show.v.tools.clear();
  show.v.tools.push_back(
      button("tool.language", show.say("tool.language"), Style::quiet, Icon::language));
  show.v.tools.push_back(
      button("tool.display", show.say("tool.display"), Style::quiet, Icon::display));
  // Somebody's file may stand there when a stranger comes to the desk.
  show.v.tools.push_back(
      button("tool.moment", show.say("staff.cover"), Style::quiet, Icon::moment));
  show.v.tools.push_back(
      button("staff.sign_out", show.say("staff.sign_out"), Style::quiet, Icon::leave));
}

namespace {

Tag safety_tag(const Show& show, Safety safety) {
  switch (safety) {
    case Safety::safe:
      return {show.say("staff.safe"), Icon::check, Tone::good};
    case Safety::waiting:
      return {show.say("staff.waiting"), Icon::clock, Tone::later};
    case Safety::set_aside:
      return {show.say("staff.set_aside"), Icon::warning, Tone::alarm};
  }
  return {};
}

std::string sync_line(const Show& show) {
  if (show.s.sync.renew) return show.say("staff.sync_renew");
  switch (show.s.sync.state) {
    case SyncChanged::State::idle:
      return show.say("staff.sync_idle");
    case SyncChanged::State::running:
      return show.say("staff.sync_running");
    case SyncChanged::State::offline:
      return show.say("staff.sync_offline");
    case SyncChanged::State::refused:
      return show.say("staff.sync_refused");
  }
  return {};
}

FactList facts(const Show& show, std::string title, std::string_view section,
               const std::string& case_id) {
  FactList list;
  list.title = std::move(title);
  for (const auto& [label, value] :
       labeled(show.world, show.s, show.s.open_file.fields, section, case_id))
    list.facts.push_back({label, value, {}});
  return list;
}

// Today by the clock; before that the day says more.
std::string when(const Show& show, const RecordRow& row) {
  if (!row.day || row.day == show.s.today) return row.when;
  return text::format_date(*row.day, show.say.catalog());
}

Table people(const Show& show) {
  const bool opens = may(show.s.staff_role, Task::open);
  Table table;
  table.header = {show.say("staff.who"), show.say("staff.when"), show.say("staff.cases")};
  table.empty = show.say("staff.nobody");
  for (const auto& row : show.s.rows) {
    const auto n = static_cast<long>(record::case_ids(row.fields).size());
    table.rows.push_back({{row.readable ? initials(row.fields) : show.say("staff.sealed"),
                           when(show, row), show.say.counted("staff.case", n)},
                          safety_tag(show, row.safety),
                          row.readable && opens ? "row." + row.record : std::string()});
  }
  return table;
}

// What the role may do with the open record; nothing to show when that is nothing.
void show_actions(Show& show) {
  const bool reprints = may(show.s.staff_role, Task::reprint);
  const bool replaces = may(show.s.staff_role, Task::replace_code);
  const bool joins = may(show.s.staff_role, Task::join);
  if (!reprints && !replaces && !joins) return;
  Card actions;
  actions.title = show.say("staff.actions");
  actions.body.push_back({show.say("staff.actions_body"), Weight::normal});
  if (reprints)
    actions.buttons.push_back(
        button("staff.reprint", show.say("staff.reprint"), Style::quiet, Icon::print));
  if (replaces)
    actions.buttons.push_back(
        button("staff.replace_code", show.say("staff.replace_code"), Style::quiet, Icon::code));
  if (joins)
    actions.buttons.push_back(
        button("staff.join", show.say("staff.join"), Style::quiet, Icon::person));
  const auto* row = row_of(show.s, show.s.open_row);
  if (joins && row != nullptr && row->files > 1) {
    actions.buttons.push_back(button("staff.part", show.say("staff.part"), Style::quiet));
    actions.buttons.back().enabled = !show.s.starting;
  }
  const std::string line = printing_line(show);
  if (!line.empty()) actions.body.push_back({line, Weight::soft});
  show.v.aside.push_back(std::move(actions));
}

}  // namespace

void show_sign_in(Show& show) {
  auto& main = show.v.main;
  main.push_back(text_field(show, "staff.name", show.say("staff.name")));
  main.push_back(text_field(show, "staff.passphrase", show.say("staff.passphrase")));
  if (show.s.starting) main.push_back(Paragraph{show.say("staff.working"), Weight::soft});
}

void show_staff_sign_in(Show& show) {
  View& v = show.v;
  v.title = show.say("staff.sign_in");
  v.lead = show.say("staff.sign_in_lead");
  show_sign_in(show);
  v.next = button("next", show.say("staff.sign_in_button"), Style::primary, Icon::next);
  v.next->enabled = !show.s.starting;
}

void show_staff_list(Show& show) {
  View& v = show.v;
  staff_frame(show);
  const auto& sync = show.s.sync;
  const bool sees_people = may(show.s.staff_role, Task::list);
  v.title = show.say(sees_people ? "staff.list" : "staff.day");
  if (!sees_people) v.lead = show.say("staff.day_lead");
  if (may(show.s.staff_role, Task::see_numbers))
    v.main.push_back(Count{std::to_string(sync.taken),
                           show.say("staff.taken"),
                           show.say("staff.numbers", {{"safe", std::to_string(sync.safe)},
                                                      {"waiting", std::to_string(sync.waiting)},
                                                      {"aside", std::to_string(sync.set_aside)}}),
                           {sync_line(show), sync.renew ? Icon::warning : Icon::sync,
                            sync.renew ? Tone::alarm : Tone::plain}});
  if (sync.damaged) {
    Card card;
    card.tone = Tone::alarm;
    card.title = show.say("staff.damaged");
    card.body.push_back({show.say("staff.damaged_body"), Weight::normal});
    v.main.push_back(std::move(card));
  }
  if (may(show.s.staff_role, Task::see_audit)) {
    ButtonRow row;
    row.buttons.push_back(button("staff.audit", show.say("audit.title"), Style::quiet, Icon::look));
    v.main.push_back(std::move(row));
  }
  if (sees_people) v.main.push_back(people(show));
  if (sees_people && show.s.more_rows)
    v.main.push_back(ButtonRow{
        {button("staff.earlier", show.say("staff.earlier"), Style::quiet, Icon::clock)}, false});
  v.back.reset();
  if (!may(show.s.staff_role, Task::sync)) return;
  v.next = button("staff.sync", show.say("staff.sync"), Style::primary, Icon::sync);
  v.next->enabled = sync.state != SyncChanged::State::running;
}

namespace {

// What the person said to "may the clinic contact you"; without a yes nobody calls.
std::string contact_word(const Show& show) {
  const std::string said = record::value_of(show.s.open_file.fields, "consent.contact");
  return show.say(said == "yes"  ? "staff.contact_yes"
                  : said == "no" ? "staff.contact_no"
                                 : "staff.contact_unasked");
}

}  // namespace

void show_staff_record(Show& show) {
  View& v = show.v;
  staff_frame(show);
  const auto& fields = show.s.open_file.fields;
  v.title = record::value_of(fields, "person.name.court");
  if (v.title.empty()) v.title = show.say("staff.no_name");
  const auto* row = row_of(show.s, show.s.open_row);
  if (row != nullptr && row->files > 1)
    v.lead = show.say("staff.files", {{"n", std::to_string(row->files)}});
  show_doubts_card(show);
  FactList about = facts(show, show.say("step.about"), "about", {});
  about.facts.push_back({show.say("staff.contact"), contact_word(show), {}});
  v.main.push_back(std::move(about));
  const auto ids = record::case_ids(fields);
  for (std::size_t i = 0; i < ids.size(); ++i)
    v.main.push_back(
        facts(show, show.say("cases.title_n", {{"n", std::to_string(i + 1)}}), "cases", ids[i]));
  v.main.push_back(statement_text(show, fields, false));
  if (!statement_of(show.world, show.s, fields).languages().empty())
    v.main.push_back(Paragraph{show.say("staff.translate"), Weight::strong});
  show_actions(show);
}

void show_staff_code(Show& show) {
  View& v = show.v;
  staff_frame(show);
  v.title = show.say("staff.new_code");
  v.lead = show.say("staff.new_code_lead");
  v.main.push_back(CodeText{show.s.code});
  ButtonRow row;
  row.buttons.push_back(button("print.code", show.say("code.print"), Style::quiet, Icon::print));
  v.main.push_back(std::move(row));
  const std::string line = printing_line(show);
  if (!line.empty()) v.main.push_back(Paragraph{line, Weight::soft});
  v.next = button("next", show.say("staff.done"), Style::primary, Icon::next);
}

}  // namespace clearway::flow
