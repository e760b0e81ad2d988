#pragma once
// Runs the days of a validation suite and compares them with what was observed.

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/logging.hpp"
#include "engine/core/time.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/study/validation_suite.hpp"

namespace poai::study {

/// A number of the model against its band.
struct CaseResult {
  std::string id;
  std::string indicator;
  std::string day;  ///< "average" or the name of a day
  double modelled = 0.0;
  std::optional<double> observed;
  config::Range range;  ///< of modelled / observed, or of modelled without an observation
  std::string reason;

  /// What must lie in the range.
  [[nodiscard]] double judged() const;
  [[nodiscard]] bool passed() const;
};

/// A station on the average day, passengers a day.
struct StationResult {
  std::string station;
  double boardings = 0.0;
  double alightings = 0.0;
  std::optional<double> observed;  ///< boardings and alightings

  [[nodiscard]] double passengers() const { return boardings + alightings; }
};

/// An hour of the profile's section in which something departs.
struct HourResult {
  SimTime hour;
  double passengers = 0.0;  ///< real persons
  double load_share = 0.0;  ///< of the rated capacity of the hour's departures
};

struct DayResult {
  std::string name;
  double weight = 1.0;
  std::string state_hash;
  bool valid = false;
};

struct ValidationReport {
  std::string suite;
  std::string description;
  std::vector<std::string> settings;  ///< what was changed in the scenarios of the days
  std::vector<DayResult> days;
  std::vector<CaseResult> cases;  ///< those of the suite, then one for each observed station
  std::vector<StationResult> stations;
  std::optional<SuiteProfile> section;
  std::vector<HourResult> profile;

  /// Whether all cases passed and all runs are valid.
  [[nodiscard]] bool passed() const;
  /// Share of the section's passengers of the day who ride in its fullest hour; 0 without a
  /// profile.
  [[nodiscard]] double peak_hour_share() const;
  /// The load share of the section's fullest hour; 0 without a profile.
  [[nodiscard]] double max_load_share() const;
};

/// GEH of two volumes: sqrt(2 (m - o)^2 / (m + o)), m modelled, o observed, both an hour (Highways
/// Agency, DMRB 12.2.1, 1996); 0 if both are 0.
[[nodiscard]] double geh(double modelled, double observed);

/// A suite with everything that its days need.
struct PreparedSuite {
  ValidationSuite suite;
  std::vector<std::string> settings;       ///< "section.key=value" that all days have in common
  std::vector<simulation::Inputs> inputs;  ///< of its days
};

/// Reads a suite and its scenarios, changed by `settings`, and adds the problems of all of them to
/// `problems`. With problems the result must not be used.
[[nodiscard]] PreparedSuite prepare_validation(const std::filesystem::path& file,
                                               const std::vector<std::string>& settings,
                                               Problems& problems);

/// Who runs a suite, and who watches it.
struct ValidationControl {
  parallel::Threads threads;
  Logger logger;
  const std::atomic<bool>* interrupt = nullptr;  ///< looked at during all runs
  std::function<void(std::size_t day)> on_day;   ///< told the number of the day that begins
};

/// Runs all days of the suite; nothing is returned if it is interrupted. `[expect]` of their
/// scenarios is not looked at. Throws InputError where a case names no number of the summary or a
/// counted station is none.
[[nodiscard]] std::optional<ValidationReport> validate(PreparedSuite prepared,
                                                       const ValidationControl& control);

}  // namespace poai::study
