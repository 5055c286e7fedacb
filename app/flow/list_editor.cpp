// A list of short answers in one field, a line each: what is typed is on the list with its first
// letter, so nothing waits for a button. The field of the entry is "list." and the list's own.
#include <algorithm>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

constexpr std::string_view kEntry = "list.";
constexpr std::size_t kMostItems = 20;

std::string entry_of(const std::string& field) { return std::string(kEntry) + field; }

std::string joined(const std::vector<std::string>& items) {
  std::string value;
  for (const auto& item : items) value += (value.empty() ? "" : "\n") + item;
  return value;
}

// The list on the page that is shown; empty when there is none.
std::string list_here(const Turn& turn) {
  const auto* page = interview::find(turn.world.interview, turn.s.where.place);
  if (turn.s.where.screen != Screen::question || page == nullptr) return {};
  for (const auto& question : page->questions)
    if (question.kind == interview::Kind::list) {
      auto field = interview::field_path(question, turn.s.where.place.case_id);
      return is_hidden(turn.world, turn.s, field) ? std::string() : field;
    }
  return {};
}

std::optional<std::size_t> place_in(const std::vector<std::string>& items, std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || n > kMostItems) return std::nullopt;
    n = n * 10 + static_cast<std::size_t>(c - '0');
  }
  return text.empty() || n >= items.size() ? std::nullopt : std::optional(n);
}

bool blank(std::string_view text) { return text.find_first_not_of(' ') == text.npos; }

}  // namespace

bool is_entry(std::string_view field) { return field.starts_with(kEntry); }

std::string list_of(std::string_view entry) { return std::string(entry.substr(kEntry.size())); }

std::vector<std::string> list_items(std::string_view value) {
  std::vector<std::string> items;
  while (!value.empty()) {
    const auto end = std::min(value.find('\n'), value.size());
    items.emplace_back(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return items;
}

void set_entry(Turn& turn, const std::string& entry, const std::string& text) {
  State& s = turn.s;
  const std::string field = list_of(entry);
  auto items = list_items(record::value_of(s.answers, field));
  const std::size_t at = std::min(s.list_at.value_or(items.size()), items.size());
  const auto place = items.begin() + static_cast<std::ptrdiff_t>(at);
  const bool there = !s.typed[entry].empty() && place != items.end();
  if (there && text.empty())
    items.erase(place);
  else if (there)
    *place = text;
  else if (!text.empty())
    items.insert(place, text);
  s.list_at = at;
  s.typed[entry] = text;
  set_answer(turn, field, joined(items));
}

void end_entry(Turn& turn) {
  State& s = turn.s;
  for (auto& [entry, text] : s.typed) {
    if (!is_entry(entry) || text.empty() || !s.list_at) continue;
    const std::string field = list_of(entry);
    auto items = list_items(record::value_of(s.answers, field));
    if (*s.list_at < items.size()) {
      const bool twice = std::ranges::count(items, text) > 1;
      if (twice) s.notice = "list.twice";
      if (twice || blank(text))
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(*s.list_at));
      set_answer(turn, field, joined(items));
    }
    text.clear();
  }
  s.list_at.reset();
  s.list_changes = false;
}

bool press_list(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (!action.starts_with(kEntry)) return false;
  const std::string field = list_here(turn);
  if (field.empty()) return true;
  s.notice.clear();
  // The places are those on the glass: the one being typed has its own among them.
  auto items = list_items(record::value_of(s.answers, field));
  std::string place;
  if (action == "list.add") {
    const bool typed = s.list_at.has_value();
    end_entry(turn);
    if (typed && s.notice.empty()) s.toast = "toast.list_added", s.toast_at = s.uptime;
    focus(turn, entry_of(field), 0);
  } else if (starts(action, "list.change.", place)) {
    const auto at = place_in(items, place);
    if (!at) return true;
    const std::string text = items[*at];
    end_entry(turn);
    items = list_items(record::value_of(s.answers, field));
    s.list_at = std::ranges::find(items, text) - items.begin();
    s.list_changes = true;
    s.typed[entry_of(field)] = text;
    focus(turn, entry_of(field), text.size());
  } else if (starts(action, "list.remove.", place)) {
    const auto at = place_in(items, place);
    if (!at) return true;
    const std::string text = items[*at];
    end_entry(turn);
    items = list_items(record::value_of(s.answers, field));
    std::erase(items, text);
    set_answer(turn, field, joined(items));
    s.toast = "toast.list_removed";
    s.toast_at = s.uptime;
    flush(turn);
  }
  return true;
}

void show_list(Show& show, const std::string& field) {
  const State& s = show.s;
  const auto items = list_items(record::value_of(s.answers, field));
  const std::string entry = entry_of(field), text(text_of(s, entry));
  const bool open = !text.empty() && s.list_at.has_value();
  const bool changing = open && s.list_changes;
  const bool others = items.size() > (open ? 1U : 0U);
  const bool kept = s.kept.contains(field) && !items.empty();
  if (changing) show.v.lead.clear();  // read before, and the keyboard needs the room
  if (items.size() < kMostItems || open) {
    const char* label = changing ? "list.changing" : "list.another";
    TextField made = text_field(show, entry, changing || others ? show.say(label) : std::string());
    if (kept) made.kept = show.say("page.kept");
    show.v.main.emplace_back(std::move(made));
    Button add = button("list.add", show.say(changing ? "list.keep" : "list.add"));
    add.enabled = open;
    show.v.main.emplace_back(ButtonRow{{std::move(add)}});
  } else {
    show.v.main.emplace_back(Paragraph{show.say("list.full"), Weight::soft});
  }
  if (others) show.v.main.emplace_back(Paragraph{show.say("list.title"), Weight::strong});
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (open && i == *s.list_at) continue;
    const std::string n = std::to_string(i);
    Card card;
    card.body.push_back({items[i], Weight::strong, true});
    card.buttons = {
        button("list.change." + n, show.say("cases.change"), Style::quiet, Icon::pencil),
        button("list.remove." + n, show.say("cases.remove"), Style::quiet, Icon::remove)};
    for (Button& each : card.buttons) each.about = items[i], each.about_told = true;
    show.v.main.emplace_back(std::move(card));
  }
}

}  // namespace clearway::flow
