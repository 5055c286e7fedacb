#include "app/packet/packet.h"

#include "app/packet/parts.h"

namespace clearway::packet {

core::Result<Document> make_packet(const Context& context, const Input& input) {
  Sheets sheets = TRY(Sheets::open(context.fonts));
  const Papers all = papers(context, input);
  add_cover(sheets, all);
  Range court{sheets.count(), sheets.count()};
  add_declarations(sheets, all);
  add_translators(sheets, all);
  court.end = sheets.count();
  add_companion(sheets, all);
  for (std::size_t i = 0; i < all.cases.size(); ++i) add_case(sheets, all, i);
  add_about(sheets, all);
  add_feet(sheets, all.wording, input.findings, court);
  const int pages = sheets.count();
  return Document{.pdf = TRY(sheets.finish(all.wording.language())), .pages = pages};
}

}  // namespace clearway::packet
