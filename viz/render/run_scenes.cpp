#include "viz/render/run_scenes.hpp"

#include <fmt/format.h>

#include "engine/core/input_error.hpp"
#include "viz/render/people_scene.hpp"

namespace poai::viz {
namespace {

constexpr Duration kLargestGap = Duration::minutes(10);

}  // namespace

RunScenes::RunScenes(const std::filesystem::path& folder, output::TimeWindow time)
    : folder_(folder),
      run_(output::RunFile::open(folder)),
      time_(time),
      scene_(ground_of_run(run_)) {}

std::size_t RunScenes::frame_near(SimTime time) const {
  const auto frame = run_.frame_at(time);
  if (frame && time - SimTime{run_.frame_times_ms()[*frame]} <= kLargestGap) {
    return *frame;
  }
  const auto& times = run_.frame_times_ms();
  const std::string known =
      times.empty() ? "the run has none"
                    : fmt::format("the run has frames from {} to {}", format_time({times.front()}),
                                  format_time({times.back()}));
  throw InputError(InputKind::kScenario,
                   {Problem{.place = {.file = folder_.string()},
                            .key = "--at",
                            .problem = fmt::format("no frame at {}", format_time(time)),
                            .reason = known,
                            .suggestion = {}}});
}

const MapScene& RunScenes::at(SimTime time, Moments moments) {
  if (moments == Moments::kInterpolated && run_.trajectory_window()) {
    if (!moving_) {
      moving_ = std::make_unique<MovingPeople>(run_, scene_, time_.from, time_.until);
    }
    if (moving_->knows(time)) {
      scene_.people = moving_->at(time);
      scene_.clock = format_time(time).substr(0, 5);
      return scene_;
    }
  }
  const std::size_t frame = frame_near(time);
  scene_.people = people_of(run_, frame, scene_);
  scene_.clock = format_time({run_.frame_times_ms()[frame]});
  return scene_;
}

bool RunScenes::is_continuous() const {
  const auto known = run_.trajectory_window();
  return known && known->from <= time_.from && time_.until <= known->until;
}

}  // namespace poai::viz
