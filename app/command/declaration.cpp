// clearway declaration: a statement or a letter as text, from answers in a JSON file.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/command/letters.h"
#include "app/command/parser.h"
#include "app/declaration/answers_file.h"
#include "app/declaration/guards.h"
#include "app/text/catalog.h"

namespace clearway::command {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

struct Options {
  std::string file;
  std::string language = "en";
  std::string letter;
  std::string county;
  bool trace = false;
  bool hints = false;
};

constexpr const char* kWhat =
    "a statement or a letter as text, from answers in JSON; \"-\" reads standard input\n\n"
    "  {\"name\": \"…\", \"who\": \"…\", \"changed\": \"…\", \"work\": [{\"place\": \"…\", "
    "\"story\": "
    "\"…\"}], …}\n\n"
    "The whole shape: app/declaration/README.md. Words come out as they went in; sentences of "
    "ours\n"
    "stand in [brackets] until \"accepted\" names them, or \"accepted\": \"all\".";

core::Result<std::string> read_all(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream stream(file, std::ios::binary);
  if (!stream || fs::is_directory(file))
    return core::fail(ErrorCode::not_found, "command.declaration", file + ": expected a file");
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

core::Result<text::Catalog> catalog_of(const Places& places, const std::string& language) {
  if (language == "en") return text::Catalog();
  return text::Catalog::load(places.assets / "locale" / (language + ".po"), language);
}

// Of a paragraph about a case: whether the case was heard in this county, or none was asked for.
bool belongs(const declaration::Paragraph& paragraph, const record::Fields& answers,
             const std::string& county) {
  return county.empty() || paragraph.case_id.empty() ||
         record::value_of(answers, "case." + paragraph.case_id + ".county") == county;
}

const char* state_of(const declaration::Paragraph& paragraph,
                     const declaration::Sentence& sentence) {
  if (paragraph.left_out) return "left out";
  if (sentence.removed) return "removed";
  return sentence.accepted ? "accepted" : "waiting";
}

std::string source_of(const declaration::Paragraph& paragraph,
                      const declaration::Sentence& sentence) {
  std::string fields;
  for (const std::string& field : sentence.fields)
    fields += (fields.empty() ? "" : ", ") + declaration::short_name(field);
  if (sentence.origin == declaration::Origin::offered)
    return fmt::format("template {}{}", declaration::short_name(sentence.id),
                       fields.empty() ? "" : " with " + fields);
  return (paragraph.edited ? "edited " : "answer ") + fields;
}

void print_trace(const declaration::Paragraph& paragraph) {
  for (const auto& sentence : paragraph.sentences)
    std::printf("%s\n  %s, %s\n  %s\n", declaration::short_name(paragraph.prompt).c_str(),
                source_of(paragraph, sentence).c_str(), state_of(paragraph, sentence),
                sentence.text.c_str());
}

// What somebody may want to leave out or to say in another way. On standard error, since it is no
// part of the text.
void print_hints(const declaration::Paragraph& paragraph, const declaration::Guards& guards,
                 const text::Catalog& catalog) {
  for (const auto& sentence : paragraph.sentences) {
    const auto quoted = [&](const declaration::Remark& remark) {
      return sentence.text.substr(remark.begin, remark.end - remark.begin);
    };
    const std::string place = declaration::short_name(sentence.id);
    for (const auto& hint : declaration::hints(guards, sentence.text))
      std::fprintf(stderr, "%s: \"%s\": %s\n", place.c_str(), quoted(hint).c_str(),
                   catalog.get(hint.say).c_str());
    for (const auto& word : declaration::kinder(guards, sentence.text))
      std::fprintf(stderr, "%s: \"%s\", or: %s\n", place.c_str(), quoted(word).c_str(),
                   catalog.get(word.say).c_str());
  }
}

core::Result<Exit> write(const Places& places, const Options& options) {
  const auto catalog = TRY(catalog_of(places, options.language));
  const auto outlines = TRY(read_outlines(places.config));
  const auto guards = TRY(declaration::read_guards(places.config / "guards.toml"));
  const auto outline = outlines.find(options.letter);
  if (outline == outlines.end())
    return core::fail(ErrorCode::invalid_input, "command.declaration",
                      "--letter " + options.letter + ": expected one of: " + letters_of(outlines));
  declaration::Known known;
  for (const auto& [name, each] : outlines) known.add(each);
  const std::string name = options.file == "-" ? "standard input" : options.file;
  const auto file = TRY(declaration::read_answers(TRY(read_all(options.file)), known, name));
  const auto statement = declaration::statement_from(
      outline->second, file, [&](std::string_view message) { return catalog.get(message); });
  bool first = true;
  for (const auto& paragraph : statement.paragraphs) {
    if (!belongs(paragraph, file.answers, options.county)) continue;
    if (options.hints) print_hints(paragraph, guards, catalog);
    const std::string text = text_of(paragraph, declaration::Show::waiting_too);
    if (!options.trace && text.empty()) continue;
    if (!first) std::printf("\n");
    first = false;
    if (options.trace)
      print_trace(paragraph);
    else
      std::printf("%s\n", text.c_str());
  }
  if (!options.trace && statement.waiting() > 0)
    std::fprintf(stderr, "clearway: %d of the sentences are ours and wait, in [brackets]\n",
                 statement.waiting());
  return Exit::ok;
}

}  // namespace

void add_declaration(Part app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  const auto leaf = app.leaf("declaration", kWhat);
  leaf.option("FILE", options->file, "the answers; - for standard input").required();
  leaf.option("--language", options->language,
              "of our sentences: en, es, or another in assets/locale")
      .capture_default_str();
  leaf.option("--letter", options->letter,
              "an unsworn letter instead: employer, landlord or licensing");
  leaf.option("--county", options->county, "only what the court of this county is told");
  leaf.flag("--trace", options->trace, "where each sentence comes from, and whether it stands");
  leaf.flag("--hints", options->hints, "what to leave out or ask a lawyer about, and kinder words");
  leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return write(chosen.places, *options); };
  });
}

}  // namespace clearway::command
