#pragma once
// Two scenarios, run with the same persons and the same draws as often as it takes, and what
// differs between them.

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/logging.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/study/paired_statistics.hpp"
#include "engine/study/person_groups.hpp"
#include "engine/study/stop_rule.hpp"

namespace poai::study {

enum class Persons : std::uint8_t {
  kShared,    ///< by all replicates: only the day's draws vary
  kResampled  ///< other persons in each replicate, the same in base and alternative
};

struct ComparisonPlan {
  std::uint32_t replicates = 10;  ///< at least; with a stop rule as many are added again and again
  std::optional<StopRule> stop;
  std::uint32_t most_replicates = 500;  ///< with a stop rule
  std::vector<std::string> asked;       ///< indicators named beforehand, each once
  Persons persons = Persons::kShared;
};

/// An indicator in both scenarios.
struct IndicatorDifference {
  std::string indicator;
  PairedEstimate estimate;
  /// By Holm: of those asked beforehand among these, of others among all others with an interval.
  double adjusted_p = 1.0;

  [[nodiscard]] Verdict verdict() const { return verdict_of(estimate, adjusted_p); }
};

/// A measure of a group, per person who is in both runs and day, and the shares of these who have
/// more and less of it. Numbers of persons are simulated ones, means over the replicates.
struct GroupDifference {
  std::string group;
  std::string measure;
  double persons = 0.0;    ///< in both runs
  double only_base = 0.0;  ///< who are in no difference
  double only_alt = 0.0;
  PairedEstimate estimate;
  double adjusted_p = 1.0;  ///< among all groups and measures that differ
  double more_share = 0.0;
  double less_share = 0.0;

  [[nodiscard]] Verdict verdict() const { return verdict_of(estimate, adjusted_p); }
};

/// Guests of a place a day, or passages of a link; real persons.
struct SpotDifference {
  std::string id;
  double x_m = 0.0;  ///< east and north of the district's origin
  double y_m = 0.0;
  PairedEstimate estimate;
  double adjusted_p = 1.0;  ///< among all places, or links, that differ
  std::string name_ja;      ///< of the place; of a link where it is
  std::string name_en;

  [[nodiscard]] Verdict verdict() const { return verdict_of(estimate, adjusted_p); }
};

struct Comparison {
  std::string base;
  std::string alt;
  std::string district;  ///< folder of the base's district; empty if it is not from a file
  std::uint32_t replicates = 0;
  Persons persons = Persons::kShared;
  std::vector<std::string> asked;               ///< indicators named beforehand
  std::vector<IndicatorDifference> indicators;  ///< numbers that all runs have, in their order
  std::vector<std::string> incomparable;  ///< numbers that only some runs have, or of other hours
  std::vector<GroupDifference> groups;    ///< by group, then measure
  std::vector<SpotDifference> places;     ///< served guests of places that serve in either
  std::vector<SpotDifference> links;      ///< passages in both directions
  std::uint32_t invalid_runs = 0;
  std::optional<StopRule> stop;
  bool reached_half_width = true;  ///< false if the stop rule was not met

  [[nodiscard]] const IndicatorDifference* find(std::string_view indicator) const;
  [[nodiscard]] bool is_asked(const IndicatorDifference& one) const;
};

/// Who runs a comparison, and who watches it.
struct ComparisonControl {
  parallel::Threads threads;
  Logger logger;
  const std::atomic<bool>* interrupt = nullptr;          ///< looked at during all runs
  std::function<void(std::uint32_t done)> on_replicate;  ///< called by one thread at a time
};

/// Runs replicates side by side, each on one thread: replicate i of both scenarios has the seed of
/// `base` and its replicate + i. Nothing is returned if it is interrupted. Throws InputError if the
/// plan names an indicator that is no number of `summary.json`: of one that neither scenario has,
/// before the first replicate, by a run of each with few persons.
[[nodiscard]] std::optional<Comparison> compare(const simulation::Inputs& base,
                                                const simulation::Inputs& alt,
                                                const ComparisonPlan& plan,
                                                const ComparisonControl& control);

}  // namespace poai::study
