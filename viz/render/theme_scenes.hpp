#pragma once
// Reads what maps of flows, densities, lunch and encounters show.

#include <cstddef>

#include "engine/core/time.hpp"
#include "engine/output/run_file.hpp"
#include "viz/render/map_themes.hpp"

namespace poai::viz {

/// Walkers of the quarter of an hour (or other interval of the run's series) in which `time` lies,
/// and the load of train sections in its clock hour.
[[nodiscard]] FlowTheme flow_of(const output::RunFile& run, SimTime time);

/// Persons per square metre: walkers of the frame on their links, people who stay, sit or queue at
/// places on the footprint of the building that the place is in.
[[nodiscard]] DensityTheme density_of(const output::RunFile& run, std::size_t frame);

/// This less the base, by the ids of links (one that only this has differs by all of its density)
/// and building by building in the order of the district, which must be the same for both: throws
/// InputError (kScenario) if it is not.
[[nodiscard]] DensityTheme difference_of(const DensityTheme& density, const DensityTheme& base);

/// Places that only `run` has, such as those that an intervention opens.
[[nodiscard]] std::vector<AddedPlace> places_added(const output::RunFile& run,
                                                   const output::RunFile& base);

/// Places that serve meals at the end of the last interval at or before `time`.
[[nodiscard]] LunchTheme lunch_of(const output::RunFile& run, SimTime time);

/// Meals wanted on the whole day, against the seats within 5 minutes on foot (`/lunch`).
[[nodiscard]] LunchDesertTheme lunch_desert_of(const output::RunFile& run);

/// Contacts of the whole day by place. The run knows the hours of contacts of a place, not whose
/// they are: an arc is the part of a place's hours that people of one base have of all hours that
/// people stay there (an estimate). Only the 60 widest arcs are kept.
[[nodiscard]] EncounterTheme encounters_of(const output::RunFile& run);

/// When the interval of series of links that holds `time` begins and ends.
[[nodiscard]] output::TimeWindow link_interval(const output::RunFile& run, SimTime time);

}  // namespace poai::viz
