#include "engine/demand/detail/person_planner.hpp"

#include <algorithm>
#include <limits>

namespace poai::demand::detail {

using population::Population;
using population::ResidentTour;
using population::Tour;
using random::Purpose;

namespace {

constexpr std::int32_t kLunchMarginMs = 10 * kMinuteMs;
constexpr std::int32_t kLeastBreakMin = 10;  // of a break that a scenario changes
constexpr std::int32_t kMostBreakMin = 180;

std::size_t index_of(Role role) { return static_cast<std::size_t>(role); }

ClockRange span_of(const population::TimeBands& bands) {
  ClockRange range{std::numeric_limits<std::int32_t>::max(), 0};
  for (const population::TimeBand& band : bands) {
    range.from_ms = std::min(range.from_ms, static_cast<std::int32_t>(band.from.ms));
    range.to_ms = std::max(range.to_ms, static_cast<std::int32_t>(band.to.ms));
  }
  return range;
}

}  // namespace

void PersonPlanner::plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report) {
  const Population& people = inputs_.population;
  const std::size_t role = index_of(people.role[person]);
  ++report.roster.at(role);
  if (people.flight[person].valid()) {
    ++report.appear.at(role);
    passengers_.plan(person, items, report);
    return;
  }
  windows_.clear();
  if (people.block[person].index() < inputs_.spec.residents.size()) {
    plan_resident(person, report);
  } else {
    plan_from_outside(person, report);
  }
  report.appear.at(role) += windows_.empty() ? 0U : 1U;
  write_windows(person, items, report);
}

void PersonPlanner::plan_from_outside(PersonId person, PlanReport& report) {
  const Population& people = inputs_.population;
  const std::size_t first = inputs_.spec.residents.size();
  const population::OutsideBlock& block = inputs_.spec.blocks[people.block[person].index() - first];
  const Tour& tour = inputs_.spec.tours[block.tour];
  const TourDraws draws(draws_, people.key[person], random::Occasion::on(day_.number, 0));
  if (!draws.appears(tour.appears[day_.day_type])) {
    return;
  }
  TourWindow window = draw_window(person, tour, block.place, draws, report);
  if (changes_.stays_in(person, tour.activity, window.arrive_ms)) {
    return;
  }
  add_lunch(person, tour, block.lunch, draws, window);
  windows_.push_back(window);
}

void PersonPlanner::plan_resident(PersonId person, PlanReport& report) {
  const Population& people = inputs_.population;
  const population::PopulationSpec& spec = inputs_.spec;
  if (const std::uint16_t main = people.main_tour[person]; main != Population::kNoTour) {
    const ResidentTour& resident_tour = spec.resident_tours[main];
    const Tour& tour = spec.tours[resident_tour.tour];
    const TourDraws draws(draws_, people.key[person], tour_occasion(day_.number, resident_tour.id));
    if (draws.appears(tour.appears[day_.day_type])) {
      const PlaceId target = people.target[person];
      const PlaceId place = target.valid() ? target : people.gate[person];
      TourWindow window = draw_window(person, tour, place, draws, report);
      if (const BlockId position = people.position[person]; position.valid()) {
        const std::size_t block = position.index() - spec.residents.size();
        add_lunch(person, tour, spec.blocks[block].lunch, draws, window);
      }
      windows_.push_back(window);
    }
  }
  for (const ResidentTour& extra : spec.resident_tours) {
    if (extra.slot == ResidentTour::Slot::kExtra) {
      add_extra_tour(person, extra, report);
    }
  }
}

void PersonPlanner::add_extra_tour(PersonId person, const ResidentTour& extra, PlanReport& report) {
  const Population& people = inputs_.population;
  const std::uint8_t age = people.age[person];
  const Tour& tour = inputs_.spec.tours[extra.tour];
  const TourDraws draws(draws_, people.key[person], tour_occasion(day_.number, extra.id));
  if (age < extra.from_age || age > extra.to_age ||
      !draws.appears(extra.share[day_.day_type] * tour.appears[day_.day_type])) {
    return;
  }
  const PlaceId place = extra.destination == ResidentTour::Destination::kPlaces
                            ? draws.destination(extra)
                            : people.gate[person];
  const TourWindow drawn = draw_window(person, tour, place, draws, report);
  if (changes_.stays_in(person, tour.activity, drawn.arrive_ms)) {
    return;
  }
  const bool by_arrival = tour.leave_home.empty();
  const std::int32_t way_ms = by_arrival ? drawn.arrive_ms - drawn.depart_ms : 0;
  ClockRange departures = span_of(by_arrival ? tour.arrive : tour.leave_home);
  departures.from_ms = std::max(departures.from_ms - way_ms, kDayBeginMs);
  departures.to_ms -= way_ms;
  const auto fitted = fit_between(drawn, windows_, departures);
  if (!fitted) {
    ++report.dropped;
    return;
  }
  report.repaired += fitted->depart_ms == drawn.depart_ms ? 0U : 1U;
  windows_.push_back(*fitted);
}

