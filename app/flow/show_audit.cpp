// What was done, for two readers: staff of this machine, and the person whose file it is.
#include <algorithm>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

constexpr std::size_t kMostOfOneFile = 60;  // lines; the newest

const char* word_of(Deed deed) {
  switch (deed) {
    case Deed::signed_in:
      return "audit.signed_in";
    case Deed::signed_out:
      return "audit.signed_out";
    case Deed::sign_in_refused:
      return "audit.sign_in_refused";
    case Deed::opened:
      return "audit.opened";
    case Deed::changed:
      return "audit.changed";
    case Deed::printed:
      return "audit.printed";
    case Deed::exported:
      return "audit.exported";
    case Deed::code_replaced:
      return "audit.code_replaced";
    case Deed::erased:
      return "audit.erased";
  }
  return "";
}

std::string moment(const Show& show, const AuditRow& row) {
  return show.say("audit.moment",
                  {{"date", text::format_date(row.day, show.say.catalog())}, {"time", row.time}});
}

// Among staff, by name.
std::string named(const Show& show, const AuditRow& row) {
  const auto with = [&](const char* role) {
    const std::string name = row.name.empty() ? show.say("audit.unlisted") : row.name;
    return show.say("audit.named", {{"name", name}, {"role", show.say(role)}});
  };
  switch (row.doer) {
    case Doer::person:
      return show.say("audit.person");
    case Doer::volunteer:
      return with("audit.volunteer");
    case Doer::staff:
      return with("audit.staff");
    case Doer::attorney:
      return with("audit.attorney");
    case Doer::admin:
      return with("audit.admin");
    case Doer::office:
      return show.say("audit.office");
    case Doer::nobody:
      return show.say("audit.nobody");
  }
  return {};
}

// To the person, by what somebody is: who that was at the desk is for the desk to say.
std::string described(const Show& show, const AuditRow& row) {
  switch (row.doer) {
    case Doer::volunteer:
      return show.say("history.volunteer");
    case Doer::staff:
      return show.say("history.staff");
    case Doer::attorney:
      return show.say("history.attorney");
    case Doer::admin:
      return show.say("history.admin");
    case Doer::office:
      return show.say("history.office", {{"organization", show.world.site.organization}});
    case Doer::person:
    case Doer::nobody:
      break;
  }
  return show.say("history.you");
}

// Initials, as in the list of people.
std::string whose(const Show& show, const AuditRow& row) {
  if (row.record.empty()) return {};
  const auto found = std::ranges::find(show.s.rows, row.record, &RecordRow::record);
  if (found == show.s.rows.end() || !found->readable) return show.say("staff.sealed");
  return initials(found->fields);
}

Button page_button(const Show& show, const char* action, const char* word, bool enabled) {
  Button made = button(action, show.say(word));
  made.enabled = enabled && !show.s.starting;
  return made;
}

}  // namespace

void show_staff_audit(Show& show) {
  View& v = show.v;
  staff_frame(show);
  v.title = show.say("audit.title");
  v.lead = show.say("audit.lead");
  Table table;
  table.header = {show.say("audit.what"), show.say("staff.who"), show.say("audit.when"),
                  show.say("audit.file")};
  table.empty = show.say("audit.none");
  for (const auto& row : show.s.audit.rows)
    table.rows.push_back(
        {{show.say(word_of(row.deed)), named(show, row), moment(show, row), whose(show, row)},
         {},
         {}});
  v.main.push_back(std::move(table));
  const auto& shown = show.s.audit;
  if (shown.skip == 0 && !shown.more) return;
  ButtonRow pages;
  pages.buttons.push_back(page_button(show, "audit.newer", "audit.newer", shown.skip > 0));
  pages.buttons.push_back(page_button(show, "audit.older", "audit.older", shown.more));
  v.main.push_back(std::move(pages));
}

void show_history(Show& show) {
  View& v = show.v;
  v.title = show.say("history.title");
  v.lead = show.say("history.lead");
  Table table;
  table.header = {show.say("audit.what"), show.say("staff.who"), show.say("audit.when"),
                  show.say("history.where")};
  table.empty = show.say("audit.none");
  for (const auto& row : show.s.file_history) {
    if (table.rows.size() == kMostOfOneFile) break;
    table.rows.push_back({{show.say(word_of(row.deed)), described(show, row), moment(show, row),
                           show.say(row.here ? "history.here" : "history.elsewhere")},
                          {},
                          {}});
  }
  v.main.push_back(std::move(table));
  const auto& helper = show.world.site.helper;
  Card ask;
  ask.tone = Tone::why;
  ask.title = show.say("history.ask");
  ask.body.push_back({helper.name, Weight::strong});
  ask.body.push_back({helper.phone, Weight::normal});
  v.aside.push_back(std::move(ask));
}

}  // namespace clearway::flow
