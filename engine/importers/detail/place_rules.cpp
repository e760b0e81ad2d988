#include "engine/importers/detail/place_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace poai::importers::detail {
namespace {

using district::PlaceKind;
using district::ServiceKind;

/// The first of these that fits an object makes it a place; "*" is any value but no.
struct TagRule {
  std::string_view key;
  std::string_view value;
  PlaceKind kind;
  ServiceKind service = ServiceKind::kNone;
};
constexpr TagRule kRules[] = {
    {"amenity", "restaurant", PlaceKind::kDining, ServiceKind::kRestaurant},
    {"amenity", "food_court", PlaceKind::kDining, ServiceKind::kRestaurant},
    {"amenity", "fast_food", PlaceKind::kDining, ServiceKind::kFastFood},
    {"amenity", "cafe", PlaceKind::kDining, ServiceKind::kCafe},
    {"amenity", "canteen", PlaceKind::kDining, ServiceKind::kCanteen},
    {"shop", "convenience", PlaceKind::kDining, ServiceKind::kConvenience},
    {"shop", "deli", PlaceKind::kDining, ServiceKind::kBentoStand},
    {"amenity", "hospital", PlaceKind::kHospital},
    {"amenity", "clinic", PlaceKind::kHospital},
    {"amenity", "doctors", PlaceKind::kHospital},
    {"healthcare", "hospital", PlaceKind::kHospital},
    {"amenity", "university", PlaceKind::kUniversity},
    {"amenity", "college", PlaceKind::kUniversity},
    {"amenity", "school", PlaceKind::kSchool},
    {"amenity", "kindergarten", PlaceKind::kSchool},
    {"amenity", "research_institute", PlaceKind::kResearch},
    {"office", "research", PlaceKind::kResearch},
    {"tourism", "hotel", PlaceKind::kHotel},
    {"tourism", "hostel", PlaceKind::kHotel},
    {"amenity", "conference_centre", PlaceKind::kConvention},
    {"amenity", "exhibition_centre", PlaceKind::kConvention},
    {"amenity", "events_venue", PlaceKind::kConvention},
    {"leisure", "stadium", PlaceKind::kArena},
    {"amenity", "theatre", PlaceKind::kArena},
    {"tourism", "museum", PlaceKind::kMuseum},
    {"tourism", "gallery", PlaceKind::kMuseum},
    {"tourism", "zoo", PlaceKind::kZoo},
    {"tourism", "aquarium", PlaceKind::kZoo},
    {"leisure", "sports_centre", PlaceKind::kSports},
    {"leisure", "fitness_centre", PlaceKind::kSports},
    {"leisure", "swimming_pool", PlaceKind::kSports},
    {"leisure", "park", PlaceKind::kPark},
    {"leisure", "garden", PlaceKind::kPark},
    {"place", "square", PlaceKind::kPlaza},
    {"amenity", "community_centre", PlaceKind::kCommunity},
    {"amenity", "townhall", PlaceKind::kCommunity},
    {"amenity", "library", PlaceKind::kCommunity},
    {"aeroway", "terminal", PlaceKind::kAirport},
    {"amenity", "ferry_terminal", PlaceKind::kFerry},
    {"railway", "station", PlaceKind::kStation},
    {"railway", "halt", PlaceKind::kStation},
    {"highway", "bus_stop", PlaceKind::kBusStop},
    {"office", "company", PlaceKind::kCompany},
    {"office", "*", PlaceKind::kOffice},
    {"shop", "*", PlaceKind::kRetail},
    {"building", "apartments", PlaceKind::kHousing},
    {"building", "dormitory", PlaceKind::kHousing},
    {"building", "warehouse", PlaceKind::kLogistics},
    {"building", "hospital", PlaceKind::kHospital},
    {"building", "school", PlaceKind::kSchool},
    {"building", "university", PlaceKind::kUniversity},
    {"building", "hotel", PlaceKind::kHotel},
    {"building", "office", PlaceKind::kOffice},
    {"building", "retail", PlaceKind::kRetail},
    {"amenity", "pharmacy", PlaceKind::kRetail},
    {"amenity", "bank", PlaceKind::kOffice},
    {"amenity", "post_office", PlaceKind::kOffice},
    {"amenity", "childcare", PlaceKind::kSchool},
};
/// Keys that make an object something people may go to, whatever the value.
constexpr std::array<std::string_view, 6> kPlaceKeys = {"amenity", "shop",    "office",
                                                        "tourism", "leisure", "healthcare"};

/// Estimates after the bundled district's places of the same kind.
constexpr std::array<ServiceDefaults, 6> kServices = {
    {{ServiceKind::kRestaurant, 40, 1, 60.0, 40.0, 1'100, "11:00", "21:00"},
     {ServiceKind::kCanteen, 150, 2, 18.0, 24.0, 600, "11:00", "14:30"},
     {ServiceKind::kCafe, 30, 1, 60.0, 35.0, 900, "08:00", "19:00"},
     {ServiceKind::kFastFood, 40, 2, 45.0, 20.0, 750, "08:00", "22:00"},
     {ServiceKind::kConvenience, 0, 3, 30.0, 0.0, 600, "00:00", "24:00"},
     {ServiceKind::kBentoStand, 0, 1, 25.0, 0.0, 600, "10:30", "14:00"}}};

}  // namespace

std::optional<PlaceRule> judge_place(const OsmTags& tags) {
  for (const TagRule& rule : kRules) {
    const bool fits = rule.value == "*" ? tags.affirms(rule.key) : tags.is(rule.key, rule.value);
    if (!fits || tags.is(rule.key, "vacant")) {
      continue;
    }
    PlaceRule place{.kind = rule.kind, .service = std::nullopt};
    for (const ServiceDefaults& service : kServices) {
      if (service.kind == rule.service && rule.service != ServiceKind::kNone) {
        place.service = service;
      }
    }
    return place;
  }
  return std::nullopt;
}

std::string_view place_key_without_rule(const OsmTags& tags) {
  const auto found = std::find_if(kPlaceKeys.begin(), kPlaceKeys.end(),
                                  [&tags](std::string_view key) { return tags.affirms(key); });
  return found == kPlaceKeys.end() || judge_place(tags) ? std::string_view() : *found;
}

std::pair<std::string_view, std::string_view> typical_tag(PlaceKind kind, ServiceKind service) {
  for (const TagRule& rule : kRules) {
    if (rule.kind == kind && rule.service == service && rule.value != "*") {
      return {rule.key, rule.value};
    }
  }
  return {};
}

}  // namespace poai::importers::detail
