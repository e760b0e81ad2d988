#pragma once
// Which place is meant by somebody who wrote its name, or a misspelt id.

#include <string>
#include <string_view>

#include "engine/district/district.hpp"

namespace poai::district {

/// What to do about an id that no place has: the id of the place of that name, the nearest id, or
/// that of the place whose name is nearest or has these words in it; of an area, that it is none.
/// An empty text if nothing is near.
[[nodiscard]] std::string suggest_place(std::string_view written, const District& district);

}  // namespace poai::district
