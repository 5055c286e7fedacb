#include "app/command/word_files.h"

#include "app/flow/world.h"
#include "app/packet/packet.h"

namespace clearway::command {

std::vector<WordFile> word_files(const std::filesystem::path& config) {
  // A new folder with sentences of its own is one more line here.
  return {{config / "words.toml", flow::wanted_words()},
          {config / "packet.toml", packet::wanted_words()}};
}

}  // namespace clearway::command
