#pragma once
// Closed outlines of an extract: of closed ways and of multipolygons.

#include <optional>
#include <string>
#include <vector>

#include "engine/formats/feature_text.hpp"
#include "engine/importers/detail/osm_data.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// A node, a closed way or a multipolygon, with its outlines (none of a node).
struct OsmObject {
  std::string id;  ///< "n1", "w2", "r3"
  const OsmTags* tags = nullptr;
  std::vector<formats::GeoLine> outlines = {};  ///< each repeats its first position
  std::vector<std::vector<OsmId>> nodes = {};   ///< of the outlines
  std::optional<geometry::GeoPoint> point = {};
};

/// Nodes with tags, closed ways with tags and multipolygons with an outline, of the extract, which
/// must outlive them; an outline with a node outside of the area is none. Buildings and places
/// whose outline is none, and ways that a multipolygon lacks, are counted.
[[nodiscard]] std::vector<OsmObject> objects_of(const OsmExtract& extract, ImportReport& report);

/// Joins lists of nodes at equal ends: each in turn grows at its end only, by the first list not
/// yet used that begins or ends there (then turned round), until it is a ring or nothing goes on. A
/// ring has equal first and last nodes.
[[nodiscard]] std::vector<std::vector<OsmId>> joined(std::vector<std::vector<OsmId>> lines);

/// The positions of nodes; nothing if one is not in the extract.
[[nodiscard]] std::optional<formats::GeoLine> positions_of(const std::vector<OsmId>& nodes,
                                                           const OsmPositions& positions);

/// A piece of land.
struct CoastRing {
  formats::GeoLine line;
  const OsmTags* own_tags = nullptr;  ///< of an export of ours; of the extract
};

/// The rings of coast lines that are closed in the extract, land inside. `open_count` counts the
/// coast lines that are not.
[[nodiscard]] std::vector<CoastRing> coastline_of(const OsmExtract& extract,
                                                  std::size_t& open_count);

}  // namespace poai::importers::detail
