#pragma once
// Places and buildings of an OpenStreetMap extract.

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/geometry/polygon.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/importers/detail/network_finder.hpp"
#include "engine/importers/detail/osm_shapes.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// What places are found on: the network, the land (nothing where all is land) and the entrances.
struct PlaceGround {
  const NetworkFinder& network;
  const geometry::Projection& projection;
  std::vector<geometry::Ring> land;  ///< in the local plane; empty = everything
  std::unordered_map<OsmId, const OsmNode*> entrances;

  [[nodiscard]] bool is_land(geometry::Point at) const {
    return land.empty() || geometry::contains(std::span<const geometry::Ring>(land), at);
  }
};

/// A place that was found.
struct FoundPlace {
  std::string id;
  geometry::Point position;
  DraftFeature feature;
};

[[nodiscard]] std::vector<FoundPlace> find_places(const std::vector<OsmObject>& objects,
                                                  const PlaceGround& ground, ImportReport& report);

/// Footprints with height and floors; each with the place in it, if there is one.
[[nodiscard]] FeatureDraft find_buildings(const std::vector<OsmObject>& objects,
                                          const std::vector<FoundPlace>& places,
                                          const geometry::Projection& projection,
                                          ImportReport& report);

}  // namespace poai::importers::detail
