#include "engine/routing/transfers.hpp"

#include <cmath>
#include <cstdint>

#include "engine/core/column.hpp"
#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"

namespace poai::routing {

namespace {

/// By stop, whether ferries call there on any day.
Column<StopId, std::uint8_t> piers(const district::Transit& transit) {
  Column<StopId, std::uint8_t> is_pier(transit.stops.size(), 0);
  for (const district::Timetable& timetable : transit.timetables) {
    for (const RunId run : ids<RunId>(timetable.run_count())) {
      const bool is_boat = transit.routes[timetable.route[run]].mode == Mode::kFerry;
      for (const district::Call& call : timetable.calls[run]) {
        is_pier[call.stop] |= is_boat ? 1U : 0U;
      }
    }
  }
  return is_pier;
}

}  // namespace

std::vector<Transfer> find_transfers(const district::Transit& transit, const WalkFields& fields) {
  const Column<StopId, std::uint8_t> is_pier = piers(transit);
  std::vector<Transfer> transfers;
  for (const StopId from : ids<StopId>(transit.stops.size())) {
    for (const StopId to : ids<StopId>(transit.stops.size())) {
      const DestinationId field = fields.destination_of(transit.stops[to].node);
      expects(field.valid(), "a walking field leads to every stop");
      const auto effort_m =
          from == to ? 0.0 : static_cast<double>(fields.effort_m(field, transit.stops[from].node));
      const bool at_pier = is_pier[from] != 0 || is_pier[to] != 0;
      if (effort_m <= (at_pier ? kPierReachM : kTransferReachM)) {
        transfers.push_back({from, to, {std::llround(effort_m / kReferenceSpeedMps * 1e3)}});
      }
    }
  }
  return transfers;
}

}  // namespace poai::routing
