#include "viz/render/line_tracks.hpp"

#include <limits>

#include "engine/geometry/polyline.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

constexpr double kMostFromLineM = 60.0;

/// Distances along the line at which it passes the point.
std::vector<double> passes(const Line& line, Point point) {
  std::vector<double> along_m;
  double before_m = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const geometry::Foot foot = geometry::nearest_on_segment(point, line[i - 1], line[i]);
    if (foot.distance_m <= kMostFromLineM) {
      along_m.push_back(before_m + foot.along_m);
    }
    before_m += geometry::distance_m(line[i - 1], line[i]);
  }
  return along_m;
}

struct Stretch {
  double begin_m = 0.0;
  double end_m = std::numeric_limits<double>::infinity();

  [[nodiscard]] double length_m() const { return end_m - begin_m; }
};

Stretch shortest(const Line& line, Point from, Point to) {
  Stretch best;
  for (const double begin_m : passes(line, from)) {
    for (const double end_m : passes(line, to)) {
      if (end_m > begin_m && end_m - begin_m < best.length_m()) {
        best = {begin_m, end_m};
      }
    }
  }
  return best;
}

Line part(const Line& line, const Stretch& stretch) {
  const double length_m = geometry::length_m(line);
  Line piece = {geometry::point_along(line, stretch.begin_m / length_m)};
  double along_m = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    along_m += geometry::distance_m(line[i - 1], line[i]);
    if (along_m > stretch.begin_m && along_m < stretch.end_m) {
      piece.push_back(line[i]);
    }
  }
  piece.push_back(geometry::point_along(line, stretch.end_m / length_m));
  return piece;
}

}  // namespace

LineTracks::LineTracks(const output::MapShapes& map, const output::StopTable& stops)
    : lines_(map.transit_lines), line_mode_(map.transit_mode), stop_mode_(stops.mode) {
  for (std::size_t i = 0; i < stops.id.size(); ++i) {
    stops_.push_back({static_cast<double>(stops.x_m[i]), static_cast<double>(stops.y_m[i])});
  }
}

Line LineTracks::way(std::uint32_t from_stop, std::uint32_t to_stop) const {
  const Point from = stops_.at(from_stop);
  const Point to = stops_.at(to_stop);
  Stretch best;
  const Line* on = nullptr;
  for (std::size_t i = 0; i < lines_.size() && i < line_mode_.size(); ++i) {
    if (line_mode_[i] == stop_mode_.at(from_stop)) {
      const Stretch stretch = shortest(lines_[i], from, to);
      if (stretch.length_m() < best.length_m()) {
        best = stretch;
        on = &lines_[i];
      }
    }
  }
  return on == nullptr ? Line{from, to} : part(*on, best);
}

Point LineTracks::between(std::uint32_t from_stop, std::uint32_t to_stop, double share) const {
  const auto [found, is_new] = ways_.try_emplace({from_stop, to_stop});
  if (is_new) {
    found->second = way(from_stop, to_stop);
  }
  return geometry::point_along(found->second, share);
}

}  // namespace poai::viz
