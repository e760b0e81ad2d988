// Flows on walkways and loads of train sections.

#include <algorithm>

#include "engine/core/event.hpp"
#include "engine/district/walk_network.hpp"
#include "viz/render/line_tracks.hpp"
#include "viz/render/theme_scenes.hpp"

namespace poai::viz {
namespace {

constexpr double kQuarterHourMs = 900'000.0;
constexpr double kHourMs = 3'600'000.0;

/// The row of the interval in which `time` lies; the first one before all of them.
std::size_t interval_of(const std::vector<std::int32_t>& begins_ms, SimTime time) {
  const auto after = std::upper_bound(begins_ms.begin(), begins_ms.end(), time.ms);
  return after == begins_ms.begin() ? 0 : static_cast<std::size_t>(after - begins_ms.begin()) - 1;
}

/// From the begin of interval `row` to that of the next; the last is as long as the one before.
output::TimeWindow window_of(const std::vector<std::int32_t>& begins_ms, std::size_t row,
                             double default_ms) {
  const auto begin = static_cast<std::int64_t>(begins_ms[row]);
  if (begins_ms.size() < 2) {
    return {{begin}, {begin + static_cast<std::int64_t>(default_ms)}};
  }
  return {{begin}, {begin + begins_ms[1] - begins_ms[0]}};
}

void add_sections(const output::RunFile& run, SimTime time, double scale, FlowTheme& theme) {
  const auto begins_ms = run.column<std::int32_t>("series/sections/time_ms");
  const auto from = run.column<std::uint32_t>("series/sections/from_stop");
  const auto to = run.column<std::uint32_t>("series/sections/to_stop");
  const auto mode = run.column<std::uint8_t>("series/sections/mode");
  if (begins_ms.empty() || from.empty()) {
    return;
  }
  const std::size_t row = interval_of(begins_ms, time);
  const auto passengers = run.matrix<std::uint32_t>("series/sections/passengers");
  const auto rated = run.matrix<std::uint32_t>("series/sections/rated_capacity");
  const output::TimeWindow hour = window_of(begins_ms, row, kHourMs);
  const double per_h = kHourMs / static_cast<double>((hour.until - hour.from).ms);
  theme.trains = hour;
  const LineTracks tracks(run.map(), run.stops());
  for (std::size_t i = 0; i < from.size(); ++i) {
    const double persons = static_cast<double>(passengers.at(row, i)) / scale;
    const auto capacity = static_cast<double>(rated.at(row, i));
    if (static_cast<Mode>(mode[i]) == Mode::kPortLiner && capacity > 0.0) {
      theme.sections.push_back({.way = tracks.way(from[i], to[i]),
                                .passengers_per_h = persons * per_h,
                                .load_share = persons / capacity});
    }
  }
}

}  // namespace

output::TimeWindow link_interval(const output::RunFile& run, SimTime time) {
  const auto begins_ms = run.column<std::int32_t>("series/links/time_ms");
  if (begins_ms.empty()) {
    return {time, time};
  }
  return window_of(begins_ms, interval_of(begins_ms, time), kQuarterHourMs);
}

FlowTheme flow_of(const output::RunFile& run, SimTime time) {
  FlowTheme theme;
  const double scale = run.info().scale;
  const auto begins_ms = run.column<std::int32_t>("series/links/time_ms");
  if (!begins_ms.empty()) {
    const std::size_t row = interval_of(begins_ms, time);
    const output::TimeWindow window = link_interval(run, time);
    const double per_15min = kQuarterHourMs / static_cast<double>((window.until - window.from).ms);
    const auto entries = run.matrix<std::uint32_t>("series/links/entries");
    output::LinkTable links = run.links();
    for (std::size_t link = 0; link < links.shape.size(); ++link) {
      const double persons =
          static_cast<double>(entries.at(row, 2 * link) + entries.at(row, 2 * link + 1)) / scale;
      const bool is_ours =
          static_cast<district::Area>(links.area[link]) != district::Area::kMainland;
      if (persons > 0.0 && is_ours) {
        theme.links.push_back(
            {.line = std::move(links.shape[link]), .persons_per_15min = persons * per_15min});
      }
    }
  }
  add_sections(run, time, scale, theme);
  return theme;
}

}  // namespace poai::viz
