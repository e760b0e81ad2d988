#pragma once
// What decides who meets whom and for how long; `[encounters]` of a scenario. README.md has the
// equations and the source of each value.

#include <array>
#include <cstdint>
#include <string_view>

namespace poai::encounters {

/// What sort of space people share. Append only.
enum class SpaceKind : std::uint8_t {
  kOffice,     ///< the rooms of one organisation; cells are teams
  kClassroom,  ///< teaching rooms of a university or school; cells are classes
  kLobby,      ///< corridors, lobbies and waiting rooms of a building
  kHall,       ///< indoors, open to the public: shops, museums, terminals
  kLounge,     ///< spaces made for meeting
  kCanteen,    ///< chairs of canteens and restaurants; cells are tables
  kCafe,       ///< chairs of cafes; cells are tables
  kQueue,      ///< queues and counters of places
  kPlatform,
  kVehicle,
  kPlaza,  ///< parks and squares
  kEvent,  ///< mixers, seminars, open houses
  kClub    ///< evenings of clubs
};
inline constexpr std::size_t kSpaceKindCount = 13;
inline constexpr std::array<std::string_view, kSpaceKindCount> kSpaceKindNames = {
    "office", "classroom", "lobby",   "hall",  "lounge", "canteen", "cafe",
    "queue",  "platform",  "vehicle", "plaza", "event",  "club"};

using ByKind = std::array<double, kSpaceKindCount>;

/// Persons that a cell (team, class, table, group of neighbours) is made for.
inline constexpr std::array<std::uint32_t, kSpaceKindCount> kCellSize = {8, 30, 8, 8, 8, 4, 4,
                                                                         8, 8,  8, 8, 8, 8};

struct EncounterParameters {
  double rate_factor = 1.0;          ///< of all rates; 0: nobody meets
  double cell_rate_per_h = 0.03;     ///< proposals of a person to a full cell of an office
  double room_rate_per_h = 0.09;     ///< proposals of a person to a full office
  double tie_rate_per_h = 0.044;     ///< proposals of a person to a tie of the reference strength
  double introduction_share = 0.05;  ///< of those, go on to somebody whom the tie knows
  double again_probability = 0.37;   ///< that a pair talks again after a contact
  double again_gap_mean_min = 3.0;   ///< of the exponential gap until then
  double duration_exponent = 2.27;   ///< of the tail of the durations
  double other_organisation_factor = 0.25;  ///< of the rate of a pair in two organisations
  double other_sector_factor = 0.5;         ///< of the same, also in two sectors
  double company_factor = 1000.0;  ///< of the rate of two of a team: at one table, together

  ByKind stranger_factor = {1.0, 1.0, 0.5, 0.1, 2.0, 1.0, 1.0, 0.5, 0.05, 0.05, 0.1, 20.0, 10.0};
  ByKind tie_factor = {1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 1.5, 1.0, 1.0, 1.0, 4.0, 4.0};

  double team_tie_mean_min = 240.0;  ///< strength of ties in a team
  double other_tie_mean_min = 60.0;  ///< strength of further ties in an organisation or a school
  double tie_strength_cv = 10.0;
  std::uint32_t other_ties = 2;  ///< that a person names beyond the team

  double tie_growth = 1.0;       ///< strength per contact minute
  double growth_cap_min = 30.0;  ///< minutes of a contact that count
  double weak_half_life_days = 270.0;
  double strong_half_life_days = 1095.0;
  double strong_tie_least_min = 240.0;  ///< strength from which a tie is strong
  double new_tie_least_min = 3.0;       ///< minutes on a day that make a tie

  friend bool operator==(const EncounterParameters&, const EncounterParameters&) = default;
};

}  // namespace poai::encounters
