// A finger that knows nothing taps whatever is there, and beside it, and strikes keys. The kiosk
// stays, answers, and keeps what it said it kept.
//
//   CLEARWAY_MONKEY_SECONDS=600 CLEARWAY_SEED=7 build/dev/bin/e2e_test --gtest_filter='Monkey.*'
#include <gmock/gmock.h>

#include <cstdlib>
#include <random>
#include <set>

#include "tests/e2e/promises.h"
#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

using support::Seen;
using support::Tree;

unsigned long number_of(const char* name, unsigned long otherwise) {
  const char* given = std::getenv(name);
  return given == nullptr ? otherwise : std::strtoul(given, nullptr, 10);
}

// How much rather than others: a monkey that left at every tenth tap would never get anywhere.
double weight_of(const Seen& element) {
  const std::string& action = element.action;
  if (action.empty() || element.is("disabled")) return 0;
  if (action == "next") return 12;
  if (action.starts_with("leave.") || action == "tool.leave") return 0.15;
  if (action.starts_with("tool.") || action == "back") return 0.4;
  if (action.starts_with("key.")) return 0.5;
  return 3;
}

class Monkey {
 public:
  explicit Monkey(unsigned long seed) : random_(seed) { stage_.start_kiosk("kiosk-1"); }

  void play(std::chrono::seconds for_so_long) {
    const auto end = std::chrono::steady_clock::now() + for_so_long;
    while (std::chrono::steady_clock::now() < end) {
      const Tree tree = stage_.visitor().look();
      see(tree);
      act(tree);
      ++acts_;
    }
    see(stage_.visitor().look());
    someone_left();  // whoever is there now: the window closes on them
  }

  void check() {
    // The window closes on whoever is there, like a power cut; the next start takes up what that
    // left.
    stage_.stop_kiosk();
    stage_.start_kiosk("kiosk-1");
    stage_.stop_kiosk();
    const auto verified = stage_.clearway({"vault", "verify", "--data", stage_.data("kiosk-1")});
    EXPECT_EQ(verified.status, 0) << verified.output << verified.errors;
    std::size_t all = 0;
    for (auto& promises : gone_) {
      const auto opened = stage_.opened_here("kiosk-1", promises.code());
      ASSERT_EQ(opened["records"].size(), 1U);
      promises.check(opened["records"][0]["fields"].get<std::map<std::string, std::string>>(), {});
      all += promises.size();
    }
    std::string screens;
    for (const auto& screen : screens_) screens += screen + " ";
    testing::Test::RecordProperty("screens", screens);
    std::printf("%lu acts, %zu screens, %zu people with a code, %zu answers promised to them: %s\n",
                acts_, screens_.size(), gone_.size(), all, screens.c_str());
    EXPECT_FALSE(screens_.contains("refusal")) << stage_.kiosk_log();
    EXPECT_GT(screens_.size(), 5U) << "it got nowhere, and saw nothing";
  }

 private:
  void see(const Tree& tree) {
    if (tree.screen.empty()) return;  // starting anew
    screens_.insert(tree.overlay.empty() ? tree.screen : tree.screen + "+" + tree.overlay);
    if (tree.screen == "attract") return someone_left();
    promises_.see(tree);
  }
  void someone_left() {
    auto promises = std::exchange(promises_, {});
    const bool deleted = std::exchange(deleted_, false);
    if (!deleted && !promises.code().empty() && promises.size() > 0)
      gone_.push_back(std::move(promises));
  }

  void act(const Tree& tree) {
    const auto dice = random_() % 20;
    if (dice == 0) return strike();
    if (dice == 1 || tree.elements.empty()) return touch_anywhere();
    std::vector<double> weights;
    for (const auto& element : tree.elements) weights.push_back(weight_of(element));
    if (std::ranges::all_of(weights, [](double w) { return w == 0; })) return;
    std::discrete_distribution<std::size_t> pick(weights.begin(), weights.end());
    const Seen& chosen = tree.elements[pick(random_)];
    if (chosen.action == "leave.erase") deleted_ = true;
    if (chosen.action == "case.remove.yes") promises_.forget("case.");
    if (chosen.action.starts_with("list.")) promises_.forget("list.");
    if (chosen.action.starts_with("paragraph.restore")) promises_.forget("declaration.edited.");
    stage_.visitor().touch(chosen.x + chosen.w / 2, chosen.y + chosen.h / 2);
  }
  void touch_anywhere() {
    stage_.visitor().touch(static_cast<int>(random_() % 1920), static_cast<int>(random_() % 1080));
  }
  // Those that end other programs, or lead out of them.
  void strike() {
    constexpr const char* kKeys[] = {"Escape", "F1",  "F4",     "F11",   "F12",  "Super_L",
                                     "Print",  "Tab", "Return", "space", "Menu", "BackSpace"};
    stage_.visitor().press_key(kKeys[random_() % std::size(kKeys)]);
  }

  Stage stage_;
  std::mt19937 random_;
  Promises promises_;
  bool deleted_ = false;
  std::vector<Promises> gone_;  // of those who have left with a code
  std::set<std::string> screens_;
  unsigned long acts_ = 0;
};

TEST(Monkey, NeitherStopsNorLeavesTheKioskAndLosesNoAnswer) {
  const auto seed = number_of("CLEARWAY_SEED", 20261128);
  SCOPED_TRACE("CLEARWAY_SEED=" + std::to_string(seed));
  Monkey monkey(seed);
  monkey.play(std::chrono::seconds(number_of("CLEARWAY_MONKEY_SECONDS", 20)));
  monkey.check();
}

}  // namespace
}  // namespace clearway::e2e
