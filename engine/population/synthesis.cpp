#include "engine/population/synthesis.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/population/detail/air_purposes.hpp"
#include "engine/population/detail/allocation.hpp"
#include "engine/population/detail/block_layout.hpp"
#include "engine/population/detail/employers.hpp"
#include "engine/population/detail/person_columns.hpp"
#include "engine/population/detail/preferences.hpp"
#include "engine/population/detail/resident_drafts.hpp"
#include "engine/population/detail/school_years.hpp"
#include "engine/population/employee_fit.hpp"
#include "engine/population/free_speed.hpp"
#include "engine/population/keys.hpp"
#include "engine/population/pick.hpp"
#include "engine/random/distributions.hpp"

namespace poai::population {
namespace {

using detail::BlockRows;
using detail::FlightLoad;
using detail::ResidentDraft;
using random::Occasion;
using random::Purpose;

constexpr Occasion kSynthesis{0};

/// Attributes of one person before they are written to the columns.
struct Person {
  Person(PersonKey its_key, BlockId from_block, Role has_role)
      : key(its_key), block(from_block), role(has_role) {}

  PersonKey key;
  BlockId block;
  Role role;
  std::uint8_t age = 0;
  Sex sex = Sex::kMale;
  PlaceId home;  ///< none: the gate
  PlaceId target;
  std::optional<std::size_t> access;
  FlightId flight;
  detail::AirErrand errand;
  std::uint16_t main_tour = Population::kNoTour;
  BlockId position;
  OrganisationId organisation;
  HouseholdId household;
  std::uint8_t school_year = 0;
  std::optional<std::size_t> lunch;
};

/// Consecutive rows of the same origin.
struct Segment {
  enum class Origin : std::uint8_t { kResidents, kOutside, kFlight };

  std::size_t first = 0;
  std::size_t count = 0;
  Origin origin = Origin::kOutside;
  std::size_t index = 0;  ///< of the resident block, the outside block or the flight load
};

/// Makes and writes persons; every attribute is a function of the person's key.
class Synthesiser {
 public:
  Synthesiser(const PopulationSpec& spec, const district::District& district,
              const SynthesisOptions& options, random::Draws draws, parallel::Threads threads)
      : spec_(spec),
        district_(district),
        options_(options),
        draws_(draws),
        threads_(threads),
        air_purposes_(district),
        access_weights_(weighted(spec.access, options.access)) {}

  Population run();

 private:
  void count();
  void employ();
  void enrol();
  void house();
  void lay_out();
  void name_blocks();
  void cut_into_segments();
  void write_rows();
  [[nodiscard]] Person person_of(const Segment& segment, std::size_t ordinal) const;
  [[nodiscard]] Person resident(std::size_t block, std::size_t ordinal) const;
  [[nodiscard]] Person from_outside(std::size_t block, std::size_t ordinal) const;
  [[nodiscard]] Person passenger(const FlightLoad& load, std::size_t ordinal) const;
  void write(std::size_t row, const Person& person);
  void write_preferences(PersonId id, const Person& person);
  [[nodiscard]] OrganisationId employer(std::size_t block, std::size_t ordinal) const {
    return employers_[block].empty() ? OrganisationId::none() : employers_[block][ordinal];
  }
  [[nodiscard]] Sex draw_sex(PersonKey key, double male_share) const;
  [[nodiscard]] std::uint8_t student_age(PersonKey key, const SchoolYears& years,
                                         std::uint8_t year) const;
  [[nodiscard]] std::uint8_t draw_age(PersonKey key, const AgeProfile& profile) const;
  [[nodiscard]] std::size_t air_block() const {
    return spec_.residents.size() + spec_.blocks.size();
  }

