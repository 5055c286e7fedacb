// Every component in every state, for eyes: what a page can be made of.
#include "tests/support/sample_views.h"

namespace clearway::support {

using namespace flow;

namespace {

constexpr Tone kTones[] = {Tone::plain, Tone::soft,  Tone::why,   Tone::example, Tone::good,
                           Tone::judge, Tone::later, Tone::alarm, Tone::teal};
constexpr const char* kToneNames[] = {"plain", "soft",  "why",   "example", "good",
                                      "judge", "later", "alarm", "teal"};

View blank(const Samples& samples, const char* name) {
  View view = samples.page(name, 2);
  view.title = std::string(name).substr(8);
  return view;
}

View buttons(const Samples& samples) {
  View view = blank(samples, "gallery.buttons");
  constexpr Style kStyles[] = {Style::primary, Style::quiet, Style::danger, Style::text};
  constexpr const char* kNames[] = {"primary", "quiet", "danger", "text"};
  for (const bool enabled : {true, false}) {
    ButtonRow row;
    for (std::size_t i = 0; i < std::size(kStyles); ++i) {
      Button made = samples.button(kNames[i], kNames[i], kStyles[i], i == 1 ? Icon::print : Icon{});
      made.action += enabled ? "" : ".off";
      made.enabled = enabled;
      row.buttons.push_back(made);
    }
    view.main.emplace_back(row);
  }
  ButtonRow chosen{{samples.button("on", "the chosen one"), samples.button("other", "another")}};
  chosen.buttons[0].on = true;
  view.main.emplace_back(chosen);
  view.main.emplace_back(ButtonRow{
      {samples.button("first", "one under the other"), samples.button("second", "and the next")},
      true});
  view.next->enabled = false;
  view.tools[1].on = true;
  return view;
}

View choices(const Samples& samples) {
  View view = blank(samples, "gallery.choices");
  ChoiceList one{"gallery.one", "one", {{"a", "not chosen", "", false}}, false, 1, "Kept"};
  one.options.push_back({"b", "chosen", "with a line that helps", true});
  ChoiceList many{"gallery.many", "many", {{"a", "not checked", "", false}}, true, 1};
  many.options.push_back({"b", "checked", "with a line that helps", true});
  ChoiceList columns{"gallery.columns", "columns", {}, false, 3};
  for (const char* each : {"three", "beside", "each other"})
    columns.options.push_back({each, each, "", false});
  view.main = {one, many, columns};
  return view;
}

View fields(const Samples& samples) {
  View view = blank(samples, "gallery.fields");
  const auto field = [](const char* name, std::string text) {
    TextField made;
    made.field = made.label = name;
    made.text = std::move(text);
    made.caret = made.text.size();
    return made;
  };
  TextField empty = field("empty", "");
  empty.placeholder = "what may stand here";
  TextField kept = field("kept", "María Ñandú-Prueba");
  kept.kept = "Kept";
  TextField masked = field("masked", "made up");
  masked.masked = true;
  TextField lines = field("several lines", "The first line,\nand the second.");
  lines.multiline = true;
  view.main = {empty, kept, masked, lines};
  for (const char* part : {"month", "day", "year"}) {
    view.main.emplace_back(field(part, part[0] == 'y' ? "2019" : ""));
    std::get<TextField>(view.main.back()).narrow = true;
  }
  return view;
}

View typing(const Samples& samples, bool keypad) {
  View view = blank(samples, keypad ? "gallery.keypad" : "gallery.keyboard");
  TextField field;
  field.field = "gallery.typed";
  field.text = keypad ? "19" : "what is typed";
  field.caret = field.text.size();
  field.focused = true;
  field.narrow = keypad;
  view.main = {field};
  view.keyboard = samples.keyboard();
  view.keyboard->controls[1].on = true;
  if (!keypad) return view;
  view.keyboard->rows = {{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}, {"0"}};
  view.keyboard->controls = {samples.button("key.erase", "Erase"),
                             samples.button("key.done", "Done", Style::primary)};
  return view;
}

View wheel(const Samples& samples) {
  View view = blank(samples, "gallery.wheel");
  for (const char* part : {"month", "day", "year"}) {
    TextField field;
    field.field = field.label = part;
    field.text = part[0] == 'd' ? "" : part[0] == 'm' ? "9" : "1901";
    field.focused = part[0] == 'y';
    field.narrow = true;
    view.main.emplace_back(field);
  }
  const auto faces = [&](const char* name, std::vector<std::string> labels) {
    Wheel made{name, {}};
    for (std::size_t i = 0; i < labels.size(); ++i) {
      made.faces.push_back(samples.button((name + std::to_string(i)).c_str(), labels[i].c_str()));
      made.faces.back().on = i == 2;
    }
    return made;
  };
  view.keyboard = KeyboardView{};
  view.keyboard->wheels = {faces("Month", {"June", "August", "September", "October", "December"}),
                           faces("Day", {"25", "31", "\u2013", "1", "7"}),
                           faces("Year", {"", "1900", "1901", "1902", "1911"})};
  view.keyboard->controls = {samples.button("key.keypad", "Type the date"),
                             samples.button("key.erase", "Erase"),
                             samples.button("key.done", "Done", Style::primary)};
  return view;
}

View cards(const Samples& samples) {
  View view = blank(samples, "gallery.cards");
  for (std::size_t i = 0; i < std::size(kTones); ++i) {
    Card card{kTones[i], kToneNames[i], {{"What it says.", Weight::normal}}, "", {}};
    if (i == 2) card.small = "Penal Code 1203.4 · checked November 22, 2026";
    if (i == 3)
      card.buttons = {samples.button("keep", "Keep it", Style::primary),
                      samples.button("drop", "Take it out")};
    (i % 2 == 0 ? view.main : view.aside).emplace_back(card);
  }
  return view;
}

View lists(const Samples& samples) {
  View view = blank(samples, "gallery.lists");
  FactList facts{"Facts", {{"Label", "Its answer", samples.button("change", "Change")}}};
  facts.facts.push_back({"Without an answer", "", samples.button("change2", "Change")});
  Table table{{"Who", "When"}, {}, "Nobody yet"};
  Table rows = table;
  for (std::size_t i = 4; i < 8; ++i)
    rows.rows.push_back({{kToneNames[i], "09:12"}, {kToneNames[i], Icon::check, kTones[i]}, "row"});
  view.main = {facts, rows, table};
  return view;
}

// The list editor: nothing yet, while one is typed, with one being changed, and full.
View list_editor(const Samples& samples, const char* name, int items, const char* typed) {
  View view = blank(samples, name);
  TextField entry;
  entry.field = "list.gallery";
  entry.label = items == 0 ? "" : "Add another one";
  entry.text = typed;
  entry.caret = entry.text.size();
  Button add = samples.button("list.add", "Add to the list");
  add.enabled = !entry.text.empty();
  if (items < 4) {
    entry.kept = items > 0 ? "Kept" : "";
    view.main.emplace_back(entry);
    view.main.emplace_back(ButtonRow{{add}});
  } else {
    view.main.emplace_back(Paragraph{"The list is full.", Weight::soft});
  }
  if (items > 0) view.main.emplace_back(Paragraph{"On your list", Weight::strong});
  for (int i = 0; i < items; ++i) {
    const std::string n = std::to_string(i);
    view.main.emplace_back(Card{
        Tone::plain,
        "",
        {{"Anna Made-Up", Weight::strong, true}},
        "",
        {samples.button(("list.change." + n).c_str(), "Change", Style::quiet, Icon::pencil),
         samples.button(("list.remove." + n).c_str(), "Take out", Style::quiet, Icon::remove)}});
  }
  return view;
}

View words(const Samples& samples) {
  View view = blank(samples, "gallery.words");
  view.kicker = "A kicker over the title";
  view.lead = "A lead under it, which says in one sentence what this page is for.";
  view.notice = "A notice: something went wrong, in plain words.";
  view.notice_tone = Tone::judge;
  for (const auto& [weight, name] : {std::pair{Weight::normal, "normal"},
                                     {Weight::soft, "soft"},
                                     {Weight::small, "small"},
                                     {Weight::strong, "strong"}})
    view.main.emplace_back(Paragraph{name, weight});
  view.main.emplace_back(CodeText{"7K3M-Q9WX-4RTP-HN2C-V"});
  StatementText text;
  text.parts = {{"who",
                 {{"a", "Their own sentence.", false, false, false},
                  {"b", "One of ours, not yet decided.", true, false, false},
                  {"c", "One of ours, kept.", true, true, false},
                  {"d", "What is being typed.", false, false, true}},
                 {samples.button("statement.who", "Change", Style::quiet, Icon::pencil)},
                 "A note about this part."}};
  view.main.emplace_back(text);
  view.main.emplace_back(
      Count{"128", "people", "121 safe, 7 waiting", {"all is well", Icon::check, Tone::good}});
  return view;
}

}  // namespace

std::vector<SampleView> component_views() {
  const Samples samples(SampleLanguage::english);
  std::vector<SampleView> out;
  std::vector<View> views = {buttons(samples),
                             choices(samples),
                             fields(samples),
                             typing(samples, false),
                             typing(samples, true),
                             wheel(samples),
                             cards(samples),
                             lists(samples),
                             words(samples),
                             list_editor(samples, "gallery.list-empty", 0, ""),
                             list_editor(samples, "gallery.list", 2, "Bea"),
                             list_editor(samples, "gallery.list-full", 4, "")};
  for (View& each : gallery_pages(samples)) views.push_back(std::move(each));
  for (View& view : views) {
    view.spoken.own_code = view.spoken.own = view.spoken.button = view.spoken.field = "-";
    out.push_back({view.screen, std::move(view)});
  }
  return out;
}

}  // namespace clearway::support
