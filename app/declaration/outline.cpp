#include "app/declaration/outline.h"

#include <algorithm>
#include <iterator>

#include "app/declaration/placeholders.h"

namespace clearway::declaration {
namespace {

void add(std::vector<std::string>& fields, const std::string& field) {
  if (std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
}

}  // namespace

std::vector<std::string> sentences(const Outline& outline) {
  std::vector<std::string> all;
  for (const Plan& plan : outline.plans)
    for (const Part& part : plan.parts)
      if (!part.is_answer()) all.push_back(part.sentence);
  return all;
}

std::vector<std::string> fields(const Plan& plan) {
  std::vector<std::string> all;
  for (const Part& part : plan.parts) {
    if (part.is_answer()) add(all, part.answer);
    for (const std::string& field : placeholders(part.sentence)) add(all, field);
  }
  return all;
}

std::vector<std::string> fields(const Outline& outline) {
  std::vector<std::string> all;
  for (const Plan& plan : outline.plans) {
    for (const std::string& field : fields(plan)) add(all, field);
    if (plan.when) add(all, plan.when->field);
    for (const Part& part : plan.parts)
      if (part.when) add(all, part.when->field);
  }
  return all;
}

}  // namespace clearway::declaration
