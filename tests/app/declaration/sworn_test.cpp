// Whatever is typed, edited, moved, translated and accepted, by whom and in whatever order: of what
// stands for a sworn page the person has typed every sentence or accepted exactly it.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

enum class By { person, helper };

// Somebody's visit, and beside it what the person is known to have said: kept here by other means
// than the ones that are tried.
class Visit {
 public:
  void step() {
    switch (*rc::gen::inRange(0, 9)) {
      case 0:
      case 1:
        return type(*rc::gen::elementOf(kFields), any_words(), any_actor());
      case 2:
        return carry_out(edit(any_paragraph(), any_words()), any_actor());
      case 3:
        return carry_out(restore(any_paragraph().prompt), any_actor());
      case 4:
        return carry_out(*rc::gen::arbitrary<bool>() ? leave_out(any_paragraph().prompt)
                                                     : put_in(any_paragraph().prompt),
                         any_actor());
      case 5:
        return carry_out(move(now(), any_paragraph().prompt, *rc::gen::inRange(-3, 4)),
                         any_actor());
      case 6:
        spanish_ = !spanish_;
        return;
      default:
        return decide_one(any_actor());
    }
  }

  void check() const {
    for (const Paragraph& paragraph : now().paragraphs) {
      std::string stands;
      for (const Sentence& sentence : paragraph.sentences) {
        if (!sentence.accepted || sentence.removed) continue;
        stands += sentence.text;
        const auto typed = own_.find(sentence.id);
        const bool own =
            sentence.origin == Origin::own && typed != own_.end() && typed->second == sentence.text;
        RC_ASSERT(own || accepted_.contains({sentence.id, sentence.text}));
      }
      // And of what does not stand nothing is printed.
      std::string printed = text_of(paragraph);
      std::erase(printed, ' '), std::erase(printed, '\n');
      std::erase(stands, ' '), std::erase(stands, '\n');
      RC_ASSERT(printed == (paragraph.left_out ? std::string() : stands));
    }
  }

 private:
  static By any_actor() { return *rc::gen::element(By::person, By::helper); }
  static std::string any_words() {
    return *rc::gen::element<std::string>("", "I cook.", "I bake", "I am sober.", "Trabajo.");
  }
  Statement now() const {
    const Translate translate = [this](std::string_view sentence) {
      if (spanish_ && sentence.starts_with("Thank you")) return std::string("Gracias por leer.");
      return std::string(sentence);
    };
    Told told{.by_others = others_, .language = spanish_ ? "es" : ""};
    return build(outline_, answers_, translate, told);
  }
  Paragraph any_paragraph() const { return *rc::gen::elementOf(now().paragraphs); }

  void type(const std::string& field, const std::string& words, By actor) {
    if (record::value_of(answers_, field) == words) return;
    own_.erase(field);
    others_.erase(field);
    if (words.empty()) {
      answers_.erase(field);
      return;
    }
    answers_[field] = words;
    if (actor == By::person)
      own_[field] = words;
    else
      others_.insert(field);
  }
  void carry_out(const Changes& changes, By actor) {
    for (const auto& [field, value] : changes) type(field, value.value_or(std::string()), actor);
  }
  void decide_one(By actor) {
    const Sentence sentence = *rc::gen::elementOf(any_paragraph().sentences);
    const bool accept = *rc::gen::arbitrary<bool>();
    if (accept && actor == By::person) accepted_.insert({sentence.id, sentence.text});
    carry_out(decide(sentence, accept), actor);
  }

  inline static const std::vector<std::string> kFields = {
      "declaration.who", "declaration.changed", "declaration.work.1.place",
      "declaration.work.1.story", "person.name.court"};
  Outline outline_ = shipped_outline();
  record::Fields answers_;
  std::set<std::string> others_;
  bool spanish_ = false;
  std::map<std::string, std::string> own_;                  // what the person typed last
  std::set<std::pair<std::string, std::string>> accepted_;  // and what they ever accepted
};

TEST(Sworn, NothingStandsThatThePersonHasNeitherTypedNorAccepted) {
  EXPECT_TRUE(rc::check([] {
    Visit visit;
    for (int i = 0; i < 40; ++i) {
      visit.step();
      visit.check();
    }
  }));
}

}  // namespace
}  // namespace clearway::declaration
