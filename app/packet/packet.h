// A record becomes court-ready pages: US Letter, embedded TrueType, real text.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/config/site.h"
#include "app/config/words.h"
#include "app/core/bytes.h"
#include "app/core/date.h"
#include "app/declaration/declaration.h"
#include "app/record/record.h"
#include "app/relief/relief.h"
#include "app/text/catalog.h"

namespace clearway::packet {

struct Input {
  record::Fields answers;
  std::vector<relief::Finding> findings;
  declaration::Statement statement;  // only accepted and own sentences are printed
  core::Day today{};
  std::optional<core::Day> kept_until{};  // the last day that the kiosk is sure to keep the file
  std::optional<core::Day> old_rules{};   // when the rules were checked, if that is too long ago
  // Readable labels of answers, made by the caller from the interview in the visit's
  // language: ("County", "Los Angeles") pairs per case id.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> cases;
  std::vector<std::pair<std::string, std::string>> person;  // the same, about the person
};

struct Context {  // the same for every packet of one program run
  const config::Site& site;
  const config::Words& words;
  const text::Catalog& catalog;  // the visit's language; court text stays English
  std::filesystem::path fonts;   // folder with NotoSans-*.ttf and NotoSerif-*.ttf
};

struct Document {
  core::Bytes pdf;
  int pages = 0;
};

// Cover page with next steps, the declaration (with caption and jurat, continued pages
// numbered; with a sheet for the translator, and one for the person, where it is not in English), a
// page per case, and what was told about the person. Errors: invalid_input for a
// character no embedded font has (the detail names its code point); not_found for a missing font.
core::Result<Document> make_packet(const Context& context, const Input& input);

// What may fit, without a name: for those who only looked.
core::Result<Document> make_findings_sheet(const Context& context, const Input& input);

// The return code on its own slip, which does not say what it is for.
core::Result<Document> make_code_slip(const Context& context, const std::string& code);

// What a door of home tells, to take along: all sentences as they are to stand.
struct SlipPoint {
  std::string title;
  std::string body;
  std::string small;  // citation, date checked
};
struct SlipPart {
  std::string title;
  std::string body;
  std::vector<SlipPoint> points;
};
struct Slip {
  std::string title;
  std::vector<std::pair<std::string, std::string>> typed;  // label, answer; what one added
  std::vector<SlipPart> parts;
};
core::Result<Document> make_slip(const Context& context, const Slip& slip);

// A letter that is not sworn to, with the day over it and nothing of ours around it.
core::Result<Document> make_letter(const Context& context,
                                   const std::vector<std::string>& paragraphs,
                                   const core::Day& today);

// The keys of words.toml that this folder prints.
std::vector<std::string> wanted_words();

}  // namespace clearway::packet
