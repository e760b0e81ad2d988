#pragma once
// Outlines of what a picture is made of, as convex polygons, and lines cut into dashes.

#include <vector>

#include "viz/render/pixel.hpp"

namespace poai::viz {

/// A regular polygon that looks round at its size.
[[nodiscard]] PixelLine disc(Pixel centre, double radius_px);

/// A slice of a disc, from the angle `from` on counterclockwise by `turn` (radians); its first
/// corner is the centre.
[[nodiscard]] PixelLine slice(Pixel centre, double radius_px, double from, double turn);

/// A box with round corners.
[[nodiscard]] PixelLine rounded_box(const Box& box, double corner_radius_px);

/// A bar from `a` to `b`; nothing where they are the same.
[[nodiscard]] PixelLine bar(Pixel a, Pixel b, double width_px);

/// A bar from `a` to `b` with round ends beyond them.
[[nodiscard]] PixelLine capsule(Pixel a, Pixel b, double width_px);

/// A line with round bends and ends: a capsule for each of its pieces.
[[nodiscard]] std::vector<PixelLine> thick_line(const PixelLine& line, double width_px);

/// The line moved to its left by so many pixels.
[[nodiscard]] PixelLine beside(const PixelLine& line, double by_px);

/// The drawn parts of a dashed line, bends included; `on_px` and `off_px` are over 0.
[[nodiscard]] std::vector<PixelLine> dashes(const PixelLine& line, double on_px, double off_px);

}  // namespace poai::viz
