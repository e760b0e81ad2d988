#include "engine/importers/detail/vector_outlines.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace poai::importers::detail {
namespace {

constexpr double kLeastFaceDeg2 = 1e-13;  ///< about 0.001 m2: walls of a solid have no area in plan

void add_ring(const OGRLinearRing* ring, std::vector<formats::GeoLine>& parts) {
  if (ring == nullptr || ring->getNumPoints() < 4) {
    return;
  }
  formats::GeoLine line;
  for (int i = 0; i < ring->getNumPoints(); ++i) {
    line.push_back({ring->getX(i), ring->getY(i)});
  }
  parts.push_back(std::move(line));
}

/// The faces of a geometry that have an area in plan, one on the other.
void collect_faces(const OGRGeometry& geometry, OGRMultiPolygon& faces) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPolygon:
    case wkbTriangle: {
      OGRPolygon face(*geometry.toPolygon());
      face.flattenTo2D();
      if (face.get_Area() > kLeastFaceDeg2) {
        faces.addGeometry(&face);
      }
      break;
    }
    case wkbPolyhedralSurface:
    case wkbTIN:
      for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) {
        collect_faces(*face, faces);
      }
      break;
    case wkbMultiPolygon:
    case wkbGeometryCollection:
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
        collect_faces(*part, faces);
      }
      break;
    default:
      break;
  }
}

/// Whether a face stands upright: it has no area in plan.
bool has_wall(const OGRGeometry& geometry) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPolygon:
    case wkbTriangle: {
      OGRPolygon face(*geometry.toPolygon());
      face.flattenTo2D();
      return face.get_Area() <= kLeastFaceDeg2;
    }
    case wkbPolyhedralSurface:
    case wkbTIN: {
      const auto* surface = geometry.toPolyhedralSurface();
      return std::any_of(surface->begin(), surface->end(),
                         [](const OGRPolygon* face) { return has_wall(*face); });
    }
    case wkbMultiPolygon:
    case wkbGeometryCollection: {
      const auto* parts = geometry.toGeometryCollection();
      return std::any_of(parts->begin(), parts->end(),
                         [](const OGRGeometry* part) { return has_wall(*part); });
    }
    default:
      return false;
  }
}

}  // namespace

double solid_height_m(const OGRGeometry& geometry) {
  if (geometry.Is3D() == 0 || !has_wall(geometry)) {
    return 0.0;
  }
  OGREnvelope3D box;
  geometry.getEnvelope(&box);
  return box.MaxZ - box.MinZ;
}

std::vector<formats::GeoLine> outlines_of(const OGRGeometry& geometry) {
  OGRMultiPolygon faces;
  collect_faces(geometry, faces);
  std::vector<formats::GeoLine> parts;
  std::unique_ptr<OGRGeometry> joined;
  if (faces.getNumGeometries() > 1) {
    joined.reset(faces.UnionCascaded());
  }
  const OGRGeometry* shape = joined ? joined.get() : &faces;
  if (wkbFlatten(shape->getGeometryType()) == wkbPolygon) {
    add_ring(shape->toPolygon()->getExteriorRing(), parts);
  } else if (wkbFlatten(shape->getGeometryType()) == wkbMultiPolygon) {
    for (const OGRPolygon* polygon : *shape->toMultiPolygon()) {
      add_ring(polygon->getExteriorRing(), parts);
    }
  }
  return parts;
}

}  // namespace poai::importers::detail
