// What other programs see in our pages: poppler's and qpdf's command-line tools.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "app/packet/packet.h"
#include "tests/support/temp_dir.h"

namespace clearway::packet {

// Standard output and error of a command; throws when it fails.
inline std::string output_of(const std::string& command) {
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error(command);
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  if (::pclose(pipe) != 0) throw std::runtime_error(command + "\n" + text);
  return text;
}

inline std::string with_tool(const std::string& before, const core::Bytes& pdf,
                             const std::string& after = "") {
  const support::TempDir folder;
  support::write_file(folder / "x.pdf", core::as_text(pdf));
  return output_of(before + " " + (folder / "x.pdf").string() + " " + after);
}

// The text of one page, or of all; every run of white space is one space.
inline std::string text_of(const core::Bytes& pdf, int page = 0) {
  const std::string pages =
      page == 0 ? "" : " -f " + std::to_string(page) + " -l " + std::to_string(page);
  const std::string text = with_tool("pdftotext -enc UTF-8" + pages, pdf, "-");
  std::string flat;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\f' || c == '\r';
    if (!space)
      flat += c;
    else if (!flat.empty() && flat.back() != ' ')
      flat += ' ';
  }
  return flat;
}

inline std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

}  // namespace clearway::packet
