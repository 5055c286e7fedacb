// What people type and what comes from disk: nothing here may crash, and what reads back
// shows the same text again.
#include "app/keys/certificate.h"
#include "app/keys/phrases.h"

using namespace clearway;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = core::as_text({data, size});
  if (const auto code = keys::parse_return_code(text)) {
    const auto again = keys::parse_return_code(code->text());
    if (!again || again->secret != code->secret || again->locator != code->locator)
      __builtin_trap();
  }
  if (const auto key = keys::parse_recovery(text)) {
    const auto again = keys::parse_recovery(keys::recovery_text(key->view()));
    if (!again || core::to_hex(again->view()) != core::to_hex(key->view())) __builtin_trap();
  }
  const std::string normal = keys::normal_passphrase(text);
  if (keys::normal_passphrase(normal) != normal) __builtin_trap();
  (void)keys::certificate_fingerprint(text);
  return 0;
}
