#include "app/command/messages.h"

#include <algorithm>
#include <set>

#include "app/command/interviews.h"
#include "app/command/letters.h"
#include "app/command/references.h"
#include "app/command/word_files.h"
#include "app/config/words.h"
#include "app/declaration/guards.h"
#include "app/interview/definition.h"
#include "app/relief/relief.h"
#include "app/text/catalog.h"

namespace clearway::command {

namespace fs = std::filesystem;

namespace {

class Collector {
 public:
  explicit Collector(const fs::path& config) : references_(find_references(config)) {}

  void add(const std::string& id, const std::string& plural = {}) {
    if (id.empty() || !seen_.insert(id).second) return;
    const auto places = references_.find(id);
    messages_.push_back(
        {id, plural, places == references_.end() ? std::vector<std::string>{} : places->second});
  }
  void add(const std::vector<std::string>& ids) {
    for (const auto& id : ids) add(id);
  }
  // In the order a translator reads the files; what code alone names comes last.
  std::vector<Message> take() {
    std::ranges::stable_sort(messages_, {}, [](const Message& message) {
      if (message.references.empty()) return std::pair(std::string("~"), 0);
      const auto& place = message.references.front();
      const auto colon = place.rfind(':');
      return std::pair(place.substr(0, colon), std::stoi(place.substr(colon + 1)));
    });
    return std::move(messages_);
  }

 private:
  References references_;
  std::set<std::string> seen_;
  std::vector<Message> messages_;
};

// "staff.case_one" beside "staff.case_many" is one message with a plural.
std::string partner(const config::Words& words, std::string_view key, std::string_view ending,
                    std::string_view other) {
  if (!key.ends_with(ending)) return {};
  const std::string name = std::string(key.substr(0, key.size() - ending.size())) += other;
  return words.has(name) ? name : std::string();
}

void add_words(Collector& collector, const config::Words& words) {
  for (const auto& key : words.keys()) {
    if (!partner(words, key, "_many", "_one").empty()) continue;
    const std::string many = partner(words, key, "_one", "_many");
    collector.add(std::string(words.get(key)),
                  many.empty() ? std::string() : std::string(words.get(many)));
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out;
}

std::string line(std::string_view word, std::string_view text) {
  return std::string(word) + " \"" + escaped(text) + "\"\n";
}

}  // namespace

core::Result<std::vector<Message>> collect_messages(const fs::path& config) {
  Collector collector(config);
  for (const auto& file : word_files(config)) {
    add_words(collector, TRY(config::Words::read(file.path)));
  }
  for (const auto& folder : interview_folders(config))
    collector.add(interview::sentences(TRY(interview::read_interview(folder))));
  collector.add(interview::sentences(TRY(interview::read_interview(config / "doors"))));
  const auto rules = TRY(relief::read_rules(config / "relief" / "california"));
  collector.add(relief::sentences(*rules));
  const auto outlines = TRY(read_outlines(config));
  for (const auto& [name, outline] : outlines) collector.add(declaration::sentences(outline));
  collector.add(declaration::sentences(TRY(declaration::read_guards(config / "guards.toml"))));
  collector.add(text::date_messages());
  return collector.take();
}

std::string po_template(const std::vector<Message>& messages) {
  std::string out =
      "# Sentences of Clearway. Written by `clearway config extract`; do not edit.\n"
      "msgid \"\"\nmsgstr \"\"\n"
      "\"Project-Id-Version: clearway\\n\"\n"
      "\"MIME-Version: 1.0\\n\"\n"
      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "\"Content-Transfer-Encoding: 8bit\\n\"\n"
      "\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n";
  for (const auto& message : messages) {
    out += '\n';
    for (const auto& place : message.references) out += "#: " + place + "\n";
    out += line("msgid", message.id);
    if (message.plural.empty()) {
      out += "msgstr \"\"\n";
    } else {
      out += line("msgid_plural", message.plural) + "msgstr[0] \"\"\nmsgstr[1] \"\"\n";
    }
  }
  return out;
}

}  // namespace clearway::command
