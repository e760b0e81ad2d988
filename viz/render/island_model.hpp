#pragma once
// The island as solids in a renderer: sea, land, buildings, guideway, trains and people.

#include <cstddef>
#include <cstdint>
#include <memory>

#include "viz/render/map_scene.hpp"

class vtkRenderer;  // NOLINT(cppcoreguidelines-virtual-class-destructor): VTK counts references

namespace poai::viz {

/// Parts of the island that can be hidden; sea and land stay.
enum class IslandLayer : std::uint8_t {
  kWays,
  kBuildings,
  kRailway,
  kTrains,
  kWaiting,  ///< columns on the stations
  kFigures
};
inline constexpr std::size_t kIslandLayerCount = 6;

enum class Visibility : std::uint8_t { kShown, kHidden };

class IslandModel {
 public:
  /// Adds what stands, and the lights; `renderer` must outlive the model.
  IslandModel(vtkRenderer& renderer, const MapScene& scene);
  ~IslandModel();
  IslandModel(const IslandModel&) = delete;
  IslandModel& operator=(const IslandModel&) = delete;

  /// Puts the scene's people and trains in the place of those before.
  void update(const MapScene& scene);

  void show(IslandLayer layer, Visibility visibility);
  [[nodiscard]] Visibility visibility(IslandLayer layer) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::viz
