// How a scripted visitor goes through the kiosk: what is on the glass decides what to do.
#include <fmt/format.h>

#include <thread>

#include "app/text/catalog.h"
#include "tests/support/visitor.h"

namespace clearway::support {
namespace {

using namespace std::chrono_literals;

class Walker {
 public:
  Walker(Visitor& visitor, const Persona& persona, std::filesystem::path shots, Pace pace)
      : v_(visitor), p_(persona), shots_(std::move(shots)), pace_(pace) {}

  Visit go(const std::string& until) {
    for (int step = 0; step < 400; ++step) {
      const Tree tree = v_.wait("a screen", [](const Tree& t) { return !t.screen.empty(); });
      if (tree.screen == until) {
        picture(tree);
        return visit_;
      }
      act(tree);
    }
    throw std::runtime_error("never came to " + until);
  }

 private:
  void picture(const Tree& tree) {
    if (shots_.empty()) return;
    std::this_thread::sleep_for(300ms);  // the glass fades into what the tree has already
    v_.screenshot(shots_ / fmt::format("{:02}-{}.png", ++pictures_, tree.screen));
  }

  // Presses and waits until the screen is another one (or the same, changed).
  void press(const Tree& before, const std::string& action) {
    picture(before);
    leave(before, action);
  }
  void leave(const Tree& before, const std::string& action) {
    std::string text;
    for (const auto& element : before.elements) text += element.action + element.name;
    v_.tap(action);
    v_.wait("what follows " + action, [&](const Tree& tree) {
      std::string now;
      for (const auto& element : tree.elements) now += element.action + element.name;
      return !tree.screen.empty() && (tree.screen != before.screen || now != text);
    });
  }

  void act(const Tree& tree) {
    const std::string& s = tree.screen;
    if (s == "attract")
      press(tree, "begin");
    else if (s == "language")
      press(tree, "language." + p_.language);
    else if (s == "home")
      press(tree, "door.papers");
    else if (s == "consent.keep")
      answer(tree, "consent.keep", p_.keep);
    else if (s == "consent.contact" || s == "consent.totals")
      answer(tree, s, "yes");
    else if (s == "code") {
      visit_.code = v_.code();
      press(tree, "next");
    } else if (s.starts_with("question."))
      question(tree);
    else if (s == "order")
      press(tree, "order.cases");
    else if (s == "cases")
      cases(tree);
    else if (s == "read_all")
      read_all(tree);
    else if (s == "papers")
      papers(tree);
    else if (s == "leaving")
      std::this_thread::sleep_for(50ms);
    else
      press(tree, "next");
  }

  void answer(const Tree& tree, const std::string& field, const std::string& value) {
    v_.choose(field, value);
    press(tree, "next");
    v_.wait("the screen after " + field,
            [&](const Tree& now) { return !now.screen.empty() && now.screen != tree.screen; });
  }

  // The persona's answer to a field; a case's fields are those of the case at hand.
  std::string wanted(const std::string& field) const {
    if (field.starts_with("list.")) return wanted(field.substr(5));
    if (!field.starts_with("case.")) {
      if (const auto it = p_.about.find(field); it != p_.about.end()) return it->second;
      if (const auto it = p_.story.find(field); it != p_.story.end()) return it->second;
      return {};
    }
    if (case_ == 0 || case_ > p_.cases.size()) return {};
    const auto& one = p_.cases[case_ - 1];
    const auto it = one.find(field.substr(5 + 32 + 1));
    return it == one.end() ? std::string() : it->second;
  }

  // One of the choices, or one of several: "text_only,say_nothing".
  bool wants(const std::string& field, const std::string& value) const {
    return ("," + wanted(field) + ",").find("," + value + ",") != std::string::npos;
  }

  void write_date(const std::string& part) {
    const auto hash = part.find('#');
    const std::string date = wanted(part.substr(0, hash));
    const std::string name = part.substr(hash);
    std::string text;
    if (name == "#year" && date.size() >= 4) text = date.substr(0, 4);
    if (name == "#month" && date.size() >= 7) text = date.substr(5, 2);
    if (name == "#day" && date.size() >= 10) text = date.substr(8, 2);
    if (!text.empty()) v_.write(part, text);
  }

  void question(const Tree& tree) {
    std::vector<std::string> done;
    for (const auto& element : tree.elements) {
      const auto& action = element.action;
      if (element.role == "textbox" && action.find('#') != action.npos) {
        write_date(action);
      } else if (element.role == "textbox") {
        const std::string text = wanted(action);
        if (!text.empty() && element.value != text) v_.write(action, text);
      } else if (element.role == "radio" || element.role == "checkbox") {
        const auto equals = action.find('=');
        const std::string value = action.substr(equals + 1);
        if (wants(action.substr(0, equals), value) && !element.is("checked"))
          v_.choose(action.substr(0, equals), value);
      }
    }
    // The keyboard, when it came by itself, covers the way on.
    v_.put_keyboard_away();
    if (pace_ == Pace::careful) v_.wait("the sign that it is kept", all_kept);
    picture(v_.look());
    go_on(v_.look());
  }

