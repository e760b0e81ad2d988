#include "engine/importers/detail/osm_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/importers/detail/own_tags.hpp"
#include "engine/importers/detail/place_rules.hpp"
#include "engine/importers/detail/walkway_rules.hpp"
#include "engine/importers/opening_hours.hpp"

namespace poai::importers::detail {
namespace {

using formats::FeatureText;

constexpr const char* kSource = "openstreetmap";

geometry::GeoPoint middle_of(const formats::GeoLine& ring) {
  geometry::GeoPoint sum;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum = {sum.lon_deg + ring[i].lon_deg, sum.lat_deg + ring[i].lat_deg};
  }
  const auto count = static_cast<double>(ring.size() - 1);
  return {sum.lon_deg / count, sum.lat_deg / count};
}

/// How good an entrance is to reach an object by.
int rank_of_entrance(const OsmTags& tags) {
  const std::string_view value = tags.get("entrance");
  if (value == "main") {
    return 3;
  }
  if (value == "service" || value == "emergency" || value == "exit" || value == "garage") {
    return 0;
  }
  return tags.affirms("entrance") ? 2 : 1;
}

/// The best entrance on the outlines of an object; nothing if there is none.
const OsmNode* entrance_of(const OsmObject& object, const PlaceGround& ground) {
  const OsmNode* best = nullptr;
  for (const auto& outline : object.nodes) {
    for (const OsmId node : outline) {
      const auto found = ground.entrances.find(node);
      if (found != ground.entrances.end() && rank_of_entrance(found->second->tags) > 0 &&
          (best == nullptr ||
           rank_of_entrance(found->second->tags) > rank_of_entrance(best->tags))) {
        best = found->second;
      }
    }
  }
  return best;
}

/// The values of a list "ramen; fish and chips" as words, without the blanks around each.
std::vector<std::string> values_of(std::string_view text) {
  std::vector<std::string> values;
  while (!text.empty()) {
    const std::size_t separator = text.find_first_of(";,");
    const std::string_view part = text.substr(0, separator);
    text.remove_prefix(separator == std::string_view::npos ? text.size() : separator + 1);
    if (const std::size_t begin = part.find_first_not_of(' '); begin != std::string_view::npos) {
      std::string& value =
          values.emplace_back(part.substr(begin, part.find_last_not_of(' ') + 1 - begin));
      std::replace(value.begin(), value.end(), ' ', '_');
    }
  }
  return values;
}

class ServiceWriter {
 public:
  ServiceWriter(const OsmObject& object, const ServiceDefaults& defaults, FeatureText& feature,
                ImportReport& report)
      : object_(object), defaults_(defaults), feature_(feature), report_(report) {}

  void write() {
    feature_.text("service", word(district::kServiceKindNames, defaults_.kind));
    const bool has_seats = defaults_.stay_min > 0.0;
    if (has_seats) {
      feature_.integer("seats", seats());
      estimated_.emplace_back("stay_min");
    } else {
      feature_.integer("seats", 0);
    }
    feature_.integer("counters", defaults_.counters).number("service_s", defaults_.service_s);
    feature_.number("stay_min", defaults_.stay_min).integer("price_yen", defaults_.price_yen);
    for (const char* name : {"counters", "service_s", "price_yen"}) {
      estimated_.emplace_back(name);
    }
    write_hours();
    feature_.texts("estimated", estimated_);
  }

 private:
  std::int64_t seats() {
    constexpr double kMostSeats = 10'000.0;
    for (const char* key : {"capacity:seats", "seats", "capacity"}) {
      const auto seats = leading_number(object_.tags->get(key));
      if (seats && *seats >= 1.0 && *seats <= kMostSeats) {
        return std::llround(*seats);
      }
    }
    estimated_.emplace_back("seats");
    report_.adjust("places", "seats estimated from the kind", object_.id);
    return defaults_.seats;
  }

  void write_hours() {
    const std::string_view text = object_.tags->get("opening_hours");
    const auto hours = text.empty() ? std::nullopt : parse_opening_hours(text);
    const auto chosen = hours ? place_hours(*hours) : std::nullopt;
    if (!chosen) {
      const char* what = text.empty() ? "opening hours estimated from the kind"
                                      : "opening_hours not understood: estimated from the kind";
      report_.adjust("places", what, fmt::format("{} {}", object_.id, text));
      feature_.text("opens", defaults_.opens).text("closes", defaults_.closes);
      estimated_.emplace_back("opens");
      estimated_.emplace_back("closes");
      return;
    }
    if (!chosen->is_exact) {
      report_.adjust("places", "opening hours reduced to one interval, that of lunch",
                     fmt::format("{} {}", object_.id, text));
    }
    feature_.text("opens", format_time(chosen->opens)).text("closes", format_time(chosen->closes));
    std::vector<std::string> days;
    if (chosen->on_weekdays) {
      days.emplace_back("weekday");
    }
    if (chosen->on_weekends) {
      days.emplace_back("weekend");
    }
    feature_.texts("open_on", days);
  }

