#include "engine/study/stop_rule.hpp"

namespace poai::study {

bool is_met(const StopRule& rule, const PairedEstimate& estimate, std::uint32_t replicates) {
  if (!estimate.half_width) {
    return replicates >= kLeastWithoutSpread;
  }
  return replicates >= kLeastToStop && *estimate.half_width <= rule.half_width;
}

}  // namespace poai::study
