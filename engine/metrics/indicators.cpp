#include "engine/metrics/indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/demand/parties.hpp"
#include "engine/metrics/airport_indicators.hpp"
#include "engine/metrics/convergence.hpp"
#include "engine/metrics/day_record.hpp"
#include "engine/metrics/encounter_indicators.hpp"
#include "engine/metrics/lunch_summary.hpp"
#include "engine/metrics/section_peaks.hpp"

namespace poai::metrics {
namespace {

/// Releases of stuck walkers that a valid run may have, as a share of all walks.
constexpr double kMostReleases = 0.001;

/// Collects the indicators of one record.
class Collector {
 public:
  explicit Collector(const DayRecord& record)
      : record_(record), scale_(record.world().scenario.population.scale) {}

  Indicators collect();

 private:
  void add_persons();
  void add_presence();
  void add_trips();
  void add_trips_of_residents();
  void add_line(const std::string& name, Mode mode);
  void add_stations(const std::string& name, Mode mode);
  void add_dining();
  void add_outings();
  void add_events();
  void add_walking();
  void add_airport();
  void add_parking();
  void add_iterations();
  void add_run();

  void count(const std::string& name, std::uint64_t simulated) {
    indicators_.add(name, std::int64_t{std::llround(static_cast<double>(simulated) / scale_)});
  }
  void real(const std::string& name, double value) { indicators_.add(name, value); }

  const DayRecord& record_;
  double scale_;
  Indicators indicators_;
};

Indicators Collector::collect() {
  add_persons();
  add_presence();
  add_trips();
  add_line("transit.port_liner", Mode::kPortLiner);
  add_line("transit.bus", Mode::kBus);
  add_line("transit.ferry", Mode::kFerry);
  using movement::WayOn;
  count("transit.gave_up", record_.transit().gave_up(WayOn::kNoRunToday));
  count("transit.lost_patience.bus", record_.transit().gave_up(WayOn::kBus));
  count("transit.lost_patience.train", record_.transit().gave_up(WayOn::kTrain));
  count("transit.lost_patience.walk", record_.transit().gave_up(WayOn::kWalk));
  count("transit.lost_patience.taxi", record_.transit().gave_up(WayOn::kTaxi));
  count("transit.lost_patience.home", record_.transit().gave_up(WayOn::kHome));
  count("transit.left_full_bus.train", record_.transit().gave_up(WayOn::kTrainPastFullBus));
  count("transit.left_full_bus.walk", record_.transit().gave_up(WayOn::kWalkPastFullBus));
  count("transit.left_full_bus.taxi", record_.transit().gave_up(WayOn::kTaxiPastFullBus));
  count("transit.left_full_bus.home", record_.transit().gave_up(WayOn::kHomePastFullBus));
  add_dining();
  add_outings();
  add_events();
  add_encounter_indicators(record_.encounters(), record_.world(), indicators_);
  add_walking();
  add_airport();
  add_parking();
  add_iterations();
  add_run();
  return indicators_;
}

void Collector::add_persons() {
  const population::Population& people = record_.world().population;
  const std::vector<std::uint8_t>& appeared = record_.outcomes().appeared;
  std::array<std::uint64_t, kRoleNames.size()> roster{};
  std::array<std::uint64_t, kRoleNames.size()> seen{};
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto role = static_cast<std::size_t>(people.role[PersonId(i)]);
    ++roster.at(role);
    seen.at(role) += appeared[i];
  }
  count("persons.total", people.size());
  count("persons.appeared",
        static_cast<std::uint64_t>(std::count(appeared.begin(), appeared.end(), 1)));
  for (std::size_t role = 0; role < roster.size(); ++role) {
    count(fmt::format("persons.by_role.{}", kRoleNames.at(role)), roster.at(role));
  }
  for (std::size_t role = 0; role < roster.size(); ++role) {
    count(fmt::format("persons.appeared_by_role.{}", kRoleNames.at(role)), seen.at(role));
  }
}

void Collector::add_presence() {
  const Presence& presence = record_.presence();
  for (std::size_t i = 0; i < presence.totals().size(); ++i) {
    count(fmt::format("present.by_hour.{}", format_time({presence.times_ms()[i]})),
          presence.totals()[i]);
  }
}

void Collector::add_trips() {
  count("trips.total", record_.tally().trips());
  for (const Mode mode : {Mode::kWalk, Mode::kBicycle, Mode::kCar, Mode::kFerry, Mode::kBus,
                          Mode::kPortLiner, Mode::kTaxi, Mode::kShuttle}) {
    count(fmt::format("trips.by_mode.{}", word(kModeNames, mode)), record_.tally().trips_by(mode));
  }
  add_trips_of_residents();
}

/// Without anybody who goes out there is no mean.
void Collector::add_trips_of_residents() {
  const population::Population& people = record_.world().population;
  std::uint64_t trips = 0;
  std::uint64_t mobile = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const std::uint16_t own = record_.tally().trip_count()[person];
    if (people.role[person] == Role::kResident && own > 0) {
      trips += own;
      ++mobile;
    }
  }
  if (mobile > 0) {
    real("trips.per_mobile_resident", static_cast<double>(trips) / static_cast<double>(mobile));
  }
}

