#include "engine/population/detail/organisation_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "engine/core/contracts.hpp"
#include "engine/district/place_suggestion.hpp"
#include "engine/population/detail/spec_fields.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMostEmployees = 1e6;
constexpr double kMostSectors = 255.0;

std::uint32_t read_count(const config::TomlTable& table, std::string_view key, double least) {
  return static_cast<std::uint32_t>(
      table.required_integer(key, config::between(least, kMostEmployees)));
}

Sector read_sector(const config::TomlTable& table) {
  Sector sector;
  table.known_keys({"name_ja", "occupation_weights", "estimated", "source"});
  sector.name = table.name();
  sector.name_ja = table.text("name_ja").value_or(sector.name);
  sector.occupation_weight.fill(1.0);
  const auto weights = table.table("occupation_weights");
  if (!weights) {
    return sector;
  }
  std::vector<std::string> occupations;
  for (std::size_t o = 0; o < kOccupations.size(); ++o) {
    const std::string_view occupation = word(kRoleNames, kOccupations.at(o));
    occupations.emplace_back(occupation);
    sector.occupation_weight.at(o) = weights->number(occupation, config::over(0.0)).value_or(1.0);
  }
  weights->known_keys(occupations);
  return sector;
}

NamedOrganisation read_named(const config::TomlTable& table,
                             const std::vector<std::string>& sectors,
                             const district::District& district) {
  NamedOrganisation organisation;
  table.known_keys(
      {"id", "name_en", "name_ja", "label", "place", "sector", "size", "estimated", "source"});
  organisation.id = table.required_text("id");
  organisation.name_en = table.text("name_en").value_or(organisation.id);
  organisation.name_ja = table.text("name_ja").value_or(organisation.name_en);
  organisation.label = table.text("label").value_or("");
  organisation.place = read_required_place(table, "place", district);
  organisation.sector = read_required_reference(table, "sector", sectors, "sector");
  organisation.size = read_count(table, "size", 1.0);
  return organisation;
}

void read_group_sectors(const config::TomlTable& table, const std::vector<std::string>& sectors,
                        OrganisationGroup& group) {
  const config::TomlTable shares = table.required_table("sectors");
  shares.known_keys(sectors);
  double sum = 0.0;
  for (const std::string& key : shares.keys()) {
    const double weight = shares.number(key, config::share()).value_or(0.0);
    const auto found = std::find(sectors.begin(), sectors.end(), key);
    if (found != sectors.end()) {
      group.sectors.push_back({static_cast<std::size_t>(found - sectors.begin()), weight});
    }
    sum += weight;
  }
  check_sum(table, "sectors", sum);
}

void read_group_places(const config::TomlTable& table, const district::District& district,
                       OrganisationGroup& group) {
  const config::TomlTable employees = table.required_table("employees");
  for (const std::string& key : employees.keys()) {
    if (district.lacks_place(key)) {
      employees.report(key, fmt::format("unknown place \"{}\"", key),
                       "the district has no such place", district::suggest_place(key, district));
    }
    const std::uint32_t persons = read_count(employees, key, 1.0);
    if (const auto place = district.find_place(key)) {
      group.places.push_back({*place, persons});
    }
  }
}

/// Reports a group whose numbers contradict each other.
void check_group(const config::TomlTable& table, const OrganisationGroup& group) {
  const auto employees =
      std::accumulate(group.places.begin(), group.places.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const auto& place) { return sum + place.employees; });
  if (group.number < group.places.size()) {
    table.report("number", "must be at least the number of places",
                 fmt::format("{} organisations, {} places", group.number, group.places.size()));
  }
  if (employees < group.number) {
    table.report("employees", "must be at least one per organisation",
                 fmt::format("{} employees, {} organisations", employees, group.number));
  }
  if (group.start_ups > group.number) {
    table.report("start_ups", "must be at most `number`",
                 fmt::format("{} > {}", group.start_ups, group.number));
  }
}

