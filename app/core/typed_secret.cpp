#include "app/core/typed_secret.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace clearway::core {

TypedSecret::TypedSecret(std::string_view text) { replace(0, 0, text); }

TypedSecret& TypedSecret::operator=(const TypedSecret& other) {
  if (this != &other) *this = TypedSecret(other);
  return *this;
}

std::string_view TypedSecret::view() const {
  return page_ ? std::string_view(page_->text, page_->size) : std::string_view();
}

bool TypedSecret::replace(std::size_t at, std::size_t count, std::string_view text) {
  const std::size_t size = view().size();
  at = std::min(at, size);
  count = std::min(count, size - at);
  if (text.size() > kMost - (size - count)) return false;
  if (!page_) {
    if (text.empty()) return true;
    void* page =
        ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return false;
    // Asked for, like all of our locks: a kiosk does not start beside swap in clear.
    static_cast<void>(::mlock(page, sizeof(Page)));
    static_cast<void>(::madvise(page, sizeof(Page), MADV_DONTDUMP));
    page_.reset(new (page) Page);  // zeros, from the kernel
    page_->size = 0;
  }
  char* const from = page_->text + at;
  const std::size_t after = size - at - count;
  std::memmove(from + text.size(), from + count, after);
  std::ranges::copy(text, from);
  page_->size = at + text.size() + after;
  ::explicit_bzero(page_->text + page_->size, kMost - page_->size);
  return true;
}

void TypedSecret::Wipe::operator()(Page* page) const noexcept {
  ::explicit_bzero(page, sizeof(Page));
  ::munmap(page, sizeof(Page));
}

}  // namespace clearway::core
