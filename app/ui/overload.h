// One visitor out of several lambdas.
#pragma once

namespace clearway::ui {

template <class... F>
struct Overload : F... {
  using F::operator()...;
};
template <class... F>
Overload(F...) -> Overload<F...>;  // clang 14 does not find it by itself

}  // namespace clearway::ui
