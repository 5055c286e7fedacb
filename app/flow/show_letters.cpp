// Which letter, and the letter itself: the person's words, and ours until they decide on them.
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

constexpr Icon kLetterIcon = Icon::papers;

StatementText letter_text(const declaration::Statement& letter) {
  StatementText text;
  for (const auto& paragraph : letter.paragraphs) {
    if (paragraph.left_out) continue;
    StatementText::Part part;
    for (const auto& sentence : paragraph.sentences) {
      if (sentence.removed) continue;
      const bool offered = sentence.origin == declaration::Origin::offered;
      part.spans.push_back({sentence.id, sentence.text, offered, sentence.accepted, false});
    }
    if (!part.spans.empty()) text.parts.push_back(std::move(part));
  }
  return text;
}

// Every page that asks for a part of it: to add what is missing, or to change what is there.
void add_changes(Show& show) {
  const auto* section = show.world.doors.section(kLetterDoor);
  if (section == nullptr) return;
  ButtonRow row;
  for (const auto& page : section->pages) {
    if (page.questions.empty()) continue;
    const bool told = !record::value_of(show.s.answers, page.questions[0].field).empty();
    row.buttons.push_back(button("letter.change." + page.id,
                                 show.say(told ? "letter.change" : "letter.add",
                                          {{"what", show.say.message(page.questions[0].label)}}),
                                 Style::quiet, Icon::pencil));
  }
  show.v.main.push_back(std::move(row));
}

void add_waiting(Show& show, const declaration::Statement& letter) {
  for (const auto& paragraph : letter.paragraphs)
    for (const auto& sentence : paragraph.sentences) {
      if (paragraph.left_out || sentence.accepted || sentence.removed) continue;
      Card card;
      card.tone = Tone::example;
      card.title = show.say.counted("letter.ours", letter.waiting());
      card.body.push_back({"“" + sentence.text + "”", Weight::strong, true});
      card.body.push_back({show.say("letter.ours_body"), Weight::normal});
      card.buttons.push_back(
          button("letter.keep." + sentence.id, show.say("letter.keep"), Style::primary));
      card.buttons.push_back(button("letter.remove." + sentence.id, show.say("letter.remove")));
      if (letter.waiting() > 1)
        card.buttons.push_back(button("letter.keep", show.say("letter.keep_all")));
      return void(show.v.aside.push_back(std::move(card)));
    }
}

}  // namespace

void show_letters(Show& show) {
  View& v = show.v;
  v.title = show.say("letters.title");
  v.lead = show.say("letters.lead");
  Doors doors;
  for (const auto& [id, outline] : show.world.letters) {
    const std::string word = "letters." + id;
    if (show.world.words.has(word + ".title"))
      doors.doors.push_back(
          {"letter.write." + id, show.say(word + ".title"), show.say(word + ".text"), kLetterIcon});
  }
  v.main.push_back(std::move(doors));
}

void show_letter(Show& show) {
  View& v = show.v;
  const auto letter = letter_of(show.world, show.s);
  v.kicker = show.say("letters." + show.s.letter + ".title");
  v.title = show.say("letter.title");
  v.lead = show.say("letter.lead");
  const std::string line = printing_line(show);
  if (!line.empty()) v.main.push_back(Paragraph{line, Weight::strong});
  v.main.push_back(letter_text(letter));
  ButtonRow row;
  row.buttons.push_back(
      button("print.letter", show.say("letter.print"), Style::primary, Icon::print));
  row.buttons.back().enabled = letter.waiting() == 0 && !printing_unfinished(show.s);
  row.buttons.back().says_why = letter.waiting() > 0;
  v.main.push_back(std::move(row));
  add_changes(show);
  add_waiting(show, letter);
  v.aside.push_back(word_card(show, Tone::plain, "letter.unsworn"));
  v.next = next_button(show, "door.done");
}

}  // namespace clearway::flow
