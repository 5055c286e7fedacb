#include <algorithm>
#include <set>

#include "app/config/toml.h"
#include "app/declaration/declaration.h"
#include "app/declaration/placeholders.h"

namespace clearway::declaration {
namespace {

const std::vector<std::string> kParagraphNames = {"who", "changed", "towards", "meaning",
                                                  "closing"};

bool is_word(std::string_view id) {
  return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
}

Template read_one(config::Table& table, std::set<std::string>& ids) {
  Template offered;
  offered.id = table.text("id");
  offered.paragraph = table.one_of("paragraph", kParagraphNames);
  offered.sentence = table.text("sentence");
  offered.position = table.one_of("position", {"before", "after"}, "before");
  if (!offered.id.empty() && !is_word(offered.id))
    table.problem("id", "expected lower-case letters, digits and _");
  // The id of a paragraph names the person's own words in it.
  if (std::ranges::find(kParagraphNames, offered.id) != kParagraphNames.end())
    table.problem("id", "is the name of a paragraph; choose another");
  if (!ids.insert(offered.id).second) table.problem("id", "used twice");
  for (const std::string& field : placeholders(offered.sentence))
    if (!record::valid_path(field))
      table.problem("sentence", "{" + field + "} is not the name of an answer");
  table.refuse_unknown();
  return offered;
}

}  // namespace

core::Result<std::vector<Template>> read_templates(const std::filesystem::path& file) {
  auto document = TRY(config::Document::read(file));
  config::Table root = document.root();
  std::vector<Template> templates;
  std::set<std::string> ids;
  for (config::Table& table : root.tables("offered")) templates.push_back(read_one(table, ids));
  root.refuse_unknown();
  TRY(document.finish());
  return templates;
}

}  // namespace clearway::declaration
