#include "engine/district/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/words.hpp"
#include "engine/district/detail/flaws.hpp"

namespace poai::district {

std::string Finding::text() const {
  return fmt::format("{}: {}{}{}: {} ({})", file, id, id.empty() ? "" : ": ",
                     word(kFindingKindNames, kind), problem, reason);
}

std::vector<Finding> find_flaws(const District& district) {
  std::vector<Finding> findings;
  find_line_flaws(district.network, findings);
  find_joint_flaws(district, findings);
  find_cut_off_parts(district, findings);
  find_transit_flaws(district, findings);
  find_place_flaws(district, findings);
  find_source_flaws(district, findings);
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.kind < b.kind;
  });
  return findings;
}

}  // namespace poai::district
