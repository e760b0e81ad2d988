#pragma once
// Writes GeoJSON (RFC 7946) the way the native files have it: one feature a line.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/geometry/point.hpp"

namespace poai::formats {

using GeoLine = std::vector<geometry::GeoPoint>;

/// One feature as a line of text: properties in the order in which they are added, then the
/// geometry, which ends it. Positions have 7 decimals (about 1 cm), without trailing zeros.
class FeatureText {
 public:
  FeatureText& text(std::string_view name, std::string_view value);
  /// A number in its shortest form, always with a decimal point; finite.
  FeatureText& number(std::string_view name, double value);
  FeatureText& integer(std::string_view name, std::int64_t value);
  FeatureText& flag(std::string_view name, bool value);
  FeatureText& texts(std::string_view name, std::span<const std::string> values);

  [[nodiscard]] std::string point(geometry::GeoPoint position) const;
  [[nodiscard]] std::string line(std::span<const geometry::GeoPoint> positions) const;
  /// The first ring is the outer one; each repeats its first position.
  [[nodiscard]] std::string polygon(std::span<const GeoLine> rings) const;

 private:
  FeatureText& add(std::string_view name, std::string_view json);
  [[nodiscard]] std::string with_geometry(std::string_view type, std::string_view positions) const;

  std::string properties_;
};

/// A text in JSON's quotes.
[[nodiscard]] std::string json_string(std::string_view text);

/// A feature collection of features that are one line each.
[[nodiscard]] std::string feature_collection(std::string_view name,
                                             std::span<const std::string> features);

}  // namespace poai::formats
