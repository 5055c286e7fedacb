#include "app/keys/phrases.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "app/keys/sealing.h"
#include "app/keys/symbols.h"
#include "tests/app/keys/support.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;

const std::filesystem::path kWords =
    std::filesystem::path(CLEARWAY_SOURCE_DIR) / "assets/words/passphrase.txt";

TEST(ReturnCode, HasAKnownText) {
  const ReturnCode code{"K7QM", "3RTWXH4P9DKA"};
  EXPECT_EQ(code.text(), "K7QM-3RTW-XH4P-9DKA-R");
}

TEST(ReturnCode, ReadsBackWhatItShows) {
  for (int round = 0; round < 200; ++round) {
    const ReturnCode code = *new_return_code();
    const std::string text = code.text();
    EXPECT_EQ(text.size(), 21U);
    const ReturnCode back = *parse_return_code(text);
    EXPECT_EQ(back.locator, code.locator);
    EXPECT_EQ(back.secret, code.secret);
  }
}

TEST(ReturnCode, ForgivesHowItIsTyped) {
  const ReturnCode code{"0101", "ABCDEFGH0011"};
  const std::string text = code.text();
  std::string typed = "  " + text + "\n";
  for (char& c : typed) {
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    if (c == '-') c = ' ';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  EXPECT_EQ(parse_return_code(typed)->secret, code.secret);
  std::erase(typed, ' ');
  EXPECT_EQ(parse_return_code(typed)->locator, code.locator);
}

TEST(ReturnCode, RefusesEverySlipOfOneSymbolOrTwoNeighbours) {
  const std::string text = new_return_code()->text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-') continue;
    for (const char c : kSymbols) {
      std::string typed = text;
      typed[i] = c;
      EXPECT_EQ(parse_return_code(typed).has_value(), c == text[i]);
    }
    if (i == 0 || text[i - 1] == '-' || text[i - 1] == text[i]) continue;
    std::string swapped = text;
    std::swap(swapped[i - 1], swapped[i]);
    EXPECT_EQ(code_of(parse_return_code(swapped)), ErrorCode::invalid_input);
  }
}

TEST(ReturnCode, RefusesOtherLengthsAndSymbols) {
  const std::string text = new_return_code()->text();
  for (const std::string& typed :
       {std::string(), std::string("-"), text.substr(1), text + "0", text.substr(0, 20) + "U",
        text.substr(0, 20) + "ñ", std::string(1000, '0')}) {
    SCOPED_TRACE(typed.size());
    EXPECT_EQ(code_of(parse_return_code(typed)), ErrorCode::invalid_input);
  }
}

TEST(ReturnCode, UsesEverySymbolAtEveryPlace) {
  std::array<std::set<char>, 16> seen;
  for (int round = 0; round < 2000; ++round) {
    const ReturnCode code = *new_return_code();
    const std::string symbols = code.locator + code.secret;
    for (std::size_t i = 0; i < 16; ++i) seen[i].insert(symbols[i]);
  }
  for (const auto& symbols : seen) EXPECT_EQ(symbols.size(), 32U);
}

TEST(WordList, HoldsWordsThatAreHardToMistake) {
  const auto words = *read_word_list(kWords);
  ASSERT_EQ(words.size(), 2048U);
  EXPECT_TRUE(std::ranges::is_sorted(words));
  std::set<std::string> starts;
  for (const std::string& word : words) starts.insert(word.substr(0, 4));
  EXPECT_EQ(starts.size(), words.size());  // four letters are enough to tell
}

TEST(WordList, RefusesAnythingElse) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("clearway-words-" + core::to_hex(random_id<core::RecordId>().view()));
  EXPECT_EQ(code_of(read_word_list(file)), ErrorCode::not_found);
  for (const char* text : {"", "apple\n", "apple\napple\n", "Apple\n", "apple \n", "ab\n"}) {
    std::ofstream(file) << text;
    EXPECT_EQ(code_of(read_word_list(file)), ErrorCode::corrupt) << text;
  }
  std::ofstream(file) << std::ifstream(kWords).rdbuf() << "xylem\n";
  EXPECT_EQ(code_of(read_word_list(file)), ErrorCode::corrupt);
  std::filesystem::remove(file);
}

TEST(Passphrase, IsSixWordsOfTheList) {
  const auto words = *read_word_list(kWords);
  const std::string phrase = *new_passphrase(words);
  EXPECT_EQ(std::ranges::count(phrase, ' '), 5);
  EXPECT_EQ(normal_passphrase(phrase), phrase);
  std::size_t start = 0;
  for (int i = 0; i < 6; ++i) {
    const std::size_t end = std::min(phrase.find(' ', start), phrase.size());
    EXPECT_TRUE(std::ranges::binary_search(words, phrase.substr(start, end - start)));
    start = end + 1;
  }
  EXPECT_NE(phrase, *new_passphrase(words));
  EXPECT_EQ(code_of(new_passphrase({"apple"})), ErrorCode::invalid_input);
}

