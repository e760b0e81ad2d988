#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/core/words.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/formats/feature_text.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/importers/detail/osm_writer.hpp"
#include "engine/importers/detail/own_tags.hpp"
#include "engine/importers/detail/place_rules.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/export_district.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;
using detail::TagList;
using Json = nlohmann::ordered_json;

/// A property as the value of a tag.
std::string value_text(const Json& value) {
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? "yes" : "no";
  }
  if (value.is_number_float()) {
    return fmt::format("{}", value.get<double>());
  }
  if (!value.is_array()) {
    return value.dump();
  }
  std::string words;
  for (const Json& item : value) {
    words += (words.empty() ? "" : " ") + value_text(item);
  }
  return words;
}

std::string text_of(const Json& properties, const char* name) {
  const auto found = properties.find(name);
  return found == properties.end() ? std::string() : value_text(*found);
}

/// `poai:<property>` for every property.
TagList own_tags(const Json& properties) {
  TagList tags;
  for (const auto& [name, value] : properties.items()) {
    tags.emplace_back("poai:" + name, value_text(value));
  }
  return tags;
}

void add_if(TagList& tags, const char* key, const std::string& value) {
  if (!value.empty()) {
    tags.emplace_back(key, value);
  }
}

formats::GeoLine line_of(const Json& coordinates) {
  formats::GeoLine line;
  for (const Json& position : coordinates) {
    line.push_back({position.at(0).get<double>(), position.at(1).get<double>()});
  }
  return line;
}

class DistrictExporter {
 public:
  explicit DistrictExporter(const DistrictFolder& district) : district_(district) {}

  void add_all(Problems& problems) {
    add_district();
    for_each(Part::kWalkways, problems, [this](const Json& feature) { add_walkway(feature); });
    for_each(Part::kPlaces, problems, [this](const Json& feature) { add_place(feature); });
    for_each(Part::kBuildings, problems, [this](const Json& feature) { add_building(feature); });
    for_each(Part::kCoastline, problems, [this](const Json& feature) { add_coastline(feature); });
  }

  [[nodiscard]] const detail::OsmWriter& writer() const { return writer_; }

 private:
  /// A node that stands for the district and says how its data are to be credited.
  void add_district() {
    Problems known_from_opening;
    const auto root = config::parse_toml(district_.settings.value_or(""), "district.toml",
                                         InputKind::kFiles, known_from_opening);
    const config::Entry* credit = root ? root->find("credit") : nullptr;
    TagList tags = {{detail::kOwnType, detail::kOwnDistrict}, {"poai:name", district_.name}};
    add_if(tags, "poai:credit", credit == nullptr ? "" : credit->value.text);
    writer_.add_node(district_.origin.value_or(geometry::GeoPoint{}), std::move(tags));
  }

  /// Calls `add` with every feature of a file; what is no feature of the kind is a problem.
  template <class Add>
  void for_each(Part part, Problems& problems, Add add) {
    const fs::path& path = district_.file(part);
    std::error_code error;
    if (!fs::exists(path, error)) {
      return;
    }
    try {
      const Json root = Json::parse(read_file(path));
      for (const Json& feature : root.at("features")) {
        add(feature);
      }
    } catch (const Json::exception& error_in_json) {
      problems.add_file_problem({.place = {.file = path.string()},
                                 .key = {},
                                 .problem = "cannot be exported",
                                 .reason = error_in_json.what(),
                                 .suggestion = "poai check says what is wrong with a district"});
    }
  }

