// qpdf asks every user which of its pointers they mean: only the standard ones.
#define POINTERHOLDER_TRANSITION 4
#include "app/packet/tounicode.h"

#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

namespace clearway::packet {

namespace {

// Our codes are UTF-16 code units of the first plane, so the map is the identity. A range may
// not cross a change of its first byte, and a block holds at most 100 of them.
std::string identity_map() {
  constexpr int kBlock = 64;
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (unsigned high = 0; high < 256; ++high) {
    if (high % kBlock == 0) map += std::to_string(kBlock) + " beginbfrange\n";
    const std::string byte{kDigits[high / 16], kDigits[high % 16]};
    map += "<" + byte + "00> <" + byte + "FF> <" + byte + "00>\n";
    if (high % kBlock == kBlock - 1) map += "endbfrange\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

void replace_maps(QPDF& pdf) {
  const QPDFObjectHandle map = QPDFObjectHandle::newStream(&pdf, identity_map());
  for (QPDFObjectHandle& object : pdf.getAllObjects())
    if (object.isDictionaryOfType("/Font", "/Type0")) object.replaceKey("/ToUnicode", map);
}

}  // namespace

std::optional<std::vector<std::uint8_t>> with_readable_text(const std::vector<std::uint8_t>& pdf,
                                                            std::string_view language) try {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("papers", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  replace_maps(file);
  file.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString(std::string(language) + "-US"));
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return std::vector<std::uint8_t>(bytes->getBuffer(), bytes->getBuffer() + bytes->getSize());
} catch (const std::exception&) {
  return std::nullopt;  // its message may quote the file
}

}  // namespace clearway::packet
