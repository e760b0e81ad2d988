#pragma once
// Reads a scenario file with its bases and `--set` changes; and the reference of its keys.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/district/district.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::scenario {

/// `settings` are "section.key=value" texts, applied after inheritance (value as in TOML; bare
/// words are strings). Problems are added to `problems` (kScenario), one syntax error per file, all
/// others at once.
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file,
                                     const std::vector<std::string>& settings, Problems& problems);

/// A change of one place's service at a moment.
struct ServiceEdit {
  SimTime at;
  PlaceId place;
  district::Service service;
};

/// Checks the interventions against the district, adds the new places to it, applies what holds
/// from the day's begin to `district.services` and returns the timed rest in the order of time.
[[nodiscard]] std::vector<ServiceEdit> apply_interventions(const Scenario& scenario,
                                                           district::District& district,
                                                           Problems& problems);

}  // namespace poai::scenario
