#pragma once
// What a place offers, from the properties of its feature.

#include <array>
#include <string_view>

#include "engine/district/places.hpp"
#include "engine/formats/geojson.hpp"

namespace poai::district {

/// The properties that belong to a service.
inline constexpr std::array<std::string_view, 15> kServiceProperties = {
    "service", "seats",  "table_size", "counters", "service_s",  "stay_min", "price_yen", "stock",
    "opens",   "closes", "open_on",    "access",   "last_order", "indoor",   "quality"};

/// The service of a place; kNone if it has none. What contradicts itself is reported.
[[nodiscard]] Service read_service(const formats::Feature& feature, const Place& place);

}  // namespace poai::district
