#pragma once
// The properties of the district's GeoJSON files and what they may be, for features of others.

#include <functional>
#include <map>
#include <span>
#include <string>

#include "engine/district/places.hpp"
#include "engine/importers/detail/typed_cell.hpp"

namespace poai::importers::detail {

/// Properties of places.geojson but for id, kind, area and position.
[[nodiscard]] std::span<const ColumnSpec> native_place_columns();
/// Properties of walkways.geojson but for the id; `is_required` are those that need a default.
[[nodiscard]] std::span<const ColumnSpec> native_walkway_columns();

/// Values by the names of their properties, as texts.
using NativeValues = std::map<std::string, std::string, std::less<>>;
using GivenValue = std::function<std::string(const std::string& name)>;  ///< empty without one

/// The values as the native file has them; units behind numbers ("3 m", "12人") are read over.
/// What one has to be that it is not goes into `problem`.
[[nodiscard]] NativeValues native_values(std::span<const ColumnSpec> columns,
                                         const GivenValue& given, std::string& problem);

/// Why a place of the kind cannot have these values, a walkway these: what the readers of a
/// district refuse. Empty if it can.
[[nodiscard]] std::string conflict_of_place(district::PlaceKind kind, const NativeValues& values);
[[nodiscard]] std::string conflict_of_walkway(const NativeValues& values);

}  // namespace poai::importers::detail
