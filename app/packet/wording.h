// The sentences of packet.toml, in the visit's language or, for the court, in English.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/packet/packet.h"

namespace clearway::packet {

using Values = std::vector<std::pair<std::string_view, std::string>>;

class Wording {
 public:
  explicit Wording(const Context& context) : words_(context.words), catalog_(context.catalog) {}

  std::string say(std::string_view key, const Values& values = {}) const;
  // English, whatever the visit's language: what a clerk or a judge reads.
  std::string court(std::string_view key, const Values& values = {}) const;
  // Both, "Date / Fecha", where a person fills in what a clerk reads; once where they agree.
  std::string both(std::string_view key) const;

  std::string translate(std::string_view message) const { return catalog_.get(message); }
  std::string date(const core::Day& day) const { return text::format_date(day, catalog_); }
  // That nobody has signed these words off; empty where somebody has.
  std::string mark() const;
  // "A", "A and B", "A, B and C".
  std::string list(const std::vector<std::string>& items) const;
  bool has(std::string_view key) const { return words_.has(key); }
  bool english() const { return catalog_.language() == "en"; }
  const std::string& language() const { return catalog_.language(); }

 private:
  const config::Words& words_;
  const text::Catalog& catalog_;
};

}  // namespace clearway::packet
