#pragma once
// The walking network from `walkways.geojson`.

#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/geometry/projection.hpp"

namespace poai::district {

/// Shorter links count as this long.
inline constexpr double kLeastLengthM = 0.5;

struct ReadNetwork {
  WalkNetwork network;             ///< connected (`outgoing` is filled)
  std::vector<SourcePlace> place;  ///< of each link
};

/// Ends at the same position (to 1e-7 degrees, about 1 cm) and level are one node.
[[nodiscard]] ReadNetwork read_network(const std::filesystem::path& path,
                                       const geometry::Projection& projection, Problems& problems);

/// Reports links in the water that are neither bridges nor on the mainland.
void check_links_on_land(const ReadNetwork& read, const Land& land, Problems& problems);

/// Reports every part of the network that is cut off from the largest one (most links), by its
/// first link.
void check_connected(const ReadNetwork& read, Problems& problems);

/// Reports escalators from whose end no way leads back.
void check_ways_back(const ReadNetwork& read, Problems& problems);

}  // namespace poai::district
