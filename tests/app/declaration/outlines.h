// Small outlines and look-ups that the tests of this folder share.
#pragma once

#include <string>
#include <string_view>

#include "app/declaration/declaration.h"

namespace clearway::declaration {

inline Part offered_part(std::string id, std::string sentence) {
  return {.id = std::move(id), .sentence = std::move(sentence), .answer = {}};
}
inline Part answer_part(std::string field) {
  return {.id = {}, .sentence = {}, .answer = std::move(field)};
}

// The outline the kiosk ships.
inline Outline shipped_outline() {
  return read_outline(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/declaration.toml").value();
}

inline const Sentence* find_sentence(const Statement& statement, std::string_view id) {
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences)
      if (sentence.id == id) return &sentence;
  return nullptr;
}

inline const Paragraph* find_paragraph(const Statement& statement, std::string_view prompt) {
  for (const auto& paragraph : statement.paragraphs)
    if (paragraph.prompt == prompt) return &paragraph;
  return nullptr;
}

inline void carry_out(record::Fields& answers, const Changes& changes) {
  for (const auto& [field, value] : changes) {
    if (value)
      answers[field] = *value;
    else
      answers.erase(field);
  }
}

}  // namespace clearway::declaration
