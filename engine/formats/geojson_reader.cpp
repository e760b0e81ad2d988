#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/core/files.hpp"
#include "engine/core/input_limits.hpp"
#include "engine/formats/detail/feature_lines.hpp"
#include "engine/formats/detail/file_problem.hpp"
#include "engine/formats/detail/utf8.hpp"
#include "engine/formats/geojson.hpp"

namespace poai::formats {
namespace {

using nlohmann::json;
using Positions = std::vector<geometry::GeoPoint>;

PropertyValue property_value(const json& value) {
  if (value.is_boolean()) {
    return value.get<bool>();
  }
  if (value.is_number()) {
    return value.get<double>();
  }
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_array() &&
      std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); })) {
    return value.get<std::vector<std::string>>();
  }
  return OtherValue{};
}

/// The text of a member; empty if there is none.
std::string text_member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// `offset` is that of the first byte that cannot be read.
Problem syntax_problem(std::string_view text, const std::string& file, std::size_t offset,
                       std::string what) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;
  what.erase(0, what.find("] ") == std::string::npos ? 0 : what.find("] ") + 2);
  const std::string_view near = text.substr(line_start, before.size() - line_start + 8);
  const bool not_a_number = near.find("NaN") != std::string_view::npos ||
                            near.find("nan") != std::string_view::npos ||
                            near.find("Inf") != std::string_view::npos;
  return {.place = {.file = file,
                    .line = line_of_offset(text, offset),
                    .column = before.size() - line_start + 1},
          .key = {},
          .problem = not_a_number ? "NaN and Infinity are not numbers" : "the file is not JSON",
          .reason = std::move(what),
          .suggestion = {}};
}

/// The tree of a text; nothing, with a report, if it is not JSON or nested too deep.
std::optional<json> parse_json(std::string_view text, const std::string& file, Problems& problems) {
  if (const auto line = line_nested_deeper(text, kMostNesting)) {
    problems.add_file_problem(
        {.place = {.file = file, .line = *line},
         .key = {},
         .problem = "the lists are nested too deep",
         .reason = fmt::format("at most {} are read within each other", kMostNesting),
         .suggestion = {}});
    return std::nullopt;
  }
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    const std::size_t offset = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
    problems.add_file_problem(syntax_problem(text, file, offset, error.what()));
  } catch (const json::out_of_range& error) {
    const std::string what = error.what();
    const std::size_t begin = what.find('\'') + 1;
    const std::string number = what.substr(begin, what.rfind('\'') - begin);
    problems.add_file_problem(
        syntax_problem(text, file, std::min(text.find(number), text.size()), what));
  }
  return std::nullopt;
}

}  // namespace

/// Fills features from the JSON tree.
class GeoJsonBuilder {
 public:
  explicit GeoJsonBuilder(std::span<const GeometryType> types) : types_(types) {}

  /// False, with a report, if the geometry cannot be used.
  bool fill(Feature& feature, const json& element) const {
    if (!element.is_object() || text_member(element, "type") != "Feature") {
      feature.report({}, "the element is not a GeoJSON Feature");
      return false;
    }
    fill_properties(feature, element);
    const auto geometry = element.find("geometry");
    if (geometry == element.end() || !geometry->is_object()) {
      feature.report({}, "the feature has no geometry");
      return false;
    }
    return fill_geometry(feature, *geometry);
  }

 private:
  static void fill_properties(Feature& feature, const json& element) {
    const auto properties = element.find("properties");
    if (properties == element.end() || !properties->is_object()) {
      return;
    }
    for (const auto& [key, value] : properties->items()) {
      const bool is_long_text =
          value.is_string() && value.get_ref<const std::string&>().size() > kMostPropertyBytes;
      if (key.size() > kMostPropertyBytes || is_long_text) {
        feature.report(
            {}, fmt::format("the property \"{}\" is too long", key.substr(0, kMostNameBytes)),
            fmt::format("names and texts have at most {} bytes", kMostPropertyBytes));
      } else if (!value.is_null()) {
        feature.properties_.emplace_back(key, property_value(value));
      }
    }
  }

  bool fill_geometry(Feature& feature, const json& geometry) const {
    const std::string type = text_member(geometry, "type");
    const auto known = parse_word<GeometryType>(kGeometryTypeNames, type);
    if (!known || std::find(types_.begin(), types_.end(), *known) == types_.end()) {
      std::vector<std::string_view> allowed;
      for (const GeometryType allowed_type : types_) {
        allowed.push_back(word(kGeometryTypeNames, allowed_type));
      }
      feature.report({}, fmt::format("the geometry is a \"{}\"", type),
                     fmt::format("expected is {}", fmt::join(allowed, " or ")));
      return false;
    }
    static const json kNone;
    const auto found = geometry.find("coordinates");
    const json& coordinates = found == geometry.end() ? kNone : *found;
    switch (*known) {
      case GeometryType::kPoint:
        return add_part(feature, json::array({coordinates}), 1, "a point has a position");
      case GeometryType::kLineString:
        return add_part(feature, coordinates, 2, "a line has at least two positions");
      case GeometryType::kPolygon:
        return add_rings(feature, coordinates);
      case GeometryType::kMultiPolygon:
        break;
    }
    return add_polygons(feature, coordinates);
  }

