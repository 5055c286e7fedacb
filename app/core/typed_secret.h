// What somebody types and nobody may find later: a return code, a passphrase.
//
// It lies in a page of its own, of fixed size: locked against swapping where the machine allows
// it, left out of core files and wiped when it goes. A string that grows would leave pieces of it
// behind. A value all the same: a copy has its own page.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace clearway::core {

class TypedSecret {
 public:
  static constexpr std::size_t kMost = 1024;  // bytes; what goes beyond is refused

  TypedSecret() = default;  // empty
  explicit TypedSecret(std::string_view text);
  TypedSecret(const TypedSecret& other) : TypedSecret(other.view()) {}
  TypedSecret(TypedSecret&& other) noexcept = default;
  TypedSecret& operator=(const TypedSecret& other);
  TypedSecret& operator=(TypedSecret&& other) noexcept = default;
  ~TypedSecret() = default;

  std::string_view view() const;  // until the next change
  bool empty() const { return view().empty(); }
  // `text` in place of `count` bytes at `at`. False, and nothing has changed, when there is no
  // room for it.
  bool replace(std::size_t at, std::size_t count, std::string_view text);
  friend bool operator==(const TypedSecret& a, const TypedSecret& b) {
    return a.view() == b.view();
  }

 private:
  struct Page {
    std::size_t size;
    char text[kMost];
  };
  struct Wipe {
    void operator()(Page* page) const noexcept;
  };
  std::unique_ptr<Page, Wipe> page_;
};

}  // namespace clearway::core
