#pragma once
// What a picture of Poai's shows, kept in the PNG file itself: a report finds its caption there,
// and a picture that has none is somebody's own.

#include <filesystem>
#include <optional>
#include <string>

namespace poai::viz {

/// The keyword of the PNG text (chunk tEXt) that holds a note.
inline constexpr const char* kNoteKeyword = "Poai";

/// Of the map of a comparison, beside the kinds of `poai render --kind`.
inline constexpr const char* kDifferenceKind = "difference";

struct PictureNote {
  std::string kind;      ///< as `poai render --kind` has it, kDifferenceKind, or "view"
  std::string moment;    ///< "08:20", "08:15-08:30"; empty for the whole day
  std::string language;  ///< "en" or "ja"
  std::string subject;   ///< scenario or district
  std::string base;      ///< scenario that differences are to; empty without
};

/// As JSON in ASCII, which is what such a text may hold.
[[nodiscard]] std::string text_of(const PictureNote& note);

/// The note of a file; nothing if it is not a picture of Poai's, or cannot be read.
[[nodiscard]] std::optional<PictureNote> note_of(const std::filesystem::path& png);

}  // namespace poai::viz
