#include "viz/render/pixel_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/contracts.hpp"

namespace poai::viz {
namespace {

constexpr double kPi = std::numbers::pi;

/// Corners of a full circle of that radius.
int corners_of(double radius_px) {
  return std::clamp(static_cast<int>(std::ceil(radius_px * 4.0)), 10, 64);
}

void add_arc(PixelLine& outline, Pixel centre, double radius_px, double from, double turn) {
  const int steps = std::max(2, static_cast<int>(corners_of(radius_px) * turn / (2.0 * kPi)));
  for (int i = 0; i <= steps; ++i) {
    const double angle = from + turn * i / steps;
    outline.push_back(
        {centre.x + radius_px * std::cos(angle), centre.y + radius_px * std::sin(angle)});
  }
}

}  // namespace

PixelLine disc(Pixel centre, double radius_px) {
  PixelLine outline;
  const int corners = corners_of(radius_px);
  for (int i = 0; i < corners; ++i) {
    const double angle = 2.0 * kPi * i / corners;
    outline.push_back(
        {centre.x + radius_px * std::cos(angle), centre.y + radius_px * std::sin(angle)});
  }
  return outline;
}

PixelLine slice(Pixel centre, double radius_px, double from, double turn) {
  PixelLine outline = {centre};
  add_arc(outline, centre, radius_px, from, turn);
  return outline;
}

PixelLine rounded_box(const Box& box, double corner_radius_px) {
  const double r = std::min({corner_radius_px, box.width() / 2.0, box.height() / 2.0});
  PixelLine outline;
  add_arc(outline, {box.right - r, box.top - r}, r, 0.0, kPi / 2.0);
  add_arc(outline, {box.left + r, box.top - r}, r, kPi / 2.0, kPi / 2.0);
  add_arc(outline, {box.left + r, box.bottom + r}, r, kPi, kPi / 2.0);
  add_arc(outline, {box.right - r, box.bottom + r}, r, 1.5 * kPi, kPi / 2.0);
  return outline;
}

PixelLine bar(Pixel a, Pixel b, double width_px) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  if (length <= 0.0) {
    return {};
  }
  const Pixel side{-(b.y - a.y) / length * width_px / 2.0, (b.x - a.x) / length * width_px / 2.0};
  return {{a.x - side.x, a.y - side.y},
          {b.x - side.x, b.y - side.y},
          {b.x + side.x, b.y + side.y},
          {a.x + side.x, a.y + side.y}};
}

PixelLine capsule(Pixel a, Pixel b, double width_px) {
  const double heading = std::atan2(b.y - a.y, b.x - a.x);
  PixelLine outline;
  add_arc(outline, b, width_px / 2.0, heading - kPi / 2.0, kPi);
  add_arc(outline, a, width_px / 2.0, heading + kPi / 2.0, kPi);
  return outline;
}

std::vector<PixelLine> thick_line(const PixelLine& line, double width_px) {
  std::vector<PixelLine> pieces;
  for (std::size_t i = 1; i < line.size(); ++i) {
    pieces.push_back(capsule(line[i - 1], line[i], width_px));
  }
  return pieces;
}

PixelLine beside(const PixelLine& line, double by_px) {
  PixelLine moved;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Pixel a = line[i == 0 ? 0 : i - 1];
    const Pixel b = line[i == 0 ? std::min<std::size_t>(1, line.size() - 1) : i];
    const double length = std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
    moved.push_back(
        {line[i].x - (b.y - a.y) / length * by_px, line[i].y + (b.x - a.x) / length * by_px});
  }
  return moved;
}

std::vector<PixelLine> dashes(const PixelLine& line, double on_px, double off_px) {
  expects(on_px > 0.0 && off_px > 0.0, "dashes and gaps have a length");
  std::vector<PixelLine> drawn;
  if (line.size() < 2) {
    return drawn;
  }
  drawn.push_back({line.front()});
  bool drawing = true;
  double left = on_px;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Pixel a = line[i - 1];
    const Pixel b = line[i];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    double done = 0.0;
    while (length - done > left) {
      done += left;
      const Pixel at{a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
      if (drawing) {
        drawn.back().push_back(at);
      } else {
        drawn.push_back({at});
      }
      drawing = !drawing;
      left = drawing ? on_px : off_px;
    }
    left -= length - done;
    if (drawing) {
      drawn.back().push_back(b);
    }
  }
  return drawn;
}

}  // namespace poai::viz
