#pragma once
// Who gains and who loses: outcomes of the same persons in two scenarios, summed by groups.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/district/places.hpp"
#include "engine/metrics/person_outcomes.hpp"
#include "engine/population/population.hpp"

namespace poai::study {

/// What a day meant for a person, per person and day.
inline constexpr std::array<std::string_view, 8> kMeasureNames = {
    "travelled_min", "walked_min", "waited_min", "crowded_min",
    "queued_min",    "lunch_yen",  "lunches",    "contacts"};

/// Sums over the persons of a group.
struct GroupSums {
  std::uint64_t persons = 0;    ///< in both runs
  std::uint64_t only_base = 0;  ///< persons whom the alternative does not have
  std::uint64_t only_alt = 0;
  struct Sum {
    double base = 0.0;
    double alt = 0.0;
    std::uint64_t more = 0;  ///< persons who have more of it in the alternative
    std::uint64_t less = 0;
  };
  std::array<Sum, kMeasureNames.size()> measures{};
};

/// "role.student", "age.25-44", "sex.female", "home.housing_nakamachi_2" (a place or a gate),
/// "sector.devices" (of the employer), "chome.nakamachi_2" (of residents).
using GroupTable = std::map<std::string, GroupSums, std::less<>>;

/// One of the two runs of a pair.
struct PersonDay {
  const population::Population& population;
  const metrics::PersonOutcomes& outcomes;
  const district::Places& places;
};

/// Persons are paired by their PersonKey; those who are in one of the populations only are counted
/// and enter no sum. Who appears in no run is left out.
[[nodiscard]] GroupTable group_differences(const PersonDay& base, const PersonDay& alt);

}  // namespace poai::study
