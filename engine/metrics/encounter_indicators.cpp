#include "engine/metrics/encounter_indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace poai::metrics {

void add_encounter_indicators(const EncounterObserver& observer, double scale,
                              Indicators& indicators) {
  const auto count = [&](const std::string& name, std::uint64_t simulated) {
    indicators.add("encounters." + name,
                   std::int64_t{std::llround(static_cast<double>(simulated) / scale)});
  };
  const auto real = [&](const std::string& name, double value) {
    indicators.add("encounters." + name, value);
  };
  const PairSummary& pairs = observer.pairs();
  const ContactSum& total = observer.total();
  const double persons = std::max(1.0, static_cast<double>(pairs.persons));
  count("contacts", total.contacts);
  count("pairs", pairs.pairs);
  count("persons", pairs.persons);
  real("contacts_per_person", 2.0 * static_cast<double>(total.contacts) / persons);
  real("minutes_per_person", 2.0 * static_cast<double>(total.ms) / 60'000.0 / persons);
  real("partners_per_person", 2.0 * static_cast<double>(pairs.pairs) / persons);
  real("mean_duration_s", observer.mean_duration_s());
  for (std::size_t i = 0; i < EncounterObserver::kDurationsS.size(); ++i) {
    real(fmt::format("share_of_{}_s", EncounterObserver::kDurationsS.at(i)),
         observer.share_of_duration(i));
  }
  real("cross_sector_share", observer.cross_sector_share());
  real("weak_tie_share", observer.weak_tie_share());
  real("stranger_share", observer.stranger_share());
  count("new_ties", pairs.new_ties());
  for (std::size_t kind = 0; kind < pairs.new_ties_by_kind.size(); ++kind) {
    count(fmt::format("new_ties_by_kind.{}", encounters::kTieKindNames.at(kind)),
          pairs.new_ties_by_kind.at(kind));
  }
  count("bridges", observer.bridges());
  real("mean_reach", pairs.mean_reach);
  for (std::size_t kind = 0; kind < encounters::kSpaceKindCount; ++kind) {
    const ContactSum& sum = observer.in(static_cast<encounters::SpaceKind>(kind));
    count(fmt::format("contacts_by_space.{}", encounters::kSpaceKindNames.at(kind)), sum.contacts);
    real(fmt::format("minutes_by_space.{}", encounters::kSpaceKindNames.at(kind)),
         static_cast<double>(sum.ms) / 60'000.0 / scale);
  }
}

}  // namespace poai::metrics
