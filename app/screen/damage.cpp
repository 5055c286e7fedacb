#include "app/screen/damage.h"

#include <algorithm>

namespace clearway::screen {
namespace {

struct Box {
  float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
  void add(const ui::Quad& q, const ui::Rect& screen) {
    const float l = std::max({q.to.x, q.clip.x, screen.x}),
                t = std::max({q.to.y, q.clip.y, screen.y});
    const float r = std::min({q.to.x + q.to.w, q.clip.x + q.clip.w, screen.x + screen.w});
    const float b = std::min({q.to.y + q.to.h, q.clip.y + q.clip.h, screen.y + screen.h});
    if (r <= l || b <= t) return;
    left = std::min(left, l), top = std::min(top, t), right = std::max(right, r),
    bottom = std::max(bottom, b);
  }
};

}  // namespace

ui::Rect damage_between(const std::vector<ui::Quad>& before, const std::vector<ui::Quad>& after,
                        const ui::Rect& screen) {
  // What is equal from the front and from the back did not change; a letter typed in the
  // middle moves only what stands between.
  std::size_t front = 0, back = 0;
  const std::size_t n = std::min(before.size(), after.size());
  while (front < n && before[front] == after[front]) ++front;
  while (back < n - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
    ++back;
  Box box;
  const bool same_count = before.size() == after.size();
  for (std::size_t i = front; i < before.size() - back; ++i) {
    if (!same_count || !(before[i] == after[i])) box.add(before[i], screen);
  }
  for (std::size_t i = front; i < after.size() - back; ++i) {
    if (!same_count || !(before[i] == after[i])) box.add(after[i], screen);
  }
  if (box.right <= box.left) return {};
  return {box.left, box.top, box.right - box.left, box.bottom - box.top};
}

}  // namespace clearway::screen
