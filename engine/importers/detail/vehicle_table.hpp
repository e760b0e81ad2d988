#pragma once
// How many fit into the vehicles of a feed's routes: from a table, else a stated default.

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/detail/feed.hpp"
#include "engine/importers/detail/feed_files.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

struct VehicleInputs {
  std::string prefix;                          ///< put before the ids of the feed
  std::optional<std::filesystem::path> table;  ///< columns of vehicles.csv, ids of the feed
  const FeedFiles& files;                      ///< may hold such a table; `table` counts for more
  std::set<std::string> known;  ///< routes that have a row in the district, with prefix
};

/// Rows of vehicles.csv for the routes `used`: those of the table, and for a route that neither the
/// table nor the district has, the default of its type, marked as an estimate. Rows of a table
/// that are not usable are problems; a `vehicles.csv` of the feed without the columns that a table
/// must have is some other file, which is a notice.
[[nodiscard]] TableDraft vehicle_table(const Feed& feed, const std::vector<std::size_t>& used,
                                       const VehicleInputs& inputs, ImportReport& report,
                                       Problems& problems);

}  // namespace poai::importers::detail
