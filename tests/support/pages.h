// What somebody with the database key reads from every page of a SQLCipher file or of its WAL,
// freed pages and the rest of half-filled ones too: SQL shows none of those.
#pragma once

#include <openssl/evp.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "app/core/bytes.h"
#include "tests/support/temp_dir.h"

namespace clearway::support {

// A page is 4096 bytes: on the first one a salt of 16, then AES-256-CBC, then 80 bytes of which
// the first 16 are the IV (SQLCipher 4's design, with a raw key).
inline std::string page_in_clear(core::ByteView page, bool first, core::ByteView key) {
  constexpr std::size_t kReserve = 80, kSalt = 16;
  const auto sealed = page.first(page.size() - kReserve).subspan(first ? kSalt : std::size_t{0});
  const auto iv = page.last(kReserve);
  std::string out(sealed.size() + 32, '\0');
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  int size = 0;
  const bool good =
      EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, key.data(), iv.data()) == 1 &&
      EVP_CIPHER_CTX_set_padding(context, 0) == 1 &&
      EVP_DecryptUpdate(context, reinterpret_cast<unsigned char*>(out.data()), &size, sealed.data(),
                        static_cast<int>(sealed.size())) == 1;
  EVP_CIPHER_CTX_free(context);
  if (!good) throw std::runtime_error("cannot decrypt a page");
  out.resize(static_cast<std::size_t>(size));
  return out;
}

inline std::string pages_in_clear(const std::filesystem::path& database, core::ByteView key) {
  constexpr std::size_t kPage = 4096, kWalHead = 32, kFrameHead = 24;
  std::string out;
  const std::string file = read_file(database);
  for (std::size_t at = 0; at + kPage <= file.size(); at += kPage)
    out += page_in_clear(core::as_bytes(file).subspan(at, kPage), at == 0, key);
  const std::string wal = read_file(std::filesystem::path(database) += "-wal");
  for (std::size_t at = kWalHead; at + kFrameHead + kPage <= wal.size(); at += kFrameHead + kPage) {
    const auto frame = core::as_bytes(wal).subspan(at, kFrameHead + kPage);
    const bool first = frame[0] == 0 && frame[1] == 0 && frame[2] == 0 && frame[3] == 1;
    out += page_in_clear(frame.subspan(kFrameHead), first, key);
  }
  return out;
}

}  // namespace clearway::support
