#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "engine/importers/detail/network_split.hpp"

namespace poai::importers::detail {
namespace {

/// Sets of nodes that are joined by ways which cannot change the level.
class LevelGroups {
 public:
  std::size_t of(OsmId node) {
    const auto [found, is_new] = index_.emplace(node, parent_.size());
    if (is_new) {
      parent_.push_back(found->second);
    }
    return root(found->second);
  }
  void join(OsmId a, OsmId b) { parent_[of(a)] = of(b); }
  [[nodiscard]] bool knows(OsmId node) const { return index_.contains(node); }

 private:
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  std::unordered_map<OsmId, std::size_t> index_;
  std::vector<std::size_t> parent_;
};

double rough_length(const NetworkPiece& piece) {
  double length = 0.0;
  for (std::size_t i = 1; i < piece.line.size(); ++i) {
    length += std::hypot(piece.line[i].lon_deg - piece.line[i - 1].lon_deg,
                         piece.line[i].lat_deg - piece.line[i - 1].lat_deg);
  }
  return length;
}

class LevelAssigner {
 public:
  LevelAssigner(const RawNetwork& raw, std::vector<WalkwayRule>& rules,
                std::vector<NetworkPiece>& pieces, ImportReport& report)
      : raw_(raw), rules_(rules), pieces_(pieces), report_(report) {}

  void assign() {
    group_level_pieces();
    vote();
    for (NetworkPiece& piece : pieces_) {
      if (!rules_[piece.rule].changes_level) {
        set_group_level(piece);
      }
    }
    for (NetworkPiece& piece : pieces_) {
      if (rules_[piece.rule].changes_level) {
        set_own_levels(piece);
      }
    }
  }

  /// Ways between the levels that walkways have at a lift.
  void add_lifts(const OsmExtract& extract) {
    std::map<OsmId, std::set<double>> levels;
    for (const NetworkPiece& piece : pieces_) {
      for (const auto& [node, level] :
           {std::pair(piece.from, piece.level), std::pair(piece.to, piece.level_to)}) {
        if (raw_.lifts.contains(node)) {
          levels[node].insert(level);
        }
      }
    }
    for (const auto& [node, at] : levels) {
      for (auto lower = at.begin(); std::next(lower) != at.end(); ++lower) {
        add_lift(node, *lower, *std::next(lower), *extract.positions.find(node));
      }
    }
  }

 private:
  /// The group of an end: at a lift every way has one of its own.
  std::size_t group(const NetworkPiece& piece) {
    return groups_.of(raw_.lifts.contains(piece.from) ? piece.to : piece.from);
  }

  void group_level_pieces() {
    for (const NetworkPiece& piece : pieces_) {
      if (!rules_[piece.rule].changes_level) {
        const bool from_lift = raw_.lifts.contains(piece.from);
        const bool to_lift = raw_.lifts.contains(piece.to);
        if (!from_lift && !to_lift) {
          groups_.join(piece.from, piece.to);
        } else if (!from_lift || !to_lift) {
          static_cast<void>(groups_.of(from_lift ? piece.to : piece.from));
        }
      }
    }
  }

  [[nodiscard]] bool is_between_lifts(const NetworkPiece& piece) const {
    return raw_.lifts.contains(piece.from) && raw_.lifts.contains(piece.to);
  }

  /// A group has the level of most of its length.
  void vote() {
    std::map<std::size_t, std::map<double, double>> votes;
    for (const NetworkPiece& piece : pieces_) {
      const WalkwayRule& rule = rules_[piece.rule];
      if (!rule.changes_level && !is_between_lifts(piece)) {
        votes[group(piece)][rule.levels.front()] += rough_length(piece);
      }
    }
    for (const auto& [index, levels] : votes) {
      level_of_group_[index] =
          std::max_element(levels.begin(), levels.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
          })->first;
    }
  }

  void set_group_level(NetworkPiece& piece) {
    const double wanted = rules_[piece.rule].levels.front();
    const double level = is_between_lifts(piece) ? wanted : level_of_group_.at(group(piece));
    if (level != wanted) {
      report_.adjust("walkways", "level changed: it meets another one without stairs", piece.id);
    }
    piece.level = level;
    piece.level_to = level;
  }

  [[nodiscard]] std::optional<double> known_level(OsmId node) {
    if (raw_.lifts.contains(node)) {
      return std::nullopt;
    }
    if (groups_.knows(node)) {
      const auto found = level_of_group_.find(groups_.of(node));
      if (found != level_of_group_.end()) {
        return found->second;
      }
    }
    const auto found = level_of_node_.find(node);
    return found == level_of_node_.end() ? std::nullopt : std::optional(found->second);
  }

  /// Stairs and the like go from what is known at their ends, else from their own levels.
  void set_own_levels(NetworkPiece& piece) {
    const WalkwayRule& rule = rules_[piece.rule];
    if (rule.end_levels) {
      std::tie(piece.level, piece.level_to) = *rule.end_levels;
      return;
    }
    auto from = known_level(piece.from);
    auto to = known_level(piece.to);
    const double lowest = rule.levels.front();
    const double highest = rule.levels.back();
    const auto other = [lowest, highest](double level) {
      return level == lowest ? highest : lowest;
    };
    if (!from && !to) {
      from = lowest;
      to = highest;
    } else if (!from) {
      from = rule.has_level ? other(*to) : *to;
    } else if (!to) {
      to = rule.has_level ? other(*from) : *from;
    }
    piece.level = *from;
    piece.level_to = *to;
    level_of_node_.emplace(piece.from, *from);
    level_of_node_.emplace(piece.to, *to);
    if (rule.has_level && rule.levels.size() > 1 && piece.level == piece.level_to) {
      report_.adjust("walkways", "stairs that lead to the level they begin at", piece.id);
    }
  }

  void add_lift(OsmId node, double lower, double upper, geometry::GeoPoint at) {
    WalkwayRule rule;
    rule.id = fmt::format("n{}-{}-{}", node, lower, upper);
    rule.kind = district::WalkwayKind::kIndoor;
    rule.covered = true;
    rule.width_m = 1.5;
    NetworkPiece piece{.id = rule.id, .rule = rules_.size(), .from = node, .to = node};
    piece.level = lower;
    piece.level_to = upper;
    piece.line = {at, at};
    rules_.push_back(std::move(rule));
    pieces_.push_back(std::move(piece));
    report_.accept("lifts");
  }

  const RawNetwork& raw_;
  std::vector<WalkwayRule>& rules_;
  std::vector<NetworkPiece>& pieces_;
  ImportReport& report_;
  LevelGroups groups_;
  std::map<std::size_t, double> level_of_group_;
  std::unordered_map<OsmId, double> level_of_node_;
};

}  // namespace

void assign_levels(const RawNetwork& raw, const OsmExtract& extract,
                   std::vector<WalkwayRule>& rules, std::vector<NetworkPiece>& pieces,
                   ImportReport& report) {
  LevelAssigner assigner(raw, rules, pieces, report);
  assigner.assign();
  assigner.add_lifts(extract);
}

}  // namespace poai::importers::detail
