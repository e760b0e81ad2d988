#pragma once
// Filled shapes whose edges fade out over a pixel: as smooth as with many samples a pixel, at the
// cost of one.

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <vector>

#include "viz/render/canvas.hpp"

namespace poai::viz {

/// Triangles of convex polygons, in that colour. The line on which a polygon's corners lie is where
/// half of the colour is left.
[[nodiscard]] vtkSmartPointer<vtkPolyData> soft_convex(const std::vector<PixelLine>& polygons,
                                                       Colour ink);

/// Triangles of any rings; they fade out outside of them.
[[nodiscard]] vtkSmartPointer<vtkPolyData> soft_rings(const std::vector<PixelLine>& rings,
                                                      Colour ink);

}  // namespace poai::viz
