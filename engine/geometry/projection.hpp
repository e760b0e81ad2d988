#pragma once
// From longitude and latitude to metres east and north of a local origin, and back (PROJ).

#include <memory>
#include <optional>
#include <string>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"

namespace poai::geometry {

/// Longitude and latitude are JGD2011 degrees (EPSG:6668). One object serves one thread at a time.
class Projection {
 public:
  /// `crs` is a projected CRS in metres by any name PROJ knows ("EPSG:6673"). Throws InputError
  /// (kFiles) if it is not, or if the origin cannot be projected.
  Projection(const std::string& crs, GeoPoint origin);

  /// As the constructor, but adds what is wrong to `problems` with its place and gives nothing.
  [[nodiscard]] static std::optional<Projection> open(const std::string& crs, GeoPoint origin,
                                                      const SourcePlace& place, Problems& problems);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  /// x = east, y = north of the origin, rounded to 1/1024 m, so that lengths are equal on machines
  /// whose sine differs in the last bit. Not finite where the CRS does not reach.
  [[nodiscard]] Point to_local(GeoPoint point) const;

  /// Inverse of `to_local` to within its rounding.
  [[nodiscard]] GeoPoint to_geographic(Point point) const;

 private:
  struct Impl;
  explicit Projection(std::unique_ptr<Impl> impl);
  static std::unique_ptr<Impl> create(const std::string& crs, GeoPoint origin, Problem& problem);

  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::geometry
