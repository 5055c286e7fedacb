// The kiosk after a start, where only staff can open its vault. It tells nothing of anybody: there
// is nothing it could tell.
#include "app/flow/show.h"

namespace clearway::flow {

void show_locked(Show& show) {
  View& v = show.v;
  const auto& helper = show.world.site.helper;
  v.title = show.say("locked.title");
  v.lead = show.say("locked.lead");
  show_sign_in(show);
  Card aside;
  aside.title = show.say("locked.aside.title");
  aside.body.push_back(
      {show.say("locked.aside.body", {{"name", helper.name}, {"phone", helper.phone}}),
       Weight::normal});
  v.aside.push_back(std::move(aside));
  v.back.reset();
  v.tools.resize(3);  // language, display, listen: there is no visit to interrupt or to leave
  v.next = button("next", show.say("locked.unlock"), Style::primary, Icon::lock);
  v.next->enabled = !show.s.starting;
}

}  // namespace clearway::flow
