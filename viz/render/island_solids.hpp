#pragma once
// Solids in metres for a view in three dimensions: prisms, boxes, and one shape at many points.

#include <vtkActor.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <vector>

#include "viz/render/canvas.hpp"
#include "viz/render/island_camera.hpp"

namespace poai::viz {

/// Prisms over closed rings, from `bottom_m` to each ring's own top.
struct Prism {
  Line ring;
  double bottom_m = 0.0;
  double top_m = 0.0;
};
[[nodiscard]] vtkSmartPointer<vtkPolyData> prisms(const std::vector<Prism>& solids);

/// Bars of that width along a line, as rings: one for each straight piece, a little longer than it.
[[nodiscard]] std::vector<Line> bars(const Line& line, double width_m);

/// A ring around a point: `length_m` along `heading` (a unit vector) and `width_m` across.
[[nodiscard]] Line rectangle(geometry::Point centre, geometry::Point heading, double length_m,
                             double width_m);

/// An actor for the solids, lit, in that colour.
[[nodiscard]] vtkSmartPointer<vtkActor> solid_actor(vtkPolyData* shape, Colour ink);

/// One figure at each point, drawn as instances of a single shape.
[[nodiscard]] vtkSmartPointer<vtkActor> figures_actor(const std::vector<Point3>& feet,
                                                      double height_m, Colour ink);

}  // namespace poai::viz
