// What each step of a session is called and is made of: one line a type, read by whoever writes
// it and by whoever reads it. Private to session.cpp.
#pragma once

#include "app/kiosk/session.h"

namespace clearway::kiosk::members {

// ---- the parts of events ------------------------------------------------------------------------
template <class A>
void of(A& a, flow::AuditRow& e) {
  a("deed", e.deed, flow::Deed::erased);
  a("doer", e.doer, flow::Doer::nobody);
  a("name", e.name);
  a("day", e.day);
  a("time", e.time);
  a("here", e.here);
  a("record", e.record);
}
template <class A>
void of(A& a, flow::Told& e) {
  a("value", e.value);
  a("doer", e.doer, flow::Doer::nobody);
  a("name", e.name);
  a("day", e.day);
  a("time", e.time);
}
template <class A>
void of(A& a, flow::Doubt& e) {
  a("field", e.field);
  a("answers", e.answers);
}
template <class A>
void of(A& a, flow::RecordRow& e) {
  a("record", e.record);
  a("fields", e.fields);
  a("when", e.when);
  a("safety", e.safety, flow::Safety::set_aside);
  a("readable", e.readable);
  a("files", e.files);
  a("day", e.day);
}

// ---- what fingers and keys did ------------------------------------------------------------------
template <class A>
void of(A& a, ui::PointerMoved& e) {
  a.called("moved"), a("x", e.x), a("y", e.y);
}
template <class A>
void of(A& a, ui::PointerDown& e) {
  a.called("down"), a("x", e.x), a("y", e.y);
}
template <class A>
void of(A& a, ui::PointerUp& e) {
  a.called("up"), a("x", e.x), a("y", e.y);
}
template <class A>
void of(A& a, ui::KeyPressed& e) {
  a.called("key"), a("key", e.key, ui::Key::hush);
}
template <class A>
void of(A& a, ui::TextTyped& e) {
  a.called("text"), a("text", e.text);
}

// ---- what the interface makes of it -------------------------------------------------------------
template <class A>
void of(A& a, flow::Pressed& e) {
  a.called("pressed"), a("action", e.action);
}
template <class A>
void of(A& a, flow::Chosen& e) {
  a.called("chosen"), a("field", e.field), a("value", e.value);
}
template <class A>
void of(A& a, flow::Focused& e) {
  a.called("focused"), a("field", e.field), a("caret", e.caret);
}
template <class A>
void of(A& a, flow::Typed& e) {
  a.called("typed"), a("text", e.text);
}
template <class A>
void of(A& a, flow::Erased& /*nothing*/) {
  a.called("erased");
}
template <class A>
void of(A& a, flow::CaretMoved& e) {
  a.called("caret_moved"), a("by", e.by);
}
template <class A>
void of(A& a, flow::Scrolled& e) {
  a.called("scrolled"), a("to", e.to);
}

// ---- the clock ----------------------------------------------------------------------------------
template <class A>
void of(A& a, flow::Started& e) {
  a.called("started"), a("seed", e.seed), a("today", e.today), a("uptime", e.uptime);
  a("locked", e.locked);
}
template <class A>
void of(A& a, flow::Ticked& e) {
  a.called("ticked"), a("idle", e.idle), a("today", e.today), a("uptime", e.uptime);
}

// ---- the vault ----------------------------------------------------------------------------------
template <class A>
void of(A& a, flow::RecordStarted& e) {
  a.called("record_started"), a("code", e.code);
}
template <class A>
void of(A& a, flow::RecordNotStarted& e) {
  a.called("record_not_started"), a("trouble", e.trouble, flow::Trouble::no_key);
}
template <class A>
void of(A& a, flow::FieldKept& e) {
  a.called("field_kept"), a("revision", e.revision);
}
template <class A>
void of(A& a, flow::FieldNotKept& e) {
  a.called("field_not_kept"), a("revision", e.revision);
  a("trouble", e.trouble, flow::Trouble::no_key);
}
template <class A>
void of(A& a, flow::CodeOpened& e) {
  a.called("code_opened"), a("fields", e.fields), a("history", e.history);
  a("doubts", e.doubts), a("by_others", e.by_others);
}
template <class A>
void of(A& a, flow::CodeRefused& e) {
  a.called("code_refused"), a("trouble", e.trouble, flow::Trouble::no_key);
}
template <class A>
void of(A& a, flow::VisitEnded& /*nothing*/) {
  a.called("visit_ended");
}
template <class A>
void of(A& a, flow::VisitNotEnded& e) {
  a.called("visit_not_ended"), a("trouble", e.trouble, flow::Trouble::no_key);
}

// ---- sound and paper ----------------------------------------------------------------------------
template <class A>
void of(A& a, flow::Spoke& e) {
  a.called("spoke"), a("now", e.now);
}
template <class A>
void of(A& a, flow::NoVoice& /*nothing*/) {
  a.called("no_voice");
}
template <class A>
void of(A& a, flow::PaperReady& e) {
  a.called("paper_ready"), a("pages", e.pages);
}
template <class A>
void of(A& a, flow::PaperFailed& /*nothing*/) {
  a.called("paper_failed");
}
template <class A>
void of(A& a, flow::PrintChanged& e) {
  a.called("print_changed"), a("state", e.state, flow::Printing::canceled);
}

// ---- staff and sync -----------------------------------------------------------------------------
template <class A>
void of(A& a, flow::SignedIn& e) {
  a.called("signed_in"), a("name", e.name), a("role", e.role);
}
template <class A>
void of(A& a, flow::Unlocked& /*nothing*/) {
  a.called("unlocked");
}
template <class A>
void of(A& a, flow::SignInRefused& e) {
  a.called("sign_in_refused"), a("trouble", e.trouble, flow::Trouble::no_key), a("wait", e.wait);
}
template <class A>
void of(A& a, flow::RecordsListed& e) {
  a.called("records_listed"), a("rows", e.rows), a("more", e.more);
}
template <class A>
void of(A& a, flow::RecordOpened& e) {
  a.called("record_opened"), a("record", e.record), a("fields", e.fields), a("doubts", e.doubts);
  a("by_others", e.by_others);
}
template <class A>
void of(A& a, flow::AuditListed& e) {
  a.called("audit_listed"), a("skip", e.skip), a("rows", e.rows), a("more", e.more);
}
template <class A>
void of(A& a, flow::NotListed& /*nothing*/) {
  a.called("not_listed");
}
template <class A>
void of(A& a, flow::NotShown& /*nothing*/) {
  a.called("not_shown");
}
template <class A>
void of(A& a, flow::CodeReplaced& e) {
  a.called("code_replaced"), a("code", e.code);
}
template <class A>
void of(A& a, flow::CodeNotReplaced& e) {
  a.called("code_not_replaced"), a("trouble", e.trouble, flow::Trouble::no_key);
}
template <class A>
void of(A& a, flow::RecordsJoined& /*nothing*/) {
  a.called("records_joined");
}
template <class A>
void of(A& a, flow::RecordsNotJoined& e) {
  a.called("records_not_joined"), a("trouble", e.trouble, flow::Trouble::no_key);
}
template <class A>
void of(A& a, flow::FilesListed& e) {
  a.called("files_listed"), a("files", e.files);
}
template <class A>
void of(A& a, flow::RecordsParted& /*nothing*/) {
  a.called("records_parted");
}
template <class A>
void of(A& a, flow::RecordsNotParted& /*nothing*/) {
  a.called("records_not_parted");
}
template <class A>
void of(A& a, flow::DoubtSettled& /*nothing*/) {
  a.called("doubt_settled");
}
template <class A>
void of(A& a, flow::DoubtNotSettled& /*nothing*/) {
  a.called("doubt_not_settled");
}
template <class A>
void of(A& a, flow::SyncChanged& e) {
  a.called("sync_changed"), a("state", e.state, flow::SyncChanged::State::refused);
  a("taken", e.taken), a("safe", e.safe), a("waiting", e.waiting), a("set_aside", e.set_aside);
  a("damaged", e.damaged), a("renew", e.renew);
}

// ---- the steps ----------------------------------------------------------------------------------
template <class A>
void of(A& a, ui::Size& e) {
  a("w", e.w), a("h", e.h);
}
template <class A>
void of(A& a, Opened& e) {
  int format = kSessionFormat;
  bool demo = true;
  a.called("opened"), a("clearway_session", format), a("demo", demo);
  a("size", e.size), a("pixels_per_mm", e.pixels_per_mm);
  if (format != kSessionFormat || !demo) a.refuse();
}
template <class A>
void of(A& a, Resized& e) {
  a.called("resized"), a("size", e.size);
}
template <class A>
void of(A& a, Drawn& e) {
  a.called("drawn"), a("inputs", e.inputs);
}
template <class A>
void of(A& a, Tree& e) {
  a.called("tree"), a("digest", e.digest);
}

}  // namespace clearway::kiosk::members
