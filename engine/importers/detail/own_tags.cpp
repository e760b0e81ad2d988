#include "engine/importers/detail/own_tags.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace poai::importers::detail {
namespace {

constexpr std::string_view kPrefix = "poai:";
constexpr std::array<std::string_view, 14> kWholeNumbers = {
    "staff",      "students",  "beds",   "visitors_per_weekday", "seats",  "counters",
    "price_yen",  "stock",     "floors", "floor_area_m2",        "places", "platform_capacity",
    "car_spaces", "table_size"};
constexpr std::array<std::string_view, 12> kNumbers = {
    "level",     "level_to", "width_m", "service_s", "stay_min", "flow_per_s",
    "speed_mps", "ride_s",   "cycle_s", "green_s",   "offset_s", "quality"};
constexpr std::array<std::string_view, 2> kFlags = {"covered", "indoor"};
constexpr std::array<std::string_view, 4> kLists = {"modes", "open_on", "estimated", "cuisine"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    if (end != 0) {
      words.emplace_back(text.substr(0, end));
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

}  // namespace

void add_native_property(std::string_view name, const std::string& value,
                         formats::FeatureText& feature) {
  const auto number = leading_number(value);
  if (is_in(kLists, name)) {
    feature.texts(name, words_of(value));
  } else if (is_in(kFlags, name)) {
    feature.flag(name, value == "yes" || value == "true" || value == "1");
  } else if (is_in(kWholeNumbers, name) && number && *number == std::floor(*number)) {
    feature.integer(name, std::llround(*number));
  } else if ((is_in(kNumbers, name) || is_in(kWholeNumbers, name)) && number) {
    feature.number(name, *number);
  } else {
    feature.text(name, value);
  }
}

std::filesystem::path own_sources_of(const std::filesystem::path& map) {
  return map.parent_path() / (map.stem().string() + ".sources.md");
}

bool is_own_place(const OsmTags& tags) { return tags.is(kOwnType, "place") && tags.has("poai:id"); }

bool is_own_building(const OsmTags& tags) { return tags.is(kOwnType, "building"); }

bool is_own_land(const OsmTags& tags) { return tags.is(kOwnType, "land"); }

std::string own_place_text(const OsmTags& tags, geometry::GeoPoint at) {
  formats::FeatureText feature;
  for (const auto& [key, value] : tags.all()) {
    if (key.starts_with(kPrefix) && key != kOwnType) {
      add_native_property(std::string_view(key).substr(kPrefix.size()), value, feature);
    }
  }
  return feature.point(at);
}

}  // namespace poai::importers::detail
