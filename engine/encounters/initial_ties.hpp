#pragma once
// The ties that people have when a run begins: in their teams and organisations, classes and
// schools.

#include "engine/encounters/circles.hpp"
#include "engine/encounters/encounter_parameters.hpp"
#include "engine/encounters/ties.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/random/draws.hpp"

namespace poai::encounters {

/// Persons of a class that each student names, besides those of the whole school.
inline constexpr std::uint32_t kClassmates = 3;

/// Everybody in a team knows everybody in it; students know `kClassmates` of their class; all
/// name `other_ties` people of their organisation or school, drawn so that one person more changes
/// the ties of few; who draws himself or the same one twice names fewer. Strengths are log-normal
/// and drawn once for each pair: one that is named more than once has the strongest of these ties,
/// not their sum. The replicate of `draws` does not enter.
[[nodiscard]] TieGraph initial_ties(const Circles& circles, const Column<PersonId, PersonKey>& keys,
                                    const EncounterParameters& parameters,
                                    const random::Draws& draws, parallel::Threads threads);

}  // namespace poai::encounters
