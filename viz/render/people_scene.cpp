#include "viz/render/people_scene.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <utility>

#include "engine/core/hash.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "engine/geometry/polyline.hpp"
#include "engine/output/enum_names.hpp"
#include "viz/render/person_group.hpp"
#include "viz/render/spread.hpp"

namespace poai::viz {
namespace {

using geometry::Point;
using output::StateKind;

class PeopleReader {
 public:
  PeopleReader(const output::RunFile& run, std::size_t frame, const MapScene& scene)
      : scene_(scene),
        rows_(run.frame(frame)),
        key_(run.column<std::uint64_t>("persons/person_key")),
        role_(run.column<std::uint8_t>("persons/role")),
        run_mode_(run.column<std::uint8_t>("tables/runs/mode")),
        rated_(run.column<std::uint32_t>("series/runs/rated_capacity")) {
    people_.persons_per_row = 1.0 / run.info().scale;
    for (std::size_t i = 0; i < scene.stations.size(); ++i) {
      crowds_[scene.stations[i].stop].station = i;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      ++together_[{rows_.state[i], rows_.container[i]}];
    }
  }

  People read() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      add(i);
    }
    for (const auto& [run, train] : trains_) {
      people_.trains.push_back(train);
    }
    for (const auto& [stop, crowd] : crowds_) {
      if (std::any_of(crowd.count.begin(), crowd.count.end(), [](auto n) { return n > 0; })) {
        people_.crowds.push_back(crowd);
      }
    }
    return std::move(people_);
  }

 private:
  void add(std::size_t row) {
    const std::uint32_t person = rows_.person[row];
    if (person >= key_.size() || person >= role_.size()) {
      throw InputError(InputKind::kFiles, {Problem{.place = {},
                                                   .key = "frames/person",
                                                   .problem = "is damaged",
                                                   .reason = "it names a person who is not there",
                                                   .suggestion = {}}});
    }
    const PersonGroup group = group_of(static_cast<Role>(role_[person]));
    const auto state = static_cast<StateKind>(rows_.state[row]);
    const Point at{static_cast<double>(rows_.x_m[row]), static_cast<double>(rows_.y_m[row])};
    ++people_.count.at(static_cast<std::size_t>(group));
    if (state == StateKind::kInRun && mode_of_run(rows_.container[row]) == Mode::kPortLiner) {
      add_to_train(rows_.container[row], at);
    } else if (state == StateKind::kPlatform && crowds_.contains(rows_.container[row])) {
      ++people_.waiting;
      ++crowds_.at(rows_.container[row]).count.at(static_cast<std::size_t>(group));
    } else if (state == StateKind::kVehicle ||
               (state == StateKind::kInRun && !is_on_bus_line(at, scene_))) {
      ++people_.not_shown;
    } else {
      const double radius_m = spread_m(state, together_[{rows_.state[row], rows_.container[row]}]);
      people_.figures.push_back(
          {.position = spread(at, key_[person], radius_m), .group = group, .person = person});
    }
  }

  void add_to_train(std::uint32_t run, Point at) {
    ++people_.in_trains;
    const auto [train, is_new] = trains_.try_emplace(run);
    if (is_new) {
      train->second = {.position = at, .heading = heading_at(at, scene_.guideways)};
    }
    const double rated = run < rated_.size() ? static_cast<double>(rated_[run]) : 0.0;
    train->second.load_share += rated > 0.0 ? people_.persons_per_row / rated : 0.0;
  }

  [[nodiscard]] Mode mode_of_run(std::uint32_t run) const {
    return run < run_mode_.size() ? static_cast<Mode>(run_mode_[run]) : Mode::kNone;
  }

  const MapScene& scene_;
  metrics::FrameRows rows_;
  std::vector<std::uint64_t> key_;
  std::vector<std::uint8_t> role_;
  std::vector<std::uint8_t> run_mode_;
  std::vector<std::uint32_t> rated_;
  std::map<std::pair<std::uint8_t, std::uint32_t>, std::size_t> together_;
  std::map<std::uint32_t, WaitingCrowd> crowds_;  ///< by stop
  std::map<std::uint32_t, Train> trains_;
  People people_;
};

}  // namespace

bool is_on_bus_line(Point point, const MapScene& scene) {
  constexpr double kOnLineM = 10.0;
  return std::any_of(scene.bus_lines.begin(), scene.bus_lines.end(), [point](const Line& line) {
    return geometry::distance_to_polyline_m(point, line) < kOnLineM;
  });
}

People people_of(const output::RunFile& run, std::size_t frame, const MapScene& scene) {
  return PeopleReader(run, frame, scene).read();
}

}  // namespace poai::viz
