#pragma once
// How large discs and lines of a theme are: pixels on that sheet.

#include <algorithm>
#include <cmath>

#include "viz/render/map_sheet.hpp"
#include "viz/render/theme_look.hpp"

namespace poai::viz {

/// Radius of a disc that has the area of so many persons.
[[nodiscard]] inline double persons_radius_px(const MapSheet& sheet, double persons) {
  return sheet.px(std::sqrt(look::kGuestAreaPx2 * persons));
}

/// Radius of all that is drawn for a place that serves meals.
[[nodiscard]] inline double radius_px(const MapSheet& sheet, const LunchPlace& place) {
  const double persons = place.guests + place.queue + place.went_off;
  return persons_radius_px(sheet, std::max(place.seats, persons)) + sheet.px(1.0);
}

[[nodiscard]] inline double radius_px(const MapSheet& sheet, const MeetingPlace& place) {
  return sheet.px(std::max(1.5, std::sqrt(look::kMeetingAreaPx2 * place.hours)));
}

[[nodiscard]] inline double radius_px(const MapSheet& sheet, const LunchNeed& need) {
  return persons_radius_px(sheet, need.wanted);
}

[[nodiscard]] inline double radius_px(const MapSheet& sheet, const PlaceDifference& place) {
  return std::max(sheet.px(2.5), persons_radius_px(sheet, std::abs(place.guests_a_day)));
}

[[nodiscard]] inline double radius_px(const MapSheet& sheet, const AddedPlace& /*place*/) {
  return sheet.px(look::kAddedRadiusPx);
}

[[nodiscard]] inline double width_px(const MapSheet& sheet, const LinkFlow& link) {
  return sheet.px(std::max(look::kLeastFlowPx, look::kFlowPx * link.persons_per_15min));
}

[[nodiscard]] inline double width_px(const MapSheet& sheet, const SectionLoad& section) {
  return sheet.px(std::max(look::kLeastSectionPx, look::kSectionPx * section.passengers_per_h));
}

}  // namespace poai::viz