  static bool add_polygons(Feature& feature, const json& polygons) {
    if (!polygons.is_array() || polygons.empty()) {
      feature.report({}, "the geometry has no polygon");
      return false;
    }
    return std::all_of(polygons.begin(), polygons.end(),
                       [&feature](const json& polygon) { return add_rings(feature, polygon); });
  }

  static bool add_rings(Feature& feature, const json& rings) {
    if (!rings.is_array() || rings.empty()) {
      feature.report({}, "the polygon has no ring");
      return false;
    }
    for (const json& ring : rings) {
      if (!add_part(feature, ring, 4, "a ring has at least four positions")) {
        return false;
      }
      const Positions& added = feature.parts_.back();
      if (added.front().lon_deg != added.back().lon_deg ||
          added.front().lat_deg != added.back().lat_deg) {
        feature.report({}, "the ring is not closed", "its last position differs from its first");
        return false;
      }
    }
    return true;
  }

  static bool add_part(Feature& feature, const json& positions, std::size_t least,
                       const char* rule) {
    if (!positions.is_array() || positions.size() < least) {
      feature.report({}, "the coordinates are incomplete", rule);
      return false;
    }
    Positions part;
    part.reserve(positions.size());
    for (const json& position : positions) {
      if (!add_position(feature, position, part)) {
        return false;
      }
    }
    feature.parts_.push_back(std::move(part));
    return true;
  }

  static bool add_position(Feature& feature, const json& position, Positions& part) {
    if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
        !position[1].is_number()) {
      feature.report({}, fmt::format("{} is not a position", position.dump()),
                     "a position is a list of longitude and latitude");
      return false;
    }
    const geometry::GeoPoint point{position[0].get<double>(), position[1].get<double>()};
    const auto on_earth = [](double lon, double lat) {
      return std::abs(lon) <= 180.0 && std::abs(lat) <= 90.0;
    };
    if (!on_earth(point.lon_deg, point.lat_deg)) {
      feature.report({}, fmt::format("{} is not on the earth", position.dump()),
                     "longitude is -180 to 180, latitude -90 to 90",
                     on_earth(point.lat_deg, point.lon_deg) ? "put the longitude first" : "");
      return false;
    }
    part.push_back(point);
    return true;
  }

  std::span<const GeometryType> types_;
};

namespace {

/// The list of features of the tree; nullptr, with a report, if it has none.
const json* list_of_features(const json& tree, const std::string& file, Problems& problems) {
  const auto found = tree.is_object() ? tree.find("features") : tree.end();
  if (found == tree.end() || !found->is_array() || found->empty()) {
    const bool collection = found != tree.end() && found->is_array();
    problems.add_file_problem({.place = {.file = file},
                               .key = {},
                               .problem = collection ? "the file has no features"
                                                     : "the file is not a GeoJSON collection",
                               .reason = collection ? "" : "there is no list \"features\"",
                               .suggestion = {}});
    return nullptr;
  }
  return &*found;
}

}  // namespace

std::vector<Feature> parse_geojson(std::string_view text, const std::string& file,
                                   std::initializer_list<GeometryType> types, Problems& problems) {
  const std::optional<json> tree = parse_json(text, file, problems);
  const json* elements = tree ? list_of_features(*tree, file, problems) : nullptr;
  if (elements == nullptr) {
    return {};
  }
  const std::vector<std::size_t> lines = feature_lines(text);
  const GeoJsonBuilder builder(std::span<const GeometryType>(types.begin(), types.size()));
  std::vector<Feature> features;
  features.reserve(elements->size());
  std::size_t number = 0;
  for (const json& element : *elements) {
    const std::size_t line = number < lines.size() ? lines[number] : 0;
    ++number;
    Feature feature({.file = file, .line = line}, problems);
    if (builder.fill(feature, element)) {
      features.push_back(std::move(feature));
    }
  }
  return features;
}

std::vector<Feature> read_geojson(const std::filesystem::path& path,
                                  std::initializer_list<GeometryType> types, Problems& problems) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    problems.add_file_problem(file_problem(path, "the file does not exist"));
    return {};
  }
  return parse_geojson(read_file(path, kMostGeoJsonBytes), path.string(), types, problems);
}

}  // namespace poai::formats
