#pragma once
// Where a point of the ground lies in the picture: turned and scaled so that the content fills what
// title, legend and other furniture leave free.

#include <vector>

#include "engine/geometry/point.hpp"
#include "viz/render/pixel.hpp"

namespace poai::viz {

class MapFrame {
 public:
  struct Sheet {
    int width_px = 0;
    int height_px = 0;
    double margin_px = 0.0;     ///< free on each side
    std::vector<Box> reserved;  ///< no content here
  };

  /// The largest scale at which all of `content` (points, at least two apart) is inside the margins
  /// and outside the reserved boxes; if there is none, the boxes are ignored. A picture that is
  /// wider than high is turned as it fits best, with north up or to the left; else north is up.
  MapFrame(const std::vector<geometry::Point>& content, const Sheet& sheet);

  [[nodiscard]] Pixel at(geometry::Point point) const;
  [[nodiscard]] PixelLine at(const std::vector<geometry::Point>& line) const;
  /// The inverse of `at`.
  [[nodiscard]] geometry::Point ground(Pixel pixel) const;
  [[nodiscard]] double px_per_m() const { return px_per_m_; }
  /// Unit vector of north in the picture.
  [[nodiscard]] Pixel north() const { return {-sin_, cos_}; }

 private:
  double cos_ = 1.0;
  double sin_ = 0.0;
  double px_per_m_ = 1.0;
  Pixel offset_;  ///< of the ground's origin
};

}  // namespace poai::viz
