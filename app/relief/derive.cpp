#include "app/relief/derive.h"

#include <algorithm>
#include <array>

namespace clearway::relief {
namespace {

bool told(const Values& v, Fact fact) { return v.when[at(fact)].count > 0; }
bool known(const Values& v, Fact fact) { return v.choice[at(fact)] != 0; }
bool clashes(const Values& v, Fact fact) { return (v.clashing & set_of(fact)) != 0; }
Span span(const Values& v, Fact fact) { return v.when[at(fact)].spans[0]; }
std::int32_t today(const Values& v) { return span(v, Fact::as_of).first; }

bool is(const Values& v, Fact fact, std::string_view value) {
  return v.choice[at(fact)] == *find_value(info(fact), value);
}

bool is_any(const Values& v, Fact fact, std::initializer_list<const char*> values) {
  return std::ranges::any_of(values, [&](const char* value) { return is(v, fact, value); });
}

void set(Values& v, Fact fact, std::string_view value) {
  v.choice[at(fact)] = *find_value(info(fact), value);
}

void unsure(Values& v, Fact fact, std::initializer_list<Fact> because) {
  v.choice[at(fact)] = 0;
  v.blame[at(fact)] = 0;
  for (const Fact one : because) v.blame[at(fact)] |= v.blame[at(one)];
}

void set_when(Values& v, Fact fact, Span span, Fact from) {
  v.when[at(fact)] = {{span}, 1};
  v.blame[at(fact)] = v.blame[at(from)];
}

// Surely before: on no reading is `end` on or after `begin`.
bool before(const Values& v, Fact end, Fact begin) {
  return told(v, end) && told(v, begin) && span(v, end).last < span(v, begin).first;
}

void derive_probation(Values& v) {
  using enum Fact;
  const bool executed = is_any(v, sentence, {"jail_1170h", "split_1170h", "prison"});
  if (is(v, probation_granted, "yes") || is(v, sentence, "probation") ||
      known(v, probation_outcome))
    set(v, probation, "yes");
  else if (is(v, probation_granted, "no") || (executed && !clashes(v, probation_granted)))
    set(v, probation, "no");
  else
    unsure(v, probation, {probation_granted});
  if (clashes(v, probation_granted)) unsure(v, probation, {probation_granted});
}

void derive_custody(Values& v) {
  using enum Fact;
  for (const char* kind : {"jail_1170h", "split_1170h", "prison"})
    if (is(v, sentence, kind)) return set(v, custody, kind);
  if (!known(v, sentence)) return unsure(v, custody, {sentence});
  if (!is(v, probation, "yes")) {
    if (known(v, probation)) return set(v, custody, "none");
    return unsure(v, custody, {probation_granted});
  }
  if (!known(v, probation_outcome)) return unsure(v, custody, {probation_outcome});
  if (!is(v, probation_outcome, "revoked")) return set(v, custody, "none");
  if (!known(v, revocation_custody)) return unsure(v, custody, {revocation_custody});
  for (const char* kind : {"jail_1170h", "split_1170h", "prison"})
    if (is(v, revocation_custody, kind)) return set(v, custody, kind);
  set(v, custody, "none");
}

// The first of them that was told stands for the offense.
void derive_offense(Values& v) {
  using enum Fact;
  v.blame[at(offense)] = v.blame[at(offense_date)];
  for (const Fact fact : {offense_date, arrest_date, conviction_date}) {
    if (clashes(v, fact)) return void(v.blame[at(offense)] = v.blame[at(fact)]);
    if (told(v, fact)) return set_when(v, offense, span(v, fact), fact);
  }
  if (told(v, sentence_date))
    set_when(v, offense, {Span::kEarliest, span(v, sentence_date).last}, offense_date);
  else if (clashes(v, sentence_date))
    v.blame[at(offense)] = v.blame[at(sentence_date)];
}

void derive_judgment(Values& v) {
  using enum Fact;
  v.blame[at(convicted)] = v.blame[at(conviction_date)];
  if (told(v, conviction_date))
    set_when(v, convicted, span(v, conviction_date), conviction_date);
  else if (told(v, sentence_date) && !clashes(v, conviction_date))
    set_when(v, convicted, span(v, sentence_date), conviction_date);
  else if (clashes(v, sentence_date))
    v.blame[at(convicted)] = v.blame[at(sentence_date)];
  v.blame[at(judgment)] = v.blame[at(sentence_date)];
  if (told(v, sentence_date))
    set_when(v, judgment, span(v, sentence_date), sentence_date);
  else if (told(v, conviction_date) && !clashes(v, sentence_date))
    set_when(v, judgment, {span(v, conviction_date).first, Span::kLatest}, sentence_date);
}

// The day that was given, else release and end of supervision both: either may be meant. Of
// probation that was not revoked it is the end of probation.
void derive_completion(Values& v) {
  using enum Fact;
  for (const Fact fact : {sentence_completed, release_date, supervision_end_date})
    if (clashes(v, fact)) return void(v.blame[at(completion)] = v.blame[at(fact)]);
  if (told(v, sentence_completed))
    return set_when(v, completion, span(v, sentence_completed), sentence_completed);
  if (is(v, probation, "yes") && is(v, custody, "none") && told(v, probation_end_date))
    return set_when(v, completion, span(v, probation_end_date), probation_end_date);
  When when;
  for (const Fact fact : {release_date, supervision_end_date})
    if (told(v, fact)) when.spans.at(when.count++) = span(v, fact);
  // Supervision follows a prison or a split sentence; when it ended decides.
  when.later =
      when.count == 1 && told(v, release_date) && !is_any(v, custody, {"jail_1170h", "none"});
  v.when[at(completion)] = when;
  v.blame[at(completion)] = set_of(sentence_completed);
  if (when.count == 2)
    v.blame[at(completion)] = set_of(release_date) | set_of(supervision_end_date);
  if (when.later) v.blame[at(completion)] = set_of(supervision_end_date);
}

// Without a day: a fine is not served, and after county jail without probation nothing follows;
// after anything else supervision may.
void derive_undated_end(Values& v) {
  using enum Fact;
  const bool alone = is(v, custody, "none") && is(v, probation, "no");
  const bool free = is(v, serving_sentence, "no") && (alone || is(v, supervision, "none"));
  if (is(v, probation_outcome, "ongoing"))
    set(v, sentence_over, "no");
  else if (free || (alone && is(v, sentence, "fine_only")))
    set(v, sentence_over, "yes");
  else
    unsure(v, sentence_over,
           {alone && !known(v, serving_sentence) ? serving_sentence : sentence_completed});
}

void derive_over(Values& v) {
  using enum Fact;
  const When& end = v.when[at(completion)];
  const Span& one = end.spans[0];
  const Span& other = end.count == 2 ? end.spans[1] : one;
  const bool past = end.count > 0 && !end.later && std::max(one.last, other.last) < today(v);
  const bool ahead = end.count > 0 && one.first >= today(v);
  if (ahead && other.first >= today(v))
    set(v, end_ahead, "yes");
  else if (end.count == 0 || std::max(one.last, other.last) < today(v))
    set(v, end_ahead, "no");
  else
    unsure(v, end_ahead, {completion});
  for (const Fact fact : {sentence_completed, release_date, supervision_end_date,
                          probation_end_date, probation_outcome}) {
    if (!clashes(v, fact)) continue;
    unsure(v, end_ahead, {fact});
    return unsure(v, sentence_over, {fact});
  }
  if (past ||
      is_any(v, probation_outcome, {"completed", "terminated_early", "completed_with_violation"}))
    set(v, sentence_over, "yes");
  else if (end.count == 0)
    derive_undated_end(v);
  else if (ahead || is(v, probation_outcome, "ongoing"))
    set(v, sentence_over, "no");
  else
    unsure(v, sentence_over, {sentence_completed});
}

void derive_released(Values& v) {
  using enum Fact;
  const Span out = span(v, release_date);
  const bool dated = told(v, release_date);
  if (dated ? out.last < today(v) : is(v, sentence_over, "yes") || is(v, serving_sentence, "no"))
    set(v, released, "yes");
  else if (dated && out.first >= today(v))
    set(v, released, "no");
  else
    unsure(v, released, {release_date});
}

std::int32_t eighteenth(std::int32_t birth) {
  return number_of(core::plus_years(day_of(birth), 18));
}

void derive_minor(Values& v) {
  using enum Fact;
  if (!told(v, birth_date)) return set(v, minor_at_offense, "unsaid");
  const Span born = span(v, birth_date);
  const Span day = span(v, offense);
  if (!told(v, offense)) return unsure(v, minor_at_offense, {offense});
  if (day.last < eighteenth(born.first)) return set(v, minor_at_offense, "yes");
  if (day.first >= eighteenth(born.last)) return set(v, minor_at_offense, "no");
  unsure(v, minor_at_offense, {born.first != born.last ? birth_date : offense});
}

}  // namespace

void clash(Values& v, Fact a, Fact b) {
  const FactSet both = set_of(a) | set_of(b);
  for (const Fact fact : {a, b}) {
    if (fact == Fact::as_of) continue;
    v.choice[at(fact)] = 0;
    v.when[at(fact)] = {};
    v.blame[at(fact)] |= both;
    v.clashing |= set_of(fact);
  }
}

void find_clashes(Values& v) {
  using enum Fact;
  const Values given = v;  // a fact may be in several
  const auto after_today = [&](Fact fact) {
    return told(given, fact) && span(given, fact).first > today(given);
  };
  set(v, timeline, "fits");
  for (const Fact fact : {offense_date, arrest_date, conviction_date, sentence_date}) {
    if (!after_today(fact)) continue;
    clash(v, fact, as_of);
    v.choice[at(timeline)] = 0;
    v.blame[at(timeline)] |= set_of(fact) | set_of(as_of);
  }
  v.blame[at(timeline)] &= ~set_of(timeline);
  constexpr std::array<std::array<Fact, 2>, 12> kEnds = {{{probation_end_date, sentence_date},
                                                          {probation_end_date, conviction_date},
                                                          {release_date, sentence_date},
                                                          {release_date, conviction_date},
                                                          {supervision_end_date, release_date},
                                                          {supervision_end_date, sentence_date},
                                                          {supervision_end_date, conviction_date},
                                                          {sentence_completed, sentence_date},
                                                          {sentence_completed, conviction_date},
                                                          {sentence_completed, release_date},
                                                          {sentence_date, conviction_date},
                                                          {conviction_date, arrest_date}}};
  for (const auto& [end, begin] : kEnds) {
    if (!before(given, end, begin)) continue;
    clash(v, end, begin);
    if (end != probation_end_date) continue;
    clash(v, probation_outcome, end);
    v.blame[at(probation_outcome)] = v.blame[at(end)] | set_of(begin);
  }
  const bool over = is_any(given, probation_outcome,
                           {"completed", "terminated_early", "completed_with_violation"});
  const bool ended =
      told(given, probation_end_date) && span(given, probation_end_date).last < today(given);
  if ((over && after_today(probation_end_date)) ||
      (is(given, probation_outcome, "ongoing") && ended))
    clash(v, probation_outcome, probation_end_date);
  if (!is(given, probation_granted, "no")) return;
  if (known(given, probation_outcome)) clash(v, probation_granted, probation_outcome);
  if (is(given, sentence, "probation")) clash(v, probation_granted, sentence);
}

void derive(Values& v) {
  derive_probation(v);
  derive_custody(v);
  derive_offense(v);
  derive_judgment(v);
  derive_completion(v);
  derive_over(v);
  derive_released(v);
  derive_minor(v);
}

void level_and_sentence(Values& v, bool beside) {
  using enum Fact;
  if (!is_any(v, level, {"misdemeanor", "infraction"}) ||
      !is_any(v, sentence, {"jail_1170h", "split_1170h", "prison", "suspended_prison"}))
    return;
  if (beside) {
    unsure(v, sentence, {sentence});
    return set(v, custody, "none");
  }
  clash(v, level, sentence);
  unsure(v, custody, {sentence});
}

}  // namespace clearway::relief
