#pragma once
// Imports tables of others: flights, vehicles, organisations, residents, counts.

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "engine/core/input_error.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers {

/// What the rows of a table are.
enum class TableKind : std::uint8_t {
  kFlights,        ///< flights.csv
  kVehicles,       ///< vehicles.csv
  kOrganisations,  ///< places.geojson
  kResidents,      ///< [[residents]] of population.toml
  kCounts          ///< observed/<name of the file>
};

/// "auto", "utf-8", "shift_jis".
enum class TableEncoding : std::uint8_t { kAutomatic, kUtf8, kShiftJis };

struct TableOptions {
  TableKind kind = TableKind::kCounts;
  TableEncoding encoding = TableEncoding::kAutomatic;
};

/// Reads a CSV file with a header: UTF-8 or Shift_JIS, with or without byte order mark, LF or CRLF,
/// quoted cells, full-width digits, units in the header. A row that cannot be used is rejected and
/// counted with its reason; a missing column and a table without a usable row are problems.
[[nodiscard]] DistrictDraft import_table(const std::filesystem::path& file,
                                         const TableOptions& options,
                                         const DistrictFolder& district, ImportReport& report,
                                         Problems& problems);

}  // namespace poai::importers
