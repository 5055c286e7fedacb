#include "app/packet/wording.h"

namespace clearway::packet {

std::string Wording::say(std::string_view key, const Values& values) const {
  return text::fill(catalog_.get(words_.get(key)), values);
}

std::string Wording::court(std::string_view key, const Values& values) const {
  return text::fill(words_.get(key), values);
}

std::string Wording::both(std::string_view key) const {
  const std::string formal = court(key);
  const std::string own = say(key);
  return formal == own ? formal : formal + " / " + own;
}

std::string Wording::mark() const {
  return catalog_.machine_drafted() ? say("foot.machine_drafted") : std::string();
}

std::string Wording::list(const std::vector<std::string>& items) const {
  std::string joined;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == 0)
      joined = items[i];
    else if (i + 1 < items.size())
      joined += ", " + items[i];
    else
      joined = say("list.and", {{"first", joined}, {"last", items[i]}});
  }
  return joined;
}

std::vector<std::string> wanted_words() {
  return {
      // clang-format off
      "foot.packet", "foot.packet_checked", "foot.machine_drafted",
      "list.and",
      "cover.for", "cover.no_name", "cover.made", "cover.what_may_fit", "cover.next",
      "cover.limits", "cover.limit_filing", "cover.limit_lawyer", "cover.limit_result",
      "cover.disclaimer", "cover.help", "cover.no_cases", "cover.kept_until", "cover.old_rules",
      "steps.check", "steps.sign", "steps.sign_later", "steps.english", "steps.translator", "steps.write", "steps.form",
      "steps.each_court",
      "steps.copies", "steps.file", "steps.file_unknown", "steps.wait", "steps.lawyer",
      "steps.lawyer_later",
      "steps.nothing", "steps.record", "steps.ask",
      "case.number", "case.of", "case.continued", "case.court", "case.court_unknown", "case.court_federal", "case.court_other_state", "case.docket",
      "case.docket_unknown", "case.unknown", "case.told", "case.may_fit",
      "band.likely_mandatory", "band.likely_discretionary", "band.not_yet", "band.excluded",
      "band.automatic_may_have_happened", "band.attorney_review", "band.not_screened",
      "about.title", "about.lead", "about.continued",
      "finding.law", "finding.law_checked", "finding.checked", "finding.checked_on", "finding.form",
      "finding.form_item", "finding.form_items", "finding.not_before",
      "finding.next", "finding.declaration", "finding.serve", "finding.limits",
      "court.superior", "court.address", "court.county", "court.county_blank", "court.declarant",
      "court.case_number", "court.title", "court.continued", "court.page",
      "court.jurat", "court.date", "court.place", "court.signature", "court.printed_name",
      "court.paper", "court.petitioner", "court.not_here", "court.aid_drafted",
      "court.translator_paper", "court.reading_aid", "court.needs_english", "court.to_translate",
      "court.translator_title", "court.translator_fluent", "court.translator_true",
      "court.translator_read", "court.translator_number", "court.translator_phone",
      "language.es", "language.ko", "language.zh_Hant", "language.vi", "language.hy", "language.tl",
      "language.ru", "language.other",
      "companion.title", "companion.not_filed", "companion.why", "companion.translate",
      "companion.translator", "companion.read", "companion.sign", "companion.swear",
      "companion.words", "companion.continued",
      "sheet.title", "sheet.lead", "sheet.next_title", "sheet.next_papers",
      "sheet.next_record", "sheet.next_ask",
      "code.keep", "code.phone"
      // clang-format on
  };
}

}  // namespace clearway::packet
