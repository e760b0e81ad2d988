#include "engine/metrics/airport_observer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>

#include "engine/metrics/intervals.hpp"
#include "engine/movement/transit_engine.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {
namespace {

/// Whether somebody left a stop because its line stood still, not because no run came any more.
bool stood_still(const Event& gives_up) {
  return gives_up.detail != static_cast<std::uint8_t>(movement::WayOn::kNoRunToday);
}

}  // namespace

AirportObserver::AirportObserver(const district::District& district,
                                 const district::Timetable& timetable,
                                 const population::Population& population,
                                 const std::vector<Section>& sections, TimeBins hours)
    : district_(district),
      timetable_(timetable),
      population_(population),
      sections_(sections),
      hours_(hours),
      kerb_exits_(kKerbMinutes, district.flights.size()),
      block_in_ms_(district.flights.size(), kNoRow),
      inflow_(hours.count(), kAirPurposeCount),
      section_passengers_(hours.count(), sections.size()),
      live_(timetable.run_count()),
      way_(population.size(), kNothing),
      border_ms_(population.size(), -1) {
  cabins_.resize(district.flights.size());
}

void AirportObserver::take(const Event& event) {
  if (event.kind == EventKind::kRunDeparts) {
    depart(event);
  } else if (is_passenger(event.person)) {
    take_of_passenger(event);
  }
}

void AirportObserver::take_of_passenger(const Event& event) {
  switch (event.kind) {
    case EventKind::kTripBegins:
      way_[event.person] = kNothing;
      break;
    case EventKind::kTripEnds:
      stopped_ += event.b == population_.air_stop[event.person].value() ? 1U : 0U;
      break;
    case EventKind::kDenied:
      way_[event.person] |= is_train(RunId(event.a)) ? kDeniedByTrain : kNothing;
      break;
    case EventKind::kWaitGivesUp:
      way_[event.person] |= stood_still(event) ? kLeftLine : kNothing;
      break;
    case EventKind::kBoards:
      way_[event.person] |= kRode;
      ++live_[RunId(event.a)].load;
      break;
    case EventKind::kAlights:
      --live_[RunId(event.a)].load;
      break;
    case EventKind::kTerminalReaches:
      reach_step(event);
      break;
    case EventKind::kFlightArrives:
      reach_kerb(event);
      break;
    case EventKind::kFlightMissed:
      miss(event);
      break;
    case EventKind::kFlightCancelled:
      ++cancelled_;
      break;
    case EventKind::kPassengerStranded:
      ++stranded_.at(event.detail);
      break;
    default:
      break;
  }
}

bool AirportObserver::is_train(RunId run) const {
  return district_.transit.routes[timetable_.route[run]].mode == Mode::kPortLiner;
}

void AirportObserver::reach_step(const Event& event) {
  waits_.at(event.detail).waits_ms.push_back(static_cast<std::int32_t>(event.b));
  if (static_cast<TerminalStep>(event.detail) == TerminalStep::kAircraftDoor) {
    block_in_ms_.at(event.a) = static_cast<std::uint32_t>(event.time.ms);
    ++landed_;
    Cabin& cabin = cabins_.at(event.a);
    const auto out_ms = static_cast<std::int32_t>(event.b);
    cabin.first_ms = std::min(cabin.first_ms, out_ms);
    cabin.last_ms = std::max(cabin.last_ms, out_ms);
    ++cabin.persons;
  } else if (static_cast<TerminalStep>(event.detail) == TerminalStep::kImmigration) {
    border_ms_[event.person] = static_cast<std::int32_t>(event.time.ms);
  }
}

double AirportObserver::deplaned_per_min() const {
  std::int64_t persons = 0;
  std::int64_t took_ms = 0;
  for (const Cabin& cabin : cabins_) {
    if (cabin.persons > 1) {
      persons += cabin.persons - 1;
      took_ms += cabin.last_ms - cabin.first_ms;
    }
  }
  constexpr double kMsPerMinute = 60'000.0;
  return took_ms == 0 ? 0.0
                      : static_cast<double>(persons) * kMsPerMinute / static_cast<double>(took_ms);
}

