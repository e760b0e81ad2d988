#pragma once
// What `population.toml` says: who is there and what a day of theirs looks like, names resolved to
// indices and ids.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/district.hpp"
#include "engine/population/activity_spec.hpp"
#include "engine/population/organisation_spec.hpp"
#include "engine/population/outing_spec.hpp"
#include "engine/population/time_bands.hpp"

namespace poai::population {

/// Ages `from` to `to`, both included, drawn in proportion to `weight`.
struct AgeBand {
  std::uint8_t from = 0;
  std::uint8_t to = 0;
  double weight = 0.0;
};

struct AgeProfile {
  std::string name;
  std::vector<AgeBand> bands;
};

/// Shares of the main modes between the gates and the district; they add up to 1.
struct AccessProfile {
  std::string name;
  std::array<double, kModeCount> share{};
};

struct GateShare {
  PlaceId gate;
  double weight = 0.0;  ///< share of those who use the mode
};

/// One kind of tour: what is done at the place, when and for how long.
struct Tour {
  std::string name;
  ActivityKind activity = ActivityKind::kVisit;
  ByDayType<double> appears;  ///< share of the roster that comes on a day
  TimeBands arrive;           ///< at the place; empty if `leave_home` is given
  TimeBands leave_home;
  double stay_mean_min = 0.0;
  double stay_sd_min = 0.0;
  double stay_least_min = 0.0;
  double lunch_share = 0.0;  ///< of those who are there over the lunch break
  bool starts_in_place = false;
  TimeBands leave;  ///< when who starts in place leaves (empty: stays all day), or who goes to an
                    ///< event; the stay counts otherwise
  std::optional<SimTime> leave_by;  ///< a stay ends by then at the latest: the place closes
  bool stays_overnight = false;
};

struct BreakLength {
  std::uint8_t minutes = 0;
  double weight = 0.0;
};

struct LunchProfile {
  std::string name;
  std::array<std::array<double, kLunchFormNames.size()>, 2> form_share{};  ///< by Sex, LunchForm
  TimeBands start;
  std::vector<BreakLength> breaks;
  double budget_yen = 800.0;  ///< mean of what a person means to spend on a bought lunch
};

/// Registered residents of a place by sex and by age.
struct ResidentBlock {
  static constexpr std::size_t kAgeBands = 17;       ///< 0-4, 5-9, ..., 75-79, 80 and over
  static constexpr std::size_t kHouseholdSizes = 6;  ///< 1 to 6 persons

  std::string id;
  PlaceId place;
  std::uint32_t households = 0;
  std::uint32_t male = 0;
  std::uint32_t female = 0;
  std::array<std::uint32_t, kAgeBands> ages{};
  std::array<std::uint32_t, kHouseholdSizes> household_sizes{};  ///< households of 1, 2, ...
  std::size_t access = 0;                                        ///< index of an AccessProfile
  std::string source;

  [[nodiscard]] std::array<std::uint32_t, kHouseholdSizes> persons_by_size() const {
    auto persons = household_sizes;
    for (std::uint32_t i = 0; i < persons.size(); ++i) {
      persons.at(i) *= i + 1;
    }
    return persons;
  }
};

/// Where the fit of the residents starts: who tends to be of which sex and to live in which
/// households. A 0 stays 0.
struct ResidentSeed {
  std::array<double, ResidentBlock::kAgeBands> men_per_woman{};
  std::array<std::array<double, ResidentBlock::kHouseholdSizes>, ResidentBlock::kAgeBands>
      household_sizes{};

  /// All alike, but children under 15 do not live alone.
  [[nodiscard]] static ResidentSeed plain();
};

/// What residents may do; tried in the order of the file.
struct ResidentTour {
  enum class Slot : std::uint8_t { kMain, kExtra };
  enum class Destination : std::uint8_t { kOffIsland, kPlaces, kStaffPositions };

