#pragma once
// Where a point of the ground lies in the picture: turned so that the land fills it, scaled,
// centred.

#include <vector>

#include "engine/geometry/point.hpp"
#include "viz/render/canvas.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

class MapFrame {
 public:
  struct Margins {
    double left = 0.0;
    double right = 0.0;
    double bottom = 0.0;
    double top = 0.0;
  };

  /// Fits `shown` (points that must be in the picture) into width x height less the margins. In a
  /// picture that is wider than high the long axis of the points lies along it, with north on the
  /// left half; else north is up.
  MapFrame(const std::vector<Line>& shown, int width_px, int height_px, const Margins& margins);

  [[nodiscard]] Pixel at(geometry::Point point) const;
  [[nodiscard]] std::vector<Pixel> at(const Line& line) const;
  [[nodiscard]] double px_per_m() const { return px_per_m_; }
  /// Unit vector of north in the picture.
  [[nodiscard]] Pixel north() const { return {-sin_, cos_}; }

 private:
  [[nodiscard]] geometry::Point turned(geometry::Point point) const;

  double cos_ = 1.0;
  double sin_ = 0.0;
  double px_per_m_ = 1.0;
  geometry::Point corner_;  ///< turned metres at pixel (0, 0)
};

}  // namespace poai::viz
