#pragma once
// A day on which people of several organisations walk between rooms, with ties and parties, so that
// they turn to others for every reason there is.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "support/meeting_rooms.hpp"

namespace poai::test {

/// When it is over.
inline constexpr SimTime kDayEnd = SimTime::at(11);

/// `persons` move at random moments. Each three of them sit at one table, that of the last
/// one; person i has ties to i / 2, 2 i and 2 i + 1.
inline MeetingRooms random_day(std::size_t persons, std::uint64_t seed) {
  MeetingRooms rooms(persons, seed);
  rooms.parameters.cell_rate_per_h = 3.0;
  rooms.parameters.room_rate_per_h = 5.0;
  rooms.parameters.tie_rate_per_h = 2.0;
  rooms.parameters.introduction_share = 0.3;
  rooms.parameters.company_factor = 20.0;
  std::vector<encounters::Tie> ties;
  for (std::size_t i = 0; i < persons; ++i) {
    const auto organisation = static_cast<std::uint32_t>(i % 3);
    rooms.affiliation[PersonId(i)] = {.organisation = organisation,
                                      .sector = static_cast<std::uint8_t>(organisation / 2)};
    rooms.table_keys.push_back(rooms.keys[PersonId(std::min(i - i % 3 + 2, persons - 1))]);
    if (i > 0) {
      ties.push_back({PersonId(i), PersonId(i / 2), 50.0F});
    }
  }
  rooms.ties = encounters::TieGraph(ties, rooms.keys);
  using encounters::SpaceKind;
  const encounters::SpaceId lobby = rooms.add(SpaceKind::kLobby, 40.0);
  const encounters::SpaceId none = encounters::SpaceId::none();
  const std::vector<encounters::Whereabouts> all = {{rooms.add(SpaceKind::kOffice, 20.0), lobby},
                                                    {rooms.add(SpaceKind::kCanteen, 8.0), lobby},
                                                    {rooms.add(SpaceKind::kEvent, 20.0), none},
                                                    {lobby, none},
                                                    {none, none}};
  for (std::size_t i = 0; i < persons; ++i) {
    SimTime time = MeetingRooms::kBegin;
    for (std::uint64_t step = 0; time < kDayEnd; ++step) {
      const std::uint64_t bits = combine64(rooms.keys[PersonId(i)].value, step);
      rooms.put(i, all[bits % all.size()], time);
      time = time + Duration{static_cast<std::int64_t>(60'000 + (bits >> 8U) % 1'800'000)};
    }
  }
  return rooms;
}

}  // namespace poai::test