OrganisationGroup read_group(const config::TomlTable& table,
                             const std::vector<std::string>& sectors,
                             const district::District& district) {
  OrganisationGroup group;
  table.known_keys({"id", "label", "number", "start_ups", "start_up_size", "size_cv", "sectors",
                    "employees", "estimated", "source"});
  group.id = table.required_text("id");
  group.label = table.text("label").value_or("");
  group.number = read_count(table, "number", 1.0);
  const auto start_ups = table.integer("start_ups", config::between(0.0, kMostEmployees));
  group.start_ups = static_cast<std::uint32_t>(start_ups.value_or(0));
  group.size_cv = table.required_number("size_cv", config::over(0.0, 10.0));
  if (table.has("start_up_size")) {
    const auto sizes = table.numbers("start_up_size", config::between(1.0, 1000.0));
    if (sizes.size() != 2 || sizes[0] > sizes[1]) {
      table.report("start_up_size", "must be [least, most] employees");
    } else {
      group.start_up_least = static_cast<std::uint32_t>(sizes[0]);
      group.start_up_most = static_cast<std::uint32_t>(sizes[1]);
    }
  }
  read_group_sectors(table, sectors, group);
  read_group_places(table, district, group);
  if (district.has_all_places) {
    check_group(table, group);
  }
  return group;
}

/// Where a file says how many work at a place.
struct Headcount {
  config::TomlTable table;
  std::string key;
};

/// The first staff block there, else an organisation, else a group.
Headcount headcount_of(const config::TomlTable& root, const std::string& place,
                       const PopulationSpec& spec) {
  const auto is_there = [&place](const config::TomlTable& table) {
    const auto value = table.value("place");
    return value && value->is_text() && value->text() == place;
  };
  const auto blocks = root.tables("block");
  expects(blocks.size() == spec.blocks.size(), "each [[block]] has been read");
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_there(blocks[i]) && is_staff(spec.blocks[i].role)) {
      return {blocks[i], "persons"};
    }
  }
  for (const config::TomlTable& table : root.tables("organisation")) {
    if (is_there(table)) {
      return {table, "size"};
    }
  }
  for (const config::TomlTable& table : root.tables("organisation_group")) {
    if (const auto employees = table.table("employees"); employees && employees->has(place)) {
      return {*employees, place};
    }
  }
  return {root, "organisation"};
}

/// Reports places whose organisations have not as many employees as their staff blocks have
/// persons.
void check_employees(const config::TomlTable& root, const PopulationSpec& spec,
                     const district::District& district) {
  std::map<PlaceId, double> employed;
  for (const NamedOrganisation& organisation : spec.organisations) {
    employed[organisation.place] += organisation.size;
  }
  for (const OrganisationGroup& group : spec.organisation_groups) {
    for (const auto& place : group.places) {
      employed[place.place] += place.employees;
    }
  }
  if (employed.empty()) {
    return;
  }
  std::map<PlaceId, double> staff;
  for (const OutsideBlock& block : spec.blocks) {
    if (is_staff(block.role)) {
      staff[block.place] += block.persons[DayType::kTermWeekday];
      employed.try_emplace(block.place, 0.0);
    }
  }
  for (const auto& [place, employees] : employed) {
    if (place.valid() && std::abs(staff[place] - employees) > 0.5) {
      const std::string& id = district.places[place].id;
      const Headcount headcount = headcount_of(root, id, spec);
      headcount.table.report(
          headcount.key,
          fmt::format("the organisations at {} employ {:.0f} persons, its staff blocks have {:.0f}",
                      id, employees, staff[place]),
          "each employee belongs to one organisation",
          "change `persons` of the blocks, `size` of organisations or `employees` of groups");
    }
  }
}

void check_unique(const config::TomlTable& table, std::set<std::string>& seen) {
  const auto id = table.text("id");
  if (id && !seen.insert(*id).second) {
    table.report("id", fmt::format("\"{}\" is given twice", *id),
                 "organisations are identified by it");
  }
}

}  // namespace

void read_organisations(const config::TomlTable& root, const district::District& district,
                        PopulationSpec& spec) {
  for (const config::TomlTable& table : root.named_tables("sector")) {
    spec.sectors.push_back(read_sector(table));
  }
  if (static_cast<double>(spec.sectors.size()) > kMostSectors) {
    root.report("sector", fmt::format("has more than {:.0f} sectors", kMostSectors));
  }
  const auto sectors = names_of(spec.sectors);
  std::set<std::string> ids;
  for (const config::TomlTable& table : root.tables("organisation")) {
    check_unique(table, ids);
    spec.organisations.push_back(read_named(table, sectors, district));
  }
  for (const config::TomlTable& table : root.tables("organisation_group")) {
    check_unique(table, ids);
    spec.organisation_groups.push_back(read_group(table, sectors, district));
  }
  check_employees(root, spec, district);
}

}  // namespace poai::population::detail
