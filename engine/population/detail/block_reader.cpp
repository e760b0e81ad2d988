#include "engine/population/detail/block_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "engine/population/detail/margin_reader.hpp"
#include "engine/population/detail/spec_fields.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMaxAge = 110.0;
constexpr double kMaxPersons = 1e8;
constexpr std::string_view kTour = "tour";
constexpr std::string_view kAccess = "access profile";

/// The names that references are looked up in.
struct Names {
  explicit Names(const PopulationSpec& spec)
      : tours(names_of(spec.tours)),
        access(names_of(spec.access)),
        age_profiles(names_of(spec.age_profiles)),
        lunches(names_of(spec.lunches)),
        school_years(names_of(spec.school_years)) {}

  std::vector<std::string> tours;
  std::vector<std::string> access;
  std::vector<std::string> age_profiles;
  std::vector<std::string> lunches;
  std::vector<std::string> school_years;
};

std::uint32_t read_count(const config::TomlTable& table, std::string_view key) {
  return static_cast<std::uint32_t>(table.required_integer(key, config::between(0.0, kMaxPersons)));
}

/// Reads the 17 counts by age.
void read_ages(const config::TomlTable& table, ResidentBlock& block) {
  const auto values = table.list("ages");
  if (!table.has("ages")) {
    table.report_missing("ages");
    return;
  }
  if (values.size() != ResidentBlock::kAgeBands) {
    table.report("ages",
                 fmt::format("must have {} counts: 0-4, 5-9, ..., 75-79, 80 and over",
                             ResidentBlock::kAgeBands),
                 fmt::format("found {}", values.size()));
    return;
  }
  std::uint64_t sum = 0;
  bool complete = true;
  for (std::size_t band = 0; band < values.size(); ++band) {
    const auto count = values[band].integer(config::between(0.0, kMaxPersons));
    complete = complete && count.has_value();
    block.ages.at(band) = static_cast<std::uint32_t>(count.value_or(0));
    sum += block.ages.at(band);
  }
  const std::uint64_t persons = std::uint64_t{block.male} + block.female;
  if (complete && sum != persons) {
    table.report("ages", "the counts must add up to male + female",
                 fmt::format("they add up to {}, male + female is {}", sum, persons));
  }
}

ResidentBlock read_resident_block(const config::TomlTable& table, const Names& names,
                                  const district::District& district) {
  ResidentBlock block;
  table.known_keys({"id", "place", "households", "male", "female", "ages", "household_sizes",
                    "access", "estimated", "source"});
  block.id = table.required_text("id");
  block.place = read_required_place(table, "place", district);
  if (block.place.valid() && district.places[block.place].kind != district::PlaceKind::kHousing) {
    const auto kind = district.places[block.place].kind;
    table.report("place", "must be a place of the kind housing",
                 fmt::format("its kind is {}", word(district::kPlaceKindNames, kind)));
  }
  block.households = read_count(table, "households");
  block.male = read_count(table, "male");
  block.female = read_count(table, "female");
  read_ages(table, block);
  read_household_sizes(table, block);
  block.access = read_required_reference(table, "access", names.access, kAccess);
  block.source = table.text("source").value_or("");
  return block;
}

/// Weights of the destinations: as given, else the staff of each place, else equal ones.
std::vector<double> read_weights(const config::TomlTable& table, const ResidentTour& tour,
                                 const district::District& district) {
  std::vector<double> weights;
  if (table.has("weights")) {
    weights = table.numbers("weights", config::at_least(0.0));
    if (weights.size() != tour.places.size()) {
      table.report("weights", "must have one number a destination",
                   fmt::format("{} weights, {} destinations", weights.size(), tour.places.size()));
    } else if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0.0) {
      table.report("weights", "must not all be 0", "no destination can be drawn");
    }
    return weights;
  }
  for (const PlaceId place : tour.places) {
    weights.push_back(place.valid() ? static_cast<double>(district.places[place].staff) : 0.0);
  }
  if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0.0) {
    std::fill(weights.begin(), weights.end(), 1.0);
  }
  return weights;
}

void read_destination(const config::TomlTable& table, const district::District& district,
                      ResidentTour& tour) {
  const auto value = table.value("destination");
  if (!value) {
    table.report_missing("destination");
    return;
  }
  if (value->is_text()) {
    const std::string word = value->text().value_or("");
    if (word == "off_island") {
      tour.destination = ResidentTour::Destination::kOffIsland;
    } else if (word == "staff_positions") {
      tour.destination = ResidentTour::Destination::kStaffPositions;
    } else {
      value->report("must be off_island, staff_positions or a list of place ids",
                    fmt::format("found \"{}\"", word));
    }
    return;
  }
  tour.destination = ResidentTour::Destination::kPlaces;
  for (const config::TomlValue& item : table.list("destination")) {
    tour.places.push_back(read_place(item, district));
  }
  if (tour.places.empty()) {
    table.report("destination", "names no place");
  }
  tour.weights = read_weights(table, tour, district);
}

