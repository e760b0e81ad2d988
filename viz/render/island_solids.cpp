#include "viz/render/island_solids.hpp"

#include <vtkCellArray.h>
#include <vtkConeSource.h>
#include <vtkGlyph3DMapper.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyDataMapper.h>
#include <vtkPolyDataNormals.h>
#include <vtkProperty.h>
#include <vtkTriangleFilter.h>

#include <algorithm>
#include <cmath>

#include "engine/geometry/polygon.hpp"

namespace poai::viz {
namespace {

/// Corners counterclockwise, without the first one again at the end.
Line corners_of(const Line& ring) {
  Line corners = ring;
  if (corners.size() > 1 && geometry::distance_m(corners.front(), corners.back()) < 1e-6) {
    corners.pop_back();
  }
  if (corners.size() > 2 && !geometry::is_counter_clockwise(corners)) {
    std::reverse(corners.begin(), corners.end());
  }
  return corners;
}

void add_prism(const Prism& solid, vtkPoints& points, vtkCellArray& faces) {
  const Line corners = corners_of(solid.ring);
  const auto count = static_cast<vtkIdType>(corners.size());
  if (count < 3) {
    return;
  }
  const vtkIdType first = points.GetNumberOfPoints();
  for (const double z : {solid.bottom_m, solid.top_m}) {
    for (const geometry::Point corner : corners) {
      points.InsertNextPoint(corner.x_m, corner.y_m, z);
    }
  }
  faces.InsertNextCell(static_cast<int>(count));
  for (vtkIdType i = 0; i < count; ++i) {
    faces.InsertCellPoint(first + count + i);
  }
  for (vtkIdType i = 0; i < count; ++i) {
    const vtkIdType next = (i + 1) % count;
    faces.InsertNextCell({first + i, first + next, first + count + next, first + count + i});
  }
}

}  // namespace

vtkSmartPointer<vtkPolyData> prisms(const std::vector<Prism>& solids) {
  vtkNew<vtkPoints> points;
  vtkNew<vtkCellArray> faces;
  for (const Prism& solid : solids) {
    add_prism(solid, *points, *faces);
  }
  vtkNew<vtkPolyData> shape;
  shape->SetPoints(points);
  shape->SetPolys(faces);
  vtkNew<vtkTriangleFilter> triangles;
  triangles->SetInputData(shape);
  vtkNew<vtkPolyDataNormals> normals;
  normals->SetInputConnection(triangles->GetOutputPort());
  normals->SplittingOn();
  normals->SetFeatureAngle(10.0);
  normals->ConsistencyOff();
  normals->Update();
  return normals->GetOutput();
}

std::vector<Line> bars(const Line& line, double width_m) {
  std::vector<Line> rings;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double length_m = geometry::distance_m(line[i - 1], line[i]);
    if (length_m > 0.0) {
      const geometry::Point heading{(line[i].x_m - line[i - 1].x_m) / length_m,
                                    (line[i].y_m - line[i - 1].y_m) / length_m};
      rings.push_back(rectangle(geometry::between(line[i - 1], line[i], 0.5), heading,
                                length_m + width_m / 2.0, width_m));
    }
  }
  return rings;
}

Line rectangle(geometry::Point centre, geometry::Point heading, double length_m, double width_m) {
  const auto corner = [&](double along, double across) {
    return geometry::Point{
        centre.x_m + along * heading.x_m * length_m / 2.0 - across * heading.y_m * width_m / 2.0,
        centre.y_m + along * heading.y_m * length_m / 2.0 + across * heading.x_m * width_m / 2.0};
  };
  return {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
}

vtkSmartPointer<vtkActor> solid_actor(vtkPolyData* shape, Colour ink) {
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(shape);
  mapper->ScalarVisibilityOff();
  auto actor = vtkSmartPointer<vtkActor>::New();
  actor->SetMapper(mapper);
  actor->GetProperty()->SetColor(ink.r, ink.g, ink.b);
  actor->GetProperty()->SetAmbient(0.45);
  actor->GetProperty()->SetDiffuse(0.7);
  return actor;
}

vtkSmartPointer<vtkActor> figures_actor(const std::vector<Point3>& feet, double height_m,
                                        Colour ink) {
  vtkNew<vtkPoints> points;
  for (const Point3& foot : feet) {
    points->InsertNextPoint(foot.x_m, foot.y_m, foot.z_m + height_m / 2.0);
  }
  vtkNew<vtkPolyData> cloud;
  cloud->SetPoints(points);
  vtkNew<vtkConeSource> cone;
  cone->SetDirection(0.0, 0.0, 1.0);
  cone->SetHeight(height_m);
  cone->SetRadius(0.4 * height_m);
  cone->SetResolution(6);
  vtkNew<vtkGlyph3DMapper> mapper;
  mapper->SetInputData(cloud);
  mapper->SetSourceConnection(cone->GetOutputPort());
  mapper->ScalingOff();
  mapper->ScalarVisibilityOff();
  auto actor = vtkSmartPointer<vtkActor>::New();
  actor->SetMapper(mapper);
  actor->GetProperty()->SetColor(ink.r, ink.g, ink.b);
  actor->GetProperty()->SetAmbient(0.6);
  actor->GetProperty()->SetDiffuse(0.5);
  return actor;
}

}  // namespace poai::viz
