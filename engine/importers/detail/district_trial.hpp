#pragma once
// Loads the district that an import would leave, before any of it is written.

#include "engine/core/input_error.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/merge.hpp"

namespace poai::importers::detail {

/// Reports what would keep the district from being loaded after the plan, if it is new or can be
/// loaded now. Nothing where its map or its places are still missing.
void try_district(const DistrictFolder& folder, const MergePlan& plan, Problems& problems);

}  // namespace poai::importers::detail
