#include <chewing/chewing.h>
#include <dlfcn.h>

#include <cstdlib>
#include <memory>

#include "app/input/methods.h"

namespace clearway::input {
namespace {

// The keyboard that everybody in Taiwan knows, as libchewing wants its keys.
constexpr KeyTable<41> kKeys = {{
    {"ㄅ", '1'}, {"ㄉ", '2'}, {"ˇ", '3'},  {"ˋ", '4'},  {"ㄓ", '5'}, {"ˊ", '6'},  {"˙", '7'},
    {"ㄚ", '8'}, {"ㄞ", '9'}, {"ㄢ", '0'}, {"ㄦ", '-'}, {"ㄆ", 'q'}, {"ㄊ", 'w'}, {"ㄍ", 'e'},
    {"ㄐ", 'r'}, {"ㄔ", 't'}, {"ㄗ", 'y'}, {"ㄧ", 'u'}, {"ㄛ", 'i'}, {"ㄟ", 'o'}, {"ㄣ", 'p'},
    {"ㄇ", 'a'}, {"ㄋ", 's'}, {"ㄎ", 'd'}, {"ㄑ", 'f'}, {"ㄕ", 'g'}, {"ㄘ", 'h'}, {"ㄨ", 'j'},
    {"ㄜ", 'k'}, {"ㄠ", 'l'}, {"ㄤ", ';'}, {"ㄈ", 'z'}, {"ㄌ", 'x'}, {"ㄏ", 'c'}, {"ㄒ", 'v'},
    {"ㄖ", 'b'}, {"ㄙ", 'n'}, {"ㄩ", 'm'}, {"ㄝ", ','}, {"ㄡ", '.'}, {"ㄥ", '/'},
}};

// Loaded when somebody first writes Chinese, so that nobody else waits for it; and apart from our
// own names, for it brings a plain SQLite with it, which must never stand in for the vault's.
struct Library {
  decltype(&chewing_new2) open = nullptr;
  decltype(&chewing_delete) close = nullptr;
  decltype(&chewing_set_maxChiSymbolLen) set_most = nullptr;
  decltype(&chewing_set_phraseChoiceRearward) choose_at_end = nullptr;
  decltype(&chewing_handle_Default) key = nullptr;
  decltype(&chewing_handle_Space) space = nullptr;
  decltype(&chewing_buffer_String) text = nullptr;
  decltype(&chewing_bopomofo_String_static) half = nullptr;
  decltype(&chewing_free) free_text = nullptr;
  decltype(&chewing_cand_open) open_list = nullptr;
  decltype(&chewing_cand_close) close_list = nullptr;
  decltype(&chewing_cand_TotalChoice) count = nullptr;
  decltype(&chewing_cand_string_by_index_static) candidate = nullptr;
  decltype(&chewing_cand_choose_by_index) choose = nullptr;
  decltype(&chewing_cand_list_has_next) has_next_list = nullptr;
  decltype(&chewing_cand_list_next) next_list = nullptr;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));  // NOLINT
  return function != nullptr;
}

const Library* loaded() {
  static const std::optional<Library> kLibrary = []() -> std::optional<Library> {
    void* from = dlopen("libchewing.so.3", RTLD_NOW | RTLD_LOCAL);
    if (from == nullptr) return std::nullopt;
    Library l;
    const bool whole =
        find(from, "chewing_new2", l.open) && find(from, "chewing_delete", l.close) &&
        find(from, "chewing_set_maxChiSymbolLen", l.set_most) &&
        find(from, "chewing_set_phraseChoiceRearward", l.choose_at_end) &&
        find(from, "chewing_handle_Default", l.key) &&
        find(from, "chewing_handle_Space", l.space) &&
        find(from, "chewing_buffer_String", l.text) &&
        find(from, "chewing_bopomofo_String_static", l.half) &&
        find(from, "chewing_free", l.free_text) && find(from, "chewing_cand_open", l.open_list) &&
        find(from, "chewing_cand_close", l.close_list) &&
        find(from, "chewing_cand_TotalChoice", l.count) &&
        find(from, "chewing_cand_string_by_index_static", l.candidate) &&
        find(from, "chewing_cand_choose_by_index", l.choose) &&
        find(from, "chewing_cand_list_has_next", l.has_next_list) &&
        find(from, "chewing_cand_list_next", l.next_list);
    return whole ? std::optional(l) : std::nullopt;
  }();
  return kLibrary ? &*kLibrary : nullptr;
}

// One composition. Its dictionary of the person's own words lives in memory and dies with it.
class Session {
 public:
  explicit Session(const Library& library)
      : l_(library), context_(l_.open(nullptr, ":memory:", nullptr, nullptr), l_.close) {
    if (!context_) return;
    constexpr int kMost = 39;  // characters; the flow keeps them long before
    l_.set_most(context_.get(), kMost);
    l_.choose_at_end(context_.get(), 1);
  }
  bool ready() const { return context_ != nullptr; }

  void press(const std::string& key) {
    if (key.starts_with('#')) return choose(std::atoi(key.c_str() + 1));
    if (key == " ") return void(l_.space(context_.get()));
    l_.key(context_.get(), ascii_of(kKeys, key));
  }

  Composition composed() {
    Composition now;
    char* text = l_.text(context_.get());
    const std::string_view half = l_.half(context_.get());
    now.text = std::string(text) + std::string(half);
    now.half = !half.empty();
    l_.free_text(text);
    if (!now.half && !now.text.empty())
      each_candidate([&](const char* candidate, int) {
        now.candidates.emplace_back(candidate);
        return true;
      });
    return now;
  }

 private:
  // Phrases that end here, the longest first, then single characters. Until `visit` has enough.
  template <class Visit>
  void each_candidate(Visit visit) {
    if (l_.open_list(context_.get()) != 0) return;
    for (bool more = true; more;) {
      const int count = l_.count(context_.get());
      for (int i = 0; i < count && more; ++i) more = visit(l_.candidate(context_.get(), i), i);
      more = more && l_.has_next_list(context_.get()) != 0 && l_.next_list(context_.get()) == 0;
    }
    l_.close_list(context_.get());
  }

  void choose(int wanted) {
    each_candidate([&](const char*, int index) {
      if (wanted-- > 0) return true;
      l_.choose(context_.get(), index);
      return false;
    });
  }

  const Library& l_;
  std::unique_ptr<ChewingContext, decltype(&chewing_delete)> context_;
};

}  // namespace

bool is_zhuyin(std::string_view key) { return ascii_of(kKeys, key) != 0; }

core::Result<Composition> compose_zhuyin(const Keys& keys) {
  const Library* library = loaded();
  if (library == nullptr)
    return core::fail(core::ErrorCode::not_found, "input.zhuyin", "libchewing3");
  Session session(*library);
  if (!session.ready())
    return core::fail(core::ErrorCode::not_found, "input.zhuyin", "libchewing3-data");
  for (const auto& key : keys) session.press(key);
  return session.composed();
}

}  // namespace clearway::input
