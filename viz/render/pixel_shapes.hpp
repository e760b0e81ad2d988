#pragma once
// Outlines of what a picture is made of, as convex polygons, and lines cut into dashes.

#include <vector>

#include "viz/render/pixel.hpp"

namespace poai::viz {

/// A regular polygon that looks round at its size.
[[nodiscard]] PixelLine disc(Pixel centre, double radius);

/// A box with round corners.
[[nodiscard]] PixelLine rounded_box(const Box& box, double corner_radius);

/// A bar from `a` to `b` with round ends beyond them.
[[nodiscard]] PixelLine capsule(Pixel a, Pixel b, double width);

/// A line with round bends and ends: a capsule for each of its pieces.
[[nodiscard]] std::vector<PixelLine> thick_line(const PixelLine& line, double width);

/// The drawn parts of a dashed line, bends included; `on` and `off` are over 0.
[[nodiscard]] std::vector<PixelLine> dashes(const PixelLine& line, double on, double off);

}  // namespace poai::viz
