// A file from an operator's hand: reading it never crashes, and every problem is one line.
#include "app/config/toml.h"

namespace {

void read_all(clearway::config::Table table) {
  for (const std::string& key : table.keys()) {
    if (table.holds_table(key)) {
      read_all(*table.table(key));
    } else {
      table.text(key, "");
      table.texts(key);
      table.one_of(key, {"a", "b"}, "a");
      table.integer(key, 1, 0, 10);
      for (clearway::config::Table entry : table.tables(key)) entry.refuse_unknown();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  auto document = clearway::config::Document::parse(text, "fuzz.toml");
  if (!document) return 0;
  read_all(document->root());
  static_cast<void>(document->finish().has_value());
  return 0;
}
