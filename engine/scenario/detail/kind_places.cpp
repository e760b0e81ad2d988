// Places: opened, closed, changed.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "engine/district/ranges.hpp"
#include "engine/geometry/point.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using district::District;
using district::Service;
using district::ServiceKind;

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

district::PlaceKind kind_of_new(const Intervention& intervention) {
  if (intervention.kind == InterventionKind::kAddOrganisation) {
    return district::PlaceKind::kRentalLab;
  }
  return intervention.change.service == ServiceKind::kLounge ? district::PlaceKind::kInteraction
                                                             : district::PlaceKind::kDining;
}

/// The place of an open-place, made if it is new; nothing if that is not possible.
std::optional<PlaceId> place_to_open(const Intervention& intervention,
                                     std::map<std::string, std::string>& added, Target& target) {
  const auto known = target.district.find_place(intervention.place);
  if (known) {
    const auto made = added.find(intervention.place);
    if (!intervention.at.empty() && (made == added.end() || made->second != intervention.at)) {
      report(intervention, "at", fmt::format("\"{}\" exists already", intervention.place),
             "`at` is for a new place", "leave `at` out or choose a new id", target.problems);
    }
    return known;
  }
  if (intervention.at.empty()) {
    report_missing_place(intervention, "place", intervention.place,
                         "a new place needs `at`, the place beside which it stands", target);
    return std::nullopt;
  }
  const auto beside = place_of(intervention, "at", intervention.at, target);
  if (!beside) {
    return std::nullopt;
  }
  added.emplace(intervention.place, intervention.at);
  return add_place(intervention, *beside, target.district);
}

void take_over(const ServiceChange& change, Service& service) {
  service.kind = change.service.value_or(service.kind);
  service.access = change.access.value_or(service.access);
  service.seats = change.seats.value_or(service.seats);
  service.table_size = change.table_size ? change.table_size : service.table_size;
  service.counters = change.counters.value_or(service.counters);
  service.service_mean_s = change.service_s.value_or(service.service_mean_s);
  service.stay_mean_min = change.stay_min.value_or(service.stay_mean_min);
  service.price_yen = change.price_yen.value_or(service.price_yen);
  service.stock = change.stock ? change.stock : service.stock;
  service.indoor = change.indoor ? change.indoor : service.indoor;
  service.quality = change.quality.value_or(service.quality);
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

/// Whether hours are written that could not be read.
bool has_unread_hours(const Intervention& intervention) {
  const ServiceChange& change = intervention.change;
  const auto is_unread = [&](std::string_view key, const std::optional<SimTime>& time) {
    return !time && intervention.key_places.contains(key);
  };
  return is_unread("opens", change.opens) || is_unread("last_order", change.last_order) ||
         is_unread("closes", change.closes) ||
         (is_unread("from", intervention.from) && !change.opens) ||  // trucks sell from it
         (is_unread("until", intervention.until) && !change.closes);
}

/// Hours that are wrong as they are written were reported when the file was read.
void check_hours(const Intervention& intervention, const Service& after, Problems& problems) {
  const ServiceChange& change = intervention.change;
  const bool are_read = !has_unread_hours(intervention);
  const bool are_ordered = !change.opens || !change.closes || *change.opens <= *change.closes;
  if (are_read && are_ordered &&
      (after.opens > after.last_order || after.last_order > after.closes)) {
    report(intervention, "opens", "the order must be opens, last_order, closes",
           fmt::format("with it {} is open from {} until {}, with the last order at {}",
                       intervention.place, format_time(after.opens), format_time(after.closes),
                       format_time(after.last_order)),
           "", problems);
  }
}

void check_service(const Intervention& intervention, const Service& before, const Service& after,
                   const district::Place& place, Problems& problems) {
  if (intervention.kind == InterventionKind::kOpenPlace) {
    if (after.kind == ServiceKind::kNone) {
      report_missing(intervention, "service", fmt::format("\"{}\" serves nothing yet", place.id),
                     problems);
    } else if (before.kind == ServiceKind::kNone && after.kind != ServiceKind::kLounge &&
               !intervention.change.price_yen) {
      report_missing(intervention, "price_yen", fmt::format("\"{}\" has no price yet", place.id),
                     problems);
    }
  } else if (before.kind == ServiceKind::kNone) {
    report(intervention, "place", fmt::format("\"{}\" serves nothing", place.id),
           "there is no service to close or to change",
           intervention.kind == InterventionKind::kChangePlace ? "use kind = \"open-place\"" : "",
           problems);
  }
  check_hours(intervention, after, problems);
  if (intervention.change.table_size && after.seats == 0) {
    report(intervention, "table_size", "there are no seats at the tables",
           fmt::format("\"{}\" has none", place.id), "give seats, or leave table_size out",
           problems);
  }
  if (intervention.change.access == district::Access::kMembers && !place.host.valid()) {
    report(intervention, "access", "nobody is a member",
           fmt::format("\"{}\" is in no other place", place.id), "use access = \"all\"", problems);
  }
}

/// A change that holds only while another intervention has the place closed does nothing.
void check_not_closed(const Intervention& change, const PlaceChanges& changes,
                      const RunSettings& run, Problems& problems) {
  if (change.kind != InterventionKind::kChangePlace) {
    return;
  }
  for (const Intervention* other : changes.interventions) {
    if (other->kind == InterventionKind::kClosePlace &&
        begin_of(*other, run) <= begin_of(change, run) &&
        end_of(*other, run) >= end_of(change, run)) {
      report(change, "place", fmt::format("\"{}\" is closed all that time", change.place),
             fmt::format("by the intervention \"{}\"", other->id), "leave one of the two out",
             problems);
    }
  }
}

/// Each intervention against what the place is when it begins.
void check_changes(const PlaceChanges& changes, const District& district, const RunSettings& run,
                   Problems& problems) {
  for (std::size_t i = 0; i < changes.interventions.size(); ++i) {
    const Intervention& intervention = *changes.interventions[i];
    PlaceChanges earlier = changes;
    earlier.interventions.resize(i);
    if (district.services[changes.place].kind != ServiceKind::kNone) {
      check_not_closed(intervention, changes, run, problems);
    }
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
std::map<PlaceId, PlaceChanges> changes_by_place(const std::vector<Intervention>& interventions,
                                                 Target& target) {
  std::map<std::string, std::string> added;
  std::vector<std::optional<PlaceId>> places(interventions.size());
  for (const InterventionKind pass : {InterventionKind::kOpenPlace, InterventionKind::kChangePlace,
                                      InterventionKind::kClosePlace}) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Intervention& intervention = interventions[i];
      if (intervention.kind != pass || intervention.place.empty()) {
        continue;  // a missing place was reported when the file was read
      }
      places[i] = pass == InterventionKind::kOpenPlace
                      ? place_to_open(intervention, added, target)
                      : place_of(intervention, "place", intervention.place, target);
    }
  }
  std::map<PlaceId, PlaceChanges> changes;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i]) {
      changes[*places[i]].place = *places[i];
      changes[*places[i]].interventions.push_back(&interventions[i]);
    }
  }
  return changes;
}

