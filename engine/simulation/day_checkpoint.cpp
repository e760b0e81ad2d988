// What of the persons' days is in a checkpoint. Destinations are numbered anew when a scenario
// brings another place, so that nodes are written instead.

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/simulation/day_flow.hpp"
#include "engine/storage/archive.hpp"

namespace poai::simulation {

using movement::ParkingRequest;
using movement::PersonState;
using movement::RideRequest;
using movement::TerminalRequest;
using movement::WalkRequest;
using routing::DestinationId;
using storage::Archive;
using storage::Field;
using venues::VisitRequest;

namespace {

NodeId node_of(DestinationId destination, const routing::WalkFields& fields) {
  return destination.valid() ? fields.node_of(destination) : NodeId::none();
}

DestinationId destination_of(NodeId node, const routing::WalkFields& fields) {
  return node.valid() ? fields.destination_of(node) : DestinationId::none();
}

}  // namespace

void Agenda::checkpoint(Archive& archive) {
  archive.value("now_s", now_second_);
  archive.fixed("first_of_second", std::span<PersonId>(first_));
  archive.rows("entries", entries_.values(), Field{"due_ms", &Entry::due_ms},
               Field{"next", &Entry::next}, Field{"is_waiting", &Entry::is_waiting});
}

void DayFlow::checkpoint(Archive& archive) {
  Archive agenda = archive.part("agenda");
  agenda_.checkpoint(agenda);
  checkpoint_states(archive);
  checkpoint_requests(archive);
  archive.rows("trips", trips_.values(), Field{"from", &Trip::from}, Field{"to", &Trip::to},
               Field{"board_0", [](auto& trip) -> auto& { return trip.board[0]; }},
               Field{"board_1", [](auto& trip) -> auto& { return trip.board[1]; }},
               Field{"board_2", [](auto& trip) -> auto& { return trip.board[2]; }},
               Field{"board_3", [](auto& trip) -> auto& { return trip.board[3]; }},
               Field{"alight_0", [](auto& trip) -> auto& { return trip.alight[0]; }},
               Field{"alight_1", [](auto& trip) -> auto& { return trip.alight[1]; }},
               Field{"alight_2", [](auto& trip) -> auto& { return trip.alight[2]; }},
               Field{"alight_3", [](auto& trip) -> auto& { return trip.alight[3]; }},
               Field{"main_mode", &Trip::main_mode}, Field{"ride_count", &Trip::ride_count},
               Field{"rode", &Trip::rode}, Field{"awaits_train", &Trip::awaits_train});
  archive.rows("cars", cars_.values(), Field{"at", &Car::at}, Field{"from", &Car::from},
               Field{"tried", &Car::tried}, Field{"drive", &Car::drive});
  archive.fixed("free_seats", free_seats_.values());
  archive.list_of("impatient", impatient_, Field{"time_ms", &PersonMoment::time},
                  Field{"person", &PersonMoment::person});
  archive.value("taxis_called_until_ms", taxis_called_until_ms_);
  archive.rows("meals", meals_.values(), Field{"break_end_ms", &Meal::break_end_ms},
               Field{"tried_0", [](auto& meal) -> auto& { return meal.tried[0]; }},
               Field{"tried_1", [](auto& meal) -> auto& { return meal.tried[1]; }},
               Field{"tried_2", [](auto& meal) -> auto& { return meal.tried[2]; }});
  archive.rows("parties", parties_.values(), Field{"speed_mps", &Party::speed_mps},
               Field{"size", &Party::size}, Field{"walking", &Party::walking},
               Field{"is_together", &Party::is_together});
  archive.fixed("companies", std::span<PersonId>(companies_));
  expects(table_changes_.empty(), "tables are handed over in the tick in which they change");
  for (const demand::PartyId id : ids<demand::PartyId>(archive.reads() ? parties_.size() : 0)) {
    if (parties_[id].is_together) {
      keep_together(id);
    }
  }
}

void DayFlow::checkpoint_states(Archive& archive) {
  std::vector<NodeId> to;
  for (const PersonState& state : states_) {
    to.push_back(node_of(DestinationId(state.walk_to), model_.fields));
  }
  archive.rows("states", states_.values(), Field{"since_ms", &PersonState::since_ms},
               Field{"due_ms", &PersonState::due_ms}, Field{"container", &PersonState::container},
               Field{"plan_cursor", &PersonState::plan_cursor}, Field{"kind", &PersonState::kind},
               Field{"ride", &PersonState::ride});
  archive.fixed("states_walk_to_node", std::span<NodeId>(to));
  for (std::size_t i = 0; archive.reads() && i < to.size(); ++i) {
    states_[PersonId(i)].walk_to = destination_of(to[i], model_.fields).value();
  }
}

// Those made by a stage that had passed already; they belong to the next tick.
void DayFlow::checkpoint_requests(Archive& archive) {
  std::vector<NodeId> to;
  for (const WalkRequest& walk : requests_.walks) {
    to.push_back(node_of(walk.to, model_.fields));
  }
  archive.list_of(
      "walks", requests_.walks, Field{"time_ms", &WalkRequest::time},
      Field{"person", &WalkRequest::person}, Field{"tie_break", &WalkRequest::tie_break},
      Field{"free_speed_mps", &WalkRequest::free_speed_mps}, Field{"from", &WalkRequest::from});
  archive.list("walks_to_node", to);
  for (std::size_t i = 0; archive.reads() && i < requests_.walks.size(); ++i) {
    requests_.walks[i].to = destination_of(to.at(i), model_.fields);
  }
  archive.list_of("rides", requests_.rides, Field{"time_ms", &RideRequest::time},
                  Field{"person", &RideRequest::person}, Field{"key", &RideRequest::key},
                  Field{"tie_break", &RideRequest::tie_break}, Field{"board", &RideRequest::board},
                  Field{"alight", &RideRequest::alight}, Field{"changed", &RideRequest::changed});
  archive.list_of("visits", requests_.visits, Field{"time_ms", &VisitRequest::time},
                  Field{"person", &VisitRequest::person}, Field{"key", &VisitRequest::key},
                  Field{"tie_break", &VisitRequest::tie_break},
                  Field{"occasion", &VisitRequest::occasion}, Field{"place", &VisitRequest::place},
                  Field{"must_leave_ms", &VisitRequest::must_leave});
  expects(requests_.visits.empty(), "visits are settled in the tick in which they are asked for");
  archive.list_of(
      "terminals", requests_.terminals, Field{"time_ms", &TerminalRequest::time},
      Field{"person", &TerminalRequest::person}, Field{"key", &TerminalRequest::key},
      Field{"tie_break", &TerminalRequest::tie_break}, Field{"flight", &TerminalRequest::flight},
      Field{"flight_ms", &TerminalRequest::flight_time},
      Field{"cancelled_ms", &TerminalRequest::cancelled_ms},
      Field{"first_step", &TerminalRequest::first_step}, Field{"onward", &TerminalRequest::onward});
  archive.list_of("parking", requests_.parking, Field{"time_ms", &ParkingRequest::time},
                  Field{"person", &ParkingRequest::person},
                  Field{"tie_break", &ParkingRequest::tie_break}, Field{"at", &ParkingRequest::at},
                  Field{"action", &ParkingRequest::action});
}

}  // namespace poai::simulation
