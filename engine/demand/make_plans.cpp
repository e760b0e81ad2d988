#include "engine/demand/make_plans.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/demand/detail/event_guests.hpp"
#include "engine/demand/detail/person_planner.hpp"
#include "engine/demand/detail/room_allocation.hpp"
#include "engine/parallel/loops.hpp"

namespace poai::demand {
namespace {

/// The plans of one block of persons.
struct PlannedBlock {
  std::vector<PlanItem> items;
  std::vector<std::uint32_t> lengths;
  PlanReport report;
  std::vector<detail::RoomGuest> guests;
};

/// Changes each count of `sum` by that of `part`.
template <class Change>
void combine(PlanReport& sum, const PlanReport& part, const Change& change) {
  for (std::size_t role = 0; role < sum.roster.size(); ++role) {
    change(sum.roster.at(role), part.roster.at(role));
    change(sum.appear.at(role), part.appear.at(role));
  }
  for (std::uint32_t PlanReport::*count :
       {&PlanReport::tours, &PlanReport::lunches, &PlanReport::repaired, &PlanReport::dropped,
        &PlanReport::subtours, &PlanReport::subtours_repaired, &PlanReport::subtours_dropped,
        &PlanReport::refused_rooms, &PlanReport::pick_ups, &PlanReport::pick_ups_dropped,
        &PlanReport::outings, &PlanReport::outings_repaired, &PlanReport::outings_dropped}) {
    change(sum.*count, part.*count);
  }
}

void add(const PlanReport& part, PlanReport& sum) {
  combine(sum, part, [](std::uint32_t& all, std::uint32_t some) { all += some; });
}

void subtract(const PlanReport& part, PlanReport& sum) {
  combine(sum, part, [](std::uint32_t& all, std::uint32_t some) { all -= some; });
}

Plans joined(const std::vector<PlannedBlock>& blocks, std::size_t persons,
             parallel::Threads threads) {
  std::vector<std::uint32_t> offsets = {0};
  offsets.reserve(persons + 1);
  std::vector<std::size_t> first;
  for (const PlannedBlock& block : blocks) {
    first.push_back(offsets.back());
    for (const std::uint32_t length : block.lengths) {
      offsets.push_back(offsets.back() + length);
    }
  }
  std::vector<PlanItem> items(offsets.back());
  parallel::for_each_index(
      threads, blocks.size(),
      [&](std::size_t b) {
        std::copy(blocks[b].items.begin(), blocks[b].items.end(),
                  items.begin() + static_cast<std::ptrdiff_t>(first[b]));
      },
      1);
  return {std::move(offsets), std::move(items)};
}

/// The day in which everybody finds room or goes elsewhere.
void find_rooms(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws,
                const detail::HouseholdMembers& households, const detail::Rooms& rooms,
                const std::vector<PlannedBlock>& blocks, PlannedDay& planned) {
  std::vector<detail::RoomGuest> guests;
  for (const PlannedBlock& block : blocks) {
    guests.insert(guests.end(), block.guests.begin(), block.guests.end());
  }
  const auto found = detail::allocate_rooms(inputs, day, draws, households, rooms, guests);
  if (found.plans.empty()) {
    return;
  }
  subtract(found.before, planned.report);
  add(found.after, planned.report);
  Plans plans;
  for (const PersonId person : ids<PersonId>(planned.plans.size())) {
    const auto anew = found.plans.find(person);
    plans.append_row(anew == found.plans.end() ? planned.plans[person]
                                               : std::span<const PlanItem>(anew->second));
  }
  planned.plans = std::move(plans);
}

}  // namespace

PlannedDay make_plans(const PlanInputs& inputs, const PlanDay& day, random::Draws draws,
                      parallel::Threads threads) {
  const std::size_t persons = inputs.population.size();
  const detail::HouseholdMembers households = detail::members_for_pick_ups(inputs);
  const detail::Rooms rooms(inputs.spec, day.capacity_scale);
  const detail::Refusals no_refusals;
  std::vector<PlannedBlock> blocks((persons + parallel::kBlock - 1) / parallel::kBlock);
  parallel::for_each_block(
      threads, persons, parallel::kBlock, [&](std::size_t begin, std::size_t end) {
        PlannedBlock& block = blocks[begin / parallel::kBlock];
        detail::PersonPlanner planner(inputs, day, draws, households, {rooms, no_refusals});
        for (std::size_t i = begin; i < end; ++i) {
          const std::size_t before = block.items.size();
          planner.plan(PersonId(i), block.items, block.report, block.guests);
          block.lengths.push_back(static_cast<std::uint32_t>(block.items.size() - before));
        }
      });
  PlannedDay planned;
  for (const PlannedBlock& block : blocks) {
    add(block.report, planned.report);
  }
  planned.plans = joined(blocks, persons, threads);
  if (rooms.size() > 0) {
    find_rooms(inputs, day, draws, households, rooms, blocks, planned);
  }
  if (day.changes != nullptr) {
    for (const EventPlan& event : day.changes->events) {
      detail::EventDay with_guests = detail::with_event(event, inputs, day, draws, planned.plans);
      planned.plans = std::move(with_guests.plans);
      planned.report.events.push_back({event.id, event.guests, with_guests.guests});
    }
  }
  return planned;
}

}  // namespace poai::demand