TourWindow PersonPlanner::draw_window(PersonId person, const Tour& tour, PlaceId place,
                                      const TourDraws& draws, PlanReport& report) const {
  const PlaceId home = inputs_.population.home[person];
  TourWindow window;
  window.place = place;
  window.activity = tour.activity;
  window.mode = travel_.mode_between(person, home, place);
  window.least_ms = static_cast<std::int32_t>(tour.stay_least_min * kMinuteMs);
  window.starts_in_place = tour.starts_in_place;
  if (tour.starts_in_place) {
    window.arrive_ms = window.depart_ms = kDayBeginMs;
    window.least_ms = 0;
    window.end_ms =
        tour.leave.empty() ? TourWindow::kNever : draws.time(Purpose::kArrival, tour.leave);
  } else if (tour.leave_home.empty()) {
    window.arrive_ms = draws.time(Purpose::kArrival, tour.arrive);
    window.arrive_ms += changes_.shift_ms(person, tour.activity, window.arrive_ms);
    window.depart_ms = travel_.departure_ms(person, home, place, window.arrive_ms);
  } else {
    window.depart_ms = draws.time(Purpose::kArrival, tour.leave_home);
    window.arrive_ms = window.depart_ms + travel_.travel_ms(person, home, place, window.depart_ms);
  }
  if (window.depart_ms < kDayBeginMs) {
    window.depart_ms = kDayBeginMs;
    ++report.repaired;
  }
  if (tour.stays_overnight) {
    window.end_ms = window.back_ms = TourWindow::kNever;
    return window;
  }
  if (!tour.starts_in_place) {
    window.end_ms = tour.leave.empty() ? window.arrive_ms + draws.stay_ms(tour)
                                       : draws.time(Purpose::kStay, tour.leave);
    const std::int32_t in_time_ms = travel_.in_time_for_last_run(
        person, place, window.end_ms, window.arrive_ms + window.least_ms);
    report.repaired += in_time_ms == window.end_ms ? 0U : 1U;
    window.end_ms = in_time_ms;
  }
  window.back_ms = window.end_ms + std::max(window.arrive_ms - window.depart_ms, 0);
  return window;
}

void PersonPlanner::add_lunch(PersonId person, const Tour& tour, std::optional<std::size_t> profile,
                              const TourDraws& draws, TourWindow& window) const {
  if (!profile || tour.lunch_share <= 0.0 || window.starts_in_place || is_gate(window.place)) {
    return;
  }
  auto lunch =
      draws.lunch(inputs_.spec.lunches[*profile], inputs_.population.sex[person], tour.lunch_share);
  if (lunch && day_.lunch_break_extra_min != 0) {
    lunch->break_min = static_cast<std::uint8_t>(
        std::clamp(lunch->break_min + day_.lunch_break_extra_min, kLeastBreakMin, kMostBreakMin));
  }
  if (lunch && lunch->start_ms >= window.arrive_ms + kLunchMarginMs &&
      lunch->start_ms + lunch->break_min * kMinuteMs + kLunchMarginMs <= window.end_ms) {
    window.lunch = lunch;
  }
}

void PersonPlanner::write_windows(PersonId person, std::vector<PlanItem>& items,
                                  PlanReport& report) {
  const PlaceId home = inputs_.population.home[person];
  PlanItem at_home;
  at_home.place = home;
  at_home.activity = is_gate(home) ? ActivityKind::kElsewhere : ActivityKind::kHome;
  std::sort(windows_.begin(), windows_.end(),
            [](const TourWindow& a, const TourWindow& b) { return a.depart_ms < b.depart_ms; });
  const bool wakes_elsewhere = !windows_.empty() && windows_.front().starts_in_place;
  if (!wakes_elsewhere) {
    items.push_back(at_home);
  }
  for (const TourWindow& window : windows_) {
    ++report.tours;
    report.lunches += window.lunch ? 1U : 0U;
    if (!window.starts_in_place) {
      items.back().end_ms = window.depart_ms;
    }
    write_stay(window, items);
    if (window.end_ms == TourWindow::kNever) {
      return;
    }
    at_home.mode = window.mode;
    items.push_back(at_home);
  }
}

void PersonPlanner::write_stay(const TourWindow& window, std::vector<PlanItem>& items) const {
  PlanItem stay;
  stay.place = window.place;
  stay.activity = is_gate(window.place) ? ActivityKind::kElsewhere : window.activity;
  stay.mode = window.mode;
  stay.end_ms = window.end_ms;
  stay.least_ms = window.least_ms;
  if (!window.lunch) {
    items.push_back(stay);
    return;
  }
  const LunchPlan& lunch = *window.lunch;
  stay.end_ms = lunch.start_ms;
  stay.least_ms = 0;
  items.push_back(stay);
  PlanItem meal;
  meal.activity = ActivityKind::kLunch;
  meal.end_ms = lunch.start_ms + lunch.break_min * kMinuteMs;
  meal.mode = Mode::kWalk;
  meal.lunch = lunch.form;
  meal.break_min = lunch.break_min;
  const bool eats_here = lunch.form == LunchForm::kHomeBento || lunch.form == LunchForm::kNone;
  meal.place = eats_here ? window.place : PlaceId::none();
  items.push_back(meal);
  stay.mode = Mode::kWalk;
  stay.end_ms = window.end_ms;
  items.push_back(stay);
}

}  // namespace poai::demand::detail
