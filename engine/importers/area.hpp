#pragma once
// The area that an import is asked for: a box, polygons, or all there is.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"
#include "engine/geometry/polygon.hpp"

namespace poai::importers {

/// A box of longitudes and latitudes, borders included.
struct GeoBox {
  geometry::GeoPoint low;
  geometry::GeoPoint high;

  [[nodiscard]] bool contains(geometry::GeoPoint point) const {
    return point.lon_deg >= low.lon_deg && point.lon_deg <= high.lon_deg &&
           point.lat_deg >= low.lat_deg && point.lat_deg <= high.lat_deg;
  }
  [[nodiscard]] geometry::GeoPoint centre() const {
    return {(low.lon_deg + high.lon_deg) / 2.0, (low.lat_deg + high.lat_deg) / 2.0};
  }
  void include(geometry::GeoPoint point);
  /// A box that holds nothing yet.
  [[nodiscard]] static GeoBox nothing();
  [[nodiscard]] bool empty() const { return low.lon_deg > high.lon_deg; }
};

class Area {
 public:
  /// Everything.
  Area() = default;
  explicit Area(GeoBox box) : box_(box) {}
  /// The inside of the rings by the even-odd rule, in degrees.
  explicit Area(std::vector<geometry::Ring> rings);

  [[nodiscard]] bool contains(geometry::GeoPoint point) const;
  [[nodiscard]] bool is_everything() const { return !box_; }
  [[nodiscard]] const std::optional<GeoBox>& box() const { return box_; }

 private:
  std::optional<GeoBox> box_;
  std::vector<geometry::Ring> rings_;  ///< x = longitude, y = latitude
};

/// Reads "west,south,east,north" in degrees; what is wrong is a problem of the command line.
[[nodiscard]] Area parse_box(const std::string& text, Problems& problems);

/// Reads the polygons of a GeoJSON file.
[[nodiscard]] Area read_polygon(const std::filesystem::path& path, Problems& problems);

}  // namespace poai::importers
