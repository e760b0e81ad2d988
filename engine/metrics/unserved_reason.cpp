#include "engine/metrics/unserved_reason.hpp"

namespace poai::metrics {

UnservedReason reason_of(VenueOutcome outcome) {
  switch (outcome) {
    case VenueOutcome::kReneged:
      return UnservedReason::kReneged;
    case VenueOutcome::kSoldOut:
      return UnservedReason::kSoldOut;
    case VenueOutcome::kClosed:
      return UnservedReason::kClosed;
    case VenueOutcome::kServed:
    case VenueOutcome::kBalked:
      break;
  }
  return UnservedReason::kBalked;
}

}  // namespace poai::metrics
