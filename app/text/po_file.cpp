#include "app/text/po_file.h"

#include <fmt/format.h>
#include <gettext-po.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csetjmp>
#include <fstream>
#include <memory>
#include <mutex>
#include <system_error>
#include <utility>

#ifdef CLEARWAY_SANITIZED
#include <sanitizer/lsan_interface.h>
#endif

namespace clearway::text {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::uintmax_t kLargestFile = 4U << 20U;

// The parser reports through bare function pointers and must not be returned to after a
// fatal error. It wants to end the program there; we jump back to where we called it. What
// it had allocated by then is lost, which a program that refuses to start can afford.
std::mutex g_parser;
std::jmp_buf g_back;
std::string g_problems;

void note(const char* file, std::size_t line, const char* text) {
  std::string message = text == nullptr ? "" : text;
  std::ranges::replace(message, '\n', ' ');
  while (!message.empty() && message.back() == ' ') message.pop_back();
  const bool somewhere = line != 0 && line != static_cast<std::size_t>(-1);
  if (!g_problems.empty()) g_problems += '\n';
  g_problems +=
      fmt::format("{}:{}: {}", file == nullptr ? "catalog" : file, somewhere ? line : 1, message);
}

// The library says what these take. NOLINTBEGIN(readability-function-size)
void on_problem(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int,
                const char* text) {
  if (severity != PO_SEVERITY_WARNING) note(file, line, text);
  if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(g_back, 1);
}

void on_two_problems(int severity, po_message_t one, const char* file, std::size_t line,
                     std::size_t column, int multi, const char* text, po_message_t,
                     const char* file2, std::size_t line2, std::size_t, int, const char* text2) {
  if (severity != PO_SEVERITY_WARNING) note(file2, line2, text2);
  on_problem(severity, one, file, line, column, multi, text);
}
// NOLINTEND(readability-function-size)

// Nothing in here has a destructor, so the jump skips none.
po_file_t parse_or_jump(const char* file) {
  static constexpr po_xerror_handler kHandler = {on_problem, on_two_problems};
  if (setjmp(g_back) != 0) return nullptr;
  return po_file_read(file, &kHandler);
}

// libgettextpo 0.21 loses a few hundred bytes on every read. A catalog is read twice, so that is
// no harm, but the leak check of a test must not be blind to everything else because of it.
po_file_t parse(const char* file) {
#ifdef CLEARWAY_SANITIZED
  __lsan_disable();
#endif
  auto* const parsed = parse_or_jump(file);
#ifdef CLEARWAY_SANITIZED
  __lsan_enable();
#endif
  return parsed;
}

struct FreeFile {
  void operator()(po_file* file) const { po_file_free(file); }
};
struct FreeIterator {
  void operator()(struct po_message_iterator* iterator) const {
    po_message_iterator_free(iterator);
  }
};

std::string text_or_empty(const char* text) { return text == nullptr ? "" : text; }

PoMessage message_of(po_message_t message) {
  PoMessage result;
  result.id = text_or_empty(po_message_msgid(message));
  result.plural = text_or_empty(po_message_msgid_plural(message));
  result.context = text_or_empty(po_message_msgctxt(message));
  if (po_message_msgid_plural(message) == nullptr) {
    result.forms.push_back(text_or_empty(po_message_msgstr(message)));
  } else {
    for (int form = 0; const char* text = po_message_msgstr_plural(message, form); ++form)
      result.forms.emplace_back(text);
  }
  return result;
}

core::Result<std::string> text_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) return fail(ErrorCode::not_found, "text.load", file.string());
  if (size > kLargestFile)
    return fail(ErrorCode::invalid_input, "text.load", file.string() + ":1: larger than 4 MiB");
  std::ifstream stream(file, std::ios::binary);
  std::string text(size, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (!stream.is_open() || stream.bad())
    return fail(ErrorCode::not_found, "text.load", file.string());
  return text;
}

// `text` is what `file` holds. The parser takes no text, only a file to open.
core::Result<PoFile> parsed_text(std::string text, const std::filesystem::path& file) {
  PoFile result;
  result.text = std::move(text);
  const std::lock_guard lock(g_parser);
  g_problems.clear();
  const std::unique_ptr<po_file, FreeFile> parsed(parse(file.c_str()));
  if (parsed == nullptr && g_problems.empty()) note(file.c_str(), 1, "cannot be read");
  if (!g_problems.empty())
    return fail(ErrorCode::invalid_input, "text.load", std::exchange(g_problems, {}));
  const std::unique_ptr<struct po_message_iterator, FreeIterator> iterator(
      po_message_iterator(parsed.get(), nullptr));
  while (po_message_t message = po_next_message(iterator.get())) {
    if (po_message_is_obsolete(message) != 0) continue;
    if (*po_message_msgid(message) == '\0') {
      result.header = text_or_empty(po_message_msgstr(message));
      continue;
    }
    if (po_message_is_fuzzy(message) != 0) continue;
    result.messages.push_back(message_of(message));
  }
  return result;
}

}  // namespace

core::Result<PoFile> read_po(const std::filesystem::path& file) {
  return parsed_text(TRY(text_of(file)), file);
}

core::Result<PoFile> read_po_header(const std::filesystem::path& file) {
  auto text = TRY(text_of(file));
  if (const auto end = text.find("\n\n"); end != std::string::npos) text.resize(end + 1);
  const int memory = memfd_create("po-header", MFD_CLOEXEC);
  const bool written =
      memory >= 0 && ::write(memory, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  auto header = written ? parsed_text(std::move(text), fmt::format("/proc/self/fd/{}", memory))
                        : fail(ErrorCode::internal, "text.load", "no memory for a header");
  if (memory >= 0) ::close(memory);
  // Where it does not come first, or is not sound: the whole file, whose problems have its name.
  return header && !header->header.empty() ? std::move(header) : read_po(file);
}

int PoFile::line_of(std::string_view id) const {
  // A message may be broken over several lines, so only its beginning is looked for.
  const std::string_view start =
      id.substr(0, std::min(id.find_first_of("\"\\\n"), std::size_t{24}));
  const std::size_t at = text.find('"' + std::string(start));
  if (start.empty() || at == std::string::npos) return 1;
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

std::string header_field(std::string_view header, std::string_view name) {
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find('\n', at), header.size());
    const std::string_view line = header.substr(at, end - at);
    if (line.starts_with(name) && line.substr(name.size()).starts_with(':')) {
      const std::size_t value = line.find_first_not_of(' ', name.size() + 1);
      return value == std::string_view::npos ? "" : std::string(line.substr(value));
    }
    at = end + 1;
  }
  return {};
}

}  // namespace clearway::text
