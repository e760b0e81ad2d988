#include "viz/language.hpp"

#include <cstdlib>
#include <string_view>

namespace poai::viz {

std::string language_of_user() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    // Nothing sets the environment while the program parses its command line.
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("ja") ? "ja" : "en";
    }
  }
  return "en";
}

}  // namespace poai::viz
