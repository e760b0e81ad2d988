#pragma once
// Whether a scenario may go on from the state of another one: only what they differ in counts.

#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/simulation/checkpoint.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::simulation {

/// Two scenarios with what they were read from.
struct BranchInputs {
  const Inputs& inputs;
  const std::vector<InputFile>& files;  ///< with the digests of all that were read
};

/// Reports (kScenario, of the branch's file) everything in which the days of the two can differ
/// before `from`: settings, data files, experience, services and their changes. Names,
/// descriptions, expectations and places that are not open before `from` do not count.
void expect_same_before(SimTime from, const BranchInputs& base, const BranchInputs& branch,
                        Problems& problems);

}  // namespace poai::simulation
