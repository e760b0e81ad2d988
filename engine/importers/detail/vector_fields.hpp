#pragma once
// The pairs of fields that a user names for an import of a vector file.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// Reports pairs, theirs by ours, of which one side is unknown: ours in the files of the district,
/// theirs in `names`, the fields that the file has.
void check_fields(Part part, const std::map<std::string, std::string>& fields,
                  const std::vector<std::string>& names, Problems& problems);

/// Names, but for our own, under which a property of a part is usually found.
[[nodiscard]] std::vector<std::string> usual_fields(Part part, std::string_view property);

/// Whether two names of fields are the same but for the case of their (Latin) letters.
[[nodiscard]] bool is_same_field(std::string_view a, std::string_view b);

/// Counts the fields in `names` that the import does not read.
void report_unread(Part part, const std::map<std::string, std::string>& fields,
                   const std::vector<std::string>& names, ImportReport& report);

}  // namespace poai::importers::detail
