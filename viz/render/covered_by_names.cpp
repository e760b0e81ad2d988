#include "viz/render/covered_by_names.hpp"

#include <cmath>
#include <utility>

#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"
#include "viz/render/theme_sizes.hpp"

namespace poai::viz {
namespace {

constexpr double kStepPx = 4.0;  // between points in what is large

class Covered {
 public:
  explicit Covered(const MapSheet& sheet) : step_px_(sheet.px(kStepPx)) {}

  void add(Pixel point) { points_.push_back(point); }

  void add_disc(Pixel centre, double radius_px) {
    add(centre);
    const int reach = static_cast<int>(radius_px / step_px_);
    for (int i = -reach; i <= reach; ++i) {
      for (int k = -reach; k <= reach; ++k) {
        if (std::hypot(i, k) * step_px_ <= radius_px) {
          add({centre.x + i * step_px_, centre.y + k * step_px_});
        }
      }
    }
  }

  /// The wider a line, the more rows of points it has.
  void add_line(const PixelLine& line, double width_px) {
    const int rows = 1 + static_cast<int>(width_px / step_px_);
    for (int row = 0; row < rows; ++row) {
      const PixelLine moved = beside(line, (row - (rows - 1) / 2.0) * step_px_);
      for (std::size_t i = 1; i < moved.size(); ++i) {
        add_piece(moved[i - 1], moved[i]);
      }
    }
  }

  [[nodiscard]] std::vector<Pixel> take() { return std::move(points_); }

 private:
  void add_piece(Pixel a, Pixel b) {
    const int pieces = 1 + static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / step_px_);
    for (int k = 0; k < pieces; ++k) {
      const double share = static_cast<double>(k) / pieces;
      add({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
    }
  }

  double step_px_;
  std::vector<Pixel> points_;
};

void add_flow(const MapSheet& sheet, const MapFrame& frame, Covered& covered) {
  for (const LinkFlow& link : sheet.scene.flow->links) {
    const double width = width_px(sheet, link);
    if (width > sheet.px(2.0 * look::kLeastFlowPx)) {
      covered.add_line(frame.at(link.line), width);
    }
  }
  for (const SectionLoad& section : sheet.scene.flow->sections) {
    const double width = width_px(sheet, section);
    covered.add_line(beside(frame.at(section.way), width / 2.0), width);
  }
}

void add_density(const MapSheet& sheet, const MapFrame& frame, Covered& covered) {
  const DensityTheme& density = *sheet.scene.density;
  for (const BuildingDensity& building : density.buildings) {
    if (look::density_hex(building.persons_per_m2, density.values) != nullptr) {
      covered.add_line(frame.at(building.outline), 0.0);
    }
  }
  for (const LinkDensity& link : density.links) {
    if (look::density_hex(link.persons_per_m2, density.values) != nullptr) {
      covered.add_line(frame.at(link.line), 0.0);
    }
  }
}

}  // namespace

std::vector<Pixel> covered_by_names(const MapSheet& sheet, const MapFrame& frame) {
  Covered covered(sheet);
  const MapScene& scene = sheet.scene;
  if (scene.people) {
    for (const Figure& figure : scene.people->figures) {
      covered.add(frame.at(figure.position));
    }
  }
  if (scene.flow) {
    add_flow(sheet, frame, covered);
  }
  if (scene.density) {
    add_density(sheet, frame, covered);
  }
  if (scene.lunch) {
    for (const LunchPlace& place : scene.lunch->places) {
      covered.add_disc(frame.at(place.position), radius_px(sheet, place));
    }
  }
  if (scene.difference) {
    for (const LinkDifference& link : scene.difference->links) {
      covered.add_line(frame.at(link.line), 0.0);
    }
    for (const PlaceDifference& place : scene.difference->places) {
      covered.add_disc(frame.at(place.position), radius_px(sheet, place));
    }
  }
  if (scene.lunch_desert) {
    for (const LunchNeed& need : scene.lunch_desert->places) {
      covered.add_disc(frame.at(need.position), radius_px(sheet, need));
    }
  }
  if (scene.encounters) {
    for (const MeetingPlace& place : scene.encounters->places) {
      covered.add_disc(frame.at(place.position), radius_px(sheet, place));
    }
  }
  for (const Line& line : scene.guideways) {
    covered.add_line(frame.at(line), 0.0);
  }
  return covered.take();
}

}  // namespace poai::viz
