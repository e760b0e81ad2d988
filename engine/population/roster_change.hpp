#pragma once
// People who come to or leave a synthesised population; everybody else stays as they are.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/population/synthesis.hpp"

namespace poai::population {

struct RosterChange {
  /// People of a block (by its index in the file: residents, then blocks) or of an organisation.
  struct Removal {
    std::string id;            ///< its hash enters the draws
    std::string block;         ///< id; empty: of the organisation
    std::string organisation;  ///< id
    double persons = 0.0;      ///< at a scale of 1, unless a share is given
    std::optional<double> share;
  };
  /// An organisation that employs the people of new blocks.
  struct NewOrganisation {
    NamedOrganisation organisation;
    std::vector<std::size_t> blocks;  ///< indices of PopulationSpec::blocks
  };

  std::vector<Removal> removals;
  std::size_t new_residents = 0;  ///< so many of the last PopulationSpec::residents
  std::size_t new_blocks = 0;     ///< so many of the last PopulationSpec::blocks
  std::vector<NewOrganisation> organisations;

  [[nodiscard]] bool empty() const {
    return removals.empty() && new_residents == 0 && new_blocks == 0 && organisations.empty();
  }
};

/// Synthesises `spec` without its new blocks, removes people and adds the new ones at the end. The
/// people of other blocks, their keys and all their attributes are those of the unchanged
/// population; a resident whose position is removed stays at home. New residents work off the
/// district or not at all.
[[nodiscard]] Population synthesise_changed(const PopulationSpec& spec, const RosterChange& change,
                                            const district::District& district,
                                            const SynthesisOptions& options, random::Draws draws,
                                            parallel::Threads threads);

}  // namespace poai::population
