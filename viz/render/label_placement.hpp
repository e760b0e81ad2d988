#pragma once
// Where labels go beside their points: none over another or its line, over a point, over what is
// reserved or out of the picture.

#include <optional>
#include <vector>

#include "viz/render/pixel.hpp"

namespace poai::viz {

/// A label of a point.
struct LabelWish {
  Pixel point;
  double width_px = 0.0;
  double height_px = 0.0;
  double clearance_px = 8.0;  ///< of labels from the point: the radius of its marker
  int rank = 0;               ///< lower ones choose first
};

struct LabelField {
  Box picture;                 ///< labels lie inside
  std::vector<Box> reserved;   ///< labels do not overlap these
  std::vector<Pixel> covered;  ///< better not hidden: each costs a little
};

struct PlacedLabel {
  Box box;
  /// Where a line from the point meets the label; nothing if the label is right beside its point.
  std::optional<Pixel> leader;
};

/// A place for each label in the order of `wishes`; nothing where there is no room. Of one rank the
/// most crowded points choose first; each takes the free place that hides least and is nearest.
[[nodiscard]] std::vector<std::optional<PlacedLabel>> place_labels(
    const std::vector<LabelWish>& wishes, const LabelField& field);

}  // namespace poai::viz
