// Walkways and weather: what one can walk on, and how fast.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/core/id_range.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::between;
using config::FieldVisitor;
using config::over;
using config::Presence;
using district::WalkNetwork;

/// What an intervention does to which links.
struct LinkChange {
  const Intervention* intervention = nullptr;
  std::vector<LinkId> links;
};

bool is_on_walkways(InterventionKind kind) {
  return kind == InterventionKind::kAddWalkway || kind == InterventionKind::kChangeWalkway ||
         kind == InterventionKind::kCloseWalkway || kind == InterventionKind::kWeather;
}

std::vector<LinkId> named_links(const Intervention& intervention, Target& target) {
  const WalkNetwork& network = target.district.network;
  std::vector<LinkId> links;
  const auto names = network.link_name.values();
  for (const std::string& id : intervention.walkway.walkways) {
    const auto found = std::find(names.begin(), names.end(), id);
    if (found != names.end()) {
      links.emplace_back(static_cast<std::size_t>(found - names.begin()));
    } else {
      const std::vector<std::string> known(names.begin(), names.end());
      report_unknown(intervention, {"walkways", "walkway", id}, known, target.problems);
    }
  }
  return links;
}

std::vector<LinkChange> link_changes(Target& target) {
  std::vector<LinkChange> changes;
  for (const Intervention& intervention : target.scenario.interventions) {
    if (intervention.kind == InterventionKind::kAddWalkway) {
      const auto link = added_walkway(intervention, target);
      changes.push_back({&intervention, link ? std::vector{*link} : std::vector<LinkId>{}});
    }
  }
  for (const Intervention& intervention : target.scenario.interventions) {
    if (is_on_walkways(intervention.kind) && intervention.kind != InterventionKind::kAddWalkway) {
      changes.push_back({&intervention, named_links(intervention, target)});
    }
  }
  return changes;
}

void change(const Intervention& intervention, LinkId link, WalkNetwork& network) {
  const WalkwaySettings& walkway = intervention.walkway;
  const auto width_m = static_cast<double>(network.width_m[link]);
  network.width_m[link] = static_cast<float>(walkway.width_m.value_or(width_m) + walkway.widen_m);
  network.covered[link] = walkway.covered.value_or(network.covered[link] != 0) ? 1 : 0;
}

void let_rain(const Intervention& weather, WalkNetwork& network) {
  if (weather.weather.speed_factor == 1.0) {
    return;
  }
  network.speed_share.resize(network.link_count(), 1.0F);
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const district::WalkwayKind kind = network.kind[link];
    const bool indoors = network.covered[link] != 0 || kind == district::WalkwayKind::kIndoor ||
                         kind == district::WalkwayKind::kLift ||
                         kind == district::WalkwayKind::kGate;
    if (!indoors) {
      network.speed_share[link] *= static_cast<float>(weather.weather.speed_factor);
    }
  }
}

/// What the network is, or what people know of it when they make their plans: what is announced,
/// and what holds in the morning.
enum class View { kReal, kExpected };

bool is_in_view(const Intervention& intervention, SimTime time, const RunSettings& run, View view) {
  const bool is_known = view == View::kReal || intervention.announced;
  return holds_at(intervention, is_known ? time : run.begin, run);
}

/// The network with all that holds at a moment.
WalkNetwork network_at(SimTime time, const WalkNetwork& base,
                       const std::vector<LinkChange>& changes, const RunSettings& run,
                       View view = View::kReal) {
  WalkNetwork network = base;
  network.closed.resize(network.link_count(), 0);
  for (const LinkChange& of : changes) {
    const InterventionKind kind = of.intervention->kind;
    const bool holds = is_in_view(*of.intervention, time, run, view);
    for (const LinkId link : of.links) {
      if (kind == InterventionKind::kAddWalkway) {
        network.closed[link] = holds ? 0 : 1;
      } else if (holds && kind == InterventionKind::kCloseWalkway) {
        network.closed[link] = 1;
      } else if (holds) {
        change(*of.intervention, link, network);
      }
    }
  }
  for (const LinkChange& of : changes) {
    if (of.intervention->kind == InterventionKind::kWeather &&
        is_in_view(*of.intervention, time, run, view)) {
      let_rain(*of.intervention, network);
    }
  }
  district::connect(network);
  return network;
}

