#include "app/declaration/declaration.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/core/bytes.h"
#include "app/core/digest.h"
#include "app/declaration/placeholders.h"

namespace clearway::declaration {
namespace {

constexpr std::array<const char*, 5> kParagraphs = {"who", "changed", "towards", "meaning",
                                                    "closing"};

// A translation that names other answers than its English would swear to something else.
std::string pattern_of(const Template& offered, const Translate& translate) {
  if (!translate) return offered.sentence;
  std::string translated = translate(offered.sentence);
  return placeholders(translated) == placeholders(offered.sentence) ? translated : offered.sentence;
}

std::optional<Sentence> offer(const Template& offered, const record::Fields& answers,
                              const Translate& translate) {
  const auto fields = placeholders(offered.sentence);
  const auto known = [&](const std::string& field) {
    return answered(record::value_of(answers, field));
  };
  if (!std::ranges::all_of(fields, known)) return std::nullopt;
  Sentence sentence;
  sentence.id = offered.id;
  sentence.text = fill(pattern_of(offered, translate), answers);
  sentence.origin = Origin::offered;
  if (!fields.empty()) sentence.field = *fields.begin();
  sentence.removed = record::value_of(answers, removed_field(offered.id)) == "yes";
  sentence.accepted = !sentence.removed && record::value_of(answers, accepted_field(offered.id)) ==
                                               digest(sentence.text);
  return sentence;
}

void add_offered(Paragraph& paragraph, const std::vector<Template>& templates,
                 std::string_view position, const record::Fields& answers,
                 const Translate& translate) {
  for (const Template& offered : templates) {
    if (offered.paragraph != paragraph.prompt || offered.position != position) continue;
    if (auto sentence = offer(offered, answers, translate))
      paragraph.sentences.push_back(std::move(*sentence));
  }
}

void add_own(Paragraph& paragraph, const record::Fields& answers) {
  Sentence own;
  own.id = paragraph.prompt;
  own.field = "declaration." + paragraph.prompt;
  own.text = record::value_of(answers, own.field);
  own.accepted = true;
  if (answered(own.text)) paragraph.sentences.push_back(std::move(own));
}

}  // namespace

bool Statement::empty() const {
  for (const Paragraph& paragraph : paragraphs)
    for (const Sentence& sentence : paragraph.sentences)
      if (sentence.origin == Origin::own) return false;
  return true;
}

int Statement::waiting() const {
  int count = 0;
  for (const Paragraph& paragraph : paragraphs)
    for (const Sentence& sentence : paragraph.sentences)
      if (!sentence.accepted && !sentence.removed) ++count;
  return count;
}

Statement build(const std::vector<Template>& templates, const record::Fields& answers,
                const Translate& translate) {
  Statement statement;
  for (const char* prompt : kParagraphs) {
    Paragraph paragraph{prompt, {}};
    add_offered(paragraph, templates, "before", answers, translate);
    add_own(paragraph, answers);
    add_offered(paragraph, templates, "after", answers, translate);
    if (!paragraph.sentences.empty()) statement.paragraphs.push_back(std::move(paragraph));
  }
  return statement;
}

std::string digest(std::string_view sentence) {
  const core::Digest full = core::sha256(core::as_bytes(sentence));
  return core::to_hex(core::ByteView(full).first(16));
}

std::string accepted_field(std::string_view sentence_id) {
  return "declaration.accepted." + std::string(sentence_id);
}

std::string removed_field(std::string_view sentence_id) {
  return "declaration.removed." + std::string(sentence_id);
}

}  // namespace clearway::declaration
