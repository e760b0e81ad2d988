#include "engine/demand/detail/person_planner.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/hash.hpp"
#include "engine/demand/detail/destination.hpp"
#include "engine/demand/detail/outings.hpp"
#include "engine/demand/detail/pick_ups.hpp"
#include "engine/demand/detail/subtours.hpp"

namespace poai::demand::detail {

using population::Population;
using population::ResidentTour;
using population::Tour;
using random::Purpose;

namespace {

constexpr std::int32_t kLunchMarginMs = 10 * kMinuteMs;
constexpr std::int32_t kLeastBreakMin = 10;  // of a break that a scenario changes
constexpr std::int32_t kMostBreakMin = 180;

constexpr double kAnyWalkMin = 24.0 * 60.0;
constexpr std::uint64_t kMainTour = hash_name("main tour");

std::size_t index_of(Role role) { return static_cast<std::size_t>(role); }

PlanItem lunch_item(const TourWindow& window) {
  const LunchPlan& lunch = *window.lunch;
  PlanItem meal;
  meal.activity = ActivityKind::kLunch;
  meal.end_ms = lunch.start_ms + lunch.break_min * kMinuteMs;
  meal.mode = Mode::kWalk;
  meal.lunch = lunch.form;
  meal.break_min = lunch.break_min;
  const bool eats_here = lunch.form == LunchForm::kHomeBento || lunch.form == LunchForm::kNone;
  meal.place = eats_here ? window.place : PlaceId::none();
  return meal;
}

}  // namespace

void PersonPlanner::plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report,
                         std::vector<RoomGuest>& guests) {
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
    plan_resident(person, windows_, report);
    add_pick_ups(person, report);
    add_outings_from_home({people.key[person], people.role[person], people.age[person]}, inputs_,
                          day_, draws_, windows_, report);
  } else {
    plan_from_outside(person, report);
  }
  report.appear.at(role) += windows_.empty() ? 0U : 1U;
  write_windows(person, items, report);
  list_room_stays(windows_, person, guests);
}

void PersonPlanner::list_subtours(Role role, std::vector<PatternPart>& parts) const {
  for (const population::Subtour& subtour : inputs_.spec.subtours) {
    if (may_have(subtour, role)) {
      parts.push_back(
          {hash_name(subtour.id), subtour.share[day_.day_type], day_.pattern.subtour, true});
    }
  }
}

void PersonPlanner::add_subtours(PersonId person, Role role, std::uint32_t pattern,
                                 std::size_t first_part, TourWindow& window,
                                 PlanReport& report) const {
  std::size_t part = first_part;
  for (const population::Subtour& subtour : inputs_.spec.subtours) {
    if (may_have(subtour, role) && has_part(pattern, part++)) {
      const TourDraws draws(draws_, inputs_.population.key[person],
                            tour_occasion(day_.number, subtour.id));
      add_subtour(person, subtour, draws, {inputs_, travel_, rooms_}, window, report);
    }
  }
}

void PersonPlanner::plan_from_outside(PersonId person, PlanReport& report) {
  const Population& people = inputs_.population;
  const std::size_t first = inputs_.spec.residents.size();
  const population::OutsideBlock& block = inputs_.spec.blocks[people.block[person].index() - first];
  const Tour& tour = inputs_.spec.tours[block.tour];
  parts_.assign(1, {kMainTour, tour.appears[day_.day_type], day_.pattern.main_tour, false});
  list_subtours(block.role, parts_);
  const std::uint32_t pattern = choose_pattern(parts_, draws_, people.key[person], day_.number);
  if (!has_part(pattern, 0)) {
    return;
  }
  const TourDraws draws(draws_, people.key[person], random::Occasion::on(day_.number, 0));
  TourWindow window = draw_window(person, tour, block.place, draws, report);
  if (changes_.stays_in(person, tour.activity, window.arrive_ms)) {
    return;
  }
  add_lunch(person, tour, block.lunch, draws, window);
  add_subtours(person, block.role, pattern, 1, window, report);
  add_outings({people.key[person], block.role, people.age[person]}, inputs_, day_, draws_, window,
              report);
  windows_.push_back(std::move(window));
}

Role PersonPlanner::role_at_work(PersonId person) const {
  const BlockId position = inputs_.population.position[person];
  return position.valid()
             ? inputs_.spec.blocks[position.index() - inputs_.spec.residents.size()].role
             : Role::kResident;
}

bool PersonPlanner::has_extra_tour(PersonId person, const ResidentTour& extra) const {
  const std::uint8_t age = inputs_.population.age[person];
  return extra.slot == ResidentTour::Slot::kExtra && extra.from_age <= age && age <= extra.to_age;
}

