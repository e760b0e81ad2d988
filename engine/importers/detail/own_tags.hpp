#pragma once
// The tags `poai:<property>` of an export of a district, which bring every property back.

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/formats/feature_text.hpp"
#include "engine/importers/detail/osm_data.hpp"

namespace poai::importers::detail {

/// What an export of ours says of itself: the generator of its header, and the tag of the node that
/// stands for the district and carries its credit line.
inline constexpr const char* kOwnGenerator = "poai";
inline constexpr const char* kOwnType = "poai:type";
inline constexpr const char* kOwnDistrict = "district";

/// The copy of the page of sources that an export has beside its map.
[[nodiscard]] std::filesystem::path own_sources_of(const std::filesystem::path& map);

/// What the object of an export stands for: `poai:type` = place, building or land.
[[nodiscard]] bool is_own_place(const OsmTags& tags);
[[nodiscard]] bool is_own_land(const OsmTags& tags);
[[nodiscard]] bool is_own_building(const OsmTags& tags);

/// The feature of a place with the properties of its tags: texts, numbers, flags and lists as the
/// native file has them.
[[nodiscard]] std::string own_place_text(const OsmTags& tags, geometry::GeoPoint at);

/// Adds a property of a native file, given as a text, with the type that it has there.
void add_native_property(std::string_view name, const std::string& value,
                         formats::FeatureText& feature);

}  // namespace poai::importers::detail