bool same_ways(const WalkNetwork& a, const WalkNetwork& b) {
  const auto equal = [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end());
  };
  return equal(a.closed, b.closed) && equal(a.width_m, b.width_m) && equal(a.covered, b.covered) &&
         equal(a.speed_share, b.speed_share);
}

/// The nodes to which ways lead from a node; against the direction of walking, those from which
/// ways lead to it.
std::vector<bool> reached_nodes(const CompressedRows<NodeId, DirectedLinkId>& ways_of,
                                const Column<LinkId, NodeId>& a_end,
                                const Column<LinkId, NodeId>& b_end, NodeId from) {
  std::vector<bool> reached(ways_of.size(), false);
  std::vector<NodeId> open = {from};
  reached[from.index()] = true;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const DirectedLinkId way : ways_of[node]) {
      const LinkId link = link_of(way);
      const NodeId other = a_end[link] == node ? b_end[link] : a_end[link];
      if (!reached[other.index()]) {
        reached[other.index()] = true;
        open.push_back(other);
      }
    }
  }
  return reached;
}

/// Closing must cut nobody off.
void check_connected(const Intervention& closing, const WalkNetwork& network, Target& target) {
  const district::Places& places = target.district.places;
  if (places.empty()) {
    return;
  }
  const NodeId from = places[PlaceId(0)].node;
  const auto ways_to = reached_nodes(network.outgoing, network.link_from, network.link_to, from);
  const auto ways_back = reached_nodes(network.incoming, network.link_from, network.link_to, from);
  for (const district::Place& place : places) {
    if (!ways_to[place.node.index()] || !ways_back[place.node.index()]) {
      report(closing, "walkways", fmt::format("\"{}\" would be cut off", place.id),
             "every place must be reached on foot", "", target.problems);
      return;
    }
  }
}

std::set<SimTime> moments_of(const std::vector<LinkChange>& changes, const RunSettings& run) {
  std::set<SimTime> moments;
  for (const LinkChange& of : changes) {
    moments.insert(begin_of(*of.intervention, run));
    moments.insert(end_of(*of.intervention, run));
  }
  return moments;
}

/// The network whenever it becomes another one within the run.
std::vector<NetworkEdit> edits_of(const WalkNetwork& base, const std::vector<LinkChange>& changes,
                                  const RunSettings& run, View view) {
  std::vector<NetworkEdit> edits;
  WalkNetwork last = network_at(run.begin, base, changes, run, view);
  for (const SimTime moment : moments_of(changes, run)) {
    if (moment <= run.begin || moment >= run.end) {
      continue;
    }
    WalkNetwork next = network_at(moment, base, changes, run, view);
    if (!same_ways(last, next)) {
      edits.push_back({moment, next});
      last = std::move(next);
    }
  }
  return edits;
}

/// At its begin and whenever another change begins or ends meanwhile; the first moment at which a
/// place is cut off is reported.
void check_connected_while_closed(const Intervention& closing, const WalkNetwork& base,
                                  const std::vector<LinkChange>& changes, Target& target) {
  const RunSettings& run = target.scenario.run;
  for (const SimTime moment : moments_of(changes, run)) {
    if (holds_at(closing, moment, run) && target.problems.empty()) {
      check_connected(closing, network_at(moment, base, changes, run), target);
    }
  }
}

}  // namespace

