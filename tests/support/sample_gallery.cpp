// What lies over a page or fills one: the rest of the gallery in sample_components.cpp.
#include "tests/support/sample_views.h"

namespace clearway::support {

using namespace flow;

namespace {

View blank(const Samples& samples, const char* name) {
  View view = samples.page(name, 2);
  view.title = std::string(name).substr(8);
  return view;
}

View doors(const Samples& samples) {
  View view = blank(samples, "gallery.doors");
  view.main.emplace_back(Doors{{{"one", "A door", "What lies behind it.", Icon::look},
                                {"two", "Another", "With more words under it.", Icon::papers},
                                {"three", "A third", "", Icon::code}}});
  return view;
}

View findings(const Samples& samples) {
  View view = blank(samples, "gallery.findings");
  const auto card = [&](const char* id, Tag tag) {
    FindingCard made;
    made.tag = std::move(tag);
    made.title = std::string("Case ") + id;
    made.where = "Made-Up County, 2018";
    made.relief = "What may fit";
    made.body = "Why, in a sentence.";
    made.next = "What to do now.";
    made.small = "Penal Code 1203.4 · checked November 22, 2026";
    made.tap = samples.button(id, "Show the case");
    return made;
  };
  FindingRow row;
  row.cards = {card("1", {"May fit", Icon::check, Tone::good}),
               card("2", {"A judge decides", Icon::half, Tone::judge}),
               card("3", {"Later", Icon::clock, Tone::later})};
  row.cards[1].note = "A note in gold.";
  row.cards[2].shown = "What the case was, after a tap.";
  view.main.emplace_back(row);
  return view;
}

View letters(const Samples& samples) {
  View view = blank(samples, "gallery.letters");
  ChoiceList list{"gallery.letters", "letters", {}, false, 3};
  for (const char* each : {"Madera", "Marin", "Mono"})
    list.options.push_back({each, each, "", false});
  for (const char* each : {"A", "K", "M", "Y"})
    list.letters.push_back(samples.button((std::string("letter.") + each).c_str(), each));
  list.letters[2].on = true;
  view.main.emplace_back(list);
  return view;
}

// The way there: one place done, one here, the others ahead; and a toast over the page.
View progress(const Samples& samples) {
  View view = blank(samples, "gallery.progress");
  view.lead = "The five places stand in the bar.";
  view.toast = "A toast: it goes by itself.";
  view.next->says_why = true;
  view.next->enabled = false;
  return view;
}

View empty(const Samples& samples) {
  View view = blank(samples, "gallery.empty");
  Table table{{"Who", "When"}, {}, "Nobody yet"};
  StatementText text;
  text.empty = "Your words will stand here.";
  view.main = {table, text};
  return view;
}

View banner(const Samples& samples, const char* name, Tone tone) {
  View view = blank(samples, name);
  view.notice = "A banner, in plain words.";
  view.notice_tone = tone;
  return view;
}

View overlay(const Samples& samples, const char* name, bool cover) {
  View view = blank(samples, name);
  Overlay over{.cover = cover,
               .name = name,
               .title = cover ? "A cover hides the page" : "A dialog lies over it",
               .body = {{"With a sentence.", Weight::soft}},
               .buttons = {samples.button("main", "The main way on", Style::primary),
                           samples.button("other", "Another")}};
  if (!cover) {
    over.choices = {samples.button("small", "Small"), samples.button("large", "Large")};
    over.choices[1].on = true;
    over.buttons.push_back(samples.button("danger", "What takes away", Style::danger));
    over.closes = "other";
  }
  view.overlay = std::move(over);
  return view;
}

View writing(const Samples& samples, const char* name, bool choosing) {
  View view = blank(samples, name);
  TextField field;
  field.field = "gallery.written";
  field.text = "我要";
  field.caret = field.composed_to = field.text.size();
  field.composed_from = 3;
  field.focused = true;
  view.main = {field};
  view.keyboard = samples.keyboard();
  if (choosing) {
    view.keyboard->rows.clear();
    for (const char* each : {"English", "Español", "Tiếng Việt", "Русский"})
      view.keyboard->boards.push_back(samples.button((std::string("board.") + each).c_str(), each));
    view.keyboard->boards[1].on = true;
    return view;
  }
  view.keyboard->offers = true;
  for (const char* each : {"要", "藥", "耀"})
    view.keyboard->candidates.push_back(
        samples.button((std::string("pick.") + each).c_str(), each));
  return view;
}

}  // namespace

std::vector<flow::View> gallery_pages(const Samples& samples) {
  return {doors(samples),
          findings(samples),
          letters(samples),
          progress(samples),
          empty(samples),
          banner(samples, "gallery.banner-good", Tone::good),
          banner(samples, "gallery.banner-judge", Tone::judge),
          overlay(samples, "gallery.dialog", false),
          overlay(samples, "gallery.cover", true),
          writing(samples, "gallery.candidates", false),
          writing(samples, "gallery.boards", true)};
}

}  // namespace clearway::support
