#include "engine/simulation/model.hpp"

#include <cmath>
#include <utility>

#include "engine/encounters/initial_ties.hpp"
#include "engine/storage/archive.hpp"

namespace poai::simulation {
namespace {

Duration closes_before_departure(const population::PopulationSpec& spec) {
  return spec.air ? Duration{static_cast<std::int64_t>(spec.air->closes_min * 60'000.0)}
                  : Duration{};
}

/// On the first day as people rehearsed it, if they did.
Column<PersonId, PlaceId> lunch_places_before(Morning&& morning, const Habits* habits) {
  if (morning.day == 0 && habits != nullptr) {
    return habits->lunch_places;
  }
  return std::move(morning.lunch_places);
}

}  // namespace

void Morning::checkpoint(storage::Archive& archive, const Column<PersonId, PersonKey>& keys) {
  archive.value("day", day);
  encounters::checkpoint_ties(archive, ties, keys);
  history.checkpoint(archive);
  lunch_places.resize(keys.size());
  archive.fixed("lunch_places", lunch_places.values());
}

Model::Model(Inputs inputs, parallel::Threads threads, const Logger& logger)
    : Model(std::move(inputs), make_foundation(inputs, threads), threads, logger) {}

Model::Model(Inputs&& inputs, const std::shared_ptr<const Foundation>& foundation,
             parallel::Threads threads, const Logger& logger)
    : Model(std::move(inputs), foundation, rehearse(inputs, foundation, threads, logger), {},
            threads) {
  log_plans(*this, logger);
}

Model::Model(Inputs&& inputs, std::shared_ptr<const Foundation> foundation,
             std::shared_ptr<const Habits> habits, Morning morning, parallel::Threads threads)
    : input_files(inputs.files()),
      scenario(std::move(inputs.scenario)),
      district(std::move(inputs.district)),
      changes(std::move(inputs.changes)),
      population_spec(std::move(inputs.population)),
      draws(scenario.run.seed, scenario.run.replicate),
      day(morning.day),
      history(std::move(morning.history)),
      foundation_(std::move(foundation)),
      habits_(std::move(habits)),
      population(habits_ && habits_->people ? *habits_->people : foundation_->population),
      fields(foundation_->fields),
      times(habits_ && habits_->times ? *habits_->times : foundation_->times),
      router(district, fields, times, scenario.trips, draws),
      flight_closes(closes_before_departure(population_spec)),
      later_routers_(make_routers(foundation_->later)),
      expected_routers_(make_routers(foundation_->expected)),
      circles(encounters::make_circles(population, district, draws)),
      planned_(make_plans(threads)),
      plans(planned_.day.plans),
      plan_report(planned_.day.report),
      parties(planned_.parties),
      ties(day > 0 ? std::move(morning.ties)
                   : encounters::initial_ties(circles, population.key, scenario.encounters, draws,
                                              threads)),
      lunch_places(lunch_places_before(std::move(morning), habits_.get())) {}

Model::Planned Model::make_plans(parallel::Threads threads) const {
  Planned planned;
  planned.day = demand::make_plans({population, population_spec, district, router,
                                    [this](SimTime time) -> const routing::TripRouter& {
                                      return router_in(expected_routers_, time);
                                    }},
                                   {.day_type = scenario.run.day_type,
                                    .number = day,
                                    .lunch_break_extra_min = static_cast<std::int32_t>(
                                        std::lround(scenario.demand.lunch.break_extra_min)),
                                    .outing_share_factor = scenario.demand.outing_share_factor,
                                    .changes = &changes.plans,
                                    .pattern = scenario.day_pattern,
                                    .capacity_scale = scenario.population.scale},
                                   draws, threads);
  std::array<double, kOutingKindCount> outing_share{};
  for (std::size_t kind = 0; kind < kOutingKindCount; ++kind) {
    outing_share.at(kind) = population_spec.outing_manners.at(kind).company_share;
  }
  planned.parties = demand::form_parties({.population = population,
                                          .team = circles.team,
                                          .lunch_share = scenario.demand.lunch.company_share,
                                          .outing_share = outing_share,
                                          .day = day},
                                         draws, planned.day.plans);
  return planned;
}

std::vector<Model::LaterRouter> Model::make_routers(const std::vector<LaterPhase>& phases) const {
  std::vector<LaterRouter> routers;
  const routing::WalkFields* ways = &fields;
  const routing::TransitTimes* rides = &times;
  for (const LaterPhase& phase : phases) {
    ways = phase.fields ? phase.fields.get() : ways;
    rides = phase.times ? phase.times.get() : rides;
    routers.push_back({phase.from, std::make_unique<const routing::TripRouter>(
                                       district, *ways, *rides, scenario.trips, draws)});
  }
  return routers;
}

demand::FeltWeather Model::weather_at(SimTime time) const {
  demand::FeltWeather felt;
  for (const demand::WeatherSpan& span : changes.weather) {
    if (span.from <= time && time < span.until) {
      felt.walk_dislike_factor *= span.felt.walk_dislike_factor;
      felt.outdoor_cost_min += span.felt.outdoor_cost_min;
    }
  }
  return felt;
}

const routing::TripRouter& Model::router_at(SimTime time) const {
  return router_in(later_routers_, time);
}

const routing::TripRouter& Model::router_in(const std::vector<LaterRouter>& routers,
                                            SimTime time) const {
  const routing::TripRouter* known = &router;
  for (const LaterRouter& later : routers) {
    known = later.from <= time ? later.router.get() : known;
  }
  return *known;
}

void log_plans(const Model& model, const Logger& logger) {
  const demand::PlanReport& report = model.plan_report;
  logger->info("{} persons with {} tours, {} of them moved; {} more fitted into nobody's day",
               model.population.size(), report.tours, report.repaired, report.dropped);
  logger->info("{} meetings and seminars elsewhere, {} of them moved, {} more found no time",
               report.subtours, report.subtours_repaired, report.subtours_dropped);
  if (report.refused_rooms > 0) {
    logger->info("{} times a place had no room left: people went elsewhere, or not at all",
                 report.refused_rooms);
  }
  logger->info("{} times children are picked up, {} times nobody can", report.pick_ups,
               report.pick_ups_dropped);
  logger->info("{} coffee breaks and other outings, {} of them moved, {} more found no time",
               report.outings, report.outings_repaired, report.outings_dropped);
}

}  // namespace poai::simulation