void PersonPlanner::plan_resident(PersonId person, Windows& windows, PlanReport& report) const {
  const Population& people = inputs_.population;
  const population::PopulationSpec& spec = inputs_.spec;
  const auto share_of = [&](const ResidentTour& tour) {
    return spec.tours[tour.tour].appears[day_.day_type];
  };
  std::vector<PatternPart> parts(1);
  const std::uint16_t main = people.main_tour[person];
  if (main != Population::kNoTour) {
    parts[0] = {hash_name(spec.resident_tours[main].id), share_of(spec.resident_tours[main]),
                day_.pattern.main_tour, false};
    list_subtours(role_at_work(person), parts);
  }
  const std::size_t first_extra = parts.size();
  for (const ResidentTour& extra : spec.resident_tours) {
    if (has_extra_tour(person, extra)) {
      parts.push_back({hash_name(extra.id), extra.share[day_.day_type] * share_of(extra),
                       day_.pattern.extra_tour, false});
    }
  }
  const std::uint32_t pattern = choose_pattern(parts, draws_, people.key[person], day_.number);
  if (has_part(pattern, 0)) {
    add_main_tour(person, pattern, windows, report);
  }
  std::size_t part = first_extra;
  for (const ResidentTour& extra : spec.resident_tours) {
    if (has_extra_tour(person, extra) && has_part(pattern, part++)) {
      add_extra_tour(person, extra, windows, report);
    }
  }
}

void PersonPlanner::add_main_tour(PersonId person, std::uint32_t pattern, Windows& windows,
                                  PlanReport& report) const {
  const Population& people = inputs_.population;
  const ResidentTour& resident_tour = inputs_.spec.resident_tours[people.main_tour[person]];
  const Tour& tour = inputs_.spec.tours[resident_tour.tour];
  const TourDraws draws(draws_, people.key[person], tour_occasion(day_.number, resident_tour.id));
  const PlaceId target = people.target[person];
  const PlaceId place = target.valid() ? target : people.gate[person];
  TourWindow window = draw_window(person, tour, place, draws, report);
  window.is_main = true;
  if (const BlockId position = people.position[person]; position.valid()) {
    const std::size_t block = position.index() - inputs_.spec.residents.size();
    add_lunch(person, tour, inputs_.spec.blocks[block].lunch, draws, window);
  }
  const Role role = role_at_work(person);
  add_subtours(person, role, pattern, 1, window, report);
  add_outings({people.key[person], role, people.age[person]}, inputs_, day_, draws_, window,
              report);
  windows.push_back(std::move(window));
}

void PersonPlanner::add_extra_tour(PersonId person, const ResidentTour& extra, Windows& windows,
                                   PlanReport& report) const {
  const Population& people = inputs_.population;
  const Tour& tour = inputs_.spec.tours[extra.tour];
  const TourDraws draws(draws_, people.key[person], tour_occasion(day_.number, extra.id));
  const std::vector<PlaceId> full = rooms_.refusals.places(person, extra.id, rooms_.rooms);
  const PlaceId place =
      extra.destination == ResidentTour::Destination::kPlaces
          ? choose_destination({extra.places, extra.weights, extra.walk_per_min, kAnyWalkMin, full},
                               people.home[person], inputs_, draws)
          : people.gate[person];
  if (!place.valid()) {
    ++report.dropped;
    return;
  }
  const TourWindow drawn = draw_window(person, tour, place, draws, report);
  if (changes_.stays_in(person, tour.activity, drawn.arrive_ms)) {
    return;
  }
  const bool by_arrival = tour.leave_home.empty();
  const std::int32_t way_ms = by_arrival ? drawn.arrive_ms - drawn.depart_ms : 0;
  ClockRange departures = span_of(by_arrival ? tour.arrive : tour.leave_home);
  departures.from_ms = std::max(departures.from_ms - way_ms, kDayBeginMs);
  departures.to_ms -= way_ms;
  const auto fitted = fit_between(drawn, windows, departures);
  if (!fitted) {
    ++report.dropped;
    return;
  }
  report.repaired += fitted->depart_ms == drawn.depart_ms ? 0U : 1U;
  windows.push_back(*fitted);
  windows.back().room_stay = stay_in(rooms_.rooms.of(extra.id, place), *fitted);
}

