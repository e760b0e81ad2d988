#pragma once
// The model's enumerations with the names they have in files: roles, activities, modes, lunch
// forms.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/event.hpp"

namespace poai {

enum class Role : std::uint8_t {
  kResident,
  kOfficeWorker,
  kResearcher,
  kClinicalWorker,
  kServiceWorker,
  kPortWorker,
  kAirportWorker,
  kStudent,
  kPupil,
  kOutPatient,
  kCompanion,
  kInPatient,
  kInPatientVisitor,
  kVisitor,
  kHotelGuest,
  kAirPassenger,
  kMainlandRider,
  kEngineer
};
inline constexpr std::array<std::string_view, 18> kRoleNames = {
    "resident",           "office_worker",  "researcher",
    "clinical_worker",    "service_worker", "port_worker",
    "airport_worker",     "student",        "pupil",
    "out_patient",        "companion",      "in_patient",
    "in_patient_visitor", "visitor",        "hotel_guest",
    "air_passenger",      "mainland_rider", "engineer"};

enum class ActivityKind : std::uint8_t {
  kHome,
  kWork,
  kStudy,
  kMedical,
  kShopping,
  kLeisure,
  kVisit,
  kEvent,
  kStay,
  kEscort,
  kTravel,
  kLunch,
  kElsewhere,
  kMeeting,  ///< of people who work in different buildings
  kSeminar,
  kCoffee,  ///< a break at a place that serves
  kDinner,
  kDrinks,
  kSupper  ///< dinner of who goes out for it from home or the hotel
};
inline constexpr std::array<std::string_view, 19> kActivityNames = {
    "home",    "work",   "study",  "medical", "shopping", "leisure",   "visit",
    "event",   "stay",   "escort", "travel",  "lunch",    "elsewhere", "meeting",
    "seminar", "coffee", "dinner", "drinks",  "supper"};

/// What people do, besides lunch, at a place that serves and that they choose when the time comes:
/// a break during work or study, three that come after it on the way home, and dinner from home or
/// the hotel and back.
enum class OutingKind : std::uint8_t { kCoffee, kShopping, kDinner, kDrinks, kSupper };
inline constexpr std::size_t kOutingKindCount = 5;
inline constexpr std::array<ActivityKind, kOutingKindCount> kOutingActivities = {
    ActivityKind::kCoffee, ActivityKind::kShopping, ActivityKind::kDinner, ActivityKind::kDrinks,
    ActivityKind::kSupper};
inline constexpr std::array<std::string_view, kOutingKindCount> kOutingKindNames = {
    "coffee", "shopping", "dinner", "drinks", "supper"};

[[nodiscard]] constexpr ActivityKind activity_of(OutingKind kind) {
  return kOutingActivities.at(static_cast<std::size_t>(kind));
}

/// The kind of outing that the activity is part of; nothing if it is of none.
[[nodiscard]] constexpr std::optional<OutingKind> outing_kind_of(ActivityKind activity) {
  for (std::size_t i = 0; i < kOutingKindCount; ++i) {
    if (kOutingActivities.at(i) == activity) {
      return static_cast<OutingKind>(i);
    }
  }
  return std::nullopt;
}

inline constexpr std::array<std::string_view, kModeCount> kModeNames = {
    "none", "walk", "bicycle", "car", "ferry", "bus", "port_liner", "taxi", "shuttle"};

enum class LunchForm : std::uint8_t { kNone, kHomeBento, kBoughtBento, kCanteen, kEatingOut };
inline constexpr std::array<std::string_view, 5> kLunchFormNames = {
    "none", "home_bento", "bought_bento", "canteen", "eating_out"};

/// Why an air passenger travels; all but transfers may stop on the island.
enum class AirPurpose : std::uint8_t {
  kTransfer,
  kResident,
  kVisitor,
  kBusiness,
  kConvention,
  kMedical
};
inline constexpr std::size_t kAirPurposeCount = 6;
inline constexpr std::array<std::string_view, kAirPurposeCount> kAirPurposeNames = {
    "transfer", "resident", "visitor", "business", "convention", "medical"};

inline constexpr std::array<std::string_view, kTerminalStepCount> kTerminalStepNames = {
    "aircraft_door", "immigration", "baggage",    "customs",
    "taxi_rank",     "security",    "emigration", "gate"};
inline constexpr std::array<std::string_view, kStrandedChoiceCount> kStrandedChoiceNames = {
    "next_flight", "returned", "hotel", "terminal"};

enum class Sex : std::uint8_t { kMale, kFemale };

/// The enumerator whose name is `name` in `names`; nothing if there is none.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> parse_word(const std::array<std::string_view, N>& names,
                                                       std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view word(const std::array<std::string_view, N>& names,
                                              Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

/// The names as strings, for `did_you_mean`.
template <std::size_t N>
[[nodiscard]] std::vector<std::string> word_list(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

}  // namespace poai
