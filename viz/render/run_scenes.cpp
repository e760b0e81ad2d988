#include "viz/render/run_scenes.hpp"

#include <fmt/format.h>

#include "engine/core/input_error.hpp"
#include "viz/render/people_scene.hpp"
#include "viz/render/theme_scenes.hpp"

namespace poai::viz {
namespace {

constexpr Duration kLargestGap = Duration::minutes(10);

std::size_t frame_near(const output::RunFile& run, const std::filesystem::path& folder,
                       SimTime time) {
  const auto frame = run.frame_at(time);
  if (frame && time - SimTime{run.frame_times_ms()[*frame]} <= kLargestGap) {
    return *frame;
  }
  const auto& times = run.frame_times_ms();
  const std::string known =
      times.empty() ? "the run has none"
                    : fmt::format("the run has frames from {} to {}", format_time({times.front()}),
                                  format_time({times.back()}));
  throw InputError(InputKind::kScenario,
                   {Problem{.place = {.file = folder.string()},
                            .key = "--at",
                            .problem = fmt::format("no frame at {}", format_time(time)),
                            .reason = known,
                            .suggestion = {}}});
}

/// The clock of a picture: "08:20".
std::string clock_of(SimTime time) { return format_time(time).substr(0, 5); }

}  // namespace

RunScenes::RunScenes(const std::filesystem::path& folder, output::TimeWindow time, PictureKind kind)
    : folder_(folder),
      run_(output::RunFile::open(folder)),
      time_(time),
      kind_(kind),
      scene_(ground_of_run(run_)) {
  scene_.view = kind == PictureKind::kIsland3d ? SceneView::kSpace : SceneView::kMap;
}

void RunScenes::compare_with(const std::filesystem::path& base) {
  base_folder_ = base;
  base_ = output::RunFile::open(base);
  scene_.base_name = base_->info().scenario;
}

void RunScenes::fill_people(SimTime time, Moments moments) {
  if (moments == Moments::kInterpolated && run_.trajectory_window()) {
    if (!moving_) {
      moving_ = std::make_unique<MovingPeople>(run_, scene_, time_.from, time_.until);
    }
    if (moving_->knows(time)) {
      scene_.people = moving_->at(time);
      scene_.clock = clock_of(time);
      return;
    }
  }
  const std::size_t frame = frame_near(run_, folder_, time);
  scene_.people = people_of(run_, frame, scene_);
  scene_.clock = clock_of({run_.frame_times_ms()[frame]});
}

void RunScenes::fill_density(SimTime time) {
  const std::size_t frame = frame_near(run_, folder_, time);
  scene_.density = density_of(run_, frame);
  scene_.clock = clock_of({run_.frame_times_ms()[frame]});
  if (base_) {
    scene_.density =
        difference_of(*scene_.density, density_of(*base_, frame_near(*base_, base_folder_, time)));
    scene_.density->added = places_added(run_, *base_);
  }
}

const MapScene& RunScenes::at(SimTime time, Moments moments) {
  switch (kind_) {
    case PictureKind::kMap:
    case PictureKind::kIsland3d:
      fill_people(time, moments);
      break;
    case PictureKind::kDensity:
      fill_density(time);
      break;
    case PictureKind::kFlow:
      static_cast<void>(frame_near(run_, folder_, time));
      scene_.flow = flow_of(run_, time);
      scene_.clock = clock_of(link_interval(run_, time).from) + "-" +
                     clock_of(link_interval(run_, time).until);
      break;
    case PictureKind::kLunch:
      static_cast<void>(frame_near(run_, folder_, time));
      scene_.lunch = lunch_of(run_, time);
      scene_.clock = clock_of(time);
      break;
    case PictureKind::kLunchDesert:
      if (!scene_.lunch_desert) {
        scene_.lunch_desert = lunch_desert_of(run_);
        scene_.clock = clock_of(run_.info().begin) + "-" + clock_of(run_.info().end);
      }
      break;
    case PictureKind::kEncounters:
      if (!scene_.encounters) {
        scene_.encounters = encounters_of(run_);
        scene_.clock = clock_of(run_.info().begin) + "-" + clock_of(run_.info().end);
      }
      break;
  }
  return scene_;
}

bool RunScenes::is_continuous() const {
  const auto known = run_.trajectory_window();
  return known && known->from <= time_.from && time_.until <= known->until;
}

}  // namespace poai::viz
