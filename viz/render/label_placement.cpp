#include "viz/render/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace poai::viz {
namespace {

/// Distances between marker and label, in heights of the label; from the second on with a line.
constexpr std::array<double, 10> kRings = {0.1, 0.7, 1.3, 2.0, 2.7, 3.4, 4.2, 5.5, 7.0, 9.0};
constexpr double kMisreadCost = 60.0;  // beside the point of another label
constexpr double kRingCost = 6.0;      // a step further out weighs as much as six hidden dots

/// Places around a point, the better ones first: right, left, then above and below.
constexpr std::array<Pixel, 16> kSides = {{{1.0, 1.0},
                                           {1.0, 0.0},
                                           {1.0, -1.0},
                                           {-1.0, 1.0},
                                           {-1.0, 0.0},
                                           {-1.0, -1.0},
                                           {0.0, 1.0},
                                           {0.0, -1.0},
                                           {0.5, 1.0},
                                           {0.5, -1.0},
                                           {-0.5, 1.0},
                                           {-0.5, -1.0},
                                           {1.0, 0.5},
                                           {1.0, -0.5},
                                           {-1.0, 0.5},
                                           {-1.0, -0.5}}};

Pixel nearest_in(const Box& box, Pixel p) {
  return {std::clamp(p.x, box.left, box.right), std::clamp(p.y, box.bottom, box.top)};
}

bool crosses(Pixel a, Pixel b, const Box& box) {
  constexpr int kSamples = 24;
  for (int i = 0; i <= kSamples; ++i) {
    const double share = static_cast<double>(i) / kSamples;
    if (box.contains(Pixel{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share})) {
      return true;
    }
  }
  return false;
}

class Placer {
 public:
  Placer(const std::vector<LabelWish>& wishes, const LabelField& field)
      : wishes_(wishes), field_(field), placed_(wishes.size()) {}

  std::vector<std::optional<PlacedLabel>> place() {
    for (const std::size_t wish : crowded_first()) {
      placed_[wish] = best(wish);
    }
    return std::move(placed_);
  }

 private:
  [[nodiscard]] double nearest_other(std::size_t wish) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < wishes_.size(); ++i) {
      if (i != wish) {
        nearest = std::min(nearest, std::hypot(wishes_[i].point.x - wishes_[wish].point.x,
                                               wishes_[i].point.y - wishes_[wish].point.y));
      }
    }
    return nearest;
  }

  [[nodiscard]] std::vector<std::size_t> crowded_first() const {
    std::vector<std::size_t> order(wishes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return std::pair(wishes_[a].rank, nearest_other(a)) <
             std::pair(wishes_[b].rank, nearest_other(b));
    });
    return order;
  }

  [[nodiscard]] std::optional<PlacedLabel> best(std::size_t wish) const {
    std::optional<PlacedLabel> found;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t ring = 0; ring < kRings.size(); ++ring) {
      for (std::size_t side = 0; side < kSides.size(); ++side) {
        const PlacedLabel label = candidate(wish, ring, kSides.at(side));
        const double cost = kRingCost * static_cast<double>(ring) +
                            0.1 * static_cast<double>(side) + hidden_by(label.box) +
                            misread_cost(wish, label);
        if (cost < least && is_free(wish, label)) {
          least = cost;
          found = label;
        }
      }
    }
    return found;
  }

  [[nodiscard]] PlacedLabel candidate(std::size_t index, std::size_t ring, Pixel side) const {
    const LabelWish& wish = wishes_[index];
    const double gap = wish.clearance_px + kRings.at(ring) * wish.height_px;
    const Pixel centre{wish.point.x + side.x * (wish.width_px / 2.0 + gap),
                       wish.point.y + side.y * (wish.height_px / 2.0 + gap)};
    PlacedLabel label{.box = box_around(centre, wish.width_px, wish.height_px), .leader = {}};
    if (ring > 0) {
      label.leader = nearest_in(label.box, wish.point);
    }
    return label;
  }

  /// A label is read as that of the point nearest to it, whatever line it has.
  [[nodiscard]] double misread_cost(std::size_t wish, const PlacedLabel& label) const {
    const auto distance = [&label](Pixel p) {
      const Pixel near = nearest_in(label.box, p);
      return std::hypot(near.x - p.x, near.y - p.y);
    };
    const double own = distance(wishes_[wish].point) - wishes_[wish].clearance_px;
    const bool is_misread =
        std::any_of(wishes_.begin(), wishes_.end(), [&](const LabelWish& other) {
          return &other != &wishes_[wish] && distance(other.point) - other.clearance_px < own;
        });
    return is_misread ? kMisreadCost : 0.0;
  }

  [[nodiscard]] double hidden_by(const Box& box) const {
    return static_cast<double>(std::count_if(field_.covered.begin(), field_.covered.end(),
                                             [&box](Pixel p) { return box.contains(p); }));
  }

  [[nodiscard]] bool is_free(std::size_t wish, const PlacedLabel& label) const {
    const Pixel point = wishes_[wish].point;
    const auto hits_reserved = [&](const Box& box) {
      return box.overlaps(label.box) ||
             (label.leader && !box.contains(point) && crosses(point, *label.leader, box));
    };
    if (!field_.picture.contains(label.box) ||
        std::any_of(field_.reserved.begin(), field_.reserved.end(), hits_reserved)) {
      return false;
    }
    for (std::size_t i = 0; i < wishes_.size(); ++i) {
      if (hides_marker(wishes_[i], label.box) || (i != wish && clashes(wish, label, i))) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] static bool hides_marker(const LabelWish& wish, const Box& box) {
    const Pixel near = nearest_in(box, wish.point);
    return std::hypot(near.x - wish.point.x, near.y - wish.point.y) < wish.clearance_px;
  }

  /// Whether the label or its line touches the label or the line of wish `other`.
  [[nodiscard]] bool clashes(std::size_t wish, const PlacedLabel& label, std::size_t other) const {
    const auto& there = placed_[other];
    const double gap = wishes_[wish].clearance_px;
    if (label.leader &&
        crosses(wishes_[wish].point, *label.leader, box_around(wishes_[other].point, gap, gap))) {
      return true;
    }
    return there && (there->box.overlaps(label.box) ||
                     (label.leader && crosses(wishes_[wish].point, *label.leader, there->box)) ||
                     (there->leader && crosses(wishes_[other].point, *there->leader, label.box)));
  }

  const std::vector<LabelWish>& wishes_;
  const LabelField& field_;
  std::vector<std::optional<PlacedLabel>> placed_;
};

}  // namespace

std::vector<std::optional<PlacedLabel>> place_labels(const std::vector<LabelWish>& wishes,
                                                     const LabelField& field) {
  return Placer(wishes, field).place();
}

}  // namespace poai::viz
