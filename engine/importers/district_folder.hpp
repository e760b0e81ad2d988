#pragma once
// A district folder that an import goes into: there already, or to be made.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"
#include "engine/importers/district_draft.hpp"

namespace poai::importers {

inline constexpr const char* kDefaultCrs = "EPSG:6673";

struct DistrictFolder {
  std::filesystem::path folder;
  std::optional<std::string> settings;  ///< text of district.toml; nothing if it is to be made
  std::string name;
  std::string crs = kDefaultCrs;
  std::optional<geometry::GeoPoint> origin;     ///< of a district that is there
  std::map<Part, std::filesystem::path> files;  ///< of every part
  std::vector<Part> unnamed;                    ///< parts that district.toml does not name

  [[nodiscard]] const std::filesystem::path& file(Part part) const { return files.at(part); }
  /// The file of a part's table.
  [[nodiscard]] std::filesystem::path file(const TableDraft& table) const;
};

/// Reads what there is in `folder`; `crs` is that of a new district and must not contradict the one
/// of a district that is there. Problems: a district.toml that cannot be read or is of another
/// format.
[[nodiscard]] DistrictFolder open_district_folder(const std::filesystem::path& folder,
                                                  const std::optional<std::string>& crs,
                                                  Problems& problems);

/// The text of district.toml after parts were added; for a new district with `origin` and `credit`.
[[nodiscard]] std::string settings_text(const DistrictFolder& folder, const DistrictDraft& draft);

}  // namespace poai::importers
