#include "viz/render/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "engine/core/contracts.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

constexpr int kTurns = 36;         // of 5 degrees: 0 to 175
constexpr int kOffsets = 13;       // tried along each axis
constexpr int kBisections = 9;     // of the scale: to 0.2 %
constexpr double kWorthIt = 1.02;  // a further turn must gain this much

Point turned(Point p, double cosine, double sine) {
  return {cosine * p.x_m - sine * p.y_m, sine * p.x_m + cosine * p.y_m};
}

/// The content at one turn, and where it may lie.
class Fit {
 public:
  Fit(const std::vector<Point>& content, double turn, const MapFrame::Sheet& sheet)
      : cos_(std::cos(turn)), sin_(std::sin(turn)), sheet_(sheet) {
    constexpr double kMost = std::numeric_limits<double>::max();
    low_ = {kMost, kMost};
    high_ = {-kMost, -kMost};
    for (const Point point : content) {
      const Point p = turned(point, cos_, sin_);
      points_.push_back(p);
      low_ = {std::min(low_.x_m, p.x_m), std::min(low_.y_m, p.y_m)};
      high_ = {std::max(high_.x_m, p.x_m), std::max(high_.y_m, p.y_m)};
    }
    free_x_ = std::max(1.0, sheet.width_px - 2.0 * sheet.margin_px);
    free_y_ = std::max(1.0, sheet.height_px - 2.0 * sheet.margin_px);
  }

  [[nodiscard]] double cosine() const { return cos_; }
  [[nodiscard]] double sine() const { return sin_; }

  /// The scale at which the margins are reached.
  [[nodiscard]] double most_px_per_m() const {
    return std::min(free_x_ / std::max(1.0, high_.x_m - low_.x_m),
                    free_y_ / std::max(1.0, high_.y_m - low_.y_m));
  }

  /// Where the origin lies with the content in the middle of the sheet.
  [[nodiscard]] Pixel middle(double px_per_m) const {
    return {sheet_.width_px / 2.0 - (low_.x_m + high_.x_m) / 2.0 * px_per_m,
            sheet_.height_px / 2.0 - (low_.y_m + high_.y_m) / 2.0 * px_per_m};
  }

  /// The place of the origin nearest to the middle at which nothing reserved is hit.
  [[nodiscard]] std::optional<Pixel> clear_place(double px_per_m) const {
    const double slack_x = std::max(0.0, free_x_ - (high_.x_m - low_.x_m) * px_per_m);
    const double slack_y = std::max(0.0, free_y_ - (high_.y_m - low_.y_m) * px_per_m);
    const Pixel centre = middle(px_per_m);
    std::optional<Pixel> found;
    double nearest = std::numeric_limits<double>::infinity();
    for (int i = 0; i < kOffsets * kOffsets; ++i) {
      const int column = i % kOffsets;
      const int row = i / kOffsets;
      const double x = (column / (kOffsets - 1.0) - 0.5) * slack_x;
      const double y = (row / (kOffsets - 1.0) - 0.5) * slack_y;
      const Pixel place{centre.x + x, centre.y + y};
      const double distance = std::hypot(x, y);
      if (distance < nearest && is_clear(place, px_per_m)) {
        nearest = distance;
        found = place;
      }
    }
    return found;
  }

 private:
  [[nodiscard]] bool is_clear(Pixel origin, double px_per_m) const {
    return std::none_of(points_.begin(), points_.end(), [&](Point p) {
      const Pixel at{origin.x + p.x_m * px_per_m, origin.y + p.y_m * px_per_m};
      return std::any_of(sheet_.reserved.begin(), sheet_.reserved.end(),
                         [at](const Box& box) { return box.contains(at); });
    });
  }

  double cos_;
  double sin_;
  const MapFrame::Sheet& sheet_;
  std::vector<Point> points_;
  Point low_;
  Point high_;
  double free_x_ = 1.0;
  double free_y_ = 1.0;
};

/// The largest clear scale over `least_px_per_m`; nothing if there is none.
std::optional<double> largest_scale(const Fit& fit, double least_px_per_m) {
  double high = fit.most_px_per_m();
  if (high <= least_px_per_m) {
    return std::nullopt;
  }
  if (fit.clear_place(high)) {
    return high;
  }
  double low = least_px_per_m;
  bool found = false;
  for (int i = 0; i < kBisections; ++i) {
    const double middle = (low + high) / 2.0;
    const bool fits = fit.clear_place(middle).has_value();
    (fits ? low : high) = middle;
    found = found || fits;
  }
  return found ? std::optional<double>(low) : std::nullopt;
}

}  // namespace

MapFrame::MapFrame(const std::vector<Point>& content, const Sheet& sheet) {
  expects(!content.empty(), "a map shows something");
  const int turns = sheet.width_px > sheet.height_px ? kTurns : 1;
  std::optional<double> best;
  double best_turn = 0.0;
  for (int i = 0; i < turns; ++i) {
    const double turn = i * std::numbers::pi / kTurns;
    const Fit fit(content, turn, sheet);
    const auto scale = largest_scale(fit, best.value_or(0.0) * kWorthIt);
    if (scale) {
      best = scale;
      best_turn = turn;
    }
  }
  if (!best) {
    Sheet nothing_reserved = sheet;
    nothing_reserved.reserved.clear();
    *this = MapFrame(content, nothing_reserved);
    return;
  }
  const Fit fit(content, best_turn, sheet);
  px_per_m_ = *best;
  cos_ = fit.cosine();
  sin_ = fit.sine();
  offset_ = fit.clear_place(px_per_m_).value_or(fit.middle(px_per_m_));
}

Pixel MapFrame::at(Point point) const {
  const Point p = turned(point, cos_, sin_);
  return {offset_.x + p.x_m * px_per_m_, offset_.y + p.y_m * px_per_m_};
}

PixelLine MapFrame::at(const std::vector<Point>& line) const {
  PixelLine pixels;
  pixels.reserve(line.size());
  for (const Point point : line) {
    pixels.push_back(at(point));
  }
  return pixels;
}

Point MapFrame::ground(Pixel pixel) const {
  const Point p{(pixel.x - offset_.x) / px_per_m_, (pixel.y - offset_.y) / px_per_m_};
  return turned(p, cos_, -sin_);
}

}  // namespace poai::viz
