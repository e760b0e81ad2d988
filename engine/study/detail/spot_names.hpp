#pragma once
// Names that people know for the places and walkways of a comparison.

#include <vector>

#include "engine/district/district.hpp"
#include "engine/study/comparison.hpp"

namespace poai::study::detail {

/// Each place has its names in one of the districts, or its id.
void name_places(std::vector<SpotDifference>& places, const district::District& base,
                 const district::District& alt);

/// A walkway has no name of its own: it is called after the place nearest to its middle.
void name_links(std::vector<SpotDifference>& links, const district::District& district);

}  // namespace poai::study::detail
