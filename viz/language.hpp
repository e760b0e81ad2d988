#pragma once
// The language of the user's messages.

#include <string>

namespace poai::viz {

/// "ja" where LC_ALL, LC_MESSAGES or LANG (the first that is set, as POSIX has it) begins with ja,
/// else "en".
[[nodiscard]] std::string language_of_user();

}  // namespace poai::viz
