#pragma once
// Which OpenStreetMap objects are places, of what kind, and what they serve.

#include <optional>
#include <string_view>
#include <utility>

#include "engine/district/places.hpp"
#include "engine/importers/detail/osm_data.hpp"

namespace poai::importers::detail {

/// What a place serves: typical values of the kind, all estimates, with the tags over them.
struct ServiceDefaults {
  district::ServiceKind kind = district::ServiceKind::kNone;
  int seats = 0;
  int counters = 1;
  double service_s = 30.0;
  double stay_min = 0.0;
  int price_yen = 0;
  const char* opens = "";
  const char* closes = "";
};

struct PlaceRule {
  district::PlaceKind kind = district::PlaceKind::kOffice;
  std::optional<ServiceDefaults> service;
};

/// Nothing if the object is no place of the model.
[[nodiscard]] std::optional<PlaceRule> judge_place(const OsmTags& tags);

/// The key by which an object without a rule looks like a place all the same ("amenity" of a bench
/// too); empty if there is none, or a rule fits.
[[nodiscard]] std::string_view place_key_without_rule(const OsmTags& tags);

/// A tag that stands for a kind of place, and what it serves, on a map of others; two empty texts
/// where there is none.
[[nodiscard]] std::pair<std::string_view, std::string_view> typical_tag(
    district::PlaceKind kind, district::ServiceKind service);

}  // namespace poai::importers::detail
