// Drawing a frame of 1920 x 1080 pixels with so many people outdoors on the bundled island: maps,
// densities and the island in space, each drawn anew and read back as for a film.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/geometry/point.hpp"
#include "tests/benchmark/checked_main.hpp"
#include "viz/render/island_painter.hpp"
#include "viz/render/map_painter.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::benchmarks {
namespace {

constexpr viz::MapOptions kOptions{.width_px = 1920, .height_px = 1080};
constexpr std::size_t kBytes = 3U * 1920U * 1080U;

/// A point of the ways that `key` chooses.
geometry::Point on_a_way(const std::vector<viz::Line>& ways, std::uint64_t key) {
  const std::uint64_t bits = mix64(key);
  const viz::Line& way = ways.at(bits % ways.size());
  const std::size_t piece = (bits >> 20U) % (way.size() - 1);
  constexpr std::uint64_t kSteps = 1000;
  const double share = static_cast<double>((bits >> 40U) % kSteps) / kSteps;
  return geometry::between(way[piece], way[piece + 1], share);
}

viz::People people_on(const viz::MapScene& ground, std::size_t count) {
  viz::People people;
  for (std::size_t i = 0; i < count; ++i) {
    const auto group = i % viz::kPersonGroupCount;
    people.figures.push_back({.position = on_a_way(ground.ways[0], i),
                              .group = static_cast<viz::PersonGroup>(group),
                              .person = static_cast<std::uint32_t>(i)});
    ++people.count.at(group);
  }
  return people;
}

viz::MapScene ground() {
  viz::MapScene scene = viz::scene_of_district(POAI_SOURCE_DIR "/data/port-island");
  scene.flaws.clear();
  scene.clock = "08:20";
  return scene;
}

viz::MapScene with_people(std::size_t count) {
  viz::MapScene scene = ground();
  scene.people = people_on(scene, count);
  return scene;
}

/// Every way and building has a density that goes with the number of people.
viz::MapScene with_densities(std::size_t count) {
  viz::MapScene scene = ground();
  viz::DensityTheme& density = scene.density.emplace();
  for (const auto& kind : scene.ways) {
    for (const viz::Line& way : kind) {
      density.links.push_back({.id = {}, .line = way, .width_m = 4.0});
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    density.links.at(mix64(i) % density.links.size()).persons_per_m2 += 0.005;
  }
  for (const viz::Building& building : scene.buildings) {
    density.buildings.push_back({.outline = building.outline, .persons_per_m2 = 0.1});
  }
  return scene;
}

std::string drawn(const viz::MapScene& scene) {
  viz::MapPainter painter(scene, kOptions);
  painter.paint();
  return painter.rgb();
}

void check_pictures() {
  const std::string empty = drawn(ground());
  expects(empty.size() == kBytes, "three bytes a pixel");
  for (const viz::MapScene& scene : {with_people(1000), with_densities(1000)}) {
    const std::string picture = drawn(scene);
    std::size_t other = 0;
    for (std::size_t i = 0; i < kBytes; ++i) {
      other += picture[i] != empty[i] ? 1U : 0U;
    }
    expects(other > kBytes / 200, "the people are seen");
  }
}

void count(benchmark::State& state) {
  state.counters["persons"] = static_cast<double>(state.range(0));
}

void draw_maps(benchmark::State& state, const viz::MapScene& scene) {
  viz::MapPainter painter(scene, kOptions);
  for (auto _ : state) {
    painter.paint();
    benchmark::DoNotOptimize(painter.rgb());
  }
  count(state);
}

void map_frame(benchmark::State& state) {
  draw_maps(state, with_people(static_cast<std::size_t>(state.range(0))));
}

void density_frame(benchmark::State& state) {
  draw_maps(state, with_densities(static_cast<std::size_t>(state.range(0))));
}

void island3d_frame(benchmark::State& state) {
  viz::MapScene scene = with_people(static_cast<std::size_t>(state.range(0)));
  scene.view = viz::SceneView::kSpace;
  viz::IslandPainter painter(scene, kOptions);
  for (auto _ : state) {
    painter.paint(viz::camera_pose(scene, viz::CameraPath::kStill, 0.0));
    benchmark::DoNotOptimize(painter.rgb());
  }
  count(state);
}

/// Processor time of all threads: the software renderer has some of its own.
void sized(benchmark::internal::Benchmark* frame) {
  frame->Arg(10'000)->Arg(80'000)->Iterations(20)->MeasureProcessCPUTime()->Unit(
      benchmark::kMillisecond);
}
BENCHMARK(map_frame)->Apply(sized);
BENCHMARK(density_frame)->Apply(sized);
BENCHMARK(island3d_frame)->Apply(sized);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_pictures);
}
