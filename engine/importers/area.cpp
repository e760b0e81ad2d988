#include "engine/importers/area.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "engine/formats/geojson.hpp"

namespace poai::importers {
namespace {

Problem box_problem(const std::string& text, std::string reason) {
  return {.place = {},
          .key = "--bbox",
          .problem = fmt::format("\"{}\" is not a box", text),
          .reason = std::move(reason),
          .suggestion = "write west,south,east,north in degrees: 135.19,34.65,135.23,34.69"};
}

}  // namespace

GeoBox GeoBox::nothing() {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  return {{kInfinite, kInfinite}, {-kInfinite, -kInfinite}};
}

void GeoBox::include(geometry::GeoPoint point) {
  low = {std::min(low.lon_deg, point.lon_deg), std::min(low.lat_deg, point.lat_deg)};
  high = {std::max(high.lon_deg, point.lon_deg), std::max(high.lat_deg, point.lat_deg)};
}

Area::Area(std::vector<geometry::Ring> rings) : rings_(std::move(rings)) {
  box_ = GeoBox::nothing();
  for (const geometry::Ring& ring : rings_) {
    for (const geometry::Point& corner : ring) {
      box_->include({corner.x_m, corner.y_m});
    }
  }
}

bool Area::contains(geometry::GeoPoint point) const {
  if (!box_) {
    return true;
  }
  return box_->contains(point) &&
         (rings_.empty() || geometry::contains(std::span<const geometry::Ring>(rings_),
                                               {point.lon_deg, point.lat_deg}));
}

Area parse_box(const std::string& text, Problems& problems) {
  std::array<double, 4> numbers{};
  std::string tight = text;  // "135.2, 34.6, ...": blanks say nothing
  std::erase(tight, ' ');
  const char* at = tight.data();
  const char* const end = tight.data() + tight.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto [next, error] = std::from_chars(at, end, numbers.at(i));
    const bool ends_well = i + 1 == numbers.size() ? next == end : next != end && *next == ',';
    if (error != std::errc() || !ends_well) {
      problems.add_scenario_problem(box_problem(text, "it should be four numbers with commas"));
      return {};
    }
    at = next + 1;
  }
  const GeoBox box{{numbers[0], numbers[1]}, {numbers[2], numbers[3]}};
  const bool on_earth = box.low.lon_deg >= -180.0 && box.high.lon_deg <= 180.0 &&
                        box.low.lat_deg >= -90.0 && box.high.lat_deg <= 90.0;
  if (!on_earth || !(box.low.lon_deg < box.high.lon_deg) || !(box.low.lat_deg < box.high.lat_deg)) {
    problems.add_scenario_problem(
        box_problem(text, on_earth ? "it holds nothing" : "longitude comes first, -180 to 180"));
    return {};
  }
  return Area(box);
}

Area read_polygon(const std::filesystem::path& path, Problems& problems) {
  std::vector<geometry::Ring> rings;
  for (const formats::Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    for (const auto& part : feature.parts()) {
      geometry::Ring ring;
      for (const geometry::GeoPoint corner : part) {
        ring.push_back({corner.lon_deg, corner.lat_deg});
      }
      rings.push_back(std::move(ring));
    }
  }
  return rings.empty() ? Area() : Area(std::move(rings));
}

}  // namespace poai::importers
