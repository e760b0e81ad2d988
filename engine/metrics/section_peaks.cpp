#include "engine/metrics/section_peaks.hpp"

#include <map>

namespace poai::metrics {

std::vector<SectionLoad> peak_loads_by_section(const TransitObserver& observer, Mode mode,
                                               double capacity_scale) {
  std::map<Section, SectionLoad> peaks;
  for (std::size_t row = 0; row < observer.sections().passengers.rows(); ++row) {
    const SimTime hour = observer.hours().begin_of(row);
    for (const SectionLoad& load : section_loads(observer, mode, hour, capacity_scale)) {
      const auto [peak, is_new] = peaks.emplace(load.section, load);
      if (!is_new && load.share > peak->second.share) {
        peak->second = load;
      }
    }
  }
  std::vector<SectionLoad> loads;
  for (const auto& [section, load] : peaks) {
    loads.push_back(load);
  }
  return loads;
}

}  // namespace poai::metrics
