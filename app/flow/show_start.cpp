// The way in: attract, language, home, welcome, consent, the code.
#include <algorithm>

#include "app/flow/show.h"

namespace clearway::flow {
namespace {

// Until somebody has chosen one, in all languages of the site; where there are many, each door
// says in its own what it is for.
std::string in_each_language(const Show& show, std::string_view word, const char* between) {
  constexpr std::size_t kMost = 3;
  if (!record::value_of(show.s.answers, "visit.language").empty() ||
      show.world.site.languages.size() > kMost)
    return show.say(word);
  std::string all;
  for (const auto& language : show.world.site.languages) {
    const std::string one = Say(show.world, language)(word);
    all += (all.empty() ? "" : between) + one;
  }
  return all;
}

}  // namespace

void show_attract(Show& show) {
  View& v = show.v;
  v.attract = true;
  v.brand = show.say("attract.brand", {{"site", show.world.site.name}});
  v.title = show.say("attract.title");
  v.lead = show.say("attract.lead");
  ButtonRow row;
  row.buttons.push_back(button("begin", show.say("attract.begin"), Style::primary));
  row.buttons.push_back(button("door.code", show.say("home.code.title")));
  v.main.push_back(std::move(row));
  v.back.reset();
  // There is nothing yet to cover or to leave.
  std::erase_if(v.tools, [](const Button& tool) {
    return tool.action == "tool.moment" || tool.action == "tool.leave";
  });
  // Who does not see the screen finds the voice first.
  const auto listen = std::ranges::find(v.tools, std::string("tool.listen"),
                                        [](auto& tool) { return tool.action; });
  std::rotate(v.tools.begin(), listen, listen + 1);
  if (show.world.site.staff_sign_in)
    v.tools.push_back(button("door.staff", show.say("attract.staff"), Style::text, Icon::lock));
}

void show_language(Show& show) {
  View& v = show.v;
  v.title = in_each_language(show, "choose_language.title", " · ");
  v.lead = in_each_language(show, "choose_language.lead", "\n");
  Doors doors;
  for (const auto& language : show.world.site.languages) {
    // Each in its own language, whatever the present one is.
    const Say own(show.world, language);
    std::string text = own("choose_language.door");
    for (const auto& mark : language_marks(show.world, language)) text += " · " + mark;
    doors.doors.push_back(
        {"language." + language, own("language." + language), std::move(text), Icon::language});
  }
  v.main.push_back(std::move(doors));
}

void show_home(Show& show) {
  View& v = show.v;
  v.title = show.say("home.title");
  v.lead = show.say("home.lead");
  Doors doors;
  doors.doors.push_back(
      {"door.look", show.say("home.look.title"), show.say("home.look.text"), Icon::look});
  doors.doors.push_back(
      {"door.papers", show.say("home.papers.title"), show.say("home.papers.text"), Icon::papers});
  doors.doors.push_back(
      {"door.code", show.say("home.code.title"), show.say("home.code.text"), Icon::code});
  v.main.push_back(std::move(doors));
  // Quiet ones, so that what most people come for stays easy to find.
  ButtonRow more;
  more.buttons.push_back(button("page.practice", show.say("home.practice")));
  more.buttons.push_back(button("page.record", show.say("home.record")));
  more.buttons.push_back(button("page.order", show.say("home.order")));
  more.buttons.push_back(button("door.statement", show.say("home.statement")));
  v.main.push_back(std::move(more));
}

void show_welcome(Show& show) {
  View& v = show.v;
  v.title = show.say("welcome.title");
  v.lead = show.say("welcome.lead");
  v.main.push_back(Paragraph{show.say("welcome.what"), Weight::normal});
  v.main.push_back(Paragraph{show.say("welcome.not_advice"), Weight::normal});
  v.main.push_back(Paragraph{
      show.say("welcome.who", {{"organization", show.world.site.organization}}), Weight::normal});
  v.aside.push_back(word_card(show, Tone::why, "welcome.sees"));
  v.aside.push_back(word_card(show, Tone::plain, "welcome.time"));
  v.next = next_button(show);
}

void show_consent(Show& show) {
  View& v = show.v;
  const bool keep = show.s.where.screen == Screen::consent_keep;
  const bool contact = show.s.where.screen == Screen::consent_contact;
  const std::string word = keep ? "consent.keep" : contact ? "consent.contact" : "consent.totals";
  v.kicker = show.say("consent.kicker");
  v.title = show.say(word + ".title");
  v.lead = show.say(word + ".lead");
  ChoiceList list;
  list.field = word;
  list.label = v.title;
  list.told = false;  // what this machine does, and nothing of what the person has told
  const std::string chosen = record::value_of(show.s.answers, word);
  const auto add = [&](const char* id) {
    list.options.push_back(option(show, id, word + "." + id, chosen == id));
  };
  if (keep) {
    add("clinic");
    add("me");
    add("none");
  } else {
    add("yes");
    add("no");
  }
  v.main.push_back(std::move(list));
  v.aside.push_back(word_card(show, Tone::why, word + ".aside"));
  v.next = next_button(show);
  v.next->enabled = !chosen.empty() && !show.s.starting;
  v.next->says_why = !show.s.starting;
  if (show.s.starting) v.main.push_back(Paragraph{show.say("consent.working"), Weight::soft});
}

void show_code(Show& show) {
  View& v = show.v;
  v.title = show.say("code.title");
  v.lead = show.say("code.lead");
  v.main.push_back(CodeText{show.s.code});
  ButtonRow row;
  row.buttons.push_back(button("print.code", show.say("code.print"), Style::quiet, Icon::print));
  v.main.push_back(std::move(row));
  const std::string line = printing_line(show);
  if (!line.empty()) v.main.push_back(Paragraph{line, Weight::soft});
  if (const std::string kept = kept_line(show); !kept.empty())
    v.main.push_back(Paragraph{kept, Weight::soft});
  v.aside.push_back(word_card(show, Tone::example, "code.aside"));
  v.next = next_button(show, "code.next");
}

void show_return_code(Show& show) {
  View& v = show.v;
  v.title = show.say("return_code.title");
  v.lead = show.say("return_code.lead");
  v.main.push_back(text_field(show, "return.code", show.say("return_code.label")));
  if (show.s.starting) v.main.push_back(Paragraph{show.say("return_code.working"), Weight::soft});
  v.aside.push_back(word_card(show, Tone::plain, "return_code.aside"));
  v.next = next_button(show);
  v.next->enabled = !show.s.starting && !text_of(show.s, "return.code").empty();
  v.next->says_why = !show.s.starting;
}

void show_hub(Show& show) {
  View& v = show.v;
  v.title = show.say("hub.title");
  v.lead = show.say("hub.lead");
  Doors doors;
  const auto add = [&](const char* action, const char* word, Icon icon) {
    doors.doors.push_back({action, show.say(word), show.say(std::string(word) + "_text"), icon});
  };
  add("go.about", "hub.about", Icon::person);
  add("go.cases", "hub.cases", Icon::look);
  add("go.read_all", "hub.statement", Icon::pencil);
  add("go.papers", "hub.papers", Icon::papers);
  v.main.push_back(std::move(doors));
  ButtonRow row;
  row.buttons.push_back(button("go.review", show.say("review.open")));
  row.buttons.push_back(button("history", show.say("history.title"), Style::quiet, Icon::person));
  row.buttons.push_back(button("page.order", show.say("home.order")));
  v.main.push_back(std::move(row));
}

void show_leaving(Show& show) {
  View& v = show.v;
  const bool trouble = !show.s.notice.empty();
  v.title = show.say(trouble ? "leaving.wait_title" : "leaving.title");
  v.lead = show.say(trouble ? "leaving.wait_lead" : "leaving.lead");
  if (trouble) v.aside.push_back(helper_card(show));
  v.back.reset();
  v.tools.clear();
}

}  // namespace clearway::flow