  // A box has a sign of its own, a list of choices one for all of it.
  static bool all_kept(const Tree& tree) {
    bool chosen = false, sign = false, listed = false, listed_kept = true;
    for (const auto& e : tree.elements) {
      if (e.role == "textbox" && !e.value.empty() && !e.is("kept")) return false;
      if (e.action.starts_with("list.change.")) listed = true;
      if (e.role == "textbox" && e.action.starts_with("list.")) listed_kept = e.is("kept");
      chosen = chosen || ((e.role == "radio" || e.role == "checkbox") && e.is("checked"));
      sign = sign || e.role == "status";
    }
    return (sign || !chosen) && (!listed || listed_kept);
  }

  // Presses Continue. A soft check keeps the same screen; then the next turn presses again.
  void go_on(const Tree& before) {
    v_.tap("next");
    stuck_ = v_.look().screen == before.screen ? stuck_ + 1 : 0;
    if (stuck_ == 3) throw std::runtime_error("no way on from " + before.screen);
  }

  void cases(const Tree& tree) {
    if (case_ >= p_.cases.size()) return press(tree, "next");
    ++case_;
    press(tree, "case.add");
  }

  void read_all(const Tree& tree) {
    for (const auto& element : tree.elements)
      if (element.action.starts_with("sentence.keep.")) return press(tree, element.action);
    press(tree, "next");
  }

  void papers(const Tree&) {
    const Tree ready = v_.wait("papers", [](const Tree& t) { return t.action("print.packet"); });
    picture(ready);
    leave(ready, "print.packet");
    v_.wait("paper", [](const Tree& t) { return t.action("print.packet"); });
    leave(v_.look(), "next");
  }

  Visitor& v_;
  const Persona& p_;
  std::filesystem::path shots_;
  Pace pace_;
  Visit visit_;
  std::size_t case_ = 0;
  int pictures_ = 0;
  int stuck_ = 0;
};

std::map<std::string, std::string> probation_case(std::string county, std::string number,
                                                  std::string what, std::string date) {
  return {{"county", std::move(county)}, {"number", std::move(number)}, {"what", std::move(what)},
          {"level", "misdemeanor"},      {"outcome", "convicted"},      {"date", std::move(date)},
          {"sentence", "probation"},     {"probation_end", "full"}};
}

// The line again and again: 1,500 characters or a few more.
std::string long_answer(const std::string& line) {
  constexpr std::size_t kCharacters = 1500;
  std::string words = line;
  while (text::count(words) < kCharacters) words += " " + line;
  return words;
}

}  // namespace

Visit walk(Visitor& visitor, const Persona& persona, const std::string& until,
           const std::filesystem::path& shots, Pace pace) {
  if (!shots.empty()) std::filesystem::create_directories(shots);
  return Walker(visitor, persona, shots, pace).go(until);
}

Persona ana() {
  Persona p;
  p.about = {{"person.name.court", "Ana Renée Prueba-Núñez"},
             {"person.name.used", "Ana Renée"},
             {"person.name.other", "Anna Pruéba"},
             {"person.birth_date", "1980-01-02"},
             {"person.contact.phone", "555-0100"},
             {"person.contact.safe", "text_only,say_nothing"},
             {"person.pending_case", "no"},
             {"person.supervision", "none"},
             {"person.serving_sentence", "no"},
             {"person.contact.address", "1 Example Street, Sampletown"},
             {"person.veteran", "no"},
             {"person.registration", "never"}};
  p.cases = {probation_case("los_angeles", "XX000001", "PC 484 (made up)", "2015-03-04"),
             probation_case("ventura", "XX000002", "PC 602", "2018"),
             probation_case("los_angeles", "XX000003", "not sure", "2019-06")};
  p.cases[1]["probation_end"] = "violation";
  p.cases[1]["tell"] = "yes";
  p.cases[1]["story.then"] = "I was 19 and slept in a car.";
  p.cases[2]["sentence"] = "unsure";
  p.cases[2].erase("probation_end");
  p.story = {{"declaration.who", "I am a made-up person who tests this kiosk."},
             {"declaration.changed",
              long_answer("Since 2019 I work nights at a made-up café, and I don’t wait to ask.")},
             {"declaration.towards", "A class, a license, time with my family."},
             {"declaration.meaning", "It would mean that I can rent a home."}};
  return p;
}

Persona jose() {
  Persona p = ana();
  p.language = "es";
  p.about["person.name.court"] = "José Ñandú Prueba-Güell";
  p.about["person.name.used"] = "Pepe Ñandú";
  p.cases[1]["story.then"] = "Tenía 19 años y dormía en un carro.";
  p.story = {{"declaration.who", "Soy una persona inventada. ¿Sí? ¡Sí!"},
             {"declaration.changed",
              long_answer("Trabajo de noche y aprendí a pedir ayuda mañana y tarde.")},
             {"declaration.towards", "Quiero estudiar enfermería."},
             {"declaration.meaning", "Podría alquilar una casa para mis niños."}};
  return p;
}

}  // namespace clearway::support