// The household's days are drawn for each member anew: members are planned by different threads.
void PersonPlanner::add_pick_ups(PersonId person, PlanReport& report) {
  const population::HouseholdId household = inputs_.population.household[person];
  for (const population::PickUp& pick_up : inputs_.spec.pick_ups) {
    if (!household.valid() || !has_child_for(pick_up, inputs_, households_[household])) {
      continue;
    }
    PlanReport of_others;
    members_.clear();
    std::size_t self = 0;
    for (const PersonId member : households_[household]) {
      self = member == person ? members_.size() : self;
      members_.push_back({member, member == person ? windows_ : Windows{}});
      if (member != person) {
        plan_resident(member, members_.back().windows, of_others);
      }
    }
    const auto outcome = arrange_pick_up(pick_up, inputs_, day_, draws_, travel_, members_);
    report.dropped += static_cast<std::uint32_t>(
        windows_.size() - std::min(windows_.size(), members_[self].windows.size()));
    windows_ = members_[self].windows;
    if (outcome) {
      report.pick_ups += outcome->adult == self ? 1U : 0U;
      report.pick_ups_dropped += !outcome->adult && outcome->first_child == self ? 1U : 0U;
    }
  }
}

TourWindow PersonPlanner::draw_window(PersonId person, const Tour& tour, PlaceId place,
                                      const TourDraws& draws, PlanReport& report) const {
  const PlaceId home = inputs_.population.home[person];
  TourWindow window;
  window.place = place;
  window.activity = tour.activity;
  window.mode = travel_.mode_between(person, home, place);
  const auto choose_bicycle = [&](std::int32_t time_ms) {
    if (travel_.cycles(person, {home, place, window.mode}, time_ms, draws.occasion())) {
      window.mode = Mode::kBicycle;
    }
  };
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
    choose_bicycle(window.arrive_ms - kFirstGuessMs);
    window.depart_ms = travel_.departure_ms(person, {home, place, window.mode}, window.arrive_ms);
  } else {
    window.depart_ms = draws.time(Purpose::kArrival, tour.leave_home);
    choose_bicycle(window.depart_ms);
    window.arrive_ms =
        window.depart_ms + travel_.travel_ms(person, {home, place, window.mode}, window.depart_ms);
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
    window.end_ms = draws.end_of_stay_ms(tour, window.arrive_ms, window.least_ms);
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
    if (window.outing_from_home) {
      items.back().end_ms = window.depart_ms;
      items.push_back(outing_item(inputs_.spec, *window.outing_from_home, window.depart_ms));
      items.push_back(at_home);
      items.back().mode = Mode::kWalk;
      continue;
    }
    ++report.tours;
    report.lunches += window.lunch ? 1U : 0U;
    if (!window.starts_in_place) {
      items.back().end_ms = window.depart_ms;
    }
    write_stay(window, items);
    if (window.end_ms == TourWindow::kNever) {
      return;
    }
    write_way_home(window, at_home, items, report);
  }
}

void PersonPlanner::write_way_home(const TourWindow& window, PlanItem at_home,
                                   std::vector<PlanItem>& items, PlanReport& report) const {
  at_home.mode = window.mode;
  if (const auto& stop = window.stop_on_way_home) {
    PlanItem item;
    item.place = stop->place;
    item.activity = ActivityKind::kEscort;
    item.mode = window.mode;
    item.end_ms = stop->end_ms;
    item.least_ms = stop->least_ms;
    items.push_back(item);
    at_home.mode = onward_mode(window.mode);
    report.outings_dropped += window.outing_after ? 1U : 0U;
  } else if (window.outing_after) {
    items.push_back(outing_item(inputs_.spec, *window.outing_after, window.end_ms));
    ++report.outings;
  }
  items.push_back(at_home);
}

void PersonPlanner::write_stay(const TourWindow& window, std::vector<PlanItem>& items) const {
  PlanItem stay;
  stay.place = window.place;
  stay.activity = is_gate(window.place) ? ActivityKind::kElsewhere : window.activity;
  stay.mode = window.mode;
  const bool has_breaks = window.lunch || !window.errands.empty();
  stay.least_ms = has_breaks ? 0 : window.least_ms;
  const auto take_break = [&](std::int32_t begin_ms, const PlanItem& pause, Mode back) {
    stay.end_ms = begin_ms;
    items.push_back(stay);
    items.push_back(pause);
    stay.mode = back;
  };
  bool lunch_is_due = window.lunch.has_value();
  const auto take_lunch = [&] {
    take_break(window.lunch->start_ms, lunch_item(window), Mode::kWalk);
    lunch_is_due = false;
  };
  for (const Errand& errand : window.errands) {
    if (lunch_is_due && window.lunch->start_ms < errand.depart_ms) {
      take_lunch();
    }
    PlanItem item;
    item.place = errand.place;
    item.activity = errand.activity;
    item.end_ms = errand.end_ms;
    item.least_ms = errand.least_ms;
    item.mode = errand.mode;
    take_break(errand.depart_ms, item, errand.mode);
  }
  if (lunch_is_due) {
    take_lunch();
  }
  stay.end_ms = window.end_ms;
  items.push_back(stay);
}

}  // namespace poai::demand::detail
