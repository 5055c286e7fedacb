#include "app/command/relief_input.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clearway::command {

using nlohmann::json;
using relief::FactInfo;
using relief::Kind;
using relief::Of;
using relief::Told;

namespace {

using Wrong = std::optional<Malformed>;

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string expected_of(const FactInfo& fact) {
  if (fact.kind == Kind::date) return "a day of the calendar: YYYY, YYYY-MM or YYYY-MM-DD";
  auto values = relief::values_of(fact);
  if (*fact.unsure != '\0') values.emplace_back(fact.unsure);
  return "one of: " + joined(values);
}

// A place in the input: the object of a person, of a case, of its probation, of a count.
struct Place {
  Of of;
  std::string path;                 // of the object
  std::string prefix;               // of its facts: "probation."
  std::vector<std::string> others;  // keys that are no facts
};

const FactInfo* fact_at(const Place& place, const std::string& key) {
  if (key.find('.') != key.npos) return nullptr;  // a path is no key
  const auto& table = relief::fact_table();
  const auto found = std::ranges::find_if(table, [&](const FactInfo& fact) {
    return fact.of == place.of && place.prefix + key == fact.path;
  });
  return found == table.end() ? nullptr : &*found;
}

std::string keys_of(const Place& place) {
  std::vector<std::string> keys = place.others;
  for (const FactInfo& fact : relief::fact_table()) {
    const std::string path = fact.path;
    if (fact.of != place.of || !path.starts_with(place.prefix)) continue;
    const std::string key = path.substr(place.prefix.size());
    if (key.find('.') == key.npos && !key.empty()) keys.push_back(key);
  }
  std::ranges::sort(keys);
  return "one of these keys: " + joined(keys);
}

std::string below(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

Wrong read_fact(const FactInfo& fact, const json& value, const std::string& path,
                std::vector<Told>& told) {
  const bool text = value.is_string();
  if (text && (fact.kind == Kind::text || relief::tell(told, fact.fact, value.get<std::string>())))
    return std::nullopt;
  return Malformed{path, fact.kind == Kind::text ? "a string" : expected_of(fact)};
}

// `other` reads the keys that are no facts.
template <class Other>
Wrong read_object(const json& object, const Place& place, std::vector<Told>& told, Other other) {
  if (!object.is_object()) return Malformed{place.path, "an object"};
  for (const auto& [key, value] : object.items()) {
    const std::string path = below(place.path, key);
    if (const FactInfo* fact = fact_at(place, key)) {
      if (auto wrong = read_fact(*fact, value, path, told)) return wrong;
    } else if (std::ranges::find(place.others, key) == place.others.end()) {
      return Malformed{path, keys_of(place)};
    } else if (auto wrong = other(key, value, path)) {
      return wrong;
    }
  }
  return std::nullopt;
}

template <class Each>
Wrong read_array(const json& array, const std::string& path, Each each) {
  if (!array.is_array()) return Malformed{path, "an array"};
  for (std::size_t i = 0; i < array.size(); ++i)
    if (auto wrong = each(array[i], path + "[" + std::to_string(i) + "]")) return wrong;
  return std::nullopt;
}

Wrong nothing_else(const std::string&, const json&, const std::string&) { return std::nullopt; }

Wrong read_count(const json& object, const std::string& path, relief::Case& one) {
  relief::Count count;
  if (auto wrong = read_object(object, {Of::count, path, "", {}}, count.told, nothing_else))
    return wrong;
  if (const auto text = object.find("section"); text != object.end())
    count.charge = relief::read_charge(text->get<std::string>());
  one.counts.push_back(std::move(count));
  return std::nullopt;
}

Wrong read_case(const json& object, const std::string& path, relief::Person& person) {
  relief::Case one;
  one.id = "C" + std::to_string(person.cases.size() + 1);
  const auto other = [&](const std::string& key, const json& value,
                         const std::string& at) -> Wrong {
    if (key == "probation")
      return read_object(value, {Of::one_case, at, "probation.", {}}, one.told, nothing_else);
    if (key == "counts")
      return read_array(value, at, [&](const json& each, const std::string& where) {
        return read_count(each, where, one);
      });
    if (!value.is_string()) return Malformed{at, "a string"};
    if (key == "id") one.id = value.get<std::string>();
    return std::nullopt;
  };
  const Place place{Of::one_case, path, "", {"id", "county", "case_number", "probation", "counts"}};
  if (auto wrong = read_object(object, place, one.told, other)) return wrong;
  person.cases.push_back(std::move(one));
  return std::nullopt;
}

}  // namespace

PersonRead read_person(const json& object) {
  relief::Person person;
  const auto other = [&](const std::string& key, const json& value,
                         const std::string& at) -> Wrong {
    if (key == "person")
      return read_object(value, {Of::person, at, "", {}}, person.told, nothing_else);
    return read_array(value, at, [&](const json& each, const std::string& where) {
      return read_case(each, where, person);
    });
  };
  // No fact stands beside "person" and "cases".
  std::vector<Told> none;
  if (auto wrong =
          read_object(object, {Of::derived, "", "none.", {"person", "cases"}}, none, other))
    return tl::unexpected<Malformed>(*std::move(wrong));
  return person;
}

}  // namespace clearway::command
