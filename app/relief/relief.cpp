#include "app/relief/relief.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/relief/rule_set.h"

namespace clearway::relief {
namespace {

constexpr std::array kBands = {
    Band::likely_mandatory, Band::likely_discretionary,        Band::not_yet,
    Band::excluded,         Band::automatic_may_have_happened, Band::attorney_review,
    Band::not_screened};

class Sentences {
 public:
  void add(const std::string& sentence) {
    if (!sentence.empty() && std::ranges::find(all_, sentence) == all_.end())
      all_.push_back(sentence);
  }
  void add(const Says& says) {
    for (const auto* sentence : {&says.title, &says.reason, &says.next, &says.note}) add(*sentence);
  }
  std::vector<std::string> take() { return std::move(all_); }

 private:
  std::vector<std::string> all_;
};

}  // namespace

const char* name_of(Band band) {
  switch (band) {
    case Band::likely_mandatory:
      return "likely_mandatory";
    case Band::likely_discretionary:
      return "likely_discretionary";
    case Band::not_yet:
      return "not_yet";
    case Band::excluded:
      return "excluded";
    case Band::automatic_may_have_happened:
      return "automatic_may_have_happened";
    case Band::attorney_review:
      return "attorney_review";
    case Band::not_screened:
      return "not_screened";
  }
  return "not_screened";
}

std::optional<Band> find_band(std::string_view name) {
  const auto found = std::ranges::find_if(kBands, [&](Band b) { return name == name_of(b); });
  return found == kBands.end() ? std::nullopt : std::optional(*found);
}

std::string filled(std::string translated, const std::vector<Fill>& fills,
                   const std::function<std::string(const core::Day&)>& format) {
  for (const Fill& fill : fills) {
    const std::string name = "{" + fill.name + "}";
    const std::string value = fill.day ? format(*fill.day) : fill.text;
    for (auto at = translated.find(name); at != translated.npos;
         at = translated.find(name, at + value.size()))
      translated.replace(at, name.size(), value);
  }
  return translated;
}

bool can_be_filed(const Finding& finding) {
  return finding.band == Band::likely_mandatory || finding.band == Band::likely_discretionary;
}

std::vector<Finding> for_a_lawyer(const RuleSet& rules, std::vector<Finding> findings) {
  for (Finding& finding : findings) {
    if (finding.band == Band::not_screened) continue;
    finding.band = Band::attorney_review;
    finding.title = rules.expired.title;
    finding.reason = rules.expired.reason;
    finding.next = rules.expired.next;
    finding.note.clear();
    finding.form.clear();
    finding.forms.clear();
    finding.form_items.clear();
    finding.declaration_needed = false;
    finding.not_before.reset();
    finding.more.clear();
    finding.missing.clear();
    finding.questions.clear();
    finding.notice_days = 0;
    finding.around.reset();
  }
  return findings;
}

namespace {

// Whether the state has cleared a conviction by itself hangs on something of the person that the
// kiosk does not ask everybody: then the record says it, and there is nothing to decide here.
bool record_says(const Finding& finding) {
  return finding.relief == "pc-1203.425" && finding.track == kUndecided &&
         std::ranges::all_of(finding.missing,
                             [](const std::string& fact) { return fact.starts_with("person."); });
}

void fold(Finding& into, Finding& other) {
  into.citation += ", " + other.name;
  const auto say = [&](Reason reason) {
    const auto same = [&](const Reason& known) { return known.text == reason.text; };
    if (reason.text != into.reason && std::ranges::none_of(into.more, same))
      into.more.push_back(std::move(reason));
  };
  say({other.reason, other.citation});
  for (Reason& reason : other.more) say(std::move(reason));
  for (std::string& question : other.questions)
    if (std::ranges::find(into.questions, question) == into.questions.end())
      into.questions.push_back(std::move(question));
}

}  // namespace

std::vector<Finding> for_reading(std::vector<Finding> findings) {
  std::map<std::string, std::string> notes;  // by case, of what only the record says
  for (const Finding& finding : findings)
    if (record_says(finding)) notes[finding.case_id] = finding.note;
  std::vector<Finding> all;
  for (Finding& finding : findings) {
    const auto of_case = [&](const Finding& other) { return other.case_id == finding.case_id; };
    const auto first = std::ranges::find_if(all, of_case);
    if (record_says(finding) && first != all.end()) continue;
    const auto open = std::ranges::find_if(all, [&](const Finding& other) {
      return of_case(other) && finding.track == kUndecided && other.track == kUndecided;
    });
    const auto note = notes.find(finding.case_id);
    if (finding.note.empty() && note != notes.end()) finding.note = note->second;
    if (open == all.end())
      all.push_back(std::move(finding));
    else
      fold(*open, finding);
  }
  return all;
}

const std::string& version(const RuleSet& rules) { return rules.version; }
core::Day last_checked(const RuleSet& rules) { return rules.last_checked; }
bool expired(const RuleSet& rules, const core::Day& today) { return today > rules.expires; }

std::vector<std::string> sentences(const RuleSet& rules) {
  Sentences all;
  for (const Relief& relief : rules.reliefs) {
    for (const Rule& rule : relief.rules) all.add(rule.says);
    for (const Reason& limit : relief.around->limits) all.add(limit.text);
    if (relief.around->notice) all.add(relief.around->notice->text);
  }
  for (std::size_t i = 0; i < kFacts; ++i) {
    all.add(rules.unsure.at(i));
    all.add(rules.question.at(i));
  }
  for (const Says* says : {&rules.undecided, &rules.nothing, &rules.expired}) all.add(*says);
  for (const auto* text :
       {&rules.clash, &rules.either, &rules.counted_one, &rules.counted_many, &rules.ends})
    all.add(*text);
  return all.take();
}

}  // namespace clearway::relief
