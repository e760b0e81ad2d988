#pragma once
// A study after reading: which scenario is varied, how, and what is looked at.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/node.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"

namespace poai::study {

enum class DesignKind : std::uint8_t {
  kFullFactorial,
  kOneAtATime,
  kLatinHypercube,
  kSobol,
  kSaltelli,
  kMorris
};
inline constexpr std::array<std::string_view, 6> kDesignKindNames = {
    "full-factorial", "one-at-a-time", "latin-hypercube", "sobol", "saltelli", "morris"};

enum class Distribution : std::uint8_t { kUniform, kLogUniform, kNormal, kTriangular };
inline constexpr std::array<std::string_view, 4> kDistributionNames = {"uniform", "log-uniform",
                                                                       "normal", "triangular"};

enum class FailurePolicy : std::uint8_t { kContinue, kStop };
inline constexpr std::array<std::string_view, 2> kFailurePolicyNames = {"continue", "stop"};

/// One setting of a factor that changes several keys at once.
struct Level {
  std::string label;
  std::vector<std::string> set;  ///< "key=value" texts
};

/// One thing that is varied: a list of values, named levels, or a distribution between `low` and
/// `high`.
struct Factor {
  std::string name;                  ///< empty = its key
  std::string key;                   ///< of the scenario; empty for named levels
  std::vector<config::Node> values;  ///< a list
  std::vector<Level> levels;         ///< named levels
  std::optional<double> low;
  std::optional<double> high;
  Distribution distribution = Distribution::kUniform;
  std::optional<double> mean;
  std::optional<double> sd;
  std::optional<double> mode;
  bool whole = false;
  std::uint32_t grid = 3;  ///< values that a grid design takes of a distribution
  SourcePlace source;

  /// Number of its discrete values; 0 for a distribution.
  [[nodiscard]] std::size_t discrete_count() const {
    return levels.empty() ? values.size() : levels.size();
  }
};

struct DesignSettings {
  DesignKind kind = DesignKind::kFullFactorial;
  std::uint32_t samples = 0;  ///< points of a sample, base points of Saltelli, trajectories
  std::uint32_t grid = 4;     ///< of Morris: values per factor
  std::uint64_t seed = 1;
  std::uint32_t replicates = 1;
};

struct FailureSettings {
  FailurePolicy policy = FailurePolicy::kContinue;
  std::uint32_t retries = 0;
};

/// What a sweep may use; nothing = no limit.
struct Budget {
  std::uint32_t most_members = 100'000;
  std::optional<Duration> member_wall;
  std::optional<double> member_memory_mb;
  std::optional<Duration> wall;  ///< of one process; no member is begun after it
  Duration claim_expires = Duration::seconds(60);
};

struct Study {
  std::string name;
  std::string description;
  std::filesystem::path base;  ///< scenario file
  std::vector<std::string> set;
  std::vector<std::string> indicators;  ///< names; "dining.*" for all below
  DesignSettings design;
  FailureSettings failure;
  Budget budget;
  std::vector<Factor> factors;
  std::filesystem::path file;
  std::string text;  ///< of the file
};

}  // namespace poai::study
