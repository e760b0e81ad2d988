#pragma once
// The font file that labels are drawn with.

#include <optional>
#include <string>

namespace poai::viz {

/// A font file with Japanese and Latin glyphs, found by fontconfig; nothing if none is installed.
[[nodiscard]] std::optional<std::string> japanese_font_file();

/// The same; throws InputError (kFiles) with the package to install if there is none.
[[nodiscard]] std::string font_or_fail();

}  // namespace poai::viz
