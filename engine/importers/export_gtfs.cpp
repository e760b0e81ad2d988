#include <array>

#include "engine/core/files.hpp"
#include "engine/formats/csv.hpp"
#include "engine/formats/gtfs.hpp"
#include "engine/importers/detail/feed_files.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/export_district.hpp"

namespace poai::importers {
namespace {

constexpr std::array<const char*, 8> kTables = {"agency.txt", "stops.txt",      "routes.txt",
                                                "trips.txt",  "stop_times.txt", "calendar.txt",
                                                "shapes.txt", "feed_info.txt"};

/// A table with its rows and cells as they are, quoted where they need it.
std::string rewritten(const formats::CsvTable& table) {
  std::string text;
  formats::append_csv_row(text, table.column_names());
  std::vector<formats::CsvColumn> columns;
  for (const std::string& name : table.column_names()) {
    columns.push_back(table.optional(name));
  }
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    std::vector<std::string> cells;
    for (const formats::CsvColumn& column : columns) {
      cells.emplace_back(table.cell(row, column));
    }
    formats::append_csv_row(text, cells);
  }
  return text;
}

/// Writes a table of the district as `file`, if it has it.
void export_table(const std::filesystem::path& source, const std::filesystem::path& file,
                  Exported& exported, Problems& problems) {
  std::error_code error;
  if (!std::filesystem::exists(source, error)) {
    return;
  }
  if (const auto table = formats::CsvTable::read(source, problems)) {
    write_file_atomically(file, rewritten(*table));
    exported.files.push_back(file);
    exported.records += table->row_count();
  }
}

}  // namespace

Exported export_gtfs(const std::filesystem::path& folder, const std::filesystem::path& output,
                     Problems& problems) {
  const DistrictFolder district = open_district_folder(folder, std::nullopt, problems);
  problems.throw_if_any();
  static_cast<void>(formats::read_gtfs(district.file(Part::kGtfs), problems));
  problems.throw_if_any();
  Exported exported;
  for (const char* name : kTables) {
    export_table(district.file(Part::kGtfs) / name, output / name, exported, problems);
  }
  export_table(district.file(Part::kVehicles), output / detail::kFeedVehicles, exported, problems);
  return exported;
}

}  // namespace poai::importers
