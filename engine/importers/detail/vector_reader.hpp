#pragma once
// Features of vector files, read by GDAL and turned to longitude and latitude.

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/formats/feature_text.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

enum class VectorShape : std::uint8_t { kPoint, kLine, kPolygon };

struct VectorFeature {
  std::string where;  ///< "layer:fid", for messages and as an id
  VectorShape shape = VectorShape::kPolygon;
  std::vector<formats::GeoLine> parts = {};  ///< points, lines, or outer rings in plan
  std::vector<std::pair<std::string, std::string>> fields = {};  ///< lists with blanks between
  double height_m = 0.0;  ///< of a solid with walls: from its lowest to its highest point

  /// Empty without the field.
  [[nodiscard]] std::string field(const std::string& name) const;
};

struct VectorData {
  std::vector<VectorFeature> features = {};  ///< those with a geometry
  std::vector<std::string> field_names = {};
};

struct VectorRequest {
  std::string layer;       ///< empty = all
  std::string source_crs;  ///< instead of what the layers state; empty = what they state
};

/// Reads a file. States CRS and vertical datum in the report. Problems are a
/// missing CRS, positions that are none in it, and a file that cannot be read as a
/// whole.
[[nodiscard]] VectorData read_vector(const std::filesystem::path& file,
                                     const VectorRequest& request, ImportReport& report,
                                     Problems& problems);

}  // namespace poai::importers::detail
