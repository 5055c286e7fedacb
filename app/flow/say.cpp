#include "app/flow/say.h"

namespace clearway::flow {
namespace {

const text::Catalog& catalog_of(const World& world, std::string_view language) {
  static const text::Catalog kSource;
  const auto found = world.catalogs.find(language);
  return found == world.catalogs.end() ? kSource : found->second;
}

}  // namespace

Say::Say(const World& world, const State& state) : Say(world, state.language) {}

Say::Say(const World& world, std::string_view language)
    : world_(world), catalog_(&catalog_of(world, language)) {}

std::string Say::operator()(std::string_view key) const {
  return catalog_->get(world_.words.get(key));
}

std::string Say::operator()(std::string_view key, const Values& values) const {
  return text::fill((*this)(key), values);
}

std::string Say::counted(std::string_view key, long n) const {
  const std::string stem(key);
  const auto pattern =
      catalog_->plural(world_.words.get(stem + "_one"), world_.words.get(stem + "_many"), n);
  return text::fill(pattern, {{"n", std::to_string(n)}});
}

std::string Say::message(std::string_view english) const {
  return english.empty() ? std::string() : catalog_->get(english);
}

std::vector<std::string> language_marks(const World& world, const std::string& language) {
  const Say own(world, language);
  std::vector<std::string> marks;
  if (world.not_by_ear.contains(language)) marks.push_back(own("language.not_by_ear"));
  if (own.catalog().machine_drafted()) marks.push_back(own("language.machine_drafted"));
  return marks;
}

}  // namespace clearway::flow
