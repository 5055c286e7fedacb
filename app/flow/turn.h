// One turn of the loop while it is being worked out: the state so far and what it asks for.
// Private to app/flow.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/flow/flow.h"

namespace clearway::flow {

struct Turn {
  const World& world;
  State& s;
  std::vector<Effect>& effects;

  template <class E>
  void ask(E effect) {
    effects.emplace_back(std::move(effect));
  }
};

// ---- navigate.cpp ------------------------------------------------------------------------
void go(Turn& turn, Where where);  // forward; Back returns here
void go(Turn& turn, Screen screen);
void replace(Turn& turn, Where where);  // no way back
bool may_go_back(const State& state);
void back(Turn& turn);     // to the first screen: the visit ends
void advance(Turn& turn);  // what comes after the present screen
void enter_section(Turn& turn, std::string_view section, std::string_view case_id = {});
std::string new_case(Turn& turn);  // its id; the case exists from here on
void remove_case(Turn& turn, const std::string& id);

// ---- doors.cpp: what is behind home, and what it tells from kiosk-config/doors -----------------
// The page of the interview or of a door that is on the glass; null on any other screen.
const interview::Page* page_here(const World& world, const State& state);
bool press_door(Turn& turn, const std::string& action);  // "begin", "door.…", "page.…"
void advance_door(Turn& turn);
void forget_door(State& state);                 // what was typed there is nobody's once it is left
bool offers_slip(const interview::Page& page);  // of what the others tell
bool offers_letters(const interview::Page& page);  // from the same answers
Slip slip_of(const World& world, const State& state, std::string_view section);

// ---- letters.cpp: what is not sworn to, from the same answers ----------------------------------
inline constexpr std::string_view kLetterDoor = "letter";  // the pages that ask what it needs
declaration::Statement letter_of(const World& world, const State& state);
bool press_letter(Turn& turn, const std::string& action);
void leave_letters(Turn& turn);  // to where they were chosen from

// ---- answers.cpp -------------------------------------------------------------------------
void set_answer(Turn& turn, const std::string& field, const std::string& value);
void flush(Turn& turn);                  // sends what changed to the vault, if there is a record
bool is_answer(std::string_view field);  // else it lives in State::typed
bool is_secret(std::string_view field);  // or, a return code or a passphrase, in State::secrets
std::string_view text_of(const State& state, std::string_view field);  // until it is changed
void set_text(Turn& turn, const std::string& field, const std::string& text);  // no secret
// `text` in place of `count` bytes at `at`, of a secret too.
void replace_text(Turn& turn, const std::string& field, std::size_t at, std::size_t count,
                  std::string_view text);
// What the view has of a text: of a passphrase only how long it is, a sign for each character.
bool is_masked(std::string_view field);
std::string shown_text(const State& state, std::string_view field);
// A byte position in the text as it is shown, and the same in the text.
std::size_t shown_caret(const State& state, std::string_view field, std::size_t caret);
std::size_t caret_of_shown(const State& state, std::string_view field, std::size_t shown);
void fill_date_parts(State& state, const std::string& field);
int number_in(const State& state, std::string_view field);  // 0 where there is none
bool page_ok(Turn& turn);  // checks the present page; notes what is wrong

// ---- typing.cpp --------------------------------------------------------------------------
void focus(Turn& turn, const std::string& field, std::size_t caret);
void type(Turn& turn, std::string_view text);
void erase(Turn& turn);
void move_caret(Turn& turn, int by);
std::size_t limit_of(const World& world, std::string_view field);  // characters
bool takes_lines(const World& world, std::string_view field);  // a long text: more than one line
bool press_key(Turn& turn, std::string_view action);           // "key.…"; false: not a key

// ---- compose.cpp: keys that become letters together --------------------------------------------
// Which keyboard is shown, and whether its letters are those of codes and dates in any case.
const std::pair<const std::string, config::Keyboard>* board_of(const World& world,
                                                               const State& state);
bool needs_plain_letters(std::string_view field);
bool compose_key(Turn& turn, std::string_view key);     // false: it is typed as it is
bool take_back_key(Turn& turn);                         // false: nothing is being put together
void settle(Turn& turn);                                // it stays as it is now
bool press_board(Turn& turn, std::string_view action);  // "pick.…", "board.…"
bool press_wheel(Turn& turn, std::string_view action);  // "wheel.…"; date_wheel.cpp

// ---- hand_over.cpp: while a helper has the screen -----------------------------------------------
bool may_hand_over(const State& state);
// A private answer that the helper has not typed. `part`: the field, or a part of its answer.
bool is_hidden(const World& world, const State& state, std::string_view part);
bool waits_for_person(const State& state);  // beyond the questions
bool press_helper(Turn& turn, const std::string& action);

// ---- same_answer.cpp
// ------------------------------------------------------------------------------
struct SameAnswer {
  std::string field;
  std::string value;
};
// What the page here could take over from the case before; nothing once it has an answer.
std::optional<SameAnswer> same_answer(const World& world, const State& state);
bool press_same(Turn& turn, const std::string& action);

// ---- list_editor.cpp: several short answers in one field --------------------------------------
bool is_entry(std::string_view field);
std::string list_of(std::string_view entry);  // the field of the list that it goes into
std::vector<std::string> list_items(std::string_view value);
void set_entry(Turn& turn, const std::string& entry, const std::string& text);
void end_entry(Turn& turn);  // what is typed stays on the list; the next one begins anew
bool press_list(Turn& turn, const std::string& action);  // "list.…"

// ---- paragraph.cpp: one paragraph of the statement by itself ----------------------------------
void end_paragraph(Turn& turn);  // a version that says nothing else than the answers is none
bool press_paragraph(Turn& turn, const std::string& action);
void restore_paragraph(Turn& turn);
const declaration::Paragraph* paragraph_of(const declaration::Statement& statement,
                                           std::string_view prompt);

// ---- kinder.cpp: words that somebody uses against themselves ------------------------------------
bool press_kinder(Turn& turn, const std::string& action);

// ---- tick.cpp ----------------------------------------------------------------------------
void tick(Turn& turn, const Ticked& event);

// ---- press.cpp, press_tools.cpp, press_staff.cpp -------------------------------------------
void press(Turn& turn, const std::string& action);
bool press_tool(Turn& turn, const std::string& action);  // each: false, not one of its own
bool press_cover(Turn& turn, const std::string& action);
bool press_staff(Turn& turn, const std::string& action);
bool press_join(Turn& turn, const std::string& action);
bool press_doubt(Turn& turn, const std::string& action);
bool press_initial(Turn& turn, const std::string& action);  // choices.cpp
// True, with what follows, when the action begins with `with`.
bool starts(std::string_view action, std::string_view with, std::string& rest);
void be_silent(Turn& turn);  // nothing is read aloud, nor the next screens
void end_visit(Turn& turn, bool keep);
void make_paper(Turn& turn, Paper paper, std::string_view door = {});  // paper.cpp

// ---- facts.cpp: what both update and view read -----------------------------------------------
const interview::Question* question_of(const World& world, std::string_view field);
// For a county: the shared list, then what the question adds ("another state").
std::vector<interview::Choice> choices_of(const World& world, const interview::Question& question);
std::vector<relief::Finding> findings_of(const World& world, const State& state,
                                         const record::Fields& answers);
declaration::Statement statement_of(const World& world, const State& state,
                                    const record::Fields& answers);
// The last day the person is sure to find their file here; nothing when nothing is kept, or when
// this machine never forgets.
std::optional<core::Day> kept_until(const World& world, const State& state);
bool has_words(const record::Fields& answers);  // any part of a story
// "Los Angeles, 2018", as far as it is known.
std::string case_place(const World& world, const State& state, const record::Fields& answers,
                       const std::string& id);
// Label and answer of every answered question of a section, as a person reads it.
std::vector<std::pair<std::string, std::string>> labeled(const World& world, const State& state,
                                                         const record::Fields& answers,
                                                         std::string_view section,
                                                         const std::string& case_id);
// Of what was told twice, what a person can be asked about: the rest (the language of a visit, the
// order of cases) is settled by the next visit.
std::vector<Doubt> asked_doubts(const World& world, std::vector<Doubt> doubts);
// The question of a field, and an answer to it, as a person reads them; the field itself and the
// answer as it is where no question asks for it.
std::string question_text(const World& world, const State& state, const std::string& field);
std::string answer_text(const World& world, const State& state, const std::string& field,
                        const std::string& value);

}  // namespace clearway::flow
