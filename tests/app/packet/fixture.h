// Makes packets for made-up people and reads them back.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/packet/people.h"
#include "tests/app/packet/tools.h"

namespace clearway::packet {

class PacketTest : public testing::Test {
 protected:
  Context context(const text::Catalog& catalog) const {
    return {site_, example_words(), catalog, kFonts};
  }
  Document made(const Input& input, const text::Catalog& catalog) const {
    auto document = make_packet(context(catalog), input);
    EXPECT_TRUE(document) << core::describe(document.error());
    return document ? *std::move(document) : Document{};
  }
  Document made(const Input& input) const { return made(input, english_); }

  static std::string page_with(const Document& document, const char* words) {
    for (int page = 1; page <= document.pages; ++page) {
      std::string text = text_of(document.pdf, page);
      if (text.find(words) != std::string::npos) return text;
    }
    return {};
  }

  config::Site site_ = example_site();
  const text::Catalog english_{};
};

}  // namespace clearway::packet
