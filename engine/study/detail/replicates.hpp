#pragma once
// The runs of a comparison: replicates of two scenarios, and what is kept of each pair.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/metrics/indicators.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/person_groups.hpp"

namespace poai::study::detail {

/// A count of both runs somewhere on the map.
struct SpotPair {
  geometry::Point position;
  double base = 0.0;
  double alt = 0.0;
};
using Spots = std::map<std::string, SpotPair>;

/// What is kept of a replicate.
struct Pair {
  metrics::Indicators base;
  metrics::Indicators alt;
  GroupTable groups;
  Spots places;  ///< guests who were served
  Spots links;   ///< passages in both directions
};

/// Runs the replicates of a plan side by side. People, walking directions and travel times are made
/// once for each scenario, and once for both where the alternative has the same; with other persons
/// in each replicate once for each run.
class Replicates {
 public:
  /// All arguments must outlive it.
  Replicates(const simulation::Inputs& base, const simulation::Inputs& alt,
             const ComparisonPlan& plan, const ComparisonControl& control);

  /// Adds `count` pairs; false if it was interrupted.
  [[nodiscard]] bool add(std::uint32_t count);

  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }

 private:
  using SharedFoundation = std::shared_ptr<const simulation::Foundation>;
  struct Run;

  [[nodiscard]] bool interrupted() const;
  [[nodiscard]] simulation::Inputs inputs_of(const simulation::Inputs& inputs,
                                             std::size_t number) const;
  [[nodiscard]] std::unique_ptr<Run> run_of(const simulation::Inputs& inputs,
                                            const SharedFoundation& shared,
                                            std::size_t number) const;
  void run_pair(std::size_t number);

  const simulation::Inputs& base_;
  const simulation::Inputs& alt_;
  const ComparisonPlan& plan_;
  const ComparisonControl& control_;
  SharedFoundation of_base_;
  SharedFoundation of_alt_;
  std::vector<Pair> pairs_;
  std::mutex progress_;
  std::uint32_t done_ = 0;
};

}  // namespace poai::study::detail
