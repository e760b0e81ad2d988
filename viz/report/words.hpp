#pragma once
// Names of roles, modes and day types as the report says them.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/rail_name.hpp"
#include "viz/report/document.hpp"

namespace poai::report {

/// Roles together that a chart can tell apart.
struct RoleGroup {
  Text name;
  std::array<Role, 7> roles{};
  std::size_t count = 0;  ///< of `roles`
};
/// Every role is in exactly one group.
[[nodiscard]] const std::array<RoleGroup, 7>& role_groups();

[[nodiscard]] Text name_of(Role role);
[[nodiscard]] Text name_of(Mode mode);
/// Words about the Port Liner as words about the railway of the district.
[[nodiscard]] Text about(const district::RailName& rail, const Text& words);
[[nodiscard]] const Text& title_of(DayType day_type);

/// A name of compare.json's groups ("role.resident", "age.0-14", "sex.male", "home.<place>").
[[nodiscard]] Text group_title(std::string_view group);

/// What an indicator of summary.json is, if the report has a name for it.
[[nodiscard]] std::optional<Text> indicator_title(
    std::string_view key, const district::RailName& rail = district::any_rail());

}  // namespace poai::report
