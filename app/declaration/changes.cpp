#include <algorithm>

#include "app/declaration/decisions.h"
#include "app/declaration/declaration.h"

namespace clearway::declaration {
namespace {

constexpr std::string_view kEdited = "declaration.edited.";

}  // namespace

std::string accepted_field(std::string_view sentence_id) {
  return "declaration.accepted." + std::string(sentence_id);
}

std::string removed_field(std::string_view sentence_id) {
  return "declaration.removed." + std::string(sentence_id);
}

std::string edited_field(std::string_view prompt) {
  return std::string(kEdited) + std::string(prompt);
}

bool is_edited(std::string_view field) { return field.starts_with(kEdited); }

std::string language_field(std::string_view field) {
  return "declaration.language." + std::string(field);
}

bool is_decision(std::string_view field) {
  const std::string of_each[] = {accepted_field({}), removed_field({}), edited_from_field({}),
                                 left_out_field({}), language_field({})};
  return field == kOrderField ||
         std::ranges::any_of(of_each, [&](const auto& stem) { return field.starts_with(stem); });
}

Changes decide(const Sentence& sentence, bool accept) {
  Changes changes{{accepted_field(sentence.id), std::nullopt},
                  {removed_field(sentence.id), std::nullopt}};
  if (accept)
    changes[accepted_field(sentence.id)] = digest(sentence.text);
  else
    changes[removed_field(sentence.id)] = sentence.by_other ? digest(sentence.text) : "yes";
  return changes;
}

Changes edit(const Paragraph& paragraph, std::string text) {
  return {{edited_field(paragraph.prompt), std::move(text)},
          {edited_from_field(paragraph.prompt), paragraph.answers},
          {left_out_field(paragraph.prompt), std::nullopt}};
}

Changes restore(std::string_view prompt) {
  return {{edited_field(prompt), std::nullopt},
          {edited_from_field(prompt), std::nullopt},
          {left_out_field(prompt), std::nullopt}};
}

Changes leave_out(std::string_view prompt) { return {{left_out_field(prompt), "yes"}}; }

Changes put_in(std::string_view prompt) { return {{left_out_field(prompt), std::nullopt}}; }

Changes move(const Statement& statement, std::string_view prompt, int by) {
  std::vector<std::string> order;
  for (const Paragraph& paragraph : statement.paragraphs) order.push_back(paragraph.prompt);
  const auto at = std::ranges::find(order, prompt);
  if (at == order.end()) return {};
  const auto from = at - order.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, std::ssize(order) - 1);
  if (to == from) return {};
  if (to > from)
    std::rotate(at, at + 1, order.begin() + to + 1);
  else
    std::rotate(order.begin() + to, at, at + 1);
  std::string joined;
  for (const std::string& one : order) joined += (joined.empty() ? "" : ",") + one;
  return {{kOrderField, joined}};
}

}  // namespace clearway::declaration