TEST(Passphrase, ForgivesCaseSpacesAndHyphens) {
  const struct {
    const char* typed;
    const char* normal;
  } rows[] = {
      {"apple bread", "apple bread"},
      {"  Apple   BREAD\n", "apple bread"},
      {"apple-bread", "apple bread"},
      {"apple - bread -", "apple bread"},
      {"", ""},
      {" - ", ""},
      {"Ñandú\tBread", "Ñandú bread"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.typed);
    EXPECT_EQ(normal_passphrase(row.typed), row.normal);
  }
}

TEST(Recovery, HasAKnownText) {
  EXPECT_EQ(recovery_text(counting(32)),
            "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFG-HM");
  EXPECT_EQ(recovery_text(counting(31)), "");
}

TEST(Recovery, ReadsBackWhatItShows) {
  for (int round = 0; round < 100; ++round) {
    const Secret key = *Secret::random(32);
    const std::string text = recovery_text(key.view());
    EXPECT_EQ(text.size(), 54U + 13U);
    EXPECT_EQ(core::to_hex(parse_recovery(text)->view()), core::to_hex(key.view()));
  }
}

TEST(Recovery, RefusesEverySlipOfOneSymbolOrTwoNeighbours) {
  std::string text = recovery_text(Secret::random(32)->view());
  std::erase(text, '-');
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char c : kSymbols) {
      std::string typed = text;
      typed[i] = c;
      EXPECT_EQ(parse_recovery(typed).has_value(), c == text[i]);
    }
    std::string swapped = text;
    if (i == 0 || text[i - 1] == text[i]) continue;
    std::swap(swapped[i - 1], swapped[i]);
    EXPECT_EQ(code_of(parse_recovery(swapped)), ErrorCode::invalid_input);
  }
  EXPECT_EQ(code_of(parse_recovery("")), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(parse_recovery(text + "0")), ErrorCode::invalid_input);
}

TEST(Slot, HasKnownBytes) {
  const core::Bytes slot = *make_slot_with("ana", "apple bread", counting(32, 0x20),
                                           counting_array<16>(), counting_array<kNonceSize>(0x40));
  EXPECT_EQ(core::to_hex(slot),
            "4357534c4f543100000102030405060708090a0b0c0d0e0f4041424344454647"
            "48494a4b4c4d4e4f5051525354555657cd86a983c95becdb6765d387f95cb283"
            "61a67bc38764a1d8213cc51b481a3cd736d8ebd674fb4428b35e22f48ec88589");
}

TEST(Slot, OpensWithNameAndPassphraseHoweverTyped) {
  const core::Bytes slot = *make_slot("ana", "apple bread", counting(32));
  EXPECT_EQ(core::to_hex(open_slot("ana", " Apple-BREAD ", slot)->view()),
            core::to_hex(counting(32)));
  EXPECT_EQ(code_of(open_slot("ana", "apple breads", slot)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(open_slot("eva", "apple bread", slot)), ErrorCode::wrong_key);
}

TEST(Slot, IsFilledAnewByWhoKeptItsKeyAndOpensWithTheSameWords) {
  const auto bytes = [](std::string_view text) { return core::as_bytes(text); };
  auto made = make_keyed_slot("a name", "made up words", bytes("before"));
  ASSERT_TRUE(made);
  const auto again = refill_slot("a name", made->key.view(), made->slot, bytes("and after it"));
  ASSERT_TRUE(again);
  EXPECT_EQ(core::as_text(open_slot("a name", "made up words", *again)->view()), "and after it");
  const auto code = [](const auto& result) { return result.error().code; };
  EXPECT_EQ(code(open_slot("a name", "other words", *again)), core::ErrorCode::wrong_key);
  EXPECT_EQ(code(refill_slot("another", made->key.view(), made->slot, {})),
            core::ErrorCode::wrong_key);
  EXPECT_EQ(code(refill_slot("a name", core::Bytes(32, 1), made->slot, {})),
            core::ErrorCode::wrong_key);
  made->slot.resize(20);
  EXPECT_EQ(code(refill_slot("a name", made->key.view(), made->slot, {})),
            core::ErrorCode::corrupt);
}

TEST(Slot, SaysCorruptBeforeTryingAPassphrase) {
  core::Bytes slot = counting(8 + 16 + 40);
  EXPECT_EQ(code_of(open_slot("ana", "x", slot)), ErrorCode::corrupt);
  EXPECT_EQ(code_of(open_slot("ana", "x", {})), ErrorCode::corrupt);
  EXPECT_EQ(code_of(open_slot("ana", "x", core::as_bytes("CWSLOT1"))), ErrorCode::corrupt);
}

}  // namespace
}  // namespace clearway::keys
