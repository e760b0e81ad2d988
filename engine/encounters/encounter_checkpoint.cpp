// What of an engine is in a checkpoint. Cells, tables of pairs and the calendar are made again.

#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/storage/archive.hpp"

namespace poai::encounters {

void EncounterEngine::checkpoint(storage::Archive& archive) {
  archive.value("tick_end_ms", tick_end_);
  archive.value("proposal_count", proposal_count_);
  checkpoint_places(archive);
  std::vector<std::int32_t> due(calendar_.due_ms().begin(), calendar_.due_ms().end());
  archive.fixed("due_ms", std::span<std::int32_t>(due));
  archive.rows("own", own_.values(), storage::Field{"turns", &Own::turns});
  pairs_.checkpoint(archive);
  bouts_.checkpoint(archive, spaces_, pairs_.rows());
  if (!archive.reads()) {
    return;
  }
  for (std::size_t i = 0; i < due.size(); ++i) {
    if (due[i] != ProposalCalendar::kNever) {
      calendar_.set(PersonId(i), {due[i]});
    }
  }
}

// Spaces are written by their names; cells follow from person and space.
void EncounterEngine::checkpoint_places(storage::Archive& archive) {
  for (const unsigned slot : {0U, 1U}) {
    std::vector<SpaceId> in;
    for (const PersonId person : ids<PersonId>(members_.key.size())) {
      in.push_back(spaces_.space_of(person, slot));
    }
    std::vector<std::uint64_t> names = spaces_.names_of(in);
    archive.fixed(slot == 0 ? "primary" : "secondary", std::span<std::uint64_t>(names));
    if (!archive.reads()) {
      continue;
    }
    in = spaces_.named(names);
    for (const PersonId person : ids<PersonId>(members_.key.size())) {
      const SpaceId space = in[person.index()];
      spaces_.leave(person, slot);
      if (space.valid()) {
        spaces_.enter(person, slot, space, cell_for(person, space, spaces_[space].cell_count));
      }
    }
  }
}

}  // namespace poai::encounters
