#include "engine/district/detail/passage_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "engine/core/words.hpp"
#include "engine/district/ranges.hpp"

namespace poai::district {
namespace {

using formats::Feature;

Duration from_seconds(double seconds) { return {std::llround(seconds * 1e3)}; }

/// The kind that a property belongs to; none: crossings and lifts.
struct Rule {
  std::string_view property;
  std::optional<WalkwayKind> kind;
};
constexpr std::array<Rule, 6> kRules = {{{"speed_mps", WalkwayKind::kEscalator},
                                         {"ride_s", WalkwayKind::kLift},
                                         {"places", WalkwayKind::kLift},
                                         {"green_s", WalkwayKind::kCrossing},
                                         {"cycle_s", std::nullopt},
                                         {"offset_s", std::nullopt}}};

void check_kinds(const Feature& feature, WalkwayKind kind) {
  for (const Rule& rule : kRules) {
    const bool fits = rule.kind ? kind == *rule.kind
                                : kind == WalkwayKind::kCrossing || kind == WalkwayKind::kLift;
    if (!fits && feature.has(rule.property)) {
      feature.report(std::string(rule.property),
                     fmt::format("a {} has no such property", word(kWalkwayKindNames, kind)));
    }
  }
}

void read_cycle(const Feature& feature, Passage& passage) {
  if (const auto cycle_s = feature.number("cycle_s", kCyclesS)) {
    passage.cycle = from_seconds(*cycle_s);
  }
  if (const auto offset_s = feature.number("offset_s", kOffsetsS)) {
    passage.offset = from_seconds(*offset_s);
  }
}

void read_signal(const Feature& feature, Passage& passage) {
  read_cycle(feature, passage);
  const auto green_s = feature.number("green_s", kGreensS);
  if (feature.has("cycle_s") != feature.has("green_s")) {
    feature.report("green_s", "a signal has a cycle_s and a green_s");
  } else if (green_s && passage.cycle.ms > 0 && from_seconds(*green_s) > passage.cycle) {
    feature.report("green_s", fmt::format("{} s of green do not fit into the cycle", *green_s));
  }
  passage.open = std::min(from_seconds(green_s.value_or(0.0)), passage.cycle);
  if (passage.open.ms <= 0) {
    passage.cycle = Duration{};
  }
}

void read_lift(const Feature& feature, Passage& passage) {
  read_cycle(feature, passage);
  if (const auto ride_s = feature.number("ride_s", kLiftRidesS)) {
    passage.ride = from_seconds(*ride_s);
  }
  if (const auto places = feature.integer("places", kLiftPlaces)) {
    passage.places = static_cast<std::uint32_t>(*places);
  }
}

}  // namespace

Passage read_passage(const Feature& feature, WalkwayKind kind, double length_m, double width_m) {
  check_kinds(feature, kind);
  const double speed_mps =
      feature.number("speed_mps", kEscalatorSpeedsMps).value_or(kEscalatorSpeedMps);
  Passage passage = usual_passage(kind, length_m, width_m, speed_mps);
  if (kind == WalkwayKind::kCrossing) {
    read_signal(feature, passage);
  } else if (kind == WalkwayKind::kLift) {
    read_lift(feature, passage);
  }
  if (const auto flow_per_s = feature.number("flow_per_s", kFlowsPerS)) {
    passage.flow_per_s = *flow_per_s;
  }
  return passage;
}

}  // namespace poai::district
