// Answers, and keeping them: what changed goes to the vault as soon as the person pauses.
#include <algorithm>
#include <charconv>

#include "app/flow/say.h"
#include "app/flow/turn.h"
#include "app/text/catalog.h"

namespace clearway::flow {
namespace {

constexpr std::string_view kDateParts[] = {"#year", "#month", "#day"};

std::string padded(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

// "2019", "2019-06", "2019-06-15", or empty while it is not a date.
std::string composed_date(const State& state, const std::string& field) {
  const auto part = [&](std::string_view name) {
    return text_of(state, field + std::string(name));
  };
  std::string text(part("#year"));
  const std::string_view month = part("#month");
  const std::string_view day = part("#day");
  if (month.empty() && !day.empty()) return {};  // "2019-15" would pass for a month
  if (!month.empty()) text += "-" + padded(month);
  if (!day.empty()) text += "-" + padded(day);
  return core::parse_partial_date(text) ? text : std::string();
}

// What is to be said of a date that is begun and is none yet; empty: it is one, or nothing.
std::string date_problem(const State& state, const std::string& field) {
  if (!text_of(state, field).empty()) return {};
  const auto part = [&](std::string_view name) {
    return text_of(state, field + std::string(name));
  };
  const auto number = [&](std::string_view name) {
    return number_in(state, field + std::string(name));
  };
  if (std::ranges::all_of(kDateParts, [&](auto name) { return part(name).empty(); })) return {};
  if (number("#month") > 12) return "check.date_month";
  if (number("#year") < 1900 || part("#year").size() < 4) return "check.date_year";
  if (!part("#month").empty() && !part("#day").empty()) return "check.date_day";
  return "check.date";
}

}  // namespace

bool is_answer(std::string_view field) {
  if (field.find('#') != field.npos) return false;
  constexpr std::string_view kNoAnswers[] = {"staff.", "return.", "practice.", "slip."};
  return !is_entry(field) && std::ranges::none_of(kNoAnswers, [&](std::string_view stem) {
    return field.starts_with(stem);
  });
}

bool is_masked(std::string_view field) { return field == "staff.passphrase"; }

bool is_secret(std::string_view field) { return field == "return.code" || is_masked(field); }

std::string_view text_of(const State& state, std::string_view field) {
  if (is_secret(field)) {
    const auto secret = state.secrets.find(field);
    return secret == state.secrets.end() ? std::string_view() : secret->second.view();
  }
  const auto& texts = is_answer(field) ? state.answers : state.typed;
  const auto found = texts.find(field);
  return found == texts.end() ? std::string_view() : found->second;
}

std::string shown_text(const State& state, std::string_view field) {
  const auto text = text_of(state, field);
  return is_masked(field) ? std::string(text::count(text), '*') : std::string(text);
}

std::size_t shown_caret(const State& state, std::string_view field, std::size_t caret) {
  return is_masked(field) ? text::count(text_of(state, field).substr(0, caret)) : caret;
}

std::size_t caret_of_shown(const State& state, std::string_view field, std::size_t shown) {
  if (!is_masked(field)) return shown;
  const auto text = text_of(state, field);
  std::size_t caret = 0;
  while (shown-- > 0 && caret < text.size()) caret = text::next(text, caret);
  return caret;
}

namespace {

void store(Turn& turn, const std::string& field, const std::string& value) {
  State& s = turn.s;
  if (record::value_of(s.answers, field) == value) return;
  if (value.empty()) {
    s.answers.erase(field);
  } else {
    s.answers[field] = value;
  }
  s.kept.erase(field);
  s.dirty.insert(field);
  s.by_others.erase(field);
  if (s.helped)
    s.by_helper.insert(field);
  else
    s.by_helper.erase(field);
}

// Words of the person's own, not an address or a number.
bool is_story(const World& world, std::string_view field) {
  const auto* question = question_of(world, field);
  return declaration::is_edited(field) ||
         (question != nullptr && question->kind == interview::Kind::long_text);
}

// For a court somebody has to translate it, whatever the language of the screen is by then. Words
// that begin in one language and go on in English still need it.
void note_language(Turn& turn, const std::string& field, bool begins) {
  State& s = turn.s;
  const std::string& typed = s.board.empty() ? s.language : s.board;
  const bool english = typed == "en";
  const bool gone = record::value_of(s.answers, field).empty();
  if (gone || (english && begins))
    store(turn, declaration::language_field(field), {});
  else if (!english)
    store(turn, declaration::language_field(field), typed);
}

}  // namespace

void set_answer(Turn& turn, const std::string& field, const std::string& value) {
  const bool begins = record::value_of(turn.s.answers, field).empty();
  store(turn, field, value);
  if (is_story(turn.world, field)) note_language(turn, field, begins);
}

void set_text(Turn& turn, const std::string& field, const std::string& text) {
  if (is_answer(field)) return set_answer(turn, field, text);
  if (is_entry(field)) return set_entry(turn, field, text);
  turn.s.typed[field] = text;
  const auto hash = field.find('#');
  if (hash == field.npos) return;
  const std::string date = field.substr(0, hash);
  set_text(turn, date, composed_date(turn.s, date));
}

void replace_text(Turn& turn, const std::string& field, std::size_t at, std::size_t count,
                  std::string_view text) {
  if (is_secret(field)) return void(turn.s.secrets[field].replace(at, count, text));
  std::string now(text_of(turn.s, field));
  now.replace(at, count, text);
  set_text(turn, field, now);
}

int number_in(const State& state, std::string_view field) {
  int number = 0;
  const auto text = text_of(state, field);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void fill_date_parts(State& state, const std::string& field) {
  const std::string value(text_of(state, field));
  if (value.empty()) return;
  state.typed[field + "#year"] = value.substr(0, 4);
  state.typed[field + "#month"] = value.size() >= 7 ? value.substr(5, 2) : "";
  state.typed[field + "#day"] = value.size() >= 10 ? value.substr(8, 2) : "";
}

void flush(Turn& turn) {
  State& s = turn.s;
  if (!s.record_open || s.ending) return;
  for (const auto& field : s.dirty) {
    const auto found = s.answers.find(field);
    std::optional<std::string> value;
    if (found != s.answers.end()) value = found->second;
    s.pending[field] = ++s.revision;
    turn.ask(KeepField{field, std::move(value), s.revision, s.by_helper.contains(field)});
  }
  s.dirty.clear();
}

bool page_ok(Turn& turn) {
  State& s = turn.s;
  const auto* page = page_here(turn.world, s);
  if (page == nullptr) return true;
  if (!interview::complete(*page, s.answers, s.where.place.case_id)) {
    s.notice = "question.needed";
    return false;
  }
  for (const auto& question : page->questions) {
    const std::string field = interview::field_path(question, s.where.place.case_id);
    if (question.kind == interview::Kind::date)
      if (auto problem = date_problem(s, field); !problem.empty()) {
        s.notice = std::move(problem);
        return false;
      }
    const std::string value(text_of(s, field));
    const auto problem =
        interview::check(question, value, s.today, s.answers, s.where.place.case_id);
    if (!problem) continue;
    // A soft check is said once; going on again keeps the answer as it is.
    if (!problem->blocks && s.checked == field + "=" + value) continue;
    s.notice = problem->word;
    s.checked = field + "=" + value;
    return false;
  }
  return true;
}

}  // namespace clearway::flow
