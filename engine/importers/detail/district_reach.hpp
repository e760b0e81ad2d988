#pragma once
// What of a district a stop can be reached from: the ends of its walkways and its places.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/geometry/spatial_grid.hpp"
#include "engine/importers/district_folder.hpp"

namespace poai::importers::detail {

/// How far a stop may be from a node; the same as in a district's checks.
inline constexpr double kMostToNodeM = 150.0;
/// Ids of the gates that an import makes, and of the ways that tie them to the network.
inline constexpr std::string_view kGatePrefix = "gate_";
inline constexpr std::string_view kGateLinkPrefix = "gate_link_";

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
  [[nodiscard]] bool is_near_node(geometry::GeoPoint point) const;
  /// The node nearest to a point; there is a network.
  [[nodiscard]] const Node& nearest(geometry::GeoPoint point) const;
  [[nodiscard]] const geometry::Projection& projection() const { return projection_; }

 private:
  void read_nodes(const DistrictFolder& district, Problems& problems);
  void read_places(const DistrictFolder& district, Problems& problems);

  geometry::Projection projection_;
  std::vector<Node> nodes_;
  std::set<std::string, std::less<>> places_;
  std::optional<geometry::SpatialGrid> grid_;
};

}  // namespace poai::importers::detail
