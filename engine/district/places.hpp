#pragma once
// Places: where activities happen; and the services (meals, shops, lounges) that some of them
// offer.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

enum class PlaceKind : std::uint8_t {
  kHousing,
  kOffice,
  kCompany,
  kResearch,
  kRentalLab,
  kHospital,
  kUniversity,
  kSchool,
  kHotel,
  kConvention,
  kArena,
  kMuseum,
  kZoo,
  kRetail,
  kSports,
  kPark,
  kPlaza,
  kCommunity,
  kLogistics,
  kAirport,
  kFerry,
  kStation,
  kBusStop,
  kGate,
  kDining,
  kInteraction
};
inline constexpr std::array<std::string_view, 26> kPlaceKindNames = {
    "housing", "office",   "company",    "research",  "rental_lab", "hospital", "university",
    "school",  "hotel",    "convention", "arena",     "museum",     "zoo",      "retail",
    "sports",  "park",     "plaza",      "community", "logistics",  "airport",  "ferry",
    "station", "bus_stop", "gate",       "dining",    "interaction"};

enum class PlaceArea : std::uint8_t { kPhase1, kPhase2, kAirport, kMainland };
inline constexpr std::array<std::string_view, 4> kPlaceAreaNames = {"phase1", "phase2", "airport",
                                                                    "mainland"};

/// What a place is; immutable after load.
struct Place {
  std::string id;
  std::string name_ja;
  std::string name_en;
  PlaceKind kind = PlaceKind::kOffice;
  PlaceArea area = PlaceArea::kPhase1;
  geometry::Point position;
  NodeId node;
  std::uint32_t staff = 0;
  double floor_area_m2 = 0.0;
  std::uint32_t platform_capacity = 0;      ///< of a station, in persons; 0: no limit
  std::optional<std::uint32_t> car_spaces;  ///< none: as many cars as like may stand here
  PlaceId host;                             ///< none unless it is inside another place
  std::uint16_t gate_modes = 0;             ///< bit (1 << Mode) for each mode a gate serves
  [[nodiscard]] bool is_gate() const { return kind == PlaceKind::kGate; }
};

enum class ServiceKind : std::uint8_t {
  kNone,
  kRestaurant,
  kCanteen,
  kCafe,
  kFastFood,
  kConvenience,
  kBentoStand,
  kFoodTruck,
  kLounge
};
inline constexpr std::array<std::string_view, 9> kServiceKindNames = {
    "none",        "restaurant",  "canteen",    "cafe",  "fast_food",
    "convenience", "bento_stand", "food_truck", "lounge"};

enum class Access : std::uint8_t { kAll, kMembers };
inline constexpr std::array<std::string_view, 2> kAccessNames = {"all", "members"};

/// What a place offers; the part that interventions change.
struct Service {
  ServiceKind kind = ServiceKind::kNone;
  Access access = Access::kAll;
  std::uint32_t seats = 0;
  std::optional<std::uint32_t> table_size;  ///< seats of a table; nothing = as everywhere
  std::uint32_t counters = 1;
  double service_mean_s = 30.0;
  double stay_mean_min = 25.0;
  double price_yen = 0.0;
  std::optional<std::uint32_t> stock;  ///< meals a day; nothing = enough
  std::optional<bool> indoor;          ///< nothing = by the kind: food trucks are outdoors
  double quality = 0.0;                ///< in stars above an average place
  SimTime opens = SimTime::at(0);
  SimTime last_order = SimTime::at(30);
  SimTime closes = SimTime::at(30);
  bool open_on_weekdays = true;
  bool open_on_weekends = true;

  /// Whether guests queue and sit under a roof.
  [[nodiscard]] bool is_indoor() const { return indoor.value_or(kind != ServiceKind::kFoodTruck); }

  friend bool operator==(const Service&, const Service&) = default;
};

using Places = Column<PlaceId, Place>;
using Services = Column<PlaceId, Service>;  ///< one row per place

}  // namespace poai::district
