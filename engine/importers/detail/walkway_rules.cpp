#include "engine/importers/detail/walkway_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/words.hpp"

namespace poai::importers::detail {
namespace {

using district::WalkwayKind;

/// A value of `highway` that people walk on, and the width for walking where none is tagged. All
/// widths are estimates: two pavements of 2 m along streets (the least width of the Japanese Road
/// Structure Ordinance, article 11), 2 m for footways, more for pedestrian streets.
struct HighwayClass {
  std::string_view value;
  double width_m;
};
constexpr std::array<HighwayClass, 20> kHighways = {
    {{"footway", 2.0},      {"path", 1.5},           {"pedestrian", 6.0},    {"steps", 2.0},
     {"corridor", 3.0},     {"elevator", 1.5},       {"living_street", 4.0}, {"residential", 4.0},
     {"unclassified", 4.0}, {"service", 3.0},        {"tertiary", 4.0},      {"tertiary_link", 4.0},
     {"secondary", 4.0},    {"secondary_link", 4.0}, {"primary", 4.0},       {"primary_link", 4.0},
     {"track", 2.0},        {"road", 3.0},           {"platform", 3.0},      {"crossing", 4.0}}};
/// Walked on only where `foot` allows it.
constexpr std::array<std::string_view, 6> kOnlyIfAllowed = {
    "cycleway", "trunk", "trunk_link", "motorway", "motorway_link", "bridleway"};
constexpr std::array<std::string_view, 7> kPassageProperties = {
    "flow_per_s", "speed_mps", "ride_s", "cycle_s", "green_s", "offset_s", "places"};
constexpr double kLeastWidthM = 0.3;
constexpr double kMostWidthM = 200.0;
constexpr double kMostLevel = 150.0;

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool allows_foot(const OsmTags& tags) {
  return is_one_of(tags.get("foot"), {"yes", "designated", "permissive", "official"});
}

/// Why nobody may walk there; empty if everybody may.
std::string_view barred(const OsmTags& tags) {
  if (is_one_of(tags.get("foot"), {"no", "private"})) {
    return "foot=no or private";
  }
  if (tags.is("foot", "use_sidepath") || tags.is("sidewalk", "separate") ||
      tags.is("sidewalk:both", "separate")) {
    return "its pavements are ways of their own";
  }
  const bool closed = is_one_of(tags.get("access"), {"no", "private", "military", "delivery"});
  return closed && !allows_foot(tags) ? "access=no or private" : std::string_view();
}

bool is_platform(const OsmTags& tags) {
  return tags.is("railway", "platform") || tags.is("public_transport", "platform");
}

/// The class of a way; nothing for what is no walkway.
const HighwayClass* class_of(const OsmTags& tags) {
  const std::string_view value = is_platform(tags) ? "platform" : tags.get("highway");
  const auto found = std::find_if(kHighways.begin(), kHighways.end(),
                                  [value](const auto& known) { return known.value == value; });
  return found == kHighways.end() ? nullptr : &*found;
}

bool is_crossing(const OsmTags& tags) {
  return tags.is("footway", "crossing") || tags.is("path", "crossing") ||
         tags.is("highway", "crossing") || tags.is("cycleway", "crossing");
}

bool is_indoor(const OsmTags& tags) {
  return is_one_of(tags.get("highway"), {"corridor", "elevator"}) || tags.affirms("indoor") ||
         tags.is("tunnel", "building_passage");
}

WalkwayKind kind_of(const OsmTags& tags, const WalkwayRule& rule) {
  if (const auto own =
          parse_word<WalkwayKind>(district::kWalkwayKindNames, tags.get("poai:kind"))) {
    return *own;
  }
  if (tags.is("highway", "steps")) {
    return WalkwayKind::kStairs;
  }
  if (is_crossing(tags)) {
    return WalkwayKind::kCrossing;
  }
  if (is_indoor(tags)) {
    return WalkwayKind::kIndoor;
  }
  if (tags.affirms("bridge")) {
    return WalkwayKind::kBridge;
  }
  return rule.has_level && rule.levels.front() >= 1.0 ? WalkwayKind::kDeck : WalkwayKind::kFootway;
}

void take_width(const OsmTags& tags, double otherwise_m, WalkwayRule& rule) {
  rule.width_m = otherwise_m;
  // The width of a street is that of its carriageway: only ways for walking have it as theirs.
  const bool is_footway = is_one_of(tags.get("highway"), {"footway", "path", "pedestrian", "steps",
                                                          "corridor", "cycleway", "platform"});
  const std::string_view own = tags.get("poai:width_m");
  const std::string_view tagged = is_footway || is_platform(tags) ? tags.get("width") : "";
  for (const std::string_view text : {own, tagged, tags.get("sidewalk:both:width")}) {
    const auto width_m = length_in_m(text);
    if (width_m && *width_m >= kLeastWidthM && *width_m <= kMostWidthM) {
      const bool both = text.data() == tags.get("sidewalk:both:width").data();
      rule.width_m = both ? 2.0 * *width_m : *width_m;
      rule.width_is_default = false;
      return;
    }
  }
}

void take_levels(const OsmTags& tags, WalkwayRule& rule) {
  std::vector<double> levels = parse_levels(tags.get("level"));
  if (const auto own = leading_number(tags.get("poai:level"))) {
    const double other = leading_number(tags.get("poai:level_to")).value_or(*own);
    rule.end_levels = {*own, other};
    levels = other == *own ? std::vector{*own}
                           : std::vector{std::min(*own, other), std::max(*own, other)};
  }
  rule.has_level = !levels.empty();
  if (rule.has_level) {
    rule.levels = std::move(levels);
  }
}

}  // namespace

std::vector<double> parse_levels(std::string_view text) {
  std::vector<double> levels;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t dash = part.find('-', 1);
    const auto from = leading_number(part.substr(0, dash));
    const auto to = dash == std::string_view::npos ? from : leading_number(part.substr(dash + 1));
    if (!from || !to || std::abs(*from) > kMostLevel || std::abs(*to) > kMostLevel) {
      return {};
    }
    levels.push_back(*from);
    levels.push_back(*to);
  }
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels;
}

