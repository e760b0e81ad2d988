#pragma once
// Meals: who wanted one from a place, who got one, and what it cost.

#include <cstdint>
#include <functional>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/words.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

class MealObserver {
 public:
  /// `price_yen` tells the price at a place at the moment of the call.
  MealObserver(std::size_t person_count, std::function<double(PlaceId)> price_yen);

  void take(const Event& event);

  /// Stands for "no meal was wanted" among the outcomes.
  static constexpr std::uint8_t kNone = 0xff;

  [[nodiscard]] const Column<PersonId, float>& yen() const { return yen_; }
  [[nodiscard]] const Column<PersonId, std::uint8_t>& form() const { return form_; }
  [[nodiscard]] const Column<PersonId, std::uint8_t>& outcome() const { return outcome_; }

  /// Meals wanted from a place: bought bento, canteen, eating out.
  [[nodiscard]] std::uint64_t wanted() const { return wanted_; }
  [[nodiscard]] std::uint64_t served() const { return served_; }
  /// Wanted from a place and not got.
  [[nodiscard]] std::uint64_t unserved() const { return unserved_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  std::function<double(PlaceId)> price_yen_;
  Column<PersonId, float> yen_;
  Column<PersonId, std::uint8_t> form_;
  Column<PersonId, std::uint8_t> outcome_;
  std::uint64_t wanted_ = 0;
  std::uint64_t served_ = 0;
  std::uint64_t unserved_ = 0;
};

}  // namespace poai::metrics
