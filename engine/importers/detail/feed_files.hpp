#pragma once
// The files of a GTFS feed, from a folder or a zip archive.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"

namespace poai::importers::detail {

/// What an archive may hold; more ends the import with a sentence, before it costs memory.
struct ArchiveLimits {
  std::size_t entries = 1'000;
  std::size_t bytes_per_file = std::size_t{512} << 20U;
  std::size_t bytes = std::size_t{1} << 30U;
  /// Unpacked to packed size of a file over 1 MB. Real tables reach about 30, deflate 1,030.
  std::size_t ratio = 200;
};

struct FeedFiles {
  std::string name;                          ///< of the folder or archive, for messages
  std::map<std::string, std::string> texts;  ///< content by file name, "stops.txt"
  std::vector<std::string> others;           ///< files that are not read
  std::string subfolder;                     ///< of the archive that holds the tables, or empty

  /// "feed.zip/stops.txt", for messages.
  [[nodiscard]] std::string place(const std::string& file) const { return name + "/" + file; }
};

/// A table of capacities beside those of a feed, as `poai export` writes it.
inline constexpr const char* kFeedVehicles = "vehicles.csv";

/// Reads all `*.txt` of a feed, and its `vehicles.csv`. A missing feed, a broken archive, names
/// that climb out of the archive and more than `limits` allow are problems; then nothing is to be
/// used.
[[nodiscard]] FeedFiles read_feed_files(const std::filesystem::path& path,
                                        const ArchiveLimits& limits, Problems& problems);

}  // namespace poai::importers::detail
