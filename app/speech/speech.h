// Text becomes sound: one short-lived espeak-ng child per utterance, the text by pipe, so
// that no word is ever an argument another program could list.
#pragma once

#include <sys/types.h>
#include <string>

#include "app/core/result.h"

namespace clearway::speech {

struct Voice {
  std::string language = "en";  // espeak-ng voice: "en-us", "es-419"
  int words_per_minute = 120;   // 60 to 250
  int volume = 100;             // 0 to 200
};

class Speaker {
 public:
  Speaker() = default;
  ~Speaker();  // stops
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;
  // Stops what is being said and says this. Errors: not_found when espeak-ng is missing.
  core::Result<> say(const Voice& voice, std::string_view text);
  void stop();
  void pause(bool on);  // false: goes on where it stopped
  bool speaking();      // reaps the child when it has ended

 private:
  pid_t child_ = -1;
};

}  // namespace clearway::speech
