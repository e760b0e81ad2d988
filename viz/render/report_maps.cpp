#include "viz/report_maps.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <utility>

#include "engine/core/input_error.hpp"
#include "viz/render/comparison_scene.hpp"
#include "viz/render/map_pictures.hpp"
#include "viz/render/render_options.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

constexpr SimTime kNoon = SimTime::at(12, 15);
constexpr std::array<SimTime, 3> kTimes = {SimTime::at(8, 20), kNoon, SimTime::at(18, 30)};

MapOptions options_in(const std::string& language) {
  return {.width_px = 1400,
          .height_px = 875,
          .language = language == "ja" ? Language::kJapanese : Language::kEnglish,
          .area = MapArea::kCentre};
}

/// What is to be drawn of a run.
struct Subject {
  fs::path run;
  fs::path base;  ///< empty without one
  PictureKind kind = PictureKind::kMap;
  SimTime time;
};

void draw(const Subject& subject, const MapOptions& options, const fs::path& folder) {
  const output::TimeWindow window{subject.time, {subject.time.ms + 1}};
  RunScenes scenes(subject.run, window, subject.kind);
  if (!subject.base.empty()) {
    scenes.compare_with(subject.base);
  }
  MapPictures pictures(std::move(scenes), window, options);
  pictures.draw(subject.time);
  const auto kind = kPictureKindNames.at(static_cast<std::size_t>(subject.kind));
  pictures.write_png(folder / fmt::format("{}-{}.png", kind, stamp_of(subject.time)));
}

/// Draws one picture after another; a report without maps is better than none.
DrawnMaps drawn(const std::vector<std::function<void(const fs::path& folder)>>& pictures) {
  DrawnMaps maps;
  std::string problem = "there is no temporary folder";
  std::size_t count = 0;
  for (const auto& draw_one : pictures) {
    if (maps.folder.path().empty()) {
      break;
    }
    try {
      draw_one(maps.folder.path());
      ++count;
    } catch (const InputError& error) {
      problem = error.what();
    }
  }
  maps.problem = count > 0 ? std::string() : problem;
  return maps;
}

}  // namespace

DrawnMaps draw_maps(const fs::path& run, const fs::path& base, const std::string& language) {
  const MapOptions options = options_in(language);
  std::vector<Subject> subjects;
  for (const SimTime time : kTimes) {
    const PictureKind kind = base.empty() ? PictureKind::kMap : PictureKind::kDensity;
    subjects.push_back({.run = run, .base = base, .kind = kind, .time = time});
  }
  if (base.empty()) {
    subjects.push_back({.run = run, .base = {}, .kind = PictureKind::kLunchDesert, .time = kNoon});
  }
  std::vector<std::function<void(const fs::path&)>> pictures;
  for (const Subject& subject : subjects) {
    pictures.emplace_back(
        [subject, options](const fs::path& folder) { draw(subject, options, folder); });
  }
  return drawn(pictures);
}

DrawnMaps draw_difference(const fs::path& comparison, const std::string& language) {
  return drawn({[&](const fs::path& folder) {
    paint_map(scene_of_comparison(comparison), options_in(language), folder / "difference.png");
  }});
}

}  // namespace poai::viz