  const PopulationSpec& spec_;
  const district::District& district_;
  const SynthesisOptions& options_;
  random::Draws draws_;
  parallel::Threads threads_;
  detail::AirPurposes air_purposes_;
  std::vector<ModeWeights> access_weights_;  ///< by access profile
  std::vector<std::uint32_t> outside_counts_;
  std::vector<std::vector<OrganisationId>> employers_;   ///< by outside block, then ordinal
  std::vector<std::vector<std::uint8_t>> school_years_;  ///< likewise
  std::vector<std::size_t> first_household_;             ///< by resident block
  std::vector<FlightLoad> loads_;
  detail::ResidentDrafts residents_;
  std::vector<BlockRows> rows_;    ///< by BlockId
  std::vector<Segment> segments_;  ///< in the order of rows, none empty
  Population population_;
};

Population Synthesiser::run() {
  count();
  employ();
  enrol();
  house();
  lay_out();
  name_blocks();
  cut_into_segments();
  write_rows();
  return std::move(population_);
}

void Synthesiser::count() {
  std::vector<double> residents;
  for (const ResidentBlock& block : spec_.residents) {
    residents.push_back(options_.scale * (static_cast<double>(block.male) + block.female));
  }
  std::vector<double> outside;
  for (const OutsideBlock& block : spec_.blocks) {
    outside.push_back(options_.scale * block.persons[options_.day_type]);
  }
  const auto resident_counts = detail::systematic_rounding(residents);
  outside_counts_ = detail::systematic_rounding(outside);
  residents_ = detail::draft_residents(spec_, options_.day_type, resident_counts, outside_counts_,
                                       draws_, threads_);
  if (spec_.air) {
    loads_ = detail::load_flights(district_.flights, options_, draws_);
  }
}

void Synthesiser::employ() {
  population_.organisations = make_organisations(spec_, district_, draws_);
  const EmployeeFit fit = fit_employees(spec_, population_.organisations, outside_counts_);
  employers_ =
      detail::assign_employers(spec_, population_.organisations, fit, outside_counts_, draws_);
}

void Synthesiser::enrol() {
  school_years_ = detail::assign_school_years(spec_, outside_counts_, draws_);
}

void Synthesiser::house() {
  Households& households = population_.households;
  for (std::size_t b = 0; b < spec_.residents.size(); ++b) {
    first_household_.push_back(households.size.size());
    for (const std::uint8_t size : residents_.household_sizes[b]) {
      households.place.push_back(spec_.residents[b].place);
      households.size.push_back(size);
    }
  }
}

void Synthesiser::lay_out() {
  std::vector<PlaceId> places;
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < spec_.residents.size(); ++i) {
    places.push_back(spec_.residents[i].place);
    counts.push_back(residents_.by_block[i].size());
  }
  for (std::size_t i = 0; i < spec_.blocks.size(); ++i) {
    places.push_back(spec_.blocks[i].place);
    counts.push_back(outside_counts_[i] - residents_.positions_taken[i]);
  }
  if (!loads_.empty()) {
    places.push_back(district_.flights[loads_.front().flight].terminal);
    counts.push_back(std::accumulate(
        loads_.begin(), loads_.end(), std::size_t{0},
        [](std::size_t sum, const FlightLoad& load) { return sum + load.passengers; }));
  }
  rows_ = detail::lay_out(district_, places, counts);
  detail::resize_columns(population_,
                         std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
}

void Synthesiser::name_blocks() {
  for (const ResidentBlock& block : spec_.residents) {
    population_.block_id.push_back(block.id);
  }
  for (const OutsideBlock& block : spec_.blocks) {
    population_.block_id.push_back(block.id);
  }
  if (!loads_.empty()) {
    population_.block_id.push_back("air");
  }
}

void Synthesiser::cut_into_segments() {
  for (std::size_t b = 0; b < spec_.residents.size(); ++b) {
    segments_.push_back({rows_[b].first, rows_[b].count, Segment::Origin::kResidents, b});
  }
  for (std::size_t b = 0; b < spec_.blocks.size(); ++b) {
    const BlockRows& rows = rows_[spec_.residents.size() + b];
    segments_.push_back({rows.first, rows.count, Segment::Origin::kOutside, b});
  }
  std::size_t next = loads_.empty() ? 0 : rows_[air_block()].first;
  for (std::size_t i = 0; i < loads_.size(); ++i) {
    segments_.push_back({next, loads_[i].passengers, Segment::Origin::kFlight, i});
    next += loads_[i].passengers;
  }
  std::erase_if(segments_, [](const Segment& segment) { return segment.count == 0; });
  std::sort(segments_.begin(), segments_.end(),
            [](const Segment& a, const Segment& b) { return a.first < b.first; });
}

void Synthesiser::write_rows() {
  parallel::for_each_block(
      threads_, population_.size(), parallel::kBlock, [&](std::size_t begin, std::size_t end) {
        auto segment = std::upper_bound(
            segments_.begin(), segments_.end(), begin,
            [](std::size_t row, const Segment& later) { return row < later.first; });
        --segment;
        for (std::size_t row = begin; row < end; ++row) {
          if (row == segment->first + segment->count) {
            ++segment;
          }
          write(row, person_of(*segment, row - segment->first));
        }
      });
}

Person Synthesiser::person_of(const Segment& segment, std::size_t ordinal) const {
  switch (segment.origin) {
    case Segment::Origin::kResidents:
      return resident(segment.index, ordinal);
    case Segment::Origin::kFlight:
      return passenger(loads_[segment.index], ordinal);
    case Segment::Origin::kOutside:
      break;
  }
  return from_outside(segment.index, ordinal);
}

Person Synthesiser::resident(std::size_t block, std::size_t ordinal) const {
  const ResidentDraft& draft = residents_.by_block[block][ordinal];
  Person person(draft.key, BlockId(block), Role::kResident);
  person.age = draft.age;
  person.sex = draft.sex;
  person.home = spec_.residents[block].place;
  person.target = draft.target;
  person.access = spec_.residents[block].access;
  person.main_tour = draft.main_tour;
  person.household = HouseholdId(first_household_[block] + draft.household);
  if (draft.outside_block != ResidentDraft::kNoBlock) {
    person.position = BlockId(spec_.residents.size() + draft.outside_block);
    person.organisation = employer(draft.outside_block, draft.position_ordinal);
    person.lunch = spec_.blocks[draft.outside_block].lunch;
  }
  return person;
}

Person Synthesiser::from_outside(std::size_t block, std::size_t ordinal) const {
  const OutsideBlock& origin = spec_.blocks[block];
  Person person(person_key(origin.id, ordinal), BlockId(spec_.residents.size() + block),
                origin.role);
  if (!school_years_[block].empty()) {
    person.school_year = school_years_[block][ordinal];
    person.age =
        student_age(person.key, spec_.school_years[*origin.school_years], person.school_year);
  } else {
    person.age = draw_age(person.key, spec_.age_profiles[origin.age_profile]);
  }
  person.lunch = origin.lunch;
  person.sex = draw_sex(person.key, origin.male_share);
  person.home = origin.home;
  person.target = origin.place;
  person.access = origin.access;
  person.organisation = employer(block, ordinal);
  return person;
}

Person Synthesiser::passenger(const FlightLoad& load, std::size_t ordinal) const {
  const district::Flight& flight = district_.flights[load.flight];
  Person person(passenger_key(flight, load.repetition, ordinal), BlockId(air_block()),
                Role::kAirPassenger);
  person.age = draw_age(person.key, spec_.age_profiles[spec_.air->age_profile]);
  person.sex = draw_sex(person.key, spec_.air->male_share);
  person.target = flight.terminal;
  person.access = spec_.air->access;
  person.flight = load.flight;
  person.errand = air_purposes_.draw(person.key, flight.kind, draws_);
  return person;
}

Sex Synthesiser::draw_sex(PersonKey key, double male_share) const {
  return draws_.uniform(key, kSynthesis, Purpose::kSynthesisSex) < male_share ? Sex::kMale
                                                                              : Sex::kFemale;
}

std::uint8_t Synthesiser::draw_age(PersonKey key, const AgeProfile& profile) const {
  const AgeBand& band = pick(draws_.uniform(key, kSynthesis, Purpose::kSynthesisAge, 0),
                             std::span<const AgeBand>(profile.bands));
  const double u = draws_.uniform(key, kSynthesis, Purpose::kSynthesisAge, 1);
  return static_cast<std::uint8_t>(random::between(u, band.from, band.to + 1.0));
}

std::uint8_t Synthesiser::student_age(PersonKey key, const SchoolYears& years,
                                      std::uint8_t year) const {
  const auto& delay = pick(draws_.uniform(key, kSynthesis, Purpose::kSynthesisAge, 0),
                           std::span<const SchoolYears::Delay>(years.delays));
  return static_cast<std::uint8_t>(years.first_age + year - 1 + delay.years);
}

void Synthesiser::write_preferences(PersonId id, const Person& person) {
  const double mean_yen =
      person.lunch ? spec_.lunches[*person.lunch].budget_yen : detail::kPlainBudgetYen;
  const auto preferences = detail::preferences_of(person.key, mean_yen, draws_);
  population_.lunch_budget_yen[id] = preferences.lunch_budget_yen;
  population_.walk_dislike[id] = preferences.walk_dislike;
}

void Synthesiser::write(std::size_t row, const Person& person) {
  const PersonId id(row);
  population_.key[id] = person.key;
  population_.block[id] = person.block;
  population_.role[id] = person.role;
  population_.age[id] = person.age;
  population_.sex[id] = person.sex;
  population_.target[id] = person.target;
  population_.flight[id] = person.flight;
  population_.air_purpose[id] = person.errand.purpose;
  population_.air_stop[id] = person.errand.stop;
  population_.main_tour[id] = person.main_tour;
  population_.position[id] = person.position;
  population_.organisation[id] = person.organisation;
  population_.household[id] = person.household;
  population_.school_year[id] = person.school_year;
  write_preferences(id, person);
  const double u = draws_.uniform(person.key, kSynthesis, Purpose::kSynthesisSpeed);
  population_.speed_mps[id] = static_cast<float>(
      free_speed_mps(u, person.age + 0.5, person.sex, options_.speed_sd_mps,
                     person.flight.valid() ? Luggage::kSuitcase : Luggage::kNone));
  if (person.access) {
    const double mode_u = draws_.uniform(person.key, kSynthesis, Purpose::kSynthesisMode);
    const std::size_t mode = random::weighted_index(mode_u, access_weights_[*person.access]);
    const double gate_u = draws_.uniform(person.key, kSynthesis, Purpose::kSynthesisGate);
    population_.mode[id] = static_cast<Mode>(mode);
    population_.gate[id] = pick(gate_u, std::span<const GateShare>(spec_.gates.at(mode))).gate;
  }
  const bool lives_at_gate = person.home.valid() && district_.places[person.home].is_gate();
  if (lives_at_gate) {
    population_.gate[id] = person.home;
  }
  population_.home[id] = person.home.valid() ? person.home : population_.gate[id];
}

}  // namespace

Population synthesise(const PopulationSpec& spec, const district::District& district,
                      const SynthesisOptions& options, random::Draws draws,
                      parallel::Threads threads) {
  expects(options.scale > 0.0 && std::isfinite(options.scale), "a population's scale is over 0");
  expects(options.speed_sd_mps > 0.0, "the deviation of walking speeds is over 0");
  const random::Draws shared(draws.seed(), 0);
  return Synthesiser(spec, district, options, shared, threads).run();
}

}  // namespace poai::population
