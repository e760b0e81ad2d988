#pragma once
// The parts of `find_flaws`: each adds what it finds.

#include <vector>

#include "engine/district/findings.hpp"

namespace poai::district {

void find_line_flaws(const WalkNetwork& network, std::vector<Finding>& findings);
void find_joint_flaws(const District& district, std::vector<Finding>& findings);
void find_cut_off_parts(const District& district, std::vector<Finding>& findings);
void find_transit_flaws(const District& district, std::vector<Finding>& findings);
void find_place_flaws(const District& district, std::vector<Finding>& findings);
void find_source_flaws(const District& district, std::vector<Finding>& findings);

}  // namespace poai::district