void Collector::add_line(const std::string& name, Mode mode) {
  add_stations(name, mode);
  const TransitObserver& transit = record_.transit();
  count(name + ".denied_boardings", transit.denied(mode));
  if (const auto peak = peak_load(transit, mode, scale_)) {
    const auto& stops = transit.transit().stops;
    const auto section_name = [&stops](const Section& section) {
      return stops[section.from].id + '-' + stops[section.to].id;
    };
    real(name + ".max_load_share", peak->share);
    indicators_.add(name + ".max_load_section", section_name(peak->section));
    indicators_.add(name + ".max_load_hour", format_time(peak->hour));
    for (const SectionLoad& load : section_loads(transit, mode, peak->hour, scale_)) {
      real(name + ".max_hour_load_share_by_section." + section_name(load.section), load.share);
    }
    for (const SectionLoad& load : peak_loads_by_section(transit, mode, scale_)) {
      const std::string section = section_name(load.section);
      real(name + ".max_load_share_by_section." + section, load.share);
      indicators_.add(name + ".max_load_hour_by_section." + section, format_time(load.hour));
    }
  }
  real(name + ".max_run_load_share", peak_run_share(transit, mode, scale_));
  real(name + ".mean_wait_s", transit.mean_wait_s(mode));
  const ServiceQuality quality =
      service_quality(transit.calls(), transit.transit(), transit.timetable(), mode, scale_);
  real(name + ".crowded_share", quality.crowded_share);
  real(name + ".mean_delay_s", quality.mean_delay_s);
}

// Boardings and alightings through the gates, as in the published statistics: who changes passes
// none.
void Collector::add_stations(const std::string& name, Mode mode) {
  const TransitObserver& transit = record_.transit();
  const auto& stops = transit.transit().stops;
  const std::vector<StopId> served = transit.stops_of(mode);
  std::uint64_t boardings = 0;
  for (const StopId stop : served) {
    boardings += transit.passengers_at(stop, mode).boardings;
  }
  count(name + ".boardings", boardings);
  for (const StopId stop : served) {
    count(fmt::format("{}.boardings_by_station.{}", name, stops[stop].id),
          transit.passengers_at(stop, mode).boardings);
  }
  for (const StopId stop : served) {
    const StopPassengers here = transit.passengers_at(stop, mode);
    count(fmt::format("{}.alightings_by_station.{}", name, stops[stop].id),
          here.alightings - std::min(here.changes, here.alightings));
  }
}

void Collector::add_dining() {
  const MealObserver& meals = record_.meals();
  const VenueObserver& venues = record_.venues();
  count("dining.wanted", meals.wanted());
  count("dining.served", meals.served());
  count("dining.unserved", meals.unserved());
  for (std::size_t reason = 0; reason < kUnservedReasonNames.size(); ++reason) {
    count(fmt::format("dining.unserved_by_reason.{}", kUnservedReasonNames.at(reason)),
          meals.unserved(static_cast<UnservedReason>(reason)));
  }
  count("dining.balked", venues.count(VenueOutcome::kBalked));
  count("dining.reneged", venues.count(VenueOutcome::kReneged));
  if (const demand::Parties* parties = record_.world().parties) {
    count("dining.parties", parties->at_lunch_count);
    count("dining.in_parties", parties->lunchers_in_parties);
    real("dining.in_parties_share",
         parties->lunchers == 0
             ? 0.0
             : static_cast<double>(parties->lunchers_in_parties) / parties->lunchers);
  }
  real("dining.mean_wait_s", venues.mean_wait_s());
  real("dining.p90_wait_s", venues.p90_wait_s());
  add_lunch_indicators(record_, indicators_);
}

