#pragma once
// People and rooms to meet in, without a district: a test says who is where and reads the contacts.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/encounter_engine.hpp"

namespace poai::test {

/// A contact by the keys of the two, the smaller one first.
struct SeenContact {
  std::int64_t begin_ms = 0;
  std::int64_t end_ms = 0;
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend auto operator<=>(const SeenContact&, const SeenContact&) = default;
};

class MeetingRooms {
 public:
  static constexpr SimTime kBegin = SimTime::at(9);

  /// Person i has the key mix64(first + i); all are in organisation 0 and sector 0.
  explicit MeetingRooms(std::size_t persons, std::uint64_t first = 0) : spaces(persons) {
    for (std::size_t i = 0; i < persons; ++i) {
      keys.push_back({mix64(first + i)});
      affiliation.push_back({.organisation = 0, .sector = 0});
    }
    ties = encounters::TieGraph({}, keys);
  }

  encounters::SpaceId add(encounters::SpaceKind kind, double capacity,
                          std::optional<std::uint32_t> cell_size = {}) {
    return spaces.add(kind, PlaceId::none(), mix64(1000 + spaces.size()), {capacity, cell_size});
  }
  void put(std::size_t person, encounters::SpaceId space, SimTime time = kBegin) {
    put(person, encounters::Whereabouts{space, encounters::SpaceId::none()}, time);
  }
  void put(std::size_t person, const encounters::Whereabouts& where, SimTime time) {
    moves.push_back({time, PersonId(person), where});
  }
  void put_all(encounters::SpaceId space) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      put(i, space);
    }
  }

  [[nodiscard]] encounters::EncounterEngine engine(SimTime end) const {
    return {{keys, affiliation, table_keys.size() == 0 ? nullptr : &table_keys},
            spaces,
            ties,
            parameters,
            draws,
            {.number = 0, .begin = kBegin, .end = end, .met_before = met_before}};
  }

  /// All contacts that end by `end` with the moves so far, in the order of time and keys; ticks of
  /// `tick`.
  [[nodiscard]] std::vector<SeenContact> contacts(SimTime end,
                                                  Duration tick = Duration::seconds(1)) const {
    encounters::EncounterEngine meeting = engine(end);
    return contacts(meeting, kBegin, end, tick);
  }
  [[nodiscard]] std::vector<SeenContact> contacts(encounters::EncounterEngine& meeting,
                                                  SimTime begin, SimTime end, Duration tick) const {
    EventBuffer events;
    for (SimTime now = begin; now < end; now = now + tick) {
      std::vector<encounters::Move> of_tick;
      std::copy_if(moves.begin(), moves.end(), std::back_inserter(of_tick),
                   [&](const auto& move) { return move.time >= now && move.time < now + tick; });
      meeting.advance(now + tick, of_tick, events);
    }
    return seen(events);
  }

  [[nodiscard]] std::vector<SeenContact> seen(const EventBuffer& events) const {
    std::vector<SeenContact> contacts;
    for (const Event& event : events) {
      if (event.kind == EventKind::kContactEnds) {
        const auto [low, high] =
            std::minmax(keys[event.person].value, keys[PersonId(event.a)].value);
        contacts.push_back({event.time.ms - event.b, event.time.ms, low, high});
      }
    }
    std::sort(contacts.begin(), contacts.end());
    return contacts;
  }

  encounters::EncounterParameters parameters;
  random::Draws draws{1, 0};
  Column<PersonId, PersonKey> keys;
  Column<PersonId, PersonKey> table_keys;  ///< empty: everybody sits alone
  Column<PersonId, encounters::Affiliation> affiliation;
  encounters::Spaces spaces;
  encounters::TieGraph ties;
  std::vector<encounters::Move> moves;
  std::vector<std::uint64_t> met_before;  ///< pair_entity, sorted
};

}  // namespace poai::test
