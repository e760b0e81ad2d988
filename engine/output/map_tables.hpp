#pragma once
// The place as a run knows it: enough to draw it and to name what results refer to.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/district/district.hpp"
#include "engine/geometry/point.hpp"

namespace poai::output {

using Line = std::vector<geometry::Point>;

/// One row a place; metres from the district's origin.
struct PlaceTable {
  std::vector<std::string> id;
  std::vector<std::string> name_ja;
  std::vector<std::string> name_en;
  std::vector<std::uint8_t> kind;     ///< district::PlaceKind
  std::vector<std::uint8_t> area;     ///< district::PlaceArea
  std::vector<std::uint8_t> service;  ///< district::ServiceKind at the begin
  std::vector<std::uint32_t> seats;   ///< of the service at the begin
  std::vector<float> x_m;
  std::vector<float> y_m;
};

struct StopTable {
  std::vector<std::string> id;
  std::vector<std::string> name_ja;
  std::vector<std::string> name_en;
  std::vector<std::uint8_t> mode;  ///< Mode of the runs that call there
  std::vector<std::uint32_t> place;
  std::vector<float> x_m;
  std::vector<float> y_m;
};

/// One row a walkway; results count each direction apart: 2 * row + direction.
struct LinkTable {
  std::vector<std::string> id;
  std::vector<float> length_m;
  std::vector<float> width_m;
  std::vector<std::uint8_t> kind;  ///< district::WalkwayKind
  std::vector<std::uint8_t> area;  ///< district::Area
  std::vector<float> from_level;
  std::vector<float> to_level;
  std::vector<Line> shape;
};

struct MapShapes {
  std::vector<Line> coastline;                ///< closed rings of the land
  std::vector<Line> buildings;                ///< closed rings
  std::vector<float> height_m;                ///< of each building
  std::vector<std::uint32_t> building_place;  ///< row of the place in each building, or none
  std::vector<Line> transit_lines;            ///< what trains, buses and ferries follow
  std::vector<std::uint8_t> transit_mode;     ///< Mode of each transit line
};

[[nodiscard]] PlaceTable place_table(const district::District& district);
[[nodiscard]] StopTable stop_table(const district::District& district);
[[nodiscard]] LinkTable link_table(const district::WalkNetwork& network);
[[nodiscard]] MapShapes map_shapes(const district::District& district);

}  // namespace poai::output