ResidentTour read_resident_tour(const config::TomlTable& table, const Names& names,
                                const district::District& district) {
  static constexpr std::array<std::string_view, 2> kSlotNames = {"main", "extra"};
  ResidentTour tour;
  table.known_keys({"id", "tour", "ages", "share", "slot", "destination", "weights", "capacity",
                    "walk_per_min", "estimated", "source"});
  tour.id = table.required_text("id");
  tour.tour = read_required_reference(table, "tour", names.tours, kTour);
  const auto ages = table.list("ages");
  if (ages.size() != 2) {
    table.report("ages", "must be [from, to] in years, both included");
  } else {
    const auto from = ages[0].integer(config::between(0.0, kMaxAge));
    const auto to = ages[1].integer(config::between(0.0, kMaxAge));
    tour.from_age = static_cast<std::uint8_t>(from.value_or(0));
    tour.to_age = static_cast<std::uint8_t>(to.value_or(0));
    if (from && to && *from > *to) {
      table.report("ages", fmt::format("the ages from {} to {} are upside down", *from, *to));
    }
  }
  tour.share = read_by_day_type(table, "share", config::share());
  if (!table.has("slot")) {
    table.report_missing("slot");
  }
  tour.slot =
      table.word<ResidentTour::Slot>("slot", kSlotNames).value_or(ResidentTour::Slot::kMain);
  read_destination(table, district, tour);
  tour.capacities = read_capacities(table, district, tour.places);
  if (tour.slot == ResidentTour::Slot::kMain && !tour.capacities.empty()) {
    table.report("capacity", "means nothing for a main tour",
                 "where somebody works or studies does not change from day to day", "leave it out");
  }
  tour.walk_per_min = table.number("walk_per_min", config::between(-5.0, 0.0)).value_or(0.0);
  return tour;
}

/// Checks what the home of a block means for its access profile.
void check_block_home(const config::TomlTable& table, const OutsideBlock& block,
                      const PopulationSpec& spec, const district::District& district) {
  const bool inside = block.home.valid() && !district.places[block.home].is_gate();
  if (!block.access && !inside && !table.has("access")) {
    table.report("access", "is missing", "the persons come through a gate");
  }
  if (!block.home.valid() || inside || !block.access) {
    return;
  }
  const AccessProfile& access = spec.access[*block.access];
  for (std::size_t mode = 1; mode < kModeNames.size(); ++mode) {
    if (access.share.at(mode) > 0.0 &&
        (district.places[block.home].gate_modes & (1U << mode)) == 0) {
      table.report("access", fmt::format("{} uses {}, which the gate `home` does not serve",
                                         access.name, kModeNames.at(mode)));
    }
  }
}

/// Reads by which years the students of a block study, and for how many.
void read_study(const config::TomlTable& table, const Names& names, const PopulationSpec& spec,
                OutsideBlock& block) {
  block.school_years = read_reference(table, "school_years", names.school_years, "school years");
  if (!block.school_years) {
    return;
  }
  const auto most = spec.school_years[*block.school_years].share.size();
  block.years = static_cast<std::uint8_t>(
      table.required_integer("years", config::between(1.0, static_cast<double>(most))));
}

OutsideBlock read_outside_block(const config::TomlTable& table, const Names& names,
                                const PopulationSpec& spec, const district::District& district) {
  OutsideBlock block;
  table.known_keys({"id", "role", "place", "persons", "male_share", "age_profile", "tour", "access",
                    "lunch", "home", "school_years", "years", "arrive", "purpose", "estimated",
                    "source"});
  block.id = table.required_text("id");
  if (!table.has("role")) {
    table.report_missing("role");
  }
  block.role = table.word<Role>("role", kRoleNames).value_or(Role::kVisitor);
  if (block.role == Role::kResident || block.role == Role::kAirPassenger) {
    table.report("role", "must be a role of people from outside",
                 fmt::format("{} have a table of their own", word(kRoleNames, block.role)),
                 block.role == Role::kResident ? "use [[residents]]" : "use [air] and the flights");
  }
  block.place = read_required_place(table, "place", district);
  block.persons = read_by_day_type(table, "persons", config::between(0.0, kMaxPersons));
  if (std::ranges::any_of(block.persons.values,
                          [](double persons) { return persons != std::floor(persons); })) {
    table.report("persons", "must be whole numbers", "nobody is there in part");
  }
  block.male_share = table.required_number("male_share", config::share());
  block.age_profile =
      read_required_reference(table, "age_profile", names.age_profiles, "age profile");
  block.tour = read_required_reference(table, "tour", names.tours, kTour);
  block.access = read_reference(table, "access", names.access, kAccess);
  block.lunch = read_reference(table, "lunch", names.lunches, "lunch profile");
  if (const auto home = table.value("home")) {
    block.home = read_place(*home, district);
  }
  check_block_home(table, block, spec, district);
  read_study(table, names, spec, block);
  block.purpose = table.text("purpose").value_or("");
  block.source = table.text("source").value_or("");
  return block;
}

