#pragma once
// What the railway of a district is called: words about trains are those of its lines.

#include <string>
#include <string_view>

#include "engine/district/transit.hpp"

namespace poai::district {

struct RailName {
  std::string en = "Port Liner";
  std::string ja = "ポートライナー";
};

/// For districts whose railways have no name in common, and where no district is known.
[[nodiscard]] const RailName& any_rail();

/// The words with which the names of over half of the routes of trains begin, in both languages as
/// the timetable has them (the bundled line has an English name, too); `any_rail` without such.
[[nodiscard]] RailName rail_name(const Transit& transit);

/// English or Japanese words about the Port Liner as words about this railway.
[[nodiscard]] std::string about_rail(std::string_view words, const RailName& name);

}  // namespace poai::district
