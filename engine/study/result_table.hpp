#pragma once
// All results of a sweep in one table: a row per member, a column per indicator.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/study/sweep_folder.hpp"

namespace poai::study {

/// Rows in the order of members; NaN where there is no value.
struct ResultTable {
  std::vector<SweepFolder::State> state;
  std::vector<std::string> state_hash;       ///< empty if there is no result
  std::vector<std::string> message;          ///< of a failed member, else empty
  std::vector<std::uint8_t> valid;           ///< run.valid; 0 if there is no result
  std::vector<std::string> indicators;       ///< in alphabetical order
  std::vector<std::vector<double>> columns;  ///< of each indicator
  std::vector<std::string> unknown;  ///< patterns of the study that no member has an indicator for
  std::size_t damaged = 0;           ///< result files that could not be read

  [[nodiscard]] std::size_t count(SweepFolder::State of) const;
};

[[nodiscard]] ResultTable read_results(const SweepFolder& folder);

}  // namespace poai::study
