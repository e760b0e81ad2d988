#pragma once
// What of a district something new can be reached from: the ends of its walkways, its places, its
// land.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/geometry/spatial_grid.hpp"
#include "engine/importers/district_folder.hpp"

namespace poai::importers::detail {

/// How far a stop may be from a node; the same as in a district's checks.
inline constexpr double kMostToNodeM = 150.0;
/// Ids of the gates that an import makes begin with it.
inline constexpr std::string_view kGatePrefix = "gate_";

class DistrictReach {
 public:
  struct Node {
    geometry::GeoPoint position;
    double level = 0.0;
  };

  /// Reads the walkways and the places that are there; `origin` of a district without one.
  DistrictReach(const DistrictFolder& district, geometry::GeoPoint origin, Problems& problems);

  [[nodiscard]] bool has_network() const { return !nodes_.empty(); }
  /// Whether the place is there and is no gate of an import.
  [[nodiscard]] bool has_place(const std::string& id) const { return places_.contains(id); }
  /// Whether the place is there and does not come from `source`, whose later version may change it.
  [[nodiscard]] bool has_place_of_others(const std::string& id, const std::string& source) const {
    const auto found = places_.find(id);
    return found != places_.end() && found->second != source;
  }
  /// Whether a point is on the land; everything is where there is no coast line.
  [[nodiscard]] bool is_land(geometry::GeoPoint point) const;
  [[nodiscard]] bool is_near_node(geometry::GeoPoint point) const;
  /// The node nearest to a point; there is a network.
  [[nodiscard]] const Node& nearest(geometry::GeoPoint point) const;
  [[nodiscard]] const geometry::Projection& projection() const { return projection_; }

 private:
  void read_nodes(const DistrictFolder& district, Problems& problems);
  void read_places(const DistrictFolder& district, Problems& problems);
  void read_land(const DistrictFolder& district, Problems& problems);

  geometry::Projection projection_;
  std::vector<Node> nodes_;
  std::map<std::string, std::string, std::less<>> places_;  ///< their sources by their ids
  std::vector<geometry::Ring> land_;
  std::optional<geometry::SpatialGrid> grid_;
};

}  // namespace poai::importers::detail
