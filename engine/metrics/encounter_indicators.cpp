#include "engine/metrics/encounter_indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "engine/core/id_range.hpp"

namespace poai::metrics {

namespace {

/// Shares and sums over the days of a run.
void add_days(const encounters::TieHistory& history, double scale, Indicators& indicators) {
  const encounters::TieDay& last = history.days.back();
  const std::uint64_t before =
      history.days.size() < 2 ? 0 : history.days[history.days.size() - 2].pairs;
  const auto count = [&](const std::string& name, std::uint64_t simulated) {
    indicators.add("ties." + name,
                   std::int64_t{std::llround(static_cast<double>(simulated) / scale)});
  };
  count("total", last.ties);
  count("new", last.new_ties);
  count("lost", last.lost_ties);
  if (before > 0) {
    indicators.add("ties.seen_again_share",
                   static_cast<double>(last.seen_again) / static_cast<double>(before));
  }
}

/// What happened at the places of interventions whose cost is known.
void add_per_cost(const EncounterObserver& observer, const World& world, Indicators& indicators) {
  double cost_yen = 0.0;
  std::set<std::string> places;
  for (const scenario::Intervention& intervention : world.scenario.interventions) {
    if (intervention.cost_yen > 0.0 && intervention.holds_on(world.scenario.run.day_type)) {
      cost_yen += intervention.cost_yen;
      places.insert(intervention.place);
    }
  }
  if (cost_yen <= 0.0) {
    return;
  }
  PlaceContacts sum;
  for (const PlaceId place : ids<PlaceId>(world.district.places.size())) {
    if (places.contains(world.district.places[place].id)) {
      const PlaceContacts& here = observer.by_place()[place];
      sum.sum.contacts += here.sum.contacts;
      sum.first += here.first;
      sum.bridges += here.bridges;
    }
  }
  const auto add = [&](const std::string& name, std::uint64_t simulated) {
    indicators.add(
        "encounters.per_1000_yen." + name,
        static_cast<double>(simulated) / world.scenario.population.scale / (cost_yen / 1000.0));
  };
  add("contacts", sum.sum.contacts);
  add("first", sum.first);
  add("bridges", sum.bridges);
}

}  // namespace

void add_encounter_indicators(const EncounterObserver& observer, const World& world,
                              Indicators& indicators) {
  const double scale = world.scenario.population.scale;
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
  if (!observer.history().days.empty()) {
    add_days(observer.history(), scale, indicators);
  }
  add_per_cost(observer, world, indicators);
}

}  // namespace poai::metrics
