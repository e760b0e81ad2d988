#include "engine/scenario/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "engine/core/input_limits.hpp"
#include "engine/core/suggest.hpp"
#include "engine/geometry/point.hpp"

namespace poai::scenario {
namespace {

using district::District;
using district::Service;
using district::ServiceKind;

void report(const Intervention& intervention, std::string_view key, std::string problem,
            std::string reason, std::string suggestion, Problems& problems) {
  problems.add_scenario_problem({intervention.source,
                                 fmt::format("intervention.{}.{}", intervention.id, key),
                                 std::move(problem), std::move(reason), std::move(suggestion)});
}

/// Reports an id that no place has, unless the place file could not be read in full.
void report_missing(const Intervention& intervention, std::string_view key, std::string_view id,
                    std::string reason, const District& district, Problems& problems) {
  if (district.lacks_place(id)) {
    report(intervention, key, fmt::format("there is no place \"{}\" in the district", id),
           std::move(reason),
           problems.size() < kMostProblems ? did_you_mean(id, district.place_ids()) : "", problems);
  }
}

/// The street node nearest to a place: its own unless that is on another level.
NodeId street_node(const District& district, const district::Place& place) {
  const district::WalkNetwork& network = district.network;
  if (!place.node.valid() || network.node_level[place.node] == 0.0F) {
    return place.node;
  }
  NodeId nearest = place.node;
  double least_m = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < network.node_count(); ++i) {
    const NodeId node(i);
    const double distance_m = geometry::distance_m(network.node_position[node], place.position);
    if (network.node_level[node] == 0.0F && distance_m < least_m) {
      nearest = node;
      least_m = distance_m;
    }
  }
  return nearest;
}

PlaceId add_place(const Intervention& intervention, PlaceId beside, District& district) {
  const district::Place neighbour = district.places[beside];
  district::Place place;
  place.id = intervention.place;
  place.name_ja = intervention.name_ja.empty() ? intervention.place : intervention.name_ja;
  place.name_en = intervention.name_en.empty() ? intervention.place : intervention.name_en;
  place.kind = intervention.change.service == ServiceKind::kLounge
                   ? district::PlaceKind::kInteraction
                   : district::PlaceKind::kDining;
  place.area = neighbour.area;
  place.node = street_node(district, neighbour);
  place.position = place.node == neighbour.node ? neighbour.position
                                                : district.network.node_position[place.node];
  const PlaceId id = district.places.push_back(std::move(place));
  district.services.push_back(Service{});
  district.place_by_id.emplace(intervention.place, id);
  return id;
}

/// The place of an open-place, made if it is new; nothing if that is not possible.
std::optional<PlaceId> place_to_open(const Intervention& intervention,
                                     std::map<std::string, std::string>& added, District& district,
                                     Problems& problems) {
  const auto known = district.find_place(intervention.place);
  if (known) {
    const auto made = added.find(intervention.place);
    if (!intervention.at.empty() && (made == added.end() || made->second != intervention.at)) {
      report(intervention, "at", fmt::format("\"{}\" exists already", intervention.place),
             "`at` is for a new place", "leave `at` out or choose a new id", problems);
    }
    return known;
  }
  if (intervention.at.empty()) {
    report_missing(intervention, "place", intervention.place,
                   "a new place needs `at`, the place beside which it stands", district, problems);
    return std::nullopt;
  }
  const auto beside = district.find_place(intervention.at);
  if (!beside) {
    report_missing(intervention, "at", intervention.at, "", district, problems);
    return std::nullopt;
  }
  added.emplace(intervention.place, intervention.at);
  return add_place(intervention, *beside, district);
}

std::optional<PlaceId> place_to_change(const Intervention& intervention, const District& district,
                                       Problems& problems) {
  const auto known = district.find_place(intervention.place);
  if (!known) {
    report_missing(intervention, "place", intervention.place, "", district, problems);
  }
  return known;
}

void take_over(const ServiceChange& change, Service& service) {
  service.kind = change.service.value_or(service.kind);
  service.access = change.access.value_or(service.access);
  service.seats = change.seats.value_or(service.seats);
  service.counters = change.counters.value_or(service.counters);
  service.service_mean_s = change.service_s.value_or(service.service_mean_s);
  service.stay_mean_min = change.stay_min.value_or(service.stay_mean_min);
  service.price_yen = change.price_yen.value_or(service.price_yen);
  service.stock = change.stock ? change.stock : service.stock;
  service.opens = change.opens.value_or(service.opens);
  service.closes = change.closes.value_or(service.closes);
  service.last_order = change.last_order.value_or(
      change.closes ? std::min(service.last_order, service.closes) : service.last_order);
}

Service applied(Service service, const Intervention& intervention) {
  take_over(intervention.change, service);
  if (intervention.kind != InterventionKind::kChangePlace) {
    const bool open = intervention.kind == InterventionKind::kOpenPlace;
    service.open_on_weekdays = open;
    service.open_on_weekends = open;
  }
  return service;
}

/// The interventions of one place in the order of the file.
struct PlaceChanges {
  std::vector<const Intervention*> interventions;
  PlaceId place;
};

SimTime begin_of(const Intervention& intervention, const RunSettings& run) {
  return std::max(intervention.from.value_or(run.begin), run.begin);
}

bool holds_at(const Intervention& intervention, SimTime time, const RunSettings& run) {
  return begin_of(intervention, run) <= time && (!intervention.until || time < *intervention.until);
}

Service service_at(SimTime time, const Service& base, const PlaceChanges& changes,
                   const RunSettings& run) {
  Service service = base;
  for (const Intervention* intervention : changes.interventions) {
    if (holds_at(*intervention, time, run)) {
      service = applied(service, *intervention);
    }
  }
  return service;
}

void check_service(const Intervention& intervention, const Service& before, const Service& after,
                   const district::Place& place, Problems& problems) {
  if (intervention.kind == InterventionKind::kOpenPlace) {
    if (after.kind == ServiceKind::kNone) {
      report(intervention, "service", "is missing",
             fmt::format("\"{}\" serves nothing yet", place.id), "", problems);
    } else if (before.kind == ServiceKind::kNone && after.kind != ServiceKind::kLounge &&
               !intervention.change.price_yen) {
      report(intervention, "price_yen", "is missing",
             fmt::format("\"{}\" has no price yet", place.id), "", problems);
    }
  } else if (before.kind == ServiceKind::kNone) {
    report(intervention, "place", fmt::format("\"{}\" serves nothing", place.id),
           "there is no service to close or to change", "use kind = \"open-place\"", problems);
  }
  if (after.opens > after.last_order || after.last_order > after.closes) {
    report(intervention, "opens", "the order must be opens, last_order, closes",
           fmt::format("with it they are {}, {}, {}", format_time(after.opens),
                       format_time(after.last_order), format_time(after.closes)),
           "", problems);
  }
  if (intervention.change.access == district::Access::kMembers && !place.host.valid()) {
    report(intervention, "access", "nobody is a member",
           fmt::format("\"{}\" is in no other place", place.id), "use access = \"all\"", problems);
  }
}

/// Each intervention against what the place is when it begins.
void check_changes(const PlaceChanges& changes, const District& district, const RunSettings& run,
                   Problems& problems) {
  for (std::size_t i = 0; i < changes.interventions.size(); ++i) {
    const Intervention& intervention = *changes.interventions[i];
    PlaceChanges earlier = changes;
    earlier.interventions.resize(i);
    const Service before =
        service_at(begin_of(intervention, run), district.services[changes.place], earlier, run);
    check_service(intervention, before, applied(before, intervention),
                  district.places[changes.place], problems);
  }
}

void schedule(const PlaceChanges& changes, const RunSettings& run, District& district,
              std::vector<ServiceEdit>& edits) {
  std::set<SimTime> moments;
  for (const Intervention* intervention : changes.interventions) {
    moments.insert(begin_of(*intervention, run));
    if (intervention->until) {
      moments.insert(*intervention->until);
    }
  }
  const Service base = district.services[changes.place];
  Service last = service_at(run.begin, base, changes, run);
  district.services[changes.place] = last;
  for (const SimTime moment : moments) {
    const Service next = service_at(moment, base, changes, run);
    if (moment > run.begin && moment < run.end && next != last) {
      edits.push_back({moment, changes.place, next});
      last = next;
    }
  }
}

/// New places are made first, so that a change may stand before the opening in the file.
std::map<PlaceId, PlaceChanges> changes_by_place(const Scenario& scenario, District& district,
                                                 Problems& problems) {
  std::map<std::string, std::string> added;
  std::vector<std::optional<PlaceId>> place_of(scenario.interventions.size());
  for (const InterventionKind pass : {InterventionKind::kOpenPlace, InterventionKind::kChangePlace,
                                      InterventionKind::kClosePlace}) {
    for (std::size_t i = 0; i < place_of.size(); ++i) {
      const Intervention& intervention = scenario.interventions[i];
      if (intervention.kind != pass || intervention.place.empty()) {
        continue;  // a missing place was reported when the file was read
      }
      place_of[i] = pass == InterventionKind::kOpenPlace
                        ? place_to_open(intervention, added, district, problems)
                        : place_to_change(intervention, district, problems);
    }
  }
  std::map<PlaceId, PlaceChanges> changes;
  for (std::size_t i = 0; i < place_of.size(); ++i) {
    if (place_of[i]) {
      changes[*place_of[i]].place = *place_of[i];
      changes[*place_of[i]].interventions.push_back(&scenario.interventions[i]);
    }
  }
  return changes;
}

}  // namespace

std::vector<ServiceEdit> apply_interventions(const Scenario& scenario, District& district,
                                             Problems& problems) {
  std::vector<ServiceEdit> edits;
  for (const auto& [place, changes] : changes_by_place(scenario, district, problems)) {
    check_changes(changes, district, scenario.run, problems);
    schedule(changes, scenario.run, district, edits);
  }
  std::stable_sort(edits.begin(), edits.end(), [](const ServiceEdit& a, const ServiceEdit& b) {
    return std::tie(a.at, a.place) < std::tie(b.at, b.place);
  });
  return edits;
}

}  // namespace poai::scenario
