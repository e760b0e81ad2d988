#pragma once
// What is doubtful about a district that can be read: geometry, transit, places, sources. Each
// finding has a position where there is one, so that it can be drawn.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/district/district.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

enum class FindingKind : std::uint8_t {
  kDanglingEnd,       ///< a walkway ends at no place and beside another one, not joined to it
  kSelfCrossing,      ///< a walkway crosses itself
  kZeroLength,        ///< a walkway is shorter than what it counts as
  kDuplicateLink,     ///< two walkways on the same way
  kCutOff,            ///< a part of the network is not connected to the rest
  kUnreachablePlace,  ///< a place on such a part
  kLevelJump,         ///< ways end above each other, and no stairs join them
  kNoPlatform,        ///< a stop is no place, or far from the one with its id
  kRunTime,           ///< a run is too fast or slower than walking
  kOutsideDay,        ///< a run leaves before 03:00 or after 27:00
  kNoEntrance,        ///< no walkway comes near a place
  kNoSource,          ///< nobody says where the data are from
  kNoLicence          ///< nobody says on which terms, or whom to credit
};
inline constexpr std::array<std::string_view, 13> kFindingKindNames = {
    "dangling-end",      "self-crossing", "zero-length", "duplicate-link", "cut-off",
    "unreachable-place", "level-jump",    "no-platform", "run-time",       "outside-day",
    "no-entrance",       "no-source",     "no-licence"};

enum class Severity : std::uint8_t {
  kWarning,  ///< the district can be simulated; results may be wrong there
  kError     ///< the district is refused
};

inline constexpr std::array<std::string_view, 2> kSeverityNames = {"warning", "error"};

struct Finding {
  FindingKind kind = FindingKind::kDanglingEnd;
  Severity severity = Severity::kWarning;
  std::string file;     ///< "walkways.geojson": which input is to be mended
  std::string id;       ///< of the walkway, place, stop or trip; empty for the district
  std::string problem;  ///< as in `Problem`
  std::string reason;
  std::optional<geometry::Point> position;  ///< nothing for the district

  /// "walkways.geojson: w12: dangling-end: problem (reason)".
  [[nodiscard]] std::string text() const;
};

/// Farther from what it should touch, an end is taken to end there on purpose, in metres (e).
inline constexpr double kDanglingToleranceM = 2.0;
/// Ends on different levels this near to each other look as if they should be joined (e).
inline constexpr double kLevelJumpToleranceM = 2.0;
/// Lines that are nowhere farther from each other than this are the same way (e).
inline constexpr double kDuplicateToleranceM = 0.5;
/// A place whose node is farther away has no entrance of its own (e).
inline constexpr double kFarEntranceM = 100.0;
/// A stop is at most this far from the place that is its platform (e).
inline constexpr double kFarPlatformM = 100.0;
/// Average speeds between two stops that are hardly true (e), metres a second.
inline constexpr double kFastTrainMps = 25.0;
inline constexpr double kFastBusMps = 20.0;
inline constexpr double kFastFerryMps = 20.0;
inline constexpr double kSlowestMps = 1.0;

/// What an import writes into SOURCES.md where the terms of the data are for the user to look up.
inline constexpr std::string_view kTermsToWrite = "as the publisher says; write it here";

/// All findings of a district that was loaded without problems, or with `CutOff::kKept`: errors
/// first, else in the order of FindingKind and of the files. Looks for SOURCES.md in its folder.
[[nodiscard]] std::vector<Finding> find_flaws(const District& district);

}  // namespace poai::district
