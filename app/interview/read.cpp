#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <system_error>

#include "app/interview/definition.h"
#include "app/interview/verify.h"

namespace clearway::interview {
namespace {

using config::Document;
using config::Table;
using core::ErrorCode;
using core::fail;
using core::Result;

const std::vector<std::string> kKinds = {"text",   "long_text", "date",        "choice", "choices",
                                         "county", "phone",     "information", "list",   "address",
                                         "email",  "number",    "money"};
const std::vector<std::string> kTones = {"why", "example", "plain"};

Kind kind_named(const std::string& name) {
  const auto found = std::ranges::find(kKinds, name);
  return found == kKinds.end() ? Kind::text : static_cast<Kind>(found - kKinds.begin());
}

std::string read_id(Table& table, std::string_view key) {
  std::string id = table.text(key);
  if (!id.empty() && !valid_id(id))
    table.problem(key, "an id is lower-case letters, digits and underscores, a letter first");
  return id;
}

std::vector<Condition> read_conditions(Table& table) {
  std::vector<Condition> conditions;
  for (Table entry : table.tables("when")) {
    Condition condition;
    condition.field = entry.text("field");
    condition.none = entry.has("not");
    if (condition.none == entry.has("is")) entry.problem("is", "expected one of: is, not");
    condition.values = entry.texts(condition.none ? "not" : "is");
    if (condition.values.empty())
      entry.problem(condition.none ? "not" : "is", "expected at least one value");
    entry.refuse_unknown();
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

std::vector<Choice> read_choices(Table& table, std::string_view key) {
  std::vector<Choice> choices;
  std::set<std::string> seen;
  for (Table entry : table.tables(key)) {
    Choice choice{read_id(entry, "id"), entry.text("label"), entry.text("help", ""),
                  entry.boolean("exclusive", false)};
    if (!choice.id.empty() && !seen.insert(choice.id).second)
      entry.problem("id", fmt::format("{} is used twice", choice.id));
    entry.refuse_unknown();
    choices.push_back(std::move(choice));
  }
  return choices;
}

Question read_question(Table& table) {
  Question question;
  question.kind = kind_named(table.one_of("kind", kKinds));
  if (question.kind != Kind::information) question.field = table.text("field");
  question.label = table.text("label");
  question.choices = read_choices(table, "choices");
  question.placeholder = table.text("placeholder", "");
  question.required = table.boolean("required", false);
  question.max_length = static_cast<int>(table.integer("max_length", 200, 1, 20000));
  question.masked = table.boolean("masked", false);
  question.is_private = table.boolean("private", false);
  question.person_only = table.boolean("person_only", false);
  question.same_as_last = table.boolean("same_as_last", false);
  question.on_paper = table.boolean("on_paper", true);
  question.future = table.boolean("future", false);
  question.not_before = table.texts("not_before");
  question.when = read_conditions(table);
  table.refuse_unknown();
  return question;
}

Aside read_aside(Table& table) {
  Aside aside;
  aside.title = table.text("title");
  aside.body = table.text("body");
  aside.citation = table.text("citation", "");
  aside.last_checked = table.text("last_checked", "");
  aside.tone = table.one_of("tone", kTones, "plain");
  aside.announces = table.texts("announces");
  if (aside.citation.empty() != aside.last_checked.empty())
    table.problem("last_checked", "a citation and the day it was last checked go together");
  if (!aside.last_checked.empty() && !core::parse_day(aside.last_checked))
    table.problem("last_checked", "expected a day such as \"2026-11-22\"");
  table.refuse_unknown();
  return aside;
}

Page read_page(Table& table, std::vector<Table>& question_tables) {
  Page page;
  page.id = read_id(table, "id");
  page.title = table.text("title");
  page.lead = table.text("lead", "");
  question_tables = table.tables("question");
  for (Table& entry : question_tables) page.questions.push_back(read_question(entry));
  for (Table& entry : table.tables("aside")) page.asides.push_back(read_aside(entry));
  page.when = read_conditions(table);
  page.hard = table.boolean("hard", false);
  page.writing = table.boolean("writing", false);
  page.preview = table.boolean("preview", false);
  table.refuse_unknown();
  return page;
}

// Everything read so far, and the documents whose problems are told at the end.
struct Reading {
  std::filesystem::path folder;
  Interview interview;
  Sources sources;
  std::vector<Document> documents;
  std::set<std::string> files;  // names that interview.toml accounts for
  std::string problems;

  void note(std::string_view lines) {
    if (!problems.empty()) problems += '\n';
    problems += lines;
  }
  // Nothing when the file is missing or broken TOML; that is noted, and the rest is read on.
  std::optional<Table> open(const std::string& name) {
    files.insert(name);
    Result<Document> document = Document::read(folder / name);
    if (!document) {
      const bool missing = document.error().code == ErrorCode::not_found;
      note(missing ? document.error().detail + ":1: no such file" : document.error().detail);
      return std::nullopt;
    }
    documents.push_back(*document);
    return document->root();
  }
};

void read_section(Reading& reading, const std::string& id) {
  std::optional<Table> table = reading.open(id + ".toml");
  if (!table) return;
  Section section;
  section.id = id;
  section.title = table->text("title");
  section.repeat = table->one_of("repeat", {"", "case"}, "");
  std::vector<Table> pages = table->tables("page");
  if (pages.empty()) table->problem("page", "expected at least one [[page]]");
  std::vector<std::vector<Table>> questions(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i)
    section.pages.push_back(read_page(pages[i], questions[i]));
  table->refuse_unknown();
  reading.interview.sections.push_back(std::move(section));
  reading.sources.sections.push_back(*table);
  reading.sources.pages.push_back(std::move(pages));
  reading.sources.questions.push_back(std::move(questions));
}

void read_list(Reading& reading, const std::string& id) {
  std::optional<Table> table = reading.open(id + ".toml");
  if (!table) return;
  std::vector<Choice> choices = read_choices(*table, "names");
  if (choices.empty()) table->problem("names", "expected at least one name");
  if (std::ranges::any_of(choices, &Choice::exclusive))
    table->problem("names", "only a choice of kind choices is exclusive");
  table->refuse_unknown();
  reading.interview.lists.insert_or_assign(id, std::move(choices));
}

void read_index(Reading& reading, Table index) {
  reading.interview.id = read_id(index, "id");
  std::set<std::string> seen;
  const auto names = [&](const char* key) {
    std::vector<std::string> valid;
    for (const std::string& name : index.texts(key)) {
      if (!valid_id(name)) {
        index.problem(key, "an id is lower-case letters, digits and underscores, a letter first");
      } else if (!seen.insert(name).second) {
        index.problem(key, fmt::format("{} is used twice", name));
      } else {
        valid.push_back(name);
      }
    }
    return valid;
  };
  const std::vector<std::string> lists = names("lists");
  const std::vector<std::string> sections = names("sections");
  if (sections.empty()) index.problem("sections", "expected at least one section");
  index.refuse_unknown();
  for (const std::string& list : lists) read_list(reading, list);
  for (const std::string& section : sections) read_section(reading, section);
}

// A file that nobody reads is a question that nobody is asked.
void refuse_strays(Reading& reading) {
  std::error_code error;
  std::vector<std::string> strays;
  for (const auto& entry : std::filesystem::directory_iterator(reading.folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".toml" && !reading.files.contains(name))
      strays.push_back(entry.path().string());
  }
  std::ranges::sort(strays);
  for (const std::string& stray : strays)
    reading.note(stray + ":1: interview.toml names no such section or list");
}

}  // namespace

Result<Interview> read_interview(const std::filesystem::path& folder) {
  Reading reading;
  reading.folder = folder;
  std::optional<Table> index = reading.open("interview.toml");
  if (!index) return fail(ErrorCode::invalid_input, "interview.read", reading.problems);
  read_index(reading, *index);
  verify(reading.interview, reading.sources);
  for (const Document& document : reading.documents) {
    if (const Result<> finished = document.finish(); !finished)
      reading.note(finished.error().detail);
  }
  refuse_strays(reading);
  if (!reading.problems.empty())
    return fail(ErrorCode::invalid_input, "interview.read", std::move(reading.problems));
  return std::move(reading.interview);
}

}  // namespace clearway::interview
