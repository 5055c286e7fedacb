#include <algorithm>
#include <set>

#include "app/config/toml.h"
#include "app/declaration/outline.h"
#include "app/declaration/placeholders.h"
#include "app/record/record.h"

namespace clearway::declaration {
namespace {

constexpr std::string_view kAnyCase = "00000000000000000000000000000000";

bool is_word(std::string_view id) {
  return !id.empty() && id.size() <= 40 &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
}

class Reader {
 public:
  void read(config::Table& table) {
    Plan plan;
    plan.id = table.text("id");
    check_id(table, plan.id);
    each_ = table.one_of("each", {"entry", "case"}, "");
    if (each_ == "entry") plan.each = Each::entry;
    if (each_ == "case") plan.each = Each::a_case;
    plan.when = condition(table);
    std::vector<config::Table> parts = table.tables("part");
    if (parts.empty()) table.problem("part", "expected at least one");
    for (config::Table& part : parts) plan.parts.push_back(read_part(part));
    table.refuse_unknown();
    outline_.plans.push_back(std::move(plan));
  }
  Outline take() { return std::move(outline_); }

 private:
  // Decisions about a paragraph and about a sentence are kept under the id.
  void check_id(config::Table& table, const std::string& id) {
    if (id.empty()) return;
    if (!is_word(id)) table.problem("id", "expected lower-case letters, digits and _");
    if (!ids_.insert(id).second) table.problem("id", "used twice");
  }

  // A repeated paragraph says "*" where its number or its case stands.
  void check_field(config::Table& table, const std::string& key, const std::string& field) const {
    if (field.empty()) return;
    std::string path = field;
    const auto star = path.find('*');
    if (star != path.npos) path.replace(star, 1, kAnyCase);
    if (!record::valid_path(path))
      table.problem(key, "{" + field + "} is not the name of an answer");
    else if (star != field.npos && each_.empty())
      table.problem(key, "{" + field + "} needs a paragraph with each");
    else if (star != field.npos && field.starts_with("case.*.") != (each_ == "case"))
      table.problem(key, "{" + field + "} is not an answer of this kind of paragraph");
  }

  std::optional<Condition> condition(config::Table& table) const {
    if (!table.has("when")) return std::nullopt;
    auto inner = table.table("when");
    if (!inner) return std::nullopt;
    Condition when{inner->text("field"), inner->texts("is")};
    if (when.is.empty()) inner->problem("is", "expected at least one value");
    check_field(*inner, "field", when.field);
    inner->refuse_unknown();
    return when;
  }

  Part read_part(config::Table& table) {
    Part part;
    if (table.has("answer") == table.has("sentence"))
      table.problem("answer", "expected one of: answer, sentence");
    if (table.has("answer")) {
      part.answer = table.text("answer");
      check_field(table, "answer", part.answer);
    } else if (table.has("sentence")) {
      part.id = table.text("id");
      check_id(table, part.id);
      part.sentence = table.text("sentence");
      for (const std::string& field : placeholders(part.sentence))
        check_field(table, "sentence", field);
      part.with_words = table.boolean("with_words", false);
    }
    part.when = condition(table);
    table.refuse_unknown();
    return part;
  }

  Outline outline_;
  std::set<std::string> ids_;
  std::string each_;
};

}  // namespace

core::Result<Outline> read_outline(const std::filesystem::path& file) {
  auto document = TRY(config::Document::read(file));
  config::Table root = document.root();
  Reader reader;
  std::vector<config::Table> tables = root.tables("paragraph");
  if (tables.empty()) root.problem("paragraph", "expected at least one");
  for (config::Table& table : tables) reader.read(table);
  root.refuse_unknown();
  TRY(document.finish());
  return reader.take();
}

}  // namespace clearway::declaration
