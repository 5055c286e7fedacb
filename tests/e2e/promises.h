// What the glass promised a person to have kept, held against what the record holds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/visitor.h"

namespace clearway::e2e {

// An answer on the glass. `kept`: the program says "Kept" of the value that stands there.
struct Shown {
  std::string field, value;  // the value as the record holds it: "2019-06", "text_only,mail"
  bool kept = false;
};
// Text, dates (three boxes, one answer), one choice of several, and several.
std::vector<Shown> answers_on(const support::Tree& tree);

// Field by field: the value last shown as kept and, after it, each value that stood there while
// the program had not yet said so. The record may hold any of these and nothing older.
class Promises {
 public:
  void see(const support::Tree& tree);
  // The code that the person said they wrote down; empty before that.
  const std::string& code() const { return code_; }
  void wrote_down(const std::string& code) { code_ = code; }
  // Expects each promise to be held. Whoever looks at the glass may miss the last value before
  // the cut, so the answer that `persona` was typing counts too: it is never the older one.
  void check(const std::map<std::string, std::string>& record, const support::Persona& persona);
  // The person took these answers away: "case.<id>.".
  void forget(const std::string& stem);
  std::size_t size() const { return since_kept_.size(); }

 private:
  std::string code_, code_on_glass_;
  std::map<std::string, std::vector<std::string>> since_kept_;
};

}  // namespace clearway::e2e
