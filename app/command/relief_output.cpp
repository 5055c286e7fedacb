#include "app/command/relief_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clearway::command {

using Json = nlohmann::ordered_json;
using relief::Finding;
using relief::Reason;
using relief::Tried;
using relief::Truth;

namespace {

std::string iso(const core::Day& day) { return core::to_text(day); }

const char* name_of(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unsure";
}

// The law first, then the arithmetic; of what can be filed also whom to serve and what it leaves.
std::vector<Reason> reasons_of(const Finding& finding) {
  std::vector<Reason> all{{finding.reason, finding.citation}};
  all.insert(all.end(), finding.more.begin(), finding.more.end());
  if (!relief::can_be_filed(finding) || !finding.around) return all;
  const relief::Around& around = *finding.around;
  if (around.notice) all.push_back(*around.notice);
  all.insert(all.end(), around.limits.begin(), around.limits.end());
  return all;
}

Json json_of(const Finding& finding) {
  Json made;
  made["relief"] = finding.relief;
  made["track"] = finding.track;
  made["band"] = relief::name_of(finding.band);
  if (!finding.counts.empty()) made["counts"] = finding.counts;
  made["eligible_on"] = finding.not_before ? Json(iso(*finding.not_before)) : Json(nullptr);
  made["reasons"] = Json::array();
  for (const Reason& reason : reasons_of(finding))
    made["reasons"].push_back(
        {{"text", relief::filled(reason.text, reason.fills, iso)}, {"cite", reason.citation}});
  made["missing"] = finding.missing;
  made["declaration"] = finding.declaration_needed ? "usual" : "not_needed";
  made["forms"] = finding.forms;
  made["notice_days"] = finding.notice_days > 0 ? Json(finding.notice_days) : Json(nullptr);
  made["next_step"] = finding.next;
  return made;
}

Json json_of(const Tried& tried) {
  Json made;
  made["relief"] = tried.relief;
  made["rule"] = tried.track;
  if (tried.count > 0) made["count"] = tried.count;
  made["holds"] = name_of(tried.truth);
  made["conditions"] = Json::array();
  for (const auto& [said, truth] : tried.conditions)
    made["conditions"].push_back({{"if", said}, {"holds", name_of(truth)}});
  return made;
}

std::string counts_text(const std::vector<int>& counts) {
  std::string text;
  for (const int n : counts) text += (text.empty() ? "" : ", ") + std::to_string(n);
  return text.empty() ? text : (counts.size() == 1 ? ", count " : ", counts ") + text;
}

std::string text_of(const Finding& finding) {
  std::string text = "  " + finding.title + "\n    " + relief::name_of(finding.band) + ": " +
                     finding.name + " (" + finding.relief + ", " + finding.track +
                     counts_text(finding.counts) + ")\n";
  if (finding.not_before) text += "    not before " + iso(*finding.not_before) + "\n";
  for (const Reason& reason : reasons_of(finding))
    text +=
        "    " + relief::filled(reason.text, reason.fills, iso) + " [" + reason.citation + "]\n";
  for (const std::string& question : finding.questions) text += "    ask: " + question + "\n";
  for (const std::string& form : finding.forms) text += "    form " + form + "\n";
  if (finding.declaration_needed) text += "    a declaration is usual\n";
  if (!finding.note.empty()) text += "    " + finding.note + "\n";
  return text + "    next: " + finding.next + "\n";
}

std::string text_of(const Tried& tried) {
  std::string text =
      std::string("    ") + name_of(tried.truth) + ": " + tried.relief + " " + tried.track + "\n";
  for (const auto& [said, truth] : tried.conditions)
    if (truth != Truth::yes) text += std::string("      ") + name_of(truth) + ": " + said + "\n";
  return text;
}

}  // namespace

std::string error_json(const Malformed& malformed) {
  const Json made = {{"error", {{"path", malformed.path}, {"expected", malformed.expected}}}};
  return made.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string findings_json(const relief::RuleSet& rules, const Screened& screened) {
  Json made;
  made["rules_version"] = relief::version(rules);
  made["last_checked"] = iso(relief::last_checked(rules));
  made["cases"] = Json::array();
  for (const std::string& id : screened.cases) {
    Json one;
    one["case"] = id;
    made["cases"].push_back(std::move(one));
  }
  for (const Finding& finding : screened.findings)
    made["cases"][std::stoul(finding.case_id)]["findings"].push_back(json_of(finding));
  for (const Tried& tried : screened.tried)
    made["cases"][std::stoul(tried.case_id)]["explain"].push_back(json_of(tried));
  return made.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string findings_text(const relief::RuleSet& rules, const Screened& screened,
                          const core::Day& today) {
  std::string text =
      "Rules " + relief::version(rules) + ", last checked on " + iso(relief::last_checked(rules));
  text += relief::expired(rules, today) ? ": too long ago, check them again\n" : "\n";
  for (std::size_t i = 0; i < screened.cases.size(); ++i) {
    const std::string place = std::to_string(i);
    text += "Case " + screened.cases[i] + "\n";
    for (const Finding& finding : screened.findings)
      if (finding.case_id == place) text += text_of(finding);
    if (!screened.tried.empty()) text += "  every rule that was tried:\n";
    for (const Tried& tried : screened.tried)
      if (tried.case_id == place) text += text_of(tried);
  }
  return text + "This is information, not legal advice. A judge decides.\n";
}

}  // namespace clearway::command
