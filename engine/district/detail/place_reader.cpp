#include "engine/district/detail/place_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/suggest.hpp"
#include "engine/core/words.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/service_reader.hpp"
#include "engine/district/ranges.hpp"
#include "engine/formats/geojson.hpp"

namespace poai::district {
namespace {

using formats::Feature;

constexpr std::array<std::string_view, 19> kProperties = {"id",
                                                          "name_ja",
                                                          "name_en",
                                                          "kind",
                                                          "area",
                                                          "level",
                                                          "position",
                                                          "staff",
                                                          "students",
                                                          "beds",
                                                          "visitors_per_weekday",
                                                          "floor_area_m2",
                                                          "host",
                                                          "platform_capacity",
                                                          "car_spaces",
                                                          "modes",
                                                          "cuisine",
                                                          "estimated",
                                                          "source"};
constexpr std::array<std::string_view, 2> kPositionNames = {"read", "estimate"};

std::vector<std::string_view> known_properties() {
  std::vector<std::string_view> names(kProperties.begin(), kProperties.end());
  names.insert(names.end(), kServiceProperties.begin(), kServiceProperties.end());
  return names;
}

class PlaceReader {
 public:
  PlaceReader(const geometry::Projection& projection, const Land& land, const NodeFinder& nodes,
              District& district)
      : projection_(projection), land_(land), nodes_(nodes), district_(district) {}

  void add(const Feature& feature) {
    feature.known_properties(known_);
    Place place;
    place.id = feature.required_text("id");
    place.name_en = feature.text("name_en").value_or(place.id);
    place.name_ja = feature.text("name_ja").value_or(place.name_en);
    const auto kind = feature.required_word<PlaceKind>("kind", kPlaceKindNames);
    const auto area = feature.required_word<PlaceArea>("area", kPlaceAreaNames);
    place.kind = kind.value_or(PlaceKind::kOffice);
    place.area = area.value_or(PlaceArea::kPhase1);
    read_numbers(feature, place);
    read_modes(feature, place);
    if (const auto position = local_point(projection_, feature.point(), feature)) {
      place.position = *position;
      if (area) {
        check_land(feature, place);
      }
      put_on_network(feature, place);
    }
    const PlaceId id(district_.places.size());
    if (!place.id.empty() && !district_.place_by_id.emplace(place.id, id).second) {
      feature.report("id", fmt::format("\"{}\" is there twice", place.id), "ids are unique");
    }
    district_.services.push_back(read_service(feature, place));
    district_.places.push_back(std::move(place));
  }

  /// To be called when all places are there.
  void resolve_host(const Feature& feature, PlaceId place) {
    const auto host = feature.text("host");
    if (!host) {
      return;
    }
    const auto found = district_.find_place(*host);
    if (district_.lacks_place(*host)) {
      feature.report("host", fmt::format("\"{}\" is unknown", *host), "no place has this id",
                     feature.can_report() ? did_you_mean(*host, district_.place_ids()) : "");
    } else if (found == place) {
      feature.report("host", "the place is its own host");
    } else if (found) {
      district_.places[place].host = *found;
    }
  }

 private:
  static void read_numbers(const Feature& feature, Place& place) {
    place.staff = static_cast<std::uint32_t>(feature.integer("staff", kPersons).value_or(0));
    for (const char* name : {"students", "beds", "visitors_per_weekday"}) {
      static_cast<void>(feature.integer(name, kPersons));
    }
    place.floor_area_m2 = feature.number("floor_area_m2", kFloorAreasM2).value_or(0.0);
    place.platform_capacity = static_cast<std::uint32_t>(
        feature.integer("platform_capacity", kPlatformCapacities).value_or(0));
    if (feature.has("platform_capacity") && place.kind != PlaceKind::kStation &&
        place.kind != PlaceKind::kBusStop) {
      feature.report("platform_capacity", "only stations and bus stops have platforms");
    }
    if (const auto spaces = feature.integer("car_spaces", kPersons)) {
      place.car_spaces = static_cast<std::uint32_t>(*spaces);
    }
    if (place.car_spaces && (place.is_gate() || place.area == PlaceArea::kMainland)) {
      feature.report("car_spaces", "only places of the district have a car park");
    }
    static_cast<void>(feature.choice("position", kPositionNames));
    static_cast<void>(feature.texts("cuisine"));
    static_cast<void>(feature.texts("estimated"));
    static_cast<void>(feature.text("source"));
  }

