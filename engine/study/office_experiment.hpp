#pragma once
// An office by itself, to be compared with what badges saw in one: the same people over several
// days, their contacts and the ties that these renew.

#include <cstdint>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/encounters/encounter_parameters.hpp"

namespace poai::study {

struct OfficeSetting {
  std::uint32_t persons = 92;
  std::uint32_t days = 10;
  SimTime begin = SimTime::at(9);  ///< everybody who comes is there from begin to end
  SimTime end = SimTime::at(18);
  double present_share = 1.0;  ///< probability that somebody comes on a day
  std::uint64_t seed = 1;
  std::uint32_t offices = 1;  ///< equal ones, to average over
};

/// As the figures of the badge studies: a person-day or a pair counts if there was a contact.
struct OfficeFigures {
  double contacts_per_person_day = 0.0;
  double minutes_per_person_day = 0.0;
  double partners_per_person_day = 0.0;
  double partners_median = 0.0;
  double partners_p90 = 0.0;
  double mean_duration_s = 0.0;
  double share_of_40_s = 0.0;
  double share_of_60_s = 0.0;
  double share_of_120_s = 0.0;
  double share_of_300_s = 0.0;
  double pair_seen_again_share = 0.0;  ///< pairs of a day that meet on the next one, too
  double top_pairs_time_share = 0.0;   ///< time of the top 10 % of the pairs over all days
  double pairs_per_person = 0.0;       ///< people met on any of the days
};

/// Runs the days and averages over the offices.
[[nodiscard]] OfficeFigures run_office(const OfficeSetting& setting,
                                       const encounters::EncounterParameters& parameters);

}  // namespace poai::study
