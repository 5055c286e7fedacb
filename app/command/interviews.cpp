#include "app/command/interviews.h"

#include <algorithm>
#include <set>

namespace clearway::command {

namespace fs = std::filesystem;

namespace {

// "declaration.work.*.story" stands for "declaration.work.2.story".
bool is_of(std::string_view pattern, std::string_view field) {
  if (pattern == field) return true;
  const auto star = pattern.find('*');
  if (star == pattern.npos || pattern.starts_with("case.*.")) return false;
  const auto end = pattern.substr(star + 1);
  return field.size() > pattern.size() - 1 && field.starts_with(pattern.substr(0, star)) &&
         field.ends_with(end);
}

// What pages and questions hang on.
std::set<std::string> steering(const interview::Interview& interview) {
  std::set<std::string> fields;
  for (const auto& section : interview.sections)
    for (const auto& page : section.pages) {
      for (const auto& condition : page.when) fields.insert(condition.field);
      for (const auto& question : page.questions)
        for (const auto& condition : question.when) fields.insert(condition.field);
    }
  return fields;
}

bool printed(const interview::Section& section, const interview::Question& question) {
  if (section.repeat.empty()) return section.id == "about";
  return question.kind != interview::Kind::long_text;
}

}  // namespace

std::vector<fs::path> interview_folders(const fs::path& config) {
  std::vector<fs::path> examples;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(config / "examples", error))
    if (entry.is_directory()) examples.push_back(entry.path());
  std::ranges::sort(examples);
  examples.insert(examples.begin(), config / "interview");
  return examples;
}

std::vector<std::string> unused_fields(const interview::Interview& interview,
                                       const Outlines& outlines) {
  std::set<std::string> told = steering(interview);
  for (const auto& [name, outline] : outlines)
    for (auto& field : declaration::fields(outline)) told.insert(std::move(field));
  std::vector<std::string> unused;
  for (const auto& section : interview.sections)
    for (const auto& page : section.pages)
      for (const auto& question : page.questions) {
        if (question.kind == interview::Kind::information || printed(section, question)) continue;
        const auto of = [&](const std::string& pattern) { return is_of(pattern, question.field); };
        if (std::ranges::none_of(told, of)) unused.push_back(question.field);
      }
  return unused;
}

}  // namespace clearway::command
