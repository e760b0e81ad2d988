#include "engine/importers/vector_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/district/findings.hpp"
#include "engine/district/places.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/importers/crs_check.hpp"
#include "engine/importers/detail/district_reach.hpp"
#include "engine/importers/detail/native_columns.hpp"
#include "engine/importers/detail/osm_data.hpp"
#include "engine/importers/detail/own_tags.hpp"
#include "engine/importers/detail/table_text.hpp"
#include "engine/importers/detail/vector_fields.hpp"
#include "engine/importers/detail/vector_reader.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;
using detail::VectorFeature;
using detail::VectorShape;
using district::PlaceKind;

constexpr double kFarthestM = 100'000.0;  ///< as in the checks of a district
constexpr double kFloorM = 3.0;           ///< estimate: height of a storey
constexpr double kDefaultFloors = 2.0;    ///< estimate
constexpr double kMostHeightM = 1'000.0;
constexpr double kMostFloors = 300.0;
constexpr double kLeastAreaM2 = 1.0;

/// Codes of PLATEAU's list Building_usage that are places of a kind; the others are none.
constexpr std::array<std::pair<std::string_view, PlaceKind>, 7> kUsages = {
    {{"401", PlaceKind::kOffice},
     {"402", PlaceKind::kRetail},
     {"403", PlaceKind::kHotel},
     {"412", PlaceKind::kHousing},
     {"421", PlaceKind::kCommunity},
     {"431", PlaceKind::kLogistics},
     {"441", PlaceKind::kCompany}}};

geometry::GeoPoint middle_of(const formats::GeoLine& line) {
  GeoBox box = GeoBox::nothing();
  for (const geometry::GeoPoint at : line) {
    box.include(at);
  }
  return box.centre();
}

VectorShape shape_of(Part part) {
  if (part == Part::kPlaces) {
    return VectorShape::kPoint;
  }
  return part == Part::kWalkways ? VectorShape::kLine : VectorShape::kPolygon;
}

class VectorImport {
 public:
  VectorImport(const VectorOptions& options, const DistrictFolder& district,
               geometry::GeoPoint origin, ImportReport& report, Problems& problems)
      : options_(options), report_(report), reach_(district, origin, problems) {
    draft_.origin = origin;
    main_.part = options.part;
    places_.part = Part::kPlaces;
  }

  /// False if a position is absurdly far away.
  [[nodiscard]] bool is_near(geometry::GeoPoint at, double& distance_m) const {
    const geometry::Point local = reach_.projection().to_local(at);
    distance_m = std::hypot(local.x_m, local.y_m);
    return distance_m <= kFarthestM;
  }

  void add(const VectorFeature& feature) {
    if (feature.shape != shape_of(options_.part)) {
      report_.reject("features", "its geometry is not that of the part", feature.where);
      return;
    }
    for (std::size_t i = 0; i < feature.parts.size(); ++i) {
      const std::string id = part_id(feature, i);
      if (!ids_.insert(id).second) {
        report_.reject("features", "its id is there already", id);
        continue;
      }
      add_part(feature, feature.parts[i], id);
    }
  }

  DistrictDraft finish(const fs::path& file) {
    draft_.features.push_back(std::move(main_));
    for (const auto& [usage, count] : usages_) {
      report_.state("buildings of usage " + usage, fmt::format("{}", count));
    }
    if (!places_.features.empty()) {
      draft_.features.push_back(std::move(places_));
    }
    draft_.source = {.key = file.stem().string(),
                     .title = "vector file " + file.filename().string(),
                     .licence = std::string(district::kTermsToWrite),
                     .credit = {}};
    return std::move(draft_);
  }

 private:
  /// The value of one of our properties: from the field that the user named, else of its own name,
  /// else of the names that are usual.
  [[nodiscard]] std::string value(const VectorFeature& feature, const std::string& ours) const {
    const auto mapped = options_.fields.find(ours);
    if (mapped != options_.fields.end()) {
      return feature.field(mapped->second);
    }
    std::string found = feature.field(ours);
    for (const std::string& name : detail::usual_fields(options_.part, ours)) {
      found = found.empty() ? feature.field(name) : found;
    }
    return found;
  }

  [[nodiscard]] std::string part_id(const VectorFeature& feature, std::size_t part) const {
    std::string id = value(feature, "id");
    id = id.empty() ? feature.where : id;
    return part == 0 ? id : fmt::format("{}-{}", id, part + 1);
  }

  void add_part(const VectorFeature& feature, const formats::GeoLine& part, const std::string& id) {
    switch (options_.part) {
      case Part::kBuildings:
        add_building(feature, part, id);
        break;
      case Part::kWalkways:
        add_walkway(feature, part, id);
        break;
      case Part::kPlaces:
        add_place(feature, part.front(), id);
        break;
      default: {
        formats::FeatureText text;
        text.text("id", id).text("name", value(feature, "name"));
        put(id, text.polygon(std::span(&part, 1)));
      }
    }
  }

