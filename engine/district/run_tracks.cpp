#include "engine/district/run_tracks.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "engine/core/id_range.hpp"

namespace poai::district {
namespace {

using geometry::Point;
using geometry::Polyline;

/// The foot of a stop on one segment of a shape, and the best way to get there from the first stop.
struct Footing {
  geometry::Foot foot;       ///< along_m counts from the first point of the shape
  double cost_m2 = 0.0;      ///< sum of the squared distances of this stop and those before it
  std::size_t previous = 0;  ///< segment of the stop before
};

/// Per stop and segment of the shape.
std::vector<std::vector<Footing>> footings(const Polyline& line, const std::vector<Point>& stops) {
  std::vector<std::vector<Footing>> table(stops.size());
  for (std::size_t stop = 0; stop < stops.size(); ++stop) {
    double before_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
      geometry::Foot foot = geometry::nearest_on_segment(stops[stop], line[i - 1], line[i]);
      foot.along_m += before_m;
      before_m += geometry::distance_m(line[i - 1], line[i]);
      table[stop].push_back({.foot = foot, .cost_m2 = foot.distance_m * foot.distance_m});
    }
  }
  return table;
}

/// Adds to each footing the cheapest of the stop before that does not lie further along the line.
void chain(const std::vector<Footing>& before, std::vector<Footing>& here) {
  for (Footing& footing : here) {
    double best_m2 = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].cost_m2 < best_m2 && before[i].foot.along_m <= footing.foot.along_m) {
        best_m2 = before[i].cost_m2;
        footing.previous = i;
      }
    }
    footing.cost_m2 += best_m2;
  }
}

/// Where each stop is along the line, never going back, as near to the stops as can be; nothing if
/// a stop is too far off.
std::optional<std::vector<double>> positions_along(const Polyline& line,
                                                   const std::vector<Point>& stops) {
  std::vector<std::vector<Footing>> table = footings(line, stops);
  for (std::size_t stop = 1; stop < table.size(); ++stop) {
    chain(table[stop - 1], table[stop]);
  }
  const auto last =
      std::min_element(table.back().begin(), table.back().end(),
                       [](const Footing& a, const Footing& b) { return a.cost_m2 < b.cost_m2; });
  if (last == table.back().end() || last->cost_m2 == std::numeric_limits<double>::infinity()) {
    return std::nullopt;
  }
  auto segment = static_cast<std::size_t>(last - table.back().begin());
  std::vector<double> along_m(stops.size());
  for (std::size_t stop = stops.size(); stop-- > 0;) {
    const Footing& footing = table[stop][segment];
    if (footing.foot.distance_m > kMostFromShapeM) {
      return std::nullopt;
    }
    along_m[stop] = footing.foot.along_m;
    segment = footing.previous;
  }
  return along_m;
}

/// The part of the line between two distances from its first point.
Polyline part(const Polyline& line, double begin_m, double end_m) {
  const double length_m = geometry::length_m(line);
  Polyline piece = {geometry::point_along(line, begin_m / length_m)};
  double along_m = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    along_m += geometry::distance_m(line[i - 1], line[i]);
    if (along_m > begin_m && along_m < end_m) {
      piece.push_back(line[i]);
    }
  }
  piece.push_back(geometry::point_along(line, end_m / length_m));
  return piece;
}

}  // namespace

RunTracks::RunTracks(const Transit& transit, const Timetable& timetable)
    : transit_(transit), timetable_(timetable) {
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const ShapeId shape = shape_of(run);
    if (shape.valid()) {
      cut(shape, timetable.calls[run]);
    }
  }
}

ShapeId RunTracks::shape_of(RunId run) const {
  return run.index() < timetable_.shape.size() ? timetable_.shape[run] : ShapeId::none();
}

void RunTracks::cut(ShapeId shape, std::span<const Call> calls) {
  bool all_known = true;
  std::vector<Point> stops;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    stops.push_back(transit_.stops[calls[i].stop].position);
    all_known =
        all_known && (i == 0 || pieces_.contains({shape, calls[i - 1].stop, calls[i].stop}));
  }
  const Polyline& line = transit_.shapes[shape].points;
  if (all_known || geometry::length_m(line) <= 0.0) {
    return;
  }
  const auto along_m = positions_along(line, stops);
  for (std::size_t i = 1; i < calls.size(); ++i) {
    Polyline piece =
        along_m ? part(line, (*along_m)[i - 1], (*along_m)[i]) : Polyline{stops[i - 1], stops[i]};
    pieces_.try_emplace({shape, calls[i - 1].stop, calls[i].stop}, std::move(piece));
  }
}

Point RunTracks::between(RunId run, StopId from, StopId to, double share) const {
  const auto piece = pieces_.find({shape_of(run), from, to});
  if (piece == pieces_.end()) {
    return geometry::between(transit_.stops[from].position, transit_.stops[to].position, share);
  }
  return geometry::point_along(piece->second, share);
}

}  // namespace poai::district
