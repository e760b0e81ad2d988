#pragma once
// Which OpenStreetMap ways people walk on, and what kind of walkway they are.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/district/walk_network.hpp"
#include "engine/importers/detail/osm_data.hpp"

namespace poai::importers::detail {

struct WalkwayRule {
  std::string id;  ///< "w123", or that of an export of a district
  district::WalkwayKind kind = district::WalkwayKind::kFootway;
  double width_m = 2.0;
  bool width_is_default = true;
  bool covered = false;
  bool is_area = false;
  bool is_exact = false;             ///< of an export of a district: its line stays as it is
  bool has_level = false;            ///< tagged, not assumed
  bool changes_level = false;        ///< stairs, and indoor ways over several levels
  std::vector<double> levels = {0};  ///< ascending, at least one
  std::optional<std::pair<double, double>> end_levels = {};  ///< of an export of a district
  std::string name = {};
  std::string area = {};  ///< of an export of a district, else empty
  /// Signals, gates and lifts of an export of a district: properties of walkways.geojson.
  std::vector<std::pair<std::string_view, double>> passage = {};
};

/// A way is a walkway (`rule`), one that nobody may walk on (`rejection` says why), or neither.
struct WalkwayVerdict {
  std::optional<WalkwayRule> rule;
  std::string_view rejection = {};
};

[[nodiscard]] WalkwayVerdict judge_walkway(const OsmWay& way);

/// The levels of a value: "1", "0;1", "0-2", "-1;0", ascending; none if it is not understood.
[[nodiscard]] std::vector<double> parse_levels(std::string_view text);

}  // namespace poai::importers::detail