  void add_walkway(const Json& feature) {
    const Json& properties = feature.at("properties");
    const formats::GeoLine line = line_of(feature.at("geometry").at("coordinates"));
    const double level = properties.value("level", 0.0);
    const double level_to = properties.value("level_to", level);
    std::vector<std::int64_t> nodes;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool is_first = i == 0;
      const bool is_end = is_first || i + 1 == line.size();
      nodes.push_back(is_end ? writer_.shared_node(line[i], is_first ? level : level_to)
                             : writer_.add_node(line[i]));
    }
    TagList tags = walkway_tags(properties);
    tags.emplace_back("level", level == level_to ? fmt::format("{}", level)
                                                 : fmt::format("{};{}", level, level_to));
    for (auto& tag : own_tags(properties)) {
      tags.push_back(std::move(tag));
    }
    writer_.add_way(std::move(nodes), std::move(tags));
  }

  static TagList walkway_tags(const Json& properties) {
    using district::WalkwayKind;
    const auto kind =
        parse_word<WalkwayKind>(district::kWalkwayKindNames, text_of(properties, "kind"));
    TagList tags;
    switch (kind.value_or(WalkwayKind::kFootway)) {
      case WalkwayKind::kStairs:
        tags.emplace_back("highway", "steps");
        break;
      case WalkwayKind::kIndoor:
        tags = {{"highway", "corridor"}, {"indoor", "yes"}};
        break;
      case WalkwayKind::kCrossing:
        tags = {{"highway", "footway"}, {"footway", "crossing"}};
        break;
      case WalkwayKind::kEscalator:
        tags = {{"highway", "steps"}, {"conveying", "forward"}};
        break;
      case WalkwayKind::kLift:
        tags = {{"highway", "elevator"}};
        break;
      case WalkwayKind::kRamp:
        tags = {{"highway", "footway"}, {"ramp", "yes"}};
        break;
      case WalkwayKind::kGate:
        tags = {{"highway", "corridor"}, {"indoor", "yes"}, {"barrier", "turnstile"}};
        break;
      case WalkwayKind::kBridge:
      case WalkwayKind::kDeck:
        tags = {{"highway", "footway"}, {"bridge", "yes"}};
        break;
      case WalkwayKind::kFootway:
        tags.emplace_back("highway", "footway");
        break;
    }
    add_if(tags, "width", text_of(properties, "width_m"));
    add_if(tags, "name", text_of(properties, "name"));
    if (properties.value("covered", false)) {
      tags.emplace_back("covered", "yes");
    }
    return tags;
  }

  void add_place(const Json& feature) {
    const Json& properties = feature.at("properties");
    const Json& position = feature.at("geometry").at("coordinates");
    TagList tags = {{"poai:type", "place"}};
    const auto kind =
        parse_word<district::PlaceKind>(district::kPlaceKindNames, text_of(properties, "kind"));
    const auto service = parse_word<district::ServiceKind>(district::kServiceKindNames,
                                                           text_of(properties, "service"));
    const auto [key, value] = detail::typical_tag(kind.value_or(district::PlaceKind::kOffice),
                                                  service.value_or(district::ServiceKind::kNone));
    if (kind && !key.empty()) {
      tags.emplace_back(key, value);
    }
    add_if(tags, "name", text_of(properties, "name_ja"));
    add_if(tags, "name:en", text_of(properties, "name_en"));
    add_if(tags, "capacity", text_of(properties, "seats"));
    std::string cuisine = text_of(properties, "cuisine");
    std::replace(cuisine.begin(), cuisine.end(), ' ', ';');
    add_if(tags, "cuisine", cuisine);
    for (auto& tag : own_tags(properties)) {
      tags.push_back(std::move(tag));
    }
    writer_.add_node({position.at(0).get<double>(), position.at(1).get<double>()}, std::move(tags));
  }

  void add_building(const Json& feature) {
    const Json& properties = feature.at("properties");
    TagList tags = {{"poai:type", "building"}, {"building", "yes"}};
    add_if(tags, "height", text_of(properties, "height_m"));
    add_if(tags, "building:levels", text_of(properties, "floors"));
    for (auto& tag : own_tags(properties)) {
      tags.push_back(std::move(tag));
    }
    add_ring(line_of(feature.at("geometry").at("coordinates").at(0)), std::move(tags));
  }

  void add_coastline(const Json& feature) {
    const Json& geometry = feature.at("geometry");
    const bool is_single = geometry.at("type") == "Polygon";
    std::size_t number = 1;
    for (const Json& polygon :
         is_single ? Json::array({geometry.at("coordinates")}) : geometry.at("coordinates")) {
      formats::GeoLine ring = line_of(polygon.at(0));
      geometry::Ring plane;
      for (const geometry::GeoPoint at : ring) {
        plane.push_back({at.lon_deg, at.lat_deg});
      }
      if (!geometry::is_counter_clockwise(plane)) {
        std::reverse(ring.begin(), ring.end());
      }
      TagList tags = {{detail::kOwnType, "land"}, {"natural", "coastline"}};
      add_if(tags, "name", text_of(feature.at("properties"), "name"));
      for (auto& [key, value] : own_tags(feature.at("properties"))) {
        const bool is_further_id = number > 1 && key == "poai:id";
        tags.emplace_back(key, is_further_id ? fmt::format("{}-{}", value, number) : value);
      }
      add_ring(ring, std::move(tags));
      ++number;
    }
  }

  void add_ring(const formats::GeoLine& ring, TagList tags) {
    std::vector<std::int64_t> nodes;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      nodes.push_back(writer_.add_node(ring[i]));
    }
    if (!nodes.empty()) {
      nodes.push_back(nodes.front());
      writer_.add_way(std::move(nodes), std::move(tags));
    }
  }

  const DistrictFolder& district_;
  detail::OsmWriter writer_;
};

}  // namespace

Exported export_osm(const fs::path& folder, const fs::path& output, Problems& problems) {
  const DistrictFolder district = open_district_folder(folder, std::nullopt, problems);
  problems.throw_if_any();
  DistrictExporter exporter(district);
  exporter.add_all(problems);
  problems.throw_if_any();
  const fs::path file = output / (district.name + ".osm");
  exporter.writer().write(file, problems);
  std::vector<fs::path> files = {file};
  const fs::path sources = district.folder / "SOURCES.md";
  if (file_exists(sources)) {
    files.push_back(detail::own_sources_of(file));
    write_file_atomically(files.back(), read_file(sources));
  }
  return {.files = std::move(files), .records = exporter.writer().size()};
}

}  // namespace poai::importers
