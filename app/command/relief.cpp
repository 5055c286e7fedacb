// clearway relief
#include "app/relief/relief.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <utility>

#include "app/command/parser.h"
#include "app/command/relief_output.h"

namespace clearway::command {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

struct Wanted {
  std::string as_of;
  std::string file;
  bool text = false;
  bool explain = false;
};

// Two cases may have one id in the input: findings name the place instead.
Screened screen_person(const relief::RuleSet& rules, relief::Person person, const core::Day& today,
                       bool explain) {
  Screened screened;
  for (std::size_t i = 0; i < person.cases.size(); ++i)
    screened.cases.push_back(std::exchange(person.cases[i].id, std::to_string(i)));
  screened.findings = relief::screen(rules, person, today, explain ? &screened.tried : nullptr);
  return screened;
}

// One line on a terminal, whatever the key was.
std::string on_one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return text;
}

class Answers {
 public:
  Answers(const relief::RuleSet& rules, const core::Day& today, const Wanted& wanted)
      : rules_(rules), today_(today), wanted_(wanted) {}

  void take(const PersonRead& person) {
    ++n_;
    if (!person) return refuse(person.error());
    const Screened screened = screen_person(rules_, *person, today_, wanted_.explain);
    put(wanted_.text ? findings_text(rules_, screened, today_) : findings_json(rules_, screened));
  }
  void open(bool array) {
    array_ = array && !wanted_.text;
    if (array_) std::fputs("[", stdout);
  }
  Exit close() {
    if (array_) std::fputs("]\n", stdout);
    return refused_ ? Exit::usage : Exit::ok;
  }

 private:
  void refuse(const Malformed& malformed) {
    refused_ = true;
    std::fprintf(stderr, "clearway: relief: person %zu: %s: expected %s\n", n_,
                 malformed.path.empty() ? "input" : on_one_line(malformed.path).c_str(),
                 malformed.expected.c_str());
    put(wanted_.text ? "Person " + std::to_string(n_) + " could not be read.\n"
                     : error_json(malformed));
  }

  void put(const std::string& answer) {
    if (array_ && n_ > 1) std::fputs(",\n", stdout);
    std::fwrite(answer.data(), 1, answer.size(), stdout);
    if (!array_ && !wanted_.text) std::fputs("\n", stdout);
    if (!array_) std::fflush(stdout);
  }

  const relief::RuleSet& rules_;
  core::Day today_;
  const Wanted& wanted_;
  std::size_t n_ = 0;
  bool array_ = false;
  bool refused_ = false;
};

core::Result<Exit> screen_people(const Places& places, const Wanted& wanted) {
  const auto today = core::parse_day(wanted.as_of);
  if (!today)
    return core::fail(ErrorCode::invalid_input, "command.relief", "--as-of: expected YYYY-MM-DD");
  const auto rules = TRY(relief::read_rules(places.config / "relief" / "california"));
  std::ifstream file;
  if (wanted.file != "-") {
    file.open(wanted.file, std::ios::binary);
    if (!file || fs::is_directory(wanted.file))
      return core::fail(ErrorCode::not_found, "command.relief", wanted.file);
  }
  People people(wanted.file == "-" ? std::cin : file);
  Answers answers(*rules, *today, wanted);
  answers.open(people.is_array());
  while (const auto person = people.next()) answers.take(*person);
  return answers.close();
}

}  // namespace

void add_relief(Part app, Chosen& chosen) {
  auto wanted = std::make_shared<Wanted>();
  const auto leaf = app.leaf("relief", "which relief may fit the cases of a person, and why");
  leaf.option("--as-of", wanted->as_of, "today, for the waiting periods")
      .required()
      .type_name("YYYY-MM-DD");
  leaf.option("FILE", wanted->file, "JSON: a person, an array or one a line; - for standard input")
      .required();
  leaf.flag("--text", wanted->text, "for reading");
  leaf.flag("--explain", wanted->explain,
            "each rule that was tried, and why it did or did not fire");
  leaf.callback([&chosen, wanted] {
    chosen.work = [&chosen, wanted] { return screen_people(chosen.places, *wanted); };
  });
}

}  // namespace clearway::command