void declare_add_walkway(FieldVisitor& visitor, Intervention& intervention) {
  WalkwaySettings& walkway = intervention.walkway;
  visitor.field(
      {.key = "from_place", .meaning = "Id of the place where it begins; needs to_place."},
      walkway.from_place);
  visitor.field({.key = "to_place", .meaning = "Id of the place where it ends; needs from_place."},
                walkway.to_place);
  visitor.field({.key = "points",
                 .meaning = "[longitude, latitude] along it; without places, its first and last "
                            "point must be within 25 m of a node of the network."},
                walkway.points);
  visitor.word({.key = "type", .meaning = "What it is."}, district::kWalkwayKindNames,
               walkway.type);
  visitor.field({.key = "width_m",
                 .meaning = "Its width (without it, 4); 0: it is not built.",
                 .unit = "m",
                 .range = between(0, 500)},
                walkway.width_m);
  visitor.field({.key = "covered", .meaning = "Whether it keeps the rain off."}, walkway.covered);
}

void declare_change_walkway(FieldVisitor& visitor, Intervention& intervention) {
  WalkwaySettings& walkway = intervention.walkway;
  visitor.field(
      {.key = "walkways", .meaning = "Ids of the walkways.", .presence = Presence::kRequired},
      walkway.walkways);
  visitor.field({.key = "width_m",
                 .meaning = "New width; without it, as it is.",
                 .unit = "m",
                 .range = over(0, 500)},
                walkway.width_m);
  visitor.field({.key = "widen_m",
                 .meaning = "By how much they are wider.",
                 .unit = "m",
                 .range = between(0, 100)},
                walkway.widen_m);
  visitor.field({.key = "covered",
                 .meaning = "Whether they keep the rain off; without it, as they "
                            "are."},
                walkway.covered);
}

void declare_close_walkway(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "walkways",
                 .meaning = "Ids of the walkways; no place may be cut off.",
                 .presence = Presence::kRequired},
                intervention.walkway.walkways);
}

void declare_weather(FieldVisitor& visitor, Intervention& intervention) {
  WeatherSettings& weather = intervention.weather;
  visitor.field({.key = "speed_factor",
                 .meaning = "Factor of the walking speed on ways without a cover.",
                 .range = between(0.1, 1)},
                weather.speed_factor);
  visitor.field({.key = "stay_in_share",
                 .meaning = "Share of shopping, leisure and visits that would begin then and do "
                            "not.",
                 .range = config::share()},
                weather.stay_in_share);
  visitor.field({.key = "walk_dislike_factor",
                 .meaning = "Factor of the weight of the walk in the choice of a place for lunch.",
                 .range = between(1, 20)},
                weather.walk_dislike_factor);
  visitor.field({.key = "outdoor_cost_min",
                 .meaning = "What it costs to queue and sit at a place outdoors, in minutes of "
                            "waiting that are felt in the choice of a place, and not spent.",
                 .unit = "min",
                 .range = between(0, 240)},
                weather.outdoor_cost_min);
}

void apply_weather(const Intervention& intervention, Target& target) {
  const WeatherSettings& weather = intervention.weather;
  const RunSettings& run = target.scenario.run;
  const SimTime from = begin_of(intervention, run);
  const SimTime until = end_of(intervention, run);
  if (weather.stay_in_share > 0.0) {
    target.changes.plans.stay_in.push_back({intervention.id, from, until, weather.stay_in_share});
  }
  if (weather.walk_dislike_factor != 1.0 || weather.outdoor_cost_min > 0.0) {
    target.changes.weather.push_back(
        {from, until, {weather.walk_dislike_factor, weather.outdoor_cost_min}});
  }
}

void apply_walkways(Target& target) {
  const std::vector<LinkChange> changes = link_changes(target);
  if (changes.empty() || !target.problems.empty()) {
    return;
  }
  const RunSettings& run = target.scenario.run;
  const WalkNetwork base = target.district.network;
  for (const LinkChange& of : changes) {
    if (of.intervention->kind == InterventionKind::kCloseWalkway) {
      check_connected_while_closed(*of.intervention, base, changes, target);
    }
  }
  target.changes.networks = edits_of(base, changes, run, View::kReal);
  target.changes.expected_networks = edits_of(base, changes, run, View::kExpected);
  target.district.network = network_at(run.begin, base, changes, run);
}

}  // namespace poai::scenario::detail
