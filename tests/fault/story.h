// What happens to one vault in a few days, call by call, and what can be seen of it after each:
// the measure of every fault test. Ids, keys and sealed bytes are the same in every run, so that
// what is seen in one run can be held against another.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/vault/vault.h"

namespace clearway::fault {

// A word that stands in every draft and every entry, and must never lie on a disk as it is.
inline constexpr std::string_view kMarker = "MarkerOfAMadeUpPerson";

// The entry of the first visit, which is forgotten and comes again; in hex.
inline constexpr std::string_view kForgottenEntry = "05010101010101010101010101010101";

struct Call {
  const char* what;
  std::function<core::Result<>(vault::Vault&)> make;
};

class Story {
 public:
  Story();
  const std::vector<Call>& calls() const { return calls_; }

  // Where the backup goes that the story ends with; without it there is none.
  void back_up_to(std::filesystem::path file) { backup_ = std::move(file); }

  static core::Bytes database_key() { return core::Bytes(32, 7); }
  static core::Result<vault::Vault> open(const std::filesystem::path& folder);
  // Everything that somebody with the keys can see, one thing a line.
  core::Result<std::string> seen(vault::Vault& vault) const;

  struct Person {
    core::RecordId record;
    core::VisitId visit;
    core::Bytes key;
    entry::Wrap wrap;
    core::Bytes entry;  // of the end of the visit
  };
  // Those of the story are 1 to 5, and 9, who was at another desk. A wrap to a code takes its time
  // to make; a stranger has none.
  Person person(core::Byte number) const;
  Person stranger(core::Byte number) const;

 private:
  void add(const char* what, std::function<core::Result<>(vault::Vault&)> make) {
    calls_.push_back({what, std::move(make)});
  }
  void whole_visit(const Person& who);
  void later_days();
  void months_later();
  void copied_and_renewed();
  void last_words();
  core::Result<> keep_receipt(vault::Vault& vault, const Person& who) const;
  core::Result<std::string> erasures_seen(vault::Vault& vault) const;
  core::Result<> receive(vault::Vault& vault, std::uint64_t sequence) const;
  // One note of an act on this person's record; of no record without one.
  core::Bytes note(entry::AuditEvent event, core::Byte number, const Person* who) const;

  vault::Device device_;
  std::vector<Person> people_;
  Person elsewhere_;
  std::filesystem::path backup_;
  std::vector<Call> calls_;
};

}  // namespace clearway::fault
