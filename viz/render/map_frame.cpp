#include "viz/render/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace poai::viz {
namespace {

/// Angle of the long axis of the points against east, radians: the principal axis.
double long_axis(const std::vector<Line>& lines) {
  double n = 0.0;
  double sum_x = 0.0;
  double sum_y = 0.0;
  double sum_xx = 0.0;
  double sum_yy = 0.0;
  double sum_xy = 0.0;
  for (const Line& line : lines) {
    for (const geometry::Point p : line) {
      n += 1.0;
      sum_x += p.x_m;
      sum_y += p.y_m;
      sum_xx += p.x_m * p.x_m;
      sum_yy += p.y_m * p.y_m;
      sum_xy += p.x_m * p.y_m;
    }
  }
  const double var_x = sum_xx / n - sum_x / n * sum_x / n;
  const double var_y = sum_yy / n - sum_y / n * sum_y / n;
  const double covariance = sum_xy / n - sum_x / n * sum_y / n;
  return 0.5 * std::atan2(2.0 * covariance, var_x - var_y);
}

}  // namespace

MapFrame::MapFrame(const std::vector<Line>& shown, int width_px, int height_px,
                   const Margins& margins) {
  if (width_px > height_px) {
    double turn = -long_axis(shown);
    // Of the two ways to lay the axis along the picture take the one with north on the left.
    if (std::sin(turn) < 0.0) {
      turn += std::numbers::pi;
    }
    cos_ = std::cos(turn);
    sin_ = std::sin(turn);
  }
  geometry::Point low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  geometry::Point high{-low.x_m, -low.y_m};
  for (const Line& line : shown) {
    for (const geometry::Point point : line) {
      const geometry::Point p = turned(point);
      low = {std::min(low.x_m, p.x_m), std::min(low.y_m, p.y_m)};
      high = {std::max(high.x_m, p.x_m), std::max(high.y_m, p.y_m)};
    }
  }
  const double free_x = width_px - margins.left - margins.right;
  const double free_y = height_px - margins.bottom - margins.top;
  px_per_m_ = std::min(free_x / (high.x_m - low.x_m), free_y / (high.y_m - low.y_m));
  const double unused_x = free_x / px_per_m_ - (high.x_m - low.x_m);
  const double unused_y = free_y / px_per_m_ - (high.y_m - low.y_m);
  corner_ = {low.x_m - margins.left / px_per_m_ - unused_x / 2.0,
             low.y_m - margins.bottom / px_per_m_ - unused_y / 2.0};
}

geometry::Point MapFrame::turned(geometry::Point point) const {
  return {cos_ * point.x_m - sin_ * point.y_m, sin_ * point.x_m + cos_ * point.y_m};
}

Pixel MapFrame::at(geometry::Point point) const {
  const geometry::Point p = turned(point);
  return {(p.x_m - corner_.x_m) * px_per_m_, (p.y_m - corner_.y_m) * px_per_m_};
}

std::vector<Pixel> MapFrame::at(const Line& line) const {
  std::vector<Pixel> pixels;
  pixels.reserve(line.size());
  for (const geometry::Point point : line) {
    pixels.push_back(at(point));
  }
  return pixels;
}

}  // namespace poai::viz