void AirportObserver::reach_kerb(const Event& event) {
  const auto purpose = static_cast<std::size_t>(population_.air_purpose[event.person]);
  ++inflow_.at(hours_.index(event.time), purpose);
  ++inflow_by_mode_.at(static_cast<std::size_t>(population_.mode[event.person]));
  if (border_ms_[event.person] >= 0) {
    formalities_.waits_ms.push_back(static_cast<std::int32_t>(event.time.ms) -
                                    border_ms_[event.person]);
  }
  if (block_in_ms_.at(event.a) == kNoRow) {
    return;  // without terminals nobody is seen before the kerb
  }
  const std::int64_t took_ms = event.time.ms - block_in_ms_[event.a];
  const auto minute = static_cast<std::size_t>(took_ms / Duration::minutes(1).ms);
  ++kerb_exits_.at(std::min(minute, kKerbMinutes - 1), event.a);
  const district::Flight::Kind kind = district_.flights[FlightId(event.a)].kind;
  kerb_times_.at(static_cast<std::size_t>(kind))
      .waits_ms.push_back(static_cast<std::int32_t>(took_ms));
}

void AirportObserver::miss(const Event& event) {
  const std::uint8_t way = way_[event.person];
  auto cause = MissCause::kOnTheWay;
  if (event.detail == static_cast<std::uint8_t>(MissReason::kSecurity)) {
    cause = MissCause::kSecurity;
  } else if (event.detail == static_cast<std::uint8_t>(MissReason::kEmigration)) {
    cause = MissCause::kEmigration;
  } else if ((way & kDeniedByTrain) != 0) {
    cause = MissCause::kTrainFull;
  } else if ((way & kLeftLine) != 0) {
    cause = MissCause::kLineOut;
  } else if ((way & kRode) != 0) {
    cause = MissCause::kRideLate;
  }
  ++missed_.at(static_cast<std::size_t>(cause));
}

void AirportObserver::depart(const Event& event) {
  const RunId run(event.a);
  LiveRun& live = live_[run];
  const auto calls = timetable_.calls[run];
  while (live.next_call < calls.size() && calls[live.next_call].stop != StopId(event.b)) {
    ++live.next_call;
  }
  if (++live.next_call >= calls.size() || live.load == 0) {
    return;
  }
  const Section section{StopId(event.b), calls[live.next_call].stop,
                        district_.transit.routes[timetable_.route[run]].mode};
  const auto found = std::lower_bound(sections_.begin(), sections_.end(), section);
  if (found != sections_.end() && *found == section) {
    section_passengers_.at(hours_.index(event.time),
                           static_cast<std::size_t>(found - sections_.begin())) += live.load;
  }
}

void AirportObserver::checkpoint(storage::Archive& archive) {
  using storage::Field;
  kerb_exits_.checkpoint(archive, "kerb_exits");
  inflow_.checkpoint(archive, "inflow");
  section_passengers_.checkpoint(archive, "section_passengers");
  archive.fixed("block_in_ms", std::span<std::uint32_t>(block_in_ms_));
  archive.value("landed", landed_);
  for (std::size_t step = 0; step < waits_.size(); ++step) {
    archive.list("waits_" + std::string(kTerminalStepNames.at(step)), waits_.at(step).waits_ms);
  }
  archive.list("kerb_times_domestic", kerb_times_[0].waits_ms);
  archive.list("kerb_times_international", kerb_times_[1].waits_ms);
  archive.list("formalities", formalities_.waits_ms);
  archive.rows("cabins", std::span<Cabin>(cabins_), Field{"first_ms", &Cabin::first_ms},
               Field{"last_ms", &Cabin::last_ms}, Field{"persons", &Cabin::persons});
  archive.fixed("inflow_by_mode", std::span<std::uint64_t>(inflow_by_mode_));
  archive.fixed("border_ms", border_ms_.values());
  archive.fixed("missed", std::span<std::uint64_t>(missed_));
  archive.value("cancelled", cancelled_);
  archive.fixed("stranded", std::span<std::uint64_t>(stranded_));
  archive.value("stopped", stopped_);
  archive.rows("live_runs", live_.values(), Field{"load", &LiveRun::load},
               Field{"next_call", &LiveRun::next_call});
  archive.fixed("way", way_.values());
}

}  // namespace poai::metrics
