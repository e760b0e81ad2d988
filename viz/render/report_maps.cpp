#include "viz/report_maps.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "engine/core/input_error.hpp"
#include "viz/render/map_pictures.hpp"
#include "viz/render/render_options.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {
namespace {

constexpr std::array<SimTime, 3> kTimes = {SimTime::at(8, 20), SimTime::at(12, 15),
                                           SimTime::at(18, 30)};
constexpr MapOptions kSize = {.width_px = 1400, .height_px = 875};

void draw(const std::filesystem::path& run, const std::filesystem::path& base, SimTime time,
          const std::string& language, const std::filesystem::path& folder) {
  const output::TimeWindow window{time, {time.ms + 1}};
  RunScenes scenes(run, window, base.empty() ? PictureKind::kMap : PictureKind::kDensity);
  if (!base.empty()) {
    scenes.compare_with(base);
  }
  MapOptions options = kSize;
  options.language = language == "ja" ? Language::kJapanese : Language::kEnglish;
  MapPictures pictures(std::move(scenes), window, options);
  pictures.draw(time);
  pictures.write_png(folder /
                     fmt::format("{}-{}.png", base.empty() ? "map" : "density", stamp_of(time)));
}

}  // namespace

DrawnMaps draw_maps(const std::filesystem::path& run, const std::filesystem::path& base,
                    const std::string& language) {
  DrawnMaps maps;
  std::string problem = "there is no temporary folder";
  std::size_t drawn = 0;
  for (const SimTime time : kTimes) {
    if (maps.folder.path().empty()) {
      break;
    }
    try {
      draw(run, base, time, language, maps.folder.path());
      ++drawn;
    } catch (const InputError& error) {  // a report without maps is better than none
      problem = error.what();
    }
  }
  maps.problem = drawn > 0 ? std::string() : problem;
  return maps;
}

}  // namespace poai::viz
