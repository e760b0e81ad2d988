#include "engine/demand/make_plans.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/demand/detail/event_guests.hpp"
#include "engine/demand/detail/person_planner.hpp"
#include "engine/parallel/loops.hpp"

namespace poai::demand {
namespace {

/// The plans of one block of persons.
struct PlannedBlock {
  std::vector<PlanItem> items;
  std::vector<std::uint32_t> lengths;
  PlanReport report;
};

void add(const PlanReport& part, PlanReport& sum) {
  for (std::size_t role = 0; role < sum.roster.size(); ++role) {
    sum.roster.at(role) += part.roster.at(role);
    sum.appear.at(role) += part.appear.at(role);
  }
  sum.tours += part.tours;
  sum.lunches += part.lunches;
  sum.repaired += part.repaired;
  sum.dropped += part.dropped;
  sum.subtours += part.subtours;
  sum.subtours_repaired += part.subtours_repaired;
  sum.subtours_dropped += part.subtours_dropped;
  sum.pick_ups += part.pick_ups;
  sum.pick_ups_dropped += part.pick_ups_dropped;
  sum.outings += part.outings;
  sum.outings_repaired += part.outings_repaired;
  sum.outings_dropped += part.outings_dropped;
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

}  // namespace

PlannedDay make_plans(const PlanInputs& inputs, const PlanDay& day, random::Draws draws,
                      parallel::Threads threads) {
  const std::size_t persons = inputs.population.size();
  const detail::HouseholdMembers households = detail::members_for_pick_ups(inputs);
  std::vector<PlannedBlock> blocks((persons + parallel::kBlock - 1) / parallel::kBlock);
  parallel::for_each_block(
      threads, persons, parallel::kBlock, [&](std::size_t begin, std::size_t end) {
        PlannedBlock& block = blocks[begin / parallel::kBlock];
        detail::PersonPlanner planner(inputs, day, draws, households);
        for (std::size_t i = begin; i < end; ++i) {
          const std::size_t before = block.items.size();
          planner.plan(PersonId(i), block.items, block.report);
          block.lengths.push_back(static_cast<std::uint32_t>(block.items.size() - before));
        }
      });
  PlannedDay planned;
  for (const PlannedBlock& block : blocks) {
    add(block.report, planned.report);
  }
  planned.plans = joined(blocks, persons, threads);
  if (day.changes != nullptr) {
    for (const EventPlan& event : day.changes->events) {
      planned.plans = detail::with_event(event, inputs, day, draws, planned.plans);
    }
  }
  return planned;
}

}  // namespace poai::demand
