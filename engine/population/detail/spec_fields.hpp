#pragma once
// Reads the recurring kinds of fields of `population.toml`: numbers per day type, bands, shares,
// references to places and to named profiles.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// How far shares may be from adding up to 1: three decimals are written.
inline constexpr double kShareTolerance = 2e-3;

/// A plain number for all day types, or a table with one for each.
[[nodiscard]] ByDayType<double> read_by_day_type(const config::TomlTable& table,
                                                 std::string_view key, const config::Range& range);

/// A list of ["HH:MM", "HH:MM", weight]; empty if the key is absent.
[[nodiscard]] TimeBands read_time_bands(const config::TomlTable& table, std::string_view key);

/// A list of [a, b, ...]: the items that are lists of `width` values; others are reported.
[[nodiscard]] std::vector<std::vector<config::TomlValue>> read_rows(const config::TomlTable& table,
                                                                    std::string_view key,
                                                                    std::size_t width,
                                                                    std::string_view form);

/// Reports shares that do not add up to 1.
void check_sum(const config::TomlTable& table, std::string_view key, double sum);

/// The place with the id that the value names.
[[nodiscard]] PlaceId read_place(const config::TomlValue& value,
                                 const district::District& district);
[[nodiscard]] PlaceId read_required_place(const config::TomlTable& table, std::string_view key,
                                          const district::District& district);

/// The table `capacity`: persons by id of one of `places`.
[[nodiscard]] Capacities read_capacities(const config::TomlTable& table,
                                         const district::District& district,
                                         const std::vector<PlaceId>& places);

/// The index in `names` of the profile that the key names; nothing if it is absent or unknown
/// (which is reported: `what` is "tour", "access profile", ...).
[[nodiscard]] std::optional<std::size_t> read_reference(const config::TomlTable& table,
                                                        std::string_view key,
                                                        const std::vector<std::string>& names,
                                                        std::string_view what);
[[nodiscard]] std::size_t read_required_reference(const config::TomlTable& table,
                                                  std::string_view key,
                                                  const std::vector<std::string>& names,
                                                  std::string_view what);

/// The `name` of each element.
template <class Profile>
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Profile>& profiles) {
  std::vector<std::string> names;
  for (const Profile& profile : profiles) {
    names.push_back(profile.name);
  }
  return names;
}

}  // namespace poai::population::detail
