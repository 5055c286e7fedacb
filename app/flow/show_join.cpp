// Two files of one person: which is the other one, and both side by side.
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

std::string name_of(const Show& show, const RecordRow& row) {
  const std::string name = record::value_of(row.fields, "person.name.court");
  return name.empty() ? show.say("staff.no_name") : name;
}

std::string year_of_birth(const Show& show, const RecordRow& row) {
  const std::string year = record::value_of(row.fields, "person.birth_date").substr(0, 4);
  return year.empty() ? show.say("staff.join_unknown") : year;
}

std::string cases_of(const Show& show, const RecordRow& row) {
  return show.say.counted("staff.case", static_cast<long>(record::case_ids(row.fields).size()));
}

FindingCard card_of(const Show& show, std::string title, const RecordRow& row) {
  FindingCard card;
  card.title = std::move(title);
  card.where = name_of(show, row);
  card.body = show.say("staff.join_born_in", {{"year", year_of_birth(show, row)}}) + "\n" +
              cases_of(show, row);
  return card;
}

}  // namespace

const RecordRow* row_of(const State& s, const std::string& id) {
  for (const auto& row : s.rows)
    if (row.record == id) return &row;
  return nullptr;
}

void show_staff_join(Show& show) {
  View& v = show.v;
  staff_frame(show);
  v.title = show.say("staff.join_title");
  v.lead = show.say("staff.join_lead");
  Table table;
  table.header = {show.say("staff.join_name"), show.say("staff.join_born"),
                  show.say("staff.cases")};
  table.empty = show.say("staff.join_nobody");
  for (const auto& row : show.s.rows) {
    if (row.record == show.s.open_row || !row.readable) continue;
    table.rows.push_back({{name_of(show, row), year_of_birth(show, row), cases_of(show, row)},
                          {},
                          "join." + row.record});
  }
  v.main.push_back(std::move(table));
}

void show_staff_join_sure(Show& show) {
  View& v = show.v;
  staff_frame(show);
  v.title = show.say("staff.join_sure");
  v.lead = show.say("staff.join_sure_lead");
  const auto* one = row_of(show.s, show.s.open_row);
  const auto* other = row_of(show.s, show.s.other_row);
  if (one == nullptr || other == nullptr) return;
  FindingRow both;
  both.cards = {card_of(show, show.say("staff.join_one"), *one),
                card_of(show, show.say("staff.join_other"), *other)};
  v.main.push_back(std::move(both));
  v.next = button("staff.join_yes", show.say("staff.join_yes"), Style::primary, Icon::check);
  v.next->enabled = !show.s.starting;
}

void show_staff_part(Show& show) {
  View& v = show.v;
  staff_frame(show);
  v.title = show.say("staff.part_title");
  v.lead = show.say("staff.part_lead");
  FindingRow row;
  for (std::size_t i = 0; i < show.s.files.size(); ++i) {
    const auto& file = show.s.files[i];
    auto card = card_of(show, show.say("staff.part_file", {{"n", std::to_string(i + 1)}}), file);
    card.tap = button("part." + file.record, show.say("staff.part_out"), Style::quiet);
    card.tap.enabled = !show.s.starting && file.readable;
    row.cards.push_back(std::move(card));
  }
  v.main.push_back(std::move(row));
}

}  // namespace clearway::flow
