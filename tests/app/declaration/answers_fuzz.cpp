// Answers from anywhere never crash the reader, and what it takes can be made into a statement in
// which each of the person's own sentences is an answer of theirs.
#include <cstdlib>

#include "app/declaration/answers_file.h"

namespace {

using namespace clearway::declaration;

Outline small_outline() {
  Outline outline;
  outline.plans = {
      {.id = "who",
       .parts = {{.id = "name", .sentence = "I am {person.name.court}.", .answer = {}},
                 {.id = {}, .sentence = {}, .answer = "declaration.who"}}},
      {.id = "case",
       .each = Each::a_case,
       .parts = {{.id = "case_number", .sentence = "Case {case.*.number}.", .answer = {}},
                 {.id = {}, .sentence = {}, .answer = "case.*.story.then"}}},
      {.id = "work",
       .each = Each::entry,
       .when = Condition{"declaration.involved", {"", "work"}},
       .parts = {{.id = {}, .sentence = {}, .answer = "declaration.work.*.story"}}}};
  return outline;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Outline kOutline = small_outline();
  static const Known kKnown = [] {
    Known known;
    known.add(kOutline);
    return known;
  }();
  const std::string json(reinterpret_cast<const char*>(data), size);
  const auto file = read_answers(json, kKnown, "fuzz");
  if (!file) return 0;
  for (const auto& [field, value] : file->answers)
    if (!clearway::record::valid_path(field) || !clearway::record::valid_value(value)) std::abort();
  for (const Paragraph& paragraph : statement_from(kOutline, *file, {}).paragraphs) {
    text_of(paragraph, Show::waiting_too);
    for (const Sentence& sentence : paragraph.sentences)
      if (sentence.origin == Origin::own && sentence.text != file->answers.at(sentence.id))
        std::abort();
  }
  return 0;
}