/// `arrive` of the last block: a tour of its own, like the named one but for the hours.
void read_own_arrival(const config::TomlTable& table, PopulationSpec& spec) {
  TimeBands arrive = read_time_bands(table, "arrive");
  if (arrive.empty() || spec.tours.empty()) {
    return;
  }
  OutsideBlock& block = spec.blocks.back();
  Tour tour = spec.tours[block.tour];
  if (tour.arrive.empty()) {
    table.report("arrive", "needs a tour that has `arrive`",
                 fmt::format("{} begins otherwise", tour.name));
  }
  tour.name = fmt::format("{} of {}", tour.name, block.id);
  tour.arrive = std::move(arrive);
  block.tour = spec.tours.size();
  spec.tours.push_back(std::move(tour));
}

Minutes read_minutes(const config::TomlTable& table, std::string_view key) {
  const auto values = table.list(key);
  if (values.size() != 2) {
    table.report(key, "must be [mean, standard deviation] in minutes");
    return {};
  }
  const config::Range minutes = config::between(0.0, 24.0 * 60.0);
  return {values[0].number(minutes).value_or(0.0), values[1].number(minutes).value_or(0.0)};
}

AirTravel read_air(const config::TomlTable& table, const Names& names) {
  AirTravel air;
  table.known_keys({"access", "age_profile", "male_share", "show_up_domestic_min",
                    "show_up_international_min", "closes_min", "kerb_domestic_min",
                    "kerb_international_min", "estimated", "source"});
  air.access = read_required_reference(table, "access", names.access, kAccess);
  air.age_profile =
      read_required_reference(table, "age_profile", names.age_profiles, "age profile");
  air.male_share = table.required_number("male_share", config::share());
  air.show_up_domestic = read_minutes(table, "show_up_domestic_min");
  air.show_up_international = read_minutes(table, "show_up_international_min");
  air.closes_min = table.required_number("closes_min", config::between(0.0, 24.0 * 60.0));
  air.kerb_domestic = read_minutes(table, "kerb_domestic_min");
  air.kerb_international = read_minutes(table, "kerb_international_min");
  return air;
}

/// Reports ids that are given twice among the tables.
void check_unique_ids(const std::vector<config::TomlTable>& tables, std::set<std::string>& seen) {
  for (const config::TomlTable& table : tables) {
    const config::Entry* id = table.node().find("id");
    if (id != nullptr && !id->value.text.empty() && !seen.insert(id->value.text).second) {
      table.report("id", fmt::format("\"{}\" is given twice", id->value.text),
                   "persons are identified by it");
    }
  }
}

/// Reports tours that send residents to positions nobody offers.
void check_positions(const config::TomlTable& root, const PopulationSpec& spec) {
  const bool wanted = std::any_of(
      spec.resident_tours.begin(), spec.resident_tours.end(), [](const ResidentTour& tour) {
        return tour.destination == ResidentTour::Destination::kStaffPositions;
      });
  const bool offered = std::any_of(spec.blocks.begin(), spec.blocks.end(),
                                   [](const OutsideBlock& block) { return is_staff(block.role); });
  if (wanted && !offered) {
    root.report("resident_tour", "staff_positions are wanted, but no block has staff");
  }
}

}  // namespace

void read_blocks(const config::TomlTable& root, const district::District& district,
                 PopulationSpec& spec) {
  read_school_years(root, spec);
  const Names names(spec);
  const auto residents = root.tables("residents");
  const auto resident_tours = root.tables("resident_tour");
  const auto blocks = root.tables("block");
  std::set<std::string> block_ids;
  std::set<std::string> tour_ids;
  check_unique_ids(residents, block_ids);
  check_unique_ids(blocks, block_ids);
  check_unique_ids(resident_tours, tour_ids);
  for (const config::TomlTable& table : residents) {
    spec.residents.push_back(read_resident_block(table, names, district));
  }
  for (const config::TomlTable& table : resident_tours) {
    spec.resident_tours.push_back(read_resident_tour(table, names, district));
  }
  for (const config::TomlTable& table : blocks) {
    spec.blocks.push_back(read_outside_block(table, names, spec, district));
    read_own_arrival(table, spec);
  }
  if (const auto air = root.table("air")) {
    spec.air = read_air(*air, names);
  }
  check_positions(root, spec);
}

}  // namespace poai::population::detail
