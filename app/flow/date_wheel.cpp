// A date that is turned to instead of typed. Month, day and year each show what is chosen, and over
// and under it one step and a longer one: a touch on any of them brings it to the middle.
#include "app/flow/show.h"
#include "app/text/catalog.h"

namespace clearway::flow {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2200;  // as core::parse_partial_date has them

struct Years {
  int now = 0, last = 0;  // this one, and the last that may be meant
};
Years years_of(const Show& show, const std::string& date) {
  const auto* question = question_of(show.world, date);
  const int now = static_cast<int>(show.s.today.year());
  return {now, question != nullptr && question->future ? kLastYear : now};
}

struct Column {
  const char* part;
  int longer;  // what the outer faces are away
};
constexpr Column kColumns[] = {{"month", 2}, {"day", 5}, {"year", 10}};

// As many days as the month has that is chosen; 31 while it is not known.
int days_in(const State& s, const std::string& date) {
  const int month = number_in(s, date + "#month"), year = number_in(s, date + "#year");
  if (month < 1 || month > 12) return 31;
  constexpr int kLeapYear = 2024;
  const auto known = std::chrono::year{year >= kFirstYear ? year : kLeapYear};
  const auto end = known / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(end.day()));
}

// The value `by` faces further on a ring of nothing, 1, 2, … up to `last`. What is on no face, such
// as a month 14 that was typed, stands where nothing does.
int turned(int value, int by, int last) {
  if (by == 0) return value;
  const int all = last + 1;
  return (((value > last ? 0 : value) + by) % all + all) % all;
}

// The years are a line, not a ring. Whoever has chosen none stands after this year.
std::optional<int> year_at(int chosen, int by, const Years& years) {
  if (by == 0) return chosen;
  const int year = (chosen >= kFirstYear ? chosen : years.now + 1) + by;
  if (year < kFirstYear || year > years.last) return std::nullopt;
  return year;
}

std::string label_of(const Show& show, std::string_view part, int value) {
  if (value == 0) return "\u2013";
  if (part != "month" || value > 12) return std::to_string(value);
  return text::month_name(static_cast<unsigned>(value), show.say.catalog());
}

Wheel wheel_of(const Show& show, const std::string& date, const Column& column) {
  const std::string part = column.part;
  const int chosen = number_in(show.s, date + "#" + part);
  const int last = part == "month" ? 12 : days_in(show.s, date);
  Wheel wheel{.name = show.say("date." + part), .faces = {}};
  for (const int by : {-column.longer, -1, 0, 1, column.longer}) {
    const std::optional<int> value =
        part == "year" ? year_at(chosen, by, years_of(show, date)) : turned(chosen, by, last);
    Button face = button("wheel." + part + "." + (value ? std::to_string(*value) : ""),
                         value ? label_of(show, part, *value) : std::string());
    face.about = wheel.name;
    face.about_told = true;  // beside it stands what the person has told
    face.on = by == 0;
    wheel.faces.push_back(std::move(face));
  }
  return wheel;
}

}  // namespace

KeyboardView date_wheel(const Show& show) {
  const std::string& field = show.s.editing->field;
  const std::string date = field.substr(0, field.find('#'));
  KeyboardView keys;
  for (const Column& column : kColumns) keys.wheels.push_back(wheel_of(show, date, column));
  keys.controls = {button("key.keypad", show.say("key.keypad")),
                   button("key.erase", show.say("key.erase")),
                   button("key.done", show.say("key.done"), Style::primary)};
  return keys;
}

bool press_wheel(Turn& turn, std::string_view action) {
  if (!action.starts_with("wheel.")) return false;
  State& s = turn.s;
  if (!s.editing || s.editing->layer != "wheel") return true;
  const auto dot = action.rfind('.');
  const std::string part(action.substr(6, dot - 6)), value(action.substr(dot + 1));
  const std::string date = s.editing->field.substr(0, s.editing->field.find('#'));
  const std::string field = date + "#" + part;
  set_text(turn, field, value == "0" ? std::string() : value);
  focus(turn, field, text_of(s, field).size());
  s.notice.clear();
  return true;
}

}  // namespace clearway::flow
