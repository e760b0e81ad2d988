#include "engine/importers/detail/feed_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/district/gate_ties.hpp"
#include "engine/formats/feature_text.hpp"

namespace poai::importers::detail {
namespace {

std::string_view platform_kind(Mode mode) {
  if (mode == Mode::kBus) {
    return "bus_stop";
  }
  return mode == Mode::kFerry ? "ferry" : "station";
}

class FeedPlaces {
 public:
  FeedPlaces(const FeedPlacesInput& input, ImportReport& report)
      : input_(input), report_(report), source_(input.prefix + input.source) {}

  void add_to(DistrictDraft& draft) {
    for (const auto& [stop, gate] : input_.clipped.gates) {
      add_gate(stop, gate);
    }
    add_platforms();
    draft.features.push_back(std::move(places_));
    draft.features.push_back(std::move(walkways_));
  }

 private:
  /// The gate's place, and the way that ties it to the network: as long as the straight line, and a
  /// dead end, so that nobody walks it but to the stop.
  void add_gate(std::size_t stop, const FeedGate& gate) {
    const FeedStop& source = input_.feed.stops[stop];
    const auto moved = input_.clipped.moved_stops.find(stop);
    const geometry::GeoPoint at =
        moved == input_.clipped.moved_stops.end() ? source.position : moved->second;
    const DistrictReach::Node& node = input_.reach.nearest(at);
    const std::string id = std::string(kGatePrefix) + input_.prefix + source.id;
    std::vector<std::string> modes;
    for (const Mode mode : gate.modes) {
      modes.emplace_back(word(kModeNames, mode));
    }
    std::sort(modes.begin(), modes.end());
    formats::FeatureText place;
    place.text("id", id).text("name_ja", source.name).text("name_en", source.name);
    place.text("kind", "gate").text("area", "mainland").number("level", node.level);
    place.texts("modes", modes).text("source", source_);
    places_.features.push_back({id, place.point(at)});
    const std::string link = std::string(district::kGateTiePrefix) + input_.prefix + source.id;
    formats::FeatureText way;
    way.text("id", link).text("kind", "bridge").number("width_m", 2.0);
    way.number("level", node.level).flag("covered", false).text("area", "mainland");
    way.text("name", "ties " + id + " to the network, not a street");
    const std::array<geometry::GeoPoint, 2> ends = {node.position, at};
    walkways_.features.push_back({link, way.line(ends)});
    report_.accept("gates");
    report_.state(fmt::format("runs at {}", id), fmt::format("{}", gate.runs));
  }

  void add_platforms() {
    std::map<std::size_t, Mode> modes;  // by stop: trains before buses before ferries
    for (const FeedRun& run : input_.clipped.runs) {
      const FeedRoute& route = input_.feed.routes[input_.feed.trips[run.trip].route];
      for (const RunCall& call : run.calls) {
        Mode& mode = modes[call.stop];
        mode = std::max(mode, mode_of_route_type(route.type));
      }
    }
    for (const auto& [stop, mode] : modes) {
      const std::string id = input_.prefix + input_.feed.stops[stop].id;
      if (!input_.clipped.gates.contains(stop) && !input_.reach.has_place_of_others(id, source_)) {
        add_platform(input_.feed.stops[stop], id, mode);
      }
    }
  }

  void add_platform(const FeedStop& stop, const std::string& id, Mode mode) {
    formats::FeatureText place;
    place.text("id", id).text("name_ja", stop.name).text("name_en", stop.name);
    place.text("kind", platform_kind(mode));
    place.text("area", input_.reach.is_land(stop.position) ? "phase1" : "mainland");
    place.number("level", input_.reach.nearest(stop.position).level).text("source", source_);
    places_.features.push_back({id, place.point(stop.position)});
    report_.accept("platforms");
  }

  const FeedPlacesInput& input_;
  ImportReport& report_;
  std::string source_;
  FeatureDraft places_{.part = Part::kPlaces};
  FeatureDraft walkways_{.part = Part::kWalkways};
};

}  // namespace

void add_feed_places(const FeedPlacesInput& input, DistrictDraft& draft, ImportReport& report) {
  FeedPlaces(input, report).add_to(draft);
}

}  // namespace poai::importers::detail
