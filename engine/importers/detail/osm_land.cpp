#include "engine/importers/detail/osm_land.hpp"

#include <algorithm>
#include <limits>
#include <span>

#include "engine/formats/geojson.hpp"

namespace poai::importers::detail {
namespace {

using formats::GeoLine;

constexpr double kMarginM = 300.0;

/// A box along the axes of the district.
class LocalBox {
 public:
  explicit LocalBox(const geometry::Projection& projection) : projection_(projection) {}

  void include(std::span<const geometry::GeoPoint> positions) {
    for (const geometry::GeoPoint position : positions) {
      const geometry::Point at = projection_.to_local(position);
      low_ = {std::min(low_.x_m, at.x_m), std::min(low_.y_m, at.y_m)};
      high_ = {std::max(high_.x_m, at.x_m), std::max(high_.y_m, at.y_m)};
    }
  }

  [[nodiscard]] bool contains(const LocalBox& other) const {
    return low_.x_m <= other.low_.x_m && low_.y_m <= other.low_.y_m &&
           high_.x_m >= other.high_.x_m && high_.y_m >= other.high_.y_m;
  }

  void grow(double margin_m) {
    low_ = {low_.x_m - margin_m, low_.y_m - margin_m};
    high_ = {high_.x_m + margin_m, high_.y_m + margin_m};
  }

  [[nodiscard]] GeoLine ring() const {
    const auto corner = [this](double x_m, double y_m) {
      return projection_.to_geographic({x_m, y_m});
    };
    return {corner(low_.x_m, low_.y_m), corner(high_.x_m, low_.y_m), corner(high_.x_m, high_.y_m),
            corner(low_.x_m, high_.y_m), corner(low_.x_m, low_.y_m)};
  }

 private:
  static constexpr double kMost = std::numeric_limits<double>::max();
  const geometry::Projection& projection_;
  geometry::Point low_{kMost, kMost};
  geometry::Point high_{-kMost, -kMost};
};

}  // namespace

KnownLand read_land(const std::filesystem::path& path, Problems& problems) {
  KnownLand land;
  for (const formats::Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    land.rings.insert(land.rings.end(), feature.parts().begin(), feature.parts().end());
    land.is_made_up = land.rings.size() == 1 && feature.boolean("estimated").value_or(false);
  }
  return land;
}

bool is_made_up(const std::vector<detail::CoastRing>& coast) {
  return coast.size() == 1 && coast.front().own_tags != nullptr &&
         coast.front().own_tags->affirms("poai:estimated");
}

GeoLine rectangle(const std::vector<NetworkPiece>& pieces, const geometry::Projection& projection,
                  const KnownLand& before) {
  LocalBox box(projection);
  for (const NetworkPiece& piece : pieces) {
    box.include(piece.line);
  }
  LocalBox known(projection);
  for (const GeoLine& ring : before.rings) {
    known.include(ring);
  }
  if (!before.rings.empty() && known.contains(box)) {
    return before.rings.front();
  }
  box.grow(kMarginM);
  for (const GeoLine& ring : before.rings) {
    box.include(ring);
  }
  return box.ring();
}

}  // namespace poai::importers::detail
