#pragma once
// A district: everything that is there before anybody is. Immutable after load, but for `services`,
// which interventions change in a copy of their own.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/district/airport.hpp"
#include "engine/district/flights.hpp"
#include "engine/district/places.hpp"
#include "engine/district/transit.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

/// A building drawn as a box.
struct Building {
  std::vector<geometry::Point> outline;
  double height_m = 0.0;
  std::uint32_t floors = 0;
  PlaceId place;
};

struct District {
  std::string name;
  std::string title;
  std::string title_ja;
  std::string credit;
  std::string credit_ja;
  std::string crs;
  geometry::GeoPoint origin;
  std::vector<std::vector<geometry::Point>> coastline;  ///< closed rings of the land
  WalkNetwork network;
  Places places;
  Services services;
  std::map<std::string, PlaceId, std::less<>> place_by_id;
  bool has_all_places = true;  ///< false where some of the place file could not be read
  std::vector<Building> buildings;
  Transit transit;
  Flights flights;
  std::optional<Airport> airport;  ///< how its terminals work; nothing: passengers just pass
  std::filesystem::path population_file;
  std::vector<std::filesystem::path> files;  ///< all that was read, for the manifest

  [[nodiscard]] std::optional<PlaceId> find_place(std::string_view id) const;
  /// Whether there is no place with this id; false where that cannot be known because some of the
  /// place file could not be read (which is reported: what follows from it need not be).
  [[nodiscard]] bool lacks_place(std::string_view id) const;
  /// All place ids, for `did_you_mean`.
  [[nodiscard]] std::vector<std::string> place_ids() const;
};

}  // namespace poai::district
