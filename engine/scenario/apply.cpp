#include "engine/scenario/apply.hpp"

#include <algorithm>

#include "engine/config/field_writer.hpp"
#include "engine/scenario/declare.hpp"
#include "engine/scenario/detail/audience.hpp"
#include "engine/scenario/detail/idle.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario {
namespace {

bool is_on_services(InterventionKind kind) {
  return kind == InterventionKind::kOpenPlace || kind == InterventionKind::kClosePlace ||
         kind == InterventionKind::kChangePlace || kind == InterventionKind::kFoodTruck;
}

/// Services change while the day runs, and hours are in plans; everything else is part of what a
/// run is made of.
bool changes_foundation(InterventionKind kind) {
  return !is_on_services(kind) && kind != InterventionKind::kStaggeredHours &&
         kind != InterventionKind::kOffPeakIncentive;
}

/// Others may name new organisations; an outage stops new runs too.
int turn_of(InterventionKind kind) {
  switch (kind) {
    case InterventionKind::kAddOrganisation:
      return 0;
    case InterventionKind::kLineOutage:
      return 2;
    default:
      return 1;
  }
}

/// The scenario with those of its interventions that hold on its day.
Scenario of_the_day(const Scenario& scenario) {
  Scenario day = scenario;
  std::erase_if(day.interventions, [&](const Intervention& intervention) {
    return !intervention.holds_on(scenario.run.day_type);
  });
  return day;
}

/// Whether nothing is felt of it before it begins, and what is counted stays.
bool begins_unseen(const Intervention& intervention) {
  const bool is_on_ways = intervention.kind == InterventionKind::kChangeWalkway ||
                          intervention.kind == InterventionKind::kCloseWalkway ||
                          (intervention.kind == InterventionKind::kWeather &&
                           intervention.weather.stay_in_share == 0.0);
  return is_on_ways && intervention.from && !intervention.announced;
}

std::string text_of(Intervention intervention) {
  config::FieldWriter writer{std::filesystem::path()};
  writer.begin_element("intervention");
  declare(writer, intervention);
  return writer.text();
}

std::string foundation_text(const Scenario& scenario) {
  std::string text;
  for (const Intervention& intervention : scenario.interventions) {
    if (changes_foundation(intervention.kind)) {
      text += text_of(intervention);
    }
  }
  return text;
}

/// Of interventions for people of whom there are none.
void note_missing_people(const Scenario& day, detail::Target& target) {
  for (const Intervention& intervention : day.interventions) {
    if (auto notice = detail::nobody_notice(intervention, target)) {
      target.changes.notices.push_back(*std::move(notice));
    }
  }
}

}  // namespace

Changes apply_interventions(const Scenario& scenario, district::District& district,
                            population::PopulationSpec& population, Problems& problems) {
  Changes changes;
  const Scenario day = of_the_day(scenario);
  detail::Target target{day, district, population, changes, problems};
  for (const Intervention& intervention : day.interventions) {
    detail::check_timing(intervention, target);
    if (auto notice = detail::idle_notice(intervention)) {
      changes.notices.push_back(*std::move(notice));
    }
  }
  detail::apply_places(target);
  for (const int turn : {0, 1, 2}) {
    for (const Intervention& intervention : day.interventions) {
      const detail::Kind& kind = detail::kind_of(intervention.kind);
      if (kind.apply != nullptr && turn_of(intervention.kind) == turn) {
        kind.apply(intervention, target);
      }
    }
  }
  detail::apply_walkways(target);
  note_missing_people(day, target);
  std::stable_sort(changes.gatherings.begin(), changes.gatherings.end(),
                   [](const Gathering& a, const Gathering& b) { return a.opens < b.opens; });
  changes.foundation = foundation_text(day);
  return changes;
}

std::vector<EarlyPart> parts_before(const Scenario& scenario, SimTime time) {
  std::vector<EarlyPart> parts;
  for (const Intervention& intervention : scenario.interventions) {
    const bool is_later = begins_unseen(intervention) && *intervention.from >= time;
    if (intervention.holds_on(scenario.run.day_type) && !is_on_services(intervention.kind) &&
        !is_later) {
      parts.push_back({&intervention, text_of(intervention)});
    }
  }
  return parts;
}

}  // namespace poai::scenario
