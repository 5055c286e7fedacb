// Secrets that people carry: return codes, six-word passphrases, paper recovery keys, slots.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/keys/crypto.h"

namespace clearway::keys {

// "K7QM-3RTW-XH4P-9DKA-R": a public locator (4 symbols), 12 secret symbols (60 bits) and a
// check symbol, of 32 symbols that cannot be mistaken for one another (no I, L, O, U).
struct ReturnCode {
  std::string locator;       // 4 symbols; says nothing about the secret
  std::string secret;        // 12 symbols
  std::string text() const;  // grouped, with the check symbol; the caller wipes it
  ~ReturnCode();             // wipes the secret
};
core::Result<ReturnCode> new_return_code();
// Forgives case, spaces, hyphens and look-alikes (O for 0, I and L for 1).
// Errors: invalid_input for a wrong length, symbol or check symbol: no try at the secret.
core::Result<ReturnCode> parse_return_code(std::string_view typed);

// Six words of the list (2,048 short words that differ in their first four letters: 66 bits),
// lower case, joined by spaces. Errors of read: not_found; corrupt for any other list.
core::Result<std::vector<std::string>> read_word_list(const std::filesystem::path& file);
core::Result<std::string> new_passphrase(const std::vector<std::string>& words);
std::string normal_passphrase(std::string_view typed);  // case, spaces, hyphens

// The paper recovery key: 32 bytes as 52 symbols of the same alphabet in groups of four,
// with two check symbols. Errors of parse: invalid_input. recovery_text of any other size is
// empty text; the caller wipes what it got.
std::string recovery_text(core::ByteView key);
core::Result<Secret> parse_recovery(std::string_view typed);

// A slot: a secret sealed under a stretched passphrase. Bytes on disk:
//   "CWSLOT1\0" | salt 16 | nonce 24 | ciphertext
// The passphrase is brought to normal_passphrase() first. Associated data is
// "clearway/v1/slot\0" and the name.
core::Result<core::Bytes> make_slot(std::string_view name, std::string_view passphrase,
                                    core::ByteView secret);
core::Result<Secret> open_slot(std::string_view name, std::string_view passphrase,
                               core::ByteView slot);  // wrong_key, corrupt

// A slot with the key that its passphrase stretches to: who keeps that can put another secret under
// the same passphrase, and never learns the passphrase.
struct KeyedSlot {
  core::Bytes slot;
  Secret key;
};
core::Result<KeyedSlot> make_keyed_slot(std::string_view name, std::string_view passphrase,
                                        core::ByteView secret);
// Errors: wrong_key when `key` is not that slot's, corrupt.
core::Result<core::Bytes> refill_slot(std::string_view name, core::ByteView key,
                                      core::ByteView slot, core::ByteView secret);

}  // namespace clearway::keys
