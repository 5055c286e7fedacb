// What stands under the title. Each put_… draws a block at a place and returns its height;
// on a dry canvas it only measures. `least` is a height to fill when the page has room.
#pragma once

#include "app/ui/widgets.h"

namespace clearway::ui {

float put_paragraph(Canvas& c, const flow::Paragraph& paragraph, Rect area, Color plain,
                    Color soft);
float put_card(Canvas& c, const flow::Card& card, Rect area);
float put_code(Canvas& c, const flow::CodeText& code, Rect area);
float put_count(Canvas& c, const flow::Count& count, Rect area);
float put_doors(Canvas& c, const flow::Doors& doors, Rect area, float least);
float put_findings(Canvas& c, const flow::FindingRow& row, Rect area, float least);
float put_statement(Canvas& c, const flow::StatementText& statement, Rect area, float least);
float put_facts(Canvas& c, const flow::FactList& list, Rect area);
float put_table(Canvas& c, const flow::Table& table, Rect area, float least);

// All of them, from top to bottom. `page_h` is what can be seen of the page; the last block
// grows until the whole is `least` high.
float put_blocks(Canvas& c, const std::vector<flow::Block>& blocks, Rect area, float page_h,
                 float least);

}  // namespace clearway::ui