  std::string id;
  std::size_t tour = 0;  ///< index of a Tour
  std::uint8_t from_age = 0;
  std::uint8_t to_age = 0;  ///< included
  ByDayType<double> share;  ///< kMain: of those with the age who have no main tour yet
  Slot slot = Slot::kMain;
  Destination destination = Destination::kOffIsland;
  std::vector<PlaceId> places;  ///< kPlaces only
  std::vector<double> weights;  ///< one per place, not all 0
  Capacities capacities;        ///< of some of the places, for a kExtra
  double walk_per_min = 0.0;    ///< utility of a minute walked from home to a place, <= 0
};

/// Years of study: how the students of the schools that use them are spread over the years.
struct SchoolYears {
  struct Delay {
    std::uint8_t years = 0;
    double weight = 0.0;
  };

  std::string name;
  std::uint8_t first_age = 18;
  std::vector<double> share;  ///< of all students by year, adds up to 1
  std::vector<Delay> delays;  ///< years that students are older than their year says
};

/// Persons who come from outside the district.
struct OutsideBlock {
  std::string id;
  Role role = Role::kVisitor;
  PlaceId place;              ///< where the tour goes
  ByDayType<double> persons;  ///< the roster, of whom `Tour::appears` come
  double male_share = 0.5;
  std::size_t age_profile = 0;
  std::size_t tour = 0;
  std::optional<std::size_t> access;  ///< nothing only where `home` is a place inside
  std::optional<std::size_t> lunch;
  PlaceId home;                             ///< none: a gate by the access profile
  std::optional<std::size_t> school_years;  ///< students: instead of the age profile
  std::uint8_t years = 0;                   ///< of study at this school, 1 ...
  std::string purpose;                      ///< of visitors, for the report; may be empty
  std::string source;
};

struct AirTravel {
  std::size_t access = 0;
  std::size_t age_profile = 0;
  double male_share = 0.5;
  Minutes show_up_domestic;  ///< before departure
  Minutes show_up_international;
  double closes_min = 0.0;  ///< who is at the terminal later than this has missed the flight
  Minutes kerb_domestic;    ///< from block-in to the kerb
  Minutes kerb_international;
};

struct PopulationSpec {
  std::vector<ResidentBlock> residents;
  ResidentSeed resident_seed = ResidentSeed::plain();
  std::vector<ResidentTour> resident_tours;
  std::vector<Subtour> subtours;
  std::vector<PickUp> pick_ups;
  std::vector<Outing> outings;
  std::array<OutingManner, kOutingKindCount> outing_manners;  ///< by OutingKind
  std::vector<AgeShare> bicycle_owners;                       ///< of the residents
  std::vector<OutsideBlock> blocks;
  std::vector<SchoolYears> school_years;
  std::vector<Sector> sectors;
  std::vector<NamedOrganisation> organisations;
  std::vector<OrganisationGroup> organisation_groups;
  std::vector<Tour> tours;
  std::vector<AccessProfile> access;
  std::array<std::vector<GateShare>, kModeCount> gates;
  std::vector<AgeProfile> age_profiles;
  std::vector<LunchProfile> lunches;
  std::optional<AirTravel> air;  ///< nothing: no passengers

  [[nodiscard]] const OutingManner& manner_of(OutingKind kind) const {
    return outing_manners.at(static_cast<std::size_t>(kind));
  }
};

/// Reads `file` (format "poai-population") and checks it against the district. Problems are added
/// to `problems` (kFiles); with problems the result must not be used.
[[nodiscard]] PopulationSpec read_population(const std::filesystem::path& file,
                                             const district::District& district,
                                             Problems& problems);

/// The same from a text; `name` stands for the file in messages.
[[nodiscard]] PopulationSpec parse_population(std::string_view text, const std::string& name,
                                              const district::District& district,
                                              Problems& problems);

/// Persons and households of the file on the day type that has most, before any scale, and the
/// seats of the district's flights: what a run has to hold in memory.
[[nodiscard]] double roster_size(const PopulationSpec& spec, const district::District& district);

/// Whether people of the role are employed at their place, so that a resident can hold a position
/// there.
[[nodiscard]] bool is_staff(Role role);

}  // namespace poai::population
