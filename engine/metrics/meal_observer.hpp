#pragma once
// Meals: who wanted one from a place, who got one, what it cost, and how long it took.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/metrics/unserved_reason.hpp"
#include "engine/metrics/venue_observer.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// Bought bento, canteen, eating out; not what is brought along, nor nothing.
[[nodiscard]] bool is_from_a_place(LunchForm form);

class MealObserver {
 public:
  /// `service_at` tells the service of a place at the moment of the call.
  MealObserver(std::size_t person_count, ServiceAt service_at);

  void take(const Event& event);

  /// Stands for "no meal was wanted" among forms and outcomes.
  static constexpr std::uint8_t kNone = 0xff;

  [[nodiscard]] const Column<PersonId, float>& yen() const { return yen_; }
  [[nodiscard]] const Column<PersonId, std::uint8_t>& form() const { return form_; }
  [[nodiscard]] const Column<PersonId, std::uint8_t>& outcome() const { return outcome_; }
  /// The form that the meal took: who finds no canteen eats out, who finds no seat may
  /// buy a bento, who gets nothing has none.
  [[nodiscard]] const Column<PersonId, std::uint8_t>& realised() const { return realised_; }
  /// Where the person was when the meal was wanted; none without one.
  [[nodiscard]] const Column<PersonId, PlaceId>& from() const { return from_; }
  /// Where the meal was had or bought; none without one.
  [[nodiscard]] const Column<PersonId, PlaceId>& place() const { return place_; }
  /// From the begin of the break to the door of the first place; nothing if none was gone to.
  [[nodiscard]] std::optional<double> walk_min(PersonId person) const;
  /// From the begin of the break to the next activity; nothing if there was none, or no break.
  [[nodiscard]] std::optional<double> away_min(PersonId person) const;

  /// Meals wanted from a place: bought bento, canteen, eating out.
  [[nodiscard]] std::uint64_t wanted() const { return wanted_; }
  [[nodiscard]] std::uint64_t served() const { return served_; }
  /// Wanted from a place and not got.
  [[nodiscard]] std::uint64_t unserved() const;
  [[nodiscard]] std::uint64_t unserved(UnservedReason reason) const {
    return unserved_.at(static_cast<std::size_t>(reason));
  }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  static constexpr std::int32_t kNever = INT32_MIN;

  void want(const Event& event);
  void settle(const Event& event);
  void serve(const Event& event);
  void begin_activity(const Event& event);
  [[nodiscard]] std::optional<double> minutes_since_begin(PersonId person,
                                                          std::int32_t until_ms) const;

  ServiceAt service_at_;
  Column<PersonId, float> yen_;
  Column<PersonId, std::uint8_t> form_;
  Column<PersonId, std::uint8_t> outcome_;
  Column<PersonId, std::uint8_t> realised_;
  Column<PersonId, PlaceId> from_;
  Column<PersonId, PlaceId> place_;
  Column<PersonId, std::int32_t> began_ms_;
  Column<PersonId, std::int32_t> arrived_ms_;
  Column<PersonId, std::int32_t> back_ms_;
  std::uint64_t wanted_ = 0;
  std::uint64_t served_ = 0;
  Column<PersonId, UnservedReason> why_;  ///< the last visit of the search was in vain
  std::array<std::uint64_t, kUnservedReasonNames.size()> unserved_{};
};

}  // namespace poai::metrics