  void put(const std::string& id, std::string text) {
    report_.accept("features");
    main_.features.push_back({id, std::move(text)});
  }

  [[nodiscard]] geometry::Ring local_ring(const formats::GeoLine& part) const {
    geometry::Ring ring;
    for (const geometry::GeoPoint at : part) {
      ring.push_back(reach_.projection().to_local(at));
    }
    return ring;
  }

  /// A value of a building that its district may have; 0 without one. Another is rejected and
  /// counted, and the building kept: many sources write 0 or -9999 for what they do not know.
  double building_number(std::string_view name, const std::string& given, double least, double most,
                         const std::string& id) {
    const std::string text = detail::half_width(given);
    const auto number = name == "floors" ? detail::leading_number(text) : detail::length_in_m(text);
    if (number && *number >= least && *number <= most) {
      return *number;
    }
    if (!given.empty()) {
      report_.reject("values", fmt::format("{} is not a number ({} to {})", name, least, most),
                     fmt::format("{} \"{}\"", id, given));
    }
    return 0.0;
  }

  void add_building(const VectorFeature& feature, const formats::GeoLine& part,
                    const std::string& id) {
    if (geometry::area_m2(local_ring(part)) < kLeastAreaM2) {
      report_.reject("features", "smaller than 1 m2", id);
      return;
    }
    constexpr double kLeastHeightM = 0.1;
    double height_m =
        building_number("height_m", value(feature, "height_m"), kLeastHeightM, kMostHeightM, id);
    if (height_m == 0.0 && feature.height_m >= kLeastHeightM && feature.height_m <= kMostHeightM) {
      height_m = feature.height_m;
      report_.adjust("features", "height taken from its solid", id);
    }
    double floors = building_number("floors", value(feature, "floors"), 1.0, kMostFloors, id);
    if (floors == 0.0) {
      floors = height_m > 0.0 ? std::max(1.0, std::round(height_m / kFloorM)) : kDefaultFloors;
    }
    const std::string usage = value(feature, "usage");
    if (!usage.empty()) {
      ++usages_[usage];
    }
    formats::FeatureText text;
    text.text("id", id);
    std::string place = value(feature, "place");
    if (place.empty() && options_.usage_places == UsagePlaces::kByUsage &&
        add_usage_place(feature, middle_of(part), id, usage)) {
      place = id;
    }
    if (!place.empty() && place != id && !reach_.has_place(place)) {
      report_.adjust("features", "its place is not in the district, and left out", id);
    } else if (!place.empty()) {
      text.text("place", place);
    }
    text.number("height_m", height_m > 0.0 ? height_m : floors * kFloorM);
    text.integer("floors", std::llround(std::min(floors, kMostFloors)));
    text.flag("estimated", height_m == 0.0);
    if (height_m == 0.0) {
      report_.adjust("features", "height estimated", id);
    }
    put(id, text.polygon(std::span(&part, 1)));
  }

  [[nodiscard]] const char* area_of(geometry::GeoPoint at) const {
    return reach_.is_land(at) ? "phase1" : "mainland";
  }

  bool add_usage_place(const VectorFeature& feature, geometry::GeoPoint at, const std::string& id,
                       const std::string& usage) {
    const auto found = std::find_if(kUsages.begin(), kUsages.end(),
                                    [&usage](const auto& known) { return known.first == usage; });
    if (found == kUsages.end()) {
      report_.reject("places",
                     usage.empty() ? "a building without usage"
                                   : fmt::format("its usage {} is no kind of place", usage),
                     id);
      return false;
    }
    if (!reach_.is_near_node(at)) {
      report_.reject("places", "no walkway within 150 m", id);
      return false;
    }
    std::string name = value(feature, "name");
    name = name.empty() ? id : name;
    formats::FeatureText text;
    text.text("id", id).text("name_ja", name).text("name_en", name);
    text.text("kind", word(district::kPlaceKindNames, found->second)).text("area", area_of(at));
    places_.features.push_back({id, text.point(at)});
    report_.accept("places");
    return true;
  }

  /// The values of the native properties; with what is wrong with one, the feature is rejected.
  [[nodiscard]] detail::NativeValues native_values(const VectorFeature& feature,
                                                   std::string& problem) const {
    const bool is_place = options_.part == Part::kPlaces;
    return detail::native_values(
        is_place ? detail::native_place_columns() : detail::native_walkway_columns(),
        [this, &feature](const std::string& name) { return value(feature, name); }, problem);
  }

