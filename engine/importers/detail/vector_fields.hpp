#pragma once
// The pairs of fields that a user names for an import of a vector file.

#include <map>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/district_draft.hpp"

namespace poai::importers::detail {

/// Reports pairs, theirs by ours, of which one side is unknown: ours in the files of the district,
/// theirs in `names`, the fields that the file has.
void check_fields(Part part, const std::map<std::string, std::string>& fields,
                  const std::vector<std::string>& names, Problems& problems);

}  // namespace poai::importers::detail
