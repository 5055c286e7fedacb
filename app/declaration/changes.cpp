#include <algorithm>

#include "app/declaration/decisions.h"
#include "app/declaration/declaration.h"

namespace clearway::declaration {

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
