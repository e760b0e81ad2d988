#pragma once
// A validation suite: days to run, what was observed, and the bands within which the model agrees.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "engine/study/office_experiment.hpp"

namespace poai::study {

/// A day of the average.
struct SuiteDay {
  std::string name;  ///< of the scenario, its file without ending
  std::filesystem::path scenario;
  double weight = 1.0;  ///< how often it comes
};

/// One number that the model must meet.
struct SuiteCase {
  std::string id;
  std::string indicator;           ///< of `summary.json`
  std::optional<std::string> day;  ///< of this day; else of the average day
  std::optional<double> observed;  ///< then `range` is of modelled / observed
  config::Range range;
  std::string reason;  ///< why the band is as wide as it is, and where the number is from
  SourcePlace source;  ///< for messages
};

/// What was counted at a station: boardings and alightings together. A row LINE, the whole line, is
/// left out: it is for a case.
struct ObservedStation {
  std::string station;
  double passengers_per_day = 0.0;
  SourcePlace source;
};

/// The stations of a mode against a table of counts.
struct SuiteStations {
  Mode mode = Mode::kPortLiner;
  std::vector<ObservedStation> observed;  ///< of the suite's year
  config::Range range;                    ///< of modelled / observed
  std::string reason;
};

/// The hours of one section of a line; cases may name `profile.load_share.by_hour.<hour>`,
/// `profile.max_load_share` (of its fullest hour) and `profile.peak_hour_share` (of the day's
/// passengers) like indicators.
struct SuiteProfile {
  Mode mode = Mode::kPortLiner;
  std::string day;
  std::string from;  ///< station ids
  std::string to;
  SourcePlace source;
};

/// An office by itself; cases may name `office.<figure>` (OfficeFigures) like indicators. The
/// parameters are those of the first day's scenario.
struct SuiteOffice {
  OfficeSetting setting;
};

struct ValidationSuite {
  std::string name;
  std::string description;
  std::vector<SuiteDay> days;
  std::optional<SuiteStations> stations;
  std::optional<SuiteProfile> profile;
  std::optional<SuiteOffice> office;
  std::vector<SuiteCase> cases;
};

/// Reads a suite (docs/formats.md, Validation suite) and the table of counts that it names, and
/// adds all problems to `problems`. With problems the result must not be used.
[[nodiscard]] ValidationSuite load_validation_suite(const std::filesystem::path& file,
                                                    Problems& problems);

}  // namespace poai::study
