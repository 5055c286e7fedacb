// What was skipped, found again: each question that is still open, and for which law and form it
// matters. Nothing of it has to be answered.
#include <algorithm>
#include <iterator>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

using interview::Kind;
using interview::Place;

struct OpenPage {
  Place place;
  const interview::Page* page = nullptr;
};

bool is_open(const Show& show, const interview::Question& question, const Place& place) {
  const auto& answers = show.s.answers;
  const std::string field = interview::field_path(question, place.case_id);
  const std::string value = record::value_of(answers, field);
  return question.kind != Kind::information && !is_hidden(show.world, show.s, field) &&
         interview::holds(question.when, answers, place.case_id) &&
         (value.empty() || value == "unsure");
}

void add_open(const Show& show, const std::string& section, const std::string& case_id,
              std::vector<OpenPage>& open) {
  const auto& interview = show.world.interview;
  for (const Place& place : interview::pages(interview, section, show.s.answers, case_id)) {
    const auto* page = interview::find(interview, place);
    if (page == nullptr || (show.s.helped && interview::person_only(*page))) continue;
    const auto asks = [&](const auto& question) { return is_open(show, question, place); };
    if (std::ranges::any_of(page->questions, asks)) open.push_back({place, page});
  }
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::ranges::find(list, item) == list.end()) list.push_back(item);
}

std::string listed(const std::vector<std::string>& list) {
  std::string all;
  for (const std::string& item : list) all += (all.empty() ? "" : ", ") + item;
  return all;
}

struct Matter {
  bool decides = false;  // what may fit hangs on it
  std::string words;
};

// A form asks who and which case; the other answers decide which law fits.
bool is_copied_onto_forms(const interview::Page& page) {
  constexpr std::string_view kFields[] = {
      "person.name.court", "person.birth_date", "person.contact.phone", "person.contact.address",
      "case.*.county",     "case.*.court",      "case.*.number",        "case.*.conviction_date"};
  return std::ranges::any_of(page.questions, [&](const auto& question) {
    return std::ranges::find(kFields, question.field) != std::end(kFields);
  });
}

Matter matter_of(const Show& show, const OpenPage& open,
                 const std::vector<relief::Finding>& findings) {
  std::vector<std::string> laws, forms;
  for (const relief::Finding& finding : findings) {
    if (!open.place.case_id.empty() && finding.case_id != open.place.case_id) continue;
    add_once(forms, finding.form);
    if (std::ranges::find(finding.questions, open.page->title) != finding.questions.end())
      add_once(laws, finding.name);
  }
  if (!laws.empty()) return {true, show.say("review.law", {{"laws", listed(laws)}})};
  if (!forms.empty() && is_copied_onto_forms(*open.page))
    return {false, show.say("review.form", {{"forms", listed(forms)}})};
  return {false, show.say("review.free")};
}

Card card_of(const Show& show, const OpenPage& open, std::string words) {
  const auto& page = *open.page;
  Card card;
  card.title = of_case(show, show.s.answers, open.place.case_id, listed_title(show, page));
  if (page.hard) card.body.push_back({show.say("review.hard"), Weight::normal});
  card.body.push_back({std::move(words), Weight::normal});
  card.buttons.push_back(
      button("review." + open.place.section + "/" + open.place.page + "/" + open.place.case_id,
             show.say("review.answer"), Style::quiet, Icon::pencil));
  card.buttons.back().about = card.title;
  return card;
}

}  // namespace

void show_review(Show& show) {
  View& v = show.v;
  std::vector<OpenPage> open;
  add_open(show, "about", "", open);
  for (const std::string& id : record::case_ids(show.s.answers)) add_open(show, "cases", id, open);
  v.title = show.say("review.title");
  v.lead = show.say(open.empty() ? "review.nothing" : "review.lead");
  const auto findings = findings_of(show.world, show.s, show.s.answers);
  std::vector<Block> later;
  for (const OpenPage& one : open) {
    Matter matter = matter_of(show, one, findings);
    auto& to = matter.decides ? v.main : later;
    to.push_back(card_of(show, one, std::move(matter.words)));
  }
  std::ranges::move(later, std::back_inserter(v.main));
  v.next = next_button(show, "review.next");
}

}  // namespace clearway::flow
