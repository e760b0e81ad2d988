#pragma once
// A grid over points and segments that answers "what is nearest" without looking at all of them.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/geometry/point.hpp"

namespace poai::geometry {

/// A piece of a line; a point where both ends are equal.
struct Segment {
  Point a;
  Point b;
};

/// Immutable after construction; queries may run in parallel.
class SpatialGrid {
 public:
  /// `cell_m` > 0 is the side of a cell, about the distance of a usual query; it is enlarged where
  /// the cells would by far outnumber the segments. Coordinates are finite.
  SpatialGrid(std::vector<Segment> segments, double cell_m);

  /// A grid over points.
  SpatialGrid(std::span<const Point> points, double cell_m);

  struct Hit {
    std::size_t index = 0;  ///< of the segment or point, in the order given
    double distance_m = 0.0;
    Point point;  ///< the nearest point of it
  };

  /// The nearest segment not farther than `within_m`; the lower index of equals.
  [[nodiscard]] std::optional<Hit> nearest(Point point, double within_m) const;

  /// All segments not farther than `within_m`, in the order of their indices.
  [[nodiscard]] std::vector<Hit> within(Point point, double within_m) const;

 private:
  /// Inclusive ranges of cells that a box touches; `any` is false outside the grid.
  struct Cells {
    std::size_t x0 = 0, x1 = 0, y0 = 0, y1 = 0;
    bool any = false;
  };
  void choose_cells(double cell_m);
  void fill_cells();
  [[nodiscard]] Cells cells_of(Point low, Point high) const;
  template <class Visit>
  void visit(Point point, double within_m, Visit visit) const;

  std::vector<Segment> segments_;
  Point low_;
  double cell_m_ = 1.0;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> offsets_;  ///< per cell, into `members_`
  std::vector<std::uint32_t> members_;
};

}  // namespace poai::geometry
