#include "viz/render/map_scene.hpp"

#include <fmt/format.h>

#include "engine/core/input_error.hpp"
#include "engine/district/findings.hpp"
#include "engine/district/load.hpp"
#include "engine/output/map_tables.hpp"
#include "engine/output/run_file.hpp"
#include "viz/render/ground_scene.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {

MapScene ground_of_district(const district::District& district) {
  MapScene scene;
  scene.title_ja = district.title_ja;
  scene.title_en = district.title;
  scene.credit_ja = district.credit_ja;
  scene.credit_en = district.credit;
  scene.name = district.name;
  add_ground(scene, output::map_shapes(district), output::link_table(district.network),
             output::place_table(district), output::stop_table(district));
  return scene;
}

MapScene scene_of_district(const std::filesystem::path& folder) {
  Problems problems;
  district::LoadOptions options;
  options.cut_off = district::CutOff::kKept;
  const district::District district = district::load_district(folder, options, problems);
  problems.throw_if_any();
  MapScene scene = ground_of_district(district);
  for (const district::Finding& finding : district::find_flaws(district)) {
    if (finding.position) {
      const bool is_error = finding.severity == district::Severity::kError;
      scene.flaws.push_back({.position = *finding.position,
                             .mark = is_error ? FlawMark::kError : FlawMark::kWarning});
    }
  }
  return scene;
}

MapScene ground_of_run(const output::RunFile& run) {
  const output::RunInfo info = run.info();
  MapScene scene;
  scene.title_ja = info.title_ja;
  scene.title_en = info.title;
  scene.credit_ja = info.credit_ja;
  scene.credit_en = info.credit;
  scene.name = info.scenario;
  scene.day_type = info.day_type;
  add_ground(scene, run.map(), run.links(), run.places(), run.stops());
  return scene;
}

MapScene scene_of_run(const std::filesystem::path& folder, SimTime time) {
  RunScenes scenes(folder, {.from = time, .until = time + Duration{1}});
  return scenes.at(time, RunScenes::Moments::kFrames);
}

}  // namespace poai::viz
