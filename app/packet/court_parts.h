// What every sheet for a court has. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "app/packet/parts.h"

namespace clearway::packet {

inline constexpr float kWriting = 38;  // room for a hand

void centered(Column& column, const Type& type, const std::string& text);
// The court, who declares, the case numbers, and in the end what kind of paper it is.
void add_caption(Column& column, const Papers& papers, const std::vector<CaseView>& cases,
                 const std::string& title);
// Two lines to write on, side by side, each with its name beneath; `written` stands on the right.
void add_lines(Column& column, const std::string& left, const std::string& right,
               const std::string& written = {});
// `goes_on` stands at the top of each sheet after the first.
Column::Head court_head(int first, const std::string& goes_on);
// "County of Kern · Declaration of …, continued", so that sheets of two courts are not mixed up.
std::string continued(const Papers& papers, const std::vector<CaseView>& cases);

}  // namespace clearway::packet
