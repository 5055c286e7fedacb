#include "app/speech/voices.h"

namespace clearway::speech {
namespace {

// Of the languages that California's courts are asked for most. Tagalog, Khmer, Lao and Hmong are
// asked for too, and have none.
constexpr std::pair<std::string_view, const char*> kVoices[] = {
    {"ar", "ar"},  {"en", "en-us"},    {"es", "es-419"},  {"fa", "fa"}, {"hi", "hi"},
    {"hy", "hy"},  {"ja", "ja"},       {"ko", "ko"},      {"pa", "pa"}, {"pt", "pt-br"},
    {"ru", "ru"},  {"th", "th"},       {"uk", "uk"},      {"vi", "vi"}, {"yue", "yue"},
    {"zh", "cmn"}, {"zh_Hans", "cmn"}, {"zh_Hant", "cmn"}};

}  // namespace

std::optional<std::string> voice_for(std::string_view language) {
  for (const auto& [name, voice] : kVoices)
    if (name == language) return voice;
  return std::nullopt;
}

}  // namespace clearway::speech
