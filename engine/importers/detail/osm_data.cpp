#include "engine/importers/detail/osm_data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers::detail {
namespace {

/// The number at the begin of the text and what follows it.
std::optional<std::pair<double, std::string_view>> number_and_rest(std::string_view text) {
  text = trimmed(text);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr double kAbsurd = 1e6;
  if (error != std::errc() || !std::isfinite(value) || std::abs(value) > kAbsurd) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return std::pair(value, trimmed(text));
}

}  // namespace

std::string_view OsmTags::get(std::string_view key) const {
  for (const auto& [name, value] : tags_) {
    if (name == key) {
      return value;
    }
  }
  return {};
}

bool OsmTags::affirms(std::string_view key) const {
  const std::string_view value = get(key);
  return !value.empty() && value != "no" && value != "none";
}

std::optional<double> leading_number(std::string_view text) {
  const auto found = number_and_rest(text);
  return found ? std::optional(found->first) : std::nullopt;
}

std::optional<double> length_in_m(std::string_view text) {
  const auto found = number_and_rest(text);
  if (!found) {
    return std::nullopt;
  }
  const auto& [value, unit] = *found;
  if (unit.empty() || unit == "m") {
    return value;
  }
  return unit == "cm" ? std::optional(value / 100.0) : std::nullopt;
}

void OsmPositions::sort() {
  const auto by_id = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(positions_.begin(), positions_.end(), by_id)) {
    std::stable_sort(positions_.begin(), positions_.end(), by_id);
  }
}

std::optional<geometry::GeoPoint> OsmPositions::find(OsmId id) const {
  const auto found =
      std::lower_bound(positions_.begin(), positions_.end(), id,
                       [](const auto& entry, OsmId wanted) { return entry.first < wanted; });
  return found != positions_.end() && found->first == id ? std::optional(found->second)
                                                         : std::nullopt;
}

}  // namespace poai::importers::detail
