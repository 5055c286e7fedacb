#include "tests/support/player.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "app/kiosk/content.h"

namespace clearway::test {
namespace {

constexpr const char* kCode = "7K3M-Q9WX-4RTP-HN2C-V";

bool among(const std::vector<flow::Button>& buttons, const std::string& action) {
  for (const auto& button : buttons)
    if (button.action == action && button.enabled) return true;
  return false;
}

struct Finder {
  const std::string& action;
  bool operator()(const flow::ButtonRow& row) const { return among(row.buttons, action); }
  bool operator()(const flow::Card& card) const { return among(card.buttons, action); }
  bool operator()(const flow::Doors& doors) const {
    for (const auto& door : doors.doors)
      if (door.action == action) return true;
    return false;
  }
  bool operator()(const flow::FindingRow& row) const {
    for (const auto& card : row.cards)
      if (card.tap.action == action && card.tap.enabled) return true;
    return false;
  }
  bool operator()(const flow::StatementText& text) const {
    for (const auto& part : text.parts)
      if (among(part.buttons, action)) return true;
    return false;
  }
  bool operator()(const flow::Table& table) const {
    for (const auto& row : table.rows)
      if (row.action == action) return true;
    return false;
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

}  // namespace

const flow::World& shipped_world() {
  static const flow::World kWorld = [] {
    const std::filesystem::path root = CLEARWAY_SOURCE_DIR;
    auto loaded = kiosk::load_world(root / "kiosk-config", root / "assets");
    if (!loaded) {
      std::fprintf(stderr, "%s\n", core::describe(loaded.error()).c_str());
      std::abort();
    }
    return *std::move(loaded);
  }();
  return kWorld;
}

Player::Player(const flow::World& world) : world_(world) {
  flow::Started started;
  for (std::size_t i = 0; i < started.seed.size(); ++i)
    started.seed[i] = static_cast<core::Byte>(i * 7 + 1);
  started.today = core::Day{std::chrono::year{2026} / 11 / 22};
  event(started);
}

bool Player::can_press(const std::string& action) const {
  const auto shown = view();
  if (shown.overlay)
    return among(shown.overlay->choices, action) || among(shown.overlay->buttons, action);
  if (shown.keyboard && among(shown.keyboard->controls, action)) return true;
  if (among(shown.tools, action)) return true;
  if (shown.back && shown.back->action == action && shown.back->enabled) return true;
  if (shown.next && shown.next->action == action && shown.next->enabled) return true;
  for (const auto* blocks : {&shown.main, &shown.aside})
    for (const auto& block : *blocks)
      if (std::visit(Finder{action}, block)) return true;
  return false;
}

bool Player::press(const std::string& action) {
  if (!can_press(action)) return false;
  event(flow::Pressed{action});
  return true;
}

bool Player::choose(const std::string& field, const std::string& value) {
  for (const auto& block : view().main) {
    const auto* list = std::get_if<flow::ChoiceList>(&block);
    if (list == nullptr || list->field != field) continue;
    for (const auto& option : list->options) {
      if (option.id != value) continue;
      event(flow::Chosen{field, value});
      return true;
    }
  }
  return false;
}

bool Player::focus(const std::string& field) {
  for (const auto& block : view().main) {
    const auto* text = std::get_if<flow::TextField>(&block);
    if (text == nullptr || text->field != field) continue;
    event(flow::Focused{field, text->text.size()});
    return true;
  }
  return false;
}

void Player::type(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text::next(text, i);
    event(flow::Typed{text.substr(i, end - i)});
    i = end;
  }
}

bool Player::write(const std::string& field, const std::string& text) {
  if (!focus(field)) return false;
  type(text);
  return press("key.done");
}

void Player::date(const std::string& field, const std::string& year, const std::string& month,
                  const std::string& day) {
  if (!month.empty()) write(field + "#month", month);
  if (!day.empty()) write(field + "#day", day);
  write(field + "#year", year);
}

void Player::event(const flow::Event& event) {
  auto next = flow::update(world_, std::move(state), event);
  state = std::move(next.state);
  for (const auto& effect : next.effects) {
    effects.push_back(effect);
    if (answer) answer_to(effect);
  }
}

void Player::idle(int seconds) {
  event(flow::Ticked{std::chrono::seconds{seconds}, state.today, state.uptime});
}

namespace {

// Nothing more is known of a file here than its row.
record::Fields fields_on_list(const flow::State& state, const std::string& record) {
  const auto row = std::ranges::find(state.rows, record, &flow::RecordRow::record);
  return row == state.rows.end() ? record::Fields{} : row->fields;
}

}  // namespace

void Player::answer_to(const flow::Effect& effect) {
  if (std::holds_alternative<flow::StartRecord>(effect)) event(flow::RecordStarted{kCode});
  if (std::holds_alternative<flow::MakePaper>(effect)) event(flow::PaperReady{6});
  if (std::holds_alternative<flow::PrintPaper>(effect))
    event(flow::PrintChanged{flow::Printing::done});
  if (std::holds_alternative<flow::EndVisit>(effect)) event(flow::VisitEnded{});
  if (const auto* open = std::get_if<flow::OpenRecord>(&effect))
    event(flow::RecordOpened{open->record, fields_on_list(state, open->record), doubts});
  if (const auto* keep = std::get_if<flow::KeepField>(&effect)) {
    if (keep->value)
      vault[keep->field] = *keep->value;
    else
      vault.erase(keep->field);
    event(flow::FieldKept{keep->revision});
  }
}

void play_to_home(Player& player, const std::string& language) {
  player.press("begin");
  player.press("language." + language);
}

void play_consent(Player& player, const std::string& keep) {
  player.press("door.papers");
  player.press("next");
  player.choose("consent.keep", keep);
  player.press("next");
  if (keep == "none") return;
  if (player.choose("consent.contact", "yes")) player.press("next");
  player.choose("consent.totals", "yes");
  player.press("next");
  player.press("next");  // "I wrote it down"
}

void play_about(Player& player) {
  player.write("person.name.court", "María Ñandú-Prueba");
  while (player.state.where.screen == flow::Screen::question) {
    player.choose("person.pending_case", "no");
    player.choose("person.supervision", "none");
    player.choose("person.serving_sentence", "no");
    if (!player.press("next")) return;
  }
}

void play_case(Player& player, const std::string& county, const std::string& year) {
  player.press("case.add");
  const std::string id = player.state.where.place.case_id;
  const std::string stem = "case." + id + ".";
  while (player.state.where.screen == flow::Screen::question) {
    player.choose(stem + "county", county);
    player.choose(stem + "level", "misdemeanor");
    player.choose(stem + "outcome", "convicted");
    player.choose(stem + "sentence", "probation");
    player.choose(stem + "probation_end", "full");
    player.write(stem + "number", "BA" + year);
    player.write(stem + "what", "PC 484 (demo)");
    if (player.state.answers.count(stem + "date") == 0) player.date(stem + "date", year);
    if (!player.press("next")) return;
  }
}

void play_story(Player& player) {
  while (player.state.where.screen == flow::Screen::question) {
    const auto page = player.state.where.place.page;
    for (const char* prompt : {"who", "changed", "towards", "meaning"}) {
      const std::string field = std::string("declaration.") + prompt;
      player.write(field, std::string("Soy una persona de prueba, ") + prompt + ". ¿Sí? José.");
    }
    if (!player.press("next")) return;
  }
}

void play_to_story(Player& player, const std::string& language, const std::string& keep) {
  play_to_home(player, language);
  play_consent(player, keep);
  play_about(player);
  player.press("order.story");
}

void play_to_read_all(Player& player) {
  play_to_story(player);
  play_story(player);
  player.press("case.no_papers");
  player.press("next");
}

void play_return(Player& player, const flow::CodeOpened& opened) {
  play_to_home(player, "en");
  player.press("door.code");
  player.type("7K3MQ9WX4RTPHN2CV");
  player.press("key.done");
  player.press("next");
  player.event(opened);
}

}  // namespace clearway::test