void Collector::add_outings() {
  if (const demand::Parties* parties = record_.world().parties) {
    count("outings.parties", parties->members.size() - parties->at_lunch_count);
    count("outings.in_parties", parties->members.values().size() - parties->lunchers_in_parties);
  }
  for (std::size_t kind = 0; kind < kOutingKindCount; ++kind) {
    const OutingCounts& counts = record_.outings().counts(static_cast<OutingKind>(kind));
    if (counts.wanted == 0) {
      continue;
    }
    const std::string name = fmt::format("outings.{}", kOutingKindNames.at(kind));
    count(name + ".wanted", counts.wanted);
    for (std::size_t outcome = 0; outcome < kOutingOutcomeNames.size(); ++outcome) {
      count(fmt::format("{}.{}", name, kOutingOutcomeNames.at(outcome)),
            counts.outcomes.at(outcome));
    }
    constexpr auto kFirstOfVisits = static_cast<std::size_t>(UnservedReason::kBalked);
    for (std::size_t reason = kFirstOfVisits; reason < kUnservedReasonNames.size(); ++reason) {
      count(fmt::format("{}.turned_away_by_reason.{}", name, kUnservedReasonNames.at(reason)),
            counts.turned_away.at(reason));
    }
  }
}

// Of events to which people of the island were asked.
void Collector::add_events() {
  const demand::PlanReport* plans = record_.world().plan_report;
  if (plans == nullptr) {
    return;
  }
  for (const demand::EventGuests& guests : plans->events) {
    const scenario::Intervention* event = record_.world().scenario.intervention(guests.id);
    expects(event != nullptr, "events are interventions of the scenario");
    indicators_.add(fmt::format("events.{}.guests_asked", guests.id),
                    std::int64_t{event->event.guests});
    count(fmt::format("events.{}.guests", guests.id), guests.come);
  }
}

void Collector::add_walking() {
  real("walking.mean_speed_mps", record_.links().mean_speed_mps());
  count("walking.walks", record_.tally().walks());
  count("walking.link_entries", record_.links().entry_count());
  count("walking.released_stuck", record_.links().releases());
}

void Collector::add_airport() {
  count("airport.arrived", record_.tally().arrived());
  count("airport.departed", record_.tally().departed());
  count("airport.missed_flights", record_.tally().missed_flights());
  add_airport_indicators(record_.airport(), record_.transit(), scale_, indicators_);
}

// Of car parks with a limit, if the district knows any.
void Collector::add_parking() {
  const CarParkObserver& observer = record_.car_parks();
  const CarParkSeries& series = observer.series();
  if (series.places.empty()) {
    return;
  }
  count("parking.parked", observer.parked());
  count("parking.turned_away", observer.turned_away());
  count("parking.over_capacity", observer.over_capacity());
  double fullest = 0.0;
  for (std::size_t column = 0; column < series.places.size(); ++column) {
    const std::uint32_t room = record_.world().car_parks.room_for(series.places[column]);
    for (std::size_t bin = 0; room > 0 && bin < series.parked.rows(); ++bin) {
      fullest = std::max(fullest, static_cast<double>(series.parked.at(bin, column)) / room);
    }
  }
  real("parking.max_share", fullest);
}

void Collector::add_iterations() {
  const Convergence* days = record_.world().convergence;
  if (days == nullptr || days->rows.empty()) {
    return;
  }
  indicators_.add("demand.iterations", static_cast<std::int64_t>(days->rows.size()));
  indicators_.add("demand.converged", days->converged);
  if (days->rows.size() > 1) {
    real("demand.flow_change_share", days->rows.back().change());
  }
}

void Collector::add_run() {
  const bool valid = static_cast<double>(record_.links().releases()) <=
                     kMostReleases * static_cast<double>(record_.tally().walks());
  indicators_.add("run.end", format_time(record_.end()));
  indicators_.add("run.valid", valid);
  indicators_.add("run.state_hash", record_.state_hash().text());
}

}  // namespace

void Indicators::add(std::string name, Value value) {
  expects(find(name) == nullptr, "an indicator is given once");
  values_.emplace_back(std::move(name), std::move(value));
}

const Indicators::Value* Indicators::find(std::string_view name) const {
  const auto found = std::find_if(values_.begin(), values_.end(),
                                  [name](const auto& entry) { return entry.first == name; });
  return found == values_.end() ? nullptr : &found->second;
}

std::optional<double> Indicators::number(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr || std::holds_alternative<std::string>(*value)) {
    return std::nullopt;
  }
  if (const auto* whole = std::get_if<std::int64_t>(value)) {
    return static_cast<double>(*whole);
  }
  if (const auto* truth = std::get_if<bool>(value)) {
    return *truth ? 1.0 : 0.0;
  }
  return std::get<double>(*value);
}

std::optional<std::string> Indicators::text(std::string_view name) const {
  const Value* value = find(name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::nullopt : std::optional(*text);
}

std::vector<std::string> Indicators::names() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : values_) {
    names.push_back(name);
  }
  return names;
}

Indicators indicators_of(const DayRecord& record) { return Collector(record).collect(); }

}  // namespace poai::metrics
