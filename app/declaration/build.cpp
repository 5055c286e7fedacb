#include <algorithm>
#include <iterator>

#include "app/core/bytes.h"
#include "app/core/digest.h"
#include "app/declaration/decisions.h"
#include "app/declaration/declaration.h"
#include "app/declaration/placeholders.h"

namespace clearway::declaration {
namespace {

bool lists(std::string_view values, std::string_view wanted) {
  if (values.empty()) return wanted.empty();
  while (!values.empty()) {
    const auto comma = std::min(values.find(','), values.size());
    if (values.substr(0, comma) == wanted) return true;
    values.remove_prefix(std::min(comma + 1, values.size()));
  }
  return false;
}

// One paragraph while it is put together: a plan and what its * stands for.
class Maker {
 public:
  Maker(const Plan& plan, std::string star, const record::Fields& answers,
        const Translate& translate, const Told& told)
      : plan_(plan),
        star_(std::move(star)),
        answers_(answers),
        translate_(translate),
        told_(told) {}

  // Nothing where there is nothing to say.
  std::optional<Paragraph> make() const {
    if (!holds(plan_.when)) return std::nullopt;
    Paragraph paragraph;
    paragraph.prompt = star_.empty() ? plan_.id : plan_.id + "." + star_;
    if (plan_.each == Each::a_case) paragraph.case_id = star_;
    const auto first = std::ranges::find_if(plan_.parts, &Part::is_answer);
    if (first != plan_.parts.end()) paragraph.field = starred(first->answer, star_);
    paragraph.answers = digest_of_answers();
    paragraph.left_out = value(left_out_field(paragraph.prompt)) == "yes";
    const std::string edited = value(edited_field(paragraph.prompt));
    if (answered(edited)) {
      paragraph.edited = true;
      paragraph.outdated = value(edited_from_field(paragraph.prompt)) != paragraph.answers;
      paragraph.sentences.push_back(own(edited_field(paragraph.prompt)));
    } else {
      for (const Part& part : plan_.parts) add(paragraph, part);
    }
    if (paragraph.sentences.empty()) return std::nullopt;
    return paragraph;
  }

 private:
  std::string value(const std::string& field) const { return record::value_of(answers_, field); }
  std::string answer(std::string_view field) const { return value(starred(field, star_)); }

  bool holds(const std::optional<Condition>& when) const {
    if (!when) return true;
    const std::string values = answer(when->field);
    return std::ranges::any_of(when->is, [&](const auto& one) {
      return lists(values, one) || (one == "*" && answered(values));
    });
  }

  std::string digest_of_answers() const {
    std::string all;
    for (const std::string& field : fields(plan_)) {
      all += field;
      all += '\0';
      all += answer(field);
      all += '\0';
    }
    return digest(all);
  }

  // By the person, and exactly these words.
  bool decided(const std::string& decision, const std::string& words) const {
    return !told_.by_others.contains(decision) && value(decision) == digest(words);
  }

  Sentence own(const std::string& field) const {
    Sentence sentence{.id = field, .text = value(field), .fields = {field}};
    sentence.by_other = told_.by_others.contains(field);
    sentence.accepted = !sentence.by_other || decided(accepted_field(field), sentence.text);
    sentence.removed = !sentence.accepted && decided(removed_field(field), sentence.text);
    sentence.language = value(language_field(field));
    return sentence;
  }

  void add(Paragraph& paragraph, const Part& part) const {
    if (!holds(part.when)) return;
    if (!part.is_answer()) {
      if (auto sentence = offer(part)) paragraph.sentences.push_back(std::move(*sentence));
    } else if (answered(answer(part.answer))) {
      paragraph.sentences.push_back(own(starred(part.answer, star_)));
    }
  }

  bool in_own_words(const std::string& words) const {
    return std::ranges::any_of(plan_.parts, [&](const Part& part) {
      return part.is_answer() && answer(part.answer).find(words) != std::string::npos;
    });
  }
  bool has_own_words() const {
    return std::ranges::any_of(plan_.parts, [&](const Part& part) {
      return part.is_answer() && answered(answer(part.answer));
    });
  }

  // A translation that names other answers than its English would swear to something else.
  std::string pattern_of(const Part& part) const {
    if (!translate_) return part.sentence;
    std::string translated = translate_(part.sentence);
    return placeholders(translated) == placeholders(part.sentence) ? translated : part.sentence;
  }

