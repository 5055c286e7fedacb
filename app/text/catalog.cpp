#include "app/text/catalog.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "app/text/plural.h"
#include "app/text/po_file.h"

namespace clearway::text {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

// The next "{name}" from `at` on: where it starts and its name; npos when there is none.
struct Hole {
  std::size_t start = std::string_view::npos;
  std::string_view name;
};

Hole next_hole(std::string_view pattern, std::size_t at) {
  while ((at = pattern.find('{', at)) != std::string_view::npos) {
    const std::size_t end = pattern.find_first_of("{}", at + 1);
    if (end == std::string_view::npos) return {};
    if (pattern[end] == '}' && end > at + 1) return {at, pattern.substr(at + 1, end - at - 1)};
    at = pattern[end] == '{' ? end : end + 1;
  }
  return {};
}

std::set<std::string_view> holes(std::string_view pattern) {
  std::set<std::string_view> names;
  for (Hole hole = next_hole(pattern, 0); hole.start != std::string_view::npos;
       hole = next_hole(pattern, hole.start + 1))
    names.insert(hole.name);
  return names;
}

constexpr std::string_view kAlone = "alone";
std::string key_alone(std::string_view message) {
  return std::string(kAlone) + '\4' + std::string(message);
}

constexpr const char* kState = "X-Clearway-State";
constexpr std::string_view kDrafted = "machine-drafted";
constexpr std::string_view kSignedOff = "signed-off by ";
constexpr std::string_view kOn = " on ";

// "signed-off by Ada Prueba on 2026-11-22"; nothing for anything else.
std::optional<SignOff> sign_off_of(std::string_view state) {
  const std::size_t on = state.rfind(kOn);
  if (!state.starts_with(kSignedOff) || on == std::string_view::npos || on <= kSignedOff.size())
    return std::nullopt;
  const auto day = core::parse_day(state.substr(on + kOn.size()));
  if (!day) return std::nullopt;
  return SignOff{std::string(state.substr(kSignedOff.size(), on - kSignedOff.size())), *day};
}

bool translated(const PoMessage& message) {
  for (const std::string& form : message.forms) {
    if (form.empty()) return false;
  }
  return !message.forms.empty();
}

// What is wrong with one message; empty when it is sound. One form may leave a number out
// ("one case"), so only a message without plural must fill every hole.
std::string problem_of(const PoMessage& message, std::size_t forms) {
  if (!message.context.empty() && message.context != kAlone)
    return fmt::format("msgctxt \"{}\" is not used; allowed: \"{}\"", message.context, kAlone);
  const std::size_t wanted = message.plural.empty() ? 1 : forms;
  if (message.forms.size() != wanted)
    return fmt::format("{} plural forms; Plural-Forms says {}", message.forms.size(), wanted);
  std::set<std::string_view> known = holes(message.id);
  known.merge(holes(message.plural));
  for (const std::string& form : message.forms) {
    if (!valid_utf8(form)) return "not valid UTF-8";
    const std::set<std::string_view> used = holes(form);
    if (!std::ranges::includes(known, used) || (message.plural.empty() && used != known))
      return fmt::format("the translation must name the same: {{{}}}", fmt::join(known, "}, {"));
  }
  return {};
}

using Forms = std::map<std::string, std::vector<std::string>, std::less<>>;  // by message

Result<Forms> read_forms(const std::filesystem::path& po, int plural_rule) {
  const PoFile file = TRY(read_po(po));
  Forms forms;
  std::string problems;
  for (const PoMessage& message : file.messages) {
    if (!translated(message)) continue;
    const std::string problem = problem_of(message, plural_forms(plural_rule));
    if (!problem.empty())
      problems += fmt::format("{}{}:{}: {}", problems.empty() ? "" : "\n", po.string(),
                              file.line_of(message.id), problem);
    forms.insert_or_assign(message.context.empty() ? message.id : key_alone(message.id),
                           message.forms);
  }
  if (!problems.empty()) return fail(ErrorCode::invalid_input, "text.load", std::move(problems));
  return forms;
}

}  // namespace

struct Catalog::Messages {
  std::filesystem::path file;
  std::once_flag once;
  Result<Forms> forms;
};

Result<Catalog> Catalog::load(const std::filesystem::path& po, std::string language) {
  auto catalog = TRY(open(po, std::move(language)));
  TRY(catalog.prepare());
  return catalog;
}

Result<Catalog> Catalog::open(const std::filesystem::path& po, std::string language) {
  const PoFile file = TRY(read_po_header(po));
  const auto refuse = [&](int line, std::string_view message) {
    return fail(ErrorCode::invalid_input, "text.load",
                fmt::format("{}:{}: {}", po.string(), line, message));
  };
  if (header_field(file.header, "Content-Type").find("charset=UTF-8") == std::string::npos)
    return refuse(1, "the header must say Content-Type: text/plain; charset=UTF-8");
  const std::optional<int> rule = plural_rule(header_field(file.header, "Plural-Forms"));
  if (!rule)
    return refuse(file.line_of("Plural-Forms"),
                  fmt::format("Plural-Forms is not known; allowed: {}",
                              fmt::join(known_plural_rules(), " or ")));
  const std::string state = header_field(file.header, kState);
  Catalog catalog;
  catalog.signed_off_ = sign_off_of(state);
  if (!catalog.signed_off_ && state != kDrafted)
    return refuse(file.line_of(kState),
                  fmt::format("{}: found \"{}\"; allowed: {}, or {}NAME{}2026-11-22", kState, state,
                              kDrafted, kSignedOff, kOn));
  catalog.language_ = std::move(language);
  catalog.source_ = false;
  catalog.plural_rule_ = *rule;
  catalog.messages_ = std::make_shared<Messages>();
  catalog.messages_->file = po;
  return catalog;
}

const Catalog::Messages& Catalog::messages() const {
  std::call_once(messages_->once,
                 [&] { messages_->forms = read_forms(messages_->file, plural_rule_); });
  return *messages_;
}

Result<> Catalog::prepare() const {
  if (!source_ && !messages().forms) return tl::unexpected(messages().forms.error());
  return {};
}

const std::vector<std::string>* Catalog::find(std::string_view message) const {
  if (source_ || !messages().forms) return nullptr;
  const auto found = messages().forms->find(message);
  return found == messages().forms->end() ? nullptr : &found->second;
}

std::string Catalog::get(std::string_view message) const {
  const auto* forms = find(message);
  return forms == nullptr ? std::string(message) : forms->front();
}

std::string Catalog::get_alone(std::string_view message) const {
  const auto* forms = find(key_alone(message));
  return forms == nullptr ? get(message) : forms->front();
}

bool Catalog::has(std::string_view message) const { return source_ || find(message) != nullptr; }

std::string Catalog::plural(std::string_view one, std::string_view many, long n) const {
  const auto* forms = find(one);
  if (forms == nullptr) return std::string(n == 1 ? one : many);
  const std::size_t form = plural_form(plural_rule_, n);
  return form < forms->size() ? (*forms)[form] : forms->front();
}

std::string fill(std::string_view pattern,
                 const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string text;
  std::size_t done = 0;
  for (Hole hole = next_hole(pattern, 0); hole.start != std::string_view::npos;
       hole = next_hole(pattern, hole.start + 1)) {
    const auto value = std::ranges::find_if(
        values, [&](const auto& candidate) { return candidate.first == hole.name; });
    if (value == values.end()) continue;
    text += pattern.substr(done, hole.start - done);
    text += value->second;
    done = hole.start + hole.name.size() + 2;
  }
  return text += pattern.substr(done);
}

}  // namespace clearway::text
