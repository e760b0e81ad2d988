#include "engine/routing/transfers.hpp"

#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"

namespace poai::routing {

std::vector<Transfer> find_transfers(const district::Transit& transit, const WalkFields& fields) {
  std::vector<Transfer> transfers;
  for (const StopId from : ids<StopId>(transit.stops.size())) {
    for (const StopId to : ids<StopId>(transit.stops.size())) {
      const DestinationId field = fields.destination_of(transit.stops[to].node);
      expects(field.valid(), "a walking field leads to every stop");
      const auto effort_m =
          from == to ? 0.0 : static_cast<double>(fields.effort_m(field, transit.stops[from].node));
      if (effort_m <= kTransferReachM) {
        transfers.push_back({from, to, {std::llround(effort_m / kReferenceSpeedMps * 1e3)}});
      }
    }
  }
  return transfers;
}

}  // namespace poai::routing