  std::optional<Sentence> offer(const Part& part) const {
    const auto names = placeholders(part.sentence);
    const auto known = [&](const std::string& field) { return answered(answer(field)); };
    if (!std::ranges::all_of(names, known)) return std::nullopt;
    if (part.with_words && !has_own_words()) return std::nullopt;
    // What the person has said in their own words is not said a second time in ours.
    const auto said = [&](const std::string& field) { return in_own_words(answer(field)); };
    if (!names.empty() && std::ranges::all_of(names, said)) return std::nullopt;
    Sentence sentence;
    sentence.id = star_.empty() ? part.id : part.id + "." + star_;
    const std::string pattern = pattern_of(part);
    sentence.text = fill(pattern, answers_, star_);
    sentence.origin = Origin::offered;
    for (const std::string& field : names) sentence.fields.push_back(starred(field, star_));
    sentence.removed = value(removed_field(sentence.id)) == "yes";
    sentence.accepted = !sentence.removed && decided(accepted_field(sentence.id), sentence.text);
    if (pattern != part.sentence) sentence.language = told_.language;
    return sentence;
  }

  const Plan& plan_;
  std::string star_;
  const record::Fields& answers_;
  const Translate& translate_;
  const Told& told_;
};

std::vector<std::string> stars_of(const Plan& plan, const record::Fields& answers) {
  if (plan.each == Each::once) return {""};
  if (plan.each == Each::a_case) return record::case_ids(answers);
  std::vector<std::string> stars;
  const auto asked = fields(plan);
  for (int n = 1; n <= kMostEntries; ++n) {
    const std::string star = std::to_string(n);
    const auto told = [&](const std::string& field) {
      return answers.contains(starred(field, star));
    };
    if (answers.contains(edited_field(plan.id + "." + star)) || std::ranges::any_of(asked, told))
      stars.push_back(star);
  }
  return stars;
}

// A paragraph that the person's order does not name stays behind the one it follows without it.
void put_in_order(std::vector<Paragraph>& paragraphs, std::string_view order) {
  std::map<std::string, std::vector<Paragraph>, std::less<>> behind;
  std::string named;
  for (Paragraph& paragraph : paragraphs) {
    if (lists(order, paragraph.prompt)) named = paragraph.prompt;
    behind[named].push_back(std::move(paragraph));
  }
  paragraphs.clear();
  const auto take = [&](std::string_view prompt) {
    const auto found = behind.find(prompt);
    if (found == behind.end()) return;
    std::ranges::move(found->second, std::back_inserter(paragraphs));
    behind.erase(found);
  };
  take("");
  while (!order.empty()) {
    const auto comma = std::min(order.find(','), order.size());
    take(order.substr(0, comma));
    order.remove_prefix(std::min(comma + 1, order.size()));
  }
}

}  // namespace

bool Statement::empty() const {
  for (const Paragraph& paragraph : paragraphs)
    for (const Sentence& sentence : paragraph.sentences)
      if (sentence.origin == Origin::own && !paragraph.left_out) return false;
  return true;
}

int Statement::waiting() const {
  int count = 0;
  for (const Paragraph& paragraph : paragraphs)
    for (const Sentence& sentence : paragraph.sentences)
      if (!paragraph.left_out && !sentence.accepted && !sentence.removed) ++count;
  return count;
}

std::set<std::string> Statement::languages() const {
  std::set<std::string> all;
  for (const Paragraph& paragraph : paragraphs)
    for (const Sentence& sentence : paragraph.sentences)
      if (!paragraph.left_out && sentence.accepted && !sentence.language.empty())
        all.insert(sentence.language);
  return all;
}

Statement build(const Outline& outline, const record::Fields& answers, const Translate& translate,
                const Told& told) {
  Statement statement;
  for (const Plan& plan : outline.plans)
    for (const std::string& star : stars_of(plan, answers))
      if (auto paragraph = Maker(plan, star, answers, translate, told).make())
        statement.paragraphs.push_back(std::move(*paragraph));
  put_in_order(statement.paragraphs, record::value_of(answers, kOrderField));
  return statement;
}

std::string text_of(const Paragraph& paragraph, Show show) {
  std::string text;
  if (paragraph.left_out) return text;
  for (const Sentence& sentence : paragraph.sentences) {
    if (sentence.removed || (show == Show::standing && !sentence.accepted)) continue;
    if (!text.empty()) text += ends_sentence(text) ? ' ' : '\n';
    text += sentence.accepted ? sentence.text : "[" + sentence.text + "]";
  }
  return text;
}

std::string digest(std::string_view sentence) {
  const core::Digest full = core::sha256(core::as_bytes(sentence));
  return core::to_hex(core::ByteView(full).first(16));
}

}  // namespace clearway::declaration
