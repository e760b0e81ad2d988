#include "viz/render/soft_shapes.hpp"

#include <vtkCellArray.h>
#include <vtkIdList.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolygon.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cmath>

namespace poai::viz {
namespace {

constexpr double kSteepest = 2.0;  ///< how far a sharp corner may be moved, in widths of the edge

/// The corners without one that is there again at the end, or beside itself.
PixelLine corners_of(const PixelLine& ring) {
  PixelLine corners;
  for (const Pixel at : ring) {
    const auto is_at = [at](Pixel other) {
      return std::hypot(at.x - other.x, at.y - other.y) < 1e-6;
    };
    if (corners.empty() || (!is_at(corners.back()) && !is_at(corners.front()))) {
      corners.push_back(at);
    }
  }
  return corners;
}

double signed_area(const PixelLine& corners) {
  double twice = 0.0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Pixel a = corners[i];
    const Pixel b = corners[(i + 1) % corners.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2.0;
}

/// Unit vector to the right of the way from a to b.
Pixel right_of(Pixel a, Pixel b) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  return {(b.y - a.y) / length, -(b.x - a.x) / length};
}

/// For each corner the step that moves both of its edges outwards by a pixel.
PixelLine steps_outwards(const PixelLine& corners) {
  const double sign = signed_area(corners) < 0.0 ? -1.0 : 1.0;
  PixelLine steps;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Pixel before = corners[(i + corners.size() - 1) % corners.size()];
    const Pixel after = corners[(i + 1) % corners.size()];
    const Pixel in = right_of(before, corners[i]);
    const Pixel out = right_of(corners[i], after);
    const Pixel sum{in.x + out.x, in.y + out.y};
    const double square = std::max(2.0 / kSteepest, (sum.x * sum.x + sum.y * sum.y) / 2.0);
    steps.push_back({sign * sum.x / square, sign * sum.y / square});
  }
  return steps;
}

class SoftShape {
 public:
  SoftShape(Colour ink, std::size_t pieces)
      : ink_(ink), step_(kRoom / static_cast<double>(std::max<std::size_t>(1, pieces))) {
    colours_->SetNumberOfComponents(4);
  }

  /// The next piece lies above those before it, else it would hide behind their faint edges.
  void begin_piece() { height_ += step_; }

  /// A corner, moved by so many pixels along its step.
  vtkIdType insert(Pixel at, Pixel step, double by, double opacity) {
    const auto byte = [](double share) {
      return static_cast<unsigned char>(std::lround(255.0 * std::clamp(share, 0.0, 1.0)));
    };
    const unsigned char rgba[4] = {byte(ink_.r), byte(ink_.g), byte(ink_.b),
                                   byte(ink_.a * opacity)};
    colours_->InsertNextTypedTuple(rgba);
    return points_->InsertNextPoint(at.x + by * step.x, at.y + by * step.y, height_);
  }
  void add_triangle(vtkIdType a, vtkIdType b, vtkIdType c) {
    triangles_->InsertNextCell({a, b, c});
  }

  /// From the corners' full colour, moved by `from`, to nothing, moved by `to`; returns the first
  /// of the corners in full colour.
  vtkIdType add_edge(const PixelLine& corners, double from, double to) {
    const PixelLine steps = steps_outwards(corners);
    const auto count = static_cast<vtkIdType>(corners.size());
    const vtkIdType first = points_->GetNumberOfPoints();
    for (std::size_t i = 0; i < corners.size(); ++i) {
      insert(corners[i], steps[i], from, 1.0);
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
      insert(corners[i], steps[i], to, 0.0);
    }
    for (vtkIdType i = 0; i < count; ++i) {
      const vtkIdType next = (i + 1) % count;
      add_triangle(first + i, first + next, first + count + next);
      add_triangle(first + i, first + count + next, first + count + i);
    }
    return first;
  }

  [[nodiscard]] vtkSmartPointer<vtkPolyData> take() {
    auto shape = vtkSmartPointer<vtkPolyData>::New();
    shape->SetPoints(points_);
    shape->SetPolys(triangles_);
    shape->GetPointData()->SetScalars(colours_);
    return shape;
  }

 private:
  static constexpr double kRoom = 0.9;  ///< of the step from layer to layer

  Colour ink_;
  double step_;
  double height_ = 0.0;
  vtkNew<vtkPoints> points_;
  vtkNew<vtkCellArray> triangles_;
  vtkNew<vtkUnsignedCharArray> colours_;
};

}  // namespace

vtkSmartPointer<vtkPolyData> soft_convex(const std::vector<PixelLine>& polygons, Colour ink) {
  SoftShape shape(ink, polygons.size());
  for (const PixelLine& polygon : polygons) {
    const PixelLine corners = corners_of(polygon);
    if (corners.size() > 2) {
      shape.begin_piece();
      const vtkIdType first = shape.add_edge(corners, -0.5, 0.5);
      for (vtkIdType i = 2; i < static_cast<vtkIdType>(corners.size()); ++i) {
        shape.add_triangle(first, first + i - 1, first + i);
      }
    }
  }
  return shape.take();
}

vtkSmartPointer<vtkPolyData> soft_rings(const std::vector<PixelLine>& rings, Colour ink) {
  SoftShape shape(ink, rings.size());
  for (const PixelLine& ring : rings) {
    const PixelLine corners = corners_of(ring);
    if (corners.size() < 3) {
      continue;
    }
    shape.begin_piece();
    const vtkIdType first = shape.add_edge(corners, 0.0, 0.8);
    vtkNew<vtkPolygon> polygon;
    for (const Pixel at : corners) {
      polygon->GetPointIds()->InsertNextId(polygon->GetPoints()->InsertNextPoint(at.x, at.y, 0.0));
    }
    vtkNew<vtkIdList> triangles;
    polygon->Triangulate(triangles);
    for (vtkIdType i = 0; i + 2 < triangles->GetNumberOfIds(); i += 3) {
      shape.add_triangle(first + triangles->GetId(i), first + triangles->GetId(i + 1),
                         first + triangles->GetId(i + 2));
    }
  }
  return shape.take();
}

}  // namespace poai::viz