  const OsmObject& object_;
  const ServiceDefaults& defaults_;
  FeatureText& feature_;
  ImportReport& report_;
  std::vector<std::string> estimated_;
};

/// Whether the hours of an object are understood, and say that it is never open.
bool is_closed(const OsmTags& tags) {
  const auto hours = parse_opening_hours(tags.get("opening_hours"));
  return hours && !place_hours(*hours);
}

class PlaceFinder {
 public:
  PlaceFinder(const PlaceGround& ground, ImportReport& report) : ground_(ground), report_(report) {}

  std::optional<FoundPlace> find(const OsmObject& object) {
    const bool is_own = is_own_place(*object.tags);
    const auto rule = judge_place(*object.tags);
    if (!rule && !is_own) {
      reject_unknown(object);
      return std::nullopt;
    }
    if (!is_own && rule->service && is_closed(*object.tags)) {
      report_.reject("places", "never open, as its opening_hours say", object.id);
      return std::nullopt;
    }
    const geometry::GeoPoint at = position_of(object);
    const geometry::Point local = ground_.projection.to_local(at);
    const double wanted = level_of(*object.tags);
    const auto level = ground_.network.level_near(local, wanted);
    if (!level) {
      report_.reject("places", "no walkway within 150 m", object.id);
      return std::nullopt;
    }
    std::string id = is_own ? std::string(object.tags->get("poai:id")) : object.id;
    if (!ids_.insert(id).second) {
      report_.reject("places", "its id is there already", id);
      return std::nullopt;
    }
    report_.accept("places");
    if (*level != wanted) {
      report_.adjust("places", "no walkway near on its level: put on another one",
                     fmt::format("{} from {} to {}", id, wanted, *level));
    }
    if (is_own) {
      return FoundPlace{id, local, {id, own_place_text(*object.tags, at)}};
    }
    return FoundPlace{id, local, {id, text_of(object, *rule, at, *level, local)}};
  }

 private:
  void reject_unknown(const OsmObject& object) {
    const std::string_view key = place_key_without_rule(*object.tags);
    if (!key.empty()) {
      report_.reject("places", "of no kind that is known here",
                     fmt::format("{} {}={}", object.id, key, object.tags->get(key)));
    }
  }

  geometry::GeoPoint position_of(const OsmObject& object) {
    if (object.point) {
      return *object.point;
    }
    if (const OsmNode* entrance = entrance_of(object, ground_)) {
      report_.accept("entrances used");
      return entrance->position;
    }
    return middle_of(object.outlines.front());
  }

  static double level_of(const OsmTags& tags) {
    if (const auto own = leading_number(tags.get("poai:level"))) {
      return *own;
    }
    const auto levels = parse_levels(tags.get("level"));
    return levels.empty() ? 0.0 : levels.front();
  }

  std::string text_of(const OsmObject& object, const PlaceRule& rule, geometry::GeoPoint at,
                      double level, geometry::Point local) {
    const OsmTags& tags = *object.tags;
    FeatureText feature;
    feature.text("id", object.id);
    const auto first_of = [&tags, &object](std::initializer_list<const char*> keys) {
      for (const char* key : keys) {
        if (tags.has(key)) {
          return std::string(tags.get(key));
        }
      }
      return object.id;
    };
    feature.text("name_ja", first_of({"name:ja", "name", "name:en", "brand", "operator"}));
    feature.text("name_en", first_of({"name:en", "name:ja-Latn", "name", "brand", "operator"}));
    feature.text("kind", word(district::kPlaceKindNames, rule.kind));
    feature.text("area", ground_.is_land(local) ? "phase1" : "mainland");
    feature.number("level", level).text("position", "read");
    if (const auto cuisine = values_of(tags.get("cuisine")); !cuisine.empty()) {
      feature.texts("cuisine", cuisine);
    }
    if (rule.service) {
      ServiceWriter(object, *rule.service, feature, report_).write();
    }
    return feature.text("source", kSource).point(at);
  }

  const PlaceGround& ground_;
  ImportReport& report_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<FoundPlace> find_places(const std::vector<OsmObject>& objects,
                                    const PlaceGround& ground, ImportReport& report) {
  PlaceFinder finder(ground, report);
  std::vector<FoundPlace> places;
  for (const OsmObject& object : objects) {
    if (auto place = finder.find(object)) {
      places.push_back(std::move(*place));
    }
  }
  return places;
}

}  // namespace poai::importers::detail
