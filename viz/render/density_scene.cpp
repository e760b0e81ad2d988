// People per square metre on walkways and in buildings.

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "engine/core/input_error.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/output/enum_names.hpp"
#include "viz/render/theme_scenes.hpp"

namespace poai::viz {
namespace {

using output::StateKind;

/// People who stay at places, sit or queue there.
std::vector<double> people_at_places(const output::RunFile& run, SimTime time,
                                     std::size_t place_count) {
  std::vector<double> people(place_count, 0.0);
  const metrics::Stays stays = run.stays();
  for (std::size_t i = 0; i < stays.size(); ++i) {
    if (stays.begin_ms[i] <= time.ms && time.ms < stays.end_ms[i]) {
      people.at(stays.place[i]) += 1.0;
    }
  }
  const auto begins_ms = run.column<std::int32_t>("series/places/time_ms");
  const auto places = run.column<std::uint32_t>("series/places/place");
  const auto seated = run.matrix<std::uint32_t>("series/places/seated");
  const auto queue = run.matrix<std::uint32_t>("series/places/queue");
  const auto after = std::upper_bound(begins_ms.begin(), begins_ms.end(), time.ms);
  if (after != begins_ms.begin()) {
    const auto row = static_cast<std::size_t>(after - begins_ms.begin()) - 1;
    for (std::size_t i = 0; i < places.size(); ++i) {
      people.at(places[i]) += static_cast<double>(seated.at(row, i) + queue.at(row, i));
    }
  }
  return people;
}

void add_buildings(const output::RunFile& run, SimTime time, DensityTheme& theme) {
  const output::MapShapes map = run.map();
  const output::PlaceTable places = run.places();
  const std::vector<double> people = people_at_places(run, time, places.id.size());
  const double scale = run.info().scale;
  for (std::size_t i = 0; i < map.buildings.size(); ++i) {
    const Line& outline = map.buildings[i];
    double inside = 0.0;
    for (std::size_t place = 0; place < people.size(); ++place) {
      const geometry::Point at{static_cast<double>(places.x_m[place]),
                               static_cast<double>(places.y_m[place])};
      const bool is_its_own = i < map.building_place.size() && map.building_place[i] == place;
      if (is_its_own || geometry::contains(outline, at)) {
        inside += people[place];
      }
    }
    const double area_m2 = geometry::area_m2(outline);
    theme.buildings.push_back(
        {.outline = outline, .persons_per_m2 = area_m2 > 0.0 ? inside / scale / area_m2 : 0.0});
  }
}

[[noreturn]] void refuse_other_district() {
  throw InputError(InputKind::kScenario,
                   {Problem{.place = {},
                            .key = "--base",
                            .problem = "is a run of another district",
                            .reason = "its walkways or buildings are not the same",
                            .suggestion = "compare runs of one district"}});
}

}  // namespace

DensityTheme density_of(const output::RunFile& run, std::size_t frame) {
  const metrics::FrameRows rows = run.frame(frame);
  const output::LinkTable links = run.links();
  std::vector<double> walkers(links.shape.size(), 0.0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool walks = static_cast<StateKind>(rows.state[i]) == StateKind::kLink;
    if (walks && rows.container[i] / 2 < walkers.size()) {
      walkers[rows.container[i] / 2] += 1.0;
    }
  }
  DensityTheme theme;
  const double scale = run.info().scale;
  for (std::size_t link = 0; link < walkers.size(); ++link) {
    const double width_m = static_cast<double>(links.width_m[link]);
    const double area_m2 = width_m * static_cast<double>(links.length_m[link]);
    theme.links.push_back({.id = links.id[link],
                           .line = links.shape[link],
                           .width_m = width_m,
                           .persons_per_m2 = walkers[link] / scale / area_m2});
  }
  add_buildings(run, {run.frame_times_ms().at(frame)}, theme);
  return theme;
}

DensityTheme difference_of(const DensityTheme& density, const DensityTheme& base) {
  DensityTheme difference = density;
  difference.values = DensityTheme::Values::kDifference;
  std::map<std::string_view, double> of_base;
  for (const LinkDensity& link : base.links) {
    of_base[link.id] = link.persons_per_m2;
  }
  std::size_t shared = 0;
  for (LinkDensity& link : difference.links) {
    const auto found = of_base.find(link.id);
    if (found != of_base.end()) {
      link.persons_per_m2 -= found->second;
      ++shared;
    }
  }
  if (shared == 0 || density.buildings.size() != base.buildings.size()) {
    refuse_other_district();
  }
  for (std::size_t i = 0; i < base.buildings.size(); ++i) {
    difference.buildings[i].persons_per_m2 -= base.buildings[i].persons_per_m2;
  }
  return difference;
}

std::vector<AddedPlace> places_added(const output::RunFile& run, const output::RunFile& base) {
  const output::PlaceTable places = run.places();
  const output::PlaceTable known = base.places();
  const std::set<std::string_view> ids(known.id.begin(), known.id.end());
  std::vector<AddedPlace> added;
  for (std::size_t i = 0; i < places.id.size(); ++i) {
    if (!ids.contains(places.id[i])) {
      added.push_back(
          {.position = {static_cast<double>(places.x_m[i]), static_cast<double>(places.y_m[i])},
           .name_ja = places.name_ja[i],
           .name_en = places.name_en[i]});
    }
  }
  return added;
}

}  // namespace poai::viz
