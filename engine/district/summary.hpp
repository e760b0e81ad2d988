#pragma once
// What a district holds, in numbers, for `poai check` and reports.

#include <array>
#include <cstdint>
#include <string>

#include "engine/district/district.hpp"

namespace poai::district {

struct Summary {
  /// A day of the timetable or of the flight table: [0] weekday, [1] weekend.
  template <class T>
  using ByDay = std::array<T, 2>;

  std::size_t nodes = 0;
  std::size_t links = 0;
  double walkway_km = 0.0;    ///< without the ties to gates
  std::size_t gate_ties = 0;  ///< of the links
  double gate_ties_km = 0.0;
  std::size_t places = 0;
  std::array<std::size_t, kPlaceKindNames.size()> places_by_kind{};
  std::size_t services = 0;
  std::array<std::size_t, kPlaceAreaNames.size()> seats_by_area{};
  std::size_t buildings = 0;
  std::size_t stops = 0;
  std::size_t routes = 0;
  ByDay<std::size_t> runs{};
  ByDay<std::size_t> flights{};
  ByDay<std::size_t> flight_seats{};
};

[[nodiscard]] Summary summarise(const District& district);

/// The summary as aligned lines "what  value", each with a line feed.
[[nodiscard]] std::string summary_text(const Summary& summary);

}  // namespace poai::district
