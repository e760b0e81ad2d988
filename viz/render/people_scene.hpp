#pragma once
// The people of one frame of a run, as dots and trains.

#include <cstddef>

#include "engine/output/run_file.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

/// The people of frame `frame` of the run on the ground of `scene`: trains as one figure each,
/// who waits for them as one crowd a station, riders of buses where their line is drawn, everybody
/// else who is not in a vehicle as a dot. People who share a place are spread over a disc that
/// grows with their number.
[[nodiscard]] People people_of(const output::RunFile& run, std::size_t frame,
                               const MapScene& scene);

/// Whether a bus at that point is on a line that the scene draws.
[[nodiscard]] bool is_on_bus_line(geometry::Point point, const MapScene& scene);

}  // namespace poai::viz
