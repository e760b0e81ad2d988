// Events: who goes there from the island, and who comes for them.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/suggest.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::between;
using config::FieldVisitor;
using config::Presence;
using population::OutsideBlock;

void declare_times(FieldVisitor& visitor, EventSettings& event) {
  visitor.field({.key = "begins", .meaning = "When it begins.", .presence = Presence::kRequired},
                event.begins);
  visitor.field(
      {.key = "ends", .meaning = "When it ends, after begins.", .presence = Presence::kRequired},
      event.ends);
  visitor.field({.key = "arrive_before_min",
                 .meaning = "Visitors arrive within that time before it begins (estimate).",
                 .unit = "min",
                 .range = between(1, 600)},
                event.arrive_before_min);
  visitor.field({.key = "leave_within_min",
                 .meaning = "Visitors leave within that time after its end (estimate).",
                 .unit = "min",
                 .range = between(1, 600)},
                event.leave_within_min);
}

/// The block whose people the visitors resemble: the one that is named, else the first visitors of
/// the place, else the first visitors of all.
const OutsideBlock* pattern_of(const Intervention& intervention, PlaceId place, Target& target) {
  const auto& blocks = target.population.blocks;
  const auto find = [&blocks](auto is_it) -> const OutsideBlock* {
    const auto found = std::find_if(blocks.begin(), blocks.end(), is_it);
    return found == blocks.end() ? nullptr : &*found;
  };
  const std::string& like = intervention.event.like;
  if (!like.empty()) {
    const OutsideBlock* named = find([&](const OutsideBlock& block) { return block.id == like; });
    if (named == nullptr) {
      std::vector<std::string> known;
      for (const OutsideBlock& block : blocks) {
        known.push_back(block.id);
      }
      report(intervention, "like",
             fmt::format("the population file has no block \"{}\" from outside", like), "",
             did_you_mean(like, known), target.problems);
    }
    return named;
  }
  const auto visits = [](const OutsideBlock& block) {
    return block.role == Role::kVisitor && block.access && !block.home.valid();
  };
  const OutsideBlock* here =
      find([&](const OutsideBlock& block) { return visits(block) && block.place == place; });
  return here != nullptr ? here : find(visits);
}

/// Visitors as a block with a tour of their own.
void add_visitors(const Intervention& intervention, PlaceId place, Target& target) {
  const EventSettings& event = intervention.event;
  const OutsideBlock* pattern = pattern_of(intervention, place, target);
  if (pattern == nullptr) {
    if (event.like.empty()) {
      report(intervention, "visitors", "must be 0",
             "the population file has no visitors that they could resemble", "", target.problems);
    }
    return;
  }
  const auto minutes = [](double value) { return Duration{std::llround(value * 60'000.0)}; };
  population::Tour tour;
  tour.name = "event:" + intervention.id;
  tour.activity = ActivityKind::kEvent;
  tour.appears.values.fill(1.0);
  tour.arrive = {{*event.begins - minutes(event.arrive_before_min), *event.begins, 1.0}};
  tour.leave = {{*event.ends, *event.ends + minutes(event.leave_within_min), 1.0}};
  tour.stay_mean_min = (*event.ends - *event.begins).in_minutes();
  OutsideBlock block = *pattern;
  block.id = intervention.id;
  block.role = Role::kVisitor;
  block.place = place;
  block.persons.values.fill(event.visitors);
  block.tour = target.population.tours.size();
  block.lunch.reset();
  block.purpose = "event";
  block.source = "scenario";
  target.population.tours.push_back(std::move(tour));
  target.population.blocks.push_back(std::move(block));
  ++target.changes.roster.new_blocks;
}

/// People come to conventions and concerts to look at something, to clubs for what they do
/// together, to the others to meet.
encounters::SpaceKind space_of(EventType type) {
  switch (type) {
    case EventType::kConvention:
    case EventType::kConcert:
      return encounters::SpaceKind::kHall;
    case EventType::kClubEvening:
      return encounters::SpaceKind::kClub;
    case EventType::kMixer:
    case EventType::kSeminar:
    case EventType::kStudentEvent:
    case EventType::kOpenHouse:
      break;
  }
  return encounters::SpaceKind::kEvent;
}

/// Guests come from so long before it begins (estimate).
constexpr Duration kGuestsBefore = Duration::minutes(30);

void add_gathering(const EventSettings& event, PlaceId place, Target& target) {
  const Duration visitors_before{
      event.visitors > 0 ? std::llround(event.arrive_before_min * 60'000.0) : 0};
  target.changes.gatherings.push_back(
      {.opens = *event.begins - std::max(visitors_before, kGuestsBefore),
       .ends = *event.ends,
       .place = place,
       .kind = space_of(event.type),
       .persons = static_cast<double>(event.guests) + static_cast<double>(event.visitors)});
}

}  // namespace

void declare_event(FieldVisitor& visitor, Intervention& intervention) {
  EventSettings& event = intervention.event;
  visitor.word({.key = "type",
                .meaning = "What it is: people meet there, but at a convention or a concert they "
                           "look at something. To a club's evenings mostly the same people come "
                           "on every day of a run."},
               kEventTypeNames, event.type);
  visitor.field(
      {.key = "place", .meaning = "Id of the place where it is.", .presence = Presence::kRequired},
      intervention.place);
  declare_times(visitor, event);
  visitor.field({.key = "guests",
                 .meaning = "How many people come who are on the island that day anyway: of those "
                            "who are free an hour before it begins, by lot.",
                 .unit = "persons",
                 .range = between(0, 1'000'000)},
                event.guests);
  declare_audience(visitor, intervention.audience);
  visitor.field({.key = "visitors",
                 .meaning = "How many people come for it from outside.",
                 .unit = "persons",
                 .range = between(0, 1'000'000)},
                event.visitors);
  visitor.field({.key = "like",
                 .meaning = "Id of the block of the population file that the visitors resemble in "
                            "age, sex and ways; without it, visitors of the place, or of any."},
                event.like);
}

void apply_event(const Intervention& intervention, Target& target) {
  const EventSettings& event = intervention.event;
  const demand::Who who = who_of(intervention, target);
  if (intervention.place.empty() || !event.begins || !event.ends) {
    return;  // reported when the file was read
  }
  const auto place = place_of(intervention, "place", intervention.place, target);
  if (*event.ends <= *event.begins) {
    report(intervention, "ends", "must be after begins",
           fmt::format("begins is {}", format_time(*event.begins)), "", target.problems);
    return;
  }
  if (place && target.district.places[*place].is_gate()) {
    report(intervention, "place", fmt::format("\"{}\" is a gate", intervention.place),
           "an event is at a place of the district", "", target.problems);
    return;
  }
  if (!place) {
    return;
  }
  if (event.guests + event.visitors > 0) {
    add_gathering(event, *place, target);
  }
  if (event.guests > 0) {
    const double scaled = event.guests * target.scenario.population.scale;
    target.changes.plans.events.push_back(
        {.id = intervention.id,
         .place = *place,
         .begin = *event.begins,
         .end = *event.ends,
         .guests = static_cast<std::uint32_t>(std::lround(scaled)),
         .who = who,
         .lot = event.type == EventType::kClubEvening ? demand::GuestLot::kOnce
                                                      : demand::GuestLot::kDaily});
  }
  if (event.visitors > 0) {
    add_visitors(intervention, *place, target);
  }
}

}  // namespace poai::scenario::detail
