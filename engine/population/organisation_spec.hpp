#pragma once
// What `population.toml` says of organisations: sectors, named institutions, and groups whose
// members are drawn.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"

namespace poai::population {

/// The roles of people who are employed at their place.
inline constexpr std::array<Role, 7> kOccupations = {
    Role::kResearcher,    Role::kEngineer,   Role::kClinicalWorker, Role::kOfficeWorker,
    Role::kServiceWorker, Role::kPortWorker, Role::kAirportWorker};

struct Sector {
  std::string name;
  std::string name_ja;
  /// Tendency to employ each occupation, over 0: the seed of the fit, no control total.
  std::array<double, kOccupations.size()> occupation_weight{};
};

/// An institution with a name and a known number of employees.
struct NamedOrganisation {
  std::string id;
  std::string name_en;
  std::string name_ja;
  std::string label;
  PlaceId place;
  std::size_t sector = 0;  ///< index of a Sector
  std::uint32_t size = 0;  ///< employees
};

/// Organisations that are drawn: so many, in these sectors, with these employees at these places.
struct OrganisationGroup {
  struct SectorShare {
    std::size_t sector = 0;
    double weight = 0.0;  ///< share of the organisations
  };
  struct PlaceTotal {
    PlaceId place;
    std::uint32_t employees = 0;
  };

  std::string id;
  std::string label;
  std::uint32_t number = 0;
  std::uint32_t start_ups = 0;  ///< of them
  std::uint32_t start_up_least = 1;
  std::uint32_t start_up_most = 10;
  double size_cv = 1.0;  ///< of the log-normal size of those that are no start-ups
  std::vector<SectorShare> sectors;
  std::vector<PlaceTotal> places;
};

}  // namespace poai::population