  void add_walkway(const VectorFeature& feature, const formats::GeoLine& part,
                   const std::string& id) {
    std::string problem = part.size() < 2 ? "a line of one point" : "";
    const detail::NativeValues values = native_values(feature, problem);
    problem = problem.empty() ? detail::conflict_of_walkway(values) : problem;
    if (!problem.empty()) {
      report_.reject("features", problem, id);
      return;
    }
    formats::FeatureText text;
    text.text("id", id);
    const detail::NativeValues usual = {
        {"kind", "footway"}, {"width_m", "2"}, {"level", "0"}, {"area", "island"}};
    for (const detail::ColumnSpec& column : detail::native_walkway_columns()) {
      const auto given = values.find(column.name);
      if (given != values.end()) {
        detail::add_native_property(column.name, given->second, text);
      } else if (const auto otherwise = usual.find(column.name); otherwise != usual.end()) {
        report_.adjust("features", fmt::format("{} taken as {}", column.name, otherwise->second),
                       id);
        detail::add_native_property(column.name, otherwise->second, text);
      }
    }
    put(id, text.line(part));
  }

  /// Why the place cannot be where it is; empty if it can.
  [[nodiscard]] std::string problem_of_position(geometry::GeoPoint at,
                                                const std::string& area) const {
    if (!parse_word<district::PlaceArea>(district::kPlaceAreaNames, area)) {
      return fmt::format("area is not one of {}", fmt::join(district::kPlaceAreaNames, ", "));
    }
    if (reach_.has_network() && !reach_.is_near_node(at)) {
      return "no walkway within 150 m";
    }
    return area != "mainland" && !reach_.is_land(at) ? "in the sea, as the coast line has it" : "";
  }

  void add_place(const VectorFeature& feature, geometry::GeoPoint at, const std::string& id) {
    const std::string kind_name = value(feature, "kind");
    const auto kind = parse_word<PlaceKind>(district::kPlaceKindNames, kind_name);
    if (!kind) {
      report_.reject("features", "its kind is none of places.geojson",
                     fmt::format("{} \"{}\"", id, kind_name));
      return;
    }
    std::string area = value(feature, "area");
    area = area.empty() ? area_of(at) : area;
    std::string problem = problem_of_position(at, area);
    const detail::NativeValues values = native_values(feature, problem);
    problem = problem.empty() ? detail::conflict_of_place(*kind, values) : problem;
    if (!problem.empty()) {
      report_.reject("features", problem, id);
      return;
    }
    formats::FeatureText text;
    text.text("id", id).text("kind", kind_name).text("area", area);
    for (const detail::ColumnSpec& column : detail::native_place_columns()) {
      if (const auto given = values.find(column.name); given != values.end()) {
        detail::add_native_property(column.name, given->second, text);
      }
    }
    put(id, text.point(at));
  }

  const VectorOptions& options_;
  ImportReport& report_;
  detail::DistrictReach reach_;
  DistrictDraft draft_;
  FeatureDraft main_;
  FeatureDraft places_;
  std::set<std::string> ids_;
  std::map<std::string, std::size_t> usages_;
};

void add_problem(Problems& problems, const fs::path& file, std::string problem, std::string reason,
                 std::string suggestion) {
  problems.add_file_problem({.place = {.file = file.string()},
                             .key = {},
                             .problem = std::move(problem),
                             .reason = std::move(reason),
                             .suggestion = std::move(suggestion)});
}

}  // namespace

DistrictDraft import_vector(const fs::path& file, const VectorOptions& options,
                            const DistrictFolder& district, ImportReport& report,
                            Problems& problems) {
  auto [features, names] = detail::read_vector(
      file, {.layer = options.layer, .source_crs = options.source_crs}, report, problems);
  detail::check_fields(options.part, options.fields, names, problems);
  detail::report_unread(options.part, options.fields, names, report);
  problems.throw_if_any();
  std::erase_if(features, [&](const VectorFeature& feature) {
    const bool is_outside = !options.area.contains(feature.parts.front().front());
    if (is_outside) {
      report.reject("features", "outside of the area", feature.where);
    }
    return is_outside;
  });
  if (features.empty()) {
    add_problem(problems, file, "there is nothing to import", report.table(), {});
    problems.throw_if_any();
  }
  const geometry::GeoPoint origin = middle_of(features.front().parts.front());
  check_crs(district.crs, district.origin.value_or(origin), problems);
  problems.throw_if_any();
  VectorImport import(options, district, origin, report, problems);
  for (const VectorFeature& feature : features) {
    double distance_m = 0.0;
    if (!import.is_near(feature.parts.front().front(), distance_m)) {
      add_problem(problems, file,
                  fmt::format("{} is {:.0f} km from the district's origin", feature.where,
                              distance_m / 1e3),
                  "its coordinate reference system is not what the file or --source-crs says, or "
                  "it is of another place",
                  "--bbox leaves out what is elsewhere");
      problems.throw_if_any();
    }
    import.add(feature);
  }
  if (report.accepted_total() == 0) {
    add_problem(problems, file, "there is nothing to import", report.table(), {});
  }
  problems.throw_if_any();
  return import.finish(file);
}

}  // namespace poai::importers
