// Translations. English text is the message id; a catalog gives the sentence in one
// language, or the English where there is none.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/core/date.h"
#include "app/core/result.h"

namespace clearway::text {

// A person who has read a whole catalog and answers for it.
struct SignOff {
  std::string by;
  core::Day on;
};

class Catalog {
 public:
  Catalog() = default;  // English: every message is its own translation
  // Reads a gettext .po file (libgettextpo). Fuzzy and empty messages count as missing.
  // Its header says Plural-Forms and X-Clearway-State: "machine-drafted", or "signed-off by
  // NAME on 2026-11-22". Errors: not_found; invalid_input with "file:line: message", also for
  // a state or a plural formula that is not known, and for a translation whose {names} are not
  // those of its message.
  static core::Result<Catalog> load(const std::filesystem::path& po, std::string language);
  // The same of the header alone. The messages are read when one is first wanted, by whichever
  // thread that is, or by prepare(); from a file that is not sound everything comes in English.
  static core::Result<Catalog> open(const std::filesystem::path& po, std::string language);
  core::Result<> prepare() const;  // errors: what load() says of the messages

  const std::string& language() const { return language_; }
  // Nothing while the words are machine-drafted; nor for English, which needs nobody's.
  const std::optional<SignOff>& signed_off() const { return signed_off_; }
  bool machine_drafted() const { return !source_ && !signed_off_; }
  std::string get(std::string_view message) const;
  // The same where it stands by itself, for a language in which a word then has another form: the
  // message with msgctxt "alone", or without one where the catalog has none.
  std::string get_alone(std::string_view message) const;
  bool has(std::string_view message) const;
  std::string plural(std::string_view one, std::string_view many, long n) const;

 private:
  std::string language_ = "en";
  bool source_ = true;
  int plural_rule_ = 0;
  std::optional<SignOff> signed_off_;
  struct Messages;
  const Messages& messages() const;
  const std::vector<std::string>* find(std::string_view message) const;  // its forms, or null
  std::shared_ptr<Messages> messages_;  // of every copy; null for the source
};

// Replaces each "{name}" by its value; an unknown name stays as it is, so that a mistake
// shows. Values are not searched again.
std::string fill(std::string_view pattern,
                 const std::vector<std::pair<std::string_view, std::string>>& values);

// "June 15, 2019", "15 de junio de 2019"; "June 2019"; "2019".
std::string format_date(const core::PartialDate& date, const Catalog& catalog);
std::string format_date(const core::Day& day, const Catalog& catalog);
std::string month_name(unsigned month, const Catalog& catalog);  // 1 to 12, standing by itself
// The message ids they use: month names and patterns such as "{month} {day}, {year}".
std::vector<std::string> date_messages();

// Byte positions of UTF-8: start of the code point before and after `at` (clamped).
std::size_t previous(std::string_view utf8, std::size_t at);
std::size_t next(std::string_view utf8, std::size_t at);
bool valid_utf8(std::string_view text);
std::size_t count(std::string_view utf8);  // code points
// Whether every sign of it can stand on court papers: letters of the Latin, Greek, Cyrillic and
// Armenian alphabets, Hangul, the Han characters that people write, digits, the usual signs, line
// ends. What our fonts draw on screen and paper alike.
bool printable(std::string_view utf8);

}  // namespace clearway::text
