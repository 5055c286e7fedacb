// What the machine must do about what happened. Values only; workers carry them out and
// answer with events (event.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/core/date.h"
#include "app/core/typed_secret.h"
#include "app/declaration/declaration.h"
#include "app/record/record.h"
#include "app/relief/relief.h"

namespace clearway::flow {

// ---- the record of this visit -------------------------------------------------------------
struct StartRecord {  // after consent; answered by RecordStarted
  bool share_with_clinic = false;
};
struct KeepField {  // answered by FieldKept with the same revision
  std::string field;
  std::optional<std::string> value;
  std::uint64_t revision = 0;
  bool by_helper = false;  // typed by somebody whom the person gave the screen
};
struct OpenCode {  // answered by CodeOpened or CodeRefused
  core::TypedSecret typed;
};
struct EndVisit {    // answered by VisitEnded
  bool keep = true;  // false: delete what was typed in this visit
};

// ---- paper -----------------------------------------------------------------------------
enum class Paper { packet, findings, code_slip, slip, letter };
struct SlipPoint {
  std::string title;
  std::string body;
  std::string small;  // citation, date checked
};
struct SlipPart {
  std::string title;
  std::string body;
  std::vector<SlipPoint> points;
};
struct Slip {  // what a door of home tells, to take along; all as shown
  std::string title;
  std::vector<std::pair<std::string, std::string>> typed;  // label, answer; only what one added
  std::vector<SlipPart> parts;
};
struct LabeledCase {
  std::string id;
  std::vector<std::pair<std::string, std::string>> lines;  // label, answer; as shown
};
struct PaperContent {
  Paper paper = Paper::packet;
  std::string language;
  record::Fields answers;
  std::vector<relief::Finding> findings;
  declaration::Statement statement;
  std::vector<LabeledCase> cases;
  std::vector<std::pair<std::string, std::string>> person;  // label, answer; as shown
  std::string code;                                         // only for the slip
  core::Day today{};
  std::optional<core::Day> kept_until{};  // told on the packet's cover
  std::optional<core::Day> old_rules{};   // when they were checked, if that is too long ago
  Slip slip = {};
  std::vector<std::string> letter = {};  // paragraphs
};
struct MakePaper {  // answered by PaperReady or PaperFailed
  PaperContent content;
};
struct PrintPaper {  // what was made last; answered by PrintChanged
  Paper paper = Paper::packet;
  std::string record;  // hex; of the file that staff have open
};
struct CancelPrinting {};  // every unfinished job of this visit

// ---- staff -----------------------------------------------------------------------------
struct SignIn {
  std::string name;
  core::TypedSecret passphrase;
};
inline constexpr std::size_t kRowsAtOnce = 50;
struct ListRecords {  // what came last, at most so many
  std::size_t limit = kRowsAtOnce;
};
struct OpenRecord {    // answered by RecordOpened or NotShown
  std::string record;  // hex
};
struct ListAudit {  // answered by AuditListed or NotShown
  std::size_t skip = 0;
  std::size_t limit = 0;
};
struct ReplaceCode {
  std::string record;
};
struct JoinRecords {  // two files of one person; answered by RecordsJoined or RecordsNotJoined
  std::string one;
  std::string other;
};
struct ListFiles {  // of a joined record; answered by FilesListed or NotShown
  std::string record;
};
struct PartRecords {  // `other` is somebody else's; answered by RecordsParted or RecordsNotParted
  std::string one;
  std::string other;
};
struct SettleDoubt {  // this answer is right; answered by DoubtSettled or DoubtNotSettled
  std::string record;
  std::string field;
  std::string value;  // empty: none
};
struct SyncNow {};

// ---- the rest --------------------------------------------------------------------------
struct Speak {
  std::string language;
  std::string text;
};
struct StopSpeaking {};
struct PauseSpeaking {
  bool on = true;  // false: go on where it stopped
};
struct Restart {};  // re-execute the program, so that nothing of the visit is in memory

using Effect =
    std::variant<StartRecord, KeepField, OpenCode, EndVisit, MakePaper, PrintPaper, CancelPrinting,
                 SignIn, ListRecords, OpenRecord, ListAudit, ReplaceCode, JoinRecords, ListFiles,
                 PartRecords, SettleDoubt, SyncNow, Speak, StopSpeaking, PauseSpeaking, Restart>;

}  // namespace clearway::flow
