// Building views. Private to app/flow; one function per screen or part of one.
#pragma once

#include <string>

#include "app/flow/say.h"
#include "app/flow/turn.h"

namespace clearway::flow {

struct Show {
  const World& world;
  const State& s;
  Say say;
  View& v;
};

// ---- frame.cpp: what every screen has
void show_frame(Show& show);
Button button(std::string action, std::string label, Style style = Style::quiet,
              Icon icon = Icon::none);
Button next_button(const Show& show, const char* word = "frame.continue");
// "Case 2: …", so that it is clear which; the text alone where there is no such case.
std::string of_case(const Show& show, const record::Fields& answers, const std::string& case_id,
                    const std::string& text);
// A page's question, in a list of several. A hard one is not met there without a word before it:
// it has its short name.
std::string listed_title(const Show& show, const interview::Page& page);
Card word_card(const Show& show, Tone tone, const std::string& word);  // word.title, word.body
Option option(const Show& show, std::string id, std::string_view word, bool on);
TextField text_field(const Show& show, const std::string& field, std::string label);
std::string checked_on(const Say& say, std::string_view citation, const core::Day& day);
Card helper_card(const Show& show);           // whom to ask
std::string kept_line(const Show& show);      // until when the file is kept here, or empty
std::string printing_line(const Show& show);  // what the printer is doing, or empty
void show_keyboard(Show& show);               // show_keyboard.cpp
KeyboardView date_wheel(const Show& show);    // date_wheel.cpp

void show_cover(Show& show);                           // covers.cpp
void show_list(Show& show, const std::string& field);  // list_editor.cpp
// What may be said about the words of a long text; kinder.cpp.
void show_hints(Show& show);
// show_interview.cpp
void show_questions(Show& show, const interview::Page& page, const record::Fields& told);
void show_asides(Show& show, const interview::Page& page);
void show_choices(Show& show, const interview::Question& question,
                  const std::string& field);  // choices.cpp

// ---- show_staff.cpp: what every staff screen has
void staff_frame(Show& show);
std::string initials(const record::Fields& fields);
void show_doubts_card(Show& show);  // show_doubt.cpp; nothing without any

// ---- one screen each
void show_attract(Show& show);
void show_language(Show& show);
void show_home(Show& show);
void show_door(Show& show);
void show_letters(Show& show);
void show_letter(Show& show);
void show_welcome(Show& show);
void show_consent(Show& show);
void show_code(Show& show);
void show_return_code(Show& show);
void show_hub(Show& show);
void show_question(Show& show);
void show_order(Show& show);
void show_cases(Show& show);
void show_no_record(Show& show);
void show_findings(Show& show);
void show_read_all(Show& show);
void show_paragraph(Show& show);  // paragraph.cpp
void show_review(Show& show);     // show_review.cpp
void show_papers(Show& show);
void show_finish(Show& show);
void show_leaving(Show& show);
void show_staff_sign_in(Show& show);
void show_staff_list(Show& show);
void show_staff_record(Show& show);
void show_staff_code(Show& show);
void show_locked(Show& show);
void show_staff_audit(Show& show);
void show_history(Show& show);
void show_doubt(Show& show);
void show_staff_doubts(Show& show);
void show_staff_part(Show& show);
void show_staff_join(Show& show);
void show_staff_join_sure(Show& show);

const RecordRow* row_of(const State& s, const std::string& id);

void show_sign_in(Show& show);  // the two fields of a sign-in
StatementText statement_text(const Show& show, const record::Fields& answers, bool with_buttons);
// The paragraph that an answer stands in, or as if nothing was told.
StatementText paragraph_with(const Show& show, const std::string& field);
// The first sentence that waits for the person, of one paragraph or of all.
void show_waiting(Show& show, const declaration::Statement& statement,
                  std::string_view prompt = {});

}  // namespace clearway::flow
