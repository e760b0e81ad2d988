#pragma once
// The tags `poai:<property>` of an export of a district, which bring every property back.

#include <string>

#include "engine/importers/detail/osm_data.hpp"

namespace poai::importers::detail {

/// What the object of an export stands for: `poai:type` = place, building or coastline.
[[nodiscard]] bool is_own_place(const OsmTags& tags);
[[nodiscard]] bool is_own_building(const OsmTags& tags);

/// The feature of a place with the properties of its tags: texts, numbers, flags and lists as the
/// native file has them.
[[nodiscard]] std::string own_place_text(const OsmTags& tags, geometry::GeoPoint at);

}  // namespace poai::importers::detail
