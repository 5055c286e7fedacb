#include "app/input/engine.h"
#include "app/input/methods.h"

namespace clearway::input {

std::optional<Method> method_of(std::string_view name) {
  if (name.empty()) return Method::direct;
  if (name == "vietnamese") return Method::vietnamese;
  if (name == "hangul") return Method::hangul;
  if (name == "zhuyin") return Method::zhuyin;
  return std::nullopt;
}

std::string choice(std::size_t index) { return "#" + std::to_string(index); }

bool composes(Method method, std::string_view key) {
  if (method == Method::hangul) return is_jamo(key);
  return method == Method::zhuyin && is_zhuyin(key);
}

core::Result<Composition> compose(Method method, const Keys& keys) {
  if (keys.empty()) return Composition{};
  if (method == Method::hangul) return compose_hangul(keys);
  if (method == Method::zhuyin) return compose_zhuyin(keys);
  Composition typed;
  for (const auto& key : keys) typed.text += key;
  return typed;
}

}  // namespace clearway::input
