// What the colours and sizes of flows, densities, lunch and encounters mean.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "viz/render/map_legend.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/theme_look.hpp"

namespace poai::viz {
namespace {

using Mark = LegendRow::Mark;

std::vector<LegendRow> rows_of_flow(const FlowTheme& flow, const ThemeWords& words) {
  constexpr std::array<double, 3> kFlows = {50.0, 200.0, 500.0};
  constexpr std::array<double, 2> kPassengers = {1'000.0, 3'000.0};
  std::vector<LegendRow> rows = {{.text = words.walkers_per_15min, .mark = Mark::kHeading}};
  for (const double walkers : kFlows) {
    rows.push_back({.text = with_commas(walkers),
                    .mark = Mark::kWay,
                    .hex = look::kFlow,
                    .size_px = look::kFlowPx * walkers});
  }
  rows.push_back(
      {.text = fmt::format(fmt::runtime(words.passengers_per_h), format_time(flow.trains.from),
                           format_time(flow.trains.until)),
       .mark = Mark::kHeading});
  for (const double passengers : kPassengers) {
    rows.push_back({.text = with_commas(passengers),
                    .mark = Mark::kWay,
                    .hex = look::kLoads[0],
                    .size_px = look::kSectionPx * passengers});
  }
  rows.push_back({.text = words.load, .mark = Mark::kHeading});
  for (std::size_t i = 0; i < look::kLoads.size(); ++i) {
    const double from = 100.0 * look::kLoadFrom.at(i);
    rows.push_back(
        {.text = i + 1 < look::kLoads.size()
                     ? fmt::format("{:.0f}–{:.0f} %", from, 100.0 * look::kLoadFrom.at(i + 1))
                     : fmt::format(fmt::runtime(words.and_more), fmt::format("{:.0f} %", from)),
         .mark = Mark::kBuilding,
         .hex = look::kLoads.at(i)});
  }
  return rows;
}

std::vector<LegendRow> rows_of_density(const ThemeWords& words) {
  std::vector<LegendRow> rows = {{.text = words.persons_per_m2, .mark = Mark::kHeading}};
  for (std::size_t i = look::kDensities.size(); i-- > 0;) {
    const double from = look::kDensityFrom.at(i);
    rows.push_back({.text = i + 1 < look::kDensities.size()
                                ? fmt::format("{}–{}", from, look::kDensityFrom.at(i + 1))
                                : fmt::format(fmt::runtime(words.and_more), fmt::to_string(from)),
                    .mark = Mark::kBuilding,
                    .hex = look::kDensities.at(i)});
  }
  return rows;
}

/// Classes of a difference on both sides of zero, which lies in the middle.
std::vector<LegendRow> rows_of_classes(const std::string& heading,
                                       const std::array<double, 3>& classes,
                                       const ThemeWords& words) {
  std::vector<LegendRow> rows = {{.text = heading, .mark = Mark::kHeading}};
  const auto add = [&](const char* sign, std::size_t i, const char* hex) {
    const std::string from = fmt::format("{}{}", sign, classes.at(i));
    const bool is_last = i + 1 == classes.size();
    rows.push_back({.text = is_last ? fmt::format(fmt::runtime(words.and_more), from)
                                    : fmt::format("{} – {}{}", from, sign, classes.at(i + 1)),
                    .mark = Mark::kBuilding,
                    .hex = hex});
  };
  for (std::size_t i = look::kMore.size(); i-- > 0;) {
    add("+", i, look::kMore.at(i));
  }
  rows.push_back({.text = fmt::format(fmt::runtime(words.nearly_equal), classes[0]),
                  .mark = Mark::kBuilding,
                  .hex = look::kBuildings[0]});
  for (std::size_t i = 0; i < look::kLess.size(); ++i) {
    add("−", i, look::kLess.at(i));
  }
  return rows;
}

std::vector<LegendRow> rows_of_difference(const MapScene& scene, const ThemeWords& words) {
  std::vector<LegendRow> rows =
      rows_of_classes(fmt::format(fmt::runtime(words.difference_per_m2), scene.base_name),
                      look::kDifferenceFrom, words);
  const auto is_shown = [](const auto& piece) {
    return look::difference_hex(piece.persons_per_m2, look::kDifferenceFrom) != nullptr;
  };
  const DensityTheme& density = *scene.density;
  if (std::none_of(density.links.begin(), density.links.end(), is_shown) &&
      std::none_of(density.buildings.begin(), density.buildings.end(), is_shown)) {
    rows.push_back({.text = words.no_difference, .mark = Mark::kHeading});
  }
  if (!density.added.empty()) {
    rows.push_back({.text = fmt::format(fmt::runtime(words.added_place), scene.base_name),
                    .mark = Mark::kAdded});
  }
  rows.push_back({.text = words.one_moment, .mark = Mark::kHeading});
  return rows;
}

std::vector<LegendRow> rows_of_comparison(const MapScene& scene, const ThemeWords& words) {
  constexpr double kSampleGuests = 100.0;
  const double radius_px = std::sqrt(look::kGuestAreaPx2 * kSampleGuests);
  std::vector<LegendRow> rows = rows_of_classes(
      fmt::format(fmt::runtime(words.walkers_differ), scene.base_name), look::kWalkersFrom, words);
  rows.push_back({.text = words.guests_differ, .mark = Mark::kHeading});
  const auto add = [&](const std::string& text, const char* hex) {
    rows.push_back({.text = fmt::format(fmt::runtime(text), kSampleGuests),
                    .mark = Mark::kDot,
                    .hex = hex,
                    .size_px = radius_px});
  };
  add(words.more_guests, look::kMore.back());
  add(words.fewer_guests, look::kLess.back());
  rows.push_back({.text = fmt::format(fmt::runtime(words.mean_of_pairs), scene.difference->pairs),
                  .mark = Mark::kHeading});
  if (scene.difference->pairs > 1) {
    rows.push_back({.text = words.beyond_chance});
    rows.push_back({.text = words.or_equal});
  }
  return rows;
}

std::vector<LegendRow> rows_of_lunch(const LunchTheme& lunch, const ThemeWords& words) {
  LunchPlace sum;
  for (const LunchPlace& place : lunch.places) {
    sum.guests += place.guests;
    sum.queue += place.queue;
    sum.went_off += place.went_off;
  }
  const auto filled = [](const std::string& text, double number) {
    return fmt::format(fmt::runtime(text), with_commas(number));
  };
  constexpr double kSampleSeats = 100.0;
  return {{.text = words.now, .mark = Mark::kHeading},
          {.text = filled(words.guests, sum.guests), .mark = Mark::kDot, .hex = look::kGuests},
          {.text = filled(words.queue, sum.queue), .mark = Mark::kDot, .hex = look::kQueue},
          {.text = filled(words.went_off, sum.went_off), .mark = Mark::kDot, .hex = look::kWentOff},
          {.text = filled(words.seats, kSampleSeats),
           .mark = Mark::kOutline,
           .size_px = std::sqrt(look::kGuestAreaPx2 * kSampleSeats)},
          {.text = words.so_far, .mark = Mark::kHeading},
          {.text = filled(words.served, lunch.served)},
          {.text = filled(words.unserved, lunch.went_off)},
          {.text = words.tries},
          {.text = words.whole_day, .mark = Mark::kHeading},
          {.text = filled(words.lunch_not_got, lunch.not_got)},
          {.text = filled(words.no_place, lunch.no_place)}};
}

std::vector<LegendRow> rows_of_desert(const LunchDesertTheme& desert, const ThemeWords& words) {
  constexpr double kSampleMeals = 200.0;
  const auto filled = [](const std::string& text, double number) {
    return fmt::format(fmt::runtime(text), with_commas(number));
  };
  std::vector<LegendRow> rows = {{.text = words.meals_per_seat, .mark = Mark::kHeading}};
  for (std::size_t i = 0; i < look::kDeserts.size(); ++i) {
    const double from = i < look::kDesertFrom.size() ? look::kDesertFrom.at(i) : 0.0;
    std::string text = words.no_seat;
    if (i + 1 < look::kDesertFrom.size()) {
      text = fmt::format("{}–{}", from, look::kDesertFrom.at(i + 1));
    } else if (i < look::kDesertFrom.size()) {
      text = fmt::format(fmt::runtime(words.and_more), fmt::to_string(from));
    }
    rows.push_back({.text = std::move(text), .mark = Mark::kDot, .hex = look::kDeserts.at(i)});
  }
  rows.push_back({.text = filled(words.meals_wanted, kSampleMeals),
                  .mark = Mark::kDot,
                  .hex = look::kDeserts[1],
                  .size_px = std::sqrt(look::kGuestAreaPx2 * kSampleMeals)});
  rows.push_back(
      {.text = words.place_with_seats, .mark = Mark::kOutline, .size_px = look::kPlaceRadiusPx});
  rows.push_back({.text = words.whole_day, .mark = Mark::kHeading});
  rows.push_back({.text = filled(words.wanted, desert.wanted)});
  rows.push_back(
      {.text = filled(words.not_got, desert.unserved), .mark = Mark::kDot, .hex = look::kNotGot});
  return rows;
}

std::vector<LegendRow> rows_of_encounters(const EncounterTheme& encounters,
                                          const ThemeWords& words) {
  constexpr double kSampleHours = 50.0;
  constexpr std::array<double, 2> kArcHours = {1.0, 10.0};
  double hours = 0.0;
  double bridges = 0.0;
  for (const MeetingPlace& place : encounters.places) {
    hours += place.hours;
    bridges += place.bridges;
  }
  const auto filled = [](const std::string& text, double number) {
    return fmt::format(fmt::runtime(text), with_commas(std::round(number)));
  };
  std::vector<LegendRow> rows = {
      {.text = filled(words.contact_hours, hours), .mark = Mark::kHeading},
      {.text = words.but_in_transit},
      {.text = filled(words.meeting_place, kSampleHours),
       .mark = Mark::kDot,
       .hex = look::kMeeting,
       .size_px = std::sqrt(look::kMeetingAreaPx2 * kSampleHours)},
      {.text = words.best_bridges, .mark = Mark::kDot, .hex = look::kBridge},
      {.text = filled(words.bridges, bridges)},
      {.text = words.arcs, .mark = Mark::kHeading}};
  for (const double arc : kArcHours) {
    rows.push_back({.text = filled(words.hours, arc),
                    .mark = Mark::kWay,
                    .hex = look::kFlow,
                    .size_px = look::kArcPx * std::sqrt(arc)});
  }
  rows.push_back(
      {.text = words.to_bridges, .mark = Mark::kWay, .hex = look::kBridge, .size_px = 2.0});
  return rows;
}

}  // namespace

std::vector<LegendRow> theme_rows(const MapScene& scene, const MapWords& words) {
  if (scene.flow) {
    return rows_of_flow(*scene.flow, words.themes);
  }
  if (scene.density) {
    return scene.base_name.empty() ? rows_of_density(words.themes)
                                   : rows_of_difference(scene, words.themes);
  }
  if (scene.difference) {
    return rows_of_comparison(scene, words.themes);
  }
  if (scene.lunch_desert) {
    return rows_of_desert(*scene.lunch_desert, words.themes);
  }
  if (scene.encounters) {
    return rows_of_encounters(*scene.encounters, words.themes);
  }
  return scene.lunch ? rows_of_lunch(*scene.lunch, words.themes) : std::vector<LegendRow>();
}

}  // namespace poai::viz