WalkwayVerdict judge_walkway(const OsmWay& way) {
  const OsmTags& tags = way.tags;
  const HighwayClass* known = class_of(tags);
  const std::string_view value = tags.get("highway");
  const bool conditional =
      std::find(kOnlyIfAllowed.begin(), kOnlyIfAllowed.end(), value) != kOnlyIfAllowed.end();
  if (known == nullptr && !conditional) {
    return {std::nullopt, value.empty() ? "" : "a kind of highway that nobody walks on"};
  }
  if (conditional && !allows_foot(tags)) {
    return {std::nullopt, "for vehicles only"};
  }
  if (const std::string_view reason = barred(tags); !reason.empty()) {
    return {std::nullopt, reason};
  }
  WalkwayRule rule;
  rule.id = tags.has("poai:id") ? std::string(tags.get("poai:id")) : fmt::format("w{}", way.id);
  rule.is_exact = tags.has("poai:id");
  take_width(tags, known == nullptr ? 2.0 : known->width_m, rule);
  take_levels(tags, rule);
  rule.kind = kind_of(tags, rule);
  rule.is_area = way.is_closed() && (tags.affirms("area") || (is_platform(tags) && value.empty()));
  rule.changes_level = rule.kind == WalkwayKind::kStairs ||
                       (rule.kind == WalkwayKind::kIndoor && rule.levels.size() > 1);
  rule.covered = tags.affirms("covered") || tags.affirms("tunnel") ||
                 (tags.get("poai:covered").empty() && rule.kind == WalkwayKind::kIndoor);
  rule.name = tags.get("name");
  rule.area = tags.get("poai:area");
  for (const std::string_view property : kPassageProperties) {
    if (const auto number = leading_number(tags.get(fmt::format("poai:{}", property)))) {
      rule.passage.emplace_back(property, *number);
    }
  }
  return {std::move(rule), {}};
}

}  // namespace poai::importers::detail
