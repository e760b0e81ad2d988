#pragma once
// The draws of one person's tour on a day: times within bands, stays, lunch.

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand::detail {

/// What a person means to do about lunch.
struct LunchPlan {
  std::int32_t start_ms = 0;
  std::uint8_t break_min = 0;
  LunchForm form = LunchForm::kNone;
};

/// All draws of one person and tour: the same whatever else the person does.
class TourDraws {
 public:
  TourDraws(const random::Draws& draws, PersonKey person, random::Occasion occasion)
      : draws_(draws), person_(person), occasion_(occasion) {}

  /// True with probability `share`.
  [[nodiscard]] bool appears(double share) const;
  [[nodiscard]] bool wants_outing(double share) const;
  /// Milliseconds since midnight; the bands must not be empty.
  [[nodiscard]] std::int32_t time(random::Purpose purpose,
                                  const population::TimeBands& bands) const;
  [[nodiscard]] std::int32_t stay_ms(const population::Tour& tour) const;
  /// When the stay ends of who arrives then: at the drawn time of leaving, or after the drawn stay,
  /// by the tour's `leave_by` but not before the least stay is over.
  [[nodiscard]] std::int32_t end_of_stay_ms(const population::Tour& tour, std::int32_t arrive_ms,
                                            std::int32_t least_ms) const;
  /// A normal number of minutes, cut at `least` and at three standard deviations.
  [[nodiscard]] std::int32_t minutes_ms(random::Purpose purpose, const population::Minutes& minutes,
                                        double least_min) const;
  /// Nothing if the person has no lunch on this tour.
  [[nodiscard]] std::optional<LunchPlan> lunch(const population::LunchProfile& profile, Sex sex,
                                               double lunch_share) const;
  /// Gumbel error of the alternative with this hash.
  [[nodiscard]] double error(random::Purpose purpose, std::uint64_t alternative) const;
  [[nodiscard]] random::Occasion occasion() const { return occasion_; }

 private:
  [[nodiscard]] double uniform(random::Purpose purpose, std::uint32_t index = 0) const {
    return draws_.uniform(person_, occasion_, purpose, index);
  }

  const random::Draws& draws_;
  PersonKey person_;
  random::Occasion occasion_;
};

/// The number of a tour within a person's day, from its name.
[[nodiscard]] random::Occasion tour_occasion(std::uint32_t day, std::string_view tour);

}  // namespace poai::demand::detail
