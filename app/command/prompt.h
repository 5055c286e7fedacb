// Asking for secrets: never an argument, never an environment variable, never echoed.
#pragma once

#include <string>

#include "app/keys/secret.h"

namespace clearway::command {

// What somebody typed; wiped when it goes.
class Typed {
 public:
  explicit Typed(std::string text) : text_(std::move(text)) {}
  Typed(const Typed&) = delete;
  Typed& operator=(const Typed&) = delete;
  Typed(Typed&& other) noexcept {
    text_.swap(other.text_);
    keys::wipe(other.text_);  // a short text is copied by a swap, and stays behind
  }
  Typed& operator=(Typed&&) = delete;
  ~Typed() { keys::wipe(text_); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// On a terminal: asks there, with echo off. Otherwise one line of standard input, so that a
// script can pipe it. Errors: invalid_input at the end of input or for an empty line.
core::Result<Typed> ask(const char* question);

// On a terminal it has to be typed twice.
core::Result<Typed> ask_new(const char* question);

}  // namespace clearway::command