/// Those of the scenario that change places; food trucks as the places that they are.
std::vector<Intervention> on_places(const Scenario& scenario) {
  std::vector<Intervention> interventions;
  for (const Intervention& intervention : scenario.interventions) {
    switch (intervention.kind) {
      case InterventionKind::kOpenPlace:
      case InterventionKind::kClosePlace:
      case InterventionKind::kChangePlace:
        interventions.push_back(intervention);
        break;
      case InterventionKind::kFoodTruck:
        if (intervention.trucks.trucks > 0 && !intervention.at.empty()) {
          interventions.push_back(opened_trucks(intervention));
        }
        break;
      default:
        break;
    }
  }
  return interventions;
}

}  // namespace

PlaceId add_place(const Intervention& intervention, PlaceId beside, District& district) {
  const district::Place neighbour = district.places[beside];
  district::Place place;
  place.id = intervention.place;
  place.name_ja = intervention.name_ja.empty() ? intervention.place : intervention.name_ja;
  place.name_en = intervention.name_en.empty() ? intervention.place : intervention.name_en;
  place.kind = kind_of_new(intervention);
  place.area = neighbour.area;
  place.node = street_node(district, neighbour);
  place.position = place.node == neighbour.node ? neighbour.position
                                                : district.network.node_position[place.node];
  const PlaceId id = district.places.push_back(std::move(place));
  district.services.push_back(Service{});
  district.place_by_id.emplace(intervention.place, id);
  return id;
}

void apply_places(Target& target) {
  const std::vector<Intervention> interventions = on_places(target.scenario);
  std::vector<ServiceEdit>& edits = target.changes.services;
  const RunSettings& run = target.scenario.run;
  for (const auto& [place, changes] : changes_by_place(interventions, target)) {
    check_changes(changes, target.district, run, target.problems);
    schedule(changes, run, target.district, edits);
  }
  std::stable_sort(edits.begin(), edits.end(), [](const ServiceEdit& a, const ServiceEdit& b) {
    return std::tie(a.at, a.place) < std::tie(b.at, b.place);
  });
}

}  // namespace poai::scenario::detail
