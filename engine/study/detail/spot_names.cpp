#include "engine/study/detail/spot_names.hpp"

#include <fmt/format.h>

#include <map>
#include <string>

#include "engine/geometry/point.hpp"

namespace poai::study::detail {
namespace {

const district::Place* nearest_place(const district::District& district, geometry::Point at) {
  const district::Place* nearest = nullptr;
  double least_m = 0.0;
  for (const district::Place& place : district.places) {
    const double distance_m = geometry::distance_m(place.position, at);
    const bool has_names = !place.is_gate() && !place.name_en.empty() && !place.name_ja.empty();
    if (has_names && (nearest == nullptr || distance_m < least_m)) {
      nearest = &place;
      least_m = distance_m;
    }
  }
  return nearest;
}

}  // namespace

void name_places(std::vector<SpotDifference>& places, const district::District& base,
                 const district::District& alt) {
  std::map<std::string, const district::Place*> place_of;
  for (const district::District* district : {&base, &alt}) {
    for (const district::Place& place : district->places) {
      place_of.emplace(place.id, &place);
    }
  }
  for (SpotDifference& spot : places) {
    const auto found = place_of.find(spot.id);
    const bool is_known = found != place_of.end();
    const auto named = [&](std::string district::Place::*name) {
      return is_known && !(found->second->*name).empty() ? found->second->*name : spot.id;
    };
    spot.name_ja = named(&district::Place::name_ja);
    spot.name_en = named(&district::Place::name_en);
  }
}

void name_links(std::vector<SpotDifference>& links, const district::District& district) {
  for (SpotDifference& link : links) {
    const district::Place* const place = nearest_place(district, {link.x_m, link.y_m});
    link.name_ja = place == nullptr ? link.id : fmt::format("{}付近", place->name_ja);
    link.name_en = place == nullptr ? link.id : fmt::format("near {}", place->name_en);
  }
}

}  // namespace poai::study::detail
