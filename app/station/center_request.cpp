// Reading what `clearway-central init` asks the root to sign.
#include <algorithm>
#include <map>
#include <sstream>

#include "app/keys/certificate.h"
#include "app/station/files.h"
#include "app/station/office.h"
#include "app/station/organization.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

struct RequestLine {
  int number = 0;
  std::string value;
};
using RequestLines = std::map<std::string, RequestLine, std::less<>>;

RequestLines read_lines(const core::Bytes& bytes) {
  RequestLines lines;
  std::istringstream stream(core::as_text(bytes));
  std::string text;
  for (int number = 1; std::getline(stream, text); ++number) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    const auto equals = text.find('=');
    if (equals == std::string::npos || text.starts_with('#')) continue;
    lines[text.substr(0, equals)] = {number, text.substr(equals + 1)};
  }
  return lines;
}

auto bad_line(const std::filesystem::path& file, const RequestLine& line,
              const std::string& message) {
  return core::fail(ErrorCode::invalid_input, "station.center",
                    file.string() + ":" + std::to_string(line.number) + ": " + message);
}

core::Result<RequestLine> needed_line(const std::filesystem::path& file, const RequestLines& lines,
                                      std::string_view key) {
  const auto found = lines.find(key);
  if (found != lines.end()) return found->second;
  return bad_line(file, {1, {}}, "`" + std::string(key) + "=` is missing");
}

}  // namespace

core::Result<entry::CenterKey> add_center(const Organization& organization,
                                          const std::filesystem::path& request) {
  const RequestLines lines = read_lines(TRY(read_small(request)));
  const RequestLine center = TRY(needed_line(request, lines, "center"));
  const RequestLine address = TRY(needed_line(request, lines, "address"));
  const RequestLine receipt = TRY(needed_line(request, lines, "receipt_key"));
  const RequestLine certificate = TRY(needed_line(request, lines, "certificate"));

  entry::CenterKey key;
  const auto id = core::CenterId::from_hex_text(center.value);
  if (!id) return bad_line(request, center, "`center` is 32 hex digits");
  key.center = *id;
  if (!address.value.starts_with("https://") || address.value.size() > 200) {
    return bad_line(request, address, "`address` begins with https://");
  }
  key.address = address.value;
  const auto verify = core::from_hex(receipt.value);
  if (!verify || verify->size() != key.receipt_key.size()) {
    return bad_line(request, receipt, "`receipt_key` is 64 hex digits");
  }
  std::ranges::copy(*verify, key.receipt_key.begin());
  const auto pem = core::from_hex(certificate.value);
  if (!pem || !keys::certificate_fingerprint(core::as_text(*pem))) {
    return bad_line(request, certificate, "`certificate` is the hex of a PEM certificate");
  }
  key.certificate_pem = core::as_text(*pem);
  TRY(write_statement(organization.folder, "center", TRY(entry::sign(organization.root, key))));
  return key;
}

}  // namespace clearway::station
