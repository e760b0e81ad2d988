#pragma once
// Limits on inputs, far above what a district or a scenario needs, so that a damaged or hostile
// file ends in a clear error in bounded time and memory. docs/formats.md lists them.

#include <cstddef>
#include <cstdint>

namespace poai {

/// Problems that are kept; one more says that there were others.
inline constexpr std::size_t kMostProblems = 1'000;
/// Bytes that are kept of one text of a problem.
inline constexpr std::size_t kMostProblemBytes = 1'000;

/// Sizes of files; their trees or tables take up to about 30 times as much memory.
inline constexpr std::uintmax_t kMostTomlBytes = std::uintmax_t{16} << 20U;
inline constexpr std::uintmax_t kMostGeoJsonBytes = std::uintmax_t{256} << 20U;
inline constexpr std::uintmax_t kMostCsvBytes = std::uintmax_t{512} << 20U;
inline constexpr std::uintmax_t kMostFileBytes = std::uintmax_t{1} << 30U;  ///< of any other text

/// Lists and tables within each other in JSON and TOML; their readers and destructors recurse.
inline constexpr std::size_t kMostNesting = 32;
inline constexpr std::size_t kMostKeyParts = 16;           ///< of a dotted key in TOML
inline constexpr std::size_t kMostKeys = 10'000;           ///< of a table in TOML
inline constexpr std::size_t kMostItems = 100'000;         ///< of a list in TOML
inline constexpr std::size_t kMostColumns = 1'000;         ///< of a CSV table
inline constexpr std::size_t kMostPropertyBytes = 10'000;  ///< name or text of a property

/// What suggestions are looked for among; the time for one grows with both.
inline constexpr std::size_t kMostCandidates = 5'000;
inline constexpr std::size_t kMostNameBytes = 100;

/// Persons of a run, twice what the program is made for; about 18 GB.
inline constexpr double kMostPersons = 2e7;

}  // namespace poai
