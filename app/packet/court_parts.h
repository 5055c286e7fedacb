// What every sheet for a court has. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/packet/parts.h"

namespace clearway::packet {

inline constexpr float kWriting = 38;  // room for a hand

void centered(Column& column, const Type& type, const std::string& text);
enum class By : std::uint8_t { person, translator };  // who declares
// The court, the person, the case numbers, and in the end what kind of paper it is.
void add_caption(Column& column, const Papers& papers, const std::vector<CaseView>& cases,
                 const std::string& title, By by = By::person);
// Two lines to write on, side by side, each with its name beneath; `written` stands on the right.
void add_lines(Column& column, const std::string& left, const std::string& right,
               const std::string& written = {});
// `goes_on` stands at the top of each sheet after the first.
Column::Head court_head(int first, const std::string& goes_on);
// Under each sheet from `first` on what paper it is and which of its pages, as the rules of court
// ask: at the bottom, under a line, in letters of at least 10 points (California Rules of Court
// 2.109 and 2.110, last checked November 28, 2026).
void add_court_feet(Sheets& sheets, int first, const Wording& wording, const std::string& paper);
// "County of Kern · case number · Declaration of …, continued", so that sheets of two courts, or of
// two cases, are not mixed up.
std::string continued(const Papers& papers, const std::vector<CaseView>& cases);

}  // namespace clearway::packet
