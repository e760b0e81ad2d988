#include "engine/geometry/spatial_grid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::geometry {
namespace {

constexpr double kMostCellsPerSegment = 16.0;
constexpr double kCellsAlways = 4096.0;

std::vector<Segment> as_segments(std::span<const Point> points) {
  std::vector<Segment> segments;
  segments.reserve(points.size());
  for (const Point point : points) {
    segments.push_back({point, point});
  }
  return segments;
}

Point low_corner(const Segment& s) {
  return {std::min(s.a.x_m, s.b.x_m), std::min(s.a.y_m, s.b.y_m)};
}

Point high_corner(const Segment& s) {
  return {std::max(s.a.x_m, s.b.x_m), std::max(s.a.y_m, s.b.y_m)};
}

}  // namespace

SpatialGrid::SpatialGrid(std::vector<Segment> segments, double cell_m)
    : segments_(std::move(segments)) {
  expects(cell_m > 0.0, "the cells of a grid have a size");
  if (!segments_.empty()) {
    choose_cells(cell_m);
    fill_cells();
  }
}

SpatialGrid::SpatialGrid(std::span<const Point> points, double cell_m)
    : SpatialGrid(as_segments(points), cell_m) {}

void SpatialGrid::choose_cells(double cell_m) {
  low_ = low_corner(segments_[0]);
  Point high = high_corner(segments_[0]);
  for (const Segment& segment : segments_) {
    const Point a = low_corner(segment);
    const Point b = high_corner(segment);
    low_ = {std::min(low_.x_m, a.x_m), std::min(low_.y_m, a.y_m)};
    high = {std::max(high.x_m, b.x_m), std::max(high.y_m, b.y_m)};
  }
  const double width = high.x_m - low_.x_m;
  const double height = high.y_m - low_.y_m;
  expects(std::isfinite(width) && std::isfinite(height), "the coordinates of a grid are finite");
  const double most = kCellsAlways + kMostCellsPerSegment * static_cast<double>(segments_.size());
  cell_m_ = cell_m;
  while ((width / cell_m_ + 1.0) * (height / cell_m_ + 1.0) > most) {
    cell_m_ *= 2.0;
  }
  columns_ = static_cast<std::size_t>(width / cell_m_) + 1;
  rows_ = static_cast<std::size_t>(height / cell_m_) + 1;
}

SpatialGrid::Cells SpatialGrid::cells_of(Point low, Point high) const {
  const auto range = [this](double from, double to, double origin, std::size_t count,
                            std::size_t& first, std::size_t& last) {
    const double a = std::floor((from - origin) / cell_m_);
    const double b = std::floor((to - origin) / cell_m_);
    const double most = static_cast<double>(count - 1);
    if (!(b >= 0.0) || !(a <= most)) {
      return false;
    }
    first = static_cast<std::size_t>(std::max(a, 0.0));
    last = static_cast<std::size_t>(std::min(b, most));
    return true;
  };
  Cells cells;
  cells.any = columns_ > 0 && range(low.x_m, high.x_m, low_.x_m, columns_, cells.x0, cells.x1) &&
              range(low.y_m, high.y_m, low_.y_m, rows_, cells.y0, cells.y1);
  return cells;
}

void SpatialGrid::fill_cells() {
  const auto for_each_cell = [this](const Segment& segment, auto&& act) {
    const Cells cells = cells_of(low_corner(segment), high_corner(segment));
    for (std::size_t y = cells.y0; y <= cells.y1; ++y) {
      for (std::size_t x = cells.x0; x <= cells.x1; ++x) {
        act(y * columns_ + x);
      }
    }
  };
  offsets_.assign(columns_ * rows_ + 1, 0);
  for (const Segment& segment : segments_) {
    for_each_cell(segment, [this](std::size_t cell) { ++offsets_[cell + 1]; });
  }
  for (std::size_t cell = 0; cell + 1 < offsets_.size(); ++cell) {
    offsets_[cell + 1] += offsets_[cell];
  }
  members_.resize(offsets_.back());
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    for_each_cell(segments_[i], [&](std::size_t cell) {
      members_[next[cell]++] = static_cast<std::uint32_t>(i);
    });
  }
}

template <class Visit>
void SpatialGrid::visit(Point point, double within_m, Visit visit) const {
  const Cells cells = cells_of({point.x_m - within_m, point.y_m - within_m},
                               {point.x_m + within_m, point.y_m + within_m});
  if (!cells.any) {
    return;
  }
  for (std::size_t y = cells.y0; y <= cells.y1; ++y) {
    for (std::size_t x = cells.x0; x <= cells.x1; ++x) {
      const std::size_t cell = y * columns_ + x;
      for (std::uint32_t k = offsets_[cell]; k < offsets_[cell + 1]; ++k) {
        const Segment& segment = segments_[members_[k]];
        const Foot foot = nearest_on_segment(point, segment.a, segment.b);
        if (foot.distance_m <= within_m) {
          visit(Hit{members_[k], foot.distance_m, foot.point});
        }
      }
    }
  }
}

std::optional<SpatialGrid::Hit> SpatialGrid::nearest(Point point, double within_m) const {
  std::optional<Hit> best;
  visit(point, within_m, [&best](const Hit& hit) {
    if (!best || hit.distance_m < best->distance_m ||
        (hit.distance_m == best->distance_m && hit.index < best->index)) {
      best = hit;
    }
  });
  return best;
}

std::vector<SpatialGrid::Hit> SpatialGrid::within(Point point, double within_m) const {
  std::vector<Hit> hits;
  visit(point, within_m, [&hits](const Hit& hit) { hits.push_back(hit); });
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.index < b.index; });
  hits.erase(std::unique(hits.begin(), hits.end(),
                         [](const Hit& a, const Hit& b) { return a.index == b.index; }),
             hits.end());
  return hits;
}

}  // namespace poai::geometry
