#include "app/interview/walk.h"

#include <algorithm>

namespace clearway::interview {
namespace {

constexpr const char* kRequired = "check.required";
constexpr const char* kTooLong = "check.too_long";
constexpr const char* kChoice = "check.choice";
constexpr const char* kDate = "check.date";
constexpr const char* kFuture = "check.date_future";
constexpr const char* kLongAgo = "check.date_long_ago";
constexpr const char* kBefore = "check.date_before";
constexpr const char* kOrder = "check.date_order";
constexpr const char* kPhone = "check.phone";
constexpr const char* kEmail = "check.email";
constexpr const char* kNumber = "check.number";
constexpr const char* kMoney = "check.money";

constexpr std::string_view kBorn = "person.birth_date";
constexpr int kOldestYears = 120;
constexpr std::ptrdiff_t kFewestDigits = 7;

bool blank(std::string_view value) {
  return value.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Code points; the value is valid UTF-8 by the rules of a record.
std::ptrdiff_t length(std::string_view value) {
  return std::ranges::count_if(value, [](char c) { return (c & '\xC0') != '\x80'; });
}

std::ptrdiff_t longest_line(std::string_view list) {
  std::ptrdiff_t longest = 0;
  while (!list.empty()) {
    const auto end = std::min(list.find('\n'), list.size());
    longest = std::max(longest, length(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return longest;
}

bool is_choice(const Question& question, std::string_view id) {
  return std::ranges::find(question.choices, id, &Choice::id) != question.choices.end();
}

bool is_exclusive(const std::vector<Choice>& choices, std::string_view id) {
  const auto found = std::ranges::find(choices, id, &Choice::id);
  return found != choices.end() && found->exclusive;
}

std::optional<Check> check_date(const Question& question, std::string_view value,
                                const core::Day& today, const record::Fields& answers,
                                std::string_view case_id) {
  const auto date = core::parse_partial_date(value);
  if (!date) return Check{kDate, true};
  if (!question.future && core::earliest(*date) > today) return Check{kFuture, false};
  if (core::latest(*date) < core::plus_years(today, -kOldestYears)) return Check{kLongAgo, false};
  for (const std::string& field : question.not_before) {
    const std::string path = field_path(field, case_id);
    const auto earlier = core::parse_partial_date(record::value_of(answers, path));
    if (earlier && core::latest(*date) < core::earliest(*earlier))
      return Check{field == kBorn ? kBefore : kOrder, false};
  }
  return std::nullopt;
}

std::optional<Check> check_phone(std::string_view value) {
  const auto digits = std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
  if (digits < kFewestDigits) return Check{kPhone, false};
  return std::nullopt;
}

// One "@" with something on both sides, no space, and a point behind it: more than that only the
// other end knows.
std::optional<Check> check_email(std::string_view value) {
  const std::size_t at = value.find('@');
  const bool one = at != std::string_view::npos && value.find('@', at + 1) == value.npos;
  const std::string_view behind = one ? value.substr(at + 1) : std::string_view();
  const std::size_t point = behind.rfind('.');
  const bool whole = at != 0 && point != behind.npos && point != 0 && point + 1 < behind.size();
  if (whole && value.find_first_of(" \t,;") == value.npos) return std::nullopt;
  return Check{kEmail, false};
}

std::optional<Check> check_number(std::string_view value) {
  if (value.find_first_not_of("0123456789") == value.npos) return std::nullopt;
  return Check{kNumber, false};
}

// "1500", "$1,500", "1.500,50": digits, with the signs that go with them.
std::optional<Check> check_money(std::string_view value) {
  const bool digits = value.find_first_of("0123456789") != value.npos;
  if (digits && value.find_first_not_of("0123456789.,$ ") == value.npos) return std::nullopt;
  return Check{kMoney, false};
}

// A shared list is not at hand here; its ids are plain words, and flow offers no others.
bool is_county(const Question& question, std::string_view id) {
  const auto word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return is_choice(question, id) || std::ranges::all_of(id, word);
}

}  // namespace

std::string field_path(std::string_view field, std::string_view case_id) {
  std::string path(field);
  const std::size_t star = path.find('*');
  if (star != std::string::npos) path.replace(star, 1, case_id);
  return path;
}

std::string field_path(const Question& question, std::string_view case_id) {
  return field_path(question.field, case_id);
}

std::vector<std::string> chosen(std::string_view value) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; (at = value.find_first_not_of(',', at)) != std::string_view::npos;) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    ids.emplace_back(value.substr(at, end - at));
    at = end;
  }
  return ids;
}

std::string join_chosen(const std::vector<std::string>& ids) {
  std::string value;
  for (const std::string& id : ids) value += (value.empty() ? "" : ",") + id;
  return value;
}

std::string with_pressed(const std::vector<Choice>& choices, std::string_view value,
                         std::string_view id) {
  const std::vector<std::string> before = chosen(value);
  const bool takes = std::ranges::find(before, id) == before.end();
  const bool alone = is_exclusive(choices, id);
  std::vector<std::string> after;
  for (const Choice& choice : choices) {
    const bool was = std::ranges::find(before, choice.id) != before.end();
    const bool pressed = choice.id == id;
    const bool gives_way = takes && !pressed && (alone || choice.exclusive);
    if (was != pressed && !gives_way) after.push_back(choice.id);
  }
  return join_chosen(after);
}

bool holds(const std::vector<Condition>& when, const record::Fields& answers,
           std::string_view case_id) {
  return std::ranges::all_of(when, [&](const Condition& condition) {
    const std::string value = record::value_of(answers, field_path(condition.field, case_id));
    const std::vector<std::string> ids = chosen(value);
    const bool one = std::ranges::any_of(condition.values, [&](const std::string& wanted) {
      return value == wanted || std::ranges::find(ids, wanted) != ids.end();
    });
    return one != condition.none;
  });
}

std::vector<Place> pages(const Interview& interview, std::string_view section,
                         const record::Fields& answers, std::string_view case_id) {
  std::vector<Place> places;
  const Section* found = interview.section(section);
  if (found == nullptr || (!found->repeat.empty() && case_id.empty())) return places;
  const std::string id = found->repeat.empty() ? "" : std::string(case_id);
  for (const Page& page : found->pages) {
    if (holds(page.when, answers, id)) places.push_back({found->id, page.id, id});
  }
  return places;
}

const Page* find(const Interview& interview, const Place& place) {
  const Section* section = interview.section(place.section);
  if (section == nullptr) return nullptr;
  const auto page = std::ranges::find(section->pages, place.page, &Page::id);
  return page == section->pages.end() ? nullptr : &*page;
}

std::optional<Check> check(const Question& question, std::string_view value, const core::Day& today,
                           const record::Fields& answers, std::string_view case_id) {
  if (blank(value)) return question.required ? std::optional(Check{kRequired, true}) : std::nullopt;
  const bool list = question.kind == Kind::list;
  if ((list ? longest_line(value) : length(value)) > question.max_length)
    return Check{kTooLong, true};
  switch (question.kind) {
    case Kind::date:
      return check_date(question, value, today, answers, case_id);
    case Kind::phone:
      return check_phone(value);
    case Kind::email:
      return check_email(value);
    case Kind::number:
      return check_number(value);
    case Kind::money:
      return check_money(value);
    case Kind::choice:
      if (!is_choice(question, value)) return Check{kChoice, true};
      return std::nullopt;
    case Kind::choices: {
      const auto known = [&](const std::string& id) { return is_choice(question, id); };
      const std::vector<std::string> ids = chosen(value);
      if (!std::ranges::all_of(ids, known)) return Check{kChoice, true};
      const auto alone = [&](const std::string& id) { return is_exclusive(question.choices, id); };
      if (ids.size() > 1 && std::ranges::any_of(ids, alone)) return Check{kChoice, true};
      return std::nullopt;
    }
    case Kind::county:
      if (!is_county(question, value)) return Check{kChoice, true};
      return std::nullopt;
    case Kind::text:
    case Kind::long_text:
    case Kind::information:
    case Kind::list:
    case Kind::address:
      return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string> check_words() {
  return {kRequired, kTooLong, kChoice, kDate,  kFuture, kLongAgo,
          kBefore,   kOrder,   kPhone,  kEmail, kNumber, kMoney};
}

bool person_only(const Page& page) {
  return !page.questions.empty() &&
         std::ranges::all_of(page.questions, [](const Question& q) { return q.person_only; });
}

bool complete(const Page& page, const record::Fields& answers, std::string_view case_id) {
  return std::ranges::all_of(page.questions, [&](const Question& question) {
    return !question.required || !holds(question.when, answers, case_id) ||
           !blank(record::value_of(answers, field_path(question, case_id)));
  });
}

}  // namespace clearway::interview