  static void read_modes(const Feature& feature, Place& place) {
    const std::vector<std::string> modes =
        feature.texts("modes").value_or(std::vector<std::string>());
    for (const std::string& name : modes) {
      const auto mode = parse_word<Mode>(kModeNames, name);
      if (!mode || *mode == Mode::kNone) {
        feature.report("modes", fmt::format("\"{}\" is unknown", name),
                       "allowed are port_liner, bus, car, bicycle, walk, ferry",
                       did_you_mean(name, word_list(kModeNames)));
        continue;
      }
      const unsigned bit = 1U << static_cast<unsigned>(*mode);
      place.gate_modes = static_cast<std::uint16_t>(place.gate_modes | bit);
    }
    if (place.is_gate() && modes.empty()) {
      feature.report("modes", "a gate needs at least one mode", "nobody could come through it");
    }
    if (!place.is_gate() && feature.has("modes")) {
      feature.report("modes", "only gates have modes");
    }
  }

  void check_land(const Feature& feature, const Place& place) const {
    if (place.area != PlaceArea::kMainland && !land_.holds(place.position)) {
      feature.report({}, "the place is in the sea",
                     fmt::format("{}, {} is outside the coast line's land", feature.point().lon_deg,
                                 feature.point().lat_deg),
                     "set its area to mainland if it is there");
    }
  }

  void put_on_network(const Feature& feature, Place& place) const {
    const double level = feature.number("level", kLevels).value_or(0.0);
    const auto node = nodes_.on_level(place.position, static_cast<float>(level));
    if (!node && district_.network.node_count() > 0) {
      feature.report(
          {},
          fmt::format("no node of the network on level {} is within {:.0f} m", level, kMostToNodeM),
          "nobody could walk there", "lead a walkway to it");
    }
    place.node = node.value_or(NodeId::none());
  }

  const geometry::Projection& projection_;
  const Land& land_;
  const NodeFinder& nodes_;
  District& district_;
  std::vector<std::string_view> known_ = known_properties();
};

}  // namespace

void read_places(const std::filesystem::path& path, const geometry::Projection& projection,
                 const Land& land, const NodeFinder& nodes, District& district,
                 Problems& problems) {
  const std::size_t problems_before = problems.size();
  const auto features = formats::read_geojson(path, {formats::GeometryType::kPoint}, problems);
  district.has_all_places = problems.size() == problems_before;
  PlaceReader reader(projection, land, nodes, district);
  for (const Feature& feature : features) {
    reader.add(feature);
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    reader.resolve_host(features[i], PlaceId(i));
  }
}

void read_buildings(const std::filesystem::path& path, const geometry::Projection& projection,
                    District& district, Problems& problems) {
  constexpr std::array<std::string_view, 5> kBuildingProperties = {"id", "place", "height_m",
                                                                   "floors", "estimated"};
  std::set<std::string> ids;
  for (const Feature& feature :
       formats::read_geojson(path, {formats::GeometryType::kPolygon}, problems)) {
    feature.known_properties(kBuildingProperties);
    const std::string id = feature.text("id").value_or("");
    if (!id.empty() && !ids.insert(id).second) {
      feature.report("id", fmt::format("\"{}\" is there twice", id), "ids are unique");
    }
    Building building;
    const std::string place = feature.text("place").value_or("");
    const auto found = district.find_place(place);
    if (feature.has("place") && district.lacks_place(place)) {
      feature.report("place", fmt::format("\"{}\" is unknown", place), "no place has this id",
                     feature.can_report() ? did_you_mean(place, district.place_ids()) : "");
    }
    building.place = found.value_or(PlaceId::none());
    building.height_m =
        feature.required_number("height_m", config::over(0.0, 1000.0)).value_or(3.0);
    building.floors = static_cast<std::uint32_t>(
        feature.integer("floors", config::between(1.0, 300.0)).value_or(1));
    building.outline = local_part(projection, feature.parts()[0], feature);
    district.buildings.push_back(std::move(building));
  }
}

}  // namespace poai::district
