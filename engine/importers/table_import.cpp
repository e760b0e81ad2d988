#include "engine/importers/table_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/district/findings.hpp"
#include "engine/district/places.hpp"
#include "engine/district/ranges.hpp"
#include "engine/formats/feature_text.hpp"
#include "engine/formats/geojson.hpp"
#include "engine/importers/crs_check.hpp"
#include "engine/importers/detail/district_reach.hpp"
#include "engine/importers/detail/own_tags.hpp"
#include "engine/importers/detail/typed_table.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;
using detail::CellType;
using detail::ColumnSpec;
using detail::TypedRow;
using detail::TypedTable;

constexpr std::array<std::string_view, 2> kDirections = {"arrival", "departure"};
constexpr std::array<std::string_view, 2> kFlightKinds = {"domestic", "international"};
constexpr std::array<std::string_view, 3> kDays = {"daily", "weekday", "weekend"};
using district::kPersons;

constexpr std::array<ColumnSpec, 13> kFlights = {
    {{"time", CellType::kTime, true, {}, {}, {}, "時刻"},
     {"direction", CellType::kWord, true, {}, {}, kDirections, "発着|出発到着|出発・到着"},
     {"airline", CellType::kText, false, {}, {}, {}, "航空会社"},
     {"number", CellType::kCode, true, {}, {}, {}, "便名"},
     {"other_end", CellType::kText, false, {}, {}, {}, "行先"},
     {"kind", CellType::kWord, true, {}, {}, kFlightKinds, "区分"},
     {"seats", CellType::kWhole, true, "persons", config::between(1.0, 1'000.0), {}, "座席数"},
     {"load_factor", CellType::kNumber, true, "share", config::share(), {}, "搭乗率"},
     {"delay_sd_min", CellType::kNumber, false, "min", config::between(0.0, 600.0), {}, {}},
     {"terminal", CellType::kCode, true, {}, {}, {}, "ターミナル"},
     {"days", CellType::kWord, true, {}, {}, kDays, "運航日"},
     {"estimated", CellType::kText, false, {}, {}, {}, {}},
     {"source", CellType::kText, false, {}, {}, {}, {}}}};

constexpr config::Range kCapacities = config::between(1.0, 100'000.0);
constexpr config::Range kDwellS = config::between(0.0, 3'600.0);
constexpr std::array<ColumnSpec, 9> kVehicles = {
    {{"route_id", CellType::kCode, true, {}, {}, {}, "系統"},
     {"cars", CellType::kWhole, true, {}, config::between(1.0, 100.0), {}, "両数"},
     {"doors_per_car", CellType::kWhole, true, {}, config::between(1.0, 20.0), {}, "扉数"},
     {"rated_capacity", CellType::kWhole, true, "persons", kCapacities, {}, "定員"},
     {"crush_capacity", CellType::kWhole, true, "persons", kCapacities, {}, "最大乗車人員"},
     {"nominal_dwell_s", CellType::kNumber, true, "s", kDwellS, {}, "停車時間"},
     {"fixed_dwell_s", CellType::kNumber, true, "s", kDwellS, {}, {}},
     {"estimated", CellType::kText, false, {}, {}, {}, {}},
     {"source", CellType::kText, false, {}, {}, {}, {}}}};

/// Kinds of places that a table can give: a gate needs modes, a dining place a service.
constexpr auto kOrganisationKinds = [] {
  std::array<std::string_view, district::kPlaceKindNames.size() - 2> kinds;
  std::copy_if(district::kPlaceKindNames.begin(), district::kPlaceKindNames.end(), kinds.begin(),
               [](std::string_view kind) { return kind != "gate" && kind != "dining"; });
  return kinds;
}();

constexpr std::array<ColumnSpec, 12> kOrganisations = {
    {{"id", CellType::kCode, true, {}, {}, {}, {}},
     {"lon", CellType::kNumber, true, {}, config::between(-180.0, 180.0), {}, "経度"},
     {"lat", CellType::kNumber, true, {}, config::between(-90.0, 90.0), {}, "緯度"},
     {"kind", CellType::kWord, true, {}, {}, kOrganisationKinds, "種別"},
     {"area", CellType::kWord, false, {}, {}, district::kPlaceAreaNames, "地区"},
     {"name_ja", CellType::kText, false, {}, {}, {}, "名称"},
     {"name_en", CellType::kText, false, {}, {}, {}, {}},
     {"staff", CellType::kWhole, false, "persons", kPersons, {}, "従業者数"},
     {"students", CellType::kWhole, false, "persons", kPersons, {}, "学生数"},
     {"beds", CellType::kWhole, false, {}, kPersons, {}, "病床数"},
     {"visitors_per_weekday", CellType::kWhole, false, "persons", kPersons, {}, "来訪者数"},
     {"floor_area_m2", CellType::kNumber, false, "m2", district::kFloorAreasM2, {}, "延床面積"}}};

constexpr std::size_t kFirstAge = 5;  ///< column of residents
constexpr std::size_t kAgeBands = 17;

void add_problem(Problems& problems, const fs::path& file, std::string problem,
                 std::string reason) {
  problems.add_file_problem({.place = {.file = file.string()},
                             .key = {},
                             .problem = std::move(problem),
                             .reason = std::move(reason),
                             .suggestion = {}});
}

/// Ids of the district's places, or of those of one kind; none if it has no file of them.
std::set<std::string> place_ids(const DistrictFolder& district, Problems& problems,
                                std::string_view kind = {}) {
  std::set<std::string> ids;
  const fs::path& path = district.file(Part::kPlaces);
  std::error_code error;
  if (fs::exists(path, error)) {
    for (const formats::Feature& feature :
         formats::read_geojson(path, {formats::GeometryType::kPoint}, problems)) {
      if (kind.empty() || feature.text("kind") == kind) {
        ids.insert(feature.text("id").value_or(""));
      }
    }
  }
  return ids;
}

/// Names of the profiles `[access.<name>]` of the district's population.
std::set<std::string> access_profiles(const DistrictFolder& district, Problems& problems) {
  std::set<std::string> names;
  const fs::path& path = district.file(Part::kPopulation);
  const auto root = path_exists(path) ? config::load_toml(path, InputKind::kFiles, problems)
                                      : std::optional<config::Node>();
  if (const config::Entry* access = root ? root->find("access") : nullptr) {
    for (const config::Entry& profile : access->value.entries) {
      names.insert(profile.key);
    }
  }
  return names;
}

/// Rows as they are, for a file whose columns are those of the specs.
TableDraft table_draft(Part part, std::span<const ColumnSpec> specs,
                       std::vector<std::string> key_columns, const TypedTable& table) {
  TableDraft draft{.part = part, .key_columns = std::move(key_columns)};
  for (const ColumnSpec& spec : specs) {
    draft.columns.emplace_back(spec.name);
  }
  for (const TypedRow& row : table.rows) {
    draft.rows.push_back(row.cells);
  }
  return draft;
}

/// Rejects rows whose cell `column` is not in `known`.
void require_known(TypedTable& table, std::size_t column, const std::set<std::string>& known,
                   const std::string& reason, ImportReport& report) {
  std::erase_if(table.rows, [&](const TypedRow& row) {
    const bool is_unknown = !known.contains(row.cells[column]);
    if (is_unknown) {
      report.reject("rows", reason, fmt::format("{} {}", row.where, row.cells[column]));
    }
    return is_unknown;
  });
}

FeatureDraft organisations(const TypedTable& table, const std::string& source,
                           const DistrictFolder& district, ImportReport& report,
                           Problems& problems) {
  FeatureDraft places{.part = Part::kPlaces};
  if (table.rows.empty()) {
    return places;
  }
  const auto position = [](const TypedRow& row) {
    return geometry::GeoPoint{std::stod(row.cells[1]), std::stod(row.cells[2])};
  };
  const detail::DistrictReach reach(district, position(table.rows.front()), problems);
  std::set<std::string> ids;
  for (const TypedRow& row : table.rows) {
    if (!ids.insert(row.cells[0]).second) {
      report.reject("rows", "its id is there already", row.where);
      continue;
    }
    if (reach.has_network() && !reach.is_near_node(position(row))) {
      report.reject("rows", "no walkway within 150 m", row.where);
      continue;
    }
    const bool is_land = reach.is_land(position(row));
    const std::string area = row.cells[4].empty() ? is_land ? "phase1" : "mainland" : row.cells[4];
    if (!is_land && area != "mainland") {
      report.reject("rows", "in the sea, as the coast line has it", row.where);
      continue;
    }
    formats::FeatureText feature;
    feature.text("id", row.cells[0]).text("kind", row.cells[3]).text("area", area);
    for (std::size_t i = 5; i < kOrganisations.size(); ++i) {
      if (!row.cells[i].empty()) {
        detail::add_native_property(kOrganisations.at(i).name, row.cells[i], feature);
      }
    }
    feature.text("source", source);
    places.features.push_back({row.cells[0], feature.point(position(row))});
    report.accept("rows");
  }
  return places;
}

/// The columns of residents: id, place, households, male, female, 17 age bands, access, source.
std::vector<ColumnSpec> resident_columns() {
  static constexpr std::array<std::string_view, kAgeBands> kAges = {
      "age_0_4",   "age_5_9",   "age_10_14", "age_15_19", "age_20_24",  "age_25_29",
      "age_30_34", "age_35_39", "age_40_44", "age_45_49", "age_50_54",  "age_55_59",
      "age_60_64", "age_65_69", "age_70_74", "age_75_79", "age_80_over"};
  std::vector<ColumnSpec> specs = {
      {"id", CellType::kCode, true, {}, {}, {}, {}},
      {"place", CellType::kCode, true, {}, {}, {}, "町丁"},
      {"households", CellType::kWhole, true, {}, kPersons, {}, "世帯数"},
      {"male", CellType::kWhole, true, "persons", kPersons, {}, "男"},
      {"female", CellType::kWhole, true, "persons", kPersons, {}, "女"}};
  for (const std::string_view age : kAges) {
    specs.push_back({age, CellType::kWhole, true, "persons", kPersons, {}, {}});
  }
  specs.push_back({"access", CellType::kText, true, {}, {}, {}, {}});
  specs.push_back({"source", CellType::kText, false, {}, {}, {}, {}});
  return specs;
}

std::vector<DraftFeature> residents(const TypedTable& table, ImportReport& report) {
  std::vector<DraftFeature> blocks;
  for (const TypedRow& row : table.rows) {
    std::string ages;
    double sum = 0.0;
    for (std::size_t band = 0; band < kAgeBands; ++band) {
      const std::string& count = row.cells[kFirstAge + band];
      ages += (band == 0 ? "" : ", ") + count;
      sum += std::stod(count);
    }
    if (sum != std::stod(row.cells[3]) + std::stod(row.cells[4])) {
      report.reject("rows", "the ages do not add up to male + female", row.where);
      continue;
    }
    const auto quoted = [](const std::string& text) { return formats::json_string(text); };
    std::string text = fmt::format(
        "[[residents]]\nid = {}\nplace = {}\nhouseholds = {}\nmale = {}\nfemale = {}\n"
        "ages = [{}]\naccess = {}\n",
        quoted(row.cells[0]), quoted(row.cells[1]), row.cells[2], row.cells[3], row.cells[4], ages,
        quoted(row.cells[kFirstAge + kAgeBands]));
    if (const std::string& source = row.cells[kFirstAge + kAgeBands + 1]; !source.empty()) {
      text += fmt::format("source = {}\n", quoted(source));
    }
    blocks.push_back({row.cells[0], std::move(text)});
    report.accept("rows");
  }
  return blocks;
}

/// Counts have columns of their own: the last one is the number, the others tell the rows apart.
TableDraft counts(const detail::PlainTable& table, ImportReport& report, Problems& problems) {
  TableDraft draft{.part = Part::kObserved, .file = table.name};
  for (const detail::ColumnHead& head : table.heads) {
    draft.columns.push_back(head.unit.empty() ? head.name : head.name + "_" + head.unit);
  }
  if (draft.columns.size() < 2) {
    add_problem(problems, table.name, "has one column", "a count needs a key and a number");
    return draft;
  }
  draft.key_columns.assign(draft.columns.begin(), draft.columns.end() - 1);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::vector<std::string> cells = table.rows[row];
    const auto number = detail::table_number(cells.back());
    if (!number || *number < 0.0) {
      report.reject("rows", number ? "the count is negative" : "the last column is no number",
                    fmt::format("{}:{} \"{}\"", table.name, table.lines[row], cells.back()));
      continue;
    }
    for (std::string& cell : cells) {
      const auto value = detail::table_number(cell);
      cell = value ? fmt::format("{:.12g}", *value) : cell;
    }
    draft.rows.push_back(std::move(cells));
    report.accept("rows");
  }
  return draft;
}

class TableImport {
 public:
  TableImport(const detail::PlainTable& table, const DistrictFolder& district, ImportReport& report,
              Problems& problems)
      : table_(table), district_(district), report_(report), problems_(problems) {}

  DistrictDraft make(TableKind kind) {
    switch (kind) {
      case TableKind::kFlights: {
        TypedTable rows = typed(kFlights);
        require_known(rows, 9, place_ids(district_, problems_), "its terminal is no place",
                      report_);
        add(table_draft(Part::kFlights, kFlights, {"direction", "number", "days"}, rows));
        break;
      }
      case TableKind::kVehicles:
        add(table_draft(Part::kVehicles, kVehicles, {"route_id"}, typed(kVehicles)));
        break;
      case TableKind::kOrganisations:
        draft_.features.push_back(organisations(typed(kOrganisations),
                                                fs::path(table_.name).stem().string(), district_,
                                                report_, problems_));
        break;
      case TableKind::kResidents: {
        TypedTable rows = typed(resident_columns());
        require_known(rows, 1, place_ids(district_, problems_), "its place is not in the district",
                      report_);
        require_known(rows, 1, place_ids(district_, problems_, "housing"),
                      "its place is none of the kind housing", report_);
        require_access(rows);
        draft_.residents = residents(rows, report_);
        break;
      }
      case TableKind::kCounts:
        draft_.tables.push_back(counts(table_, report_, problems_));
    }
    return std::move(draft_);
  }

 private:
  TypedTable typed(std::span<const ColumnSpec> specs) {
    return detail::typed_table(table_, specs, report_, problems_);
  }

  void add(TableDraft draft) {
    report_.accept("rows", draft.rows.size());
    draft_.tables.push_back(std::move(draft));
  }

  void require_access(TypedTable& rows) {
    const std::set<std::string> profiles = access_profiles(district_, problems_);
    require_known(rows, kFirstAge + kAgeBands, profiles,
                  profiles.empty()
                      ? "population.toml has no profile [access.<name>] yet: write one, and "
                        "[gates.<mode>]"
                      : fmt::format("its access is not one of {}", fmt::join(profiles, ", ")),
                  report_);
  }

  const detail::PlainTable& table_;
  const DistrictFolder& district_;
  ImportReport& report_;
  Problems& problems_;
  DistrictDraft draft_;
};

}  // namespace

DistrictDraft import_table(const fs::path& file, const TableOptions& options,
                           const DistrictFolder& district, ImportReport& report,
                           Problems& problems) {
  if (!path_exists(district.file(Part::kWalkways))) {
    add_problem(problems, district.folder, "the district has no walkways yet",
                "a table does not say where the district is: import the map first");
    problems.throw_if_any();
  }
  const auto table = detail::read_plain_table(
      file, static_cast<detail::TextEncoding>(options.encoding), report, problems);
  problems.throw_if_any();
  DistrictDraft draft = TableImport(*table, district, report, problems).make(options.kind);
  problems.throw_if_any();
  if (report.accepted_total() == 0) {
    add_problem(problems, file, "no row can be imported", report.table());
    problems.throw_if_any();
  }
  draft.source = {.key = file.stem().string(),
                  .title = "table " + file.filename().string(),
                  .licence = std::string(district::kTermsToWrite),
                  .credit = {}};
  return draft;
}

}  // namespace poai::importers
